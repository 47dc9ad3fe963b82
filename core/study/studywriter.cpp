// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/studyfile.h"

namespace hakari {

namespace {

using nlohmann::json;

json textJson(const LocalizedText &text)
{
    return text.ja.empty() ? json(text.en) : json{{"en", text.en}, {"ja", text.ja}};
}

json coverage(Coverage covers)
{
    if (covers.empty() || covers == Coverage::wholeSystem())
        return text(covers);
    return partNames(covers);
}

json verdictJson(const Verdict &verdict)
{
    json out{{"state", name(verdict.state)}, {"not_met", json::array()}};
    for (const Notice &reason : verdict.reasons)
        out["not_met"].push_back(reason.sentence());
    return out;
}

/// Collects the sources that the study's values name, each once.
class StudyWriter
{
public:
    json write(const Study &study)
    {
        json out{{"format", "hakari-study"},
                 {"version", studyFormatVersion},
                 {"id", study.id},
                 {"kind", key(study.kind)},
                 {"title", textJson(study.title)},
                 {"unit", textJson(study.unitName)},
                 {"baseline", study.baseline},
                 {"assumptions", assumptions(study)}};
        if (!study.summary.empty())
            out["summary"] = textJson(study.summary);
        for (const Candidate &c : study.candidates)
            out["candidates"].push_back(candidate(c, study.kind));
        for (const StudyNote &n : study.notes)
            out["notes"].push_back(withSource({{"kind", key(n.kind)}, {"text", textJson(n.text)}}, n.source));
        if (!m_sources.empty())
            out["sources"] = m_sources;
        return out;
    }

private:
    json withSource(json value, const SourceRef &source)
    {
        if (!source)
            return value;
        const std::string id = source->id.empty() ? "source-" + std::to_string(m_sources.size() + 1)
                                                  : source->id;
        value["source"] = id;
        json entry{{"title", textJson(source->title)}};
        for (const auto &[name, text] : {std::pair{"locator", &source->locator},
                                         {"year", &source->year},
                                         {"licence", &source->licence}}) {
            if (!text->empty())
                entry[name] = *text;
        }
        if (!source->note.empty())
            entry["note"] = textJson(source->note);
        m_sources[id] = std::move(entry);
        return value;
    }

    json sourced(json value, Provenance provenance, const SourceRef &source,
                 const std::optional<Interval> &interval = {})
    {
        value["provenance"] = name(provenance);
        if (interval) {
            value["interval"] = {interval->low, interval->high};
            value["interval_kind"] = interval->kind == IntervalKind::Bounds ? "bounds" : "95";
        }
        return withSource(std::move(value), source);
    }

    json assumptions(const Study &study)
    {
        const Assumptions &a = study.assumptions;
        json out{{"utilisation_ceiling", a.utilisationCeiling},
                 {"region", a.region},
                 {"prices", {{"basis", a.prices.basis}, {"year", a.prices.year}}},
                 {"pue", sourced({{"value", a.pue.value}}, a.pue.provenance, a.pue.source)},
                 {"embodied", a.embodied},
                 {"lifetime", sourced({{"hours", a.lifetime.value.value / secondsPerHour}},
                                      a.lifetime.provenance, a.lifetime.source)},
                 {"energy_boundary", key(a.boundary)}};
        if (study.kind == StudyKind::Inference)
            out["demand"] = sourced({{"per_hour", reported(Unit::HourlyRate, a.demand.value.value)}},
                                    a.demand.provenance, a.demand.source);
        else
            out["sequences"] = sourced({{"count", a.sequences.value}}, a.sequences.provenance,
                                       a.sequences.source);
        if (a.latencyBound)
            out["latency_bound_ms"] = a.latencyBound->value * 1e3;
        if (const auto *choice = std::get_if<GridChoice>(&a.grid)) {
            out["grid"] = {{"source", choice->sourceId}, {"year", choice->year}};
        } else {
            const auto &entered = std::get<Sourced<KilogramsPerJoule>>(a.grid);
            out["grid"] = sourced({{"g_per_kwh", toGramsPerKilowattHour(entered.value)}}, entered.provenance,
                                  entered.source);
        }
        return out;
    }

    json candidate(const Candidate &c, StudyKind kind)
    {
        json out{{"id", c.id}, {"name", textJson(c.name)}, {"colour", c.colour}};
        if (!c.hardware.empty())
            out["hardware"] = textJson(c.hardware);
        if (!c.instance.empty())
            out["instance"] = c.instance;
        if (c.throughput)
            out["throughput"] = sourced({{"per_second", c.throughput->value.value}}, c.throughput->provenance,
                                        c.throughput->source, c.throughput->interval);
        else
            out["throughput"] = "unpublished";
        if (c.latencyP99)
            out["latency_p99"] = sourced({{"ms", c.latencyP99->value.value * 1e3}}, c.latencyP99->provenance,
                                         c.latencyP99->source);
        if (c.price)
            out["price"] = sourced({{"per_hour", c.price->perHour.value}, {"currency", c.price->currency}},
                                   c.price->provenance, c.price->source);
        out["power"] = std::visit([this](const auto &basis) { return power(basis); }, c.power);
        if (kind == StudyKind::Training && c.clusterSize) {
            out["cluster"] = sourced({{"instances", c.clusterSize->value}}, c.clusterSize->provenance,
                                     c.clusterSize->source);
            out["cluster"]["scaling_efficiency"] = c.scalingEfficiency.value;
        }
        for (const Claim &entry : c.claims)
            out["claims"].push_back(claim(entry));
        if (!c.remarks.empty())
            out["outside_cloud"] = true;
        if (c.verdict)
            out["verdict"] = verdictJson(*c.verdict);
        if (c.sample.known())
            out["sample"] = sample(c.sample);
        if (c.hidden)
            out["hidden"] = true;
        return out;
    }

    json sample(const SampleWork &work)
    {
        json out = json::object();
        if (work.tokens)
            out["tokens"] = *work.tokens;
        if (work.flops)
            out["flops"] = *work.flops;
        return withSource(std::move(out), work.source);
    }

    json power(std::monostate) { return "unpublished"; }
    json power(CataloguePower) { return "catalogue"; }
    json power(const BorrowedPower &borrowed) { return json::object({{"borrow", borrowed.instance}}); }
    json power(const PowerRatio &ratio)
    {
        return sourced({{"energy_change", ratio.ratio - 1.0}, {"against", ratio.reference}}, ratio.provenance,
                       ratio.source);
    }
    json power(const StatedPower &stated)
    {
        json out{{"limit_w", stated.curve.at(1.0).value}, {"boundary", name(stated.scope.boundary)}};
        out["covers"] = coverage(stated.scope.covers);
        if (stated.idleKnown)
            out["idle_w"] = stated.curve.at(0.0).value;
        return sourced(std::move(out), stated.provenance, stated.source, stated.interval);
    }

    json power(const StatedEnergy &stated)
    {
        return sourced({{"energy_kwh", toKilowattHours(stated.energy)}}, stated.provenance, stated.source);
    }

    json claim(const Claim &c)
    {
        json out{{"metric", key(c.metric)}};
        if (c.kind == Claim::Kind::Value) {
            out["value"] = reported(unitOf(c.metric), c.value);
        } else {
            out[c.kind == Claim::Kind::Change ? "change" : "change_at_best"] = c.value;
        }
        return withSource(std::move(out), c.source);
    }

    json m_sources = json::object();
};

} // namespace

json studyToJson(const Study &study)
{
    return StudyWriter().write(study);
}

} // namespace hakari
