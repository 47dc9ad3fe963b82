// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/text.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// Where a value comes from, from the strongest to the weakest (method.md, "Units").
/// "Derived" is not in this list: a computed figure carries the provenance of its weakest input and says
/// that it was computed by carrying a formula.
enum class Provenance {
    Measured,  ///< by a meter, in the same run
    Published, ///< by a cited source
    Entered,   ///< by a person who named it
    Estimated, ///< by a model that stands in for a meter
};

constexpr Provenance weakest(Provenance a, Provenance b)
{
    return a < b ? b : a;
}

/// English term; also the word in machine-readable files ("measured", "published", ...).
std::string_view name(Provenance provenance);
std::optional<Provenance> provenanceNamed(std::string_view name);

/// A citation. Immutable and shared by every value that rests on it.
struct Source {
    std::string id;      ///< key in resources/catalogue/sources.csv, or empty
    LocalizedText title; ///< what a reader would look for
    std::string locator; ///< address, repository path or file
    std::string year;    ///< the year or month that the data stands for
    std::string licence; ///< SPDX expression; empty for what a user typed
    LocalizedText note;
};
using SourceRef = std::shared_ptr<const Source>;

/// What an interval says: hard limits that follow from the source, or a 95 % interval.
enum class IntervalKind { Bounds, Confidence95 };
std::string_view name(IntervalKind kind);

struct Interval {
    double low = 0.0;
    double high = 0.0;
    IntervalKind kind = IntervalKind::Bounds;

    bool operator==(const Interval &) const = default;
};

/// A value with its origin. Q is a Quantity or double; the interval is in the same unit.
template <class Q>
struct Sourced {
    Q value{};
    Provenance provenance = Provenance::Entered;
    SourceRef source; ///< null: a person typed it and named nothing
    std::optional<Interval> interval;
};

} // namespace hakari
