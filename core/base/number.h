// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// Reads a whole field as a finite number with a decimal point; no locale takes part (std::from_chars).
/// Surrounding blanks are allowed, anything else (a unit, "NaN", "1,5") yields nothing.
std::optional<double> parseNumber(std::string_view field);

/// Reads a whole field as an integer.
std::optional<long long> parseInteger(std::string_view field);

/// The shortest text that reads back to the same double, with a decimal point in every locale.
std::string exactText(double value);

std::string_view trimmed(std::string_view text);

} // namespace hakari
