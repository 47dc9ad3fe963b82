// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hakari {

// The cells of a CSV file for spreadsheets and scripts (RFC 4180, UTF-8); no locale takes part.

/// To begin the file with: without it, spreadsheets in Japan read CP932.
inline constexpr std::string_view csvByteOrderMark = "\xEF\xBB\xBF";

/// Quoted where it must be. What a spreadsheet would take for a formula gets a leading apostrophe.
std::string csvText(std::string text);

/// With a decimal point, as a double that reads back exactly; empty for no value.
std::string csvNumber(const std::optional<double> &value);

} // namespace hakari
