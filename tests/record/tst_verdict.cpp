// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/resources.h"

#include <QTest>

#include "core/record/rundata.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace hakari;
using namespace hakari::test;

using Spoil = std::function<void(RunData &)>;
Q_DECLARE_METATYPE(Spoil)

namespace {

constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t second = 1000 * millisecond;
constexpr std::int64_t minute = 60 * second;

LoadWindow windowOf(Phase phase, std::uint64_t samples, Seconds latency = {0.1},
                    std::optional<Watts> power = {})
{
    return {phase, 1.0, {0.0}, {1.0}, samples, latency, power};
}

/// Queries one after the other, each as long as `length` says.
std::vector<QueryTime> oneByOne(std::size_t count, const std::function<std::int64_t(std::size_t)> &length)
{
    std::vector<QueryTime> queries;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        queries.push_back({at, length(i)});
        at = queries.back().completion();
    }
    return queries;
}

/// So many queries that fill one minute; `over` of them take 50 ms instead of 1 ms.
void fillMinute(RunData &data, std::size_t count, std::size_t over = 0)
{
    data.queries.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const auto completion = minute * static_cast<std::int64_t>(i + 1) / static_cast<std::int64_t>(count);
        const std::int64_t latency = i == 0 ? completion : (i <= over ? 50 : 1) * millisecond;
        data.queries.push_back({completion - latency, latency});
    }
}

/// A run of one minute, ten inferences a second, that breaks no rule.
RunData goodRun()
{
    RunData data;
    data.id = "2026-11-23T07:00:00-0a1b2c";
    data.startUtc = "2026-11-23T07:00:00.000Z";
    data.setup = {.workload = "layoutlm-base",
                  .title = "LayoutLM base",
                  .unit = "inference",
                  .scenario = Scenario::Offline,
                  .profile = Profile::Standard,
                  .duration = {60.0},
                  .latencyBound = {}};
    data.facts = {{"backend", "torch"}};
    data.windows.assign(3, windowOf(Phase::SteadyCheck, 10));
    data.windows.insert(data.windows.end(), 6, windowOf(Phase::Measurement, 10));
    data.queries = oneByOne(600, [](std::size_t) { return 100 * millisecond; });
    data.measurementBegin = ClockReading{{5.0}, {105.0}, {1000.0}, {}};
    data.measurementEnd = ClockReading{{65.0}, {165.0}, {1060.0}, {}};
    data.ended = true;
    return data;
}

RunData goodServerRun()
{
    RunData data = goodRun();
    data.setup.scenario = Scenario::Server;
    data.setup.latencyBound = Seconds{0.04};
    fillMinute(data, 1000);
    data.queries.front() = {0, 60 * millisecond}; // over the bound, as fillMinute's first
    return data;
}

Spoil ofScenario(Scenario scenario, std::size_t queries)
{
    return [=](RunData &data) {
        data.setup.scenario = scenario;
        data.setup.latencyBound = Seconds{1e3};
        fillMinute(data, queries);
    };
}

Spoil steadyCheck(std::vector<LoadWindow> windows)
{
    return [windows = std::move(windows)](RunData &data) { data.windows = windows; };
}

/// The third window has another rate, latency or power than the two before it.
Spoil lastWindow(std::uint64_t samples, Seconds latency = {1.0}, std::optional<Watts> power = Watts{100})
{
    std::vector<LoadWindow> windows(2, windowOf(Phase::SteadyCheck, 1000, {1.0}, Watts{100}));
    windows.push_back(windowOf(Phase::SteadyCheck, samples, latency, power));
    return steadyCheck(windows);
}

/// The last third takes so long a query, where the others take 100 ms.
Spoil lastThird(std::int64_t nanoseconds, Scenario scenario = Scenario::Offline)
{
    return [=](RunData &data) {
        data.setup.scenario = scenario;
        data.queries = oneByOne(630,
                                [=](std::size_t i) { return i < 420 ? 100 * millisecond : nanoseconds; });
    };
}

Spoil clocksAdvance(double boot, double real)
{
    return [=](RunData &data) {
        data.measurementEnd->boot = data.measurementEnd->boot + Seconds{boot};
        data.measurementEnd->real = data.measurementEnd->real + Seconds{real};
    };
}

Spoil throttled(std::optional<std::uint64_t> begin, std::optional<std::uint64_t> end)
{
    return [=](RunData &data) {
        data.measurementBegin->throttles = begin;
        data.measurementEnd->throttles = end;
    };
}

/// A minute of server load, so many of the queries over the bound.
Spoil serverLoad(std::size_t queries, std::size_t over)
{
    return [=](RunData &data) {
        data.setup.scenario = Scenario::Server;
        data.setup.latencyBound = Seconds{0.04};
        fillMinute(data, queries, over);
        data.queries.front() = {0, millisecond};
    };
}

QString joined(const Verdict &verdict)
{
    QStringList reasons{toQt(name(verdict.state))};
    for (const Notice &reason : verdict.reasons)
        reasons << toQt(reason.sentence());
    return reasons.join(QStringLiteral("; "));
}

bool says(const Verdict &verdict, const QString &text)
{
    return std::ranges::any_of(verdict.reasons,
                               [&](const Notice &reason) { return toQt(reason.sentence()).contains(text); });
}

} // namespace

class TestVerdict : public QObject
{
    Q_OBJECT

private slots:
    void goodRunIsValid();
    void eachRuleHasItsLimit_data();
    void eachRuleHasItsLimit();
    void reasonsNameLimitAndValue_data();
    void reasonsNameLimitAndValue();
    void everyErrorFailsTheRun();
    void worstStateWins_data();
    void worstStateWins();
    void nothingMeasuredIsNotSaidOfAnError();

    void steadinessComparesTheLastThreeWindows();
    void steadinessNeedsThreeWindows();
    void aWindowWithoutRateIsNeverSteady();
    void powerIsJudgedWhereEveryWindowHasIt();
    void leastQueriesAreThoseOfTheEarlyStoppingRule();
    void queriesAtTheBoundAreNotOverIt();
    void boundIsHeldWithEnoughQueries();

    void recordTellsWhatTheRunTold();
    void throughputIsSamplesOverTheWindow();
    void windowSpansAllQueries();
    void percentilesAreExact();
    void throughputIntervalIsThatOfTheMeasuredWindows();
    void aRunWithoutQueriesHasNoFigures();
    void aRunWithoutLengthHasNoThroughput();
    void namesReadBack();
    void noticesFillTheirPlaces();
    void aMeterThatNamesNoPartIsNotJudged();
};

void TestVerdict::goodRunIsValid()
{
    const RunRecord record = summarise(goodRun());
    QVERIFY2(record.verdict == Verdict{}, qPrintable(joined(record.verdict)));
}

void TestVerdict::eachRuleHasItsLimit_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<QString>("reason"); // of a mistrusted run; empty: valid
    const auto inside = [](const char *name, const Spoil &change) {
        QTest::newRow(name) << change << QString();
    };
    const auto outside = [](const char *name, const Spoil &change, const char *reason) {
        QTest::newRow(name) << change << QString::fromLatin1(reason);
    };
    inside("long enough", [](RunData &data) { data.setup.duration = {60.0}; });
    outside(
        "too short", [](RunData &data) { data.setup.duration = {60.001}; }, "minimum duration");

    inside("one offline query", ofScenario(Scenario::Offline, 1));
    inside("64 single-stream queries", ofScenario(Scenario::SingleStream, 64));
    outside("63 single-stream queries", ofScenario(Scenario::SingleStream, 63), "minimum queries");
    inside("662 multi-stream queries", ofScenario(Scenario::MultiStream, 662));
    outside("661 multi-stream queries", ofScenario(Scenario::MultiStream, 661), "minimum queries");

    inside("rate up 10 %", lastWindow(1100));
    outside("rate up 10.1 %", lastWindow(1101), "not steady");
    inside("rate down to 1/1.1", lastWindow(910));
    outside("rate down below 1/1.1", lastWindow(909), "not steady");
    inside("latency up 10 %", lastWindow(1000, {1.1}));
    outside("latency up 10.1 %", lastWindow(1000, {1.101}), "not steady");
    inside("power up 5 %", lastWindow(1000, {1.0}, Watts{105}));
    outside("power up 5.1 %", lastWindow(1000, {1.0}, Watts{105.1}), "not steady");
    inside("power in two windows only", lastWindow(1000, {1.0}, std::nullopt));
    outside("zero rate", lastWindow(0), "not steady");
    outside("two windows", steadyCheck({2, windowOf(Phase::SteadyCheck, 10)}), "not steady");
    outside("no window", steadyCheck({}), "not steady");
    outside("windows of another phase", steadyCheck({3, windowOf(Phase::Measurement, 10)}), "not steady");
    inside("rise before the last three",
           [](RunData &data) { data.windows.insert(data.windows.begin(), windowOf(Phase::SteadyCheck, 1)); });
    inside("windows of other phases may differ", [](RunData &data) {
        data.windows.push_back(windowOf(Phase::Saturation, 1000));
        data.windows.push_back(windowOf(Phase::Measurement, 0));
    });

    inside("4.997 % slower", lastThird(105'260'000));
    outside("5.006 % slower", lastThird(105'270'000), "drift");
    inside("4.998 % faster", lastThird(95'240'000));
    outside("5.009 % faster", lastThird(95'230'000), "drift");
    outside("single-stream drift", lastThird(120'000'000, Scenario::SingleStream), "drift");
    inside("server follows its arrivals", lastThird(120'000'000, Scenario::Server));
    inside("five queries have no thirds", [](RunData &data) {
        data.queries = oneByOne(5, [](std::size_t i) { return i < 4 ? second : minute; });
    });

    inside("0.9 ms asleep", clocksAdvance(0.0009, 0.0009));
    outside("1.1 ms asleep", clocksAdvance(0.0011, 0.0011), "suspended");
    outside("an hour asleep is no clock step", clocksAdvance(3600, 3600), "suspended for 3600 s");
    inside("clock slewed", clocksAdvance(0, 0.099));
    inside("clock slewed back", clocksAdvance(0, -0.099));
    outside("clock set", clocksAdvance(0, 0.101), "clock was set by");
    outside("clock set back", clocksAdvance(0, -0.101), "clock was set by -0.101 s");
    inside("no clock at the end", [](RunData &data) { data.measurementEnd.reset(); });
    inside("no clock", [](RunData &data) {
        data.measurementBegin.reset();
        data.measurementEnd.reset();
    });

    inside("throttled before", throttled(12, 12));
    inside("throttling not counted", throttled(std::nullopt, std::nullopt));
    inside("throttling counted at one end only", throttled(std::nullopt, 4));
    outside("throttled twice", throttled(12, 14), "throttling: the CPUs slowed down 2 times");

    inside("459 server queries", serverLoad(459, 0));
    outside("458 server queries", serverLoad(458, 0), "queries");
    inside("1 of 662 over the bound", serverLoad(662, 1));
    outside("1 of 661 over the bound", serverLoad(661, 1), "latency bound");
    inside("2 of 838 over the bound", serverLoad(838, 2));
    outside("2 of 837 over the bound", serverLoad(837, 2), "latency bound");
    inside("a bound is the server's alone", [](RunData &data) { data.setup.latencyBound = Seconds{1e-6}; });
    outside(
        "quick", [](RunData &data) { data.setup.profile = Profile::Quick; }, "quick run");
    inside("publication", [](RunData &data) {
        data.setup.profile = Profile::Publication;
        data.queries = oneByOne(6000, [](std::size_t) { return 100 * millisecond; });
    });
    outside(
        "a minute of publication", [](RunData &data) { data.setup.profile = Profile::Publication; },
        "minimum duration: 60 s of at least 600 s");
}

void TestVerdict::eachRuleHasItsLimit()
{
    QFETCH(Spoil, change);
    QFETCH(QString, reason);
    RunData data = goodRun();
    change(data);
    const Verdict verdict = summarise(std::move(data)).verdict;
    const QString told = joined(verdict);
    QVERIFY2(verdict.state == (reason.isEmpty() ? VerdictState::Valid : VerdictState::Mistrusted),
             qPrintable(told));
    QVERIFY2(reason.isEmpty() ? verdict.reasons.empty() : says(verdict, reason), qPrintable(told));
    QVERIFY2(verdict.reasons.size() < 2 || QTest::currentDataTag() == QByteArray("458 server queries"),
             qPrintable(told)); // too few for the count are too few for the bound
}

void TestVerdict::reasonsNameLimitAndValue_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const Spoil &change, const char *reason) {
        QTest::newRow(name) << change << QString::fromLatin1(reason);
    };
    row(
        "duration", [](RunData &data) { data.setup.duration = {600.0}; },
        "minimum duration: 60 s of at least 600 s");
    row("count", ofScenario(Scenario::MultiStream, 300),
        "minimum queries (early stopping): 300 of at least 662");
    row("steady", lastWindow(2000, {1.5}, Watts{130}),
        "not steady: in the last 3 of 3 windows the largest over the smallest was 2 for rate (limit 1.1), "
        "1.5 for latency (limit 1.1), 1.3 for power (limit 1.05)");
    row("steady without power", lastWindow(2000, {1.0}, std::nullopt),
        "was 2 for rate (limit 1.1), 1 for latency (limit 1.1)");
    row("drift", lastThird(125 * millisecond),
        "drift: the rate of the last third differs from the first by 20 % (limit 5 %)");
    row("suspend", clocksAdvance(2.5, 2.5), "the host was suspended for 2.5 s");
    row("bound", serverLoad(661, 1),
        "latency bound (early stopping): 1 of 661 queries took longer than 0.04 s, "
        "which needs at least 662 queries");
    row(
        "interrupted", [](RunData &data) { data.interrupted = true; }, "ended before its time");
    row(
        "cut off", [](RunData &data) { data.ended = false; }, "the record ends before the run did");
    row(
        "nothing", [](RunData &data) { data.queries.clear(); }, "nothing was measured");
}

void TestVerdict::reasonsNameLimitAndValue()
{
    QFETCH(Spoil, change);
    QFETCH(QString, reason);
    RunData data = goodRun();
    change(data);
    const Verdict verdict = summarise(std::move(data)).verdict;
    QCOMPARE(verdict.reasons.size(), std::size_t{1});
    QVERIFY2(says(verdict, reason), qPrintable(joined(verdict)));
}

/// What a run is that ended with the error.
static VerdictState stateOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WorkloadUnsupported:
    case ErrorCode::PrecisionUnsupported:
        return VerdictState::Unsupported;
    case ErrorCode::EngineEnded:
    case ErrorCode::EngineNonsense:
    case ErrorCode::EngineSilent:
    case ErrorCode::EngineFlood:
        return VerdictState::Aborted;
    default:
        return VerdictState::Failed;
    }
}

void TestVerdict::everyErrorFailsTheRun()
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        const Error error{static_cast<ErrorCode>(i), {{"backend", "torch"}, {"cause", "why"}}};
        RunData data = goodRun();
        data.error = error;
        const Verdict verdict = summarise(std::move(data)).verdict;
        QCOMPARE(verdict.state, stateOf(error.code));
        QVERIFY(verdict.reasons == std::vector{noticeOf(error)});
    }
}

void TestVerdict::worstStateWins_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("reasons");
    const auto row = [](const char *name, const Spoil &change, VerdictState state, int reasons) {
        QTest::newRow(name) << change << static_cast<int>(state) << reasons;
    };
    const Spoil quick = [](RunData &data) { data.setup.profile = Profile::Quick; };
    const Spoil interrupted = [](RunData &data) { data.interrupted = true; };
    const Spoil failed = [](RunData &data) { data.error = Error{ErrorCode::BackendFailed}; };
    const Spoil refused = [](RunData &data) { data.error = Error{ErrorCode::WorkloadUnsupported}; };
    const auto both = [](Spoil first, Spoil then) -> Spoil {
        return [first = std::move(first), then = std::move(then)](RunData &data) {
            first(data);
            then(data);
        };
    };
    const Spoil notEnded = [](RunData &data) { data.ended = false; };
    const Spoil nothing = [](RunData &data) { data.queries.clear(); };
    row("mistrusted", quick, VerdictState::Mistrusted, 1);
    row("mistrusted twice", both(quick, lastWindow(2000)), VerdictState::Mistrusted, 2);
    row("aborted over mistrusted", both(quick, interrupted), VerdictState::Aborted, 2);
    row("cut off over mistrusted", both(quick, notEnded), VerdictState::Aborted, 2);
    row("interrupted and cut off are one", both(interrupted, notEnded), VerdictState::Aborted, 1);
    row("aborted with nothing measured", both(nothing, interrupted), VerdictState::Aborted, 1);
    row("nothing measured over mistrusted", both(quick, nothing), VerdictState::Failed, 2);
    row("failed over aborted", both(failed, notEnded), VerdictState::Failed, 2);
    row("failed over mistrusted", both(failed, quick), VerdictState::Failed, 2);
    row("unsupported over aborted", both(refused, interrupted), VerdictState::Unsupported, 2);
    row("unsupported over mistrusted", both(refused, quick), VerdictState::Unsupported, 2);
}

void TestVerdict::worstStateWins()
{
    QFETCH(Spoil, change);
    QFETCH(int, state);
    QFETCH(int, reasons);
    RunData data = goodRun();
    change(data);
    const Verdict verdict = summarise(std::move(data)).verdict;
    QVERIFY2(static_cast<int>(verdict.state) == state, qPrintable(joined(verdict)));
    QVERIFY2(static_cast<int>(verdict.reasons.size()) == reasons, qPrintable(joined(verdict)));
}

void TestVerdict::nothingMeasuredIsNotSaidOfAnError()
{
    RunData data = goodRun();
    data.queries.clear();
    data.error = Error{ErrorCode::BackendFailed};
    const Verdict verdict = summarise(std::move(data)).verdict;
    QVERIFY2(!says(verdict, QStringLiteral("nothing was measured")), qPrintable(joined(verdict)));
}

void TestVerdict::steadinessComparesTheLastThreeWindows()
{
    const std::vector<LoadWindow> windows{windowOf(Phase::SteadyCheck, 1, {9.0}, Watts{1}),
                                          windowOf(Phase::SteadyCheck, 100, {1.0}, Watts{50}),
                                          windowOf(Phase::SteadyCheck, 125, {4.0}, Watts{40}),
                                          windowOf(Phase::SteadyCheck, 110, {2.0}, Watts{60})};
    const Steadiness check = steadiness(windows);
    QVERIFY(check.enough);
    QCOMPARE(check.rate, 1.25);
    QCOMPARE(check.latency, 4.0);
    QVERIFY(check.power == 1.5);
    QVERIFY(!check.steady());
}

void TestVerdict::steadinessNeedsThreeWindows()
{
    const std::vector<LoadWindow> windows(3, windowOf(Phase::SteadyCheck, 10));
    QVERIFY(!steadiness({}).steady());
    QVERIFY(!steadiness(std::span(windows).first(2)).enough);
    QVERIFY(!steadiness(std::span(windows).first(2)).steady());
    QVERIFY(steadiness(windows).steady());
}

void TestVerdict::aWindowWithoutRateIsNeverSteady()
{
    std::vector<LoadWindow> windows(3, windowOf(Phase::SteadyCheck, 10));
    windows[1].samples = 0;
    QVERIFY(std::isinf(steadiness(windows).rate));
    QVERIFY(!steadiness(windows).steady());
    windows[0].samples = windows[2].samples = 0;
    QVERIFY(!steadiness(windows).steady());
    windows.assign(3, windowOf(Phase::SteadyCheck, 10));
    windows[2].end = windows[2].begin;
    QCOMPARE(windows[2].rate().value, 0.0);
    QVERIFY(!steadiness(windows).steady());
}

void TestVerdict::powerIsJudgedWhereEveryWindowHasIt()
{
    std::vector<LoadWindow> windows(3, windowOf(Phase::SteadyCheck, 10, {0.1}, Watts{100}));
    QVERIFY(steadiness(windows).power == 1.0);
    windows[0].power = Watts{200};
    QVERIFY(!steadiness(windows).steady());
    windows[0].power.reset();
    QVERIFY(!steadiness(windows).power.has_value());
    QVERIFY(steadiness(windows).steady());
}

void TestVerdict::leastQueriesAreThoseOfTheEarlyStoppingRule()
{
    QCOMPARE(leastQueries(Scenario::Offline), std::uint64_t{1});
    QCOMPARE(leastQueries(Scenario::SingleStream), std::uint64_t{64});
    QCOMPARE(leastQueries(Scenario::MultiStream), std::uint64_t{662});
    QCOMPARE(leastQueries(Scenario::Server), std::uint64_t{459});
    QVERIFY(!judgedPercentile(Scenario::Offline).has_value());
    QVERIFY(judgedPercentile(Scenario::SingleStream) == 0.90);
    QVERIFY(judgedPercentile(Scenario::MultiStream) == 0.99);
    QVERIFY(judgedPercentile(Scenario::Server) == 0.99);
}

void TestVerdict::queriesAtTheBoundAreNotOverIt()
{
    for (const std::int64_t milliseconds : {1, 3, 7, 100, 300, 700, 1100, 2300}) {
        const std::int64_t bound = milliseconds * millisecond;
        const std::vector<QueryTime> queries{{0, bound - 1}, {0, bound}, {0, bound + 1}};
        const Seconds limit{static_cast<double>(milliseconds) / 1000};
        QCOMPARE(checkBound(queries, limit).over, std::uint64_t{1});
    }
}

void TestVerdict::boundIsHeldWithEnoughQueries()
{
    std::vector<QueryTime> queries(837, QueryTime{0, millisecond});
    queries[5].latency = queries[600].latency = second;
    const BoundCheck check = checkBound(queries, {0.5});
    QCOMPARE(check.over, std::uint64_t{2});
    QCOMPARE(check.needed, std::uint64_t{838});
    QVERIFY(!check.held);
    queries.push_back({0, 1});
    QVERIFY(checkBound(queries, {0.5}).held);
    QVERIFY(!checkBound({}, {0.5}).held);
    QVERIFY(!checkBound(queries, {0.0}).held);
}

void TestVerdict::recordTellsWhatTheRunTold()
{
    RunData data = goodServerRun();
    MeterDomain wall;
    wall.id = wall.name = "wall";
    wall.covers = Coverage::wholeSystem();
    data.power = {{"plug", wall, {{{1.0}, 250.0}}}};
    const RunRecord record = summarise(data);
    QCOMPARE(record.id, data.id);
    QCOMPARE(record.title, std::string("LayoutLM base"));
    QCOMPARE(record.workload, std::string("layoutlm-base"));
    QCOMPARE(record.harness, std::string("Hakari"));
    QCOMPARE(record.scenario, Scenario::Server);
    QCOMPARE(record.startUtc, data.startUtc);
    QVERIFY(record.latencyBound == Seconds{0.04});
    QVERIFY(record.power == data.power);
    QVERIFY(record.host == data.facts);
    QVERIFY(record.data != nullptr);
    QVERIFY(record.data->queries == data.queries);
    QVERIFY(record.data->windows == data.windows);
    QVERIFY(!record.averagePower.has_value()); // one reading does not cover the window
}

void TestVerdict::throughputIsSamplesOverTheWindow()
{
    RunData data = goodRun();
    data.samplesPerQuery = 8;
    const RunRecord record = summarise(std::move(data));
    QVERIFY(record.sampleCount == 4800U);
    QVERIFY(record.duration == Seconds{60.0});
    QVERIFY(record.throughput == PerSecond{80.0});
    QVERIFY2(record.verdict.state == VerdictState::Valid, qPrintable(joined(record.verdict)));
}

void TestVerdict::windowSpansAllQueries()
{
    RunData data = goodRun();
    // In order of completion; the first to arrive is not the first to be completed.
    data.queries = {{3 * second, second}, {2 * second, 3 * second}, {4 * second, 8 * second}};
    const RunRecord record = summarise(std::move(data));
    QVERIFY(record.window == (Window{{2.0}, {12.0}}));
    QVERIFY(record.throughput == PerSecond{0.3});
}

void TestVerdict::percentilesAreExact()
{
    RunData data = goodRun();
    data.queries.clear();
    for (std::int64_t i = 1000; i > 0; --i)
        data.queries.push_back({(1000 - i) * second, i * millisecond});
    const auto percentiles = summarise(std::move(data)).latencyPercentiles;
    const std::map<double, Seconds> expected{{50.0, {0.5}},  {90.0, {0.9}},  {95.0, {0.95}},
                                             {97.0, {0.97}}, {99.0, {0.99}}, {99.9, {0.999}}};
    QVERIFY(percentiles == expected);
}

void TestVerdict::throughputIntervalIsThatOfTheMeasuredWindows()
{
    RunData data = goodRun();
    for (LoadWindow &window : data.windows) {
        if (window.phase == Phase::SteadyCheck)
            window.samples = 999'999;
    }
    const auto interval = summarise(data).throughputInterval;
    QVERIFY(interval == (Interval{10.0, 10.0, IntervalKind::Confidence95}));
    data.windows.resize(5); // two of the measurement
    QVERIFY(!summarise(data).throughputInterval.has_value());
}

void TestVerdict::aRunWithoutQueriesHasNoFigures()
{
    RunData data = goodRun();
    data.queries.clear();
    const RunRecord record = summarise(std::move(data));
    QVERIFY(!record.throughput.has_value());
    QVERIFY(!record.sampleCount.has_value());
    QVERIFY(!record.duration.has_value());
    QVERIFY(!record.window.has_value());
    QVERIFY(record.latencyPercentiles.empty());
}

void TestVerdict::aRunWithoutLengthHasNoThroughput()
{
    RunData data = goodRun();
    data.queries = {{second, 0}};
    const RunRecord record = summarise(std::move(data));
    QVERIFY(!record.throughput.has_value());
    QVERIFY(record.duration == Seconds{0.0});
}

void TestVerdict::namesReadBack()
{
    for (const Profile profile : {Profile::Quick, Profile::Standard, Profile::Publication})
        QVERIFY(profileNamed(name(profile)) == profile);
    for (const Phase phase : {Phase::Prepare, Phase::Idle, Phase::WarmUp, Phase::Saturation,
                              Phase::SteadyCheck, Phase::Measurement, Phase::CoolDown})
        QVERIFY(phaseNamed(name(phase)) == phase);
    for (const char *stranger : {"", "Quick", "measure", "quick "}) {
        QVERIFY(!profileNamed(stranger).has_value());
        QVERIFY(!phaseNamed(stranger).has_value());
    }
}

void TestVerdict::noticesFillTheirPlaces()
{
    const Notice notice{"{cores} cores share {what}", {{"cores", "4"}, {"what", "a clock"}}};
    QCOMPARE(notice.sentence(), std::string("4 cores share a clock"));
}

/// Such as one that saw a share of a processor only.
void TestVerdict::aMeterThatNamesNoPartIsNotJudged()
{
    RunData data = goodRun();
    MeterDomain share;
    share.id = share.name = "share";
    data.power = {{"share", share, {}}};
    for (int i = 0; i <= 60; ++i)
        data.power.front().readings.push_back({{static_cast<double>(i)}, 5.0});
    const RunRecord record = summarise(std::move(data));
    QVERIFY2(record.verdict == Verdict{}, qPrintable(joined(record.verdict)));
    QVERIFY(!record.averagePower);
}

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
