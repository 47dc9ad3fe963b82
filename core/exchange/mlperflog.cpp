// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperflog.h"

#include "core/base/number.h"

#include <algorithm>

namespace hakari {

namespace {

constexpr double latencyLimit = 1e18; ///< ns: 31 years
constexpr double rateLimit = 1e12;    ///< per second
constexpr double countLimit = 1e15;
constexpr double nanosecondsPerSecond = 1e9;

std::optional<Seconds> seconds(std::optional<double> nanoseconds)
{
    if (!nanoseconds)
        return std::nullopt;
    return Seconds{*nanoseconds / nanosecondsPerSecond};
}

/// LoadGen 0.5 wrote "Single Stream".
Scenario scenarioIn(const LogFields &fields, std::string_view label)
{
    const std::string &text = fields.required(label);
    std::string word = text;
    std::erase(word, ' ');
    if (const auto scenario = scenarioNamed(word))
        return *scenario;
    throw Error{ErrorCode::ResultScenario, {{"file", fields.file()}, {"value", shortened(text)}}};
}

bool validIn(const LogFields &fields, std::string_view label)
{
    const std::string &text = fields.required(label);
    if (text != "VALID" && text != "INVALID")
        throw fields.bad(label);
    return text == "VALID";
}

/// An accuracy run writes the same files, but its rate is no performance.
void requirePerformanceMode(const LogFields &fields, std::string_view label)
{
    const std::string *mode = fields.find(label);
    if (mode && !mode->starts_with("Submission") && mode->find("Performance") == std::string::npos)
        throw Error{ErrorCode::ResultMode, {{"file", fields.file()}, {"value", shortened(*mode)}}};
}

/// Some SUTs give a name that runs on into memory; it is readable up to the first control character.
std::string readableStart(std::string_view text)
{
    const auto control = std::ranges::find_if(text,
                                              [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return std::string(trimmed(std::string_view(text.begin(), control)));
}

void readServerRates(LoadgenLog &log, const LogFields &fields, const LogLabels &labels)
{
    log.rate = fields.positive(labels.completedRate, rateLimit);
    log.scheduledRate = fields.positive(labels.scheduledRate, rateLimit);
    if (!log.rate && !log.scheduledRate)
        fields.required(labels.completedRate);
}

/// Back-to-back queries: the rate is the inverse of the mean latency.
double rateFromLatency(const LogFields &fields, std::string_view label, double samplesPerQuery)
{
    const double rate = samplesPerQuery * nanosecondsPerSecond / fields.requiredPositive(label, latencyLimit);
    if (!(rate <= rateLimit))
        throw fields.bad(label);
    return rate;
}

void readRates(LoadgenLog &log, const LogFields &fields, const LogLabels &labels)
{
    switch (log.scenario) {
    case Scenario::Offline:
        log.rate = fields.requiredPositive(labels.offlineRate, rateLimit);
        return;
    case Scenario::Server:
        readServerRates(log, fields, labels);
        return;
    case Scenario::SingleStream:
        log.rate = rateFromLatency(fields, labels.meanLatency, 1.0);
        return;
    case Scenario::MultiStream:
        // Queries sent at fixed intervals asked how many samples each could hold: their latency is no rate.
        if (fields.find(labels.fixedIntervals))
            return;
        log.rate = rateFromLatency(fields, labels.meanQueryLatency,
                                   fields.requiredPositive(labels.samplesPerQuery, countLimit));
        return;
    }
}

void readLatencies(LoadgenLog &log, const LogFields &fields, const LogLabels &labels)
{
    const bool perQuery = log.scenario == Scenario::MultiStream;
    log.maxLatency = seconds(fields.positive(labels.maxLatency, latencyLimit));
    log.percentiles = fields.percentiles(labels.percentilePrefix,
                                         perQuery ? labels.queryPercentileSuffix : labels.percentileSuffix);
    const auto bound = fields.atLeastZero(labels.targetLatency, latencyLimit);
    if (log.scenario == Scenario::Server && bound && *bound > 0) // 0: bounded per token instead
        log.latencyBound = seconds(bound);
}

} // namespace

bool LogFields::add(std::string_view label, std::string_view value, std::size_t line)
{
    const auto [field, added] = m_fields.try_emplace(std::string(label), Field{std::string(value), line});
    return added || field->second.value == value;
}

const std::string *LogFields::find(std::string_view label) const
{
    const auto field = m_fields.find(label);
    return field == m_fields.end() ? nullptr : &field->second.value;
}

const std::string &LogFields::required(std::string_view label) const
{
    if (const std::string *value = find(label))
        return *value;
    throw Error{ErrorCode::ResultTruncated, {{"file", m_file}, {"expected", std::string(label)}}};
}

std::optional<double> LogFields::atLeastZero(std::string_view label, double limit) const
{
    const std::string *text = find(label);
    if (!text)
        return std::nullopt;
    const auto value = parseNumber(*text);
    if (!value || !(*value >= 0 && *value <= limit))
        throw bad(label);
    return value;
}

std::optional<double> LogFields::positive(std::string_view label, double limit) const
{
    const auto value = atLeastZero(label, limit);
    if (value && *value == 0.0)
        throw bad(label);
    return value;
}

double LogFields::requiredPositive(std::string_view label, double limit) const
{
    required(label);
    return *positive(label, limit);
}

std::map<double, Seconds> LogFields::percentiles(std::string_view prefix, std::string_view suffix) const
{
    std::map<double, Seconds> found;
    for (const auto &[label, field] : m_fields) {
        if (!label.starts_with(prefix) || !label.ends_with(suffix)
            || label.size() <= prefix.size() + suffix.size())
            continue;
        const std::string_view middle = std::string_view(label).substr(
            prefix.size(), label.size() - prefix.size() - suffix.size());
        const auto percentile = parseNumber(middle);
        if (percentile && *percentile > 0 && *percentile < 100)
            found.emplace(*percentile, *seconds(positive(label, latencyLimit)));
    }
    return found;
}

Error LogFields::bad(std::string_view label) const
{
    const Field &field = m_fields.find(label)->second;
    return {ErrorCode::ResultFieldBad,
            {{"file", m_file},
             {"line", std::to_string(field.line)},
             {"value", std::string(label) + " : " + shortened(field.value)}}};
}

LoadgenLog commonPart(const LogFields &fields, const LogLabels &labels)
{
    LoadgenLog log;
    log.file = fields.file();
    log.scenario = scenarioIn(fields, labels.scenario);
    requirePerformanceMode(fields, labels.mode);
    log.valid = validIn(fields, labels.validity);
    if (const std::string *name = fields.find(labels.sutName))
        log.sutName = readableStart(*name);
    readRates(log, fields, labels);
    readLatencies(log, fields, labels);
    log.samplesPerQuery = fields.positive(labels.samplesPerQuery, countLimit);
    return log;
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t limit = 60;
    if (text.size() <= limit)
        return std::string(text);
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string_view takeLine(std::string_view &text)
{
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace hakari
