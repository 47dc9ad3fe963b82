// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/statistics.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr int digitBits = 16;
constexpr std::uint64_t digitMask = (1U << digitBits) - 1;
constexpr int bootstrapResamples = 10'000;
constexpr std::uint64_t bootstrapSeed = 20'231;
constexpr double confidence = 0.99;

/// log P[Binomial(n, q) = k]
double logBinomial(double n, double k, double q)
{
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(q)
           + (n - k) * std::log1p(-q);
}

/// P[Binomial(n, q) <= t] for t below the mean, summed from the largest term down until nothing is added.
double lowerTail(double n, std::uint64_t t, double q)
{
    double term = std::exp(logBinomial(n, static_cast<double>(t), q));
    double sum = 0.0;
    for (auto k = static_cast<double>(t); k >= 0 && sum + term != sum; --k) {
        sum += term;
        term *= k * (1 - q) / ((n - k + 1) * q);
    }
    return sum;
}

bool enough(double percentile, std::uint64_t queries, std::uint64_t overLatency)
{
    const double q = 1 - percentile;
    const auto n = static_cast<double>(queries);
    return static_cast<double>(overLatency) < n * q && lowerTail(n, overLatency, q) <= 1 - confidence;
}

double rateOf(double samples, double seconds)
{
    return seconds > 0 ? samples / seconds : 0.0;
}

} // namespace

void Moments::add(double value)
{
    ++m_count;
    const double before = value - m_mean;
    m_mean += before / static_cast<double>(m_count);
    m_squares += before * (value - m_mean);
}

double Moments::deviation() const
{
    return m_count < 2 ? 0.0 : std::sqrt(m_squares / static_cast<double>(m_count - 1));
}

std::int64_t latencyAtRank(std::span<const QueryTime> queries, std::size_t rank)
{
    std::vector<std::size_t> counts(digitMask + 1);
    std::uint64_t prefix = 0;
    for (int shift = 64 - digitBits; shift >= 0; shift -= digitBits) {
        std::ranges::fill(counts, 0);
        for (const QueryTime &query : queries) {
            const auto value = static_cast<std::uint64_t>(query.latency);
            if (shift + digitBits == 64 || value >> (shift + digitBits) == prefix)
                ++counts[(value >> shift) & digitMask];
        }
        std::uint64_t digit = 0;
        while (rank >= counts[digit])
            rank -= counts[digit++];
        prefix = prefix << digitBits | digit;
    }
    return static_cast<std::int64_t>(prefix);
}

std::optional<std::int64_t> latencyQuantile(std::span<const QueryTime> queries, double probability)
{
    if (queries.empty())
        return std::nullopt;
    // The slack keeps 0.99 * 100 from being pushed above 99 by rounding.
    const double wanted = std::ceil(probability * static_cast<double>(queries.size()) * (1 - 1e-14));
    const auto rank = static_cast<std::size_t>(std::max(1.0, wanted)) - 1;
    return latencyAtRank(queries, std::min(rank, queries.size() - 1));
}

std::optional<Interval> bootstrapRate(std::span<const RateWindow> windows)
{
    if (windows.size() < 3)
        return std::nullopt;
    Random random(bootstrapSeed);
    std::vector<double> rates(bootstrapResamples);
    for (double &rate : rates) {
        double samples = 0.0;
        double seconds = 0.0;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const RateWindow &window = windows[random.below(windows.size())];
            samples += window.samples;
            seconds += window.seconds;
        }
        rate = rateOf(samples, seconds);
    }
    std::ranges::sort(rates);
    constexpr std::size_t tail = bootstrapResamples / 40; // 2.5 % on either side
    return Interval{rates[tail], rates[bootstrapResamples - 1 - tail], IntervalKind::Confidence95};
}

std::uint64_t queriesForEarlyStopping(double percentile, std::uint64_t overLatency)
{
    std::uint64_t high = 2 * (overLatency + 1);
    while (!enough(percentile, high, overLatency))
        high *= 2;
    std::uint64_t low = overLatency;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (enough(percentile, middle, overLatency) ? high : low) = middle;
    }
    return high;
}

std::optional<std::uint64_t> overLatencyAllowed(double percentile, std::uint64_t queries)
{
    if (!enough(percentile, queries, 0))
        return std::nullopt;
    std::uint64_t low = 0;
    std::uint64_t high = queries;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (enough(percentile, queries, middle) ? low : high) = middle;
    }
    return low;
}

std::optional<std::int64_t> earlyStoppingLatency(std::span<const QueryTime> queries, double percentile)
{
    const auto over = overLatencyAllowed(percentile, queries.size());
    if (!over || *over < 1)
        return std::nullopt;
    return latencyAtRank(queries, queries.size() - static_cast<std::size_t>(*over));
}

} // namespace hakari
