// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/runtext.h"

#include <fmt/format.h>

#include <cmath>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

/// Four significant digits, or all before the point.
std::string shown(double value)
{
    const double size = std::abs(value);
    if (size >= 1e9 || (size > 0 && size < 1e-4))
        return fmt::format("{:.3e}", value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return fmt::format("{:.{}f}", value, decimals);
}

std::string durationText(Seconds value)
{
    if (value.value >= 1)
        return shown(value.value) + " s";
    if (value.value >= 1e-3)
        return shown(value.value * 1e3) + " ms";
    return value.value >= 1e-6 ? shown(value.value * 1e6) + " us" : shown(value.value * 1e9) + " ns";
}

std::string line(std::string_view label, const std::string &value)
{
    return fmt::format("{:<14} {}\n", label, value);
}

std::string throughputText(const RunRecord &record)
{
    std::string out = shown(record.throughput->value) + " /s";
    if (const auto &interval = record.throughputInterval)
        out += fmt::format("  ({} to {}, 95 %, bootstrap over the windows of this run)", shown(interval->low),
                           shown(interval->high));
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
                    shown(std::stod(flops->second) * record.throughput->value * 1e-9) + " GFLOP/s");
    } catch (const std::exception &) {
        return {};
    }
}

std::string fact(const RunRecord &record, const char *key)
{
    const auto found = record.host.find(key);
    return found == record.host.end() ? std::string() : found->second;
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
                                            shown(record.duration->value), fact(record, "batch")));
    }
    if (record.power.empty())
        out += line("energy", "not metered");
    out += line("verdict", std::string(name(record.verdict.state)));
    for (const std::string &reason : record.verdict.reasons)
        out += line("", reason);
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
             {"reasons", record.verdict.reasons}};
    if (record.throughput) {
        out["throughput_per_s"] = record.throughput->value;
        if (record.throughputInterval)
            out["throughput_interval"] = {record.throughputInterval->low, record.throughputInterval->high};
        out["samples"] = *record.sampleCount;
        out["duration_s"] = record.duration->value;
        for (const auto &[percentile, latency] : record.latencyPercentiles)
            out["latency_s"][fmt::format("p{:g}", percentile)] = latency.value;
    }
    for (const Notice &warning : record.data->warnings)
        out["warnings"].push_back(warning.sentence());
    out["facts"] = record.host;
    return out;
}

} // namespace hakari
