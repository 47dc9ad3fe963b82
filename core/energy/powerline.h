// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

// The text that any program or file may give power in. Pure, for any thread; no locale takes part.
//
//     # covers: cpu, dram          parts as text(Coverage) writes them;      default: whole-system
//     # boundary: DC supply        a word of name(PowerBoundary);            default: AC wall
//     # name: rack PDU outlet 7
//     # interval: 10 s             each power is the mean over that long before it; default: an instant's
//     2026-11-23T10:15:00.250Z 314.5 W
//     1795428900.25,314.5
//     314.5W                       # no time: true when the line arrives
//
// A line is `[time] value[unit]`: fields stand apart by blanks, tabs or one comma. The time is in Unix
// seconds (from 1000000000, the year 2001, on, below 4000000000) or in ISO 8601 with its zone. The unit is W
// (the default), kW or mW for a power, or J, kJ, Wh or kWh for a counter of energy, which only rises; the
// first line settles which of the two the feed gives. `#` begins a comment. A comment of the form `# word:
// ...` is a header and must be one of those above; headers stand before the first reading, and one that is
// repeated later must say the same.
//
// The defaults are those of a plug or a rack's outlet: whole system at the AC wall. A feed at the boundary
// "power model" is an estimate, every other one a measurement.

/// One reading of a feed.
struct PowerLine {
    std::optional<Seconds> time; ///< since 1970-01-01T00:00:00Z
    double value = 0.0;          ///< W or J; finite, not negative
    ReadingKind kind = ReadingKind::Power;

    bool operator==(const PowerLine &) const = default;
};

/// Reads a feed's lines and remembers what its headers say.
class PowerLineReader
{
public:
    explicit PowerLineReader(std::string meter) : m_meter(std::move(meter)) {}

    /// The reading in a line, which comes without its line feed; nothing for a comment or an empty line.
    /// Error: FeedBadLine, with the line's number and what is wrong with it; the feed may go on after it.
    Expected<std::optional<PowerLine>> take(std::string_view line, std::size_t number);

    Error badLine(std::string_view line, std::size_t number, std::string cause) const;

    /// What the headers and the first reading said so far; its id is the feed's.
    MeterDomain domain() const;

private:
    struct Headers {
        Coverage covers = Coverage::wholeSystem();
        PowerBoundary boundary = PowerBoundary::AcWall;
        std::string name;
        std::optional<Seconds> interval;

        bool operator==(const Headers &) const = default;
    };

    /// What is wrong; empty where nothing is.
    std::string header(std::string_view comment);
    static std::string setHeader(Headers &headers, std::string_view word, std::string_view value);

    std::string m_meter;
    Headers m_headers;
    std::optional<ReadingKind> m_kind; ///< of the first reading
};

/// Text of foreign origin for a message: valid UTF-8 without control characters, at most some 120 characters.
std::string shownText(std::string_view text);

} // namespace hakari
