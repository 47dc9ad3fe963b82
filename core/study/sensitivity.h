// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <optional>
#include <vector>

namespace hakari {

/// What a tornado bar varies.
enum class Lever {
    Demand,
    Utilisation,
    Pue,
    GridIntensity,
    Throughput,
    BaselineThroughput,
    Price,
    BaselinePrice,
    Lifetime,
    Sequences
};
std::string_view name(Lever lever); ///< English term, context "Lever"

/// One bar: the change of the metric against the baseline at the lever's low and high end. The ends are
/// factors on the value in use, except utilisation and PUE, whose ends are values.
struct TornadoBar {
    Lever lever = Lever::Demand;
    double lowInput = 0.0; ///< the lever's value at the low end, SI
    double highInput = 0.0;
    Unit unit = Unit::Count;
    double changeAtLow = 0.0;
    double changeAtHigh = 0.0;

    double span() const
    {
        return changeAtHigh > changeAtLow ? changeAtHigh - changeAtLow : changeAtLow - changeAtHigh;
    }
};

/// How far each assumption moves the change of `metric` of a candidate against the baseline; the widest
/// first. Levers that do not move it are left out. Pure; costs two comparisons a lever.
std::vector<TornadoBar> tornado(const Study &study, const Catalogue &catalogue, std::size_t candidate,
                                Metric metric);

/// The value of a lever at which the candidate's metric equals the baseline's.
struct BreakEven {
    Lever lever = Lever::Price;
    Metric metric = Metric::Cost;
    Unit unit = Unit::Count;
    double inUse = 0.0;          ///< the lever's value now, SI
    std::optional<double> value; ///< where both are equal; absent: nowhere within the range searched
    double searchedFrom = 0.0;   ///< the range, SI
    double searchedTo = 0.0;
};

/// Break-even price, demand, utilisation (cost) and grid intensity (carbon), as far as they apply.
std::vector<BreakEven> breakEvens(const Study &study, const Catalogue &catalogue, std::size_t candidate);

} // namespace hakari
