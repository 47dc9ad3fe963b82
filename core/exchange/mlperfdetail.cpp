// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperfdetail.h"

#include "core/base/json.h"
#include "core/base/number.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr LogLabels labels{
    .sutName = "sut_name",
    .scenario = "effective_scenario",
    .mode = "effective_test_mode",
    .validity = "result_validity",
    .offlineRate = "result_samples_per_second",
    .completedRate = "result_completed_samples_per_sec",
    .scheduledRate = "result_scheduled_samples_per_sec",
    .meanLatency = "result_mean_latency_ns",
    .meanQueryLatency = "result_mean_query_latency_ns",
    .maxLatency = "result_max_latency_ns",
    .targetLatency = "effective_target_latency_ns",
    .samplesPerQuery = "generated_samples_per_query",
    .fixedIntervals = "result_99.00_percentile_num_intervals_between_queries",
    .percentilePrefix = "result_",
    .percentileSuffix = "_percentile_latency_ns",
    .queryPercentileSuffix = "_percentile_per_query_latency_ns",
};

constexpr std::string_view linePrefix = ":::MLLOG";
constexpr double countLimit = 1e15;

Error badLine(const std::string &file, std::size_t line, std::string_view text)
{
    return {ErrorCode::ResultFieldBad,
            {{"file", file}, {"line", std::to_string(line)}, {"value", shortened(text)}}};
}

/// The key of a line without reading the rest of it: some values are lists of a hundred thousand numbers.
std::string_view keyOf(std::string_view json)
{
    constexpr std::string_view before = "\"key\"";
    const auto name = json.find(before);
    const auto open = name == std::string_view::npos ? name : json.find('"', name + before.size());
    const auto close = open == std::string_view::npos ? open : json.find('"', open + 1);
    return close == std::string_view::npos ? std::string_view() : json.substr(open + 1, close - open - 1);
}

bool isUsed(std::string_view key)
{
    constexpr std::array<std::string_view, 4> names{"sut_name", "loadgen_version", "test_datetime",
                                                    "generated_samples_per_query"};
    constexpr std::array<std::string_view, 4> prefixes{"effective_", "result_", "power_",
                                                       "early_stopping_met"};
    return std::ranges::find(names, key) != names.end()
           || std::ranges::any_of(prefixes, [&](std::string_view prefix) { return key.starts_with(prefix); });
}

std::string plainText(const nlohmann::json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// A line's "value" as text; a value that is no JSON ("nan") or a line cut short yields nothing.
std::optional<std::string> valueOf(std::string_view json)
{
    const auto document = parseJson(json, {});
    if (!document || !document->is_object() || !document->contains("value"))
        return std::nullopt;
    return plainText((*document)["value"]);
}

class DetailReader
{
public:
    explicit DetailReader(const std::string &file) : m_fields(file) {}

    void read(std::string_view line, std::size_t number)
    {
        if (line.empty())
            return;
        if (!line.starts_with(linePrefix))
            throw badLine(m_fields.file(), number, line);
        const std::string_view json = line.substr(linePrefix.size());
        if (json.find("\"is_error\": true") != std::string_view::npos)
            m_errors.push_back(shortened(valueOf(json).value_or(std::string(keyOf(json)))));
        if (isUsed(keyOf(json)))
            readValue(json, number);
    }
    const LogFields &fields() const { return m_fields; }
    const std::vector<std::string> &errors() const { return m_errors; }

private:
    void readValue(std::string_view json, std::size_t number)
    {
        const auto value = valueOf(json);
        if (!value || !m_fields.add(keyOf(json), *value, number))
            throw badLine(m_fields.file(), number, trimmed(json));
    }

    LogFields m_fields;
    std::vector<std::string> m_errors;
};

void requireDetail(std::string_view text, const std::string &file)
{
    const std::string_view content = trimmed(text);
    if (content.empty())
        throw Error{ErrorCode::FileEmpty, {{"file", file}}};
    if (!content.starts_with(linePrefix))
        throw Error{ErrorCode::ResultNotMlperf, {{"file", file}}};
    if (!content.ends_with('}')) // the last line was cut
        throw Error{ErrorCode::ResultTruncated, {{"file", file}, {"expected", "}"}}};
}

std::optional<UtcTime> stampIn(const LogFields &fields, std::string_view label)
{
    const std::string *text = fields.find(label);
    if (!text)
        return std::nullopt;
    const auto stamp = parseStamp(*text);
    const auto time = stamp ? utcOf(*stamp, DateOrder::MonthFirst) : std::nullopt;
    if (!time)
        throw fields.bad(label);
    return time;
}

std::optional<UtcWindow> windowIn(const LogFields &fields)
{
    const auto begin = stampIn(fields, "power_begin");
    const auto end = stampIn(fields, "power_end");
    if (!begin || !end)
        return std::nullopt;
    if (*end <= *begin)
        throw fields.bad("power_end");
    return UtcWindow{*begin, *end};
}

/// The rules that were not met, named by their keys, and what LoadGen says about them.
std::vector<std::string> unmetIn(const LogFields &fields)
{
    std::vector<std::string> unmet;
    for (const std::string_view rule : {"result_perf_constraints_met", "result_min_duration_met",
                                        "result_min_queries_met", "early_stopping_met"}) {
        const std::string *met = fields.find(rule);
        if (met && *met == "false")
            unmet.push_back(std::string(rule) + " : false");
    }
    const std::string *reason = fields.find("result_invalid_reason");
    if (reason && !trimmed(*reason).empty())
        unmet.emplace_back(trimmed(*reason));
    return unmet;
}

std::string textIn(const LogFields &fields, std::string_view label)
{
    const std::string *text = fields.find(label);
    return text ? *text : std::string();
}

} // namespace

bool isOldDetail(std::string_view text)
{
    return text.starts_with("\"pid\":");
}

LoadgenLog parseDetail(std::string_view text, const std::string &file)
{
    requireDetail(text, file);
    DetailReader reader(file);
    for (std::size_t number = 1; !text.empty(); ++number)
        reader.read(takeLine(text), number);
    const LogFields &fields = reader.fields();
    LoadgenLog log = commonPart(fields, labels);
    log.unmet = unmetIn(fields);
    log.errors = reader.errors();
    log.queryCount = fields.positive("result_query_count", countLimit);
    log.loadgenVersion = textIn(fields, "loadgen_version");
    log.testDatetime = textIn(fields, "test_datetime");
    log.window = windowIn(fields);
    return log;
}

} // namespace hakari
