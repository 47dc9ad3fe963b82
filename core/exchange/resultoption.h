// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/study.h"

#include <string>

namespace hakari {

/// What both programs' --result takes: "FOLDER[=INSTANCE]", divided at the last "=". Reads the MLPerf run and
/// makes it a candidate for the study. Blocking. Errors: those of readMlperfRun and candidateFromRecord.
Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option);

} // namespace hakari
