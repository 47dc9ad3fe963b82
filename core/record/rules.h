// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// What a run is judged by (method.md 2, "Verdict"), in the order in which it is told.
enum class Rule {
    Ended,
    MinimumDuration,
    MinimumQueries,
    LatencyBound,
    SteadyRate,
    SteadyLatency,
    SteadyPower,
    Drift,
    Suspend,
    ClockStep,
    Throttling,
    PowerCoverage,
    PowerRate,
    PublishableProfile
};
std::string_view name(Rule rule); ///< "Minimum duration", ...; context "RuleName"; the word in files as well

/// Of value and limit. Time: s. Ratio: the largest over the smallest.
enum class RuleUnit { Time, Count, Ratio, Percent, None };

/// One rule and how a run stands to it.
struct RuleCheck {
    /// How the value has to stand to the limit; Yes: there is neither, it holds or it does not.
    enum class Sense { AtLeast, AtMost, Below, Yes };

    Rule rule = Rule::Ended;
    std::string subject = {};         ///< the id of the meter's domain; empty: the run
    std::optional<double> value = {}; ///< finite; absent where there is none, as of too few windows
    std::optional<double> limit = {}; ///< absent where none would do
    Sense sense = Sense::Yes;
    RuleUnit unit = RuleUnit::None;
    std::optional<bool> held = {}; ///< absent: could not be judged, which is not held against the run
    Notice reason = {};            ///< why it does not hold, or why it could not be judged
    VerdictState broken = VerdictState::Mistrusted; ///< what it makes of a run that breaks it

    bool operator==(const RuleCheck &) const = default;
};

/// Every rule that applies to a run of ours, in the order of Rule; the two of power come domain by domain.
/// - Ended comes once for each thing that went wrong; without queries, nothing follows but the profile.
/// - MinimumDuration: the profile's own, or the duration that was asked for where that is longer.
/// - LatencyBound (server): how many queries took longer than the bound, and with how many the early-stopping
///   rule still accepts that number of queries.
/// - Steady rules that are broken share one sentence. SteadyPower applies where power was read at all.
/// - Drift: how far the rates of the first and the last third of the queries lie apart; not of server, whose
///   rate is that of its arrivals.
/// - Throttling comes for the CPUs, and once for each thing that a device told.
/// - PowerCoverage: the largest gap between readings, of each domain that is counted, and of each that was
///   refused and whose parts no other covers. PowerRate: the readings, of each that is counted and is no
///   mean of a second or longer.
/// Nothing for results of other harnesses. REQUIRES: what summarise() derives but for the verdict.
/// O(number of queries).
std::vector<RuleCheck> checkRules(const RunRecord &record);

/// The worst that a broken rule makes of the run, and the sentence of each.
Verdict verdictOf(std::span<const RuleCheck> checks);

} // namespace hakari
