// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlogtime.h"

#include <fmt/format.h>

namespace hakari {

namespace {

constexpr std::size_t secondsEnd = 19; ///< of "YYYY-MM-DDTHH:MM:SS"

/// "+hh:mm" or "+hhmm" without its sign.
std::optional<ZoneOffset> parseDistance(std::string_view text)
{
    const bool colon = text.size() == 5 && text[2] == ':';
    if (!colon && text.size() != 4)
        return std::nullopt;
    const auto hours = parseDigits(text.substr(0, 2));
    const auto minutes = parseDigits(text.substr(colon ? 3 : 2));
    if (!hours || !minutes || *minutes > 59)
        return std::nullopt;
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

std::optional<std::chrono::sys_days> parseDate(std::string_view text)
{
    const char separator = text[4];
    if ((separator != '-' && separator != '/') || text[7] != separator)
        return std::nullopt;
    const auto year = parseDigits(text.substr(0, 4));
    const auto month = parseDigits(text.substr(5, 2));
    const auto day = parseDigits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day));
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

} // namespace

std::optional<ZoneOffset> parseZone(std::string_view text)
{
    if (text == "UTC" || text == "Z")
        return ZoneOffset(0);
    if (!text.starts_with('+') && !text.starts_with('-'))
        return std::nullopt;
    const auto distance = parseDistance(text.substr(1));
    if (!distance)
        return std::nullopt;
    const ZoneOffset zone = text.front() == '-' ? -*distance : *distance;
    const bool exists = zone >= std::chrono::hours(-12) && zone <= std::chrono::hours(14);
    return exists ? std::optional(zone) : std::nullopt;
}

std::string zoneText(ZoneOffset zone)
{
    if (zone == ZoneOffset(0))
        return "UTC";
    const auto minutes = std::chrono::abs(zone).count();
    return fmt::format("{}{:02}:{:02}", zone < ZoneOffset(0) ? '-' : '+', minutes / 60, minutes % 60);
}

std::optional<LogStamp> parseLogStamp(std::string_view text)
{
    if (text.size() < secondsEnd || (text[10] != ' ' && text[10] != 'T'))
        return std::nullopt;
    const auto zoneAt = text.find_first_of("Z+-", secondsEnd);
    const bool named = zoneAt != std::string_view::npos;
    const auto zone = named ? parseZone(text.substr(zoneAt)) : std::nullopt;
    const auto date = parseDate(text);
    const auto ofDay = parseTimeOfDay(text.substr(11, named ? zoneAt - 11 : zoneAt));
    if (!date || !ofDay || (named && !zone))
        return std::nullopt;
    return LogStamp{*date + *ofDay, zone};
}

Seconds PowerLogClock::since(const LogStamp &stamp, const std::string &file) const
{
    if (!stamp.zone && !zone)
        throw Error{ErrorCode::PowerLogZone, {{"file", file}}};
    if (stamp.zone && zone && *stamp.zone != *zone)
        throw Error{ErrorCode::ArgumentInvalid,
                    {{"argument", "The time zone of " + file},
                     {"value", zoneText(*zone)},
                     {"expected", "none, since the times of the log name their own"}}};
    const auto passed = stamp.shown - (stamp.zone ? *stamp.zone : *zone) - runStart;
    return Seconds{static_cast<double>(passed.count()) / 1000.0} - offset;
}

} // namespace hakari
