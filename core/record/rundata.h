// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/runrecord.h"
#include "core/record/statistics.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// How long a run measures and what it may be used for (method.md 2).
enum class Profile { Quick, Standard, Publication };
std::string_view name(Profile profile); ///< "quick", "standard", "publication"
std::optional<Profile> profileNamed(std::string_view name);

/// The phases of a run, in their order.
enum class Phase { Prepare, Idle, WarmUp, Saturation, SteadyCheck, Measurement, CoolDown };
std::string_view name(Phase phase); ///< "prepare", "idle", "warm-up", "saturation", "steady", ...
std::optional<Phase> phaseNamed(std::string_view name);

/// What the run set out to measure; the rules of the verdict depend on it.
struct RunSetup {
    std::string workload; ///< id
    std::string title;
    std::string unit; ///< of a sample: "inference", "sequence", ...
    Scenario scenario = Scenario::Offline;
    Profile profile = Profile::Quick;
    Seconds duration;                    ///< the least that measurement may last
    std::optional<Seconds> latencyBound; ///< Server

    bool operator==(const RunSetup &) const = default;
};

/// The clocks of the host beside the run's own. A jump of `boot` shows a suspend, one of `real` a clock
/// that was set. In s since the run began.
struct ClockReading {
    Seconds monotonic;
    Seconds boot;
    Seconds real;
    std::optional<std::uint64_t>
        throttles; ///< how often CPUs slowed down since the host started, if it counts

    bool operator==(const ClockReading &) const = default;
};

/// A stretch of steady load, measured between completions of queries.
struct LoadWindow {
    Phase phase = Phase::Measurement;
    double load = 0.0; ///< batch; Server: arrivals per second
    Seconds begin;
    Seconds end;
    std::uint64_t samples = 0;
    Seconds meanLatency;
    std::optional<Watts> power;

    PerSecond rate() const;
    bool operator==(const LoadWindow &) const = default;
};

/// Everything that a run told, in the order in which it told it. What is derived from it is a RunRecord.
struct RunData {
    std::string id;
    std::string startUtc;
    int rank = 0;
    int worldSize = 1;
    RunSetup setup;
    std::map<std::string, std::string> facts; ///< host, backend, device, seeds, command line, ...
    std::vector<LoadWindow> windows;
    std::vector<QueryTime> queries; ///< of the measurement, in order of completion
    std::uint64_t samplesPerQuery = 1;
    std::optional<ClockReading> measurementBegin;
    std::optional<ClockReading> measurementEnd; ///< absent where the run ended before
    std::vector<PowerTrace> power;
    std::vector<std::string> throttling; ///< why devices slowed down during the measurement, as meters say
    std::vector<Notice> warnings;
    std::optional<Error> error;
    bool interrupted = false; ///< a person or a closed pipe ended it
    bool ended = false;       ///< it said goodbye

    bool operator==(const RunData &) const = default;
};

/// Whether the last three windows are steady (method.md 2): no zero rate, and the largest over the smallest
/// within the limits.
struct Steadiness {
    static constexpr std::size_t windows = 3;
    static constexpr double rateLimit = 1.10;
    static constexpr double latencyLimit = 1.10;
    static constexpr double powerLimit = 1.05;

    bool enough = false; ///< three windows or more
    double rate = 1.0;   ///< largest over smallest of the last three; infinite with a zero rate
    double latency = 1.0;
    std::optional<double> power;

    bool steady() const;
};
Steadiness steadiness(std::span<const LoadWindow> windows);

/// The percentile that a scenario is judged by (LoadGen): single-stream 0.90, multi-stream and server 0.99;
/// nothing offline.
std::optional<double> judgedPercentile(Scenario scenario);

/// The fewest queries that the early-stopping rule of the scenario accepts; 1 offline.
std::uint64_t leastQueries(Scenario scenario);

/// Whether the early-stopping rule of server accepts the queries: those over the bound are few enough.
struct BoundCheck {
    std::uint64_t over = 0;   ///< queries that took longer than the bound
    std::uint64_t needed = 0; ///< queries with which that many may
    bool held = false;
};
BoundCheck checkBound(std::span<const QueryTime> queries, Seconds bound);

/// Statistics and verdict of a run: a pure function of what it told, so that a recorded file gives what the
/// run itself gave. Throughput: samples over the time from the first arrival to the last completion.
/// The verdict follows from checkRules().
RunRecord summarise(RunData data);

} // namespace hakari
