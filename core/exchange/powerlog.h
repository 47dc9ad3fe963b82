// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"
#include "core/exchange/powerlogtime.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// All domains that a program read at a time.
using PowerTraces = std::vector<PowerTrace>;

/// What a program beside the run wrote of power or energy. Times count from the run's beginning, on the clock
/// of the run's host.
struct PowerLog {
    std::string file;     ///< for messages
    std::string name;     ///< of the file alone
    std::size_t size = 0; ///< bytes
    std::string program;  ///< "PTDaemon", "nvidia-smi", "CodeCarbon"
    PowerLogClock clock;
    bool namesZone = false;            ///< its times name their zone
    std::vector<PowerTraces> sessions; ///< one for each start of the program
};

inline constexpr std::string_view codeCarbon = "CodeCarbon";

/// Reads a power log, whose format shows in its first line:
/// - spl.txt of PTDaemon (mlperfpower.h): the whole system at the AC wall.
/// - nvidia-smi --query-gpu=timestamp,...,power.draw --format=csv (powerlognvidia.h): one domain a GPU.
/// - emissions.csv of CodeCarbon (powerlogcodecarbon.h): energy counters of cpu, accelerator and dram.
///
/// Blocking. Errors: those of readTextFile and CsvTable, FileEmpty, PowerLogUnknown, PowerLogZone,
/// ArgumentInvalid (a zone is stated and the log names another), PowerLogMixed, PowerBadLine, ResultTruncated
/// (the last line is cut).
Expected<PowerLog> readPowerLog(const std::filesystem::path &path, const PowerLogClock &clock);

} // namespace hakari
