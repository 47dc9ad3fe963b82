// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"
#include "widgets/style/theme.h"

#include <QString>

namespace hakari {

/// "How was this computed?" as rich text: the figure with its interval and provenance, the formula, the
/// formula with the values in it, each input with its source, the remarks and what the source claims.
QString explanationHtml(const Study &study, const Comparison &comparison, std::size_t candidate,
                        Metric metric, const Formatter &formatter, const Theme &theme);

/// The formula with letters, or with the values of its inputs in their place. Plain text.
QString formulaWithLetters(const Figure &figure);
QString formulaWithValues(const Figure &figure, const Formatter &formatter, std::string_view currency);
/// Figure::where with both: "P = P0 + (P1 − P0)·l = 50 W + (100 W − 50 W)·80 %". REQUIRES: it is not empty.
QString whereWithValues(const Figure &figure, const Formatter &formatter, std::string_view currency);

/// A source in one line of plain text: title, year, licence, locator.
QString citation(const Source &source, const Formatter &formatter);

} // namespace hakari
