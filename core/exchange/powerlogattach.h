// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/powerlog.h"
#include "core/record/rundata.h"

namespace hakari {

/// The clock of a log beside this run. Error: ArgumentInvalid where the run's start is no UTC time.
Expected<PowerLogClock> powerLogClock(const RunRecord &run, std::optional<ZoneOffset> zone, Seconds offset);

/// The run with the power of the log, as if it had been metered by it: result and verdict are derived anew.
/// Everything that the run told stays; added are the log's domains, the facts power_log, power_log_size
/// (bytes), power_log_zone and power_log_offset (s) (power_log_2, ... for another log), and a warning.
///
/// Of a log with several sessions, the first that covers the measured window is taken. Within it every domain
/// that has readings must cover the window: at or before its beginning, at or after its end, none more than
/// longestGap apart (integration.h). A domain without any reading is added as such, and the verdict says so.
///
/// REQUIRES: run.data. Errors: PowerNoMeasurement, PowerNoSamples, PowerTwice (the run has a domain of that
/// id), PowerNotCovering, PowerLogShifted (another zone would cover it), PowerLogSparse, and those of
/// integrate().
Expected<RunRecord> attachPower(const RunRecord &run, const PowerLog &log);

} // namespace hakari
