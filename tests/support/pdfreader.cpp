// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pdfreader.h"

#include "tests/support/program.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>

namespace hakari::test {

QByteArray PdfReader::run(const QString &tool, const QStringList &before, const QStringList &after) const
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("in.pdf"));
    writeAll(path, m_bytes);
    const Outcome outcome = runProgram(tool, before + QStringList{path} + after);
    if (outcome.status != 0)
        qFatal("%s: %s", qPrintable(tool), outcome.err.constData());
    return outcome.out;
}

QString PdfReader::text(const QStringList &options) const
{
    return QString::fromUtf8(run(QStringLiteral("pdftotext"), options, {QStringLiteral("-")}));
}

QList<PdfReader::Word> PdfReader::words() const
{
    QXmlStreamReader xml(run(QStringLiteral("pdftotext"), {QStringLiteral("-bbox")}, {QStringLiteral("-")}));
    QList<Word> words;
    int page = -1;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("page"))
            ++page;
        if (xml.name() != QLatin1String("word"))
            continue;
        const auto at = [&xml](const char *name) {
            return xml.attributes().value(QLatin1String(name)).toDouble();
        };
        const QRectF box(QPointF(at("xMin"), at("yMin")), QPointF(at("xMax"), at("yMax")));
        words.append({page, box, xml.readElementText()});
    }
    return words;
}

QString PdfReader::info(const QString &field) const
{
    const QString all = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {}));
    const QRegularExpression line(QStringLiteral("^%1: +(.*)$").arg(field),
                                  QRegularExpression::MultilineOption);
    return line.match(all).captured(1);
}

QSizeF PdfReader::pageSize() const
{
    const QRegularExpression size(QStringLiteral("([0-9.]+) x ([0-9.]+)"));
    const auto match = size.match(info(QStringLiteral("Page size")));
    return {match.captured(1).toDouble(), match.captured(2).toDouble()};
}

int PdfReader::pageCount() const
{
    return info(QStringLiteral("Pages")).toInt();
}

int PdfReader::imageCount() const
{
    constexpr int headerLines = 2;
    return static_cast<int>(run(QStringLiteral("pdfimages"), {QStringLiteral("-list")}).count('\n'))
           - headerLines;
}

QStringList PdfReader::fontsNotEmbedded() const
{
    constexpr int headerLines = 2;
    const QString list = QString::fromUtf8(run(QStringLiteral("pdffonts"), {}));
    QStringList missing;
    for (const QString &font : list.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(headerLines)) {
        static const QRegularExpression embedded(QStringLiteral("Identity-H +yes +(yes|no) +yes "));
        if (!font.contains(embedded))
            missing << font;
    }
    return missing;
}

QByteArray PdfReader::attachment(const QString &name) const
{
    const QTemporaryDir folder;
    const QString saved = folder.filePath(QStringLiteral("saved"));
    run(QStringLiteral("pdfdetach"), {QStringLiteral("-savefile"), name, QStringLiteral("-o"), saved});
    return readAll(saved);
}

bool hasRadicals(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c >= QChar(0x2E80) && c <= QChar(0x2FDF); });
}

QString withoutSpaces(QString text)
{
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

} // namespace hakari::test
