// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hakari {

/// The files of one LoadGen run; an empty path is a file that is not there.
struct MlperfFiles {
    std::filesystem::path summary;
    std::filesystem::path detail;
    std::filesystem::path powerLog;
    std::filesystem::path scenarioFolder; ///< the folder above performance/run_1, or the run's own
};

/// Finds the run in `path`: a folder, or one of the two logs. Nothing where there is none. Does not open
/// files.
std::optional<MlperfFiles> findMlperfFiles(const std::filesystem::path &path);

/// The file with the host's facts, or an empty path: system.json in the run's folders; a sibling
/// "<start of the folder's name>_system.json"; systems/<system>.json of a submission
/// (.../results/<system>/<workload>/<scenario>).
std::filesystem::path findSystemFile(const MlperfFiles &files);

/// The workload that the folders name ("bert-99"), or nothing: the parent of a folder called like a scenario
/// (any name in a submission, elsewhere one that starts like an MLPerf benchmark), or the end of a flattened
/// name ("..._bert-99_Offline").
std::string workloadOf(const std::filesystem::path &scenarioFolder);

/// The folder for people: its name, with the two names above it where it is only called like a scenario.
std::string folderName(const std::filesystem::path &scenarioFolder);

} // namespace hakari
