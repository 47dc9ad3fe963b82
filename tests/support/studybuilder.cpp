// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/studybuilder.h"

namespace hakari::test {

Study madeUpStudy(StudyKind kind)
{
    Study study;
    study.id = "made-up";
    study.kind = kind;
    study.title = {"Made up", {}};
    study.unitName = {"inferences", {}};
    Assumptions &a = study.assumptions;
    a.demand.value = {1000.0};
    a.sequences.value = 1e6;
    a.region = "us-east-1";
    a.prices = {"on-demand", "2023"};
    a.pue.value = 1.25;
    a.grid = Sourced<KilogramsPerJoule>{gramsPerKilowattHour(500), Provenance::Entered, nullptr, {}};
    a.embodied = false;
    return study;
}

Candidate madeUpCandidate(const std::string &id, double perSecond, double perHour)
{
    Candidate candidate;
    candidate.id = id;
    candidate.name = {id, {}};
    candidate.throughput = rate(perSecond);
    candidate.price = StatedPrice{{perHour}, "USD", Provenance::Entered, nullptr};
    candidate.clusterSize = Sourced<double>{1.0, Provenance::Entered, nullptr, {}};
    return candidate;
}

Candidate meteredCandidate(const std::string &id, double perSecond, double perHour, double idle, double limit)
{
    Candidate candidate = madeUpCandidate(id, perSecond, perHour);
    candidate.power = power(idle, limit);
    return candidate;
}

Study studyOf(std::vector<Candidate> candidates, StudyKind kind)
{
    Study study = madeUpStudy(kind);
    study.baseline = candidates.back().id;
    study.candidates = std::move(candidates);
    return study;
}

Sourced<PerSecond> rate(double perSecond, std::optional<Interval> interval)
{
    return {{perSecond}, Provenance::Entered, nullptr, interval};
}

StatedPower power(double idle, double limit)
{
    StatedPower power;
    power.curve = PowerCurve::linear({idle}, {limit});
    return power;
}

} // namespace hakari::test
