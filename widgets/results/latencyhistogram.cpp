// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/latencyhistogram.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double finesPerOctave = 1024;
constexpr std::size_t octaves = 63; // of positive 64-bit latencies in ns
constexpr double secondsPerNanosecond = 1e-9;

using Counts = std::vector<std::uint64_t>;

std::size_t fineBinOf(std::int64_t latency)
{
    const double nanoseconds = static_cast<double>(std::max<std::int64_t>(latency, 1));
    return static_cast<std::size_t>(std::log2(nanoseconds) * finesPerOctave);
}

double edgeOf(std::size_t fineBin)
{
    return std::exp2(static_cast<double>(fineBin) / finesPerOctave) * secondsPerNanosecond;
}

/// The range is known only after the pass, so it counts in bins that are fine enough for any.
Counts countFine(std::span<const QueryTime> queries)
{
    Counts fine(octaves * static_cast<std::size_t>(finesPerOctave) + 1);
    for (const QueryTime &query : queries)
        ++fine[fineBinOf(query.latency)];
    return fine;
}

} // namespace

LatencyHistogram histogramOf(std::span<const QueryTime> queries)
{
    LatencyHistogram out;
    if (queries.empty())
        return out;
    const Counts fine = countFine(queries);
    const auto used = [](std::uint64_t count) { return count > 0; };
    const auto first = static_cast<std::size_t>(std::ranges::find_if(fine, used) - fine.begin());
    const auto last = static_cast<std::size_t>(std::find_if(fine.rbegin(), fine.rend(), used).base()
                                               - fine.begin()); // one behind
    const std::size_t merged = (last - first + mostLatencyBins - 1) / mostLatencyBins;
    for (std::size_t begin = first; begin < last; begin += merged) {
        const std::size_t end = std::min(begin + merged, fine.size());
        std::uint64_t count = 0;
        for (std::size_t i = begin; i < end; ++i)
            count += fine[i];
        out.edges.push_back(edgeOf(begin));
        out.counts.push_back(count);
    }
    out.edges.push_back(edgeOf(first + out.counts.size() * merged));
    return out;
}

} // namespace hakari
