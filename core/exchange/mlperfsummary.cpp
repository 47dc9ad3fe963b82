// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperfsummary.h"

#include "core/base/number.h"

namespace hakari {

namespace {

constexpr LogLabels labels{
    .sutName = "SUT name",
    .scenario = "Scenario",
    .mode = "Mode",
    .validity = "Result is",
    .offlineRate = "Samples per second",
    .completedRate = "Completed samples per second",
    .scheduledRate = "Scheduled samples per second",
    .meanLatency = "Mean latency (ns)",
    .meanQueryLatency = "Mean latency (ns)", // the first one, under "Per-query latency:"
    .maxLatency = "Max latency (ns)",
    .targetLatency = "target_latency (ns)",
    .samplesPerQuery = "samples_per_query",
    .fixedIntervals = "Samples per query",
    .percentilePrefix = "",
    .percentileSuffix = " percentile latency (ns)",
    .queryPercentileSuffix = " percentile latency (ns)",
};

constexpr std::string_view noErrors = "No errors encountered during test.";

struct Label {
    std::string_view name;
    std::string_view value;
};

std::optional<Label> labelIn(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with('*'))
        return std::nullopt;
    return Label{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

bool isVerdictLine(const Label &label)
{
    return label.name.ends_with("satisfied");
}

bool isNo(std::string_view value)
{
    return value == "NO" || value == "No";
}

/// Collects why a run is invalid: the rules not satisfied, then the advice below them. The early stopping
/// result is printed for every run and explains something only where that rule was not satisfied.
class Reasons
{
public:
    void read(std::string_view line)
    {
        const auto label = labelIn(line);
        if (label && isVerdictLine(*label) && isNo(label->value)) {
            m_found.emplace_back(line);
            m_stoppedEarly = m_stoppedEarly || label->name.starts_with("Early stopping");
        }
        if (label && label->value.empty())
            m_listed = label->name == "Recommendations" || m_stoppedEarly;
        else if (line.starts_with("* ") && m_listed)
            m_found.emplace_back(trimmed(line.substr(2)));
    }
    std::vector<std::string> take() { return std::move(m_found); }

private:
    std::vector<std::string> m_found;
    bool m_stoppedEarly = false;
    bool m_listed = false; ///< whether the list that the line stands in says why
};

bool isErrorCount(std::string_view line)
{
    return line.ends_with(" ERROR encountered. See detailed log.")
           || line.ends_with(" ERRORS encountered. See detailed log.");
}

/// LoadGen ends every summary with its count of errors.
bool isEnd(std::string_view line)
{
    return line == noErrors || isErrorCount(line);
}

void requireComplete(const LogFields &fields, std::string_view last)
{
    fields.required(labels.scenario);
    fields.required(labels.validity);
    if (!isEnd(last))
        throw Error{ErrorCode::ResultTruncated,
                    {{"file", fields.file()}, {"expected", std::string(noErrors)}}};
}

void requireSummary(std::string_view text, const std::string &file)
{
    if (trimmed(text).empty())
        throw Error{ErrorCode::FileEmpty, {{"file", file}}};
    if (text.find("MLPerf Results Summary") == std::string_view::npos)
        throw Error{ErrorCode::ResultNotMlperf, {{"file", file}}};
}

/// What one pass over the lines finds.
struct Lines {
    LogFields fields;
    Reasons reasons;
    std::vector<std::string> errors;
    std::string_view last;
};

Lines readLines(std::string_view text, const std::string &file)
{
    Lines lines{LogFields(file), {}, {}, {}};
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(text));
        lines.last = line.empty() ? lines.last : line;
        lines.reasons.read(line);
        if (isErrorCount(line))
            lines.errors.emplace_back(line);
        const auto label = labelIn(line);
        if (!label || lines.fields.add(label->name, label->value, number) || label->name != labels.scenario)
            continue;
        throw Error{ErrorCode::ResultFieldBad,
                    {{"file", file}, {"line", std::to_string(number)}, {"value", shortened(line)}}};
    }
    return lines;
}

} // namespace

LoadgenLog parseSummary(std::string_view text, const std::string &file)
{
    requireSummary(text, file);
    Lines lines = readLines(text, file);
    requireComplete(lines.fields, lines.last);
    LoadgenLog log = commonPart(lines.fields, labels);
    log.unmet = lines.reasons.take();
    log.errors = std::move(lines.errors);
    return log;
}

} // namespace hakari
