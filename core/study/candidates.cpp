// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/candidates.h"

#include "core/record/rundata.h"

#include <algorithm>

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

LocalizedText hardwareOf(const RunRecord &record)
{
    for (const char *fact : {"accelerator", "cpu"}) {
        const auto found = record.host.find(fact);
        if (found != record.host.end())
            return {found->second, {}};
    }
    return {record.harness, {}};
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
    candidate.name = {candidate.id, {}};
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
    if (record.averagePower) {
        const MeanPower &power = *record.averagePower;
        candidate.power = StatedPower{power.idle ? PowerCurve::linear(*power.idle, power.mean)
                                                 : PowerCurve({{1.0, power.mean}}),
                                      power.idle.has_value(),
                                      power.scope,
                                      power.provenance,
                                      record.source,
                                      power.interval};
    }
    return candidate;
}

} // namespace hakari
