// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/runrecord.h"
#include "core/study/study.h"

#include <filesystem>
#include <string>
#include <vector>

namespace hakari {

/// The runs of a file that the engine recorded (at least one), or that of an MLPerf result folder. Blocking.
/// Errors: those of readRecordedRuns and readMlperfRun.
Expected<std::vector<RunRecord>> readResults(const std::filesystem::path &path);

/// What both programs' --result takes: "PATH[=INSTANCE]", divided at the last "=". Reads the first of
/// readResults() and makes it a candidate for the study. Blocking. Errors: those of readResults and
/// candidateFromRecord.
Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option);

} // namespace hakari
