// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/exchange/mlperftime.h"
#include "core/record/runrecord.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// The labelled values of one LoadGen log, each with its line. Readers throw Error; `file` is for messages.
class LogFields
{
public:
    explicit LogFields(std::string file) : m_file(std::move(file)) {}

    const std::string &file() const { return m_file; }

    /// The first value of a label stays; false where a later one differs from it.
    bool add(std::string_view label, std::string_view value, std::size_t line);

    const std::string *find(std::string_view label) const;
    const std::string &required(std::string_view label) const; ///< throws ResultTruncated

    /// Absent where the label is; throws ResultFieldBad for what is no number from 0 to `limit`.
    std::optional<double> atLeastZero(std::string_view label, double limit) const;
    std::optional<double> positive(std::string_view label, double limit) const;
    double requiredPositive(std::string_view label, double limit) const;

    /// The latencies [ns] labelled prefix, percentile, suffix.
    std::map<double, Seconds> percentiles(std::string_view prefix, std::string_view suffix) const;

    Error bad(std::string_view label) const; ///< ResultFieldBad for a label that is there

private:
    struct Field {
        std::string value;
        std::size_t line;
    };
    std::string m_file;
    std::map<std::string, Field, std::less<>> m_fields;
};

/// What summary and detail both say, each in its own words (LogLabels).
struct LoadgenLog {
    std::string file;
    std::string sutName;
    Scenario scenario = Scenario::Offline;
    bool valid = false;
    std::vector<std::string> unmet;  ///< what was not satisfied, in the log's words
    std::vector<std::string> errors; ///< errors that LoadGen noted; a valid run has none
    std::optional<double> rate;      ///< samples per second, as at RunRecord::throughput; Server: completed
    std::optional<double> scheduledRate; ///< Server
    std::optional<Seconds> maxLatency;
    std::optional<Seconds> latencyBound; ///< Server
    std::map<double, Seconds> percentiles;
    std::optional<double> samplesPerQuery;
    std::optional<double> queryCount; ///< detail only, like the rest
    std::string loadgenVersion;
    std::string testDatetime; ///< local time, although it ends in "Z" (loadgen/utils.cc)
    std::optional<UtcWindow> window;
};

/// The words of one kind of log for LoadgenLog's members.
struct LogLabels {
    std::string_view sutName, scenario, mode, validity;
    std::string_view offlineRate, completedRate, scheduledRate;
    std::string_view meanLatency, meanQueryLatency, maxLatency, targetLatency, samplesPerQuery;
    std::string_view fixedIntervals; ///< there only in a MultiStream log from before LoadGen 1.1
    std::string_view percentilePrefix, percentileSuffix, queryPercentileSuffix;
};

/// Throws ResultTruncated, ResultFieldBad, ResultScenario or ResultMode.
LoadgenLog commonPart(const LogFields &fields, const LogLabels &labels);

/// At most 60 bytes of a text for a message, cut between characters.
std::string shortened(std::string_view text);

/// Takes one line off the front of a text, without its line end.
std::string_view takeLine(std::string_view &text);

} // namespace hakari
