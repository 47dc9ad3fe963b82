// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlogattach.h"

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/record/runenergy.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr ZoneOffset firstZone = std::chrono::hours(-12);
constexpr ZoneOffset lastZone = std::chrono::hours(14);

double secondsOf(ZoneOffset offset)
{
    return std::chrono::duration<double>(offset).count();
}

bool hasReadings(const PowerTrace &trace)
{
    return !trace.readings.empty();
}

/// When every domain that was read at all was being read.
Window extentOf(const PowerTraces &traces)
{
    std::optional<Window> extent;
    for (const PowerTrace &trace : traces) {
        if (!hasReadings(trace))
            continue;
        const Window own{trace.readings.front().at, trace.readings.back().at};
        extent = extent ? Window{std::max(extent->begin, own.begin), std::min(extent->end, own.end)} : own;
    }
    return extent.value_or(Window{});
}

/// How much of the window's edges the extent lies short of.
double lack(const Window &extent, const Window &window)
{
    return std::max(0.0, (extent.begin - window.begin).value)
           + std::max(0.0, (window.end - extent.end).value);
}

std::string stretch(const Window &window, const PowerLogClock &clock)
{
    const auto text = [&clock](Seconds at) {
        return isoText(clock.runStart + std::chrono::milliseconds(std::llround(at.value * 1000.0)));
    };
    return text(window.begin) + '/' + text(window.end);
}

/// The only zone of whole, else of half, else of quarter hours in which the log would cover the window.
std::optional<ZoneOffset> otherZone(const PowerLog &log, const Window &extent, const Window &window)
{
    const bool outside = extent.end < window.begin || extent.begin > window.end;
    if (!outside || !log.clock.zone || log.namesZone)
        return std::nullopt;
    for (const ZoneOffset step : {ZoneOffset(60), ZoneOffset(30), ZoneOffset(15)}) {
        std::vector<ZoneOffset> covering;
        for (ZoneOffset zone = firstZone; zone <= lastZone; zone += step) {
            const Seconds shift{secondsOf(zone - *log.clock.zone)};
            if (lack({extent.begin - shift, extent.end - shift}, window) <= 0.0)
                covering.push_back(zone);
        }
        if (!covering.empty())
            return covering.size() == 1 ? std::optional(covering.front()) : std::nullopt;
    }
    return std::nullopt;
}

Error notCovering(const PowerLog &log, const Window &extent, const Window &window)
{
    Error error{ErrorCode::PowerNotCovering,
                {{"file", log.file},
                 {"value", stretch(extent, log.clock)},
                 {"expected", stretch(window, log.clock)}}};
    if (const auto zone = otherZone(log, extent, window)) {
        error.code = ErrorCode::PowerLogShifted;
        error.args["zone"] = zoneText(*zone);
    }
    return error;
}

/// A gap in CodeCarbon's rows is no sleeping machine, but how it writes them.
Error explained(Error error, const PowerLog &log)
{
    if (error.code != ErrorCode::PowerGap || log.program != codeCarbon)
        return error;
    error.code = ErrorCode::PowerLogSparse;
    error.args.erase("meter");
    error.args["file"] = log.file;
    return error;
}

/// Why the session does not cover the window; nothing where it does.
std::optional<Error> refusal(const PowerLog &log, const PowerTraces &session, const Window &window)
{
    PowerTraces read;
    std::ranges::copy_if(session, std::back_inserter(read), hasReadings);
    const auto domains = energyOf(read, window, std::nullopt, {}).domains;
    const auto disordered = std::ranges::find_if(domains, [](const MeteredDomain &domain) {
        return !domain.energy && domain.energy.error().code == ErrorCode::PowerDisorder;
    });
    if (disordered != domains.end()) // from when until when it was read is not known, either
        return disordered->energy.error();
    const Window extent = extentOf(session);
    if (lack(extent, window) > 0.0)
        return notCovering(log, extent, window);
    for (const MeteredDomain &domain : domains) {
        if (!domain.energy)
            return explained(domain.energy.error(), log);
    }
    return std::nullopt;
}

/// The first session that covers the window; else why the nearest one does not.
Expected<PowerTraces> coveringSession(const PowerLog &log, const Window &window)
{
    std::vector<PowerTraces> read;
    std::ranges::copy_if(log.sessions, std::back_inserter(read), [](const PowerTraces &session) {
        return std::ranges::any_of(session, hasReadings);
    });
    if (read.empty())
        return tl::unexpected(Error{ErrorCode::PowerNoSamples, {{"file", log.file}}});
    for (PowerTraces &session : read) {
        if (!refusal(log, session, window))
            return std::move(session);
    }
    const auto nearest = std::ranges::min_element(
        read, {}, [&window](const PowerTraces &session) { return lack(extentOf(session), window); });
    return tl::unexpected(*refusal(log, *nearest, window));
}

/// "power_log", or the first of "power_log_2", ... that no earlier log has.
std::string factName(const RunData &data)
{
    std::string name = "power_log";
    for (int number = 2; data.facts.contains(name); ++number)
        name = "power_log_" + std::to_string(number);
    return name;
}

void note(RunData &data, const PowerLog &log)
{
    const std::string zone = log.namesZone || !log.clock.zone ? "named by the log"
                                                              : zoneText(*log.clock.zone);
    const std::string offset = exactText(log.clock.offset.value);
    const std::string fact = factName(data);
    data.facts[fact] = log.name;
    data.facts[fact + "_size"] = std::to_string(log.size);
    data.facts[fact + "_zone"] = zone;
    data.facts[fact + "_offset"] = offset;
    data.warnings.push_back(
        {HAKARI_TEXT("Notice", "The power in {file}, written by {program}, was attached after the run. Its "
                               "clock counts as {zone} and as {offset} s ahead of the run's."),
         {{"file", log.name}, {"program", log.program}, {"zone", zone}, {"offset", offset}}});
}

} // namespace

Expected<PowerLogClock> powerLogClock(const RunRecord &run, std::optional<ZoneOffset> zone, Seconds offset)
{
    const auto start = parseLogStamp(run.startUtc);
    if (!start || start->zone != ZoneOffset(0))
        return tl::unexpected(Error{ErrorCode::ArgumentInvalid,
                                    {{"argument", "The start of run " + run.id},
                                     {"value", run.startUtc},
                                     {"expected", "a run whose start is a UTC time"}}});
    return PowerLogClock{start->shown, zone, offset};
}

Expected<RunRecord> attachPower(const RunRecord &run, const PowerLog &log)
{
    if (!run.window)
        return tl::unexpected(Error{ErrorCode::PowerNoMeasurement, {{"value", run.id}}});
    auto session = coveringSession(log, *run.window);
    if (!session)
        return tl::unexpected(session.error());
    RunData data = *run.data;
    for (PowerTrace &trace : *session) {
        const auto idOf = [](const PowerTrace &known) { return known.domain.id; };
        if (std::ranges::find(data.power, trace.domain.id, idOf) != data.power.end())
            return tl::unexpected(
                Error{ErrorCode::PowerTwice, {{"file", log.file}, {"value", trace.domain.id}}});
        data.power.push_back(std::move(trace));
    }
    note(data, log);
    RunRecord record = summarise(std::move(data));
    record.source = run.source;
    return record;
}

} // namespace hakari
