// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/study.h"

#include <string>

namespace hakari::test {

/// Assumptions of a made-up study: no catalogue value takes part (PUE 1.25, 500 g/kWh, embodied carbon left
/// out), 3,600,000 inferences an hour = 1000/s, or 1,000,000 sequences.
Study madeUpStudy(StudyKind kind = StudyKind::Inference);

/// A candidate with a rate [1/s] and a price [USD/h].
Candidate madeUpCandidate(const std::string &id, double perSecond, double perHour);

/// The same with the straight power line from idle to limit [W].
Candidate meteredCandidate(const std::string &id, double perSecond, double perHour, double idle,
                           double limit);

/// Adds the candidates; the last one is the baseline.
Study studyOf(std::vector<Candidate> candidates, StudyKind kind = StudyKind::Inference);

Sourced<PerSecond> rate(double perSecond, std::optional<Interval> interval = {});
StatedPower power(double idle, double limit);

} // namespace hakari::test
