// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperfpower.h"

#include "core/base/number.h"
#include "core/exchange/mlperflog.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr double wattsLimit = 1e9;
constexpr double longestGap = 3.0 + 1e-6; ///< s; times are whole milliseconds held in doubles

struct LogLine {
    StampFields stamp;
    double watts = 0.0;
    std::size_t line = 0;
};

Error badLine(const std::string &file, std::size_t line)
{
    return {ErrorCode::PowerBadLine, {{"file", file}, {"line", std::to_string(line)}}};
}

std::string_view takeField(std::string_view &line)
{
    const auto comma = line.find(',');
    const std::string_view field = line.substr(0, comma);
    line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
    return field;
}

std::optional<LogLine> readingIn(std::string_view line, std::size_t number)
{
    std::array<std::string_view, 4> fields;
    for (std::string_view &field : fields)
        field = takeField(line);
    const auto stamp = parseStamp(trimmed(fields[1]));
    const auto watts = parseNumber(fields[3]);
    if (fields[0] != "Time" || fields[2] != "Watts" || !stamp || !watts || std::abs(*watts) > wattsLimit)
        return std::nullopt;
    return LogLine{*stamp, *watts, number};
}

/// A line that lacks its end may lack digits of its watts, too: it is complete only if it has as many fields
/// as the one before. Throws ResultTruncated naming the first field that is missing.
void requireWholeLine(std::string_view line, std::string_view before, const std::string &file)
{
    const auto commas = std::ranges::count(line, ',');
    if (commas >= std::ranges::count(before, ','))
        return;
    for (auto i = commas; i >= 0; --i)
        takeField(before);
    throw Error{ErrorCode::ResultTruncated, {{"file", file}, {"expected", std::string(takeField(before))}}};
}

std::vector<LogLine> readingsIn(std::string_view text, const std::string &file)
{
    std::vector<LogLine> readings;
    std::string_view before;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const bool ended = text.find('\n') != std::string_view::npos;
        const std::string_view line = takeLine(text);
        if (trimmed(line).empty())
            continue;
        if (!ended)
            requireWholeLine(line, before, file);
        const auto reading = readingIn(line, number);
        if (!reading)
            throw badLine(file, number);
        readings.push_back(*reading);
        before = line;
    }
    return readings;
}

DateOrder orderOf(const std::vector<LogLine> &readings)
{
    const bool dayFirst = std::ranges::any_of(readings, [](const LogLine &r) { return r.stamp.first > 12; })
                          && std::ranges::none_of(readings,
                                                  [](const LogLine &r) { return r.stamp.second > 12; });
    return dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

Seconds secondsBetween(UtcTime from, UtcTime to)
{
    return {static_cast<double>((to - from).count()) / 1000.0};
}

/// A stretch of time as ISO 8601 writes it.
std::string stretch(UtcTime begin, UtcTime end)
{
    return isoText(begin) + '/' + isoText(end);
}

UtcTime timeOf(Seconds at, UtcTime origin)
{
    return origin + std::chrono::milliseconds(std::llround(at.value * 1000.0));
}

bool isNear(Seconds earlier, Seconds later)
{
    return (later - earlier).value <= longestGap;
}

/// The end of the readings that follow `first` without a gap that matters for the window.
std::size_t endWithoutGap(const std::vector<Reading> &samples, Seconds length)
{
    std::size_t i = 1;
    while (i < samples.size()) {
        const bool inWindow = samples[i].at.value > 0 && samples[i - 1].at < length;
        if (inWindow && !isNear(samples[i - 1].at, samples[i].at))
            break;
        ++i;
    }
    return i;
}

/// MLPerf meters the whole system under test with an analyser at the wall.
MeterDomain wallDomain()
{
    MeterDomain domain;
    domain.id = domain.name = "PTDaemon";
    domain.covers = Coverage::wholeSystem();
    domain.boundary = PowerBoundary::AcWall;
    return domain;
}

} // namespace

PowerTrace parsePowerLog(std::string_view text, const std::string &file, UtcTime origin)
{
    if (trimmed(text).empty())
        throw Error{ErrorCode::FileEmpty, {{"file", file}}};
    const std::vector<LogLine> readings = readingsIn(text, file);
    const DateOrder order = orderOf(readings);
    PowerTrace trace{"PTDaemon", wallDomain(), {}};
    trace.readings.reserve(readings.size());
    for (const LogLine &reading : readings) {
        const auto time = utcOf(reading.stamp, order);
        if (!time)
            throw badLine(file, reading.line);
        trace.readings.push_back({secondsBetween(origin, *time), reading.watts});
    }
    return trace;
}

void requireCoverage(const PowerTrace &trace, const UtcWindow &window, const std::string &file)
{
    std::vector<Reading> read;
    std::ranges::copy_if(trace.readings, std::back_inserter(read),
                         [](const Reading &s) { return s.value > 0; });
    if (read.empty())
        throw Error{ErrorCode::PowerNoSamples, {{"file", file}}};
    const Seconds length = secondsBetween(window.begin, window.end);
    const std::size_t end = endWithoutGap(read, length);
    const Seconds first = read.front().at;
    const Seconds last = read[end - 1].at;
    if (end == read.size() && isNear({0.0}, first) && isNear(last, length))
        return;
    throw Error{ErrorCode::PowerNotCovering,
                {{"file", file},
                 {"value", stretch(timeOf(first, window.begin), timeOf(last, window.begin))},
                 {"expected", stretch(window.begin, window.end)}}};
}

} // namespace hakari
