// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runstream.h"

#include "core/base/file.h"
#include "core/record/eventlines.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <utility>

namespace hakari {

namespace {

std::string causeOf(const Error &error)
{
    const auto cause = error.args.find("cause");
    return cause == error.args.end() ? describe(error) : cause->second;
}

} // namespace

std::optional<Error> FloodGuard::add(std::size_t bytes)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_bytes = 0;
    }
    m_bytes += bytes;
    if (m_bytes <= mostChatter)
        return std::nullopt;
    return Error{ErrorCode::EngineFlood, {{"value", std::to_string(mostChatter >> 20) + " MiB/s"}}};
}

RunStream::RunStream(std::unique_ptr<RunKeeper> keeper) : m_keeper(std::move(keeper)), m_run("hakari-engine")
{
}

std::optional<Error> RunStream::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        m_rest.append(bytes.substr(0, end));
        if (m_rest.size() >= longestEventLine)
            return Error{ErrorCode::EngineNonsense,
                         {{"line", std::to_string(m_line + 1)}, {"cause", "longer than 1,023 bytes"}}};
        if (end == std::string_view::npos)
            return std::nullopt;
        if (const auto error = takeLine(m_rest))
            return error;
        m_rest.clear();
        bytes.remove_prefix(end + 1);
    }
    return std::nullopt;
}

/// Measured values that the run has told.
std::size_t RunStream::told() const
{
    std::size_t readings = m_run.data().queries.size();
    for (const PowerTrace &trace : m_run.data().power)
        readings += trace.readings.size();
    return readings;
}

std::optional<Error> RunStream::takeLine(std::string_view line)
{
    ++m_line;
    if (const auto added = m_run.add(line); !added)
        return Error{ErrorCode::EngineNonsense,
                     {{"line", std::to_string(m_line)}, {"cause", causeOf(added.error())}}};
    keepLine(line);
    m_digest.note(m_run);
    const std::size_t before = std::exchange(m_readings, told());
    if (m_readings == before)
        return noteChatter(line.size());
    m_sinceValue = 0;
    return std::nullopt;
}

std::optional<Error> RunStream::noteChatter(std::size_t bytes)
{
    m_sinceValue += bytes;
    if (m_sinceValue > mostBetweenValues)
        return Error{ErrorCode::EngineFlood, {{"value", std::to_string(mostBetweenValues >> 20) + " MiB"}}};
    return m_flood.add(bytes);
}

void RunStream::keepLine(std::string_view line)
{
    if (m_keeper)
        m_keeper->takeLine(line, m_run.data());
}

bool RunStream::keep()
{
    return !m_keeper || !hasBegun() || m_keeper->keep(m_run.data());
}

RunOutcome RunStream::finish(std::optional<Error> cause, bool interrupted)
{
    RunOutcome out;
    if (!hasBegun()) {
        out.error = interrupted && !cause ? Error{ErrorCode::Cancelled} : cause;
        return out;
    }
    const Seconds t = m_run.lastTime();
    const auto sink = [this](std::string_view line) { keepLine(line.substr(0, line.size() - 1)); };
    const bool farewell = !hasEnded();
    const std::string id = m_run.data().id;
    const int rank = m_run.data().rank;
    if (farewell && cause && !m_run.data().error) {
        EventLines own(
            id, rank, [this](std::string_view line) { takeLine(line.substr(0, line.size() - 1)); },
            m_run.nextSeq());
        own.error(t, *cause);
    }
    EventLines last(id, rank, sink, m_run.nextSeq());
    if (farewell)
        m_run.close(interrupted);
    auto record = std::move(m_run).finish();
    if (record && farewell) {
        last.results(t, *record);
        last.bye(t, interrupted);
    }
    if (record) {
        const std::filesystem::path file = m_keeper ? m_keeper->file() : std::filesystem::path();
        record->source = sourceOfRun(*record, file.empty() ? "hakari-engine" : displayPath(file));
        out.error = record->data->error;
        out.record = std::make_shared<const RunRecord>(std::move(*record));
    } else {
        out.error = record.error();
    }
    noteKept(out);
    return out;
}

void RunStream::noteKept(RunOutcome &out)
{
    if (!m_keeper)
        return;
    if (out.record)
        m_keeper->finish(*out.record);
    out.file = m_keeper->file();
    out.result = m_keeper->result();
    out.unsaved = m_keeper->failure();
}

} // namespace hakari
