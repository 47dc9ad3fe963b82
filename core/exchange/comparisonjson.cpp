// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisonjson.h"

#include "core/exchange/figuretable.h"
#include "core/exchange/jsonparts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The key of a figure's number, e.g. "cost_per_million_usd".
std::string valueKey(const Figure &figure, const Comparison &comparison)
{
    const std::string currency = lower(comparison.currency);
    const std::string per = comparison.kind == StudyKind::Inference ? "_per_million" : "";
    switch (figure.metric) {
    case Metric::Throughput:
        return "throughput_per_s";
    case Metric::Time:
        return "hours";
    case Metric::FleetCost:
        return "fleet_cost_per_hour_" + currency;
    case Metric::Cost:
        return "cost" + per + '_' + currency;
    case Metric::CostAtSaturation:
        return "cost_at_saturation" + per + '_' + currency;
    case Metric::FleetPower:
        return "fleet_power_w";
    case Metric::Energy:
        return "energy" + per + "_kwh";
    case Metric::OperationalCarbon:
        return "operational_carbon" + per + "_kg";
    case Metric::EmbodiedCarbon:
        return "embodied_carbon" + per + "_kg";
    case Metric::Carbon:
        return "carbon" + per + "_kg";
    default:
        return std::string(key(figure.metric));
    }
}

/// Counts are whole numbers and are written as such.
Json numberJson(Unit unit, double si)
{
    const double value = reported(unit, si);
    constexpr double exactIntegers = 9e15;
    if (unit == Unit::Count && value == std::floor(value) && std::abs(value) < exactIntegers)
        return static_cast<std::int64_t>(value);
    return value;
}

Json intervalJson(Unit unit, const Interval &interval)
{
    return {{"low", reported(unit, interval.low)},
            {"high", reported(unit, interval.high)},
            {"kind", name(interval.kind)}};
}

Json inputJson(const Input &input, const Comparison &comparison)
{
    Json out{{"symbol", letter(input.symbol)},
             {"name", name(input.symbol)},
             {"value", numberJson(input.unit, input.value)}};
    if (const std::string unit = reportedUnit(input.unit, comparison.currency); !unit.empty())
        out["unit"] = unit;
    out["provenance"] = name(input.provenance);
    if (input.interval)
        out["interval"] = intervalJson(input.unit, *input.interval);
    if (input.computed)
        out["computed"] = true;
    if (input.source)
        out["source"] = citationJson(*input.source);
    return out;
}

Json figureJson(const Figure &figure, const Comparison &comparison)
{
    Json out{{"value", numberJson(figure.unit, *figure.value)}};
    if (const std::string unit = fullUnit(figure, comparison); !unit.empty())
        out["unit"] = unit;
    if (figure.interval)
        out["interval"] = intervalJson(figure.unit, *figure.interval);
    out["provenance"] = name(figure.provenance);
    if (figure.scope) {
        out["covers"] = partNames(figure.scope->covers);
        out["boundary"] = name(figure.scope->boundary);
    }
    if (!figure.lender.empty())
        out["power_borrowed_from"] = figure.lender;
    out["derived"] = figure.computed();
    if (figure.computed())
        out["formula"] = plainFormula(figure.formula);
    if (!figure.where.empty())
        out["where"] = plainFormula(figure.where);
    for (const Input &input : figure.inputs)
        out["inputs"].push_back(inputJson(input, comparison));
    for (const Remark remark : figure.remarks)
        out["remarks"].push_back(sentence(remark, figure));
    return out;
}

Json claimJson(const Claim &claim)
{
    Json out{{"metric", key(claim.metric)}};
    switch (claim.kind) {
    case Claim::Kind::Value:
        out["value"] = reported(unitOf(claim.metric), claim.value);
        break;
    case Claim::Kind::Change:
        out["change"] = claim.value;
        break;
    case Claim::Kind::ChangeAtBest:
        out["change_at_best"] = claim.value;
        break;
    }
    if (claim.source)
        out["source"] = citationJson(*claim.source);
    return out;
}

Json verdictJson(const Verdict &verdict)
{
    Json out{{"state", name(verdict.state)}, {"not_met", Json::array()}};
    for (const Notice &reason : verdict.reasons)
        out["not_met"].push_back(reason.sentence());
    return out;
}

Json sampleJson(const SampleWork &sample)
{
    Json out = Json::object();
    if (sample.tokens)
        out["tokens"] = *sample.tokens;
    if (sample.flops)
        out["flops"] = *sample.flops;
    return out;
}

Json candidateJson(const Candidate &candidate, const CandidateFigures &figures, const Comparison &comparison)
{
    Json out{{"id", candidate.id}, {"name", candidate.name.en}};
    if (!candidate.instance.empty())
        out["instance"] = candidate.instance;
    if (candidate.verdict)
        out["verdict"] = verdictJson(*candidate.verdict);
    if (candidate.sample.known())
        out["sample"] = sampleJson(candidate.sample);
    Json change = Json::object();
    Json provenance = Json::object();
    Json covers = Json::object();
    Json boundary = Json::object();
    Json absent = Json::object();
    Json details = Json::object();
    for (const Figure &figure : figures.figures) {
        const std::string metric(key(figure.metric));
        if (figure.value) {
            out[valueKey(figure, comparison)] = numberJson(figure.unit, *figure.value);
            provenance[metric] = name(figure.provenance);
            if (figure.scope) {
                covers[metric] = partNames(figure.scope->covers);
                boundary[metric] = name(figure.scope->boundary);
            }
            details[metric] = figureJson(figure, comparison);
        } else if (figure.absence && figure.absence->code != ErrorCode::NotApplicable) {
            absent[metric] = describe(*figure.absence);
        }
        if (const auto &value = figures.change(figure.metric).value)
            change[metric] = *value;
    }
    out["change"] = change;
    out["provenance"] = provenance;
    if (!covers.empty()) {
        out["covers"] = covers;
        out["boundary"] = boundary;
    }
    if (!absent.empty())
        out["absent"] = absent;
    for (const Claim &claim : candidate.claims)
        out["published_claims"].push_back(claimJson(claim));
    out["figures"] = details;
    return out;
}

void addWarnings(Json &out, const Study &study, const Comparison &comparison, std::size_t candidate)
{
    const CandidateFigures &figures = comparison.candidates[candidate];
    const auto add = [&](std::string_view kind, const std::string &message) {
        out["warnings"].push_back({{"kind", kind}, {"candidate", figures.id}, {"message", message}});
    };
    const std::vector<std::string> sentences = caveatSentences(study, comparison, candidate);
    for (std::size_t i = 0; i < sentences.size(); ++i)
        add(key(figures.caveats[i]), sentences[i]);
    if (const std::string warning = scopeWarning(study, comparison, candidate); !warning.empty())
        add("scope", warning);
}

Json assumptionsJson(const Study &study, const Comparison &comparison)
{
    const Assumptions &a = study.assumptions;
    Json out;
    if (study.kind == StudyKind::Inference)
        out["demand_per_hour"] = reported(Unit::HourlyRate, a.demand.value.value);
    else
        out["sequences"] = a.sequences.value;
    if (a.latencyBound)
        out["latency_bound_ms"] = a.latencyBound->value * 1e3;
    out["utilisation_ceiling"] = a.utilisationCeiling;
    out["region"] = a.region;
    out["price_basis"] = a.prices.basis;
    out["price_year"] = a.prices.year;
    out["pue"] = a.pue.value;
    if (a.pue.source)
        out["pue_source"] = citationJson(*a.pue.source);
    if (comparison.intensity) {
        out["grid_g_per_kwh"] = toGramsPerKilowattHour(comparison.intensity->value);
        if (comparison.intensity->source)
            out["grid_source"] = citationJson(*comparison.intensity->source);
    }
    out["embodied"] = a.embodied;
    if (a.embodied)
        out["lifetime_hours"] = reported(Unit::LifetimeSecond, a.lifetime.value.value);
    out["energy_boundary"] = key(a.boundary);
    return out;
}

} // namespace

nlohmann::ordered_json comparisonToJson(const Study &study, const Comparison &comparison)
{
    Json out{{"study", study.id}, {"title", study.title.en}, {"kind", key(study.kind)}};
    out["assumptions"] = assumptionsJson(study, comparison);
    out["baseline"] = comparison.baselineFigures().id;
    out["candidates"] = Json::array();
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (!study.candidates[i].hidden)
            out["candidates"].push_back(
                candidateJson(study.candidates[i], comparison.candidates[i], comparison));
    }
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (!study.candidates[i].hidden)
            addWarnings(out, study, comparison, i);
    }
    for (const StudyNote &note : study.notes)
        out["notes"].push_back({{"kind", key(note.kind)}, {"text", note.text.en}});
    return out;
}

} // namespace hakari
