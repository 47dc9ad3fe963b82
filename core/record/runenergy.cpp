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

/// The same domains as in `whole`, over another window. Error: why one of them has no energy there.
Expected<Joules> countedOver(std::span<const PowerTrace> traces, const WholeEnergy &whole,
                             const Window &window)
{
    Joules sum;
    for (const PowerTrace &trace : traces) {
        if (std::ranges::find(whole.counted, trace.domain.id) == whole.counted.end())
            continue;
        const auto energy = integrate(trace.domain, readingsAround(trace.readings, window), window);
        if (!energy)
            return tl::unexpected(energy.error());
        sum = sum + energy->energy;
    }
    return sum;
}

void addIntervals(RunEnergy &out, std::span<const PowerTrace> traces, std::span<const CountedWindow> windows)
{
    std::vector<RateWindow> perTime;
    std::vector<RateWindow> perSample;
    for (const CountedWindow &each : windows) {
        const auto energy = countedOver(traces, *out.whole, each.window);
        if (!energy)
            return;
        perTime.push_back({energy->value, each.window.length().value});
        perSample.push_back({energy->value, each.samples});
    }
    out.power = bootstrapRate(perTime);
    out.perSample = bootstrapRate(perSample);
}

void addIdle(RunEnergy &out, std::span<const PowerTrace> traces, const Window &idle, Seconds measured)
{
    const auto atIdle = countedOver(traces, *out.whole, idle);
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
    if (idle)
        addIdle(out, traces, *idle, measured.length());
    if (out.whole->provenance != Provenance::Estimated)
        addIntervals(out, traces, windows);
    return out;
}

} // namespace hakari
