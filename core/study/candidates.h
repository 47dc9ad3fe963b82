// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/study.h"

namespace hakari {

/// A candidate for a catalogue instance whose rate the user states. Price and embodied carbon come from the
/// catalogue, power from its curve where it has one (estimated). The id is made unique within the study.
/// Error: InstanceUnknown.
Expected<Candidate> candidateFromInstance(const Study &study, const Catalogue &catalogue,
                                          const std::string &instance, const Sourced<PerSecond> &throughput);

/// The candidate on another instance, or on none where that is empty, with that one's hardware. Error:
/// InstanceUnknown.
Expected<Candidate> onInstance(Candidate candidate, const Catalogue &catalogue, const std::string &instance);

/// A candidate for a measured result: its rate, and its power from idle to the limit, all of that one run,
/// with the verdict on it. In a study of training, a run of one process is a cluster of one instance.
/// Its name is resultName(), made unique within the study. Power that a model gave keeps the model's source.
/// `instance` may be empty; it gives price and embodied carbon, never power. Errors: InstanceUnknown,
/// ThroughputAbsent.
Expected<Candidate> candidateFromRecord(const Study &study, const Catalogue &catalogue,
                                        const RunRecord &record, const std::string &instance);

/// What a result is called as a candidate, e.g. "AMD EPYC, 16 tokens, batch 4": the instance, else the
/// hardware of a run of ours, else its title; then what is known of its samples.
LocalizedText resultName(const RunRecord &record, const std::string &instance);

/// `wanted`, or with " (2)", " (3)", ... where a candidate of the study is called so already.
LocalizedText uniqueName(const Study &study, const LocalizedText &wanted);

/// Whether power or energy of the candidate itself is known in some way; a published ratio counts, a borrowed
/// curve does not.
bool hasOwnPower(const Candidate &candidate, const Catalogue &catalogue);

/// The power curve of an instance, for a candidate that has none of its own. Errors: InstanceUnknown,
/// PowerCurveAbsent.
Expected<BorrowedPower> borrowedPower(const Catalogue &catalogue, const std::string &instance);

/// The lowest colour index from 0 that no candidate has; `study` without the candidate in question.
int unusedColour(const Study &study);

/// `wanted`, or "wanted-2", "wanted-3", ... where a candidate of the study has that id already.
std::string uniqueId(const Study &study, const std::string &wanted);

} // namespace hakari
