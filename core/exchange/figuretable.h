// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// One figure as a row for files: values in the unit that people read, everything else as text. The same
/// rows go to CSV and XLSX.
struct FigureRow {
    std::string candidate;
    std::string metric;
    std::optional<double> value;
    std::string unit;
    std::optional<double> low, high;
    std::string interval; ///< what the interval says
    std::optional<double> change;
    std::string provenance;
    std::string covers;   ///< text(Coverage) of power, energy and their carbon; empty: not stated
    std::string boundary; ///< of the same
    std::string formula;  ///< and what it takes that is itself computed: "n·P; P = ..."
    std::string inputs;   ///< "n = 6 (computed); p = 0.362 USD/h; ..."
    std::string sources;  ///< titles and locators, "; " between them
    std::string remarks;  ///< the candidate's caveats and the warning of another scope than the
                          ///< baseline's among them
    std::string absence;  ///< why there is no value
};

/// Every figure that applies to the study's kind, candidate by candidate. English; no locale takes part.
std::vector<FigureRow> figureRows(const Study &study, const Comparison &comparison);

/// Why a candidate's energy is not like for like with the baseline's; empty where it is.
std::string scopeWarning(const Study &study, const Comparison &comparison, std::size_t candidate);

/// The sentences of what bears on all its figures.
std::vector<std::string> caveatSentences(const Study &study, const Comparison &comparison,
                                         std::size_t candidate);

/// Those and scopeWarning().
std::vector<std::string> warningSentences(const Study &study, const Comparison &comparison,
                                          std::size_t candidate);

/// The unit of a figure in this study, e.g. "USD per million inferences", "kWh".
std::string fullUnit(const Figure &figure, const Comparison &comparison);

/// The formula as in a book: letters instead of {letters}.
std::string plainFormula(std::string_view formula);

} // namespace hakari
