// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"
#include "core/energy/trace.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// What a stated power is taken to include where only its boundary is stated: the whole system where a supply
/// feeds all of it, unknown elsewhere.
Coverage presumedCoverage(PowerBoundary boundary);

/// Of the catalogue's curve: a model of the whole system, or of all but the accelerator.
PowerScope scopeOf(const InstancePower &power);

/// Whether both are known in full and equal. Two unknown scopes may differ.
bool surelySame(const std::optional<PowerScope> &a, const std::optional<PowerScope> &b);

/// A candidate whose energy includes other things than the baseline's, or may: the change between the two is
/// not of like with like.
struct ScopeDifference {
    std::size_t candidate = 0;          ///< index into Comparison::candidates
    std::optional<PowerScope> scope;    ///< of the candidate's energy; absent: not stated
    std::optional<PowerScope> baseline; ///< of the baseline's

    bool operator==(const ScopeDifference &) const = default;
};

/// Turns an English text of a context into the reader's language.
using Translation = std::function<std::string(const char *context, std::string_view english)>;
std::string asInEnglish(const char *context, std::string_view english);

/// "whole-system", "cpu, dram", "all but accelerator", "parts unknown"; "not stated" without a scope.
std::string coverageText(const std::optional<PowerScope> &scope,
                         const Translation &translation = asInEnglish);
/// "AC wall", "board", ...; empty without a scope.
std::string boundaryText(const std::optional<PowerScope> &scope,
                         const Translation &translation = asInEnglish);

/// A warning that names what the two do not have in common.
std::string sentence(const ScopeDifference &difference, const std::string &candidate,
                     const std::string &baseline, const Translation &translation = asInEnglish);

} // namespace hakari
