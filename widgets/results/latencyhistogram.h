// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/statistics.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hakari {

/// How many queries took how long. On a logarithmic axis all bins are equally wide; they span all latencies.
struct LatencyHistogram {
    std::vector<double> edges;         ///< [s], rising, one more than there are bins; none without queries
    std::vector<std::uint64_t> counts; ///< a latency on an edge counts above it
};

inline constexpr std::size_t mostLatencyBins = 100;

/// At most mostLatencyBins bins, and more than half as many unless the latencies lie within 7 % of each
/// other. A latency below 1 ns counts as 1 ns. One pass over the queries.
LatencyHistogram histogramOf(std::span<const QueryTime> queries);

} // namespace hakari
