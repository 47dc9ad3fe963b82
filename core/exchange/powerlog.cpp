// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlog.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/mlperfpower.h"
#include "core/exchange/powerlogcodecarbon.h"
#include "core/exchange/powerlognvidia.h"

namespace hakari {

namespace {

/// PTDaemon's lines name no zone; unlike the importer of MLPerf results, which knows that its rules make it
/// UTC, nothing is taken for granted here.
PowerTraces readPtdaemon(std::string_view text, const PowerLog &log)
{
    if (!log.clock.zone)
        throw Error{ErrorCode::PowerLogZone, {{"file", log.file}}};
    PowerTrace trace = parsePowerLog(text, log.file, log.clock.runStart + *log.clock.zone);
    for (Reading &reading : trace.readings)
        reading.at = reading.at - log.clock.offset;
    return {std::move(trace)};
}

void readSessions(PowerLog &log, std::string_view text)
{
    const std::string_view header = text.substr(0, text.find('\n'));
    if (header.starts_with("Time,")) {
        log.program = "PTDaemon";
        log.sessions = {readPtdaemon(text, log)};
    } else if (isNvidiaLog(header)) {
        log.program = "nvidia-smi";
        NvidiaLog read = parseNvidiaLog(text, log.file, log.clock);
        log.namesZone = read.namesZone;
        log.sessions = {std::move(read.traces)};
    } else if (isCodeCarbonLog(header)) {
        log.program = codeCarbon;
        log.sessions = parseCodeCarbonLog(text, log.file, log.clock);
    } else {
        throw Error{ErrorCode::PowerLogUnknown, {{"file", log.file}}};
    }
}

} // namespace

Expected<PowerLog> readPowerLog(const std::filesystem::path &path, const PowerLogClock &clock)
{
    const auto text = readTextFile(path);
    if (!text)
        return tl::unexpected(text.error());
    PowerLog log{.file = displayPath(path),
                 .name = displayPath(path.filename()),
                 .size = text->size(),
                 .program = {},
                 .clock = clock,
                 .namesZone = false,
                 .sessions = {}};
    if (trimmed(*text).empty())
        return tl::unexpected(Error{ErrorCode::FileEmpty, {{"file", log.file}}});
    try {
        readSessions(log, *text);
        return log;
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

} // namespace hakari
