// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/resources.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/random.h"
#include "core/record/eventlines.h"
#include "core/record/recordedrun.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

/// What the tests of recorded runs share: a run that tells something of every kind, and the lines it is told
/// in.
namespace hakari::recordtest {

using namespace hakari::test;
using nlohmann::json;
using Lines = std::vector<std::string>; ///< each with its newline

/// Keeps the lines that it is asked to write.
struct Recorder {
    explicit Recorder(const std::string &run = "2026-11-23T07:00:00-0a1b2c", int rank = 0,
                      std::uint64_t seq = 0)
        : events(
            run, rank, [this](std::string_view line) { lines.emplace_back(line); }, seq)
    {
    }
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    Lines lines;
    EventLines events;
};

/// A meter at the wall that covers everything.
inline MeterDomain wall()
{
    MeterDomain domain;
    domain.id = domain.name = "wall";
    domain.covers = Coverage::wholeSystem();
    domain.boundary = PowerBoundary::AcWall;
    return domain;
}

/// A processor's energy counter, inside another domain.
inline MeterDomain package()
{
    MeterDomain domain;
    domain.id = "rapl:0";
    domain.name = "package-0";
    domain.covers = {Part::Cpu};
    domain.kind = ReadingKind::Energy;
    domain.range = Joules{262143.328850};
    domain.parent = "rapl:1";
    domain.averagedOver = Seconds{60};
    return domain;
}

/// A run that told something of every kind.
inline RunData sampleRun(std::size_t queries = 8)
{
    RunData data;
    data.id = "2026-11-23T07:00:00-0a1b2c";
    data.startUtc = "2026-11-23T07:00:00.000Z";
    data.rank = 0;
    data.worldSize = 2;
    data.setup = {.workload = "layoutlm-base",
                  .title = "LayoutLM base, 文書理解",
                  .unit = "inference",
                  .scenario = Scenario::Server,
                  .profile = Profile::Standard,
                  .duration = {0.1},
                  .latencyBound = Seconds{0.3}};
    data.facts = {{"backend", "torch"}, {"empty", ""}, {"seed_arrivals", "18446744073709551615"}};
    for (int i = 0; i < 3; ++i)
        data.windows.push_back(
            {Phase::SteadyCheck, 1.5, {0.1 * i}, {0.1 * i + 0.1}, 10, {0.01}, Watts{99.5}});
    data.windows.push_back({Phase::Measurement, 1.5, {1.0}, {1.1}, 8, {1e-3}, std::nullopt});
    Random random(1);
    std::int64_t at = 1'000'000'000;
    for (std::size_t i = 0; i < queries; ++i) {
        data.queries.push_back({at, static_cast<std::int64_t>(random.below(100'000'000))});
        at += static_cast<std::int64_t>(random.below(20'000'000)) - 1'000'000;
    }
    data.samplesPerQuery = 8;
    data.measurementBegin = ClockReading{{1.0}, {1001.0}, {1.7e9}, {}};
    data.measurementEnd = ClockReading{{2.1}, {1002.1}, {1.7e9 + 1.1}, 17};
    data.power = {{"plug", wall(), {{{0.5}, 250.25}, {{1.5}, 251.0}}}, {"rapl", package(), {{{0.6}, 90.1}}}};
    data.throttling = {"GPU 0: hot"};
    data.warnings = {{"{count} cores share a clock", {{"count", "4"}}}, {"the fan is off", {}}};
    data.ended = true;
    return data;
}

/// What a process of the run tells, up to where the supervisor ends it.
inline void tell(EventLines &events, const RunData &data)
{
    events.hello({0.0}, data);
    events.phase({0.25}, Phase::Saturation, 12, Seconds{3.5});
    for (const LoadWindow &window : data.windows) {
        if (window.phase != Phase::Measurement)
            events.window({0.5}, window);
    }
    if (data.measurementBegin)
        events.measurementEdge({1.0}, *data.measurementBegin);
    events.samples({1.1}, 0, data.samplesPerQuery, data.queries);
    for (const LoadWindow &window : data.windows) {
        if (window.phase == Phase::Measurement)
            events.window({2.0}, window);
    }
    if (data.measurementEnd)
        events.measurementEdge({2.1}, *data.measurementEnd);
    for (const PowerTrace &trace : data.power) {
        events.meter({2.2}, trace.meter, trace.domain);
        events.power({2.2}, trace.domain.id, trace.readings);
    }
    for (const std::string &text : data.throttling)
        events.throttling({2.2}, text);
    for (const Notice &notice : data.warnings)
        events.warning({2.3}, notice);
    if (data.error)
        events.error({2.4}, *data.error);
}

inline Expected<void> take(RunAssembler &assembler, const Lines &lines)
{
    for (const std::string &line : lines) {
        if (auto added = assembler.add(std::string_view(line).substr(0, line.size() - 1)); !added)
            return added;
    }
    return {};
}

inline Expected<RunRecord> assembled(const Lines &lines)
{
    RunAssembler assembler("run.jsonl");
    if (const auto taken = take(assembler, lines); !taken)
        return tl::unexpected(taken.error());
    return std::move(assembler).finish();
}

/// The lines of a whole recorded run: as the supervisor writes them, its results follow from the lines
/// before.
inline Lines recorded(const RunData &data)
{
    Recorder recorder(data.id, data.rank);
    tell(recorder.events, data);
    RunAssembler assembler("run.jsonl");
    if (const auto taken = take(assembler, recorder.lines); !taken)
        qFatal("%s", describe(taken.error()).c_str());
    assembler.close(data.interrupted);
    recorder.events.results({3.0}, *std::move(assembler).finish());
    recorder.events.bye({3.0}, data.interrupted);
    return recorder.lines;
}

inline std::string textOf(const Lines &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line;
    return text;
}

/// The first field in which two runs differ; empty where they are equal.
inline QString difference(const RunData &a, const RunData &b)
{
    const std::vector<std::pair<const char *, bool>> fields{
        {"id", a.id == b.id},
        {"startUtc", a.startUtc == b.startUtc},
        {"rank", a.rank == b.rank},
        {"worldSize", a.worldSize == b.worldSize},
        {"setup", a.setup == b.setup},
        {"facts", a.facts == b.facts},
        {"windows", a.windows == b.windows},
        {"queries", a.queries == b.queries},
        {"samplesPerQuery", a.samplesPerQuery == b.samplesPerQuery},
        {"measurementBegin", a.measurementBegin == b.measurementBegin},
        {"measurementEnd", a.measurementEnd == b.measurementEnd},
        {"power", a.power == b.power},
        {"throttling", a.throttling == b.throttling},
        {"warnings", a.warnings == b.warnings},
        {"error", a.error == b.error},
        {"interrupted", a.interrupted == b.interrupted},
        {"ended", a.ended == b.ended}};
    for (const auto &[name, equal] : fields) {
        if (!equal)
            return QLatin1String(name);
    }
    return {};
}

/// What is wrong with lines as lines of an event stream; empty where nothing is.
inline QString fault(const Lines &lines, std::uint64_t seq = 0)
{
    for (const std::string &line : lines) {
        const QString shown = toQt(line).left(200);
        if (line.size() > longestEventLine)
            return QStringLiteral("%1 bytes: %2").arg(line.size()).arg(shown);
        if (line.find('\n') != line.size() - 1)
            return QStringLiteral("newline: ") + shown;
        const json parsed = json::parse(line, nullptr, false);
        if (!parsed.is_object())
            return QStringLiteral("no JSON: ") + shown;
        if (parsed["v"] != eventVersion || parsed["seq"] != seq++ || !parsed["t"].is_number()
            || !parsed["run"].is_string() || !parsed["rank"].is_number() || !parsed["event"].is_string())
            return QStringLiteral("envelope: ") + shown;
    }
    return {};
}

/// A file in a folder of its own.
class StreamFile
{
public:
    explicit StreamFile(const std::string &bytes) { write(bytes); }

    void write(const std::string &bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("run.jsonl")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }
    std::filesystem::path path() const
    {
        return m_folder.filePath(QStringLiteral("run.jsonl")).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace hakari::recordtest
