// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/search.h"

#include <algorithm>

namespace hakari {

namespace {

constexpr double worthGrowth = 1.05;
constexpr double nearBest = 0.95;
constexpr double firstShare = 0.9; ///< of the rate at the limit: most bounds leave room for that much
constexpr double stepDown = 0.7;
constexpr double smallestShare = 1e-3;
constexpr double closeEnough = 1.02;

} // namespace

SaturationSearch::SaturationSearch(int largestLoad) : m_largest(std::max(1, largestLoad)) {}

bool SaturationSearch::flat() const
{
    constexpr std::size_t doublings = 2;
    if (m_points.size() <= doublings)
        return false;
    const std::span<const Point> all(m_points);
    return best(all) < worthGrowth * best(all.first(all.size() - doublings));
}

std::optional<int> SaturationSearch::next() const
{
    if (m_points.empty())
        return 1;
    const int last = m_points.back().load;
    if (last >= m_largest || flat())
        return std::nullopt;
    return std::min(m_largest, 2 * last);
}

void SaturationSearch::measured(int load, double rate)
{
    m_points.push_back({load, rate});
}

double SaturationSearch::bestRate() const
{
    return best(m_points);
}

double SaturationSearch::best(std::span<const Point> points)
{
    double rate = 0.0;
    for (const Point &point : points)
        rate = std::max(rate, point.rate);
    return rate;
}

int SaturationSearch::chosen() const
{
    const double wanted = nearBest * bestRate();
    for (const Point &point : m_points) {
        if (point.rate >= wanted)
            return point.load;
    }
    return 1;
}

RateSearch::RateSearch(double rateAtLimit) : m_limit(rateAtLimit), m_broken(rateAtLimit) {}

std::optional<double> RateSearch::next() const
{
    if (!m_tried)
        return firstShare * m_limit;
    if (m_held <= 0)
        return m_broken > smallestShare * m_limit ? std::optional(stepDown * m_broken) : std::nullopt;
    return m_broken / m_held > closeEnough ? std::optional((m_held + m_broken) / 2) : std::nullopt;
}

void RateSearch::measured(double rate, bool held)
{
    m_tried = true;
    (held ? m_held : m_broken) = rate;
}

} // namespace hakari
