// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/provenance.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hakari {

/// Mean and deviation in one pass without cancellation (Welford 1962, "Note on a method for calculating
/// corrected sums of squares and products").
class Moments
{
public:
    void add(double value);
    std::uint64_t count() const { return m_count; }
    double mean() const { return m_mean; } ///< 0 where nothing was added
    double deviation() const;              ///< of a sample (n - 1); 0 for fewer than two values

private:
    std::uint64_t m_count = 0;
    double m_mean = 0.0;
    double m_squares = 0.0;
};

/// One query: when it was due and how long it took, in ns on the run's clock. 16 bytes.
struct QueryTime {
    std::int64_t arrival = 0; ///< Server: as scheduled, so that a late pick-up counts; else when issued
    std::int64_t latency = 0;

    std::int64_t completion() const { return arrival + latency; }
    bool operator==(const QueryTime &) const = default;
};

/// The latency at a 0-based rank of the sorted latencies, without sorting or copying them: each pass counts
/// 16 bits of the value. O(n), exact. `rank` < queries.size().
std::int64_t latencyAtRank(std::span<const QueryTime> queries, std::size_t rank);

/// Exact quantile by nearest rank: the smallest latency that at least `probability` of the queries do not
/// exceed. Nothing for no queries.
std::optional<std::int64_t> latencyQuantile(std::span<const QueryTime> queries, double probability);

/// Samples done in a stretch of time.
struct RateWindow {
    double samples = 0.0;
    double seconds = 0.0;
};

/// 95 % interval of the rate over windows of one run: the windows are resampled 10,000 times with a fixed
/// seed. Nothing for fewer than three windows.
std::optional<Interval> bootstrapRate(std::span<const RateWindow> windows);

/// Early stopping (MLPerf Inference rules, appendix; formats.md 3.4). The smallest number of queries h + t
/// with which t over-latency queries still show, with 99 % confidence, that the latency bound holds at this
/// percentile. `percentile` in (0, 1).
std::uint64_t queriesForEarlyStopping(double percentile, std::uint64_t overLatency);

/// The largest t with queriesForEarlyStopping(percentile, t) <= queries; nothing where there are too few
/// queries even for t = 0.
std::optional<std::uint64_t> overLatencyAllowed(double percentile, std::uint64_t queries);

/// LoadGen's early-stopping estimate of a percentile latency: sorted latency at index q - t, after
/// discarding the t - 1 highest. Nothing where t would be below 1.
std::optional<std::int64_t> earlyStoppingLatency(std::span<const QueryTime> queries, double percentile);

} // namespace hakari
