// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/powerscope.h"
#include "core/study/study.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hakari {

/// A sample of the candidate is not the work that one of the baseline is, or may not be.
struct WorkDifference {
    SampleWork candidate;
    SampleWork baseline;
};

/// What bears on every figure of a candidate: how its run went, or other work than the baseline's.
using Caveat = std::variant<Verdict, WorkDifference>;

std::string_view key(const Caveat &caveat); ///< "verdict", "work"

/// The verdict first. Work only where one of the two states it: studies that state none are taken as alike.
std::vector<Caveat> caveatsOf(const Candidate &candidate, const Candidate &baseline);

std::string sentence(const Caveat &caveat, const std::string &candidate, const std::string &baseline,
                     const Translation &translation = asInEnglish);

} // namespace hakari
