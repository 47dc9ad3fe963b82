// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/powerline.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <vector>

namespace hakari {

namespace {

using Fields = std::vector<std::string_view>;
template <class T>
using Parsed = tl::expected<T, std::string>; // or what is wrong

constexpr std::string_view blanks = " \t\r";
constexpr double firstTime = 1e9; // a smaller number before a comma is half of "314,5"
constexpr double lastTime = 4e9;  // a larger one is in milliseconds
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t longestShown = 120;

struct Unit {
    std::string_view name;
    ReadingKind kind;
    double factor;
};
constexpr std::array units{
    Unit{"W", ReadingKind::Power, 1.0},      Unit{"kW", ReadingKind::Power, 1e3},
    Unit{"mW", ReadingKind::Power, 1e-3},    Unit{"J", ReadingKind::Energy, 1.0},
    Unit{"kJ", ReadingKind::Energy, 1e3},    Unit{"Wh", ReadingKind::Energy, 3600.0},
    Unit{"kWh", ReadingKind::Energy, 3.6e6},
};

tl::unexpected<std::string> bad(const char *cause)
{
    return tl::unexpected<std::string>(cause);
}

std::string_view stripped(std::string_view text)
{
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

void addWords(std::string_view text, Fields &fields)
{
    for (text = stripped(text); !text.empty();) {
        const auto end = std::min(text.find_first_of(blanks), text.size());
        fields.push_back(text.substr(0, end));
        text = stripped(text.substr(end));
    }
}

Parsed<Fields> fieldsOf(std::string_view line)
{
    Fields fields;
    const auto comma = line.find(',');
    addWords(line.substr(0, comma), fields);
    if (comma == std::string_view::npos)
        return fields;
    const std::size_t before = fields.size();
    addWords(line.substr(comma + 1), fields);
    if (before != 1 || fields.size() == before || line.find(',', comma + 1) != std::string_view::npos)
        return bad("a comma may stand between the time and the value only");
    return fields;
}

/// The number that a text begins with so many digits of, which are taken from it.
std::optional<int> digits(std::string_view &text, std::size_t count)
{
    const std::string_view field = text.substr(0, count);
    if (field.size() < count || field.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(count);
    return static_cast<int>(parseInteger(field).value_or(0));
}

bool take(std::string_view &text, char expected)
{
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Minutes east of Greenwich of "Z", "+09:00" or "+0900".
std::optional<int> zoneOf(std::string_view text)
{
    if (text == "Z")
        return 0;
    const bool west = take(text, '-');
    if (!west && !take(text, '+'))
        return std::nullopt;
    const auto hours = digits(text, 2);
    take(text, ':');
    const auto minutes = digits(text, 2);
    if (!hours || !minutes || !text.empty() || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

std::optional<Seconds> dateOf(std::string_view &text)
{
    const auto year = digits(text, 4);
    const bool first = take(text, '-');
    const auto month = digits(text, 2);
    const bool second = take(text, '-');
    const auto day = digits(text, 2);
    if (!year || !first || !month || !second || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return Seconds{static_cast<double>(days) * 86400.0};
}

std::optional<Seconds> timeOfDay(std::string_view &text)
{
    const auto hours = digits(text, 2);
    const bool first = take(text, ':');
    const auto minutes = digits(text, 2);
    const bool second = take(text, ':');
    if (!hours || !first || !minutes || !second || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const auto end = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto seconds = parseNumber(text.substr(0, end));
    if (!digits(text, 2) || !seconds || *seconds >= 60.0)
        return std::nullopt;
    text.remove_prefix(end - 2);
    return Seconds{*hours * 3600.0 + *minutes * 60.0 + *seconds};
}

Parsed<Seconds> isoTime(std::string_view text)
{
    const auto date = dateOf(text);
    const bool separated = take(text, 'T');
    const auto time = date && separated ? timeOfDay(text) : std::nullopt;
    if (!time)
        return bad("the time is neither in Unix seconds nor as 2026-11-23T10:15:00Z");
    if (text.empty())
        return bad("the time has no zone, such as Z or +09:00");
    const auto zone = zoneOf(text);
    if (!zone)
        return bad("the zone of the time is neither Z nor as +09:00");
    return *date + *time - Seconds{*zone * 60.0};
}

Parsed<Seconds> timeOf(std::string_view text)
{
    if (text.find_first_of("T:") != std::string_view::npos)
        return isoTime(text);
    const auto number = parseNumber(text);
    if (!number)
        return bad("the time is neither in Unix seconds nor as 2026-11-23T10:15:00Z");
    if (*number < firstTime || *number >= lastTime)
        return bad("no Unix time in seconds; decimals are written with a point");
    return Seconds{*number};
}

/// A value and its unit, which may stand apart from it.
Parsed<PowerLine> reading(std::string_view value, std::string_view unit)
{
    if (unit.empty()) {
        const auto end = value.find_last_not_of("WJhkm") + 1;
        unit = value.substr(end);
        value = value.substr(0, end);
    }
    const auto found = std::ranges::find(units, unit.empty() ? "W" : unit, &Unit::name);
    if (found == units.end())
        return bad("the unit is none of W, kW, mW, J, kJ, Wh, kWh");
    const auto number = parseNumber(value);
    if (!number)
        return bad("the value is not a number with a decimal point");
    if (*number < 0.0)
        return bad("the value is negative");
    const double inUnit = *number * found->factor;
    if (!std::isfinite(inUnit))
        return bad("the value is too large");
    return PowerLine{std::nullopt, inUnit, found->kind};
}

bool beginsWithLetter(std::string_view field)
{
    const char c = field.front();
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Parsed<PowerLine> readingOf(const Fields &fields)
{
    const bool unitApart = fields.size() > 1 && beginsWithLetter(fields.back());
    const std::size_t values = fields.size() - (unitApart ? 1 : 0);
    if (values > 2)
        return bad("more than a time, a value and its unit");
    auto line = reading(fields[values - 1], unitApart ? fields.back() : std::string_view{});
    if (!line || values == 1)
        return line;
    const auto time = timeOf(fields.front());
    if (!time)
        return tl::unexpected(time.error());
    line->time = *time;
    return line;
}

Parsed<Seconds> intervalOf(std::string_view text)
{
    if (text.ends_with('s'))
        text.remove_suffix(1);
    const auto seconds = parseNumber(text);
    if (!seconds || !(*seconds > 0.0))
        return bad("the interval is not a number of seconds, such as 10 s");
    return Seconds{*seconds};
}

} // namespace

Expected<std::optional<PowerLine>> PowerLineReader::take(std::string_view line, std::size_t number)
{
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    const auto comment = line.find('#');
    const std::string_view content = stripped(line.substr(0, comment));
    if (content.empty()) {
        std::string wrong = comment == std::string_view::npos ? "" : header(line.substr(comment + 1));
        if (!wrong.empty())
            return tl::unexpected(badLine(line, number, std::move(wrong)));
        return std::nullopt;
    }
    const auto read = fieldsOf(content).and_then(readingOf);
    if (!read)
        return tl::unexpected(badLine(line, number, read.error()));
    if (m_kind.value_or(read->kind) != read->kind)
        return tl::unexpected(badLine(line, number, "the feed changed between power and energy"));
    m_kind = read->kind;
    return *read;
}

Error PowerLineReader::badLine(std::string_view line, std::size_t number, std::string cause) const
{
    return {ErrorCode::FeedBadLine,
            {{"meter", m_meter},
             {"line", std::to_string(number)},
             {"value", shownText(line)},
             {"cause", std::move(cause)}}};
}

MeterDomain PowerLineReader::domain() const
{
    MeterDomain domain;
    domain.id = m_meter;
    domain.name = m_headers.name.empty() ? m_meter : m_headers.name;
    domain.covers = m_headers.covers;
    domain.boundary = m_headers.boundary;
    domain.kind = m_kind.value_or(ReadingKind::Power);
    if (domain.kind == ReadingKind::Power)
        domain.averagedOver = m_headers.interval;
    if (domain.boundary == PowerBoundary::Model)
        domain.provenance = Provenance::Estimated;
    return domain;
}

std::string PowerLineReader::header(std::string_view comment)
{
    comment = stripped(comment);
    const auto colon = comment.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    if (colon == 0 || colon == std::string_view::npos || comment[colon] != ':')
        return {}; // a remark
    Headers headers = m_headers;
    std::string wrong = setHeader(headers, comment.substr(0, colon), stripped(comment.substr(colon + 1)));
    if (wrong.empty() && m_kind && headers != m_headers)
        wrong = "a header after the first reading says something new";
    if (wrong.empty())
        m_headers = std::move(headers);
    return wrong;
}

std::string PowerLineReader::setHeader(Headers &headers, std::string_view word, std::string_view value)
{
    const auto covers = coverageNamed(value);
    const auto boundary = boundaryNamed(value);
    const auto interval = intervalOf(value);
    if (word == "covers" && covers)
        headers.covers = *covers;
    else if (word == "boundary" && boundary)
        headers.boundary = *boundary;
    else if (word == "name" && !value.empty())
        headers.name = shownText(value);
    else if (word == "interval" && interval)
        headers.interval = *interval;
    else if (word == "covers")
        return "the parts are none of whole-system, cpu, dram, accelerator, network, rest";
    else if (word == "boundary")
        return "the boundary is none of AC wall, DC supply, board, chip, power model";
    else if (word == "interval")
        return interval.error();
    else
        return "the header is none of covers, boundary, name, interval";
    return {};
}

std::string shownText(std::string_view text)
{
    std::string plain(text.substr(0, longestShown));
    std::ranges::replace_if(
        plain, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return displayPath(stripped(plain));
}

} // namespace hakari
