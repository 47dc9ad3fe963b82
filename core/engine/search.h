// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <vector>

namespace hakari {

/// Finds the physical limit (method.md 2): the load doubles until the best rate has grown by less than 5 %
/// over two doublings; chosen is the smallest load that reaches 95 % of the best. A pure state machine: ask
/// next(), measure, tell.
class SaturationSearch
{
public:
    explicit SaturationSearch(int largestLoad);

    std::optional<int> next() const; ///< nothing once the search is over
    void measured(int load, double rate);

    int chosen() const;      ///< 1 where nothing was measured
    double bestRate() const; ///< samples per second

private:
    struct Point {
        int load;
        double rate;
    };
    bool flat() const;
    static double best(std::span<const Point> points);

    int m_largest;
    std::vector<Point> m_points;
};

/// Finds the highest arrival rate that holds the latency bound, between nothing and the rate at the limit,
/// to within 2 %. A pure state machine like the other.
class RateSearch
{
public:
    explicit RateSearch(double rateAtLimit);

    std::optional<double> next() const;
    void measured(double rate, bool held);

    double best() const { return m_held; } ///< 0: no rate held the bound

private:
    double m_limit;
    double m_held = 0.0;
    double m_broken;
    bool m_tried = false;
};

} // namespace hakari
