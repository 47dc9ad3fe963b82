// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/powerlog.h"

namespace hakari {

struct NvidiaLog {
    PowerTraces traces;
    bool namesZone = false;
};

/// Whether a header line is that of a table with a time and some power of GPUs.
bool isNvidiaLog(std::string_view header);

/// Reads the CSV of nvidia-smi --query-gpu, with or without nounits. Columns by name, blanks and the unit in
/// brackets aside:
/// - timestamp: "YYYY/MM/DD HH:MM:SS.mmm" in the host's local time, without a zone (nvidia-smi); ISO 8601
///   with or without one (programs around it).
/// - power.draw, else power.draw.average, else power.draw.instant: the whole board. From Ampere on, GA100
///   aside, power.draw is the mean of the last second. Limits, caps and those of a module are never taken.
/// - uuid, else pci.bus_id, else gpu, else index tells GPUs apart. Without any of them the log is that of one
///   GPU; rows less than 20 ms apart then show that it is not. name is for people.
/// Values in brackets ("[N/A]", "[Not Supported]") and "N/A" are readings that are absent. A GPU without any
/// reading stays, with no reading.
///
/// Throws Error: those of CsvTable, CsvColumnMissing (power.draw), PowerBadLine, PowerLogMixed, PowerLogZone,
/// ArgumentInvalid, ResultTruncated.
NvidiaLog parseNvidiaLog(std::string_view text, const std::string &file, const PowerLogClock &clock);

} // namespace hakari
