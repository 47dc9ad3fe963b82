// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// power_begin to power_end.
struct UtcWindow {
    UtcTime begin;
    UtcTime end;
};

/// "NN-NN-YYYY HH:MM:SS[.fff]" as LoadGen and PTDaemon write it, before the order of the first two is known.
struct StampFields {
    unsigned first = 0;
    unsigned second = 0;
    int year = 0;
    std::chrono::milliseconds ofDay{};
};
enum class DateOrder { MonthFirst, DayFirst };

std::optional<StampFields> parseStamp(std::string_view text);

/// "HH:MM:SS[.f]" with up to six digits of a second, cut to milliseconds.
std::optional<std::chrono::milliseconds> parseTimeOfDay(std::string_view text);

/// The number whose digits a field consists of.
std::optional<unsigned> parseDigits(std::string_view text);

/// Nothing where the calendar has no such day.
std::optional<UtcTime> utcOf(const StampFields &stamp, DateOrder order);

/// "YYYY-MM-DDTHH:MM:SS.mmmZ".
std::string isoText(UtcTime time);

} // namespace hakari
