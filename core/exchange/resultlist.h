// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <span>
#include <string>

namespace hakari {

/// The results of a workbook for a terminal: a line each. English; no locale takes part.
std::string resultsToText(std::span<const ResultRow> rows);

} // namespace hakari
