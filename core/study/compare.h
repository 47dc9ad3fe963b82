// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"
#include "core/study/caveat.h"
#include "core/study/figure.h"
#include "core/study/powerscope.h"
#include "core/study/study.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace hakari {

/// The figures of one candidate, in the order of Study::candidates.
struct CandidateFigures {
    std::string id;
    std::array<Figure, metricCount> figures;
    std::array<Change, metricCount> changes; ///< against the baseline; of the baseline itself: absent
    std::optional<Joules> itEnergy;          ///< before PUE, whatever the boundary
    std::vector<Caveat> caveats;             ///< of all the figures; Work against the baseline's

    const Figure &figure(Metric metric) const { return figures[static_cast<std::size_t>(metric)]; }
    const Change &change(Metric metric) const { return changes[static_cast<std::size_t>(metric)]; }
};

/// The answer to a Study. Screen, report, command line and exports all read this and nothing else.
struct Comparison {
    StudyKind kind = StudyKind::Inference;
    std::size_t baseline = 0; ///< index into candidates
    std::string currency;     ///< ISO 4217 of every amount; empty where no price is known
    std::optional<Sourced<KilogramsPerJoule>> intensity; ///< as resolved for the region
    std::vector<CandidateFigures> candidates;
    std::vector<ScopeDifference> scopeDifferences; ///< in the order of the candidates

    /// Of this candidate's energy from the baseline's; null: both include the same.
    const ScopeDifference *scopeDifference(std::size_t candidate) const;
    const CandidateFigures &baselineFigures() const { return candidates[baseline]; }
};
using ComparisonRef = std::shared_ptr<const Comparison>;

/// The three metrics of the charts: instances (training: time), cost, energy.
std::array<Metric, 3> headlineMetrics(StudyKind kind);

/// Pure: the same study and catalogue give the same comparison. Sizing, cost, energy, carbon and training
/// plan by method.md 4 and 5, intervals by 6. A candidate that lacks an input keeps its other figures.
/// Errors: NoCandidates, CandidateUnknown (baseline), RegionUnknown, ArgumentInvalid (demand and the like).
Expected<Comparison> compare(const Study &study, const Catalogue &catalogue);

} // namespace hakari
