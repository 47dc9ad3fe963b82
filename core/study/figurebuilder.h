// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "core/study/model.h"
#include "core/study/uncertainty.h"

namespace hakari {

/// What is known of one candidate under the assumptions: the model's inputs, and for each of them its
/// origin or the reason why it is missing.
struct KnownInputs {
    ModelInputs model;
    PowerCurve curve; ///< what model.curve points to
    std::vector<Input> inputs;
    std::vector<std::pair<Symbol, Error>> missing;
    std::vector<UncertainInput> uncertain;
    std::vector<Remark> throughputRemarks;
    std::vector<Remark> powerRemarks;
    std::vector<Remark> embodiedRemarks;
    Provenance powerProvenance = Provenance::Estimated;
    SourceRef powerSource;
    std::optional<PowerScope> powerScope; ///< of power or energy; absent: not stated
    std::string lender;                   ///< see Figure::lender
    bool idleUnknown = false;             ///< the curve is power at the limit alone

    const Input *find(Symbol symbol) const;
    const Error *whyMissing(Symbol symbol) const;
};

/// Collects what the study and the catalogue know of a candidate. `reference` are the figures of the
/// candidate that a PowerRatio names, or null. `frame` holds the study's currency and
/// carbon intensity.
KnownInputs knownInputs(const Study &study, const Candidate &candidate, const Catalogue &catalogue,
                        const Comparison &frame, const CandidateFigures *reference);

/// Evaluates the model and dresses each result with unit, formula, inputs, interval and provenance.
CandidateFigures buildFigures(const Study &study, const Candidate &candidate, KnownInputs known);

/// (x - b) / b for every metric; the interval is the widest that the two intervals allow.
void addChanges(CandidateFigures &figures, const CandidateFigures &baseline, const Candidate &candidate);

} // namespace hakari
