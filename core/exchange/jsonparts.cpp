// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/jsonparts.h"

#include "core/record/rules.h"
#include "core/record/runenergy.h"

#include <fmt/format.h>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

/// "at least", "at most", "below"; empty where nothing is compared.
std::string_view name(RuleCheck::Sense sense)
{
    switch (sense) {
    case RuleCheck::Sense::AtLeast:
        return "at least";
    case RuleCheck::Sense::AtMost:
        return "at most";
    case RuleCheck::Sense::Below:
        return "below";
    case RuleCheck::Sense::Yes:
        break;
    }
    return {};
}

/// Empty for what has none.
std::string_view symbol(RuleUnit unit)
{
    return unit == RuleUnit::Time ? "s" : unit == RuleUnit::Percent ? "%" : "";
}

Json numberJson(RuleUnit unit, double value)
{
    return unit == RuleUnit::Count ? Json(static_cast<std::uint64_t>(value)) : Json(value);
}

Json ruleJson(const RuleCheck &check)
{
    Json out{{"rule", name(check.rule)}};
    const auto words = [&out](const char *key, std::string_view text) {
        if (!text.empty())
            out[key] = text;
    };
    words("meter", check.subject);
    if (check.value)
        out["value"] = numberJson(check.unit, *check.value);
    words("sense", name(check.sense));
    if (check.limit)
        out["limit"] = numberJson(check.unit, *check.limit);
    words("unit", symbol(check.unit));
    if (check.held)
        out["held"] = *check.held;
    words("reason", check.reason.sentence());
    return out;
}

Json domainJson(const MeteredDomain &each)
{
    Json out{{"id", each.domain.id},
             {"meter", each.meter},
             {"covers", partNames(each.domain.covers)},
             {"boundary", name(each.domain.boundary)},
             {"provenance", name(each.domain.provenance)}};
    if (each.energy)
        out.update({{"energy_j", each.energy->energy.value},
                    {"mean_w", each.energy->mean.value},
                    {"readings", each.energy->readings},
                    {"largest_gap_s", each.energy->largestGap.value}});
    else
        out.update({{"absent", describe(each.energy.error())}, {"reason", errorJson(each.energy.error())}});
    return out;
}

/// The difference only between like and like.
Json overlapJson(const Overlap &overlap)
{
    Json out{{"meter", overlap.meter},
             {"energy_j", overlap.energy.value},
             {"covers", partNames(overlap.covers)},
             {"counted_j", overlap.counted.value},
             {"counted_covers", partNames(overlap.countedCovers)},
             {"complete", overlap.complete}};
    if (const auto difference = overlap.difference())
        out["difference_j"] = difference->value;
    return out;
}

Json wholeJson(const RunRecord &record)
{
    const RunEnergy &energy = *record.energy;
    const WholeEnergy &whole = *energy.whole;
    Json out{{"gross_j", whole.total.value},
             {"mean_w", whole.mean.value},
             {"covers", partNames(whole.scope.covers)},
             {"missing", partNames(whole.missing)},
             {"boundary", name(whole.scope.boundary)},
             {"provenance", name(whole.provenance)}};
    if (energy.power)
        out["mean_interval_w"] = intervalJson(*energy.power);
    if (const auto perSample = record.energyPerSample()) {
        out["per_sample_j"] = perSample->value;
        if (energy.perSample)
            out["per_sample_interval_j"] = intervalJson(*energy.perSample);
    }
    if (energy.idle)
        out["idle_w"] = energy.idle->value;
    if (energy.idleRefused)
        out.update({{"idle_absent", describe(*energy.idleRefused)},
                    {"idle_reason", errorJson(*energy.idleRefused)}});
    if (energy.net)
        out["net_j"] = energy.net->value;
    if (energy.netRefused)
        out.update(
            {{"net_absent", describe(*energy.netRefused)}, {"net_reason", errorJson(*energy.netRefused)}});
    for (const Overlap &overlap : whole.overlaps)
        out["overlaps"].push_back(overlapJson(overlap));
    return out;
}

} // namespace

Json intervalJson(const Interval &interval)
{
    return {interval.low, interval.high};
}

Json latencyJson(const RunRecord &record)
{
    Json out = Json::object();
    for (const auto &[percentile, latency] : record.latencyPercentiles)
        out[fmt::format("p{:g}", percentile)] = latency.value;
    return out;
}

Json sentencesJson(const std::vector<Notice> &notices)
{
    Json out = Json::array();
    for (const Notice &notice : notices)
        out.push_back(notice.sentence());
    return out;
}

Json errorJson(const Error &error)
{
    return {{"text", messageTemplate(error.code)}, {"args", error.args}};
}

Json citationJson(const Source &source)
{
    Json out{{"title", source.title.en}};
    if (!source.locator.empty())
        out["locator"] = source.locator;
    if (!source.year.empty())
        out["year"] = source.year;
    if (!source.licence.empty())
        out["licence"] = source.licence;
    return out;
}

Json energyJson(const RunRecord &record)
{
    Json out = record.energy->whole ? wholeJson(record) : Json::object();
    for (const MeteredDomain &each : record.energy->domains)
        out["domains"].push_back(domainJson(each));
    return out;
}

Json rulesJson(const RunRecord &record)
{
    Json out = Json::array();
    for (const RuleCheck &check : checkRules(record))
        out.push_back(ruleJson(check));
    return out;
}

} // namespace hakari
