// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/wholeenergy.h"

#include <optional>
#include <span>
#include <vector>

namespace hakari {

/// What the meters of one run saw while it measured. Nothing here is an estimate unless `whole` says so.
struct RunEnergy {
    std::vector<MeteredDomain> domains; ///< of every meter, each with what it used or why it has none
    std::optional<WholeEnergy> whole;   ///< gross; absent where no domain can be counted
    std::optional<Watts> idle;          ///< of the domains in `whole`; absent unless each has it
    std::optional<Error> idleRefused;   ///< why the baseline, where one was taken, gave no `idle`
    std::optional<Joules> net;          ///< gross - idle * time; absent without idle or where that is below 0
    std::optional<Error> netRefused;    ///< why `idle` gave no `net`
    /// 95 % of the mean power [W] over windows of this one run; absent of an estimate, as the spread of what
    /// a model computes says nothing of how wrong it is.
    std::optional<Interval> power;
    std::optional<Interval> perSample; ///< 95 % of the energy of a sample [J], likewise
};

/// A stretch of the measurement and the samples that it completed.
struct CountedWindow {
    Window window;
    double samples = 0.0;
};

/// method.md 3: every domain integrated over `measured`, each part added once. `idle` is when nothing ran.
RunEnergy energyOf(std::span<const PowerTrace> traces, const Window &measured,
                   const std::optional<Window> &idle, std::span<const CountedWindow> windows);

} // namespace hakari
