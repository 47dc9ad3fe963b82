// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/rules.h"
#include "core/record/rundata.h"
#include "core/record/runenergy.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr double nanosecondsPerSecond = 1e9;
constexpr std::array percentiles{50.0, 90.0, 95.0, 97.0, 99.0, 99.9};

Seconds firstArrival(const RunData &data)
{
    const auto first = std::ranges::min_element(data.queries, {}, &QueryTime::arrival);
    return {static_cast<double>(first->arrival) / nanosecondsPerSecond};
}

Seconds lastCompletion(const RunData &data)
{
    const auto last = std::ranges::max_element(data.queries, {}, &QueryTime::completion);
    return {static_cast<double>(last->completion()) / nanosecondsPerSecond};
}

std::optional<Interval> rateInterval(const RunData &data)
{
    std::vector<RateWindow> windows;
    for (const LoadWindow &window : data.windows) {
        if (window.phase == Phase::Measurement)
            windows.push_back({static_cast<double>(window.samples), (window.end - window.begin).value});
    }
    return bootstrapRate(windows);
}

void measure(RunRecord &record, const RunData &data)
{
    record.window = {firstArrival(data), lastCompletion(data)};
    record.duration = record.window->length();
    record.sampleCount = data.queries.size() * data.samplesPerQuery;
    if (record.duration->value > 0)
        record.throughput = {static_cast<double>(*record.sampleCount) / record.duration->value};
    record.throughputInterval = rateInterval(data);
    for (const double percentile : percentiles)
        record.latencyPercentiles[percentile] = {
            static_cast<double>(*latencyQuantile(data.queries, percentile / 100)) / nanosecondsPerSecond};
}

std::optional<Window> idleWindow(const RunData &data)
{
    const auto idle = std::ranges::find(data.windows, Phase::Idle, &LoadWindow::phase);
    return idle == data.windows.end() ? std::nullopt : std::optional(Window{idle->begin, idle->end});
}

void meter(RunRecord &record, const RunData &data)
{
    std::vector<CountedWindow> windows;
    for (const LoadWindow &window : data.windows) {
        if (window.phase == Phase::Measurement)
            windows.push_back({{window.begin, window.end}, static_cast<double>(window.samples)});
    }
    RunEnergy energy = energyOf(data.power, *record.window, idleWindow(data), windows);
    if (energy.whole)
        record.averagePower = MeanPower{energy.whole->mean, energy.power, energy.idle, energy.whole->scope,
                                        energy.whole->provenance};
    record.energy = std::make_shared<const RunEnergy>(std::move(energy));
}

} // namespace

RunRecord summarise(RunData data)
{
    RunRecord record;
    record.id = data.id;
    record.title = data.setup.title;
    record.workload = data.setup.workload;
    record.harness = "Hakari";
    record.scenario = data.setup.scenario;
    record.startUtc = data.startUtc;
    record.latencyBound = data.setup.latencyBound;
    record.power = data.power;
    record.host = data.facts;
    if (!data.queries.empty())
        measure(record, data);
    if (record.window && !data.power.empty())
        meter(record, data);
    record.data = std::make_shared<const RunData>(std::move(data));
    record.verdict = verdictOf(checkRules(record));
    return record;
}

} // namespace hakari
