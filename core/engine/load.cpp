// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/load.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hakari {

namespace {

/// Due times of a Poisson process: gaps are exponential.
class Arrivals
{
public:
    Arrivals(std::int64_t begin, double rate, Random random)
        : m_begin(begin), m_meanGap(1.0 / (rate * nanosecond)), m_random(random)
    {
        advance();
    }
    std::int64_t next() const { return m_next; }
    void advance()
    {
        m_offset -= m_meanGap * std::log1p(-m_random.unit());
        m_next = m_begin + static_cast<std::int64_t>(m_offset);
    }

private:
    std::int64_t m_begin;
    double m_meanGap;
    double m_offset = 0.0;
    std::int64_t m_next = 0;
    Random m_random;
};

} // namespace

SampleOrder::SampleOrder(std::uint32_t librarySize, int largestBatch, std::uint64_t seed)
{
    std::vector<std::uint32_t> permutation(librarySize);
    std::iota(permutation.begin(), permutation.end(), 0U);
    Random random(seed);
    const auto batch = static_cast<std::size_t>(largestBatch);
    do {
        for (std::size_t i = permutation.size(); i > 1; --i)
            std::swap(permutation[i - 1], permutation[random.below(i)]);
        m_order.insert(m_order.end(), permutation.begin(), permutation.end());
    } while (m_order.size() < batch);
    m_period = m_order.size();
    for (std::size_t i = 0; i < batch; ++i) // so that a batch may run over the end
        m_order.push_back(m_order[i]);
}

std::span<const std::uint32_t> SampleOrder::next(std::size_t count)
{
    const std::span<const std::uint32_t> out(m_order.data() + m_position, count);
    m_position += count;
    if (m_position >= m_period)
        m_position -= m_period;
    return out;
}

LoadWindow Stretch::window(Phase phase, double load) const
{
    LoadWindow out;
    out.phase = phase;
    out.load = load;
    out.begin = secondsOf(begin);
    out.end = secondsOf(end);
    out.samples = samples;
    out.meanLatency = {queries > 0 ? latencySum / static_cast<double>(queries) * nanosecond : 0.0};
    return out;
}

LoadGenerator::LoadGenerator(Session &session, Clock &clock, const Seeds &seeds, int largestBatch,
                             const std::atomic<bool> &stop)
    : m_session(session),
      m_clock(clock),
      m_order(session.librarySize(), largestBatch, seeds.order),
      m_arrivalSeed(seeds.arrivals),
      m_stop(stop),
      m_pending(static_cast<std::size_t>(largestBatch))
{
}

Stretch LoadGenerator::backToBack(int batch, const Extent &extent, QueryLog *log)
{
    Stretch out;
    const auto samples = static_cast<std::size_t>(batch);
    const std::uint64_t completedBefore = m_completed.load(std::memory_order_relaxed);
    out.begin = out.end = m_clock.now();
    while (!m_stop.load(std::memory_order_relaxed)) {
        m_session.execute(m_order.next(samples));
        m_session.synchronize();
        const std::int64_t done = m_clock.now();
        const std::int64_t latency = done - out.end;
        if (log != nullptr)
            log->append({out.end, latency});
        out.latencySum += static_cast<double>(latency);
        out.end = done;
        m_completed.store(completedBefore + ++out.queries, std::memory_order_relaxed);
        const std::int64_t elapsed = done - out.begin;
        if ((elapsed >= extent.least && out.queries >= extent.leastQueries) || elapsed >= extent.longest
            || out.queries == QueryLog::capacity)
            break;
    }
    out.samples = out.queries * samples;
    return out;
}

/// In slices, so that a stop is noticed at low rates.
void LoadGenerator::waitUntil(std::int64_t due)
{
    constexpr std::int64_t slice = 100'000'000;
    for (std::int64_t now = m_clock.now(); now < due && !m_stop.load(std::memory_order_relaxed);
         now = m_clock.now())
        m_clock.sleepUntil(std::min(due, now + slice));
    noteLateness(m_clock.now() - due);
}

void LoadGenerator::noteLateness(std::int64_t late)
{
    if (m_lateness.size() < m_lateness.capacity())
        m_lateness.push_back(late);
}

void LoadGenerator::completeBatch(Stretch &out, std::size_t count, QueryLog *log)
{
    const std::int64_t done = m_clock.now();
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t latency = done - m_pending[i];
        if (log != nullptr)
            log->append({m_pending[i], latency});
        out.latencySum += static_cast<double>(latency);
    }
    out.end = done;
    out.queries += count;
    out.samples = out.queries;
}

Stretch LoadGenerator::poisson(double rate, int largestBatch, const Extent &extent, QueryLog *log)
{
    const auto limit = std::min(static_cast<std::size_t>(largestBatch), m_pending.size());
    const std::uint64_t completedBefore = m_completed.load(std::memory_order_relaxed);
    const std::int64_t begin = m_clock.now();
    Arrivals arrivals(begin, rate, Random(m_arrivalSeed, m_stretches++));
    Stretch out;
    out.begin = out.end = arrivals.next();
    const auto finished = [&] {
        const std::int64_t measured = out.end - out.begin;
        return (measured >= extent.least && out.queries >= extent.leastQueries)
               || std::max(measured, arrivals.next() - begin) >= extent.longest
               || out.queries + limit > QueryLog::capacity;
    };
    while (!finished() && !m_stop.load(std::memory_order_relaxed)) {
        if (arrivals.next() > m_clock.now())
            waitUntil(arrivals.next());
        const std::int64_t now = m_clock.now();
        out.hopeless = now - arrivals.next() > extent.hopeless;
        std::size_t taken = 0;
        for (; taken < limit && arrivals.next() <= now && !finished(); arrivals.advance())
            m_pending[taken++] = arrivals.next();
        if (taken == 0 || out.hopeless)
            break;
        m_session.execute(m_order.next(taken));
        m_session.synchronize();
        completeBatch(out, taken, log);
        m_completed.store(completedBefore + out.queries, std::memory_order_relaxed);
    }
    return out;
}

} // namespace hakari
