// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"

#include "widgets/charts/timeplot.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QtTest/qtestspontaneevent.h>

#include <cmath>
#include <limits>

using namespace hakari;

namespace {

TimeLine lineOf(int points, double value)
{
    TimeLine line{QStringLiteral("line"), 0, {}, {}};
    for (int i = 0; i < points; ++i) {
        line.times << i;
        line.values << value;
    }
    return line;
}

TimeChart chartOf(std::vector<TimeLine> lines)
{
    TimeChart chart;
    chart.end = 100;
    chart.maximum = 10;
    chart.lines = std::move(lines);
    chart.emptyText = QStringLiteral("nothing yet");
    chart.description = QStringLiteral("a chart");
    return chart;
}

ChartStyle lightStyle()
{
    return {Theme::light(), 1.0};
}

} // namespace

/// Quantities over the time of a run.
class TestTimePlot : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyLineIsDrawnWithItsPattern();
    void linesComeAndGo();
    void axesBeginAtZeroAndHoldEverything();
    void measuredWindowIsShaded();
    void lowPlotKeepsItsRange();
    void oddValuesAreBorne();
    void manyPointsAreThinnedOut();
    void chartIsDescribed();
    void wheelIsLeftToThePage();

private:
    void show(const TimeChart &chart)
    {
        m_plot->setChart(chart, lightStyle(), Formatter(Language::English));
        m_plot->replot();
    }
    QColor colourAt(double time, double share) const
    {
        const QRect rect = m_plot->axisRect()->rect();
        return m_plot->grab().toImage().pixelColor(qRound(m_plot->xAxis->coordToPixel(time)),
                                                   rect.top() + qRound(rect.height() * share));
    }

    std::unique_ptr<TimePlot> m_plot;
};

void TestTimePlot::init()
{
    m_plot = std::make_unique<TimePlot>();
    m_plot->resize(600, 200);
    m_plot->show();
}

void TestTimePlot::everyLineIsDrawnWithItsPattern()
{
    show(chartOf({lineOf(101, 5), lineOf(101, 8)}));
    QCOMPARE(m_plot->graphCount(), 2);
    QVERIFY(m_plot->graph(0)->pen().style() != m_plot->graph(1)->pen().style());
    QCOMPARE(m_plot->graph(0)->data()->size(), 101);
}

void TestTimePlot::linesComeAndGo()
{
    show(chartOf({}));
    QCOMPARE(m_plot->graphCount(), 0);
    show(chartOf({lineOf(3, 5), lineOf(3, 6), lineOf(3, 7)}));
    QCOMPARE(m_plot->graphCount(), 3);
    show(chartOf({lineOf(3, 5)}));
    QCOMPARE(m_plot->graphCount(), 1);
}

void TestTimePlot::axesBeginAtZeroAndHoldEverything()
{
    show(chartOf({lineOf(101, 10)}));
    QCOMPARE(m_plot->yAxis->range().lower, 0.0);
    QVERIFY(m_plot->yAxis->range().upper > 10.0);
    QCOMPARE(m_plot->xAxis->range().lower, 0.0);
    QCOMPARE(m_plot->xAxis->range().upper, 100.0);
}

void TestTimePlot::measuredWindowIsShaded()
{
    TimeChart chart = chartOf({lineOf(101, 5)});
    chart.measured = TimeSpan{40, 60, QStringLiteral("measured")};
    show(chart);
    QCOMPARE(colourAt(50, 0.9), Theme::light().accentSoft);
    QVERIFY(colourAt(70, 0.9) != Theme::light().accentSoft);
}

void TestTimePlot::lowPlotKeepsItsRange()
{
    m_plot->resize(300, 60);
    show(chartOf({lineOf(101, 10)}));
    QVERIFY(m_plot->yAxis->range().upper > 10.0);
    QVERIFY(m_plot->yAxis->range().upper <= 20.0 + 1e-9);
}

void TestTimePlot::oddValuesAreBorne()
{
    TimeLine line = lineOf(3, 5);
    line.values[1] = std::numeric_limits<double>::quiet_NaN();
    TimeChart chart = chartOf({line, lineOf(1, 5), lineOf(0, 0)});
    chart.end = 0;
    chart.maximum = 0;
    show(chart);
    QVERIFY(std::isfinite(m_plot->yAxis->range().upper));
    QVERIFY(m_plot->xAxis->range().size() > 0);
}

void TestTimePlot::manyPointsAreThinnedOut()
{
    show(chartOf({lineOf(10'000, 5)}));
    QVERIFY(m_plot->graph(0)->adaptiveSampling());
    QCOMPARE(m_plot->graph(0)->data()->size(), 10'000);
}

void TestTimePlot::chartIsDescribed()
{
    show(chartOf({}));
    QCOMPARE(m_plot->accessibleDescription(), QStringLiteral("a chart"));
}

void TestTimePlot::wheelIsLeftToThePage()
{
    QScrollArea page;
    page.resize(300, 200);
    auto *plot = new TimePlot;
    plot->setFixedSize(250, 1000);
    page.setWidget(plot);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QWheelEvent wheel({50, 50}, plot->mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel); // only a person's wheel passes from widget to widget
    QVERIFY(qApp->notify(plot, &wheel));
    QVERIFY(page.verticalScrollBar()->value() > 0);
}

HAKARI_GUI_TEST_MAIN(TestTimePlot)
#include "tst_timeplot.moc"
