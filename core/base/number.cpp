// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/number.h"

#include <array>
#include <charconv>
#include <cmath>

namespace hakari {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

namespace {

template <class T>
std::optional<T> parseWhole(std::string_view field)
{
    field = trimmed(field);
    if (field.starts_with('+'))
        field.remove_prefix(1);
    T value{};
    const auto [end, status] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (status != std::errc{} || end != field.data() + field.size())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<double> parseNumber(std::string_view field)
{
    const auto value = parseWhole<double>(field);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<long long> parseInteger(std::string_view field)
{
    return parseWhole<long long>(field);
}

std::string exactText(double value)
{
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

} // namespace hakari
