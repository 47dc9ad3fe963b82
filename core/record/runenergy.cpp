// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/runenergy.h"

#include "core/record/statistics.h"

#include <algorithm>

namespace hakari {

namespace {

std::vector<MeteredDomain> meteredOver(std::span<const PowerTrace> traces, const Window &window)
{
    std::vector<MeteredDomain> out;
    for (const PowerTrace &trace : traces)
        out.push_back({trace.meter, trace.domain, integrate(trace.domain, trace.readings, window)});
    return out;
}

/// Of the domains in `whole`, the readings that count.
std::vector<PowerTrace> countedTraces(std::span<const PowerTrace> traces, const WholeEnergy &whole)
{
    std::vector<PowerTrace> out;
    for (const PowerTrace &trace : traces) {
        if (std::ranges::find(whole.counted, trace.domain.id) != whole.counted.end())
            out.push_back({trace.meter, trace.domain, countedReadings(trace.domain, trace.readings)});
    }
    return out;
}

/// The sum over another window. Error: why one of the domains has no energy there.
Expected<Joules> energyOver(std::span<const PowerTrace> counted, const Window &window)
{
    Joules sum;
    for (const PowerTrace &trace : counted) {
        const auto energy = integrate(trace.domain, readingsAround(trace.readings, window), window);
        if (!energy)
            return tl::unexpected(energy.error());
        sum = sum + energy->energy;
    }
    return sum;
}

void addIntervals(RunEnergy &out, std::span<const PowerTrace> counted, std::span<const CountedWindow> windows)
{
    std::vector<RateWindow> perTime;
    std::vector<RateWindow> perSample;
    for (const CountedWindow &each : windows) {
        const auto energy = energyOver(counted, each.window);
        if (!energy)
            return;
        perTime.push_back({energy->value, each.window.length().value});
        perSample.push_back({energy->value, each.samples});
    }
    out.power = bootstrapRate(perTime);
    out.perSample = bootstrapRate(perSample);
}

void addIdle(RunEnergy &out, std::span<const PowerTrace> counted, const Window &idle, Seconds measured)
{
    const auto atIdle = energyOver(counted, idle);
    if (!atIdle) {
        out.idleRefused = atIdle.error();
        return;
    }
    out.idle = *atIdle / idle.length();
    if (const auto net = netEnergy(out.whole->total, *out.idle, measured))
        out.net = *net;
    else
        out.netRefused = net.error();
}

} // namespace

RunEnergy energyOf(std::span<const PowerTrace> traces, const Window &measured,
                   const std::optional<Window> &idle, std::span<const CountedWindow> windows)
{
    RunEnergy out;
    out.domains = meteredOver(traces, measured);
    out.whole = wholeOf(out.domains);
    if (!out.whole)
        return out;
    const auto counted = countedTraces(traces, *out.whole);
    if (idle)
        addIdle(out, counted, *idle, measured.length());
    if (out.whole->provenance != Provenance::Estimated)
        addIntervals(out, counted, windows);
    return out;
}

} // namespace hakari
