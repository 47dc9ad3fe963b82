// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/liverun.h"

#include "core/energy/integration.h"
#include "core/record/profiletimes.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace hakari {

namespace {

constexpr double bucketLength = 0.5; ///< s
constexpr std::uint64_t fastQueries = 20;

template <class Item>
void extend(std::vector<Item> &all, const std::vector<Item> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

double seconds(std::int64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) * 1e-9;
}

/// The power that the reading tells; nothing for the first of a counter, and where it stood still or was
/// reset.
std::optional<double> powerAt(const PowerTrace &trace, std::size_t at)
{
    const std::span<const Reading> readings = trace.readings;
    const Reading &now = readings[at];
    if (trace.domain.kind == ReadingKind::Power)
        return now.value;
    if (trace.domain.kind == ReadingKind::Share || at == 0 || now.value == readings[at - 1].value)
        return std::nullopt;
    std::size_t from = at - 1;
    while (from > 0 && readings[from - 1].value == readings[from].value)
        --from;
    const Reading &before = readings[from];
    const Watts limit = now.value < before.value ? wrapPowerLimit(readings.first(at)) : Watts{};
    const auto joules = countedBetween(trace.domain, before, now, limit);
    return joules && now.at > before.at ? std::optional(*joules / (now.at - before.at).value) : std::nullopt;
}

} // namespace

void LiveRun::append(const LiveRun &update)
{
    setup = update.setup;
    phase = update.phase;
    completed = update.completed;
    left = update.left;
    time = update.time;
    measureBegin = update.measureBegin;
    measureEnd = update.measureEnd;
    extend(phases, update.phases);
    extend(rate, update.rate);
    extend(meanLatency, update.meanLatency);
    extend(p50, update.p50);
    extend(p99, update.p99);
    extend(warnings, update.warnings);
    for (const LivePower &more : update.power) {
        const auto known = std::ranges::find(power, more.domain, &LivePower::domain);
        if (known == power.end())
            power.push_back(more);
        else
            extend(known->points, more.points);
    }
}

namespace {

LivePoints thinned(const LivePoints &points, std::size_t most)
{
    if (points.size() <= most)
        return points;
    LivePoints out;
    const std::size_t stretches = most / 2;
    for (std::size_t i = 0; i < stretches; ++i) {
        const auto begin = points.begin() + static_cast<std::ptrdiff_t>(points.size() * i / stretches);
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(points.size() * (i + 1) / stretches);
        const auto [low, high] = std::minmax_element(
            begin, end, [](const LivePoint &a, const LivePoint &b) { return a.value < b.value; });
        out.push_back(*std::min(low, high));
        out.push_back(*std::max(low, high));
    }
    return out;
}

} // namespace

LiveRun thinned(LiveRun run, std::size_t most)
{
    for (LivePoints *points : {&run.rate, &run.meanLatency, &run.p50, &run.p99})
        *points = thinned(*points, most);
    for (LivePower &power : run.power)
        power.points = thinned(power.points, most);
    return run;
}

namespace {

constexpr std::array stepOrder{Phase::Idle,        Phase::Prepare,     Phase::WarmUp,  Phase::Saturation,
                               Phase::SteadyCheck, Phase::Measurement, Phase::CoolDown};

std::size_t placeOf(Phase phase)
{
    return static_cast<std::size_t>(std::ranges::find(stepOrder, phase) - stepOrder.begin());
}

/// How long the run has been in the phase, which it may have entered more than once.
double spentIn(const LiveRun &run, Phase phase)
{
    double spent = 0;
    for (std::size_t i = 0; i < run.phases.size(); ++i) {
        if (run.phases[i].phase == phase)
            spent += (i + 1 < run.phases.size() ? run.phases[i + 1].begin : run.time) - run.phases[i].begin;
    }
    return spent;
}

/// What the profile lays down for a phase.
Seconds laidDown(const RunSetup &setup, Phase phase)
{
    constexpr double steadyWindows = 3.0;
    const ProfileTimes times = timesOf(setup.profile);
    switch (phase) {
    case Phase::WarmUp:
        return times.warmUp;
    case Phase::SteadyCheck:
        return times.window * steadyWindows;
    case Phase::Measurement:
        return setup.duration;
    default:
        return {};
    }
}

} // namespace

std::vector<PhaseStep> phaseSteps(const LiveRun &run, bool over)
{
    std::vector<PhaseStep> steps;
    const bool begun = !run.phases.empty();
    const std::size_t now = placeOf(run.phase);
    for (const Phase phase : stepOrder) {
        PhaseStep step{phase, PhaseStep::State::Waiting, spentIn(run, phase), {}};
        const bool entered = std::ranges::find(run.phases, phase, &LivePhase::phase) != run.phases.end();
        if (begun && phase == run.phase && !over) {
            step.state = PhaseStep::State::Active;
            step.left = run.left;
        } else if (entered) {
            step.state = PhaseStep::State::Done;
        } else if (begun && (over || (placeOf(phase) < now && now > placeOf(Phase::Prepare)))) {
            step.state = PhaseStep::State::Skipped;
        }
        steps.push_back(step);
    }
    return steps;
}

Seconds leastLeft(const LiveRun &run)
{
    Seconds left = run.left.value_or(Seconds{});
    for (std::size_t i = placeOf(run.phase) + 1; i < stepOrder.size(); ++i)
        left = left + laidDown(run.setup, stepOrder[i]);
    return left;
}

void LiveDigest::note(const RunAssembler &run)
{
    if (m_phase != run.phase())
        m_new.phases.push_back({run.phase(), run.lastTime().value});
    m_phase = run.phase();
    const auto &begin = run.data().measurementBegin;
    if (begin && m_measured != begin->monotonic.value) {
        m_measured = begin->monotonic.value;
        restartMeasurement(run.data());
    }
    noteRate(run);
}

/// A measurement that is opened again takes the windows and queries of the one before with it.
void LiveDigest::restartMeasurement(const RunData &data)
{
    m_windows = std::min(m_windows, data.windows.size());
    m_queries = m_bucket = 0;
    m_beat.reset();
    m_fast.reset();
}

void LiveDigest::noteRate(const RunAssembler &run)
{
    if (std::exchange(m_completed, run.completed()) == run.completed())
        return; // no heartbeat
    const RunData &data = run.data();
    if (!data.measurementBegin || data.measurementEnd || data.queries.empty())
        return;
    const Beat now{run.lastTime().value, run.completed()};
    if (!m_beat) {
        m_beat = now;
        return;
    }
    if (now.time - m_beat->time < bucketLength)
        return;
    if (!m_fast)
        m_fast = now.completed - m_beat->completed >= fastQueries;
    if (*m_fast)
        m_new.rate.push_back(
            {now.time, static_cast<double>((now.completed - m_beat->completed) * data.samplesPerQuery)
                           / (now.time - m_beat->time)});
    m_beat = now;
}

LiveRun LiveDigest::take(const RunAssembler &run)
{
    const RunData &data = run.data();
    readWindows(data);
    readQueries(data);
    readPower(data);
    m_new.setup = data.setup;
    m_new.phase = run.phase();
    m_new.time = run.lastTime().value;
    m_new.completed = run.completed();
    m_new.left = run.timeLeft();
    m_new.measureBegin = data.measurementBegin ? std::optional(data.measurementBegin->monotonic.value)
                                               : std::nullopt;
    m_new.measureEnd = data.measurementEnd ? std::optional(data.measurementEnd->monotonic.value)
                                           : std::nullopt;
    for (; m_warnings < data.warnings.size(); ++m_warnings)
        m_new.warnings.push_back(data.warnings[m_warnings]);
    return std::exchange(m_new, {});
}

void LiveDigest::readWindows(const RunData &data)
{
    for (; m_windows < data.windows.size(); ++m_windows) {
        const LoadWindow &window = data.windows[m_windows];
        if (window.phase != Phase::Saturation && window.phase != Phase::SteadyCheck)
            continue;
        for (const double at : {window.begin.value, window.end.value}) {
            m_new.rate.push_back({at, window.rate().value});
            m_new.meanLatency.push_back({at, window.meanLatency.value});
        }
    }
}

void LiveDigest::readQueries(const RunData &data)
{
    for (; m_queries < data.queries.size(); ++m_queries) {
        const double begin = seconds(data.queries[m_bucket].arrival);
        if (seconds(data.queries[m_queries].completion()) - begin >= bucketLength)
            closeBucket(data, m_queries + 1);
    }
}

void LiveDigest::closeBucket(const RunData &data, std::size_t end)
{
    std::vector<std::int64_t> latencies;
    latencies.reserve(end - m_bucket);
    for (std::size_t i = m_bucket; i < end; ++i)
        latencies.push_back(data.queries[i].latency);
    const double first = seconds(data.queries[m_bucket].arrival);
    const double last = seconds(data.queries[end - 1].completion());
    const auto rank = [&latencies](double probability) {
        const auto at = static_cast<std::ptrdiff_t>(probability * static_cast<double>(latencies.size() - 1));
        std::nth_element(latencies.begin(), latencies.begin() + at, latencies.end());
        return seconds(latencies[static_cast<std::size_t>(at)]);
    };
    m_new.p50.push_back({last, rank(0.50)});
    m_new.p99.push_back({last, rank(0.99)});
    if (m_fast == false)
        m_new.rate.push_back(
            {last, static_cast<double>(latencies.size() * data.samplesPerQuery) / (last - first)});
    m_bucket = end;
}

void LiveDigest::readPower(const RunData &data)
{
    m_readings.resize(data.power.size(), 0);
    for (std::size_t i = 0; i < data.power.size(); ++i) {
        const PowerTrace &trace = data.power[i];
        LivePower fresh{
            trace.domain.id, trace.domain.name, {}, trace.domain.provenance == Provenance::Estimated};
        for (std::size_t &at = m_readings[i]; at < trace.readings.size(); ++at) {
            if (const auto power = powerAt(trace, at))
                fresh.points.push_back({trace.readings[at].at.value, *power});
        }
        if (!fresh.points.empty())
            m_new.power.push_back(std::move(fresh));
    }
}

} // namespace hakari
