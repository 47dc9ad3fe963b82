// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"
#include "core/power/wallclock.h"

namespace hakari {

struct FeedOptions {
    Seconds patience{5.0}; ///< how long opening waits for the first reading, beyond the interval of a mean
    WallClock clock = systemTime;
};

/// Power or energy from any program or file that gives one reading a line (core/energy/powerline.h has the
/// format): a command that /bin/sh runs until the meter is destroyed, or a file that another program appends
/// to. One domain, whose kind and coverage are known from the headers and the first reading, which is why
/// opening waits for that one; it is not given again. Where it has a time, that may lie at most longestGap
/// off the real-time clock, or before it by the interval of a mean as well: a clock that is wrong would date
/// every reading into another phase of the run. Opening waits for a line that does, behind older ones.
///
/// read() gives the oldest reading with a time that it has not given yet (of more than one within
/// shortestInterval(), the newest), or the newest without one; absent where none arrived. age() is that of
/// the line's own time by the real-time clock, and 0 for a line without one. read() fails for each line that
/// is none (FeedBadLine; one more than a minute in the future is none, either) and goes on behind it the next
/// time, and with FeedEnded once the program has ended.
///
/// Errors: ProgramFailed, FileNotFound, FileUnreadable, FeedSilent, FeedEnded, FeedBadLine. Blocking.
Expected<std::unique_ptr<PowerMeter>> openFeed(const std::string &id, const FeedSource &source,
                                               const FeedOptions &options = {});

} // namespace hakari
