// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/record/eventlines.h"
#include "widgets/run/livecharts.h"
#include "widgets/run/liverun.h"

#include <algorithm>

using namespace hakari;

namespace {

constexpr std::int64_t millisecond = 1'000'000;

/// Feeds an assembler through the lines it is told, and the digest as a stream does.
struct Listener {
    Listener() : run("test"), lines("r", 0, [this](std::string_view line) { take(line); })
    {
        RunData data;
        data.id = "r";
        data.startUtc = "2026-11-23T07:00:00.000Z";
        data.setup.workload = "null";
        lines.hello({0}, data);
    }

    void take(std::string_view line)
    {
        const auto added = run.add(line.substr(0, line.size() - 1));
        if (!added)
            qFatal("%s", describe(added.error()).c_str());
        digest.note(run);
    }

    /// `count` queries of so many ms each, one after the other from `from` [s].
    void measure(std::size_t first, std::size_t count, double from, std::int64_t each)
    {
        std::vector<QueryTime> queries;
        for (std::size_t i = 0; i < count; ++i)
            queries.push_back(
                {static_cast<std::int64_t>(from * 1e9) + static_cast<std::int64_t>(i) * each, each});
        lines.samples({from}, first, 2, queries);
    }

    RunAssembler run;
    LiveDigest digest;
    EventLines lines;
};

ClockReading clockAt(double t)
{
    return {{t}, {t}, {t}, {}};
}

MeterDomain domainOf(ReadingKind kind)
{
    MeterDomain domain;
    domain.id = "d";
    domain.name = "package-0";
    domain.kind = kind;
    domain.range = Joules{100};
    return domain;
}

std::vector<double> valuesOf(const LivePoints &points)
{
    std::vector<double> out;
    for (const LivePoint &point : points)
        out.push_back(point.value);
    return out;
}

} // namespace

/// What is shown of a run while it goes on.
class TestLiveRun : public QObject
{
    Q_OBJECT

private slots:
    void phasesAreToldWhenTheyBegin();
    void searchGivesStairs();
    void slowQueriesGiveTheirOwnRateAndLatency();
    void fastQueriesAreCountedByHeartbeats();
    void nothingIsToldTwice();
    void secondMeasurementReplacesNothingThatWasShown();
    void countersBecomePower();
    void counterThatFellWithoutRangeIsLeftOut();
    void resetOfACounterIsNoSurge();
    void counterThatStandsStillTellsItsMeanOnceItMoves();
    void shareOfAnUnknownMaximumIsNoPower();
    void updatesAddUp();
    void stepsWaitBeforeTheRun();
    void stepsTellWhereTheRunIs();
    void stepsThatDidNotTakePlaceAreLeftOut();
    void leastTimeLeftCountsWhatFollows();
    void searchJustBeforeTheMeasurementIsShown();
    void thinnedRunKeepsItsPeaks();
    void estimateIsToldFromAMeasurement();
};

void TestLiveRun::phasesAreToldWhenTheyBegin()
{
    Listener listener;
    listener.lines.phase({1}, Phase::Idle, 0, Seconds{5});
    listener.lines.phase({2}, Phase::Idle, 0, Seconds{4});
    listener.lines.phase({3}, Phase::WarmUp, 7, {});
    const LiveRun live = listener.digest.take(listener.run);
    const std::vector<LivePhase> wanted{{Phase::Prepare, 0}, {Phase::Idle, 1}, {Phase::WarmUp, 3}};
    QCOMPARE(live.phases, wanted);
    QCOMPARE(live.phase, Phase::WarmUp);
    QCOMPARE(live.completed, std::uint64_t(7));
    QVERIFY(!live.left);
    QVERIFY(listener.digest.take(listener.run).phases.empty());
}

void TestLiveRun::searchGivesStairs()
{
    Listener listener;
    listener.lines.window({2}, {Phase::Saturation, 4, {1}, {2}, 50, {0.08}, {}});
    listener.lines.window({3}, {Phase::Idle, 0, {2}, {3}, 0, {}, {}});
    const LiveRun live = listener.digest.take(listener.run);
    const LivePoints rate{{1, 50}, {2, 50}};
    const LivePoints latency{{1, 0.08}, {2, 0.08}};
    QCOMPARE(live.rate, rate);
    QCOMPARE(live.meanLatency, latency);
}

void TestLiveRun::slowQueriesGiveTheirOwnRateAndLatency()
{
    Listener listener;
    listener.lines.measurementEdge({10}, clockAt(10));
    listener.measure(0, 1, 10, 200 * millisecond);
    listener.lines.phase({10.4}, Phase::Measurement, 2, {});
    listener.lines.phase({11.0}, Phase::Measurement, 5, {});
    listener.measure(1, 9, 10.2, 200 * millisecond); // two samples each: 10 a second
    const LiveRun live = listener.digest.take(listener.run);
    QVERIFY(!live.rate.empty());
    for (const double rate : valuesOf(live.rate))
        QVERIFY(std::abs(rate - 10.0) < 1e-6);
    QVERIFY(!live.p50.empty());
    QCOMPARE(live.p50.size(), live.p99.size());
    QVERIFY(std::abs(live.p99.front().value - 0.2) < 1e-9);
    QCOMPARE(live.measureBegin, 10.0);
    QVERIFY(!live.measureEnd);
}

void TestLiveRun::fastQueriesAreCountedByHeartbeats()
{
    Listener listener;
    listener.lines.measurementEdge({10}, clockAt(10));
    listener.measure(0, 20, 10, millisecond);
    listener.lines.phase({10.5}, Phase::Measurement, 1000, {});
    listener.lines.phase({11.0}, Phase::Measurement, 501'000, {});
    listener.lines.phase({11.5}, Phase::Measurement, 1'001'000, {});
    listener.lines.measurementEdge({12}, clockAt(12));
    listener.lines.phase({13}, Phase::CoolDown, 1'001'000, {});
    const LiveRun live = listener.digest.take(listener.run);
    const std::vector<double> wanted{2e6, 2e6}; // two samples a query
    QCOMPARE(valuesOf(live.rate), wanted);
    QCOMPARE(live.measureEnd, 12.0);
}

void TestLiveRun::nothingIsToldTwice()
{
    Listener listener;
    listener.lines.meter({0}, "m", domainOf(ReadingKind::Power));
    const Reading reading{{1}, 40};
    listener.lines.power({1}, "d", {&reading, 1});
    listener.lines.window({2}, {Phase::SteadyCheck, 1, {1}, {2}, 50, {0.08}, {}});
    listener.lines.warning({2}, {"a warning", {}});
    QVERIFY(!listener.digest.take(listener.run).power.empty());
    const LiveRun again = listener.digest.take(listener.run);
    QVERIFY(again.power.empty());
    QVERIFY(again.rate.empty());
    QVERIFY(again.warnings.empty());
}

void TestLiveRun::secondMeasurementReplacesNothingThatWasShown()
{
    Listener listener;
    listener.lines.measurementEdge({10}, clockAt(10));
    listener.measure(0, 5, 10, 200 * millisecond);
    listener.lines.window({11}, {Phase::Measurement, 1, {10}, {11}, 5, {0.2}, {}});
    QVERIFY(!listener.digest.take(listener.run).p50.empty());
    listener.lines.measurementEdge({11}, clockAt(11));
    listener.lines.measurementEdge({20}, clockAt(20));
    listener.measure(0, 5, 20, 200 * millisecond);
    const LiveRun live = listener.digest.take(listener.run);
    QVERIFY(!live.p50.empty());
    QVERIFY(live.p50.front().time > 20);
    QCOMPARE(live.measureBegin, 20.0);
}

void TestLiveRun::countersBecomePower()
{
    Listener listener;
    listener.lines.meter({0}, "m", domainOf(ReadingKind::Energy));
    const std::vector<Reading> readings{{{1}, 10}, {{2}, 60}, {{4}, 10}};
    listener.lines.power({4}, "d", readings);
    const LiveRun live = listener.digest.take(listener.run);
    const LivePoints wanted{{2, 50}, {4, 25}}; // the counter begins again at 100 J
    QCOMPARE(live.power.front().points, wanted);
    QCOMPARE(live.power.front().name, std::string("package-0"));
}

void TestLiveRun::counterThatFellWithoutRangeIsLeftOut()
{
    Listener listener;
    MeterDomain domain = domainOf(ReadingKind::Energy);
    domain.range.reset();
    listener.lines.meter({0}, "m", domain);
    const std::vector<Reading> readings{{{1}, 60}, {{2}, 10}, {{3}, 30}};
    listener.lines.power({3}, "d", readings);
    const LivePoints wanted{{3, 20}};
    QCOMPARE(listener.digest.take(listener.run).power.front().points, wanted);
}

void TestLiveRun::resetOfACounterIsNoSurge()
{
    Listener listener;
    MeterDomain domain = domainOf(ReadingKind::Energy);
    domain.range = Joules{262'143};
    listener.lines.meter({0}, "m", domain);
    const std::vector<Reading> readings{{{1}, 50}, {{2}, 100}, {{2.1}, 0}, {{3.1}, 70}};
    listener.lines.power({4}, "d", readings);
    const LivePoints wanted{{2, 50}, {3.1, 70}};
    QCOMPARE(listener.digest.take(listener.run).power.front().points, wanted);
}

void TestLiveRun::counterThatStandsStillTellsItsMeanOnceItMoves()
{
    Listener listener;
    listener.lines.meter({0}, "m", domainOf(ReadingKind::Energy));
    const std::vector<Reading> readings{{{1}, 10}, {{2}, 10}, {{3}, 10}, {{4}, 40}, {{5}, 40}, {{6}, 80}};
    listener.lines.power({6}, "d", readings);
    const LivePoints wanted{{4, 10}, {6, 20}};
    QCOMPARE(listener.digest.take(listener.run).power.front().points, wanted);
}

void TestLiveRun::shareOfAnUnknownMaximumIsNoPower()
{
    Listener listener;
    listener.lines.meter({0}, "m", domainOf(ReadingKind::Share));
    const Reading reading{{1}, 0.4};
    listener.lines.power({1}, "d", {&reading, 1});
    QVERIFY(listener.digest.take(listener.run).power.empty());
}

void TestLiveRun::updatesAddUp()
{
    LiveRun all;
    LiveRun update;
    update.phase = Phase::Idle;
    update.phases = {{Phase::Idle, 1}};
    update.power = {{"d", "name", {{1, 10}}}};
    update.rate = {{1, 5}};
    all.append(update);
    update.phases = {{Phase::WarmUp, 2}};
    update.power = {{"d", "name", {{2, 20}}}, {"e", "other", {{2, 1}}}};
    all.append(update);
    QCOMPARE(all.phases.size(), std::size_t(2));
    QCOMPARE(all.rate.size(), std::size_t(2));
    QCOMPARE(all.power.size(), std::size_t(2));
    QCOMPARE(all.power.front().points.size(), std::size_t(2));
}

namespace {

LiveRun running()
{
    LiveRun run;
    run.phases = {{Phase::Prepare, 0}, {Phase::Idle, 1}, {Phase::Prepare, 6}, {Phase::WarmUp, 8}};
    run.phase = Phase::WarmUp;
    run.time = 8.5;
    run.left = Seconds{0.5};
    run.setup.profile = Profile::Quick;
    run.setup.duration = Seconds{10};
    return run;
}

PhaseStep stepOf(const LiveRun &run, Phase phase, bool over)
{
    for (const PhaseStep &step : phaseSteps(run, over)) {
        if (step.phase == phase)
            return step;
    }
    qFatal("no such step");
}

} // namespace

void TestLiveRun::stepsWaitBeforeTheRun()
{
    for (const bool over : {false, true}) {
        for (const PhaseStep &step : phaseSteps({}, over))
            QCOMPARE(step.state, PhaseStep::State::Waiting);
    }
}

void TestLiveRun::stepsTellWhereTheRunIs()
{
    const LiveRun run = running();
    QCOMPARE(stepOf(run, Phase::Idle, false).state, PhaseStep::State::Done);
    QCOMPARE(stepOf(run, Phase::Idle, false).spent, 5.0);
    QCOMPARE(stepOf(run, Phase::Prepare, false).spent, 3.0); // before and after the baseline
    QCOMPARE(stepOf(run, Phase::WarmUp, false).state, PhaseStep::State::Active);
    QCOMPARE(stepOf(run, Phase::WarmUp, false).left, Seconds{0.5});
    QCOMPARE(stepOf(run, Phase::Measurement, false).state, PhaseStep::State::Waiting);
}

void TestLiveRun::stepsThatDidNotTakePlaceAreLeftOut()
{
    LiveRun run = running();
    run.phases.push_back({Phase::Measurement, 10});
    run.phase = Phase::Measurement;
    QCOMPARE(stepOf(run, Phase::Saturation, false).state, PhaseStep::State::Skipped);
    QCOMPARE(stepOf(run, Phase::CoolDown, false).state, PhaseStep::State::Waiting);
    QCOMPARE(stepOf(run, Phase::CoolDown, true).state, PhaseStep::State::Skipped);
    QCOMPARE(stepOf(run, Phase::Measurement, true).state, PhaseStep::State::Done);
}

void TestLiveRun::leastTimeLeftCountsWhatFollows()
{
    QCOMPARE(leastLeft(running()).value, 0.5 + 3.0 + 10.0);
    LiveRun run = running();
    run.phase = Phase::Measurement;
    run.left = Seconds{4};
    QCOMPARE(leastLeft(run).value, 4.0);
}

/// Both arrive between two updates.
void TestLiveRun::searchJustBeforeTheMeasurementIsShown()
{
    Listener listener;
    listener.lines.window({2}, {Phase::SteadyCheck, 1, {1}, {2}, 50, {0.08}, {}});
    listener.lines.measurementEdge({10}, clockAt(10));
    QCOMPARE(listener.digest.take(listener.run).rate.size(), std::size_t(2));
}

void TestLiveRun::thinnedRunKeepsItsPeaks()
{
    LiveRun run;
    for (int i = 0; i < 10'000; ++i)
        run.rate.push_back({i * 0.1, i == 4321 ? 900.0 : i == 4322 ? 1.0 : 100.0});
    run.p50 = {{1, 2}, {3, 4}};
    const LiveRun thin = thinned(run, 100);
    QCOMPARE(thin.rate.size(), std::size_t(100));
    QVERIFY(std::ranges::find(thin.rate, run.rate[4321]) != thin.rate.end());
    QVERIFY(std::ranges::find(thin.rate, run.rate[4322]) != thin.rate.end());
    QVERIFY(std::ranges::is_sorted(thin.rate, {}, &LivePoint::time));
    QCOMPARE(thin.p50, run.p50);
}

void TestLiveRun::estimateIsToldFromAMeasurement()
{
    Listener listener;
    MeterDomain domain;
    domain.id = "model";
    domain.name = "m5.large";
    domain.provenance = Provenance::Estimated;
    listener.lines.meter({0.1}, "model", domain);
    listener.lines.power({1}, "model", std::vector<Reading>{{{0.5}, 7.0}});
    const LiveRun live = listener.digest.take(listener.run);
    QVERIFY(live.power.front().estimated);
    QVERIFY(liveCharts(live, Formatter(Language::English))[2].chart.description.contains(
        QStringLiteral("m5.large · estimated")));
}

QTEST_GUILESS_MAIN(TestLiveRun)
#include "tst_liverun.moc"
