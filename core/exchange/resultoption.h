// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/study.h"

#include <string>

namespace hakari {

/// What both programs' --result takes: "PATH[=INSTANCE]", divided at the last "=". Reads the MLPerf folder or
/// the recorded run (the first of its file) and makes it a candidate for the study. Blocking. Errors: those
/// of readMlperfRun, readRecordedRuns and candidateFromRecord.
Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option);

} // namespace hakari
