// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/report/reportdocument.h"

#include "core/exchange/comparisonjson.h"
#include "widgets/pdf/pdfdocument.h"
#include "widgets/report/reportpainter.h"

namespace hakari {

namespace {

constexpr int resolution = 1200;
constexpr double unitsPerInch = 96.0;

} // namespace

ReportDocument::ReportDocument(const Study &study, const Comparison &comparison, const Formatter &formatter)
    : m_study(study), m_comparison(comparison), m_formatter(formatter)
{
}

Expected<QByteArray> ReportDocument::toPdf() const
{
    PdfDocument document;
    QPdfWriter &writer = document.device();
    writer.setTitle(m_formatter.text(m_study.title));
    writer.setCreator(QStringLiteral("Hakari " HAKARI_VERSION));
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF()));
    writer.setResolution(resolution);
    const std::string json = comparisonToJson(m_study, m_comparison).dump(2);
    writer.addFileAttachment(QStringLiteral("comparison.json"), QByteArray::fromStdString(json),
                             QStringLiteral("application/json"));
    Sheet sheet;
    sheet.begin(&writer, resolution / unitsPerInch);
    document.addBookmark(m_formatter.text(m_study.title));
    QString lastHeading;
    ReportPainter(m_study, m_comparison, m_formatter).paint(sheet, [&](const QString &heading) {
        writer.newPage();
        if (heading != lastHeading)
            document.addBookmark(heading);
        lastHeading = heading;
    });
    sheet.end();
    const auto bytes = document.finish(tagOf(m_formatter.language()));
    if (!bytes)
        return tl::unexpected(
            Error{ErrorCode::WriteFailed, {{"file", "PDF"}, {"cause", bytes.error().toStdString()}}});
    return *bytes;
}

QList<QImage> ReportDocument::toImages(double dotsPerInch) const
{
    const double scale = dotsPerInch / unitsPerInch;
    const auto blank = [scale] {
        QImage page((ReportPainter::pageSize() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        page.fill(Qt::white);
        return page;
    };
    QList<QImage> pages{blank()};
    Sheet sheet;
    sheet.begin(&pages.last(), scale);
    ReportPainter(m_study, m_comparison, m_formatter).paint(sheet, [&](const QString &) {
        sheet.end();
        pages << blank();
        sheet.begin(&pages.last(), scale);
    });
    sheet.end();
    return pages;
}

} // namespace hakari
