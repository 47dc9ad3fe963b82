// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/rules.h"

#include "core/base/text.h"
#include "core/record/profiletimes.h"
#include "core/record/rundata.h"
#include "core/record/runenergy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

using Sense = RuleCheck::Sense;

constexpr double driftLimit = 5.0;     ///< %
constexpr double leastPowerRate = 1.0; ///< readings a second
constexpr double suspendLimit = 0.001; ///< s
constexpr double clockStepLimit = 0.1; ///< s; slewing stays well below

constexpr std::array ruleNames{
    HAKARI_TEXT("RuleName", "Ran to its end"),  HAKARI_TEXT("RuleName", "Minimum duration"),
    HAKARI_TEXT("RuleName", "Minimum queries"), HAKARI_TEXT("RuleName", "Queries over the latency bound"),
    HAKARI_TEXT("RuleName", "Steady rate"),     HAKARI_TEXT("RuleName", "Steady latency"),
    HAKARI_TEXT("RuleName", "Steady power"),    HAKARI_TEXT("RuleName", "Drift of the rate"),
    HAKARI_TEXT("RuleName", "Host suspended"),  HAKARI_TEXT("RuleName", "Clock step"),
    HAKARI_TEXT("RuleName", "Throttling"),      HAKARI_TEXT("RuleName", "Power coverage"),
    HAKARI_TEXT("RuleName", "Power readings"),  HAKARI_TEXT("RuleName", "Publishable profile"),
};

std::string shown(double value)
{
    return fmt::format("{:.4g}", value);
}

RuleCheck judged(RuleCheck check, bool held, Notice reason)
{
    check.held = held;
    if (!held)
        check.reason = std::move(reason);
    return check;
}

RuleCheck unjudged(Rule rule, const char *reason)
{
    return {.rule = rule, .reason = {reason, {}}};
}

/// The run itself went well, as far as it is known: what told of it did not.
bool isAbortion(const Error &error)
{
    switch (error.code) {
    case ErrorCode::EngineEnded:
    case ErrorCode::EngineNonsense:
    case ErrorCode::EngineSilent:
    case ErrorCode::EngineFlood:
        return true;
    default:
        return false;
    }
}

VerdictState stateAfter(const Error &error)
{
    if (error.code == ErrorCode::WorkloadUnsupported || error.code == ErrorCode::PrecisionUnsupported)
        return VerdictState::Unsupported;
    return isAbortion(error) ? VerdictState::Aborted : VerdictState::Failed;
}

std::vector<RuleCheck> ending(const RunData &data)
{
    std::vector<RuleCheck> checks;
    const auto broken = [&checks](VerdictState state, Notice reason) {
        checks.push_back({.rule = Rule::Ended, .held = false, .reason = std::move(reason), .broken = state});
    };
    if (data.error)
        broken(stateAfter(*data.error), noticeOf(*data.error));
    if (data.interrupted)
        broken(
            VerdictState::Aborted,
            {HAKARI_TEXT("Rule", "ended before its time by a person or by the program it reports to"), {}});
    else if (!data.ended)
        broken(VerdictState::Aborted, {HAKARI_TEXT("Rule", "the record ends before the run did"), {}});
    else if (!data.error && data.queries.empty())
        broken(VerdictState::Failed, {HAKARI_TEXT("Rule", "nothing was measured"), {}});
    if (checks.empty())
        checks.push_back({.rule = Rule::Ended, .held = true});
    return checks;
}

RuleCheck minimumDuration(const RunRecord &record)
{
    const double seconds = record.duration->value;
    const RunSetup &setup = record.data->setup;
    const double least = std::max(setup.duration, timesOf(setup.profile).measure).value;
    return judged({.rule = Rule::MinimumDuration,
                   .value = seconds,
                   .limit = least,
                   .sense = Sense::AtLeast,
                   .unit = RuleUnit::Time},
                  seconds >= least,
                  {HAKARI_TEXT("Rule", "minimum duration: {value} s of at least {limit} s"),
                   {{"value", shown(seconds)}, {"limit", shown(least)}}});
}

RuleCheck minimumQueries(const RunData &data)
{
    const std::uint64_t count = data.queries.size();
    const std::uint64_t least = leastQueries(data.setup.scenario);
    return judged({.rule = Rule::MinimumQueries,
                   .value = static_cast<double>(count),
                   .limit = static_cast<double>(least),
                   .sense = Sense::AtLeast,
                   .unit = RuleUnit::Count},
                  count >= least,
                  {HAKARI_TEXT("Rule", "minimum queries (early stopping): {value} of at least {limit}"),
                   {{"value", std::to_string(count)}, {"limit", std::to_string(least)}}});
}

RuleCheck latencyBound(const RunData &data)
{
    const std::uint64_t count = data.queries.size();
    const BoundCheck check = checkBound(data.queries, *data.setup.latencyBound);
    RuleCheck out{.rule = Rule::LatencyBound,
                  .value = static_cast<double>(check.over),
                  .sense = Sense::AtMost,
                  .unit = RuleUnit::Count};
    if (const auto allowed = overLatencyAllowed(*judgedPercentile(Scenario::Server), count))
        out.limit = static_cast<double>(*allowed);
    return judged(out, check.held,
                  {HAKARI_TEXT("Rule", "latency bound (early stopping): {over} of {count} queries took "
                                       "longer than {limit} s, which needs at least {expected} queries"),
                   {{"over", std::to_string(check.over)},
                    {"count", std::to_string(count)},
                    {"limit", shown(data.setup.latencyBound->value)},
                    {"expected", std::to_string(check.needed)}}});
}

Notice notSteady(const Steadiness &steady, std::size_t windows)
{
    Notice notice{HAKARI_TEXT("Rule", "not steady: in the last 3 of {count} windows the largest over "
                                      "the smallest was {rate} for rate (limit 1.1), {latency} for "
                                      "latency (limit 1.1)"),
                  {{"count", std::to_string(windows)},
                   {"rate", shown(steady.rate)},
                   {"latency", shown(steady.latency)}}};
    if (!steady.power)
        return notice;
    notice.text = HAKARI_TEXT("Rule",
                              "not steady: in the last 3 of {count} windows the largest over the smallest "
                              "was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1), "
                              "{power} for power (limit 1.05)");
    notice.args["power"] = shown(*steady.power);
    return notice;
}

/// `ratio` is the largest over the smallest; absent for too few windows, which are not steady.
RuleCheck steadyWithin(double limit, Rule rule, std::optional<double> ratio, const Notice &reason)
{
    const bool held = ratio && *ratio <= limit;
    if (ratio && !std::isfinite(*ratio))
        ratio.reset();
    return judged(
        {.rule = rule, .value = ratio, .limit = limit, .sense = Sense::AtMost, .unit = RuleUnit::Ratio}, held,
        reason);
}

std::vector<RuleCheck> steady(const RunData &data)
{
    std::vector<LoadWindow> windows;
    std::ranges::copy_if(data.windows, std::back_inserter(windows),
                         [](const LoadWindow &window) { return window.phase == Phase::SteadyCheck; });
    const Steadiness found = steadiness(windows);
    const Notice reason = notSteady(found, windows.size());
    const auto known = [&found](double ratio) { return found.enough ? std::optional(ratio) : std::nullopt; };
    std::vector checks{
        steadyWithin(Steadiness::rateLimit, Rule::SteadyRate, known(found.rate), reason),
        steadyWithin(Steadiness::latencyLimit, Rule::SteadyLatency, known(found.latency), reason)};
    if (found.power)
        checks.push_back(steadyWithin(Steadiness::powerLimit, Rule::SteadyPower, found.power, reason));
    else if (!data.power.empty())
        checks.push_back(
            unjudged(Rule::SteadyPower, HAKARI_TEXT("Rule", "the power of the last 3 windows before the "
                                                            "measurement is not known")));
    return checks;
}

/// Queries per ns of a stretch of consecutive completions; 0 where all are completed at once.
double completionRate(std::span<const QueryTime> queries)
{
    const auto length = queries.back().completion() - queries.front().completion();
    return length > 0 ? static_cast<double>(queries.size() - 1) / static_cast<double>(length) : 0.0;
}

RuleCheck drift(std::span<const QueryTime> queries)
{
    const std::size_t third = queries.size() / 3;
    const double first = third < 2 ? 0.0 : completionRate(queries.first(third));
    if (first <= 0)
        return unjudged(Rule::Drift, HAKARI_TEXT("Rule", "there are too few queries to compare the first "
                                                         "third of them with the last"));
    const double percent = 100 * std::abs(completionRate(queries.last(third)) / first - 1);
    return judged({.rule = Rule::Drift,
                   .value = percent,
                   .limit = driftLimit,
                   .sense = Sense::Below,
                   .unit = RuleUnit::Percent},
                  percent < driftLimit,
                  {HAKARI_TEXT("Rule", "drift: the rate of the last third differs from the first by "
                                       "{value} % (limit 5 %)"),
                   {{"value", shown(percent)}}});
}

RuleCheck suspend(double asleep)
{
    return judged({.rule = Rule::Suspend,
                   .value = std::max(asleep, 0.0), // two clocks are not read at the same moment
                   .limit = suspendLimit,
                   .sense = Sense::AtMost,
                   .unit = RuleUnit::Time},
                  asleep <= suspendLimit,
                  {HAKARI_TEXT("Rule", "the host was suspended for {value} s"), {{"value", shown(asleep)}}});
}

RuleCheck clockStep(double stepped)
{
    return judged(
        {.rule = Rule::ClockStep,
         .value = std::abs(stepped),
         .limit = clockStepLimit,
         .sense = Sense::AtMost,
         .unit = RuleUnit::Time},
        std::abs(stepped) <= clockStepLimit,
        {HAKARI_TEXT("Rule", "the host's clock was set by {value} s"), {{"value", shown(stepped)}}});
}

RuleCheck throttling(const ClockReading &begin, const ClockReading &end)
{
    if (!begin.throttles || !end.throttles || *end.throttles < *begin.throttles)
        return unjudged(Rule::Throttling,
                        HAKARI_TEXT("Rule", "the host does not count how often its CPUs slow down"));
    const std::uint64_t count = *end.throttles - *begin.throttles;
    return judged({.rule = Rule::Throttling,
                   .value = static_cast<double>(count),
                   .limit = 0.0,
                   .sense = Sense::AtMost,
                   .unit = RuleUnit::Count},
                  count == 0,
                  {HAKARI_TEXT("Rule", "throttling: the CPUs slowed down {value} times to stay within their "
                                       "limits"),
                   {{"value", std::to_string(count)}}});
}

std::vector<RuleCheck> clocks(const RunData &data)
{
    if (!data.measurementBegin || !data.measurementEnd) {
        constexpr const char *reason = HAKARI_TEXT("Rule", "the host's clocks were not read at both ends of "
                                                           "the measurement");
        return {unjudged(Rule::Suspend, reason), unjudged(Rule::ClockStep, reason),
                unjudged(Rule::Throttling, reason)};
    }
    const ClockReading &begin = *data.measurementBegin;
    const ClockReading &end = *data.measurementEnd;
    const double monotonic = (end.monotonic - begin.monotonic).value;
    const double asleep = (end.boot - begin.boot).value - monotonic;
    std::vector checks{suspend(asleep), clockStep((end.real - begin.real).value - monotonic - asleep),
                       throttling(begin, end)};
    for (const std::string &cause : data.throttling)
        checks.push_back({.rule = Rule::Throttling,
                          .held = false,
                          .reason = {HAKARI_TEXT("Rule", "throttling: {cause}"), {{"cause", cause}}}});
    return checks;
}

/// What the readings of a domain bracket without a gap; integrate() refuses others.
RuleCheck powerCoverage(const MeteredDomain &domain)
{
    RuleCheck check{.rule = Rule::PowerCoverage,
                    .subject = domain.domain.id,
                    .limit = allowedGap(domain.domain).value,
                    .sense = Sense::AtMost,
                    .unit = RuleUnit::Time,
                    .held = domain.energy.has_value()};
    if (domain.energy)
        check.value = domain.energy->largestGap.value;
    else
        check.reason = noticeOf(domain.energy.error());
    return check;
}

RuleCheck powerRate(const MeteredDomain &domain, Seconds duration)
{
    const std::size_t readings = domain.energy->readings;
    const double least = std::floor(duration.value * leastPowerRate);
    return judged(
        {.rule = Rule::PowerRate,
         .subject = domain.domain.id,
         .value = static_cast<double>(readings),
         .limit = least,
         .sense = Sense::AtLeast,
         .unit = RuleUnit::Count},
        static_cast<double>(readings) >= least,
        {HAKARI_TEXT("Rule", "power coverage: {meter} gave {value} readings in {duration} s, and one "
                             "a second is the least"),
         {{"meter", domain.domain.id},
          {"value", std::to_string(readings)},
          {"duration", shown(duration.value)}}});
}

/// Means of a second or more leave nothing out, however seldom they come.
bool missesNothing(const MeterDomain &domain)
{
    return domain.kind == ReadingKind::Power && domain.averagedOver
           && domain.averagedOver->value * leastPowerRate >= 1.0;
}

std::vector<RuleCheck> power(const RunRecord &record)
{
    std::vector<RuleCheck> checks;
    if (!record.energy)
        return checks;
    const auto &whole = record.energy->whole;
    for (const MeteredDomain &each : record.energy->domains) {
        const Coverage lacking = each.domain.covers.without(whole ? whole->scope.covers : Coverage());
        const bool counted = each.energy && whole
                             && std::ranges::find(whole->counted, each.domain.id) != whole->counted.end();
        if (counted || (!each.energy && !lacking.empty()))
            checks.push_back(powerCoverage(each));
        if (counted && !missesNothing(each.domain))
            checks.push_back(powerRate(each, record.window->length()));
    }
    return checks;
}

RuleCheck publishableProfile(Profile profile)
{
    return judged({.rule = Rule::PublishableProfile}, profile != Profile::Quick,
                  {HAKARI_TEXT("Rule", "a quick run is for a look and never to be published"), {}});
}

bool isSteadyRule(Rule rule)
{
    return rule == Rule::SteadyRate || rule == Rule::SteadyLatency || rule == Rule::SteadyPower;
}

VerdictState worse(VerdictState a, VerdictState b)
{
    constexpr std::array order{VerdictState::Valid, VerdictState::Mistrusted, VerdictState::Aborted,
                               VerdictState::Failed, VerdictState::Unsupported};
    return *std::max(std::ranges::find(order, a), std::ranges::find(order, b));
}

} // namespace

std::string_view name(Rule rule)
{
    return ruleNames[static_cast<std::size_t>(rule)];
}

std::vector<RuleCheck> checkRules(const RunRecord &record)
{
    if (!record.data)
        return {};
    const RunData &data = *record.data;
    std::vector<RuleCheck> checks = ending(data);
    const auto add = [&checks](std::vector<RuleCheck> more) {
        std::ranges::move(more, std::back_inserter(checks));
    };
    if (!data.queries.empty()) {
        add({minimumDuration(record), minimumQueries(data)});
        const bool server = data.setup.scenario == Scenario::Server;
        if (server && data.setup.latencyBound)
            add({latencyBound(data)});
        add(steady(data));
        if (!server)
            add({drift(data.queries)});
        add(clocks(data));
        add(power(record));
    }
    add({publishableProfile(data.setup.profile)});
    return checks;
}

Verdict verdictOf(std::span<const RuleCheck> checks)
{
    Verdict verdict;
    for (const RuleCheck &check : checks) {
        if (check.held.value_or(true))
            continue;
        verdict.state = worse(verdict.state, check.broken);
        const bool told = isSteadyRule(check.rule) && !verdict.reasons.empty()
                          && verdict.reasons.back() == check.reason;
        if (!told)
            verdict.reasons.push_back(check.reason);
    }
    return verdict;
}

} // namespace hakari
