// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultjson.h"

#include "core/exchange/jsonparts.h"

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

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

void addWords(Json &out, const ResultRow &row)
{
    const std::initializer_list<std::pair<const char *, const std::string &>> words{
        {"title", row.title},         {"workload", row.workload}, {"unit", row.unit},
        {"harness", row.harness},     {"start", row.startUtc},    {"added", row.addedUtc},
        {"backend", row.backend},     {"device", row.device},     {"hardware", row.hardware},
        {"precision", row.precision}, {"note", row.note}};
    for (const auto &[key, text] : words) {
        if (!text.empty())
            out[key] = text;
    }
}

Json rowJson(const ResultRow &row)
{
    Json out{{"id", static_cast<std::int64_t>(row.id)}, {"record", row.record}, {"rank", row.rank}};
    if (row.damage) {
        out["damage"] = describe(*row.damage);
        return out;
    }
    addWords(out, row);
    out["scenario"] = optionName(row.scenario);
    out["state"] = name(row.state);
    out["tags"] = row.tags;
    if (row.profile)
        out["profile"] = name(*row.profile);
    if (row.verdict)
        out["verdict"] = name(*row.verdict);
    addFigures(out, row);
    return out;
}

void addMeasurement(Json &out, const RunRecord &record)
{
    if (record.window)
        out["window_s"] = {record.window->begin.value, record.window->end.value};
    if (!record.latencyPercentiles.empty())
        out["latency_s"] = latencyJson(record);
    if (record.latencyBound)
        out["latency_bound_s"] = record.latencyBound->value;
    if (record.energy)
        out["energy"] = energyJson(record);
}

void addRun(Json &out, const RunData &data)
{
    out["world"] = data.worldSize;
    out["samples_per_query"] = data.samplesPerQuery;
    if (!data.warnings.empty())
        out["warnings"] = sentencesJson(data.warnings);
}

void addJudgement(Json &out, const RunRecord &record)
{
    out["reasons"] = sentencesJson(record.verdict.reasons);
    if (record.data)
        out["rules"] = rulesJson(record);
}

} // namespace

Json resultsToJson(std::span<const ResultRow> rows)
{
    Json out = Json::array();
    for (const ResultRow &row : rows)
        out.push_back(rowJson(row));
    return out;
}

Json resultToJson(const ResultRow &row, const RunRecord &record)
{
    Json out = rowJson(row);
    if (row.verdict) {
        addMeasurement(out, record);
        addJudgement(out, record);
    }
    if (record.data)
        addRun(out, *record.data);
    out["facts"] = record.host;
    if (record.source)
        out["source"] = citationJson(*record.source);
    return out;
}

} // namespace hakari
