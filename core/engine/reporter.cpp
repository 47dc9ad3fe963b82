// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/reporter.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <limits>

namespace hakari {

namespace {

constexpr std::int64_t beatEvery = 500'000'000;
constexpr std::chrono::milliseconds tickEvery{10};
/// Of the queries, how many a tick writes while the measurement runs: formatting takes the processor from
/// the workload. What a fast workload makes above that is written after it.
constexpr std::size_t queriesPerTick = 500;
constexpr std::uint64_t queriesPerWindow = 3;

} // namespace

Reporter::Reporter(EventLines lines, const Clock &clock, bool ownThread)
    : m_clock(clock), m_lines(std::move(lines))
{
    if (!ownThread)
        return;
    m_thread = std::jthread([this](const std::stop_token &stop) {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!wake.wait_for(lock, stop, tickEvery, [&stop] { return stop.stop_requested(); }))
            tick();
    });
}

Reporter::~Reporter() = default;

void Reporter::hello(const RunData &data)
{
    const std::lock_guard lock(m_mutex);
    m_lines.hello(elapsed(), data);
}

void Reporter::facts(const std::map<std::string, std::string> &facts)
{
    const std::lock_guard lock(m_mutex);
    m_lines.facts(elapsed(), facts);
}

void Reporter::warning(const Notice &notice)
{
    const std::lock_guard lock(m_mutex);
    m_lines.warning(elapsed(), notice);
}

void Reporter::error(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    m_lines.error(elapsed(), error);
}

void Reporter::window(const LoadWindow &window)
{
    const std::lock_guard lock(m_mutex);
    m_lines.window(elapsed(), window);
}

void Reporter::bye(bool interrupted)
{
    const std::lock_guard lock(m_mutex);
    m_lines.bye(elapsed(), interrupted);
}

void Reporter::enter(Phase phase, std::optional<Seconds> expected)
{
    const std::lock_guard lock(m_mutex);
    m_phase = phase;
    m_phaseBegin = elapsed();
    m_expected = expected;
    heartbeat();
}

void Reporter::follow(const LoadGenerator *generator)
{
    const std::lock_guard lock(m_mutex);
    m_generator = generator;
}

void Reporter::beginMeters(MeterSampler &meters)
{
    const std::lock_guard lock(m_mutex);
    m_meters = &meters;
    for (const PowerTrace &each : meters.domains())
        m_lines.meter(elapsed(), each.meter, each.domain);
}

void Reporter::endMeters()
{
    const std::lock_guard lock(m_mutex);
    writeReadings();
    m_meters = nullptr;
}

void Reporter::throttling(const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    m_lines.throttling(elapsed(), text);
}

void Reporter::beginMeasurement(QueryLog &log, std::uint64_t samplesPerQuery, double load, Seconds window)
{
    const std::lock_guard lock(m_mutex);
    m_measurement = Measurement{&log, samplesPerQuery, load, window, 0, {}};
    m_lines.measurementEdge(elapsed(), m_clock.reading());
}

void Reporter::endMeasurement()
{
    const std::lock_guard lock(m_mutex);
    m_lines.measurementEdge(elapsed(), m_clock.reading());
    m_expected.reset();
    while (m_measurement->written < m_measurement->log->size()) {
        writeQueries(QueryLog::chunkSize);
        if (m_clock.now() - m_lastBeat >= beatEvery)
            heartbeat();
    }
    if (m_measurement->window.queries > 0)
        closeWindow();
    m_measurement.reset();
}

void Reporter::tick()
{
    const std::lock_guard lock(m_mutex);
    if (m_measurement) {
        m_measurement->log->provision();
        writeQueries(queriesPerTick);
    }
    if (m_clock.now() - m_lastBeat >= beatEvery)
        heartbeat();
}

void Reporter::heartbeat()
{
    m_lastBeat = m_clock.now();
    writeReadings();
    std::optional<Seconds> left;
    if (m_expected)
        left = Seconds{std::max(0.0, (m_phaseBegin + *m_expected - elapsed()).value)};
    m_lines.phase(elapsed(), m_phase, m_generator != nullptr ? m_generator->completed() : 0, left);
}

void Reporter::writeReadings()
{
    if (m_meters == nullptr)
        return;
    for (const PowerTrace &trace : m_meters->takeNew())
        m_lines.power(elapsed(), trace.domain.id, trace.readings);
    for (const Error &failure : m_meters->takeFailures())
        m_lines.warning(elapsed(), noticeOf(failure));
}

void Reporter::writeQueries(std::size_t atMost)
{
    Measurement &measurement = *m_measurement;
    const std::size_t end = std::min(measurement.log->size(), measurement.written + atMost);
    const std::vector<QueryTime> queries = measurement.log->copy(measurement.written, end);
    m_lines.samples(elapsed(), measurement.written, measurement.samplesPerQuery, queries);
    measurement.written = end;
    for (const QueryTime &query : queries)
        fillWindow(query);
}

/// A window ends with a query's completion, so that its rate has no rounding.
void Reporter::fillWindow(const QueryTime &query)
{
    Stretch &window = m_measurement->window;
    if (window.end == 0)
        window.begin = query.arrival;
    window.end = query.completion();
    ++window.queries;
    window.latencySum += static_cast<double>(query.latency);
    if (window.queries >= queriesPerWindow
        && window.end - window.begin >= nanosecondsOf(m_measurement->windowLength))
        closeWindow();
}

void Reporter::closeWindow()
{
    Stretch &window = m_measurement->window;
    window.samples = window.queries * m_measurement->samplesPerQuery;
    m_lines.window(elapsed(), window.window(Phase::Measurement, m_measurement->load));
    const std::int64_t end = window.end;
    window = {};
    window.begin = window.end = end;
}

} // namespace hakari
