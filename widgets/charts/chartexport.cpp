// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartexport.h"

#include "core/base/file.h"
#include "widgets/charts/comparisonplot.h"
#include "widgets/charts/sheet.h"
#include "widgets/pdf/pdfdocument.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double screenDotsPerInch = 96.0; // at which the chart's sizes are meant

/// Type shrinks on a narrow sheet before text would be cut, and grows a little on a wide one.
double typeScale(double width)
{
    constexpr double comfortableWidth = 820;
    return std::clamp(width / comfortableWidth, 0.65, 1.25);
}

constexpr double pixelsPerMillimetre = screenDotsPerInch / millimetresPerInch;

/// The chart's size in device-independent pixels.
QSize pixelSize(const BarChart &chart, const ChartSize &size)
{
    const double width = size.width * pixelsPerMillimetre;
    if (size.height > 0)
        return {qRound(width), qRound(size.height * pixelsPerMillimetre)};
    return {qRound(width), qRound(tallestHeight(chart) * typeScale(width))};
}

void paint(const BarChart &chart, QPaintDevice *device, const QSize &size, double scale)
{
    Sheet sheet;
    sheet.begin(device, scale);
    sheet.drawChart(chart, {Theme::print(), typeScale(size.width())}, QRectF(QPointF(), size));
    sheet.end();
}

Expected<QByteArray> bytesOf(const BarChart &chart, const QString &title, Language language,
                             const ChartSize &size, const QString &path)
{
    const QString format = QFileInfo(path).suffix().toLower();
    if (format == QLatin1String("pdf"))
        return chartToPdf(chart, title, language, size);
    if (format == QLatin1String("svg"))
        return chartToSvg(chart, title, size);
    if (format != QLatin1String("png"))
        return tl::unexpected(Error{ErrorCode::FormatNotWritable,
                                    {{"value", format.toStdString()}, {"expected", "pdf, svg, png"}}});
    QByteArray bytes;
    QBuffer buffer(&bytes);
    constexpr double printDotsPerInch = 300.0;
    chartToImage(chart, size, printDotsPerInch).save(&buffer, "PNG");
    return bytes;
}

} // namespace

Expected<QByteArray> chartToPdf(const BarChart &chart, const QString &title, Language language,
                                const ChartSize &size)
{
    const QSize pixels = pixelSize(chart, size);
    PdfDocument document;
    QPdfWriter &writer = document.device();
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Hakari"));
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setPageLayout(QPageLayout(
        QPageSize(QSizeF(pixels) / pixelsPerMillimetre, QPageSize::Millimeter, {}, QPageSize::ExactMatch),
        QPageLayout::Portrait, QMarginsF()));
    constexpr int resolution = 1200;
    writer.setResolution(resolution);
    paint(chart, &writer, pixels, resolution / screenDotsPerInch);
    const auto bytes = document.finish(tagOf(language));
    if (!bytes)
        return tl::unexpected(
            Error{ErrorCode::WriteFailed, {{"file", "PDF"}, {"cause", bytes.error().toStdString()}}});
    return *bytes;
}

QByteArray chartToSvg(const BarChart &chart, const QString &title, const ChartSize &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    const QSize pixels = pixelSize(chart, size);
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setResolution(qRound(screenDotsPerInch));
    generator.setSize(pixels);
    generator.setViewBox(QRect(QPoint(), pixels));
    paint(chart, &generator, pixels, 1.0);
    return bytes;
}

QImage chartToImage(const BarChart &chart, const ChartSize &size, double dotsPerInch)
{
    const double scale = dotsPerInch / screenDotsPerInch;
    const QSize pixels = pixelSize(chart, size);
    QImage image((QSizeF(pixels) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    const auto dotsPerMetre = static_cast<int>(std::lround(dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.fill(Qt::white);
    ComparisonPlot plot;
    plot.setChart(chart, {Theme::print(), scale * typeScale(pixels.width())});
    QCPPainter painter(&image);
    plot.toPainter(&painter, image.width(), image.height());
    return image;
}

QMimeData *chartToMimeData(const BarChart &chart, const QString &title)
{
    auto *data = new QMimeData;
    data->setImageData(chartToImage(chart, {}, 2 * screenDotsPerInch));
    data->setData(QStringLiteral("image/svg+xml"), chartToSvg(chart, title, {}));
    data->setData(QStringLiteral("text/tab-separated-values"), tabSeparated(chart).toUtf8());
    data->setText(tabSeparated(chart));
    return data;
}

Expected<void> exportChart(const BarChart &chart, const QString &title, Language language,
                           const ChartSize &size, const QString &path)
{
    auto bytes = bytesOf(chart, title, language, size, path);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::WriteFailed)
            bytes.error().args["file"] = path.toStdString();
        return tl::unexpected(bytes.error());
    }
    return writeFileAtomically(path.toStdString(),
                               {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

} // namespace hakari
