// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// The power of one domain over a run, thinned out for a chart: of each stretch of time the least and the
/// greatest, so no peak is lost.
struct DomainLine {
    std::string meter;
    std::string domain; ///< as the driver names it
    Provenance provenance = Provenance::Measured;
    std::vector<double> times; ///< [s] on the axis of the readings, rising
    std::vector<double> watts; ///< NaN: a gap, nothing is known there
};

inline constexpr std::size_t mostPowerPoints = 1200;

/// The line of a trace, at most mostPowerPoints long. A counter becomes the mean power between neighbouring
/// readings; every mean stands in the middle of its time. A counter that wrapped is unwrapped by the rule of
/// integrate(); one that was reset, an impossible reading, and a pause longer than integrate() bears (and
/// three times the usual one) are gaps. A reading before its predecessor is left out. Nothing for
/// percentages, which are no watts.
std::optional<DomainLine> powerLineOf(const PowerTrace &trace);

} // namespace hakari
