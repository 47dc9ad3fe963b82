// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/resources.h"

#include <QTest>

#include "core/record/rules.h"
#include "core/record/rundata.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

using namespace hakari;
using namespace hakari::test;

using Spoil = std::function<void(RunData &)>;
Q_DECLARE_METATYPE(Spoil)

namespace {

constexpr std::int64_t millisecond = 1'000'000;
constexpr int ruleCount = static_cast<int>(Rule::PublishableProfile) + 1;
const std::set scenarioRules{Rule::LatencyBound, Rule::Drift}; ///< that do not apply to every scenario

LoadWindow windowOf(Phase phase, std::uint64_t samples, std::optional<Watts> power = Watts{100})
{
    return {phase, 1.0, {0.0}, {1.0}, samples, {0.1}, power};
}

/// 60 readings a minute from before the run to after it.
PowerTrace plug()
{
    PowerTrace trace{"plug", {}, {}};
    trace.domain.id = "plug:0";
    trace.domain.name = "wall";
    trace.domain.covers = Coverage::wholeSystem();
    trace.domain.boundary = PowerBoundary::AcWall;
    for (int i = -1; i <= 61; ++i)
        trace.readings.push_back({{static_cast<double>(i)}, 100.0});
    return trace;
}

/// One minute, ten inferences a second, metered; breaks no rule.
RunData goodRun()
{
    RunData data;
    data.id = "2026-11-23T07:00:00-0a1b2c";
    data.setup = {.workload = "layoutlm-base",
                  .title = "LayoutLM base",
                  .unit = "inference",
                  .scenario = Scenario::Offline,
                  .profile = Profile::Standard,
                  .duration = {60.0},
                  .latencyBound = {}};
    data.windows.assign(3, windowOf(Phase::SteadyCheck, 1000));
    for (std::int64_t i = 0; i < 600; ++i)
        data.queries.push_back({i * 100 * millisecond, 100 * millisecond});
    data.measurementBegin = ClockReading{{5.0}, {105.0}, {1000.0}, 12};
    data.measurementEnd = ClockReading{{65.0}, {165.0}, {1060.0}, 12};
    data.power = {plug()};
    data.ended = true;
    return data;
}

void toServer(RunData &data)
{
    data.setup.scenario = Scenario::Server;
    data.setup.latencyBound = Seconds{0.1};
}

RunRecord recordOf(const Spoil &change)
{
    RunData data = goodRun();
    change(data);
    return summarise(std::move(data));
}

std::vector<RuleCheck> checksOf(const Spoil &change)
{
    return checkRules(recordOf(change));
}

std::vector<RuleCheck> of(Rule rule, const std::vector<RuleCheck> &checks)
{
    std::vector<RuleCheck> found;
    std::ranges::copy_if(checks, std::back_inserter(found),
                         [rule](const RuleCheck &check) { return check.rule == rule; });
    return found;
}

/// What value and limit alone say; nothing where one of them is absent.
std::optional<bool> impliedBy(const RuleCheck &check)
{
    if (!check.value || !check.limit)
        return std::nullopt;
    switch (check.sense) {
    case RuleCheck::Sense::AtLeast:
        return *check.value >= *check.limit;
    case RuleCheck::Sense::AtMost:
        return *check.value <= *check.limit;
    case RuleCheck::Sense::Below:
        return *check.value < *check.limit;
    case RuleCheck::Sense::Yes:
        break;
    }
    return std::nullopt;
}

QString shown(const RuleCheck &check)
{
    return QStringLiteral("%1 %2: %3")
        .arg(toQt(name(check.rule)), toQt(check.subject), toQt(check.reason.sentence()));
}

/// What is wrong with a list that any run may give; empty where nothing is.
QString fault(const std::vector<RuleCheck> &checks)
{
    for (const RuleCheck &check : checks) {
        if (check.reason.text.empty() != check.held.value_or(false))
            return QStringLiteral("a reason is there unless it holds: ") + shown(check);
        if (const auto implied = impliedBy(check); implied && check.held != implied)
            return QStringLiteral("value and limit say otherwise: ") + shown(check);
        if (check.value && !std::isfinite(*check.value))
            return QStringLiteral("no number: ") + shown(check);
        if (check.value && (check.sense == RuleCheck::Sense::Yes || check.unit == RuleUnit::None))
            return QStringLiteral("a value that is compared with nothing: ") + shown(check);
    }
    const auto place = [](const RuleCheck &check) { // the two of power come domain by domain
        return check.rule == Rule::PowerRate ? Rule::PowerCoverage : check.rule;
    };
    return std::ranges::is_sorted(checks, {}, place) ? QString() : QStringLiteral("disorder");
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void aGoodRunHoldsEveryRule_data();
    void aGoodRunHoldsEveryRule();
    void eachBrokenRuleIsListedWithItsNumbers_data();
    void eachBrokenRuleIsListedWithItsNumbers();
    void whatCannotBeJudgedSaysWhyAndIsNotHeldAgainstTheRun_data();
    void whatCannotBeJudgedSaysWhyAndIsNotHeldAgainstTheRun();
    void rulesThatDoNotApplyAreNotListed_data();
    void rulesThatDoNotApplyAreNotListed();
    void theEndIsToldOnceForEachThingThatWentWrong();
    void withoutQueriesNothingIsJudgedButTheProfile();
    void eachDomainThatCountsHasItsCoverage();
    void refusedReadingsBreakTheCoverageOfTheirDomain();
    void brokenSteadyRulesShareOneSentence();
    void eachThingThatADeviceToldIsThrottling();
    void theWorstStateWins();
    void resultsOfOtherHarnessesHaveNoList();
    void namesAreUnique();
};

void TestRules::aGoodRunHoldsEveryRule_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("rules");
    QTest::newRow("offline") << Spoil([](RunData &) {}) << ruleCount - 1;
    QTest::newRow("server") << Spoil(toServer) << ruleCount - 1;
}

void TestRules::aGoodRunHoldsEveryRule()
{
    QFETCH(Spoil, change);
    QFETCH(int, rules);
    const RunRecord record = recordOf(change);
    const auto checks = checkRules(record);
    QCOMPARE(fault(checks), QString());
    QCOMPARE(static_cast<int>(checks.size()), rules);
    for (int i = 0; i < ruleCount; ++i) {
        const auto found = of(static_cast<Rule>(i), checks);
        QVERIFY2(found.size() == 1 || scenarioRules.contains(static_cast<Rule>(i)),
                 name(static_cast<Rule>(i)).data());
        QVERIFY2(std::ranges::all_of(found, [](const RuleCheck &check) { return check.held == true; }),
                 name(static_cast<Rule>(i)).data());
    }
    QVERIFY(record.verdict == Verdict{});
}

void TestRules::eachBrokenRuleIsListedWithItsNumbers_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("rule");
    QTest::addColumn<double>("value"); // NaN: none
    QTest::addColumn<double>("limit");
    const auto row = [](const char *tag, Rule rule, double value, double limit, const Spoil &change) {
        QTest::newRow(tag) << change << static_cast<int>(rule) << value << limit;
    };
    constexpr double none = NAN;
    row("interrupted", Rule::Ended, none, none, [](RunData &data) { data.interrupted = true; });
    row("cut off", Rule::Ended, none, none, [](RunData &data) { data.ended = false; });
    row("failed", Rule::Ended, none, none,
        [](RunData &data) { data.error = Error{ErrorCode::BackendFailed}; });
    row("short", Rule::MinimumDuration, 60, 600, [](RunData &data) { data.setup.duration = {600}; });
    row("shorter than its profile", Rule::MinimumDuration, 60, 600, [](RunData &data) {
        data.setup.profile = Profile::Publication;
        data.setup.duration = {1};
    });
    row("few", Rule::MinimumQueries, 600, 662,
        [](RunData &data) { data.setup.scenario = Scenario::MultiStream; });
    row("over the bound", Rule::LatencyBound, 1, 0, [](RunData &data) {
        toServer(data);
        data.queries[7].latency += 1;
    });
    row("rate", Rule::SteadyRate, 2, 1.1, [](RunData &data) { data.windows[2].samples = 2000; });
    row("no rate", Rule::SteadyRate, none, 1.1, [](RunData &data) { data.windows[2].samples = 0; });
    row("latency", Rule::SteadyLatency, 1.5, 1.1,
        [](RunData &data) { data.windows[2].meanLatency = {0.15}; });
    row("power", Rule::SteadyPower, 1.25, 1.05, [](RunData &data) { data.windows[2].power = Watts{125}; });
    row("drift", Rule::Drift, 100, 5, [](RunData &data) {
        for (std::int64_t i = 200; i < 600; ++i)
            data.queries[static_cast<std::size_t>(i)].arrival = millisecond
                                                                * (i < 400 ? 150 * i - 10'000
                                                                           : 50 * i + 30'000);
    });
    row("suspend", Rule::Suspend, 2.5, 0.001, [](RunData &data) {
        data.measurementEnd->boot = {167.5};
        data.measurementEnd->real = {1062.5};
    });
    row("clock set back", Rule::ClockStep, 2, 0.1, [](RunData &data) { data.measurementEnd->real = {1058}; });
    row("throttled", Rule::Throttling, 3, 0, [](RunData &data) { data.measurementEnd->throttles = 15; });
    row("gap", Rule::PowerCoverage, none, 3, [](RunData &data) {
        auto &readings = data.power.front().readings;
        readings.erase(readings.begin() + 20, readings.begin() + 24);
    });
    row("few readings", Rule::PowerRate, 31, 60, [](RunData &data) {
        auto &readings = data.power.front().readings;
        std::erase_if(readings, [](const Reading &reading) { return std::fmod(reading.at.value, 2) != 0; });
        readings.push_back({{62.0}, 100.0});
    });
    row("few readings of short means", Rule::PowerRate, 31, 60, [](RunData &data) {
        data.power.front().domain.averagedOver = Seconds{0.1};
        auto &readings = data.power.front().readings;
        std::erase_if(readings, [](const Reading &reading) { return std::fmod(reading.at.value, 2) != 0; });
        readings.push_back({{62.0}, 100.0});
    });
    row("quick", Rule::PublishableProfile, none, none,
        [](RunData &data) { data.setup.profile = Profile::Quick; });
}

void TestRules::eachBrokenRuleIsListedWithItsNumbers()
{
    QFETCH(Spoil, change);
    QFETCH(int, rule);
    QFETCH(double, value);
    QFETCH(double, limit);
    const RunRecord record = recordOf(change);
    const auto checks = checkRules(record);
    QCOMPARE(fault(checks), QString());
    std::vector<RuleCheck> broken;
    std::ranges::copy_if(checks, std::back_inserter(broken),
                         [](const RuleCheck &check) { return check.held == false; });
    QCOMPARE(broken.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(broken.front().rule), rule);
    QCOMPARE(broken.front().value.value_or(NAN), value);
    QCOMPARE(broken.front().limit.value_or(NAN), limit);
    QVERIFY(record.verdict == (Verdict{broken.front().broken, {broken.front().reason}}));
    QVERIFY(record.verdict.state != VerdictState::Valid);
    QVERIFY(verdictOf(checks) == record.verdict);
}

void TestRules::whatCannotBeJudgedSaysWhyAndIsNotHeldAgainstTheRun_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *tag, Rule rule, const char *why, const Spoil &change) {
        QTest::newRow(tag) << change << static_cast<int>(rule) << QString::fromLatin1(why);
    };
    const Spoil noClock = [](RunData &data) { data.measurementEnd.reset(); };
    row("suspend", Rule::Suspend, "not read at both ends", noClock);
    row("clock step", Rule::ClockStep, "not read at both ends", noClock);
    row("throttling", Rule::Throttling, "not read at both ends", noClock);
    row("throttling at one end", Rule::Throttling, "does not count",
        [](RunData &data) { data.measurementBegin->throttles.reset(); });
    row("throttling that falls", Rule::Throttling, "does not count",
        [](RunData &data) { data.measurementEnd->throttles = 11; });
    row("power of a window", Rule::SteadyPower, "not known",
        [](RunData &data) { data.windows[1].power.reset(); });
    row("five queries", Rule::Drift, "too few queries", [](RunData &data) {
        data.queries.resize(5);
        data.queries.back().latency = 60'000 * millisecond;
    });
}

void TestRules::whatCannotBeJudgedSaysWhyAndIsNotHeldAgainstTheRun()
{
    QFETCH(Spoil, change);
    QFETCH(int, rule);
    QFETCH(QString, why);
    const RunRecord record = recordOf(change);
    const auto checks = checkRules(record);
    QCOMPARE(fault(checks), QString());
    const auto found = of(static_cast<Rule>(rule), checks);
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(!found.front().held.has_value());
    QVERIFY(!found.front().value.has_value());
    QVERIFY2(toQt(found.front().reason.sentence()).contains(why), qPrintable(shown(found.front())));
    QVERIFY(record.verdict == Verdict{});
}

void TestRules::rulesThatDoNotApplyAreNotListed_data()
{
    QTest::addColumn<Spoil>("change");
    QTest::addColumn<int>("rule");
    const auto row = [](const char *tag, Rule rule, const Spoil &change) {
        QTest::newRow(tag) << change << static_cast<int>(rule);
    };
    const Spoil unmetered = [](RunData &data) {
        data.power.clear();
        for (LoadWindow &window : data.windows)
            window.power.reset();
    };
    row("a bound is the server's alone", Rule::LatencyBound,
        [](RunData &data) { data.setup.latencyBound = Seconds{1e-6}; });
    row("server without a bound", Rule::LatencyBound, [](RunData &data) {
        toServer(data);
        data.setup.latencyBound.reset();
    });
    row("server follows its arrivals", Rule::Drift, toServer);
    row("no power to be steady", Rule::SteadyPower, unmetered);
    row("no power to cover", Rule::PowerCoverage, unmetered);
    row("no readings", Rule::PowerRate, unmetered);
    row("means are not read once a second", Rule::PowerRate,
        [](RunData &data) { data.power.front().domain.averagedOver = Seconds{10}; });
    row("a share of one part", Rule::PowerCoverage, [](RunData &data) {
        data.power.front().domain.covers = {};
        data.power.front().readings.clear();
    });
}

void TestRules::rulesThatDoNotApplyAreNotListed()
{
    QFETCH(Spoil, change);
    QFETCH(int, rule);
    const auto checks = checksOf(change);
    QCOMPARE(fault(checks), QString());
    QVERIFY(of(static_cast<Rule>(rule), checks).empty());
    QVERIFY(verdictOf(checks) == Verdict{});
}

void TestRules::theEndIsToldOnceForEachThingThatWentWrong()
{
    const auto checks = checksOf([](RunData &data) {
        data.error = Error{ErrorCode::EngineSilent, {{"value", "30"}}};
        data.ended = false;
    });
    const auto ended = of(Rule::Ended, checks);
    QCOMPARE(ended.size(), std::size_t{2});
    QVERIFY(ended[0].reason == noticeOf(Error{ErrorCode::EngineSilent, {{"value", "30"}}}));
    QVERIFY(ended[1].reason.text == "the record ends before the run did");
    QVERIFY(ended[0].broken == VerdictState::Aborted && ended[1].broken == VerdictState::Aborted);
}

void TestRules::withoutQueriesNothingIsJudgedButTheProfile()
{
    const auto checks = checksOf([](RunData &data) { data.queries.clear(); });
    QCOMPARE(checks.size(), std::size_t{2});
    QVERIFY(checks[0].rule == Rule::Ended && checks[0].held == false);
    QVERIFY(checks[1].rule == Rule::PublishableProfile && checks[1].held == true);
}

void TestRules::eachDomainThatCountsHasItsCoverage()
{
    const auto checks = checksOf([](RunData &data) {
        PowerTrace cpu = plug();
        cpu.domain.id = "rapl:0";
        cpu.domain.covers = {Part::Cpu};
        cpu.domain.boundary = PowerBoundary::Chip;
        data.power.insert(data.power.begin(), cpu); // which the plug covers as well
        PowerTrace second = plug();
        second.domain.id = "plug:1";
        second.domain.averagedOver = Seconds{2};
        data.power.push_back(second);
    });
    const auto coverage = of(Rule::PowerCoverage, checks);
    QCOMPARE(coverage.size(), std::size_t{2});
    QCOMPARE(toQt(coverage[0].subject), QStringLiteral("plug:0"));
    QVERIFY(coverage[0].value == 1.0 && coverage[0].limit == 3.0);
    QCOMPARE(toQt(coverage[1].subject), QStringLiteral("plug:1"));
    QVERIFY(coverage[1].limit == 5.0); // of a mean over 2 s
    const auto rate = of(Rule::PowerRate, checks);
    QCOMPARE(rate.size(), std::size_t{1});
    QVERIFY(rate[0].subject == "plug:0" && rate[0].value == 61.0 && rate[0].limit == 60.0);
}

void TestRules::refusedReadingsBreakTheCoverageOfTheirDomain()
{
    const auto checks = checksOf([](RunData &data) {
        PowerTrace gpu = plug();
        gpu.domain.id = "nvml:0";
        data.power.front().domain.covers = {Part::Cpu};
        gpu.domain.covers = {Part::Accelerator};
        gpu.readings.resize(1);
        data.power.push_back(gpu);
    });
    const auto coverage = of(Rule::PowerCoverage, checks);
    QCOMPARE(coverage.size(), std::size_t{2});
    QVERIFY(coverage[0].held == true && coverage[1].held == false);
    QVERIFY(coverage[1].subject == "nvml:0");
    QVERIFY(coverage[1].reason.text == messageTemplate(ErrorCode::PowerTooFew));
    QVERIFY(verdictOf(checks) == (Verdict{VerdictState::Mistrusted, {coverage[1].reason}}));
}

void TestRules::brokenSteadyRulesShareOneSentence()
{
    const auto checks = checksOf([](RunData &data) {
        data.windows[2].samples = 2000;
        data.windows[2].power = Watts{200};
    });
    const auto rate = of(Rule::SteadyRate, checks);
    const auto power = of(Rule::SteadyPower, checks);
    QVERIFY(of(Rule::SteadyLatency, checks).front().held == true);
    QVERIFY(rate.front().held == false && power.front().held == false);
    QVERIFY(rate.front().reason == power.front().reason);
    QVERIFY(verdictOf(checks).reasons == std::vector{rate.front().reason});
    const auto few = checksOf([](RunData &data) { data.windows.resize(2); });
    QVERIFY(of(Rule::SteadyRate, few).front().held == false && !of(Rule::SteadyRate, few).front().value);
    QVERIFY(!of(Rule::SteadyPower, few).front().held.has_value());
    QCOMPARE(verdictOf(few).reasons.size(), std::size_t{1});
}

void TestRules::eachThingThatADeviceToldIsThrottling()
{
    const RunRecord record = recordOf([](RunData &data) { data.throttling = {"GPU 0: hot", "GPU 0: hot"}; });
    const auto throttling = of(Rule::Throttling, checkRules(record));
    QCOMPARE(throttling.size(), std::size_t{3});
    QVERIFY(throttling[0].held == true && throttling[1].held == false && throttling[2].held == false);
    QCOMPARE(toQt(throttling[1].reason.sentence()), QStringLiteral("throttling: GPU 0: hot"));
    QCOMPARE(record.verdict.reasons.size(), std::size_t{2}); // as many as were told
}

void TestRules::theWorstStateWins()
{
    std::vector<RuleCheck> checks;
    const auto add = [&checks](VerdictState state, std::optional<bool> held) {
        checks.push_back({.rule = Rule::Ended, .held = held, .reason = {"x", {}}, .broken = state});
        return verdictOf(checks).state;
    };
    QVERIFY(verdictOf({}) == Verdict{});
    QCOMPARE(add(VerdictState::Unsupported, true), VerdictState::Valid);
    QCOMPARE(add(VerdictState::Unsupported, std::nullopt), VerdictState::Valid);
    QCOMPARE(add(VerdictState::Mistrusted, false), VerdictState::Mistrusted);
    QCOMPARE(add(VerdictState::Failed, false), VerdictState::Failed);
    QCOMPARE(add(VerdictState::Aborted, false), VerdictState::Failed);
    QCOMPARE(add(VerdictState::Unsupported, false), VerdictState::Unsupported);
    QCOMPARE(verdictOf(checks).reasons.size(), std::size_t{4});
}

void TestRules::resultsOfOtherHarnessesHaveNoList()
{
    RunRecord record;
    record.harness = "MLPerf LoadGen";
    record.duration = Seconds{600};
    QVERIFY(checkRules(record).empty());
}

void TestRules::namesAreUnique()
{
    std::set<std::string_view> names;
    for (int i = 0; i < ruleCount; ++i)
        names.insert(name(static_cast<Rule>(i)));
    QCOMPARE(static_cast<int>(names.size()), ruleCount);
    QVERIFY(!names.contains(""));
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
