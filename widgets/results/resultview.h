// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/wholeenergy.h"
#include "core/record/rules.h"
#include "core/record/rundata.h"
#include "widgets/results/domainline.h"
#include "widgets/results/latencyhistogram.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// A phase of a run, as far as its windows of load tell of it.
struct PhaseSpan {
    Phase phase = Phase::Measurement;
    Window window;

    bool operator==(const PhaseSpan &) const = default;
};

/// What the Results page shows of one result beside its row. A value; nothing in it grows with the number of
/// samples. SI units; what is not known is absent or empty.
struct ResultView {
    bool own = false; ///< a run of ours: all that it told is known, raw latencies included
    std::optional<Profile> profile;
    LocalizedText title; ///< of the workload that was run, where it gave the result its title
    std::optional<std::int64_t> sequenceLength; ///< tokens a sample
    std::optional<std::int64_t> batch;          ///< samples a query
    SourceRef source;
    std::map<std::string, std::string> host;

    LatencyHistogram latencies;
    std::map<double, Seconds> percentiles; ///< key in percent
    std::optional<Seconds> latencyBound;

    std::vector<DomainLine> power;
    std::vector<std::string> shares; ///< domains that told percentages, which are no watts
    std::optional<Window> measured;
    std::vector<PhaseSpan> phases; ///< in order of time
    double end = 0.0;              ///< of the time axis [s]: all that is drawn lies before it

    std::optional<WholeEnergy> energy;      ///< gross, with the parts and the meters that are not in it
    std::optional<Watts> idle;              ///< of the same parts with no load
    std::optional<Joules> net;              ///< above idle
    std::optional<Error> idleRefused;       ///< why there is no idle power although one was metered
    std::optional<Error> netRefused;        ///< why there is no net energy although there is an idle power
    std::optional<Interval> energyInterval; ///< of the gross energy of a sample [J], 95 %
    std::vector<Error> energyErrors;        ///< why domains have no energy

    Verdict verdict;
    std::vector<RuleCheck> checks;
    std::vector<Notice> warnings;

    std::optional<Seconds> latency(double percent) const;
    Coverage missing() const; ///< parts whose energy is not in the mean power, or not all of it
};

/// Pure; for the thread that loads. The record has ended or goes on.
ResultView resultViewOf(const RunRecordRef &record);

} // namespace hakari
