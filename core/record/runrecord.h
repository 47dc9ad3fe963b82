// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/base/quantity.h"
#include "core/workload/scenario.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// Where on the way from the wall to the chip the power was read.
enum class PowerBoundary { AcWall, DcSupply, Board, Chip, Model };
std::string_view name(PowerBoundary boundary);

/// One reading. `at` counts from the record's startUtc.
struct PowerSample {
    Seconds at;
    Watts power;

    bool operator==(const PowerSample &) const = default;
};

/// What one meter wrote, in time order.
struct PowerTrace {
    std::string meter; ///< what read it, for people
    PowerBoundary boundary = PowerBoundary::AcWall;
    std::vector<PowerSample> samples;

    bool operator==(const PowerTrace &) const = default;
};

/// The measured window, on the same time axis as the power samples.
struct Window {
    Seconds begin;
    Seconds end;

    Seconds length() const { return end - begin; }
    bool operator==(const Window &) const = default;
};

enum class VerdictState { Valid, Mistrusted, Failed, Aborted, Unsupported };
std::string_view name(VerdictState state);

/// The verdict, each reason naming the rule that was broken.
struct Verdict {
    VerdictState state = VerdictState::Valid;
    std::vector<std::string> reasons; ///< as the harness worded them

    bool operator==(const Verdict &) const = default;
};

struct RunData;

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
    std::optional<Watts> averagePower; ///< over the window, by the rule of the harness; absent: not metered

    std::map<std::string, std::string>
        host; ///< facts as the files name them: "accelerator", "cpu", "framework", ...
    Verdict verdict;
    SourceRef source;

    /// 95 % interval of the throughput over the windows of this one run; absent where it is not known.
    std::optional<Interval> throughputInterval;
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
