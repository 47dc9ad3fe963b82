// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/candidates.h"

#include "core/record/rules.h"
#include "core/record/rundata.h"

#include <algorithm>

#include <fmt/format.h>

namespace hakari {

namespace {

std::optional<Error> unknownInstance(const Catalogue &catalogue, const std::string &instance)
{
    if (catalogue.instance(instance))
        return std::nullopt;
    return Error{ErrorCode::InstanceUnknown, {{"value", instance}}};
}

LocalizedText hardwareOf(const Instance &instance)
{
    return {instance.accelerator.empty() ? instance.cpu : instance.accelerator, {}};
}

std::string hardwareFact(const RunRecord &record)
{
    for (const char *fact : {"device_name", "accelerator", "cpu"}) {
        if (const auto found = record.host.find(fact); found != record.host.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

LocalizedText hardwareOf(const RunRecord &record)
{
    const std::string hardware = hardwareFact(record);
    return {hardware.empty() ? record.harness : hardware, {}};
}

/// The rules that the run broke, by name: their sentences are of the run's own page.
std::optional<Verdict> heldAgainst(const RunRecord &record)
{
    if (record.verdict.state == VerdictState::Valid)
        return std::nullopt;
    Verdict verdict{record.verdict.state, {}};
    for (const RuleCheck &check : checkRules(record)) {
        Notice rule{std::string(name(check.rule)), {}};
        if (check.held == false && std::ranges::find(verdict.reasons, rule) == verdict.reasons.end())
            verdict.reasons.push_back(std::move(rule));
    }
    if (verdict.reasons.empty()) {
        for (const Notice &reason : record.verdict.reasons)
            verdict.reasons.push_back({reason.sentence(), {}});
    }
    return verdict;
}

/// "inf1.2xlarge (Teads)" names the catalogue's curve, which may be gone from it.
SourceRef curveSource(const std::string &named, const Catalogue &catalogue)
{
    const std::string instance = named.substr(0, named.find(" ("));
    const InstancePower *power = catalogue.power(instance);
    if (power && power->source && named == fmt::format("{} ({})", instance, power->source->title.en))
        return power->source;
    Source source;
    source.title = {named, {}};
    return std::make_shared<const Source>(std::move(source));
}

SourceRef powerSource(const RunRecord &record, const Catalogue &catalogue)
{
    const auto modelled = std::ranges::find(record.power, PowerBoundary::Model,
                                            [](const PowerTrace &trace) { return trace.domain.boundary; });
    const bool fromCurve = record.averagePower->scope.boundary == PowerBoundary::Model
                           && modelled != record.power.end();
    return fromCurve ? curveSource(modelled->domain.name, catalogue) : record.source;
}

/// The spread of what a model says over the windows of a run tells nothing of its error.
StatedPower powerOf(const RunRecord &record, const Catalogue &catalogue)
{
    const MeanPower &power = *record.averagePower;
    StatedPower stated;
    stated.curve = power.idle ? PowerCurve::linear(*power.idle, power.mean) : PowerCurve({{1.0, power.mean}});
    stated.idleKnown = power.idle.has_value();
    stated.scope = power.scope;
    stated.provenance = power.provenance;
    stated.source = powerSource(record, catalogue);
    if (power.provenance == Provenance::Measured)
        stated.interval = power.interval;
    return stated;
}

} // namespace

int unusedColour(const Study &study)
{
    int colour = 0;
    while (std::ranges::find(study.candidates, colour, &Candidate::colour) != study.candidates.end())
        ++colour;
    return colour;
}

std::string uniqueId(const Study &study, const std::string &wanted)
{
    std::string id = wanted;
    for (int n = 2; study.candidate(id); ++n)
        id = wanted + '-' + std::to_string(n);
    return id;
}

LocalizedText resultName(const RunRecord &record, const std::string &instance)
{
    std::string plain = instance;
    if (plain.empty() && record.data)
        plain = hardwareFact(record);
    if (plain.empty())
        plain = record.title;
    LocalizedText name{plain, plain};
    if (const auto tokens = sampleWorkOf(record).tokens) {
        name.en += fmt::format(", {} tokens", *tokens);
        name.ja += fmt::format("、{} トークン", *tokens);
    }
    if (record.data && !record.data->queries.empty()) {
        name.en += fmt::format(", batch {}", record.data->samplesPerQuery);
        name.ja += fmt::format("、バッチ {}", record.data->samplesPerQuery);
    }
    return name.en == plain ? LocalizedText{plain, {}} : name;
}

LocalizedText uniqueName(const Study &study, const LocalizedText &wanted)
{
    LocalizedText name = wanted;
    const auto taken = [&](const Candidate &candidate) { return candidate.name.en == name.en; };
    for (int n = 2; std::ranges::any_of(study.candidates, taken); ++n) {
        const std::string number = fmt::format(" ({})", n);
        name = {wanted.en + number, wanted.ja.empty() ? std::string() : wanted.ja + number};
    }
    return name;
}

bool hasOwnPower(const Candidate &candidate, const Catalogue &catalogue)
{
    if (std::holds_alternative<CataloguePower>(candidate.power))
        return catalogue.power(candidate.instance) != nullptr;
    return !std::holds_alternative<std::monostate>(candidate.power)
           && !std::holds_alternative<BorrowedPower>(candidate.power);
}

Expected<BorrowedPower> borrowedPower(const Catalogue &catalogue, const std::string &instance)
{
    if (auto error = unknownInstance(catalogue, instance))
        return tl::unexpected(*error);
    if (!catalogue.power(instance))
        return tl::unexpected(Error{ErrorCode::PowerCurveAbsent, {{"value", instance}}});
    return BorrowedPower{instance};
}

Expected<Candidate> candidateFromInstance(const Study &study, const Catalogue &catalogue,
                                          const std::string &instance, const Sourced<PerSecond> &throughput)
{
    if (auto error = unknownInstance(catalogue, instance))
        return tl::unexpected(*error);
    Candidate candidate;
    candidate.id = uniqueId(study, instance);
    candidate.name = {candidate.id, {}};
    candidate.instance = instance;
    candidate.colour = unusedColour(study);
    candidate.hardware = hardwareOf(*catalogue.instance(instance));
    candidate.throughput = throughput;
    if (catalogue.power(instance))
        candidate.power = CataloguePower{};
    return candidate;
}

Expected<Candidate> onInstance(Candidate candidate, const Catalogue &catalogue, const std::string &instance)
{
    if (candidate.instance == instance)
        return candidate;
    if (!instance.empty()) {
        if (auto error = unknownInstance(catalogue, instance))
            return tl::unexpected(*error);
    }
    candidate.instance = instance;
    candidate.hardware = instance.empty() ? LocalizedText() : hardwareOf(*catalogue.instance(instance));
    return candidate;
}

Expected<Candidate> candidateFromRecord(const Study &study, const Catalogue &catalogue,
                                        const RunRecord &record, const std::string &instance)
{
    if (!instance.empty()) {
        if (auto error = unknownInstance(catalogue, instance))
            return tl::unexpected(*error);
    }
    if (!record.throughput)
        return tl::unexpected(Error{ErrorCode::ThroughputAbsent, {{"candidate", record.title}}});
    Candidate candidate;
    candidate.id = uniqueId(study, instance.empty() ? record.title : instance);
    candidate.name = uniqueName(study, resultName(record, instance));
    candidate.instance = instance;
    candidate.colour = unusedColour(study);
    candidate.hardware = instance.empty() ? hardwareOf(record) : hardwareOf(*catalogue.instance(instance));
    candidate.throughput = Sourced<PerSecond>{*record.throughput, Provenance::Measured, record.source,
                                              record.throughputInterval};
    if (const auto p99 = record.latencyPercentiles.find(99.0);
        p99 != record.latencyPercentiles.end() && record.scenario != Scenario::Offline)
        candidate.latencyP99 = Sourced<Seconds>{p99->second, Provenance::Measured, record.source, {}};
    if (study.kind == StudyKind::Training && record.data && record.data->worldSize == 1)
        candidate.clusterSize = Sourced<double>{1.0, Provenance::Measured, record.source, {}};
    if (record.averagePower)
        candidate.power = powerOf(record, catalogue);
    candidate.verdict = heldAgainst(record);
    candidate.sample = sampleWorkOf(record);
    return candidate;
}

} // namespace hakari
