// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"
#include "core/engine/clock.h"
#include "core/engine/querylog.h"

#include <atomic>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hakari {

/// The order in which samples are drawn: permutations of the library, one after the other, from a seed.
class SampleOrder
{
public:
    SampleOrder(std::uint32_t librarySize, int largestBatch, std::uint64_t seed);

    /// The next `count` indices; count <= largestBatch. Does not allocate.
    std::span<const std::uint32_t> next(std::size_t count);

private:
    std::vector<std::uint32_t> m_order;
    std::size_t m_period;
    std::size_t m_position = 0;
};

/// When a stretch of load ends: once it has lasted `least` and made `leastQueries`, or at `longest`
/// whatever it has made. In ns from its beginning.
struct Extent {
    std::int64_t least = 0;
    std::uint64_t leastQueries = 1;
    std::int64_t longest = std::numeric_limits<std::int64_t>::max();
    /// Server: how late a query may be picked up before the rate is given up as hopeless.
    std::int64_t hopeless = std::numeric_limits<std::int64_t>::max();
};

/// What a stretch of load gave.
struct Stretch {
    std::int64_t begin = 0; ///< first arrival
    std::int64_t end = 0;   ///< last completion
    std::uint64_t queries = 0;
    std::uint64_t samples = 0;
    double latencySum = 0.0; ///< ns
    bool hopeless = false;

    LoadWindow window(Phase phase, double load) const;
};

/// Issues queries to a session from one thread. Neither issue loop allocates, locks or logs.
class LoadGenerator
{
public:
    /// All are referred to and must outlive it. `stop` ends a stretch after the query under way.
    LoadGenerator(Session &session, Clock &clock, const Seeds &seeds, int largestBatch,
                  const std::atomic<bool> &stop);

    /// Offline, single-stream and multi-stream: one query of `batch` samples after the other, each issued
    /// when the one before is done. `log` may be null.
    Stretch backToBack(int batch, const Extent &extent, QueryLog *log);

    /// Server: queries of one sample arrive as a Poisson process of `rate` per second. A query is picked up
    /// when it is due or when the batch before it is done, together with all that wait, up to
    /// `largestBatch`. Its latency counts from when it was due, so it cannot hide a late pick-up.
    Stretch poisson(double rate, int largestBatch, const Extent &extent, QueryLog *log);

    /// How many ns after their due time idle pick-ups came, at most the reserved number; for measuring the
    /// engine.
    void recordLateness(std::size_t count) { m_lateness.reserve(count); }
    const std::vector<std::int64_t> &lateness() const { return m_lateness; }

    /// Queries completed since it was made. From any thread.
    std::uint64_t completed() const { return m_completed.load(std::memory_order_relaxed); }

private:
    void waitUntil(std::int64_t due);
    void noteLateness(std::int64_t late);
    void completeBatch(Stretch &out, std::size_t count, QueryLog *log);

    Session &m_session;
    Clock &m_clock;
    SampleOrder m_order;
    std::uint64_t m_arrivalSeed;
    std::uint64_t m_stretches = 0;
    const std::atomic<bool> &m_stop;
    std::vector<std::int64_t> m_pending; ///< due times of the batch under way
    std::vector<std::int64_t> m_lateness;
    std::atomic<std::uint64_t> m_completed = 0;
};

} // namespace hakari
