// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

namespace hakari {

/// How long the parts of a run last (method.md 2). In s.
struct ProfileTimes {
    Seconds idle; ///< of the baseline, where a meter is at hand
    Seconds warmUp;
    Seconds window;   ///< of saturation search, steady check and measurement
    Seconds trial;    ///< of one rate in the search of the server scenario
    Seconds measure;  ///< the least
    bool untilEnough; ///< measures on until the early-stopping rule has its queries
};
ProfileTimes timesOf(Profile profile);

} // namespace hakari
