// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/rundata.h"
#include "core/record/runenergy.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr double nanosecondsPerSecond = 1e9;
constexpr double thirdsLimit = 0.05;
constexpr double leastPowerRate = 1.0; ///< readings a second
constexpr double suspendLimit = 0.001; ///< s
constexpr double clockStepLimit = 0.1; ///< s; slewing stays well below
constexpr std::array percentiles{50.0, 90.0, 95.0, 97.0, 99.0, 99.9};

std::string shown(double value)
{
    return fmt::format("{:.4g}", value);
}

Seconds firstArrival(const RunData &data)
{
    const auto first = std::ranges::min_element(data.queries, {}, &QueryTime::arrival);
    return {static_cast<double>(first->arrival) / nanosecondsPerSecond};
}

Seconds lastCompletion(const RunData &data)
{
    const auto last = std::ranges::max_element(data.queries, {}, &QueryTime::completion);
    return {static_cast<double>(last->completion()) / nanosecondsPerSecond};
}

/// Queries per second of a stretch of consecutive completions.
double completionRate(std::span<const QueryTime> queries)
{
    const auto length = queries.back().completion() - queries.front().completion();
    return length > 0
               ? nanosecondsPerSecond * static_cast<double>(queries.size() - 1) / static_cast<double>(length)
               : 0.0;
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

/// Gathers the reasons against a run.
class Judge
{
public:
    Judge(const RunData &data, const RunRecord &record) : m_data(data), m_record(record) {}

    Verdict verdict()
    {
        ended();
        if (!m_data.queries.empty()) {
            duration();
            count();
            latencyBound();
            steady();
            thirds();
            clocks();
            powerCoverage();
        }
        if (m_data.setup.profile == Profile::Quick)
            mistrust(HAKARI_TEXT("Rule", "a quick run is for a look and never to be published"));
        return std::move(m_verdict);
    }

private:
    void worsen(VerdictState state, Notice reason)
    {
        constexpr std::array order{VerdictState::Valid, VerdictState::Mistrusted, VerdictState::Aborted,
                                   VerdictState::Failed, VerdictState::Unsupported};
        const auto rank = [&](VerdictState s) { return std::ranges::find(order, s); };
        m_verdict.state = *std::max(rank(m_verdict.state), rank(state));
        m_verdict.reasons.push_back(std::move(reason));
    }
    using Args = std::map<std::string, std::string>;
    void mistrust(const char *rule, Args args = {})
    {
        worsen(VerdictState::Mistrusted, {rule, std::move(args)});
    }

    void ended()
    {
        if (m_data.error) {
            const bool refused = m_data.error->code == ErrorCode::WorkloadUnsupported
                                 || m_data.error->code == ErrorCode::PrecisionUnsupported;
            const VerdictState state = refused                     ? VerdictState::Unsupported
                                       : isAbortion(*m_data.error) ? VerdictState::Aborted
                                                                   : VerdictState::Failed;
            worsen(state, noticeOf(*m_data.error));
        }
        if (m_data.interrupted)
            worsen(VerdictState::Aborted,
                   {HAKARI_TEXT("Rule", "ended before its time by a person or by the program it reports to"),
                    {}});
        else if (!m_data.ended)
            worsen(VerdictState::Aborted, {HAKARI_TEXT("Rule", "the record ends before the run did"), {}});
        else if (!m_data.error && m_data.queries.empty())
            worsen(VerdictState::Failed, {HAKARI_TEXT("Rule", "nothing was measured"), {}});
    }

    void duration()
    {
        const double seconds = m_record.duration->value;
        const double least = m_data.setup.duration.value;
        if (seconds < least)
            mistrust(HAKARI_TEXT("Rule", "minimum duration: {value} s of at least {limit} s"),
                     {{"value", shown(seconds)}, {"limit", shown(least)}});
    }

    void count()
    {
        const std::uint64_t least = leastQueries(m_data.setup.scenario);
        if (m_data.queries.size() < least)
            mistrust(HAKARI_TEXT("Rule", "minimum queries (early stopping): {value} of at least {limit}"),
                     {{"value", std::to_string(m_data.queries.size())}, {"limit", std::to_string(least)}});
    }

    void latencyBound()
    {
        if (m_data.setup.scenario != Scenario::Server || !m_data.setup.latencyBound)
            return;
        const BoundCheck check = checkBound(m_data.queries, *m_data.setup.latencyBound);
        if (!check.held)
            mistrust(HAKARI_TEXT("Rule", "latency bound (early stopping): {over} of {count} queries took "
                                         "longer than {limit} s, which needs at least {expected} queries"),
                     {{"over", std::to_string(check.over)},
                      {"count", std::to_string(m_data.queries.size())},
                      {"limit", shown(m_data.setup.latencyBound->value)},
                      {"expected", std::to_string(check.needed)}});
    }

    void steady()
    {
        std::vector<LoadWindow> windows;
        std::ranges::copy_if(m_data.windows, std::back_inserter(windows),
                             [](const LoadWindow &window) { return window.phase == Phase::SteadyCheck; });
        const Steadiness check = steadiness(windows);
        if (!check.steady())
            notSteady(check, windows.size());
    }

    void notSteady(const Steadiness &check, std::size_t windows)
    {
        Args args{{"count", std::to_string(windows)},
                  {"rate", shown(check.rate)},
                  {"latency", shown(check.latency)}};
        if (!check.power)
            return mistrust(HAKARI_TEXT("Rule",
                                        "not steady: in the last 3 of {count} windows the largest over "
                                        "the smallest was {rate} for rate (limit 1.1), {latency} for "
                                        "latency (limit 1.1)"),
                            std::move(args));
        args["power"] = shown(*check.power);
        mistrust(HAKARI_TEXT("Rule",
                             "not steady: in the last 3 of {count} windows the largest over the smallest "
                             "was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1), "
                             "{power} for power (limit 1.05)"),
                 std::move(args));
    }

    void thirds()
    {
        const std::size_t third = m_data.queries.size() / 3;
        if (m_data.setup.scenario == Scenario::Server || third < 2)
            return;
        const std::span<const QueryTime> all(m_data.queries);
        const double first = completionRate(all.first(third));
        const double last = completionRate(all.last(third));
        const double change = first > 0 ? std::abs(last / first - 1) : 0.0;
        if (change >= thirdsLimit)
            mistrust(HAKARI_TEXT("Rule", "drift: the rate of the last third differs from the first by "
                                         "{value} % (limit 5 %)"),
                     {{"value", shown(100 * change)}});
    }

    void clocks()
    {
        if (!m_data.measurementBegin || !m_data.measurementEnd)
            return;
        const ClockReading &a = *m_data.measurementBegin;
        const ClockReading &b = *m_data.measurementEnd;
        const double monotonic = (b.monotonic - a.monotonic).value;
        const double asleep = (b.boot - a.boot).value - monotonic;
        const double stepped = (b.real - a.real).value - monotonic - asleep;
        if (asleep > suspendLimit)
            mistrust(HAKARI_TEXT("Rule", "the host was suspended for {value} s"), {{"value", shown(asleep)}});
        if (std::abs(stepped) > clockStepLimit)
            mistrust(HAKARI_TEXT("Rule", "the host's clock was set by {value} s"),
                     {{"value", shown(stepped)}});
        throttling(a, b);
        for (const std::string &reason : m_data.throttling)
            mistrust(HAKARI_TEXT("Rule", "throttling: {cause}"), {{"cause", reason}});
    }

    void throttling(const ClockReading &begin, const ClockReading &end)
    {
        if (begin.throttles && end.throttles && *end.throttles > *begin.throttles)
            mistrust(HAKARI_TEXT("Rule",
                                 "throttling: the CPUs slowed down {value} times to stay within their "
                                 "limits"),
                     {{"value", std::to_string(*end.throttles - *begin.throttles)}});
    }

    /// Samples that bracket the window without a gap (integrate() refuses others), once a second at least.
    void powerCoverage()
    {
        if (!m_record.energy)
            return;
        const RunEnergy &energy = *m_record.energy;
        const Coverage counted = energy.whole ? energy.whole->scope.covers : Coverage();
        for (const MeteredDomain &each : energy.domains) {
            if (!each.energy && !each.domain.covers.without(counted).empty())
                worsen(VerdictState::Mistrusted, noticeOf(each.energy.error()));
            if (each.energy && energy.whole && !each.domain.averagedOver && isCounted(each))
                powerRate(each);
        }
    }
    bool isCounted(const MeteredDomain &domain) const
    {
        const auto &counted = m_record.energy->whole->counted;
        return std::ranges::find(counted, domain.domain.id) != counted.end();
    }
    void powerRate(const MeteredDomain &domain)
    {
        const double seconds = m_record.window->length().value;
        const auto readings = domain.energy->readings;
        if (static_cast<double>(readings) < std::floor(seconds * leastPowerRate))
            mistrust(HAKARI_TEXT("Rule",
                                 "power coverage: {meter} gave {value} readings in {duration} s, and one "
                                 "a second is the least"),
                     {{"meter", domain.domain.id},
                      {"value", std::to_string(readings)},
                      {"duration", shown(seconds)}});
    }

    const RunData &m_data;
    const RunRecord &m_record;
    Verdict m_verdict;
};

std::optional<Interval> rateInterval(const RunData &data)
{
    std::vector<RateWindow> windows;
    for (const LoadWindow &window : data.windows) {
        if (window.phase == Phase::Measurement)
            windows.push_back({static_cast<double>(window.samples), (window.end - window.begin).value});
    }
    return bootstrapRate(windows);
}

void measure(RunRecord &record, const RunData &data)
{
    record.window = {firstArrival(data), lastCompletion(data)};
    record.duration = record.window->length();
    record.sampleCount = data.queries.size() * data.samplesPerQuery;
    if (record.duration->value > 0)
        record.throughput = {static_cast<double>(*record.sampleCount) / record.duration->value};
    record.throughputInterval = rateInterval(data);
    for (const double percentile : percentiles)
        record.latencyPercentiles[percentile] = {
            static_cast<double>(*latencyQuantile(data.queries, percentile / 100)) / nanosecondsPerSecond};
}

} // namespace

namespace {

std::optional<Window> idleWindow(const RunData &data)
{
    const auto idle = std::ranges::find(data.windows, Phase::Idle, &LoadWindow::phase);
    return idle == data.windows.end() ? std::nullopt : std::optional(Window{idle->begin, idle->end});
}

void meter(RunRecord &record, const RunData &data)
{
    std::vector<CountedWindow> windows;
    for (const LoadWindow &window : data.windows) {
        if (window.phase == Phase::Measurement)
            windows.push_back({{window.begin, window.end}, static_cast<double>(window.samples)});
    }
    RunEnergy energy = energyOf(data.power, *record.window, idleWindow(data), windows);
    if (energy.whole)
        record.averagePower = MeanPower{energy.whole->mean, energy.power, energy.idle, energy.whole->scope,
                                        energy.whole->provenance};
    record.energy = std::make_shared<const RunEnergy>(std::move(energy));
}

} // namespace

RunRecord summarise(RunData data)
{
    RunRecord record;
    record.id = data.id;
    record.title = data.setup.title;
    record.workload = data.setup.workload;
    record.harness = "Hakari";
    record.scenario = data.setup.scenario;
    record.startUtc = data.startUtc;
    record.latencyBound = data.setup.latencyBound;
    record.power = data.power;
    record.host = data.facts;
    if (!data.queries.empty())
        measure(record, data);
    if (record.window && !data.power.empty())
        meter(record, data);
    record.verdict = Judge(data, record).verdict();
    record.data = std::make_shared<const RunData>(std::move(data));
    return record;
}

} // namespace hakari
