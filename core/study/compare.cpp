// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/compare.h"

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/study/figurebuilder.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

void requireArgument(bool fine, const char *argument, double value, const char *expected)
{
    if (!fine)
        throw Error{ErrorCode::ArgumentInvalid,
                    {{"argument", argument}, {"value", exactText(value)}, {"expected", expected}}};
}

bool positive(double x)
{
    return std::isfinite(x) && x > 0;
}

void checkAssumptions(const Study &study, const Catalogue &catalogue)
{
    const Assumptions &a = study.assumptions;
    if (study.kind == StudyKind::Inference)
        requireArgument(positive(a.demand.value.value * secondsPerHour), HAKARI_TEXT("Argument", "demand"),
                        a.demand.value.value * secondsPerHour,
                        HAKARI_TEXT("Expected", "a number per hour above 0"));
    else
        requireArgument(positive(a.sequences.value), HAKARI_TEXT("Argument", "sequences"), a.sequences.value,
                        HAKARI_TEXT("Expected", "a number above 0"));
    const double u = a.utilisationCeiling;
    requireArgument(positive(u) && u <= 1, HAKARI_TEXT("Argument", "utilisation ceiling"), u,
                    HAKARI_TEXT("Expected", "a share above 0 and at most 1"));
    requireArgument(std::isfinite(a.pue.value) && a.pue.value >= 1, HAKARI_TEXT("Argument", "PUE"),
                    a.pue.value, HAKARI_TEXT("Expected", "a number of at least 1"));
    requireArgument(positive(a.lifetime.value.value), HAKARI_TEXT("Argument", "service life"),
                    a.lifetime.value.value / secondsPerHour, HAKARI_TEXT("Expected", "hours above 0"));
    if (!catalogue.region(a.region))
        throw Error{ErrorCode::RegionUnknown,
                    {{"value", a.region}, {"expected", listed(catalogue.regions(), &Region::id)}}};
}

std::size_t baselineIndex(const Study &study)
{
    if (study.candidates.empty())
        throw Error{ErrorCode::NoCandidates, {{"file", study.id}}};
    const auto found = std::ranges::find(study.candidates, study.baseline, &Candidate::id);
    if (found == study.candidates.end())
        throw Error{ErrorCode::CandidateUnknown,
                    {{"value", study.baseline}, {"expected", listed(study.candidates, &Candidate::id)}}};
    return static_cast<std::size_t>(found - study.candidates.begin());
}

std::string currencyOf(const Candidate &candidate, const Assumptions &a, const Catalogue &catalogue)
{
    if (candidate.price)
        return candidate.price->currency;
    const ListPrice *price = catalogue.price(candidate.instance, a.region, a.prices);
    return price ? price->currency : std::string();
}

/// The baseline's currency, else the first that is known.
std::string studyCurrency(const Study &study, std::size_t baseline, const Catalogue &catalogue)
{
    std::string currency = currencyOf(study.candidates[baseline], study.assumptions, catalogue);
    for (std::size_t i = 0; currency.empty() && i < study.candidates.size(); ++i)
        currency = currencyOf(study.candidates[i], study.assumptions, catalogue);
    return currency;
}

std::optional<Sourced<KilogramsPerJoule>> resolvedIntensity(const Assumptions &a, const Catalogue &catalogue)
{
    if (const auto *entered = std::get_if<Sourced<KilogramsPerJoule>>(&a.grid))
        return *entered;
    const auto &choice = std::get<GridChoice>(a.grid);
    const GridFactor *factor = catalogue.grid(a.region, choice.sourceId, choice.year);
    if (!factor)
        return std::nullopt;
    return Sourced<KilogramsPerJoule>{factor->intensity, Provenance::Published, factor->source, {}};
}

bool refersToAnother(const Candidate &candidate)
{
    return std::holds_alternative<PowerRatio>(candidate.power);
}

/// Only where both have energy: there is nothing to compare otherwise.
std::vector<ScopeDifference> scopeDifferencesOf(const Comparison &comparison)
{
    std::vector<ScopeDifference> differences;
    const Figure &baseline = comparison.baselineFigures().figure(Metric::Energy);
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        const Figure &energy = comparison.candidates[i].figure(Metric::Energy);
        if (i != comparison.baseline && energy.value && baseline.value
            && !surelySame(energy.scope, baseline.scope))
            differences.push_back({i, energy.scope, baseline.scope});
    }
    return differences;
}

/// Candidates whose energy is a ratio come after those they may refer to.
void buildAll(const Study &study, const Catalogue &catalogue, Comparison &comparison)
{
    comparison.candidates.resize(study.candidates.size());
    for (const bool referring : {false, true}) {
        for (std::size_t i = 0; i < study.candidates.size(); ++i) {
            const Candidate &candidate = study.candidates[i];
            if (refersToAnother(candidate) != referring)
                continue;
            const CandidateFigures *reference = nullptr;
            if (const auto *ratio = std::get_if<PowerRatio>(&candidate.power)) {
                const Candidate *other = study.candidate(ratio->reference);
                if (other && !refersToAnother(*other))
                    reference =
                        &comparison.candidates[static_cast<std::size_t>(other - study.candidates.data())];
            }
            comparison.candidates[i] = buildFigures(
                study, candidate, knownInputs(study, candidate, catalogue, comparison, reference));
        }
    }
}

} // namespace

const ScopeDifference *Comparison::scopeDifference(std::size_t candidate) const
{
    const auto found = std::ranges::find(scopeDifferences, candidate, &ScopeDifference::candidate);
    return found == scopeDifferences.end() ? nullptr : &*found;
}

std::array<Metric, 3> headlineMetrics(StudyKind kind)
{
    return {kind == StudyKind::Inference ? Metric::Instances : Metric::Time, Metric::Cost, Metric::Energy};
}

Expected<Comparison> compare(const Study &study, const Catalogue &catalogue)
{
    Comparison comparison;
    comparison.kind = study.kind;
    try {
        comparison.baseline = baselineIndex(study);
        checkAssumptions(study, catalogue);
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
    comparison.currency = studyCurrency(study, comparison.baseline, catalogue);
    comparison.intensity = resolvedIntensity(study.assumptions, catalogue);
    buildAll(study, catalogue, comparison);
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        addChanges(comparison.candidates[i], comparison.candidates[comparison.baseline], study.candidates[i]);
        comparison.candidates[i].caveats = caveatsOf(study.candidates[i],
                                                     study.candidates[comparison.baseline]);
    }
    comparison.scopeDifferences = scopeDifferencesOf(comparison);
    return comparison;
}

} // namespace hakari
