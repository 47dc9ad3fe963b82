// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperf.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/mlperfdetail.h"
#include "core/exchange/mlperfhost.h"
#include "core/exchange/mlperflayout.h"
#include "core/exchange/mlperfpower.h"
#include "core/exchange/mlperfsummary.h"

#include <algorithm>
#include <fmt/format.h>

#include <cmath>
#include <system_error>

namespace hakari {

namespace {

constexpr std::size_t summaryLimit = std::size_t{4} * 1024 * 1024;

/// The logs of one run; summary or detail may be absent, not both.
struct RunLogs {
    std::optional<LoadgenLog> summary;
    std::optional<LoadgenLog> detail;
    std::string id;

    const LoadgenLog &main() const { return summary ? *summary : *detail; }
};

std::string readOrThrow(const std::filesystem::path &path, std::size_t limit = textFileLimit)
{
    auto text = readTextFile(path, limit);
    if (!text)
        throw text.error();
    return *std::move(text);
}

/// Says why no run was found: no such path, not a folder, not readable, or nothing in it.
Error nothingFound(const std::filesystem::path &path)
{
    const std::string shown = displayPath(path);
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return {ErrorCode::FileNotFound, {{"file", shown}}};
    if (!failed && status.type() != std::filesystem::file_type::directory)
        return {ErrorCode::ResultNotMlperf, {{"file", shown}}};
    if (!failed)
        std::filesystem::directory_iterator(path, failed);
    if (failed)
        return {ErrorCode::FileUnreadable, {{"file", shown}, {"cause", failed.message()}}};
    return {ErrorCode::ResultFolderEmpty, {{"file", shown}}};
}

/// FNV-1a (64 bit) over the log's bytes, folded to 48 bits.
std::string idOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return fmt::format("mlperf-{:012x}", (hash ^ (hash >> 48)) & 0xffffffffffff);
}

RunLogs readLogs(const MlperfFiles &files)
{
    RunLogs logs;
    if (!files.summary.empty()) {
        const std::string text = readOrThrow(files.summary, summaryLimit);
        logs.summary = parseSummary(text, displayPath(files.summary));
        logs.id = idOf(text);
    }
    if (!files.detail.empty()) {
        const std::string text = readOrThrow(files.detail);
        if (!logs.summary || !isOldDetail(text))
            logs.detail = parseDetail(text, displayPath(files.detail));
        logs.id = logs.summary ? logs.id : idOf(text);
    }
    return logs;
}

void requireSame(const LoadgenLog &detail, std::string_view value, std::string_view expected)
{
    if (value != expected)
        throw Error{ErrorCode::ResultMismatch,
                    {{"file", detail.file}, {"value", shortened(value)}, {"expected", shortened(expected)}}};
}

/// The summary prints Server rates with two decimals, the detail prints all with six digits.
void requireSameRate(const LoadgenLog &detail, const std::optional<double> &value,
                     const std::optional<double> &expected)
{
    if (value && expected && std::abs(*value - *expected) > 0.0051 + 1e-5 * *expected)
        requireSame(detail, exactText(*value) + " /s", exactText(*expected) + " /s");
}

void requireOneRun(const RunLogs &logs)
{
    if (!logs.summary || !logs.detail)
        return;
    const LoadgenLog &summary = *logs.summary;
    const LoadgenLog &detail = *logs.detail;
    requireSame(detail, name(detail.scenario), name(summary.scenario));
    requireSame(detail, detail.valid ? "VALID" : "INVALID", summary.valid ? "VALID" : "INVALID");
    requireSameRate(detail, detail.rate, summary.rate);
    requireSameRate(detail, detail.scheduledRate, summary.scheduledRate);
}

/// The detail's rate where there is one: its rounding is relative, so that a slow server keeps its digits. A
/// rate that the summary does not give (old MultiStream) is not taken from the detail either.
std::optional<PerSecond> throughputOf(const RunLogs &logs)
{
    const auto rateIn = [](const LoadgenLog &log) { return log.rate ? log.rate : log.scheduledRate; };
    auto rate = rateIn(logs.main());
    if (rate && logs.detail && logs.detail->rate.has_value() == logs.main().rate.has_value())
        rate = rateIn(*logs.detail);
    return rate ? std::optional(PerSecond{*rate}) : std::nullopt;
}

/// Queries times samples of each. The summary alone tells it only for Offline, which is one query; there the
/// product of rate and longest latency must agree.
std::optional<std::uint64_t> sampleCountOf(const RunLogs &logs)
{
    const LoadgenLog &log = logs.main();
    if (logs.detail && logs.detail->queryCount && logs.detail->samplesPerQuery)
        return static_cast<std::uint64_t>(
            std::llround(*logs.detail->queryCount * *logs.detail->samplesPerQuery));
    if (log.scenario != Scenario::Offline || !log.rate || !log.maxLatency || !log.samplesPerQuery)
        return std::nullopt;
    const double counted = *log.rate * log.maxLatency->value;
    if (std::abs(counted - *log.samplesPerQuery) > 1e-4 * counted)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(*log.samplesPerQuery));
}

void describeTime(RunRecord &record, const RunLogs &logs)
{
    if (logs.detail && logs.detail->window) {
        const UtcWindow &window = *logs.detail->window;
        record.startUtc = isoText(window.begin);
        record.duration = Seconds{std::chrono::duration<double>(window.end - window.begin).count()};
        record.window = Window{Seconds{0.0}, *record.duration};
    } else if (logs.main().scenario == Scenario::Offline) {
        record.duration = logs.main().maxLatency;
    }
}

/// LoadGen's own verdict; a run that logged errors is refused by the submission checker although it says
/// VALID.
Verdict verdictOf(const LoadgenLog &log)
{
    if (log.valid && log.errors.empty())
        return {};
    Verdict verdict{log.valid ? VerdictState::Mistrusted : VerdictState::Failed, {}};
    const auto add = [&verdict](const std::string &words) {
        verdict.reasons.push_back({"{words}", {{"words", words}}});
    };
    std::ranges::for_each(log.unmet, add);
    std::ranges::for_each(log.errors, add);
    if (verdict.reasons.empty())
        add("Result is : INVALID");
    return verdict;
}

void readPower(RunRecord &record, const MlperfFiles &files, const RunLogs &logs)
{
    if (files.powerLog.empty())
        return;
    if (!logs.detail || !logs.detail->window)
        throw Error{ErrorCode::PowerNoWindow, {{"file", logs.detail ? logs.detail->file : logs.main().file}}};
    const UtcWindow &window = *logs.detail->window;
    const std::string file = displayPath(files.powerLog);
    PowerTrace trace = parsePowerLog(readOrThrow(files.powerLog), file, window.begin);
    // MLPerf's mean asks only which samples lie in the window, not in what order they were written.
    std::ranges::stable_sort(trace.readings, {}, &Reading::at);
    requireCoverage(trace, window, file);
    const auto mean = meanPowerInside(trace, *record.window);
    if (!mean)
        throw Error{ErrorCode::PowerNoSamples, {{"file", file}}};
    record.averagePower = MeanPower{
        .mean = *mean, .interval = {}, .idle = {}, .scope = {trace.domain.covers, trace.domain.boundary}};
    record.power.push_back(std::move(trace));
}

void describeLogs(RunRecord &record, const RunLogs &logs)
{
    if (!logs.main().sutName.empty())
        record.host.emplace("sut", logs.main().sutName);
    if (!logs.detail)
        return;
    if (!logs.detail->loadgenVersion.empty())
        record.host.emplace("loadgen", logs.detail->loadgenVersion);
    if (!logs.detail->testDatetime.empty())
        record.host.emplace("test_datetime", logs.detail->testDatetime);
}

std::string hostFact(const RunRecord &record, const std::string &fact)
{
    const auto found = record.host.find(fact);
    return found == record.host.end() ? std::string() : found->second;
}

/// "MLPerf LoadGen 3.0 log, BERT SERVER": what the files say, nothing guessed (a LoadGen version is no
/// round).
SourceRef sourceOf(const RunRecord &record, const std::string &folder)
{
    const std::string version = hostFact(record, "loadgen");
    const std::string sut = hostFact(record, "sut");
    std::string title = "MLPerf LoadGen";
    if (!version.empty())
        title += ' ' + version.substr(0, version.find(' '));
    title += " log";
    if (!sut.empty())
        title += ", " + sut;
    Source source;
    source.title = {title, {}};
    source.locator = folder;
    source.year =
        (record.startUtc.empty() ? hostFact(record, "test_datetime") : record.startUtc).substr(0, 7);
    return std::make_shared<const Source>(std::move(source));
}

/// The system's name says more than the SUT's, which is often the same in every log of a submitter.
std::string titleOf(const RunRecord &record, const std::string &folder)
{
    for (const char *fact : {"system", "sut"}) {
        if (const std::string text = hostFact(record, fact); !text.empty())
            return text;
    }
    return folder;
}

RunRecord recordOf(const MlperfFiles &files)
{
    const RunLogs logs = readLogs(files);
    requireOneRun(logs);
    RunRecord record;
    record.id = logs.id;
    record.workload = workloadOf(files.scenarioFolder);
    record.harness = "MLPerf LoadGen";
    record.scenario = logs.main().scenario;
    record.throughput = throughputOf(logs);
    record.sampleCount = sampleCountOf(logs);
    record.latencyPercentiles = logs.main().percentiles;
    record.latencyBound = logs.main().latencyBound;
    record.verdict = verdictOf(logs.main());
    describeTime(record, logs);
    readPower(record, files, logs);
    record.host = readHostFacts(findSystemFile(files));
    describeLogs(record, logs);
    const std::string folder = folderName(files.scenarioFolder);
    record.title = titleOf(record, folder);
    record.source = sourceOf(record, folder);
    return record;
}

} // namespace

bool isMlperfRun(const std::filesystem::path &folder)
{
    return findMlperfFiles(folder).has_value();
}

Expected<RunRecord> readMlperfRun(const std::filesystem::path &folder)
{
    try {
        const auto files = findMlperfFiles(folder);
        return files ? recordOf(*files) : Expected<RunRecord>(tl::unexpected(nothingFound(folder)));
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

} // namespace hakari
