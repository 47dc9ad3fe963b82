// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/recordedrun.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// A value at a time. s since the run began; the value in SI.
struct LivePoint {
    double time = 0.0;
    double value = 0.0;

    bool operator==(const LivePoint &) const = default;
};
using LivePoints = std::vector<LivePoint>;

/// The power of one domain of a meter [W].
struct LivePower {
    std::string domain; ///< its id
    std::string name;
    LivePoints points;
    bool estimated = false; ///< not metered

    bool operator==(const LivePower &) const = default;
};

struct LivePhase {
    Phase phase = Phase::Prepare;
    double begin = 0.0; ///< [s]

    bool operator==(const LivePhase &) const = default;
};

/// What a run has told so far, as far as a person watches it: much less than the run itself. A value; as an
/// update it holds only what is new.
struct LiveRun {
    RunSetup setup;
    Phase phase = Phase::Prepare;
    std::uint64_t completed = 0; ///< queries
    std::optional<Seconds> left; ///< of the phase
    double time = 0.0;           ///< [s] of the last line
    std::vector<LivePhase> phases;
    LivePoints rate;        ///< [1/s] samples
    LivePoints meanLatency; ///< [s] of the windows that are not measured
    LivePoints p50, p99;    ///< [s] of half a second each, while measuring
    std::vector<LivePower> power;
    std::optional<double> measureBegin, measureEnd; ///< [s]
    std::vector<Notice> warnings;

    void append(const LiveRun &update);
    bool operator==(const LiveRun &) const = default;
};

/// With at most so many points a series, the lowest and the highest of each stretch of time among them: for
/// runs that are over, of which many are kept in sight.
LiveRun thinned(LiveRun run, std::size_t most = 4096);

/// One phase as a step on the way.
struct PhaseStep {
    enum class State { Waiting, Active, Done, Skipped };

    Phase phase = Phase::Prepare;
    State state = State::Waiting;
    double spent = 0.0; ///< [s]
    std::optional<Seconds> left;

    bool operator==(const PhaseStep &) const = default;
};

/// The phases in the order in which a run goes through them. `over`: the run has ended.
std::vector<PhaseStep> phaseSteps(const LiveRun &run, bool over);

/// The least time that is left: what the engine says of the phase, and what the profile lays down for those
/// that follow. Preparing and searching take longer, by as much as nobody knows.
Seconds leastLeft(const LiveRun &run);

/// Makes the updates from what an assembler has taken. The rate comes from the windows of search and steady
/// check, and while measuring from the count in the heartbeats, or for slow queries from their completions.
class LiveDigest
{
public:
    /// After every line.
    void note(const RunAssembler &run);
    /// All that is new since the last time.
    LiveRun take(const RunAssembler &run);

private:
    struct Beat {
        double time = 0.0;
        std::uint64_t completed = 0;
    };
    void restartMeasurement(const RunData &data);
    void noteRate(const RunAssembler &run);
    void readWindows(const RunData &data);
    void readQueries(const RunData &data);
    void closeBucket(const RunData &data, std::size_t end);
    void readPower(const RunData &data);

    LiveRun m_new;
    std::optional<Phase> m_phase;
    std::optional<Beat> m_beat;
    std::uint64_t m_completed = 0;
    std::optional<bool> m_fast;       ///< queries complete too fast to be told one by one
    std::optional<double> m_measured; ///< begin of the measurement that is open
    std::size_t m_windows = 0;
    std::size_t m_bucket = 0;  ///< the first query of the bucket being filled
    std::size_t m_queries = 0; ///< looked at
    std::size_t m_warnings = 0;
    std::vector<std::size_t> m_readings; ///< by trace
};

} // namespace hakari
