// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/eventlines.h"

#include "core/record/runenergy.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace hakari {

namespace {

using nlohmann::json;

constexpr std::size_t longestText = 240; ///< bytes of one string, which JSON may make up to 6 times longer
constexpr std::size_t longestArguments = 640;
constexpr std::size_t longestName = 110; ///< of a meter or a domain, as JSON

/// The longest beginning of the text that is no longer than `limit` and does not cut a UTF-8 sequence.
std::string_view beginning(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    std::size_t end = limit; // at most 3 bytes follow the first of a sequence; a longer row is not UTF-8
    while (end > 0 && limit - end < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

std::string dumped(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Shortens a text so that its JSON stays within `limit` bytes.
std::string fitting(std::string_view text, std::size_t limit)
{
    std::string out(text);
    for (std::size_t length = text.size(); dumped(out).size() > limit; length = length * 3 / 4)
        out = std::string(beginning(text, length)) + "…";
    return out;
}

json setupToJson(const RunSetup &setup)
{
    json out{{"workload", fitting(setup.workload, longestText)},
             {"title", fitting(setup.title, longestText)},
             {"unit", setup.unit},
             {"scenario", optionName(setup.scenario)},
             {"profile", name(setup.profile)},
             {"duration", setup.duration.value}};
    if (setup.latencyBound)
        out["latency_bound"] = setup.latencyBound->value;
    return out;
}

} // namespace

EventLines::EventLines(std::string run, int rank, Sink sink, std::uint64_t seq)
    : m_run(std::move(run)), m_rank(rank), m_sink(std::move(sink)), m_seq(seq)
{
}

void EventLines::write(Seconds t, std::string_view event, const json &body)
{
    std::string line = fmt::format(R"({{"v":{},"run":"{}","rank":{},"seq":{},"t":{:.6f},"event":"{}")",
                                   eventVersion, m_run, m_rank, m_seq++, t.value, event);
    const std::string rest = dumped(body);
    if (rest.size() > 2)
        line.append(",").append(rest, 1);
    else
        line += '}';
    line += '\n';
    m_sink(line);
}

void EventLines::hello(Seconds t, const RunData &data)
{
    write(t, "hello",
          {{"start", data.startUtc}, {"world", data.worldSize}, {"setup", setupToJson(data.setup)}});
    facts(t, data.facts);
}

void EventLines::facts(Seconds t, const std::map<std::string, std::string> &facts)
{
    for (const auto &[key, value] : facts) {
        std::string_view rest = value;
        do {
            const auto part = beginning(rest, longestText / 2);
            json body{{"facts", {{key, std::string(part)}}}};
            if (rest.size() < value.size())
                body["continued"] = true;
            write(t, "hello", body);
            rest.remove_prefix(part.size());
        } while (!rest.empty());
    }
}

void EventLines::phase(Seconds t, Phase phase, std::uint64_t completed, std::optional<Seconds> left)
{
    json body{{"name", name(phase)}, {"completed", completed}};
    if (left)
        body["left"] = left->value;
    write(t, "phase", body);
}

void EventLines::measurementEdge(Seconds t, const ClockReading &clock)
{
    json body{{"name", name(Phase::Measurement)},
              {"clock", {clock.monotonic.value, clock.boot.value, clock.real.value}}};
    if (clock.throttles)
        body["throttles"] = *clock.throttles;
    write(t, "phase", body);
}

void EventLines::window(Seconds t, const LoadWindow &window)
{
    json body{{"phase", name(window.phase)}, {"load", window.load},
              {"begin", window.begin.value}, {"end", window.end.value},
              {"samples", window.samples},   {"latency", window.meanLatency.value}};
    if (window.power)
        body["power"] = window.power->value;
    write(t, "window", body);
}

void EventLines::samples(Seconds t, std::size_t from, std::uint64_t perQuery,
                         std::span<const QueryTime> queries)
{
    fmt::basic_memory_buffer<char, longestEventLine + 1> line;
    constexpr std::size_t longestPair = 2 * 21; // two 64-bit numbers, signed, with their commas
    while (!queries.empty()) {
        line.clear();
        std::int64_t before = queries.front().arrival;
        fmt::format_to(std::back_inserter(line),
                       R"({{"v":{},"run":"{}","rank":{},"seq":{},"t":{:.6f},"event":"samples",)"
                       R"("from":{},"per":{},"base":{},"q":[)",
                       eventVersion, m_run, m_rank, m_seq++, t.value, from, perQuery, before);
        std::size_t taken = 0;
        for (; taken < queries.size() && line.size() + longestPair + 3 <= longestEventLine; ++taken) {
            const QueryTime &query = queries[taken];
            fmt::format_to(std::back_inserter(line), "{}{},{}", taken == 0 ? "" : ",", query.arrival - before,
                           query.latency);
            before = query.arrival;
        }
        line.append(std::string_view("]}\n"));
        m_sink({line.data(), line.size()});
        queries = queries.subspan(taken);
        from += taken;
    }
}

void EventLines::meter(Seconds t, const std::string &meter, const MeterDomain &domain)
{
    json body{{"id", fitting(domain.id, longestName)},
              {"name", fitting(domain.name, longestName)},
              {"covers", partNames(domain.covers)},
              {"boundary", name(domain.boundary)},
              {"kind", name(domain.kind)},
              {"provenance", name(domain.provenance)}};
    if (domain.range)
        body["range"] = domain.range->value;
    if (domain.averagedOver)
        body["averaged_over"] = domain.averagedOver->value;
    if (domain.parent)
        body["parent"] = fitting(*domain.parent, longestName);
    write(t, "meter", {{"meter", fitting(meter, longestName)}, {"domain", body}});
}

void EventLines::power(Seconds t, const std::string &domain, std::span<const Reading> readings)
{
    constexpr std::size_t atOnce = 12;
    while (!readings.empty()) {
        const auto some = readings.first(std::min(atOnce, readings.size()));
        json points = json::array();
        for (const Reading &reading : some) {
            points.push_back(reading.at.value);
            points.push_back(reading.value);
        }
        write(t, "power", {{"domain", fitting(domain, longestName)}, {"points", points}});
        readings = readings.subspan(some.size());
    }
}

void EventLines::throttling(Seconds t, const std::string &text)
{
    write(t, "throttling", {{"text", fitting(text, longestText)}});
}

void EventLines::writeText(Seconds t, std::string_view event, const std::string &text,
                           const std::map<std::string, std::string> &args)
{
    json shortened = json::object();
    for (const auto &[key, value] : args)
        shortened[key] = fitting(value, longestArguments / args.size() - 20);
    write(t, event, {{"text", fitting(text, longestText)}, {"args", shortened}});
}

void EventLines::warning(Seconds t, const Notice &notice)
{
    writeText(t, "warning", notice.text, notice.args);
}

void EventLines::error(Seconds t, const Error &error)
{
    writeText(t, "error", std::string(messageTemplate(error.code)), error.args);
}

void EventLines::results(Seconds t, const RunRecord &record)
{
    for (const json &body : resultLines(record))
        write(t, "result", body);
}

void EventLines::bye(Seconds t, bool interrupted)
{
    write(t, "bye", {{"interrupted", interrupted}});
}

namespace {

json withInterval(json line, const std::optional<Interval> &interval)
{
    if (interval) {
        line["low"] = interval->low;
        line["high"] = interval->high;
        line["interval"] = "bootstrap over the windows of one run, 95 %";
    }
    return line;
}

void addEnergyLines(std::vector<json> &out, const RunRecord &record)
{
    const RunEnergy &energy = *record.energy;
    if (energy.whole) {
        json power{{"name", "power"},
                   {"value", energy.whole->mean.value},
                   {"unit", "W"},
                   {"covers", text(energy.whole->scope.covers)},
                   {"boundary", name(energy.whole->scope.boundary)},
                   {"provenance", name(energy.whole->provenance)}};
        out.push_back(withInterval(std::move(power), energy.power));
        out.push_back({{"name", "energy"}, {"value", energy.whole->total.value}, {"unit", "J"}});
        if (const auto perSample = record.energyPerSample())
            out.push_back(
                withInterval({{"name", "energy_per_sample"}, {"value", perSample->value}, {"unit", "J"}},
                             energy.perSample));
        if (energy.idle)
            out.push_back({{"name", "idle_power"}, {"value", energy.idle->value}, {"unit", "W"}});
        if (energy.net)
            out.push_back({{"name", "net_energy"}, {"value", energy.net->value}, {"unit", "J"}});
        for (const Overlap &overlap : energy.whole->overlaps)
            out.push_back({{"name", "overlap"},
                           {"meter", fitting(overlap.meter, longestName)},
                           {"value", (overlap.counted - overlap.energy).value},
                           {"unit", "J"}});
    }
    for (const MeteredDomain &each : energy.domains) {
        if (!each.energy)
            out.push_back({{"name", "not_metered"},
                           {"domain", fitting(each.domain.id, longestName)},
                           {"value", fitting(describe(each.energy.error()), longestText)}});
    }
}

} // namespace

std::vector<json> resultLines(const RunRecord &record)
{
    std::vector<json> out;
    if (record.throughput) {
        json line{{"name", "throughput"}, {"value", record.throughput->value}, {"unit", "1/s"}};
        out.push_back(withInterval(std::move(line), record.throughputInterval));
        out.push_back({{"name", "samples"}, {"value", *record.sampleCount}});
        out.push_back({{"name", "duration"}, {"value", record.duration->value}, {"unit", "s"}});
    }
    for (const auto &[percentile, latency] : record.latencyPercentiles)
        out.push_back(
            {{"name", "latency"}, {"percentile", percentile}, {"value", latency.value}, {"unit", "s"}});
    if (record.energy)
        addEnergyLines(out, record);
    for (const Notice &reason : record.verdict.reasons)
        out.push_back({{"name", "reason"}, {"value", fitting(reason.sentence(), longestArguments)}});
    out.push_back({{"name", "verdict"}, {"value", name(record.verdict.state)}});
    return out;
}

} // namespace hakari
