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

/// The same domains as in `whole`, over another window; nothing where one of them has no energy there.
std::optional<Joules> countedOver(std::span<const PowerTrace> traces, const WholeEnergy &whole,
                                  const Window &window)
{
    Joules sum;
    for (const PowerTrace &trace : traces) {
        if (std::ranges::find(whole.counted, trace.domain.id) == whole.counted.end())
            continue;
        const auto energy = integrate(trace.domain, readingsAround(trace.readings, window), window);
        if (!energy)
            return std::nullopt;
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

} // namespace

RunEnergy energyOf(std::span<const PowerTrace> traces, const Window &measured,
                   const std::optional<Window> &idle, std::span<const CountedWindow> windows)
{
    RunEnergy out;
    out.domains = meteredOver(traces, measured);
    out.whole = wholeOf(out.domains);
    if (!out.whole)
        return out;
    if (const auto atIdle = idle ? countedOver(traces, *out.whole, *idle) : std::nullopt)
        out.idle = *atIdle / idle->length();
    if (out.idle) {
        if (const auto net = netEnergy(out.whole->total, *out.idle, measured.length()))
            out.net = *net;
    }
    addIntervals(out, traces, windows);
    return out;
}

} // namespace hakari
