// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/studyreader.h"

#include "core/base/text.h"
#include "core/study/candidates.h"
#include "core/study/powerscope.h"
#include "core/study/studyfile.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>

namespace hakari {

namespace {

template <class Enum>
Enum oneOf(const JsonNode &node, const std::vector<Enum> &values)
{
    const auto word = [](Enum value) { return key(value); };
    const auto found = std::ranges::find(values, node.string(), word);
    if (found == values.end())
        node.failValue(node.string(), listed(values, word));
    return *found;
}

std::string stringOr(const JsonNode &node, std::string_view name, std::string fallback)
{
    const auto member = node.find(name);
    return member ? member->string() : std::move(fallback);
}

Metric readMetric(const JsonNode &node)
{
    if (const auto metric = metricNamed(node.string()))
        return *metric;
    node.failValue(node.string(), listed(allMetrics(), [](Metric metric) { return key(metric); }));
}

PowerBoundary readBoundary(const JsonNode &node)
{
    using enum PowerBoundary;
    if (const auto boundary = boundaryNamed(node.string()))
        return *boundary;
    constexpr std::array all{AcWall, DcSupply, Board, Chip, Model};
    node.failValue(node.string(), listed(all, [](PowerBoundary each) { return name(each); }));
}

Part readPart(const JsonNode &node)
{
    if (const auto part = partNamed(node.string()))
        return *part;
    node.failValue(node.string(), listed(partNames(Coverage::wholeSystem())));
}

/// A list of parts, or one of the words that stand for all of them and for none.
Coverage readCoverage(const JsonNode &node)
{
    if (node.json().is_string()) {
        for (const Coverage covers : {Coverage::wholeSystem(), Coverage()}) {
            if (text(covers) == node.string())
                return covers;
        }
        node.failValue(node.string(), text(Coverage::wholeSystem()) + ", " + text(Coverage()));
    }
    Coverage covers;
    for (const JsonNode &part : node.items())
        covers = covers.united({readPart(part)});
    return covers;
}

VerdictState readState(const JsonNode &node)
{
    using enum VerdictState;
    constexpr std::array all{Mistrusted, Failed, Aborted, Unsupported};
    const auto found = std::ranges::find(all, node.string(), [](VerdictState each) { return name(each); });
    if (found == all.end())
        node.failValue(node.string(), listed(all, [](VerdictState each) { return name(each); }));
    return *found;
}

Verdict readVerdict(const JsonNode &node)
{
    Verdict verdict{readState(node.at("state")), {}};
    if (const auto reasons = node.find("not_met")) {
        for (const JsonNode &reason : reasons->items())
            verdict.reasons.push_back({reason.string(), {}});
    }
    return verdict;
}

} // namespace

StudyReader::StudyReader(JsonNode root, const Catalogue &catalogue)
    : m_root(std::move(root)), m_catalogue(catalogue)
{
}

Study StudyReader::read()
{
    checkFormat();
    readSources();
    Study study;
    study.id = m_root.at("id").string();
    study.kind = oneOf(m_root.at("kind"), std::vector{StudyKind::Inference, StudyKind::Training});
    study.title = m_root.at("title").text();
    if (const auto summary = m_root.find("summary"))
        study.summary = summary->text();
    study.unitName = m_root.find("unit") ? m_root.at("unit").text() : LocalizedText{"inferences", "推論"};
    study.assumptions = readAssumptions(m_root.at("assumptions"), study.kind);
    for (const JsonNode &node : m_root.at("candidates").items()) {
        Candidate candidate = readCandidate(node, study.kind);
        const auto colour = node.find("colour");
        candidate.colour = colour ? colour->integerAtLeast(0) : unusedColour(study);
        study.candidates.push_back(std::move(candidate));
    }
    study.baseline = m_root.at("baseline").string();
    if (const auto notes = m_root.find("notes")) {
        for (const JsonNode &node : notes->items())
            study.notes.push_back(readNote(node));
    }
    checkReferences(study);
    return study;
}

void StudyReader::checkFormat() const
{
    const auto format = m_root.json().is_object() ? m_root.find("format") : std::nullopt;
    if (!format || !format->json().is_string() || format->string() != "hakari-study")
        throw Error{ErrorCode::FormatUnknown, {{"file", m_root.file()}}};
    const int version = m_root.at("version").integerAtLeast(1);
    if (version > studyFormatVersion)
        throw Error{ErrorCode::FormatNewer, {{"file", m_root.file()}, {"version", std::to_string(version)}}};
}

void StudyReader::readSources()
{
    const auto sources = m_root.find("sources");
    if (!sources)
        return;
    for (const auto &[id, unused] : sources->json().items()) {
        const JsonNode node = sources->at(id);
        Source source;
        source.id = id;
        source.title = node.at("title").text();
        source.locator = stringOr(node, "locator", {});
        source.year = stringOr(node, "year", {});
        source.licence = stringOr(node, "licence", {});
        if (const auto note = node.find("note"))
            source.note = note->text();
        m_sources[id] = std::make_shared<const Source>(std::move(source));
    }
}

SourceRef StudyReader::source(const JsonNode &node) const
{
    const auto member = node.find("source");
    if (!member)
        return nullptr;
    const std::string id = member->string();
    if (const auto own = m_sources.find(id); own != m_sources.end())
        return own->second;
    if (SourceRef shipped = m_catalogue.source(id))
        return shipped;
    member->failValue(id, listed(m_sources | std::views::keys));
}

Provenance StudyReader::provenance(const JsonNode &node, Provenance fallback) const
{
    const auto member = node.find("provenance");
    if (!member)
        return fallback;
    if (const auto value = provenanceNamed(member->string()))
        return *value;
    member->failValue(member->string(), "measured, published, entered, estimated");
}

std::optional<Interval> StudyReader::interval(const JsonNode &node) const
{
    const auto member = node.find("interval");
    if (!member)
        return std::nullopt;
    const auto ends = member->items();
    if (ends.size() != 2 || ends[0].number() > ends[1].number())
        member->failType(HAKARI_TEXT("Expected", "two numbers, the lower first"));
    const std::string kind = stringOr(node, "interval_kind", "bounds");
    if (kind != "bounds" && kind != "95")
        node.at("interval_kind").failValue(kind, "bounds, 95");
    return Interval{ends[0].number(), ends[1].number(),
                    kind == "95" ? IntervalKind::Confidence95 : IntervalKind::Bounds};
}

Assumptions StudyReader::readAssumptions(const JsonNode &node, StudyKind kind) const
{
    Assumptions a;
    if (kind == StudyKind::Inference) {
        const JsonNode demand = node.at("demand");
        a.demand = {perHour(demand.at("per_hour").numberAbove(0)),
                    provenance(demand, Provenance::Published),
                    source(demand),
                    {}};
    } else {
        const JsonNode work = node.at("sequences");
        a.sequences = {
            work.at("count").numberAbove(0), provenance(work, Provenance::Published), source(work), {}};
    }
    if (const auto bound = node.find("latency_bound_ms"))
        a.latencyBound = Seconds{bound->numberAbove(0) * 1e-3};
    if (const auto ceiling = node.find("utilisation_ceiling"))
        a.utilisationCeiling = ceiling->numberWithin(0, 1);
    a.region = node.at("region").string();
    if (!m_catalogue.region(a.region))
        node.at("region").failValue(a.region, listed(m_catalogue.regions(), &Region::id));
    const JsonNode prices = node.at("prices");
    a.prices = {prices.at("basis").string(), prices.at("year").string()};
    const JsonNode pue = node.at("pue");
    a.pue = {pue.at("value").numberAtLeast(1), provenance(pue, Provenance::Published), source(pue), {}};
    const JsonNode grid = node.at("grid");
    if (const auto entered = grid.find("g_per_kwh"))
        a.grid = Sourced<KilogramsPerJoule>{gramsPerKilowattHour(entered->numberAtLeast(0)),
                                            provenance(grid, Provenance::Entered),
                                            source(grid),
                                            {}};
    else
        a.grid = GridChoice{grid.at("source").string(), grid.at("year").string()};
    if (const auto embodied = node.find("embodied"))
        a.embodied = embodied->boolean();
    if (const auto lifetime = node.find("lifetime")) {
        a.lifetime = {{lifetime->at("hours").numberAbove(0) * secondsPerHour},
                      provenance(*lifetime, Provenance::Entered),
                      source(*lifetime),
                      {}};
    }
    if (const auto boundary = node.find("energy_boundary"))
        a.boundary = oneOf(*boundary, std::vector{EnergyBoundary::ItEquipment, EnergyBoundary::Facility});
    return a;
}

Candidate StudyReader::readCandidate(const JsonNode &node, StudyKind kind) const
{
    Candidate c;
    c.id = node.at("id").string();
    c.name = node.find("name") ? node.at("name").text() : LocalizedText{c.id, {}};
    c.instance = stringOr(node, "instance", {});
    if (!c.instance.empty() && !m_catalogue.instance(c.instance))
        throw Error{ErrorCode::FieldInstance,
                    {{"file", node.file()}, {"place", node.at("instance").place()}, {"value", c.instance}}};
    if (const auto hardware = node.find("hardware"))
        c.hardware = hardware->text();
    readWork(node, c);
    if (const auto price = node.find("price"))
        c.price = readPrice(*price);
    if (const auto power = node.find("power"))
        c.power = readPower(*power);
    if (kind == StudyKind::Training)
        readCluster(node, c);
    if (const auto claims = node.find("claims")) {
        for (const JsonNode &claim : claims->items())
            c.claims.push_back(readClaim(claim));
    }
    if (const auto outside = node.find("outside_cloud"); outside && outside->boolean())
        c.remarks.push_back(Remark::OutsideCloud);
    if (const auto verdict = node.find("verdict"))
        c.verdict = readVerdict(*verdict);
    if (const auto sample = node.find("sample"))
        c.sample = readSample(*sample);
    if (const auto hidden = node.find("hidden"))
        c.hidden = hidden->boolean();
    return c;
}

SampleWork StudyReader::readSample(const JsonNode &node) const
{
    SampleWork sample;
    if (const auto tokens = node.find("tokens"))
        sample.tokens = tokens->integerAtLeast(1);
    if (const auto flops = node.find("flops"))
        sample.flops = flops->numberAbove(0);
    if (!sample.known())
        node.failType(HAKARI_TEXT("Expected", "an object with \"tokens\" or \"flops\""));
    sample.source = source(node);
    return sample;
}

void StudyReader::readWork(const JsonNode &node, Candidate &c) const
{
    // A study that only cites a ratio has to say so: a rate that was forgotten is an error, not an absence.
    const JsonNode throughput = node.at("throughput");
    if (!throughput.json().is_string()) {
        c.throughput = {{throughput.at("per_second").numberAbove(0)},
                        provenance(throughput, Provenance::Published),
                        source(throughput),
                        interval(throughput)};
    } else if (throughput.string() != "unpublished") {
        throughput.failType(HAKARI_TEXT("Expected", "an object with \"per_second\", or \"unpublished\""));
    }
    if (const auto latency = node.find("latency_p99"))
        c.latencyP99 = {{latency->at("ms").numberAbove(0) * 1e-3},
                        provenance(*latency, Provenance::Published),
                        source(*latency),
                        {}};
}

void StudyReader::readCluster(const JsonNode &node, Candidate &c) const
{
    const auto cluster = node.find("cluster");
    if (!cluster)
        return;
    c.clusterSize = {static_cast<double>(cluster->at("instances").integerAtLeast(1)),
                     provenance(*cluster, Provenance::Published),
                     source(*cluster),
                     {}};
    if (const auto efficiency = cluster->find("scaling_efficiency"))
        c.scalingEfficiency = {efficiency->numberWithin(0, 1), Provenance::Entered, nullptr, {}};
}

PowerBasis StudyReader::readPower(const JsonNode &node) const
{
    if (node.json().is_string()) {
        if (node.string() == "catalogue")
            return CataloguePower{};
        if (node.string() == "unpublished")
            return std::monostate{};
        node.failValue(node.string(), "catalogue, unpublished");
    }
    if (const auto borrow = node.find("borrow"))
        return readBorrowedPower(*borrow);
    if (const auto change = node.find("energy_change")) {
        if (change->number() <= -1)
            change->failRange("> -1");
        return PowerRatio{1.0 + change->number(), node.at("against").string(),
                          provenance(node, Provenance::Published), source(node)};
    }
    if (const auto energy = node.find("energy_kwh"))
        return StatedEnergy{{energy->numberAbove(0) * joulesPerKilowattHour},
                            provenance(node, Provenance::Published),
                            source(node)};
    return readStatedPower(node);
}

BorrowedPower StudyReader::readBorrowedPower(const JsonNode &node) const
{
    auto borrowed = borrowedPower(m_catalogue, node.string());
    if (!borrowed)
        node.failValue(node.string(),
                       HAKARI_TEXT("Expected", "an instance of the catalogue that has a power curve"));
    return std::move(*borrowed);
}

StatedPower StudyReader::readStatedPower(const JsonNode &node) const
{
    StatedPower power;
    const Watts limit{node.at("limit_w").numberAbove(0)};
    const auto idle = node.find("idle_w");
    power.idleKnown = idle.has_value();
    power.curve = idle ? PowerCurve::linear({idle->numberAtLeast(0)}, limit) : PowerCurve({{1.0, limit}});
    if (const auto boundary = node.find("boundary"))
        power.scope.boundary = readBoundary(*boundary);
    const auto covers = node.find("covers");
    power.scope.covers = covers ? readCoverage(*covers) : presumedCoverage(power.scope.boundary);
    power.provenance = provenance(node, Provenance::Entered);
    power.source = source(node);
    power.interval = interval(node);
    return power;
}

StatedPrice StudyReader::readPrice(const JsonNode &node) const
{
    const std::string currency = stringOr(node, "currency", "USD");
    if (currency.size() != 3)
        node.at("currency").failType(HAKARI_TEXT("Expected", "an ISO 4217 code such as USD"));
    return {
        {node.at("per_hour").numberAbove(0)}, currency, provenance(node, Provenance::Entered), source(node)};
}

Claim StudyReader::readClaim(const JsonNode &node) const
{
    Claim claim;
    claim.metric = readMetric(node.at("metric"));
    claim.source = source(node);
    if (const auto change = node.find("change"))
        claim.kind = Claim::Kind::Change, claim.value = change->number();
    else if (const auto best = node.find("change_at_best"))
        claim.kind = Claim::Kind::ChangeAtBest, claim.value = best->number();
    else
        claim.value = node.at("value").number();
    if (claim.kind == Claim::Kind::Value)
        claim.value /= reported(unitOf(claim.metric), 1.0);
    return claim;
}

StudyNote StudyReader::readNote(const JsonNode &node) const
{
    using enum StudyNote::Kind;
    return {oneOf(node.at("kind"), std::vector{Published, Reconstructed, Disagrees}), node.at("text").text(),
            source(node)};
}

void StudyReader::checkReferences(const Study &study) const
{
    if (study.candidates.empty())
        throw Error{ErrorCode::NoCandidates, {{"file", m_root.file()}}};
    std::set<std::string> ids;
    for (const Candidate &c : study.candidates) {
        if (!ids.insert(c.id).second)
            throw Error{ErrorCode::CandidateTwice, {{"file", m_root.file()}, {"value", c.id}}};
    }
    const std::string known = listed(study.candidates, &Candidate::id);
    if (!ids.contains(study.baseline))
        m_root.at("baseline").failValue(study.baseline, known);
    const auto nodes = m_root.at("candidates").items();
    for (std::size_t i = 0; i < study.candidates.size(); ++i) {
        const auto *ratio = std::get_if<PowerRatio>(&study.candidates[i].power);
        if (ratio && !ids.contains(ratio->reference))
            nodes[i].at("power").at("against").failValue(ratio->reference, known);
    }
}

} // namespace hakari
