// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalogue/powercurve.h"

namespace hakari {

Watts PowerCurve::at(double load) const
{
    if (m_points.empty())
        return {};
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        const Point &left = m_points[i - 1];
        const Point &right = m_points[i];
        if (load <= right.load) {
            const double t = load <= left.load ? 0.0 : (load - left.load) / (right.load - left.load);
            return left.power + t * (right.power - left.power);
        }
    }
    return m_points.back().power;
}

} // namespace hakari
