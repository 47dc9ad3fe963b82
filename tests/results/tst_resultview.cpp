// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "widgets/results/resultcharts.h"
#include "widgets/results/resultview.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

std::vector<QueryTime> queriesOf(std::initializer_list<std::int64_t> latencies)
{
    std::vector<QueryTime> out;
    for (const std::int64_t latency : latencies)
        out.push_back({0, latency});
    return out;
}

std::uint64_t sumOf(const LatencyHistogram &histogram)
{
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0});
}

PowerTrace powers(std::vector<Reading> readings)
{
    return {"meter", wall(), std::move(readings)};
}

PowerTrace counts(std::vector<Reading> readings, std::optional<Joules> range = Joules{1000})
{
    MeterDomain domain = wall();
    domain.kind = ReadingKind::Energy;
    domain.range = range;
    return {"meter", domain, std::move(readings)};
}

/// Ten readings a second.
std::vector<Reading> readings(int count, double watts)
{
    std::vector<Reading> out;
    for (int i = 0; i < count; ++i)
        out.push_back({{0.1 * i}, watts});
    return out;
}

int gapsIn(const DomainLine &line)
{
    return static_cast<int>(
        std::ranges::count_if(line.watts, [](double watts) { return std::isnan(watts); }));
}

} // namespace

/// What the Results page shows of one result.
class TestResultView : public QObject
{
    Q_OBJECT

private slots:
    void histogramCountsEveryQuery();
    void binsAreEquallyWideOnALogarithmicAxis();
    void binHoldsItsLatencies();
    void oneLatencyIsOneBin();
    void oddLatenciesAreBorne();
    void percentilesAreThoseOfTheRecord();
    void uniformLatenciesFillTheirShares();

    void fewReadingsStayAsTheyAre();
    void thinningKeepsTheExtremes();
    void thinnedLineIsShort();
    void longPauseIsAGap();
    void slowMeterHasNoGaps();
    void impossibleReadingIsAGap();
    void readingsOutOfOrderAreLeftOut();
    void counterBecomesPower();
    void wrappedCounterIsUnwrapped();
    void resetCounterIsAGap();
    void meanStandsInTheMiddleOfItsTime();
    void percentagesAreNoWatts();

    void ownRunIsShownWhole();
    void resultOfOthersHasOnlyItsPercentiles();
    void emptyRunIsShown();
    void phasesAreJoined();
    void chartsSayWhatTheyShow();
};

void TestResultView::histogramCountsEveryQuery()
{
    const RunData data = sampleRun(5000);
    const LatencyHistogram histogram = histogramOf(data.queries);
    QCOMPARE(sumOf(histogram), std::uint64_t{5000});
    QCOMPARE(histogram.edges.size(), histogram.counts.size() + 1);
    QVERIFY(histogram.counts.size() > mostLatencyBins / 2);
    QVERIFY(histogram.counts.size() <= mostLatencyBins);
}

void TestResultView::binsAreEquallyWideOnALogarithmicAxis()
{
    const LatencyHistogram histogram = histogramOf(queriesOf({1'000'000, 1'000'000'000}));
    const double ratio = histogram.edges[1] / histogram.edges[0];
    QVERIFY(ratio > 1.0);
    for (std::size_t i = 1; i + 1 < histogram.edges.size(); ++i)
        QVERIFY(std::abs(histogram.edges[i + 1] / histogram.edges[i] - ratio) < 1e-9);
    QVERIFY(histogram.edges.front() <= 0.001 && histogram.edges.back() > 1.0);
}

void TestResultView::binHoldsItsLatencies()
{
    const auto queries = queriesOf(
        {1'000'000, 1'050'000, 30'000'000, 31'000'000, 999'000'000, 1'000'000'000});
    const LatencyHistogram histogram = histogramOf(queries);
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const auto inside = std::ranges::count_if(queries, [&](const QueryTime &query) {
            const double seconds = static_cast<double>(query.latency) * 1e-9;
            return seconds >= histogram.edges[i] && seconds < histogram.edges[i + 1];
        });
        QCOMPARE(histogram.counts[i], static_cast<std::uint64_t>(inside));
    }
}

void TestResultView::oneLatencyIsOneBin()
{
    const LatencyHistogram histogram = histogramOf(queriesOf({5'000'000, 5'000'000, 5'000'000}));
    QCOMPARE(histogram.counts, std::vector<std::uint64_t>{3});
    QVERIFY(histogram.edges[0] <= 0.005 && histogram.edges[1] > 0.005);
    QVERIFY(histogramOf({}).counts.empty());
    QVERIFY(histogramOf({}).edges.empty());
}

void TestResultView::oddLatenciesAreBorne()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const LatencyHistogram histogram = histogramOf(queriesOf({0, -5, 1, most}));
    QCOMPARE(sumOf(histogram), std::uint64_t{4});
    QCOMPARE(histogram.counts.front(), std::uint64_t{3});
    QCOMPARE(histogram.edges.front(), 1e-9);
    QVERIFY(histogram.counts.size() <= mostLatencyBins);
}

void TestResultView::percentilesAreThoseOfTheRecord()
{
    const auto record = std::make_shared<const RunRecord>(ownRecord(1000));
    const ResultView view = resultViewOf(record);
    QCOMPARE(view.percentiles.size(), std::size_t{6});
    for (const double percent : {50.0, 90.0, 95.0, 97.0, 99.0, 99.9}) {
        QVERIFY(view.latency(percent));
        QCOMPARE(view.latency(percent)->value, record->latencyPercentiles.at(percent).value);
    }
    QVERIFY(!view.latency(42));
    QCOMPARE(view.latencyBound->value, 0.3);
}

/// Of latencies that are spread evenly over a logarithmic axis, every bin has about the same share.
void TestResultView::uniformLatenciesFillTheirShares()
{
    std::vector<QueryTime> queries;
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i)
        queries.push_back({0, std::llround(1e6 * std::pow(1000.0, (i + 0.5) / count))});
    const LatencyHistogram histogram = histogramOf(queries);
    const double share = static_cast<double>(count) / static_cast<double>(histogram.counts.size());
    for (std::size_t i = 1; i + 1 < histogram.counts.size(); ++i)
        QVERIFY(std::abs(static_cast<double>(histogram.counts[i]) / share - 1) < 0.05);
}

void TestResultView::fewReadingsStayAsTheyAre()
{
    const auto line = powerLineOf(powers({{{0.0}, 10}, {{0.1}, 30}, {{0.11}, 20}, {{2.0}, 25}}));
    QCOMPARE(line->times, (std::vector<double>{0.0, 0.1, 0.11, 2.0}));
    QCOMPARE(line->watts, (std::vector<double>{10, 30, 20, 25}));
    QVERIFY(powerLineOf(powers({}))->times.empty());
    QCOMPARE(powerLineOf(powers({{{1.0}, 5}}))->watts, (std::vector<double>{5}));
}

void TestResultView::thinningKeepsTheExtremes()
{
    std::vector<Reading> many = readings(100'000, 200);
    many[31'415].value = 900;
    many[31'420].value = 3;
    const auto line = powerLineOf(powers(many));
    const auto peak = std::ranges::find(line->watts, 900.0);
    const auto dip = std::ranges::find(line->watts, 3.0);
    QVERIFY(peak != line->watts.end() && dip != line->watts.end());
    QCOMPARE(line->times[static_cast<std::size_t>(peak - line->watts.begin())], many[31'415].at.value);
    QVERIFY(std::ranges::is_sorted(line->times));
}

void TestResultView::thinnedLineIsShort()
{
    std::vector<Reading> many;
    double time = 0;
    for (int i = 0; i < 100'000; ++i) {
        time += i % 50 == 0 ? 100 : 0.1;
        many.push_back({{time}, 100.0 + i % 7});
    }
    QVERIFY(powerLineOf(powers(many))->times.size() <= mostPowerPoints);
    many.back().at = many.front().at; // no length at all
    QVERIFY(powerLineOf(powers(many))->times.size() <= mostPowerPoints);
    many.assign(5000, Reading{{1.0}, 7});
    QVERIFY(powerLineOf(powers(many))->times.size() <= 2);
}

void TestResultView::longPauseIsAGap()
{
    std::vector<Reading> trace = readings(100, 50);
    for (Reading reading : readings(100, 60))
        trace.push_back({{reading.at.value + 60}, reading.value});
    const auto line = powerLineOf(powers(trace));
    QCOMPARE(gapsIn(*line), 1);
    QVERIFY(std::isnan(line->watts[100]));
    QCOMPARE(line->watts[101], 60.0);
    for (std::size_t i = 0; i < trace.size(); ++i)
        trace[i].value = static_cast<double>(i);
    QCOMPARE(gapsIn(*powerLineOf(counts(trace))), 1);
}

void TestResultView::slowMeterHasNoGaps()
{
    std::vector<Reading> trace;
    for (int i = 0; i < 20; ++i)
        trace.push_back({{15.0 * i}, 100});
    QCOMPARE(gapsIn(*powerLineOf(powers(trace))), 0);
}

void TestResultView::impossibleReadingIsAGap()
{
    std::vector<Reading> trace = readings(10, 50);
    trace[3].value = std::numeric_limits<double>::quiet_NaN();
    trace[6].value = -1;
    const auto line = powerLineOf(powers(trace));
    QCOMPARE(gapsIn(*line), 2);
    QCOMPARE(line->watts.size(), std::size_t{10});
    QCOMPARE(std::ranges::count(line->watts, 50.0), 8);
}

void TestResultView::readingsOutOfOrderAreLeftOut()
{
    std::vector<Reading> trace = readings(10, 50);
    trace[5].at = Seconds{0.05};
    trace[6].at = Seconds{std::numeric_limits<double>::quiet_NaN()};
    const auto line = powerLineOf(powers(trace));
    QVERIFY(std::ranges::is_sorted(line->times));
    QCOMPARE(line->times.size(), std::size_t{8});
}

void TestResultView::counterBecomesPower()
{
    const auto line = powerLineOf(
        counts({{{0.0}, 100}, {{1.0}, 150}, {{3.0}, 190}, {{3.0}, 190}, {{4.0}, 200}}));
    QCOMPARE(line->times, (std::vector<double>{0.5, 2.0, 3.5}));
    QCOMPARE(line->watts, (std::vector<double>{50, 20, 10}));
}

void TestResultView::wrappedCounterIsUnwrapped()
{
    const auto line = powerLineOf(counts({{{0.0}, 900}, {{1.0}, 960}, {{2.0}, 10}, {{3.0}, 60}}));
    QCOMPARE(line->watts, (std::vector<double>{60, 50, 50}));
}

void TestResultView::resetCounterIsAGap()
{
    const std::vector<Reading> trace{{{0.0}, 900}, {{1.0}, 960}, {{2.0}, 10}, {{3.0}, 60}};
    const auto unbounded = powerLineOf(counts(trace, std::nullopt));
    QCOMPARE(gapsIn(*unbounded), 1);
    QCOMPARE(unbounded->watts.front(), 60.0);
    QCOMPARE(unbounded->watts.back(), 50.0);
    QCOMPARE(gapsIn(*powerLineOf(counts(trace, Joules{1e6}))), 1); // a wrap would mean 999 kW
}

void TestResultView::meanStandsInTheMiddleOfItsTime()
{
    PowerTrace trace = powers({{{60.0}, 100}, {{120.0}, 110}});
    trace.domain.averagedOver = Seconds{60};
    QCOMPARE(powerLineOf(trace)->times, (std::vector<double>{30, 90}));
}

void TestResultView::percentagesAreNoWatts()
{
    PowerTrace trace = powers(readings(10, 0.5));
    trace.domain.kind = ReadingKind::Share;
    QVERIFY(!powerLineOf(trace));
    RunData data = sampleRun();
    trace.domain.id = "neuron:0";
    trace.domain.name = "chip 0";
    data.power.push_back(trace);
    const auto view = resultViewOf(std::make_shared<const RunRecord>(summarise(data)));
    QCOMPARE(view.shares, std::vector<std::string>{"chip 0"});
    QCOMPARE(view.power.size(), std::size_t{2});
    QVERIFY(powerNote(view, Formatter(Language::English)).contains(QStringLiteral("chip 0")));
}

void TestResultView::ownRunIsShownWhole()
{
    const auto record = std::make_shared<const RunRecord>(ownRecord());
    const ResultView view = resultViewOf(record);
    QVERIFY(view.own);
    QCOMPARE(view.profile, Profile::Standard);
    QCOMPARE(sumOf(view.latencies), std::uint64_t{40});
    QCOMPARE(view.power.size(), std::size_t{2});
    QCOMPARE(view.host.at("precision"), std::string("fp32"));
    QCOMPARE(view.verdict.reasons.size(), record->verdict.reasons.size());
    QCOMPARE(view.warnings.size(), std::size_t{2});
    QCOMPARE(view.measured, record->window);
    QVERIFY(view.end >= view.measured->end.value);
    QVERIFY(sameSource(view.source, record->source));
    QVERIFY(!view.energyErrors.empty()); // the package gave one reading
}

void TestResultView::resultOfOthersHasOnlyItsPercentiles()
{
    const ResultView view = resultViewOf(std::make_shared<const RunRecord>(mlperfRecord()));
    QVERIFY(!view.own);
    QVERIFY(view.latencies.counts.empty());
    QVERIFY(!view.percentiles.empty());
    QVERIFY(view.checks.empty());
    const DistributionChart chart = distributionChart(view, Formatter(Language::English));
    QVERIFY(chart.shares.empty());
    QCOMPARE(chart.points.size(), view.percentiles.size());
    QVERIFY(distributionNote(view, Formatter(Language::English)).contains(QStringLiteral("percentiles")));
}

void TestResultView::emptyRunIsShown()
{
    RunData data = sampleRun(0);
    data.power.clear();
    const ResultView view = resultViewOf(std::make_shared<const RunRecord>(summarise(data)));
    QVERIFY(view.latencies.counts.empty());
    QVERIFY(view.power.empty());
    QVERIFY(!view.measured);
    const Formatter formatter(Language::English);
    QVERIFY(distributionChart(view, formatter).isEmpty());
    QVERIFY(distributionChart(view, formatter).marks.empty());
    QVERIFY(distributionNote(view, formatter).isEmpty());
    QVERIFY(powerChart(view, formatter).lines.empty());
    QCOMPARE(powerChart(view, formatter).emptyText, QStringLiteral("not metered"));
}

void TestResultView::phasesAreJoined()
{
    const ResultView view = resultViewOf(std::make_shared<const RunRecord>(ownRecord()));
    QCOMPARE(view.phases.size(), std::size_t{2});
    QCOMPARE(view.phases[0].phase, Phase::SteadyCheck);
    QCOMPARE(view.phases[0].window.begin.value, 0.0);
    QVERIFY(std::abs(view.phases[0].window.end.value - 0.3) < 1e-9);
    QCOMPARE(view.phases[1].phase, Phase::Measurement);
}

void TestResultView::chartsSayWhatTheyShow()
{
    const ResultView view = resultViewOf(std::make_shared<const RunRecord>(ownRecord()));
    const Formatter formatter(Language::English);
    const DistributionChart chart = distributionChart(view, formatter);
    QCOMPARE(chart.marks.size(), std::size_t{4});
    QVERIFY(std::abs(std::accumulate(chart.shares.begin(), chart.shares.end(), 0.0) - 100) < 1e-9);
    for (const char *part : {"p50 ", "p90 ", "p99 ", "bound 300 ms", "40 queries"})
        QVERIFY2(chart.description.contains(QLatin1String(part)), qPrintable(chart.description));
    const TimeChart power = powerChart(view, formatter);
    QCOMPARE(power.lines.size(), std::size_t{1}); // one reading of a counter is no power
    QCOMPARE(power.maximum, 252.0);
    QVERIFY2(power.description.contains(QStringLiteral("wall at most 252 W")), qPrintable(power.description));
    QVERIFY(powerNote(view, formatter).contains(QStringLiteral("package-0")));
}

QTEST_GUILESS_MAIN(TestResultView)
#include "tst_resultview.moc"
