// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/quantity.h"
#include "core/exchange/mlperftime.h"

#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// How far a clock is ahead of UTC.
using ZoneOffset = std::chrono::minutes;

/// "UTC", "Z" or "+09:00", "-0330"; -12:00 to +14:00.
std::optional<ZoneOffset> parseZone(std::string_view text);
std::string zoneText(ZoneOffset zone); ///< "UTC", "+09:00"

/// A moment as a log writes it.
struct LogStamp {
    UtcTime shown;                  ///< what the clock showed, as if it were UTC
    std::optional<ZoneOffset> zone; ///< where the stamp names it
};

/// "YYYY/MM/DD HH:MM:SS[.f]" of nvidia-smi or ISO 8601 "YYYY-MM-DDTHH:MM:SS[.f]", with a zone after it or
/// not.
std::optional<LogStamp> parseLogStamp(std::string_view text);

/// How the clock of a log's host relates to the run. A log that names no zone of its own needs `zone`.
struct PowerLogClock {
    UtcTime runStart;               ///< RunRecord::startUtc
    std::optional<ZoneOffset> zone; ///< as a person states it
    Seconds offset; ///< what the log's clock shows minus what the run's host's does, zones aside

    /// The moment as seconds of the run. `file` is for messages. Throws Error: PowerLogZone where neither the
    /// stamp nor a person names the zone; ArgumentInvalid where both do, and differ.
    Seconds since(const LogStamp &stamp, const std::string &file) const;
};

} // namespace hakari
