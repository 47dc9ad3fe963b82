// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/crowd.h"
#include "tests/support/guimain.h"
#include "tests/support/pdfreader.h"
#include "tests/support/resources.h"
#include "widgets/charts/chartexport.h"
#include "widgets/charts/comparisonplot.h"

#include <QSignalSpy>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr double pixelsPerMillimetre = 96.0 / 25.4;

BarChart chartOf(const Study &study, Language language)
{
    return headlineChart(study, compared(study), Formatter(language));
}

/// Two of the rectangles that lie upon each other, or nothing.
QString overlapIn(const QList<QRectF> &rects)
{
    constexpr double touching = 0.5;
    for (qsizetype i = 0; i < rects.size(); ++i) {
        for (qsizetype j = i + 1; j < rects.size(); ++j) {
            const QRectF common = rects[i].intersected(rects[j]);
            if (common.width() > touching && common.height() > touching)
                return QDebug::toString(rects[i]) + QDebug::toString(rects[j]);
        }
    }
    return {};
}

/// The boxes of words in which glyphs really stand: without the leading above and below.
QList<QRectF> inkOf(const QList<PdfReader::Word> &words)
{
    QList<QRectF> boxes;
    for (const auto &word : words)
        boxes << word.box.adjusted(0, word.box.height() * 0.2, 0, -word.box.height() * 0.2);
    return boxes;
}

constexpr int headPixels = 58; // as ComparisonPlot lays itself out at its comfortable height
constexpr int rowPixels = 60;

int middleOfRow(int row)
{
    return headPixels + rowPixels * row + rowPixels / 2;
}

void showPlot(ComparisonPlot &plot, const BarChart &chart)
{
    plot.setChart(chart, {Theme::light(), 1.0});
    plot.resize(1000, plot.comfortableHeight());
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.replot();
}

} // namespace

/// What is drawn: nothing clipped, nothing upon something else, bars from zero, clicks that find their
/// figure.
class TestComparisonPlot : public QObject
{
    Q_OBJECT

private slots:
    void textIsNeitherClippedNorOverlapping_data();
    void textIsNeitherClippedNorOverlapping();
    void printedTextIsCompleteAndApart_data();
    void printedTextIsCompleteAndApart();
    void shippedStudiesFitTheSmallestWindow_data();
    void shippedStudiesFitTheSmallestWindow();
    void barsBeginAtZeroAndEndWithinTheColumn_data();
    void barsBeginAtZeroAndEndWithinTheColumn();
    void barLengthsAreInProportion();
    void clickOnABarNamesItsFigure();
    void clickOnANameNamesTheCandidate();
    void clickOnNothingIsSilent();
    void heightGrowsWithTheRows();
    void chartHasNameAndDescriptionForAssistiveTools();
    void chartOfNobodyIsDrawn();
};

void TestComparisonPlot::textIsNeitherClippedNorOverlapping_data()
{
    QTest::addColumn<int>("candidates");
    QTest::addColumn<Language>("language");
    for (int candidates = 1; candidates <= 8; ++candidates) {
        for (const Language language : {Language::Japanese, Language::English})
            QTest::addRow("%d %s", candidates, qPrintable(tagOf(language))) << candidates << language;
    }
}

void TestComparisonPlot::textIsNeitherClippedNorOverlapping()
{
    QFETCH(int, candidates);
    QFETCH(Language, language);
    ComparisonPlot plot;
    plot.setChart(chartOf(crowdedStudy(candidates), language), {Theme::light(), 1.0});
    for (const int width : {640, 720, 800, 1024, 1440, 1920, 2400}) {
        plot.toPixmap(width, plot.comfortableHeight());
        const QRectF all(0, 0, width, plot.comfortableHeight());
        const QList<QRectF> texts = plot.textRects();
        QVERIFY(texts.size() >= candidates * 5);
        for (const QRectF &text : texts) {
            QVERIFY2(text.width() >= 0 && text.left() >= 0 && text.top() >= 0 && text.right() <= all.right()
                         && text.bottom() <= all.bottom(),
                     qPrintable(QString::number(width) + QDebug::toString(text)));
        }
        const QString overlap = overlapIn(texts);
        QVERIFY2(overlap.isEmpty(), qPrintable(QString::number(width) + overlap));
    }
}

void TestComparisonPlot::printedTextIsCompleteAndApart_data()
{
    QTest::addColumn<int>("candidates");
    QTest::addColumn<int>("width");
    QTest::addColumn<Language>("language");
    for (const int candidates : {1, 3, 8}) {
        for (const int width : {640, 800, 1200}) {
            for (const Language language : {Language::Japanese, Language::English})
                QTest::addRow("%d at %d %s", candidates, width, qPrintable(tagOf(language)))
                    << candidates << width << language;
        }
    }
}

void TestComparisonPlot::printedTextIsCompleteAndApart()
{
    QFETCH(int, candidates);
    QFETCH(int, width);
    QFETCH(Language, language);
    const BarChart chart = chartOf(crowdedStudy(candidates), language);
    const ChartSize size{width / pixelsPerMillimetre};
    const PdfReader pdf(chartToPdf(chart, QStringLiteral("crowd"), language, size).value());
    const QString text = withoutSpaces(pdf.text());
    for (const BarPanel &panel : chart.panels) {
        for (const Bar &bar : panel.bars) {
            for (const QString &wanted : {bar.valueText, bar.changeText})
                QVERIFY2(text.contains(withoutSpaces(wanted)),
                         qPrintable(wanted + QStringLiteral(" in ") + text));
        }
    }
    for (const QString &word :
         {chart.measured, chart.published, chart.entered, chart.estimated, chart.claim, chart.interval})
        QVERIFY2(text.contains(withoutSpaces(word)), qPrintable(word));
    const QRectF page(QPointF(), pdf.pageSize());
    const auto words = pdf.words();
    for (const auto &word : words)
        QVERIFY2(page.adjusted(-0.5, -0.5, 0.5, 0.5).contains(word.box),
                 qPrintable(word.text + QDebug::toString(word.box)));
    const QString overlap = overlapIn(inkOf(words));
    QVERIFY2(overlap.isEmpty(), qPrintable(overlap));
}

void TestComparisonPlot::shippedStudiesFitTheSmallestWindow_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Language>("language");
    for (const std::string &id : shippedStudyIds()) {
        for (const Language language : {Language::Japanese, Language::English})
            QTest::addRow("%s %s", id.c_str(), qPrintable(tagOf(language)))
                << QString::fromStdString(id) << language;
    }
}

/// Nothing of a shipped study is shortened, not even a name, where the window is as small as it can be.
void TestComparisonPlot::shippedStudiesFitTheSmallestWindow()
{
    QFETCH(QString, id);
    QFETCH(Language, language);
    const BarChart chart = chartOf(shippedStudy(id.toStdString()), language);
    ComparisonPlot plot;
    plot.setChart(chart, {Theme::print(), 1.0});
    const ChartSize size{plot.minimumSizeHint().width() / pixelsPerMillimetre};
    const PdfReader pdf(chartToPdf(chart, id, language, size).value());
    QVERIFY2(!pdf.text().contains(QChar(0x2026)), qPrintable(pdf.text()));
}

void TestComparisonPlot::barsBeginAtZeroAndEndWithinTheColumn_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {640, 1024, 2400})
        QTest::addRow("%d", width) << width;
}

void TestComparisonPlot::barsBeginAtZeroAndEndWithinTheColumn()
{
    QFETCH(int, width);
    const BarChart chart = chartOf(crowdedStudy(8), Language::English);
    ComparisonPlot plot;
    plot.setChart(chart, {Theme::light(), 1.0});
    plot.toPixmap(width, plot.comfortableHeight());
    const auto rects = plot.axisRects();
    QCOMPARE(rects.size(), 4); // toPixmap leaves the layout of that size until the next replot
    for (std::size_t panel = 0; panel < 3; ++panel) {
        const QCPAxisRect *rect = rects[static_cast<qsizetype>(panel) + 1];
        const QCPRange range = rect->axis(QCPAxis::atBottom)->range();
        QVERIFY(range.lower < 0 && range.upper > chart.panels[panel].maximum);
        const double zero = -range.lower / range.size();
        const double end = (chart.panels[panel].maximum - range.lower) / range.size();
        QVERIFY2(zero < 0.2 && end - zero > 0.05, qPrintable(QString::number(end)));
    }
}

void TestComparisonPlot::barLengthsAreInProportion()
{
    const BarChart chart = chartOf(
        studyOf({meteredCandidate("a", 10, 1, 100, 100), meteredCandidate("b", 20, 1, 100, 100)}),
        Language::English);
    ComparisonPlot plot;
    showPlot(plot, chart);
    const QImage picture = plot.grab().toImage();
    const QRect column = plot.axisRects()[1]->outerRect();
    const auto lengthOf = [&](int row) { // of the coloured edge
        int longest = 0;
        for (int y = headPixels + rowPixels * row; y < headPixels + rowPixels * (row + 1); ++y) {
            int run = 0;
            for (int x = column.left(); x < column.right(); ++x) {
                run = picture.pixelColor(x, y).saturationF() > 0.6 ? run + 1 : 0;
                longest = std::max(longest, run);
            }
        }
        return longest;
    };
    QVERIFY2(lengthOf(0) > 100, qPrintable(QString::number(lengthOf(0))));
    QVERIFY2(qAbs(lengthOf(0) - 2 * lengthOf(1)) <= 4, qPrintable(QString::number(lengthOf(1))));
}

void TestComparisonPlot::clickOnABarNamesItsFigure()
{
    Study study = crowdedStudy(3);
    study.candidates[0].hidden = true; // rows are no longer the study's indices
    ComparisonPlot plot;
    showPlot(plot, chartOf(study, Language::English));
    QList<std::size_t> candidates;
    QList<Metric> metrics;
    connect(&plot, &ComparisonPlot::figureActivated, this, [&](std::size_t candidate, Metric metric) {
        candidates << candidate;
        metrics << metric;
    });
    for (const qsizetype panel : {1, 2, 3}) {
        const QRect column = plot.axisRects()[panel]->outerRect();
        for (const int row : {0, 1})
            QTest::mouseClick(&plot, Qt::LeftButton, {}, {column.left() + 30, middleOfRow(row)});
    }
    QCOMPARE(candidates, QList<std::size_t>({1, 2, 1, 2, 1, 2}));
    QCOMPARE(metrics, QList<Metric>({Metric::Instances, Metric::Instances, Metric::Cost, Metric::Cost,
                                     Metric::Energy, Metric::Energy}));
}

void TestComparisonPlot::clickOnANameNamesTheCandidate()
{
    ComparisonPlot plot;
    showPlot(plot, chartOf(crowdedStudy(2), Language::English));
    std::optional<std::size_t> clicked;
    connect(&plot, &ComparisonPlot::candidateActivated, this,
            [&clicked](std::size_t candidate) { clicked = candidate; });
    QTest::mouseClick(&plot, Qt::LeftButton, {}, {60, middleOfRow(1)});
    QCOMPARE(clicked, std::optional<std::size_t>(1));
}

void TestComparisonPlot::clickOnNothingIsSilent()
{
    ComparisonPlot plot;
    showPlot(plot, chartOf(crowdedStudy(2), Language::English));
    QSignalSpy figures(&plot, &ComparisonPlot::figureActivated);
    QSignalSpy names(&plot, &ComparisonPlot::candidateActivated);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, {500, 10});
    QTest::mouseClick(&plot, Qt::RightButton, {}, {500, 90});
    QTest::mouseClick(&plot, Qt::LeftButton, {}, {500, plot.height() - 5});
    QCOMPARE(figures.count() + names.count(), 0);
}

void TestComparisonPlot::heightGrowsWithTheRows()
{
    ComparisonPlot plot;
    int last = 0;
    for (int count = 1; count <= 8; ++count) {
        const BarChart chart = chartOf(crowdedStudy(count), Language::English);
        plot.setChart(chart, {Theme::light(), 1.0});
        QVERIFY(plot.comfortableHeight() > last);
        QVERIFY(tallestHeight(chart) >= plot.comfortableHeight());
        last = plot.comfortableHeight();
    }
}

void TestComparisonPlot::chartHasNameAndDescriptionForAssistiveTools()
{
    ComparisonPlot plot;
    const BarChart chart = chartOf(crowdedStudy(2), Language::Japanese);
    plot.setChart(chart, {Theme::light(), 1.0});
    QCOMPARE(plot.accessibleDescription(), chart.description);
}

void TestComparisonPlot::chartOfNobodyIsDrawn()
{
    ComparisonPlot plot;
    plot.setChart({}, {Theme::light(), 1.0});
    QVERIFY(!plot.toPixmap(640, plot.comfortableHeight()).isNull());
    QVERIFY(plot.textRects().size() <= 2);
}

HAKARI_GUI_TEST_MAIN(TestComparisonPlot)
#include "tst_comparisonplot.moc"
