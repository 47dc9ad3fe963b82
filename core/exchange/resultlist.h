// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <span>
#include <string>

namespace hakari {

/// "measured: cpu, dram at the boundary chip"
std::string scopeText(Provenance provenance, const PowerScope &scope);

/// The results of a workbook for a terminal of 120 columns: a line each, and under it what damage it has,
/// where its power and energy come from, and its tags, which may be longer. An estimate has a "~" before its
/// figures. English; no locale takes part.
std::string resultsToText(std::span<const ResultRow> rows);

} // namespace hakari
