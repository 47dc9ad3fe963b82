// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <string>

namespace hakari {

/// The comparison as text for a terminal: one line a candidate, changes against the baseline, the
/// assumptions above and the remarks below. English, the same in every locale.
std::string comparisonToText(const Study &study, const Comparison &comparison);

} // namespace hakari
