// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"

#include <cstddef>
#include <span>
#include <vector>

namespace hakari {

// Pure functions, for any thread. The formulas are those of method.md, "Energy".

/// What one domain used during a window.
struct DomainEnergy {
    Joules energy;            ///< above zero
    Watts mean;               ///< energy / length of the window
    Seconds largestGap;       ///< between countedReadings(), those that bracket the window included
    std::size_t readings = 0; ///< of countedReadings(), inside the window, its edges included

    bool operator==(const DomainEnergy &) const = default;
};

inline constexpr Seconds longestGap{3.0};

/// The longest gap between readings of the domain: longestGap, and longer by their mean where they are means.
Seconds allowedGap(const MeterDomain &domain);

/// A counter that fell is taken to have wrapped once if the mean power which that implies is at most
/// wrapPowerFactor times the highest mean power between two neighbouring readings of the window that rose, or
/// wrapPowerFloor if that is higher. Anything else is a reset, as is every fall of a counter whose range is
/// not known. The chance that a reset passes for a wrap is that of a counter within limit * interval of its
/// end: below 1 in 2,000 for RAPL read ten times a second. Readings at most longestGap apart leave no room
/// for two wraps: RAPL's counter would need more than 80 kW for them.
inline constexpr double wrapPowerFactor = 4.0;
inline constexpr Watts wrapPowerFloor{1000.0};

/// The most power that a wrap among these readings of a counter may imply.
Watts wrapPowerLimit(std::span<const Reading> readings);
/// What a counter counted between two readings [J]. Error: PowerReset.
Expected<double> countedBetween(const MeterDomain &domain, const Reading &from, const Reading &to,
                                Watts limit);

/// The readings that tell something, in their order. Of power, all. Of an energy counter those that changed:
/// one that repeats the value before it was not updated meanwhile, or counts in steps coarser than what was
/// used. The first counts unless it is repeated at once, as nobody saw when its value came.
std::vector<Reading> countedReadings(const MeterDomain &domain, std::span<const Reading> readings);

/// The energy of one domain during the window. The readings are in time order, and countedReadings() count.
///
/// Energy counters: the difference of the unwrapped counter at the window's edges, linear between readings.
/// Power samples: trapezoids, the power at the edges being linear between readings. Sums are compensated.
/// Power that is a mean (MeterDomain::averagedOver): steps, each reading being the power since the one before
/// it. Gaps may be longestGap longer than the mean, and the window may begin within the first reading's own
/// interval; it must be at least as long as one, as a shorter one would get a share of what happened outside.
///
/// Errors: PowerInPercent (a share is no power); ArgumentInvalid (the window ends before it begins, or has no
/// length); WindowTooShort; PowerTooFew (fewer than 2 readings); PowerDisorder; PowerBadReading (not finite,
/// negative, beyond the counter's range); PowerEdges (the beginning or the end is not known); PowerGap
/// (longer than allowed between readings of the window: a slow meter, or a counter in coarse steps; a
/// suspended host only where the readings' clock goes on meanwhile, which that of our own runs does not:
/// Rule::Suspend finds it); PowerReset; PowerZero (no energy at all, which is a counter that has not moved
/// yet or a sensor that is not wired, and no measurement).
Expected<DomainEnergy> integrate(const MeterDomain &domain, std::span<const Reading> readings,
                                 const Window &window);

/// The readings that a window needs, of countedReadings(): those inside it and the two that bracket it.
/// O(log n).
std::span<const Reading> readingsAround(std::span<const Reading> counted, const Window &window);

/// A net energy below zero by at most that share of the gross is zero: it stems from rounding, not from an
/// idle baseline that took more than the load.
inline constexpr double netSlack = 1e-9;

/// gross - idlePower * duration, shown beside the gross energy, never instead. Error: PowerBelowIdle where
/// that would be negative by more than netSlack.
Expected<Joules> netEnergy(Joules gross, Watts idlePower, Seconds duration);

} // namespace hakari
