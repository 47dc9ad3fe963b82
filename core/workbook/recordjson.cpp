// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/recordjson.h"

namespace hakari {

using nlohmann::json;

namespace {

json textJson(const LocalizedText &text)
{
    return {{"en", text.en}, {"ja", text.ja}};
}

LocalizedText readText(const JsonNode &node)
{
    return {node.at("en").string(), node.at("ja").string()};
}

/// The enumerator of that name, of those up to `last`.
template <class Enum>
Enum readEnum(const JsonNode &node, Enum last)
{
    const std::string text = node.string();
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<Enum>(i)) == text)
            return static_cast<Enum>(i);
    }
    node.failValue(text, "a known name");
}

template <class Value>
Value valueOr(const JsonNode &node, const std::optional<Value> &value)
{
    if (!value)
        node.failValue(node.string(), "a known name");
    return *value;
}

json noticesJson(const std::vector<Notice> &notices)
{
    json out = json::array();
    for (const Notice &notice : notices)
        out.push_back({{"text", notice.text}, {"args", notice.args}});
    return out;
}

std::map<std::string, std::string> readStrings(const JsonNode &node)
{
    std::map<std::string, std::string> strings;
    for (const auto &[key, value] : node.json().items())
        strings[key] = node.at(key).string();
    return strings;
}

json intervalJson(const Interval &interval)
{
    return {{"low", interval.low}, {"high", interval.high}, {"kind", name(interval.kind)}};
}

std::optional<Interval> readInterval(const JsonNode &parent, std::string_view key)
{
    const auto node = parent.find(key);
    if (!node)
        return std::nullopt;
    return Interval{node->at("low").number(), node->at("high").number(),
                    readEnum(node->at("kind"), IntervalKind::Confidence95)};
}

template <class Q>
std::optional<Q> readQuantity(const JsonNode &parent, std::string_view key)
{
    const auto node = parent.find(key);
    return node ? std::optional(Q{node->number()}) : std::nullopt;
}

json powerJson(const MeanPower &power)
{
    json out{{"mean", power.mean.value},
             {"covers", text(power.scope.covers)},
             {"boundary", name(power.scope.boundary)},
             {"provenance", name(power.provenance)}};
    if (power.interval)
        out["interval"] = intervalJson(*power.interval);
    if (power.idle)
        out["idle"] = power.idle->value;
    return out;
}

MeanPower readPower(const JsonNode &node)
{
    MeanPower power;
    power.mean = {node.at("mean").number()};
    power.interval = readInterval(node, "interval");
    power.idle = readQuantity<Watts>(node, "idle");
    power.scope.covers = valueOr(node.at("covers"), coverageNamed(node.at("covers").string()));
    power.scope.boundary = readEnum(node.at("boundary"), PowerBoundary::Model);
    power.provenance = readEnum(node.at("provenance"), Provenance::Estimated);
    return power;
}

void putFigures(json &out, const RunRecord &record)
{
    if (record.throughput)
        out["throughput"] = record.throughput->value;
    if (record.throughputInterval)
        out["throughput_interval"] = intervalJson(*record.throughputInterval);
    if (record.sampleCount)
        out["samples"] = *record.sampleCount;
    if (record.duration)
        out["duration"] = record.duration->value;
    out["latency"] = json::array();
    for (const auto &[percentile, latency] : record.latencyPercentiles)
        out["latency"].push_back({percentile, latency.value});
    if (record.latencyBound)
        out["latency_bound"] = record.latencyBound->value;
    if (record.window)
        out["window"] = {record.window->begin.value, record.window->end.value};
    if (record.averagePower)
        out["power"] = powerJson(*record.averagePower);
}

std::pair<double, double> readPair(const JsonNode &node)
{
    const auto items = node.items();
    if (items.size() != 2)
        node.failType("a list of two numbers");
    return {items[0].number(), items[1].number()};
}

void readFigures(const JsonNode &head, RunRecord &record)
{
    record.throughput = readQuantity<PerSecond>(head, "throughput");
    record.throughputInterval = readInterval(head, "throughput_interval");
    if (const auto samples = head.find("samples"))
        record.sampleCount = readCount(*samples);
    record.duration = readQuantity<Seconds>(head, "duration");
    for (const JsonNode &node : head.at("latency").items()) {
        const auto [percentile, latency] = readPair(node);
        record.latencyPercentiles[percentile] = {latency};
    }
    record.latencyBound = readQuantity<Seconds>(head, "latency_bound");
    if (const auto window = head.find("window")) {
        const auto [begin, end] = readPair(*window);
        record.window = {{begin}, {end}};
    }
    if (const auto power = head.find("power"))
        record.averagePower = readPower(*power);
}

} // namespace

json sourceJson(const Source &source)
{
    return {{"id", source.id},     {"title", textJson(source.title)}, {"locator", source.locator},
            {"year", source.year}, {"licence", source.licence},       {"note", textJson(source.note)}};
}

SourceRef readSource(const JsonNode &head)
{
    const auto node = head.find("source");
    if (!node)
        return nullptr;
    return std::make_shared<const Source>(Source{node->at("id").string(), readText(node->at("title")),
                                                 node->at("locator").string(), node->at("year").string(),
                                                 node->at("licence").string(), readText(node->at("note"))});
}

std::uint64_t readCount(const JsonNode &node)
{
    if (!node.json().is_number_unsigned())
        node.failType("a count");
    return node.json().get<std::uint64_t>();
}

json recordJson(const RunRecord &record)
{
    json out{{"id", record.id},
             {"title", record.title},
             {"workload", record.workload},
             {"harness", record.harness},
             {"scenario", name(record.scenario)},
             {"start", record.startUtc},
             {"host", record.host},
             {"verdict",
              {{"state", name(record.verdict.state)}, {"reasons", noticesJson(record.verdict.reasons)}}}};
    putFigures(out, record);
    return out;
}

RunRecord readRecord(const JsonNode &head)
{
    RunRecord record;
    record.id = head.at("id").string();
    record.title = head.at("title").string();
    record.workload = head.at("workload").string();
    record.harness = head.at("harness").string();
    record.scenario = readEnum(head.at("scenario"), Scenario::MultiStream);
    record.startUtc = head.at("start").string();
    record.host = readStrings(head.at("host"));
    const JsonNode verdict = head.at("verdict");
    record.verdict.state = readEnum(verdict.at("state"), VerdictState::Unsupported);
    for (const JsonNode &reason : verdict.at("reasons").items())
        record.verdict.reasons.push_back({reason.at("text").string(), readStrings(reason.at("args"))});
    readFigures(head, record);
    return record;
}

} // namespace hakari
