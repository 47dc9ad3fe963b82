// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/csv.h"

#include <string>
#include <string_view>
#include <vector>

namespace hakari {

// What the power logs that are CSV tables share.

/// The names of a header line, without blanks around them.
std::vector<std::string_view> columnsIn(std::string_view header);

/// Throws ResultTruncated where the last line lacks its end and fields: it has fewer than the line before it.
/// With `lastMatters` also where it may lack digits of its last field only.
void requireWholeEnd(const CsvTable &table, std::string_view text, bool lastMatters, const std::string &file);

/// The error of a row that is no reading.
Error badRow(const CsvTable &table, std::size_t row, const std::string &file);

} // namespace hakari
