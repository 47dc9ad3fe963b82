// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <string>

namespace hakari {

/// One line a figure with value, unit, interval, change, provenance, formula, inputs and sources (RFC 4180,
/// decimal point, doubles that read back exactly). Starts with a UTF-8 byte order mark, without which
/// spreadsheets in Japan read CP932. Text cells that a spreadsheet would take for a formula get a leading
/// apostrophe.
std::string comparisonToCsv(const Study &study, const Comparison &comparison);

} // namespace hakari
