// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/notice.h"
#include "core/study/study.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hakari {

// How results become candidates, several at once. Everything here is pure.

/// A result on its way into a study.
struct ResultChoice {
    RunRecordRef record;
    std::string instance; ///< of the catalogue: gives price and embodied carbon; empty: none
    bool curveOfInstance =
        false; ///< where the run metered no power, the instance's curve stands in (estimated)
};

/// Why a result can be no candidate: ResultUnfit (failed or unsupported) or ThroughputAbsent. What a run
/// measured that was aborted or interrupted counts, if a person takes it; Candidate::verdict tells of it.
std::optional<Error> whyUnfit(const RunRecord &record);

/// The one instance of the catalogue that the result itself names: its machine's firmware, the system or SUT
/// of a submission, else its title; the first of them that names any decides. Empty where it names none, or
/// several.
std::string namedInstance(const RunRecord &record, const Catalogue &catalogue);

/// Whether the run trained or inferred. Results of other harnesses are of inference.
StudyKind kindOf(const RunRecord &record);

/// What keeps the results from being alike, a sentence each: workload, unit of a sample, scenario, precision,
/// work of a sample, and what `study` is about and counts; null for a study made of these results. What a
/// result does not tell is held against none, but a study that does not say how large its samples are is
/// named.
std::vector<Notice> differencesOf(std::span<const RunRecordRef> records, const Study *study);

/// Whether nothing is known that keeps the results out of the study: kind, unit and work of a sample.
bool fits(std::span<const RunRecordRef> records, const Study &study);

/// The candidates in the order of the choices, with ids and colours that neither the study nor the others
/// have, and with names (resultName()) that tell them apart where the results do. Errors: those of
/// whyUnfit(), candidateFromRecord(); PowerCurveAbsent for a curve that the instance lacks.
Expected<std::vector<Candidate>> candidatesOf(Study study, const Catalogue &catalogue,
                                              std::span<const ResultChoice> choices);

/// A study of these results alone, on what `open` assumes but for its latency bound, which belongs to another
/// workload. The first result decides what it is about and is the baseline. `date`: "2026-11-23", for the
/// title. REQUIRES: a choice. Errors: those of candidatesOf().
Expected<Study> studyOfResults(const Study &open, const Catalogue &catalogue,
                               std::span<const ResultChoice> choices, const std::string &date);

} // namespace hakari
