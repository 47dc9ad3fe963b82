// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/quantity.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace hakari {

/// The real-time clock, in seconds since 1970-01-01T00:00:00Z; tests give their own.
using WallClock = std::function<Seconds()>;

inline Seconds systemTime()
{
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    return Seconds{now.count()};
}

/// How old something of that time is; 0 for what a clock that runs ahead dates into the future.
inline Seconds ageOf(Seconds time, const WallClock &clock)
{
    return std::max(clock() - time, Seconds{});
}

} // namespace hakari
