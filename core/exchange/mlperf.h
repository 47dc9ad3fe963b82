// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/record/runrecord.h"

#include <filesystem>

namespace hakari {

/// Whether a folder (or one of its LoadGen logs, named itself) looks like a run of MLPerf LoadGen. Looks at
/// names only; for drag and drop.
bool isMlperfRun(const std::filesystem::path &folder);

/// Reads one LoadGen run: its summary, its detail and its power log, always of the same run (run_1).
///
/// `folder` is the run's folder, a folder above it up to the scenario's ("Offline", with performance/run_1 in
/// it), a folder in which such names are flattened ("performance__run_1__..."), or one of the two logs.
/// The summary or a complete detail is enough. Host facts come from a system.json in or beside the folder, or
/// from the submission's systems/ folder. Sample times count from power_begin.
///
/// Blocking. Errors: those of readTextFile, FileEmpty, ResultFolderEmpty, ResultNotMlperf, ResultTruncated,
/// ResultFieldBad, ResultScenario, ResultMode, ResultMismatch, PowerNoWindow, PowerBadLine, PowerNotCovering,
/// PowerNoSamples; for system.json those of parseJson and FieldType.
Expected<RunRecord> readMlperfRun(const std::filesystem::path &folder);

} // namespace hakari
