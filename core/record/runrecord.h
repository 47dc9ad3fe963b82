// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/notice.h"
#include "core/base/provenance.h"
#include "core/base/quantity.h"
#include "core/energy/trace.h"
#include "core/workload/scenario.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

enum class VerdictState { Valid, Mistrusted, Failed, Aborted, Unsupported };
std::string_view name(VerdictState state);

/// The verdict, each reason naming the rule that was broken.
struct Verdict {
    VerdictState state = VerdictState::Valid;
    std::vector<Notice> reasons; ///< a harness of others words its own

    bool operator==(const Verdict &) const = default;
};

struct RunData;
struct RunEnergy;

/// The mean power of the measured window and what it includes.
struct MeanPower {
    Watts mean;
    std::optional<Interval> interval; ///< 95 %
    std::optional<Watts> idle;        ///< of the same parts with no load
    PowerScope scope;
    Provenance provenance = Provenance::Measured;

    bool operator==(const MeanPower &) const = default;
};

/// What a run yields. Immutable once made; shared as shared_ptr<const RunRecord>.
struct RunRecord {
    std::string id;       ///< stable: derived from the content of the files it was read from
    std::string title;    ///< short name for people, e.g. the SUT's or the folder's name
    std::string workload; ///< e.g. "bert-99"; empty where the files do not say
    std::string harness;  ///< e.g. "MLPerf LoadGen"
    Scenario scenario = Scenario::Offline;
    std::string startUtc; ///< "YYYY-MM-DDTHH:MM:SS.mmmZ", empty where unknown

    /// Samples per second at the limit of the scenario: Offline samples per second, Server completed (else
    /// scheduled) samples per second, SingleStream and MultiStream 1 / mean latency (times samples per
    /// query).
    std::optional<PerSecond> throughput;
    std::optional<std::uint64_t> sampleCount;
    std::optional<Seconds> duration;
    std::map<double, Seconds> latencyPercentiles; ///< key: percentile in percent, e.g. 99.0
    std::optional<Seconds> latencyBound;          ///< Server: the bound that the run was held to

    std::vector<PowerTrace> power;
    std::optional<Window> window;
    std::optional<MeanPower>
        averagePower; ///< over the window, by the rule of the harness; absent: not metered

    std::map<std::string, std::string>
        host; ///< facts as the files name them: "accelerator", "cpu", "framework", ...
    Verdict verdict;
    SourceRef source;

    /// 95 % interval of the throughput over the windows of this one run; absent where it is not known.
    std::optional<Interval> throughputInterval;
    /// What each meter saw; null for results of other harnesses and where nothing was metered.
    std::shared_ptr<const RunEnergy> energy;
    /// All that the run told, raw latencies included; null for results of other harnesses.
    std::shared_ptr<const RunData> data;

    /// averagePower / throughput; absent unless both come from this run.
    std::optional<Joules> energyPerSample() const;
};
using RunRecordRef = std::shared_ptr<const RunRecord>;

/// Mean of the samples strictly inside the window with a power above zero: MLPerf's rule
/// (mlcommons/inference, power_check.py). Absent where no sample qualifies.
std::optional<Watts> meanPowerInside(const PowerTrace &trace, const Window &window);

} // namespace hakari
