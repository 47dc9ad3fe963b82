// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"

#include "widgets/charts/distributionplot.h"

#include <cmath>

using namespace hakari;

namespace {

DistributionChart bars(double low = 0.001, double ratio = 1.1, int count = 60)
{
    DistributionChart chart;
    chart.edges.push_back(low);
    for (int i = 0; i < count; ++i) {
        chart.edges.push_back(chart.edges.back() * ratio);
        chart.shares.push_back(i == count / 2 ? 20.0 : 80.0 / (count - 1));
    }
    chart.emptyText = QStringLiteral("nothing");
    chart.description = QStringLiteral("a distribution");
    return chart;
}

QStringList textsOf(const QCPAxis &axis)
{
    return axis.ticker().staticCast<QCPAxisTickerText>()->ticks().values();
}

} // namespace

/// Latencies on a logarithmic axis.
class TestDistributionPlot : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ticksAreRoundAndFew_data();
    void ticksAreRoundAndFew();
    void ticksHaveTheirUnit();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void labelsLieOneBesideAnotherWhereThereIsRoom();
    void axisHoldsEverything();
    void barsAreDrawn();
    void barsStayBelowTheLabels();
    void marksAreDrawn();
    void pointsAreNotJoined();
    void noShareAboveAHundredIsLabelled();
    void oneLatencyHasAPlace();
    void emptyChartSaysWhy();
    void smallPlotIsBorne();
    void chartIsDescribed();
    void themeIsFollowed();

private:
    void show(const DistributionChart &chart, const Theme &theme = Theme::light())
    {
        m_plot->setChart(chart, {theme, 1.0}, Formatter(Language::English));
        m_plot->replot();
    }
    int pixels(const QColor &colour) const
    {
        const QImage image = m_plot->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<DistributionPlot> m_plot;
};

void TestDistributionPlot::init()
{
    m_plot = std::make_unique<DistributionPlot>();
    m_plot->resize(500, 200);
    m_plot->show();
}

void TestDistributionPlot::ticksAreRoundAndFew_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("most");
    QTest::addColumn<std::vector<double>>("ticks");
    using Ticks = std::vector<double>;
    QTest::newRow("one to five") << 0.9e-3 << 11e-3 << 6 << Ticks{1e-3, 2e-3, 5e-3, 1e-2};
    QTest::newRow("decades") << 0.9e-3 << 1.1 << 6 << Ticks{1e-3, 1e-2, 0.1, 1};
    QTest::newRow("every other decade") << 0.9e-6 << 1.1 << 5 << Ticks{1e-6, 1e-4, 1e-2, 1};
    QTest::newRow("near") << 0.0101 << 0.0139 << 5 << Ticks{0.011, 0.012, 0.013};
    QTest::newRow("far") << 1e-9 << 9e9 << 2 << Ticks{};
}

void TestDistributionPlot::ticksAreRoundAndFew()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, most);
    QFETCH(std::vector<double>, ticks);
    const std::vector<double> found = latencyTicks(low, high, most);
    QVERIFY(found.size() <= static_cast<std::size_t>(most));
    for (const double tick : found)
        QVERIFY(tick >= low && tick <= high);
    if (ticks.empty())
        return;
    QCOMPARE(found.size(), ticks.size());
    for (std::size_t i = 0; i < ticks.size(); ++i)
        QVERIFY(std::abs(found[i] / ticks[i] - 1) < 1e-9);
}

void TestDistributionPlot::ticksHaveTheirUnit()
{
    show(bars(2e-4, 1.15, 60));
    const QStringList texts = textsOf(*m_plot->xAxis);
    QVERIFY2(texts.contains(QStringLiteral("1 ms")) && texts.contains(QStringLiteral("100 ms")),
             qPrintable(texts.join(QLatin1Char(','))));
    QVERIFY(!texts.contains(QStringLiteral("1000 µs")));
    show(bars(0.5, 1.1, 40));
    QVERIFY(textsOf(*m_plot->xAxis).contains(QStringLiteral("10 s")));
}

void TestDistributionPlot::labelsNeverOverlap_data()
{
    QTest::addColumn<std::vector<double>>("at");
    using Places = std::vector<double>;
    QTest::newRow("all at one place") << Places{100, 100, 100, 100};
    QTest::newRow("at the right end") << Places{290, 295, 298, 300};
    QTest::newRow("at the left end") << Places{0, 1, 2, 3};
    QTest::newRow("apart") << Places{0, 100, 200, 300};
}

void TestDistributionPlot::labelsNeverOverlap()
{
    QFETCH(std::vector<double>, at);
    const std::vector<double> widths{70, 60, 80, 90};
    const std::vector<LabelPlace> places = placeLabels(at, widths, 0, 300, 4);
    for (std::size_t i = 0; i < places.size(); ++i) {
        QVERIFY(places[i].left >= 0 && places[i].left + widths[i] <= 300);
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(places[i].row != places[j].row || places[i].left >= places[j].left + widths[j]
                    || places[j].left >= places[i].left + widths[i]);
    }
}

void TestDistributionPlot::labelsLieOneBesideAnotherWhereThereIsRoom()
{
    const auto places = placeLabels({0, 100, 110}, {50, 50, 50}, 0, 300, 4);
    QCOMPARE(places, (std::vector<LabelPlace>{{4, 0}, {104, 0}, {114, 1}}));
}

void TestDistributionPlot::axisHoldsEverything()
{
    DistributionChart chart = bars();
    chart.marks = {{5.0, QStringLiteral("bound 5 s"), true}};
    show(chart);
    QVERIFY(m_plot->xAxis->range().lower < 0.001);
    QVERIFY(m_plot->xAxis->range().upper > 5.0);
    QCOMPARE(m_plot->yAxis->range().lower, 0.0);
}

void TestDistributionPlot::barsAreDrawn()
{
    show(bars());
    const int wide = pixels(Theme::light().candidate(0));
    QVERIFY(wide > 500);
    DistributionChart none = bars();
    none.shares.assign(none.shares.size(), 0.0);
    none.shares.front() = 1e-6; // seen, however rare
    none.shares.back() = 100;
    show(none);
    const int x = qRound(m_plot->xAxis->coordToPixel(std::sqrt(none.edges[0] * none.edges[1])));
    QCOMPARE(m_plot->grab().toImage().pixelColor(x, m_plot->axisRect()->bottom() - 1),
             Theme::light().candidate(0));
}

void TestDistributionPlot::barsStayBelowTheLabels()
{
    DistributionChart chart = bars();
    show(chart);
    const double alone = m_plot->yAxis->range().upper;
    for (const char *text : {"p50 10.0 ms", "p90 10.1 ms", "p99 10.2 ms"})
        chart.marks.push_back({0.01, QLatin1String(text)});
    show(chart);
    QVERIFY(m_plot->yAxis->range().upper > alone);
    QVERIFY(m_plot->yAxis->coordToPixel(20.0) > m_plot->axisRect()->top() + 3 * 16);
}

void TestDistributionPlot::marksAreDrawn()
{
    DistributionChart chart = bars();
    show(chart);
    const int without = pixels(Theme::light().worse);
    chart.marks = {{0.02, QStringLiteral("p50 20 ms")}, {0.2, QStringLiteral("bound 200 ms"), true}};
    show(chart);
    QVERIFY(pixels(Theme::light().worse) > without + 50);
}

void TestDistributionPlot::pointsAreNotJoined()
{
    DistributionChart chart;
    chart.points = {{0.001, 50}, {0.01, 90}, {0.1, 99}};
    show(chart);
    const int filled = pixels(Theme::light().candidate(0));
    QVERIFY(filled > 3 * 20);
    QVERIFY(filled < 3 * 80); // three discs of 8 pixels, and no line
}

void TestDistributionPlot::noShareAboveAHundredIsLabelled()
{
    DistributionChart chart;
    chart.points = {{0.001, 50}, {0.01, 99.9}};
    show(chart);
    const auto ticks = m_plot->yAxis->ticker().staticCast<QCPAxisTickerText>()->ticks();
    QVERIFY(ticks.size() >= 3);
    QVERIFY(ticks.lastKey() <= 100.0);
    QVERIFY(textsOf(*m_plot->yAxis).contains(QStringLiteral("50 %")));
}

void TestDistributionPlot::oneLatencyHasAPlace()
{
    DistributionChart chart;
    chart.edges = {0.005, 0.0050034};
    chart.shares = {100};
    chart.marks = {{0.005, QStringLiteral("p50 5.00 ms")}, {0.005, QStringLiteral("p90 5.00 ms")}};
    show(chart);
    QVERIFY(m_plot->xAxis->range().upper > m_plot->xAxis->range().lower * 1.1);
    QVERIFY(!textsOf(*m_plot->xAxis).isEmpty());
    QVERIFY(pixels(Theme::light().candidate(0)) > 20);
}

void TestDistributionPlot::emptyChartSaysWhy()
{
    DistributionChart chart;
    show(chart);
    const int without = pixels(Theme::light().faint);
    chart.emptyText = QStringLiteral("nothing is known");
    show(chart);
    QVERIFY(pixels(Theme::light().faint) > without);
    QVERIFY(!m_plot->yAxis->tickLabels());
}

void TestDistributionPlot::smallPlotIsBorne()
{
    DistributionChart chart = bars();
    chart.marks = {{0.02, QStringLiteral("p50 20 ms")}, {0.2, QStringLiteral("bound 200 ms"), true}};
    for (const QSize size : {QSize(1, 1), QSize(60, 20), QSize(120, 60)}) {
        m_plot->resize(size);
        show(chart);
        QVERIFY(std::isfinite(m_plot->yAxis->range().upper));
        m_plot->grab();
    }
}

void TestDistributionPlot::chartIsDescribed()
{
    show(bars());
    QCOMPARE(m_plot->accessibleDescription(), QStringLiteral("a distribution"));
}

void TestDistributionPlot::themeIsFollowed()
{
    show(bars(), Theme::darkTheme());
    QVERIFY(pixels(Theme::darkTheme().candidate(0)) > 500);
    QCOMPARE(m_plot->xAxis->tickLabelColor(), Theme::darkTheme().secondary);
}

HAKARI_GUI_TEST_MAIN(TestDistributionPlot)
#include "tst_distributionplot.moc"
