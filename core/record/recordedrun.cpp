// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/recordedrun.h"

#include "core/base/file.h"
#include "core/record/eventlines.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <fstream>
#include <iterator>
#include <utility>

namespace hakari {

namespace {

using nlohmann::json;

/// A value that breaks a rule of the format, worded for EventBad.
struct Broken {
    std::string cause;
};

/// Without nlohmann-json's silent conversions of fractions, booleans and numbers that do not fit.
template <std::integral Integer>
std::optional<Integer> integer(const json &value)
{
    if (value.is_number_unsigned() && std::in_range<Integer>(value.get<std::uint64_t>()))
        return static_cast<Integer>(value.get<std::uint64_t>());
    if (!value.is_number_unsigned() && value.is_number_integer()
        && std::in_range<Integer>(value.get<std::int64_t>()))
        return static_cast<Integer>(value.get<std::int64_t>());
    return std::nullopt;
}

template <class Value>
std::optional<Value> valueOf(const json &value)
{
    if constexpr (std::integral<Value> && !std::same_as<Value, bool>)
        return integer<Value>(value);
    try {
        return value.get<Value>();
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

template <class Value>
std::optional<Value> optionalField(const json &line, const char *key)
{
    const auto found = line.find(key);
    return found == line.end() ? std::nullopt : valueOf<Value>(*found);
}

template <class Value>
Value field(const json &line, const char *key)
{
    if (!line.contains(key))
        throw Broken{std::string("\"") + key + "\" is missing"};
    if (auto value = optionalField<Value>(line, key))
        return *std::move(value);
    throw Broken{std::string("\"") + key + "\" is not of its type"};
}

double finite(const json &line, const char *key)
{
    const auto value = field<double>(line, key);
    if (!std::isfinite(value))
        throw Broken{std::string("\"") + key + "\" is not a finite number"};
    return value;
}

template <class Enum>
Enum named(const json &line, const char *key, std::optional<Enum> (*parse)(std::string_view))
{
    const auto text = field<std::string>(line, key);
    const auto value = parse(text);
    if (!value)
        throw Broken{std::string("\"") + key + "\" is \"" + text + "\", which is not known"};
    return *value;
}

RunSetup readSetup(const json &setup)
{
    RunSetup out;
    out.workload = field<std::string>(setup, "workload");
    out.title = field<std::string>(setup, "title");
    out.unit = field<std::string>(setup, "unit");
    out.scenario = named<Scenario>(setup, "scenario", scenarioFromOption);
    out.profile = named<Profile>(setup, "profile", profileNamed);
    out.duration = {finite(setup, "duration")};
    if (setup.contains("latency_bound"))
        out.latencyBound = Seconds{finite(setup, "latency_bound")};
    return out;
}

LoadWindow readWindow(const json &line)
{
    LoadWindow window;
    window.phase = named<Phase>(line, "phase", phaseNamed);
    window.load = finite(line, "load");
    window.begin = {finite(line, "begin")};
    window.end = {finite(line, "end")};
    window.samples = field<std::uint64_t>(line, "samples");
    window.meanLatency = {finite(line, "latency")};
    if (line.contains("power"))
        window.power = Watts{finite(line, "power")};
    return window;
}

Coverage readCoverage(const json &domain)
{
    Coverage covers;
    for (const auto &part : field<std::vector<std::string>>(domain, "covers")) {
        const auto known = partNamed(part);
        if (!known)
            throw Broken{"\"covers\" names \"" + part + "\", which is not known"};
        covers = covers.united({*known});
    }
    return covers;
}

MeterDomain readDomain(const json &domain)
{
    MeterDomain out;
    out.id = field<std::string>(domain, "id");
    out.name = field<std::string>(domain, "name");
    out.covers = readCoverage(domain);
    out.boundary = named<PowerBoundary>(domain, "boundary", boundaryNamed);
    out.kind = named<ReadingKind>(domain, "kind", readingKindNamed);
    out.provenance = named<Provenance>(domain, "provenance", provenanceNamed);
    if (domain.contains("range"))
        out.range = Joules{finite(domain, "range")};
    if (domain.contains("averaged_over"))
        out.averagedOver = Seconds{finite(domain, "averaged_over")};
    if (domain.contains("parent"))
        out.parent = field<std::string>(domain, "parent");
    return out;
}

Notice readNotice(const json &line)
{
    return {field<std::string>(line, "text"), field<std::map<std::string, std::string>>(line, "args")};
}

/// The error whose sentence this is; one of a later version becomes the failure it describes.
Error readError(const json &line)
{
    const Notice notice = readNotice(line);
    if (auto known = errorFromTemplate(notice.text, notice.args))
        return *known;
    return {ErrorCode::BackendFailed, {{"backend", "?"}, {"cause", notice.sentence()}}};
}

/// Earlier versions stated an interval of an estimate, which no longer follows (RunEnergy::power).
void dropIntervalsOfEstimates(std::vector<json> &results, const RunRecord &record)
{
    if (!record.averagePower || record.averagePower->provenance != Provenance::Estimated)
        return;
    for (json &line : results) {
        const auto unit = line.find("unit");
        if (unit != line.end() && (*unit == "W" || *unit == "J")) {
            for (const char *key : {"low", "high", "interval"})
                line.erase(key);
        }
    }
}

/// Equal but for what another compiler may round differently.
bool sameResult(const json &a, const json &b)
{
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>();
        const double y = b.get<double>();
        return x == y || std::abs(x - y) <= 1e-9 * std::max(std::abs(x), std::abs(y));
    }
    if (!a.is_object() || !b.is_object() || a.size() != b.size())
        return a == b;
    for (const auto &[key, value] : a.items()) {
        if (!b.contains(key) || !sameResult(value, b[key]))
            return false;
    }
    return true;
}

json readResult(const json &line)
{
    json out = json::object();
    for (const auto &[key, value] : line.items()) {
        if (!value.is_primitive())
            throw Broken{"\"" + key + "\" is not of its type"};
        out[key] = value;
    }
    for (const char *key : {"v", "run", "rank", "seq", "t", "event"})
        out.erase(key);
    return out;
}

/// One query of `q`, `arrival` being that of the query before it.
QueryTime readQuery(const json &fromLast, const json &latency, std::int64_t arrival)
{
    const auto step = integer<std::int64_t>(fromLast);
    const auto length = integer<std::int64_t>(latency);
    if (!step || !length)
        throw Broken{"\"q\" is not of its type"};
    if (*length < 0)
        throw Broken{"a latency below 0"};
    std::int64_t completion = 0;
    if (__builtin_add_overflow(arrival, *step, &arrival) || arrival < 0
        || __builtin_add_overflow(arrival, *length, &completion))
        throw Broken{"a sample outside the run"};
    return {arrival, *length};
}

} // namespace

RunAssembler::RunAssembler(std::string file) : m_file(std::move(file)) {}
RunAssembler::~RunAssembler() = default;
RunAssembler::RunAssembler(RunAssembler &&) noexcept = default;
RunAssembler &RunAssembler::operator=(RunAssembler &&) noexcept = default;

Error RunAssembler::bad(std::string cause) const
{
    return {ErrorCode::EventBad,
            {{"file", m_file}, {"line", std::to_string(m_line)}, {"cause", std::move(cause)}}};
}

Expected<void> RunAssembler::add(std::string_view line)
{
    return add(json::parse(line, nullptr, false), m_line + 1);
}

Expected<void> RunAssembler::add(const json &line, std::size_t number)
{
    m_line = number;
    if (!line.is_object())
        return tl::unexpected(bad("not a line of an event stream"));
    try {
        take(line);
        return {};
    } catch (const Broken &broken) {
        return tl::unexpected(bad(broken.cause));
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

void RunAssembler::checkEnvelope(const json &line) const
{
    const int version = field<int>(line, "v");
    if (version > eventVersion)
        throw Error{ErrorCode::FormatNewer, {{"file", m_file}, {"version", std::to_string(version)}}};
    if (field<std::uint64_t>(line, "seq") != m_seq)
        throw Broken{"line number " + std::to_string(m_seq) + " of the run is missing"};
    const bool same = field<std::string>(line, "run") == m_data.id && field<int>(line, "rank") == m_data.rank;
    if (m_seq > 0 && !same)
        throw Broken{"it belongs to another run"};
    finite(line, "t");
}

void RunAssembler::take(const json &line)
{
    const auto event = field<std::string>(line, "event");
    if (m_seq == 0 && event != "hello")
        throw Broken{"the run does not begin with hello"};
    checkEnvelope(line);
    takeEvent(event, line);
    m_last = {finite(line, "t")};
    m_data.id = field<std::string>(line, "run");
    m_data.rank = field<int>(line, "rank");
    ++m_seq;
}

void RunAssembler::takeEvent(const std::string &event, const json &line)
{
    if (event == "hello")
        takeHello(line);
    else if (event == "phase")
        takePhase(line);
    else if (event == "window")
        m_data.windows.push_back(readWindow(line));
    else if (event == "samples")
        takeSamples(line);
    else if (event == "meter")
        takeMeter(line);
    else if (event == "power")
        takePower(line);
    else if (event == "throttling")
        m_data.throttling.push_back(field<std::string>(line, "text"));
    else if (event == "warning")
        m_data.warnings.push_back(readNotice(line));
    else if (event == "error")
        m_data.error = readError(line);
    else if (event == "result")
        m_results.push_back(readResult(line));
    else if (event == "bye") {
        m_data.interrupted = field<bool>(line, "interrupted");
        m_data.ended = true;
    } else {
        throw Broken{"the event \"" + event + "\" is not known"};
    }
}

void RunAssembler::takeHello(const json &line)
{
    std::map<std::string, std::string> facts;
    if (line.contains("facts"))
        facts = field<std::map<std::string, std::string>>(line, "facts");
    const bool continued = line.contains("continued") && field<bool>(line, "continued");
    if (line.contains("setup")) {
        const auto start = field<std::string>(line, "start");
        const int world = field<int>(line, "world");
        m_data.setup = readSetup(line["setup"]);
        m_data.startUtc = start;
        m_data.worldSize = world;
    }
    for (const auto &[key, value] : facts)
        m_data.facts[key] = (continued ? m_data.facts[key] : std::string()) + value;
}

void RunAssembler::takePhase(const json &line)
{
    const auto phase = named<Phase>(line, "name", phaseNamed);
    if (!line.contains("clock")) {
        const auto left = line.contains("left") ? std::optional(Seconds{finite(line, "left")}) : std::nullopt;
        m_completed = field<std::uint64_t>(line, "completed");
        m_left = left;
        m_phase = phase;
        return;
    }
    const auto clock = field<std::vector<double>>(line, "clock");
    if (clock.size() != 3)
        throw Broken{"\"clock\" does not hold three readings"};
    ClockReading reading{{clock[0]}, {clock[1]}, {clock[2]}, {}};
    if (line.contains("throttles"))
        reading.throttles = field<std::uint64_t>(line, "throttles");
    m_phase = phase;
    if (m_data.measurementBegin && !m_data.measurementEnd)
        m_data.measurementEnd = reading;
    else
        beginMeasurement(reading);
}

void RunAssembler::beginMeasurement(const ClockReading &reading)
{
    m_data.measurementBegin = reading;
    m_data.measurementEnd.reset();
    m_data.queries.clear();
    m_data.samplesPerQuery = 1;
    m_data.throttling.clear();
    std::erase_if(m_data.windows, [](const LoadWindow &w) { return w.phase == Phase::Measurement; });
}

void RunAssembler::takeSamples(const json &line)
{
    if (field<std::size_t>(line, "from") != m_data.queries.size())
        throw Broken{"samples before it are missing"};
    const auto per = field<std::uint64_t>(line, "per");
    if (per == 0)
        throw Broken{"queries without samples"};
    auto arrival = field<std::int64_t>(line, "base");
    const auto times = line.find("q");
    if (times == line.end() || !times->is_array() || times->size() % 2 != 0)
        throw Broken{"a sample without its latency"};
    std::vector<QueryTime> queries;
    for (std::size_t i = 0; i < times->size(); i += 2) {
        queries.push_back(readQuery((*times)[i], (*times)[i + 1], arrival));
        arrival = queries.back().arrival;
    }
    m_data.samplesPerQuery = per;
    m_data.queries.insert(m_data.queries.end(), queries.begin(), queries.end());
}

PowerTrace *RunAssembler::traceOf(const std::string &domain)
{
    const auto trace = std::ranges::find(m_data.power, domain,
                                         [](const PowerTrace &known) { return known.domain.id; });
    return trace == m_data.power.end() ? nullptr : &*trace;
}

void RunAssembler::takeMeter(const json &line)
{
    const auto meter = field<std::string>(line, "meter");
    if (!line.contains("domain") || !line["domain"].is_object())
        throw Broken{"\"domain\" is missing"};
    MeterDomain domain = readDomain(line["domain"]);
    if (traceOf(domain.id))
        throw Broken{"the domain \"" + domain.id + "\" is named twice"};
    m_data.power.push_back({meter, std::move(domain), {}});
}

void RunAssembler::takePower(const json &line)
{
    const auto domain = field<std::string>(line, "domain");
    const auto points = field<std::vector<double>>(line, "points");
    if (points.size() % 2 != 0)
        throw Broken{"a time without its reading"};
    PowerTrace *trace = traceOf(domain);
    if (!trace)
        throw Broken{"no meter line names the domain \"" + domain + "\""};
    for (std::size_t i = 0; i < points.size(); i += 2)
        trace->readings.push_back({{points[i]}, points[i + 1]});
}

void RunAssembler::close(bool interrupted)
{
    m_data.interrupted = interrupted;
    m_data.ended = true;
}

Expected<RunRecord> RunAssembler::finish() &&
{
    RunRecord record = summarise(std::move(m_data));
    if (m_results.empty())
        return record;
    dropIntervalsOfEstimates(m_results, record);
    const std::vector<json> results = resultLines(record);
    bool same = results.size() == m_results.size();
    for (std::size_t i = 0; same && i < results.size(); ++i)
        same = sameResult(results[i], m_results[i]);
    if (!same)
        return tl::unexpected(bad("the result that the file states does not follow from its samples"));
    return record;
}

SourceRef sourceOfRun(const RunRecord &record, const std::string &file)
{
    Source source;
    source.title = {"Run " + record.id, "実行 " + record.id};
    source.locator = file;
    source.year = record.startUtc.substr(0, 7);
    return std::make_shared<const Source>(std::move(source));
}

namespace {

/// The assembler of the run and rank that a line names, new where it is the first of them.
class Sorter
{
public:
    explicit Sorter(std::string file) : m_file(std::move(file)) {}

    Expected<void> add(std::string_view text, std::size_t number)
    {
        const json line = json::parse(text, nullptr, false);
        const auto run = optionalField<std::string>(line, "run");
        const auto rank = optionalField<int>(line, "rank");
        if (!run || !rank)
            return tl::unexpected(Error{ErrorCode::EventBad,
                                        {{"file", m_file},
                                         {"line", std::to_string(number)},
                                         {"cause", "not a line of an event stream"}}});
        const Key key{*run, *rank};
        auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                  [&](const auto &known) { return known.first == key; });
        if (found == m_runs.end())
            found = m_runs.insert(found, {key, RunAssembler(m_file)});
        return found->second.add(line, number);
    }

    Expected<std::vector<RunRecord>> finish()
    {
        if (m_runs.empty()) // the first line was still being written
            return tl::unexpected(Error{ErrorCode::EventsNoRun, {{"file", m_file}}});
        std::vector<RunRecord> records;
        for (auto &[key, assembler] : m_runs) {
            auto record = std::move(assembler).finish();
            if (!record)
                return tl::unexpected(record.error());
            record->source = sourceOfRun(*record, m_file);
            records.push_back(std::move(*record));
        }
        return records;
    }

private:
    using Key = std::pair<std::string, int>;
    std::string m_file;
    std::vector<std::pair<Key, RunAssembler>> m_runs;
};

/// The file, without a last line that was cut inside a UTF-8 sequence.
Expected<std::string> readLines(const std::filesystem::path &file)
{
    auto text = readTextFile(file);
    if (text || text.error().code != ErrorCode::NotUtf8)
        return text;
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    const auto lines = std::ranges::count(bytes, '\n');
    if (text.error().args["line"] != std::to_string(lines + 1))
        return text;
    bytes.erase(bytes.rfind('\n') + 1);
    return bytes;
}

} // namespace

Expected<std::vector<RunRecord>> readRecordedRuns(const std::filesystem::path &file)
{
    const auto text = readLines(file);
    if (!text)
        return tl::unexpected(text.error());
    if (!isRecordedRun(file))
        return tl::unexpected(Error{ErrorCode::EventsNoRun, {{"file", displayPath(file)}}});
    Sorter sorter(displayPath(file));
    std::string_view rest = *text;
    for (std::size_t number = 1;; ++number) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            break;
        if (const auto added = sorter.add(rest.substr(0, end), number); !added)
            return tl::unexpected(added.error());
        rest.remove_prefix(end + 1);
    }
    return sorter.finish();
}

bool isRecordedRun(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    std::string line(longestEventLine, '\0');
    stream.read(line.data(), static_cast<std::streamsize>(line.size()));
    line.resize(static_cast<std::size_t>(stream.gcount()));
    const json first = json::parse(line.substr(0, line.find('\n')), nullptr, false);
    return first.is_object() && first.contains("v") && first.value("event", json()) == "hello";
}

} // namespace hakari
