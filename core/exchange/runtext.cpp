// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/runtext.h"

#include "core/exchange/jsonparts.h"
#include "core/exchange/resultlist.h"
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

constexpr const char *intervalMethod = "95 %, bootstrap over the windows of this run";

std::string range(const Interval &interval)
{
    return shortNumber(interval.low) + " to " + shortNumber(interval.high);
}

std::string between(const Interval &interval)
{
    return fmt::format("  ({}, {})", range(interval), intervalMethod);
}

std::string throughputText(const RunRecord &record)
{
    std::string out = shortNumber(record.throughput->value) + " /s";
    if (const auto &interval = record.throughputInterval)
        out += between(*interval);
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
    const auto kilowattHours = [](double each) { return toKilowattHours({each * 1e6}); };
    const std::string million = shortNumber(kilowattHours(joules)) + " kWh per million";
    const std::string each = fmt::format("{} J per {}", shortNumber(joules), unit);
    const auto &interval = record.energy->perSample;
    if (!interval)
        return each + ", " + million;
    const Interval ofMillion{kilowattHours(interval->low), kilowattHours(interval->high), interval->kind};
    return fmt::format("{}  ({}), {}  ({}); {}", each, range(*interval), million, range(ofMillion),
                       intervalMethod);
}

std::string powerText(const RunEnergy &energy)
{
    const WholeEnergy &whole = *energy.whole;
    std::string out = shortNumber(whole.mean.value) + " W gross";
    if (energy.power)
        out += between(*energy.power);
    if (energy.idle)
        out += fmt::format(", {} W idle", shortNumber(energy.idle->value));
    if (energy.net)
        out += fmt::format(", {} J net of {} J", shortNumber(energy.net->value),
                           shortNumber(whole.total.value));
    return out;
}

/// What the energy is worth: how it was got, of which parts, and what is not in it.
std::string worthText(const WholeEnergy &whole)
{
    const std::string out = scopeText(whole.provenance, whole.scope);
    return whole.missing.empty() ? out : out + "; not in it: " + text(whole.missing);
}

/// Compares like with like; else what the counted energy holds beyond the meter's.
std::string overlapText(const Overlap &overlap)
{
    if (const auto difference = overlap.difference())
        return fmt::format("{} saw {} J {} of the same parts ({}) and is not added", overlap.meter,
                           shortNumber(std::abs(difference->value)), difference->value < 0 ? "more" : "less",
                           text(overlap.covers));
    std::string out = fmt::format("{} saw {} J of {} and is not added", overlap.meter,
                                  shortNumber(overlap.energy.value), text(overlap.covers));
    if (const Coverage extra = overlap.countedCovers.without(overlap.covers); !extra.empty())
        out += fmt::format("; the {} J counted instead hold {}, too", shortNumber(overlap.counted.value),
                           text(extra));
    return overlap.complete ? out : out + "; not every domain could be read";
}

std::string absent(std::string_view label, const std::optional<Error> &reason)
{
    return reason ? line(label, describe(*reason)) : std::string();
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
        out += line("covers", worthText(*energy.whole));
        for (const Overlap &overlap : energy.whole->overlaps)
            out += line("", overlapText(overlap));
        out += absent("no idle power", energy.idleRefused) + absent("no net energy", energy.netRefused);
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
