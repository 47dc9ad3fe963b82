// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/runtext.h"

#include "core/exchange/jsonparts.h"
#include "core/exchange/shortnumber.h"
#include "core/record/runenergy.h"

#include <fmt/format.h>

#include <cmath>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

std::string durationText(Seconds value)
{
    if (value.value >= 1)
        return shortNumber(value.value) + " s";
    if (value.value >= 1e-3)
        return shortNumber(value.value * 1e3) + " ms";
    return value.value >= 1e-6 ? shortNumber(value.value * 1e6) + " us"
                               : shortNumber(value.value * 1e9) + " ns";
}

std::string line(std::string_view label, const std::string &value)
{
    return fmt::format("{:<14} {}\n", label, value);
}

std::string fact(const RunRecord &record, const char *key)
{
    const auto found = record.host.find(key);
    return found == record.host.end() ? std::string() : found->second;
}

std::string between(double low, double high)
{
    return fmt::format("  ({} to {}, 95 %, bootstrap over the windows of this run)", shortNumber(low),
                       shortNumber(high));
}

std::string throughputText(const RunRecord &record)
{
    std::string out = shortNumber(record.throughput->value) + " /s";
    if (const auto &interval = record.throughputInterval)
        out += between(interval->low, interval->high);
    return out;
}

std::string latencyText(const RunRecord &record)
{
    std::string out;
    for (const auto &[percentile, latency] : record.latencyPercentiles)
        out += fmt::format("{}p{:g} {}", out.empty() ? "" : "   ", percentile, durationText(latency));
    return out;
}

std::string achieved(const RunRecord &record)
{
    const auto flops = record.host.find("flops_per_sample");
    if (flops == record.host.end() || !record.throughput)
        return {};
    try {
        return line("arithmetic",
                    shortNumber(std::stod(flops->second) * record.throughput->value * 1e-9) + " GFLOP/s");
    } catch (const std::exception &) {
        return {};
    }
}

std::string energyPerSampleText(const RunRecord &record)
{
    const double joules = record.energyPerSample()->value;
    const std::string &unit = record.data->setup.unit;
    std::string out = fmt::format("{} J per {}, {} kWh per million", shortNumber(joules), unit,
                                  shortNumber(toKilowattHours({joules * 1e6})));
    if (const auto &interval = record.energy->perSample)
        out += between(interval->low, interval->high);
    return out;
}

std::string powerText(const RunEnergy &energy)
{
    const WholeEnergy &whole = *energy.whole;
    std::string out = shortNumber(whole.mean.value) + " W gross";
    if (energy.power)
        out += between(energy.power->low, energy.power->high);
    if (energy.idle)
        out += fmt::format(", {} W idle", shortNumber(energy.idle->value));
    if (energy.net)
        out += fmt::format(", {} J net of {} J", shortNumber(energy.net->value),
                           shortNumber(whole.total.value));
    return out;
}

/// What the energy is worth: how it was got, of which parts, and what is not in it.
std::string scopeText(const WholeEnergy &whole)
{
    std::string out = fmt::format("{}: {} at the boundary {}", name(whole.provenance),
                                  text(whole.scope.covers), name(whole.scope.boundary));
    return whole.missing.empty() ? out : out + "; not in it: " + text(whole.missing);
}

std::string overlapText(const Overlap &overlap)
{
    const double difference = overlap.difference().value;
    return fmt::format("{} saw {} J {} of the same parts and is not added", overlap.meter,
                       shortNumber(std::abs(difference)), difference < 0 ? "more" : "less");
}

std::string energyText(const RunRecord &record)
{
    if (!record.energy)
        return line("energy", fact(record, "meters") == "none" ? "not metered, as asked"
                              : record.power.empty()           ? "not metered: see hakari-engine meters"
                                                               : "nothing was measured");
    const RunEnergy &energy = *record.energy;
    std::string out;
    if (energy.whole) {
        if (record.energyPerSample())
            out += line("energy", energyPerSampleText(record));
        out += line("power", powerText(energy));
        out += line("covers", scopeText(*energy.whole));
        for (const Overlap &overlap : energy.whole->overlaps)
            out += line("", overlapText(overlap));
    }
    for (const MeteredDomain &each : energy.domains) {
        if (!each.energy)
            out += line("not metered", describe(each.energy.error()));
    }
    return out;
}

} // namespace

std::string runToText(const RunRecord &record)
{
    const RunSetup &setup = record.data->setup;
    std::string out = fmt::format("{} on {} ({}), {}, {}, {}\n\n", setup.workload, fact(record, "backend"),
                                  fact(record, "device"), fact(record, "precision"),
                                  optionName(setup.scenario), name(setup.profile));
    if (record.throughput) {
        out += line("throughput", throughputText(record));
        out += line("latency", latencyText(record));
        out += achieved(record);
        out += line("measured", fmt::format("{} {} in {} s, batch {}", *record.sampleCount,
                                            setup.unit + (*record.sampleCount == 1 ? "" : "s"),
                                            shortNumber(record.duration->value), fact(record, "batch")));
    }
    out += energyText(record);
    out += line("verdict", std::string(name(record.verdict.state)));
    for (const Notice &reason : record.verdict.reasons)
        out += line("", reason.sentence());
    for (const Notice &warning : record.data->warnings)
        out += line("warning", warning.sentence());
    return out;
}

Json runToJson(const RunRecord &record)
{
    const RunSetup &setup = record.data->setup;
    Json out{{"id", record.id},
             {"start", record.startUtc},
             {"rank", record.data->rank},
             {"world", record.data->worldSize},
             {"workload", setup.workload},
             {"unit", setup.unit},
             {"scenario", optionName(setup.scenario)},
             {"profile", name(setup.profile)},
             {"verdict", name(record.verdict.state)},
             {"reasons", sentencesJson(record.verdict.reasons)},
             {"rules", rulesJson(record)}};
    if (record.throughput) {
        out["throughput_per_s"] = record.throughput->value;
        if (record.throughputInterval)
            out["throughput_interval"] = intervalJson(*record.throughputInterval);
        out["samples"] = *record.sampleCount;
        out["duration_s"] = record.duration->value;
        out["latency_s"] = latencyJson(record);
    }
    if (record.energy)
        out["energy"] = energyJson(record);
    if (!record.data->warnings.empty())
        out["warnings"] = sentencesJson(record.data->warnings);
    out["facts"] = record.host;
    return out;
}

} // namespace hakari
