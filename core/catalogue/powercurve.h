// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/quantity.h"

#include <vector>

namespace hakari {

/// Power of one instance against its load (0 idle, 1 at the limit), linear between its points and constant
/// outside them (method.md 4: "linear between P0 and P1, or the measured curve").
class PowerCurve
{
public:
    struct Point {
        double load;
        Watts power;
        bool operator==(const Point &) const = default;
    };

    PowerCurve() = default;
    /// Points in ascending order of load; at least one.
    explicit PowerCurve(std::vector<Point> points) : m_points(std::move(points)) {}
    /// The straight line from idle power to power at the limit.
    static PowerCurve linear(Watts idle, Watts limit) { return PowerCurve({{0.0, idle}, {1.0, limit}}); }

    const std::vector<Point> &points() const { return m_points; }
    Watts at(double load) const;

    bool operator==(const PowerCurve &) const = default;

private:
    std::vector<Point> m_points;
};

} // namespace hakari
