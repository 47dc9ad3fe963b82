// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultrow.h"

#include "core/record/runenergy.h"
#include "core/record/samplefacts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace hakari {

namespace {

constexpr std::array<std::string_view, 4> stateNames{"complete", "running", "interrupted", "accepted"};
constexpr double roundingOfCompilers = 1e-9;

using Facts = std::map<std::string, std::string>;

std::string firstFact(const Facts &facts, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const auto found = facts.find(key); found != facts.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

void takeFacts(ResultRow &row, const Facts &facts)
{
    row.backend = firstFact(facts, {"backend", "framework"});
    row.device = firstFact(facts, {"device"});
    row.hardware = firstFact(facts, {"device_name", "accelerator", "cpu"});
    row.precision = firstFact(facts, {"precision"});
    row.batch = batchOf(facts);
    row.sequenceLength = sequenceLengthOf(facts);
}

void takeRun(ResultRow &row, const RunData &data)
{
    row.rank = data.rank;
    row.unit = data.setup.unit;
    row.profile = data.setup.profile;
}

std::int64_t countOf(std::uint64_t samples, const std::string &record)
{
    if (!std::in_range<std::int64_t>(samples))
        throw Error{ErrorCode::ResultUnstorable, {{"value", record}, {"cause", "too many samples"}}};
    return static_cast<std::int64_t>(samples);
}

bool near(double a, double b)
{
    return a == b || std::abs(a - b) <= roundingOfCompilers * std::max(std::abs(a), std::abs(b));
}

template <class Q>
bool near(const std::optional<Q> &a, const std::optional<Q> &b)
{
    return a.has_value() == b.has_value() && (!a || near(a->value, b->value));
}

bool near(const std::optional<Interval> &a, const std::optional<Interval> &b)
{
    return a.has_value() == b.has_value() && (!a || (near(a->low, b->low) && near(a->high, b->high)));
}

bool near(const std::optional<MeanPower> &a, const std::optional<MeanPower> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return near(a->mean.value, b->mean.value) && near(a->interval, b->interval) && near(a->idle, b->idle)
           && a->scope == b->scope && a->provenance == b->provenance;
}

} // namespace

std::string_view name(ResultState state)
{
    return stateNames[static_cast<std::size_t>(state)];
}

ResultRow rowOf(const RunRecord &record)
{
    ResultRow row;
    row.record = record.id;
    row.title = record.title;
    row.workload = record.workload;
    row.harness = record.harness;
    row.scenario = record.scenario;
    row.startUtc = record.startUtc;
    row.throughput = record.throughput;
    row.throughputInterval = record.throughputInterval;
    if (const auto p99 = record.latencyPercentiles.find(99.0); p99 != record.latencyPercentiles.end())
        row.latencyP99 = p99->second;
    if (record.sampleCount)
        row.samples = countOf(*record.sampleCount, record.id);
    row.duration = record.duration;
    row.power = record.averagePower;
    row.energyPerSample = record.energyPerSample();
    if (record.energy)
        row.energyInterval = record.energy->perSample;
    row.verdict = record.verdict.state;
    takeFacts(row, record.host);
    if (record.data)
        takeRun(row, *record.data);
    return row;
}

ResultRow runningRowOf(const RunData &data)
{
    ResultRow row;
    row.record = data.id;
    row.title = data.setup.title;
    row.workload = data.setup.workload;
    row.harness = "Hakari";
    row.scenario = data.setup.scenario;
    row.startUtc = data.startUtc;
    row.samples = countOf(data.queries.size() * data.samplesPerQuery, data.id);
    row.state = ResultState::Running;
    takeFacts(row, data.facts);
    takeRun(row, data);
    return row;
}

bool sameRecord(const ResultRow &a, const ResultRow &b)
{
    const auto words = [](const ResultRow &row) {
        return std::tie(row.record, row.rank, row.title, row.workload, row.unit, row.harness, row.scenario,
                        row.profile, row.startUtc, row.backend, row.device, row.hardware, row.precision,
                        row.batch, row.sequenceLength, row.samples, row.verdict);
    };
    return words(a) == words(b) && near(a.throughput, b.throughput)
           && near(a.throughputInterval, b.throughputInterval) && near(a.latencyP99, b.latencyP99)
           && near(a.duration, b.duration) && near(a.power, b.power)
           && near(a.energyPerSample, b.energyPerSample);
}

} // namespace hakari
