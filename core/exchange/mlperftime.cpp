// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperftime.h"

#include <fmt/format.h>

#include <charconv>

namespace hakari {

namespace {

/// "", or "." with one to six digits, cut to milliseconds.
std::optional<unsigned> fractionMillis(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.front() != '.' || text.size() > 7)
        return std::nullopt;
    std::string padded(text.substr(1));
    if (!parseDigits(padded))
        return std::nullopt;
    padded.resize(3, '0');
    return parseDigits(padded);
}

} // namespace

std::optional<unsigned> parseDigits(std::string_view text)
{
    unsigned value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || status != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<std::chrono::milliseconds> parseTimeOfDay(std::string_view text)
{
    if (text.size() < 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto hour = parseDigits(text.substr(0, 2));
    const auto minute = parseDigits(text.substr(3, 2));
    const auto seconds = parseDigits(text.substr(6, 2));
    const auto millis = fractionMillis(text.substr(8));
    if (!hour || !minute || !seconds || !millis)
        return std::nullopt;
    if (*hour > 23 || *minute > 59 || *seconds > 60) // 60: a leap second
        return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*seconds)
           + std::chrono::milliseconds(*millis);
}

std::optional<StampFields> parseStamp(std::string_view text)
{
    if (text.size() < 19 || text[2] != '-' || text[5] != '-' || text[10] != ' ')
        return std::nullopt;
    const auto first = parseDigits(text.substr(0, 2));
    const auto second = parseDigits(text.substr(3, 2));
    const auto year = parseDigits(text.substr(6, 4));
    const auto ofDay = parseTimeOfDay(text.substr(11));
    if (!first || !second || !year || !ofDay)
        return std::nullopt;
    return StampFields{*first, *second, static_cast<int>(*year), *ofDay};
}

std::optional<UtcTime> utcOf(const StampFields &stamp, DateOrder order)
{
    const bool monthFirst = order == DateOrder::MonthFirst;
    const std::chrono::month month(monthFirst ? stamp.first : stamp.second);
    const std::chrono::day day(monthFirst ? stamp.second : stamp.first);
    const std::chrono::year_month_day date(std::chrono::year(stamp.year), month, day);
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date) + stamp.ofDay;
}

std::string isoText(UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

} // namespace hakari
