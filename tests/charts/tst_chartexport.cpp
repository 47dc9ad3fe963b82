// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/crowd.h"
#include "tests/support/guimain.h"
#include "tests/support/pdfreader.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/support/unprivileged.h"
#include "widgets/charts/chartexport.h"
#include "widgets/models/appearance.h"

#include <QDir>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace hakari;
using namespace hakari::test;

namespace {

const QString title = QStringLiteral("消費電力量の比較 − LayoutLM");

BarChart chartOf(const std::string &id, Language language)
{
    const Study study = shippedStudy(id);
    return headlineChart(study, compared(study), Formatter(language));
}

PdfReader pdfOf(const BarChart &chart, Language language, const ChartSize &size = {})
{
    const auto bytes = chartToPdf(chart, title, language, size);
    if (!bytes)
        qFatal("%s", describe(bytes.error()).c_str());
    return PdfReader(*bytes);
}

/// All texts of an SVG, or nothing where it is no well-formed XML.
QStringList textsOfSvg(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
            texts << xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return xml.hasError() ? QStringList() : texts;
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

/// A single chart as PDF, SVG, PNG and on the clipboard.
class TestChartExport : public QObject
{
    Q_OBJECT

private slots:
    void pdfHoldsTheStringsAsDrawn_data();
    void pdfHoldsTheStringsAsDrawn();
    void pdfOfTheReferenceStudyReadsAsWritten();
    void pdfIsVectorWithFontsEmbedded();
    void pdfHasTheSizeAskedFor_data();
    void pdfHasTheSizeAskedFor();
    void pdfIsAsTallAsItsRowsNeed();
    void svgIsWellFormedWithText();
    void pngHasTheSizeAskedFor();
    void clipboardHoldsPictureSvgAndTable();
    void printStyleIsIndependentOfTheTheme();
    void writesByTheExtension();
    void unknownExtensionIsRefused();
    void unwritableTargetKeepsTheOldFile();
};

void TestChartExport::pdfHoldsTheStringsAsDrawn_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("japanese");
    for (const std::string &id : shippedStudyIds()) {
        QTest::addRow("%s ja", id.c_str()) << QString::fromStdString(id) << true;
        QTest::addRow("%s en", id.c_str()) << QString::fromStdString(id) << false;
    }
}

void TestChartExport::pdfHoldsTheStringsAsDrawn()
{
    QFETCH(QString, id);
    QFETCH(bool, japanese);
    const Language language = japanese ? Language::Japanese : Language::English;
    const BarChart chart = chartOf(id.toStdString(), language);
    const QString text = pdfOf(chart, language).text();
    QVERIFY(!hasRadicals(text));
    const QString packed = withoutSpaces(text);
    QStringList wanted{chart.header, chart.published, chart.estimated, chart.claim, chart.interval};
    for (const BarRow &row : chart.rows)
        wanted << row.name << row.detail << row.badge;
    for (const BarPanel &panel : chart.panels) {
        wanted << panel.title << (panel.emptyText.isEmpty() ? panel.unit : panel.emptyText);
        for (const Bar &bar : panel.bars) {
            if (panel.emptyText.isEmpty())
                wanted << bar.valueText << bar.changeText << bar.absence;
        }
    }
    for (const QString &string : wanted)
        QVERIFY2(packed.contains(withoutSpaces(string)), qPrintable(string + QStringLiteral(" in ") + text));
}

void TestChartExport::pdfOfTheReferenceStudyReadsAsWritten()
{
    const QString text = pdfOf(chartOf("aws-2023-layoutlm", Language::Japanese), Language::Japanese).text();
    for (const QString &string :
         {QStringLiteral("消費電力量"), QStringLiteral("−91 %"), QStringLiteral("24.82"),
          QStringLiteral("0.432"), QStringLiteral("ベースライン"), QStringLiteral("推定")})
        QVERIFY2(text.contains(string), qPrintable(text));
}

void TestChartExport::pdfIsVectorWithFontsEmbedded()
{
    for (const std::string &id : shippedStudyIds()) {
        const PdfReader pdf = pdfOf(chartOf(id, Language::Japanese), Language::Japanese);
        QCOMPARE(pdf.imageCount(), 0);
        QCOMPARE(pdf.fontsNotEmbedded(), QStringList());
        QCOMPARE(pdf.pageCount(), 1);
    }
}

void TestChartExport::pdfHasTheSizeAskedFor_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::newRow("usual") << 180.0 << 90.0;
    QTest::newRow("small") << 150.0 << 60.0;
    QTest::newRow("tall") << 170.0 << 250.0;
    QTest::newRow("odd") << 213.7 << 101.3;
}

void TestChartExport::pdfHasTheSizeAskedFor()
{
    QFETCH(double, width);
    QFETCH(double, height);
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::English);
    const QSizeF page = pdfOf(chart, Language::English, {width, height}).pageSize();
    constexpr double pointsPerMillimetre = 72 / 25.4;
    QVERIFY2(qAbs(page.width() - width * pointsPerMillimetre) <= 0.5, qPrintable(QDebug::toString(page)));
    QVERIFY2(qAbs(page.height() - height * pointsPerMillimetre) <= 0.5, qPrintable(QDebug::toString(page)));
}

void TestChartExport::pdfIsAsTallAsItsRowsNeed()
{
    const Study study = crowdedStudy(8);
    const BarChart many = headlineChart(study, compared(study), Formatter(Language::English));
    const QSizeF two = pdfOf(chartOf("aws-2023-layoutlm", Language::English), Language::English).pageSize();
    const QSizeF eight = pdfOf(many, Language::English).pageSize();
    QCOMPARE(eight.width(), two.width());
    QVERIFY(eight.height() > 2 * two.height());
}

void TestChartExport::svgIsWellFormedWithText()
{
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::Japanese);
    const QByteArray svg = chartToSvg(chart, title, {});
    const QString text = textsOfSvg(svg).join(QLatin1Char('\n'));
    for (const QString &string : {QStringLiteral("24.82"), QStringLiteral("−91 %"), chart.rows[0].name})
        QVERIFY2(text.contains(string), qPrintable(text));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains(title.toUtf8()));
    QVERIFY(svg.contains("Inter"));
}

void TestChartExport::pngHasTheSizeAskedFor()
{
    const QImage image = chartToImage(chartOf("aws-2023-layoutlm", Language::English), {127.0, 63.5}, 192);
    QCOMPARE(image.size(), QSize(960, 480));
    QVERIFY(qAbs(image.dotsPerMeterX() - 192 / 0.0254) <= 1);
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
}

void TestChartExport::clipboardHoldsPictureSvgAndTable()
{
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::English);
    const std::unique_ptr<QMimeData> data(chartToMimeData(chart, title));
    QVERIFY(data->hasImage());
    QVERIFY(!data->imageData().value<QImage>().isNull());
    QVERIFY(!textsOfSvg(data->data(QStringLiteral("image/svg+xml"))).isEmpty());
    QCOMPARE(data->data(QStringLiteral("text/tab-separated-values")), tabSeparated(chart).toUtf8());
    QCOMPARE(data->text(), tabSeparated(chart));
}

void TestChartExport::printStyleIsIndependentOfTheTheme()
{
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::English);
    const Appearance light(Language::English, false);
    const QByteArray svg = chartToSvg(chart, title, {});
    const QImage image = chartToImage(chart, {}, 96);
    const Appearance dark(Language::English, true);
    QCOMPARE(chartToSvg(chart, title, {}), svg);
    QCOMPARE(chartToImage(chart, {}, 96), image);
    qApp->setStyleSheet({});
}

void TestChartExport::writesByTheExtension()
{
    const QTemporaryDir folder;
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::English);
    const auto write = [&](const char *name) {
        const QString path = folder.filePath(QLatin1String(name));
        const auto result = exportChart(chart, title, Language::English, {}, path);
        return result ? readAll(path) : QByteArray(describe(result.error()).c_str());
    };
    QVERIFY(write("a.pdf").startsWith("%PDF-1.6"));
    QVERIFY(write("a.PNG").startsWith("\x89PNG"));
    QVERIFY(write("a.svg").startsWith("<?xml"));
}

void TestChartExport::unknownExtensionIsRefused()
{
    const QTemporaryDir folder;
    const auto result = exportChart(chartOf("aws-2023-layoutlm", Language::English), title, Language::English,
                                    {}, folder.filePath(QStringLiteral("a.docx")));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FormatNotWritable);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void TestChartExport::unwritableTargetKeepsTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.pdf"));
    writeAll(path, "the old chart");
    const BarChart chart = chartOf("aws-2023-layoutlm", Language::English);
    QFile::setPermissions(folder.path(),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    const auto result = [&] {
        const Unprivileged nobody;
        return exportChart(chart, title, Language::English, {}, path);
    }();
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::WriteFailed);
    QCOMPARE(argument(result.error(), "file"), path);
    QVERIFY(!argument(result.error(), "cause").isEmpty());
    QCOMPARE(readAll(path), QByteArray("the old chart"));
    QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("old.pdf")});
}

HAKARI_GUI_TEST_MAIN(TestChartExport)
#include "tst_chartexport.moc"
