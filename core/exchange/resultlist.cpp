// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultlist.h"

#include "core/base/text.h"
#include "core/exchange/shortnumber.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

template <class Quantity>
std::string known(const std::optional<Quantity> &quantity, const char *unit)
{
    return quantity ? shortNumber(quantity->value) + unit : "-";
}

/// What a reader must know before the figures: damage, and a run that did not come to its end.
std::string stateText(const ResultRow &row)
{
    if (row.damage)
        return "damaged: " + describe(*row.damage);
    std::string out = row.verdict ? std::string(name(*row.verdict)) : std::string();
    if (row.state != ResultState::Complete)
        out.append(out.empty() ? "" : ", ").append(name(row.state));
    return out;
}

Json intervalJson(const Interval &interval)
{
    return {interval.low, interval.high};
}

void addPower(Json &out, const MeanPower &power)
{
    out["mean_power_w"] = power.mean.value;
    if (power.interval)
        out["mean_power_interval_w"] = intervalJson(*power.interval);
    if (power.idle)
        out["idle_power_w"] = power.idle->value;
    out["covers"] = text(power.scope.covers);
    out["boundary"] = name(power.scope.boundary);
    out["provenance"] = name(power.provenance);
}

void addFigures(Json &out, const ResultRow &row)
{
    if (row.throughput)
        out["throughput_per_s"] = row.throughput->value;
    if (row.throughputInterval)
        out["throughput_interval"] = intervalJson(*row.throughputInterval);
    if (row.latencyP99)
        out["latency_p99_s"] = row.latencyP99->value;
    if (row.samples)
        out["samples"] = *row.samples;
    if (row.duration)
        out["duration_s"] = row.duration->value;
    if (row.power)
        addPower(out, *row.power);
    if (row.energyPerSample)
        out["energy_per_sample_j"] = row.energyPerSample->value;
}

Json rowJson(const ResultRow &row)
{
    Json out{{"id", static_cast<std::int64_t>(row.id)}, {"record", row.record}, {"rank", row.rank}};
    if (row.damage) {
        out["damage"] = describe(*row.damage);
        return out;
    }
    out.update({{"title", row.title},
                {"workload", row.workload},
                {"unit", row.unit},
                {"harness", row.harness},
                {"scenario", optionName(row.scenario)},
                {"start", row.startUtc},
                {"added", row.addedUtc},
                {"backend", row.backend},
                {"device", row.device},
                {"hardware", row.hardware},
                {"precision", row.precision},
                {"state", name(row.state)},
                {"tags", row.tags},
                {"note", row.note}});
    if (row.profile)
        out["profile"] = name(*row.profile);
    if (row.verdict)
        out["verdict"] = name(*row.verdict);
    addFigures(out, row);
    return out;
}

} // namespace

std::string resultsToText(std::span<const ResultRow> rows)
{
    if (rows.empty())
        return "no results\n";
    constexpr const char *layout = "{:>5}  {:<28.28}  {:<18.18} {:<13} {:>12} {:>10} {:>12}  {}{}\n";
    std::string out = fmt::format(layout, "id", "workload", "backend", "scenario", "throughput", "power",
                                  "per sample", "verdict", "");
    for (const ResultRow &row : rows)
        out += fmt::format(
            layout, static_cast<std::int64_t>(row.id), row.workload.empty() ? row.title : row.workload,
            row.backend.empty() ? row.harness : row.backend, optionName(row.scenario),
            known(row.throughput, " /s"), row.power ? known(std::optional(row.power->mean), " W") : "-",
            known(row.energyPerSample, " J"), stateText(row),
            row.tags.empty() ? "" : "  [" + listed(row.tags) + "]");
    return out;
}

Json resultsToJson(std::span<const ResultRow> rows)
{
    Json out = Json::array();
    for (const ResultRow &row : rows)
        out.push_back(rowJson(row));
    return out;
}

} // namespace hakari
