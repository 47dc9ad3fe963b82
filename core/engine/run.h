// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"
#include "core/engine/clock.h"
#include "core/engine/load.h"
#include "core/engine/metersampler.h"
#include "core/engine/reporter.h"
#include "core/record/profiletimes.h"
#include "core/workload/defaults.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hakari {

/// A measurement that waits for enough queries ends at this multiple of its duration all the same.
inline constexpr double longestMeasurement = 10.0;

/// Which power meters a run reads.
struct MeterChoice {
    MeterSettings settings;
    /// Absent: all that can be read, and those that the settings ask for must be.
    std::optional<std::vector<std::string>> ids;
    Seconds interval = usualMeterInterval;
};

/// What to run and how. Workload, scenario, batch and precision are settled here, not while it runs.
struct RunPlan {
    Workload workload; ///< with its scenario, precision and latency bound as they are to be used
    std::string backend;
    Profile profile = Profile::Standard;
    std::optional<Seconds> duration; ///< instead of the profile's
    std::optional<int> batch;        ///< instead of the search for saturation
    std::optional<PerSecond> rate;   ///< Server: instead of the search for the highest rate
    MeterChoice meters;
    std::optional<Seconds> idle; ///< instead of the profile's, metered or not; 0: no idle baseline
    SessionOptions session;
    std::string commandLine; ///< that repeats the run

    Seconds leastDuration() const;
};

/// What the record says before anything has run: identity, setup, facts of the plan.
RunData openingOf(const RunPlan &plan, std::string id, std::string startUtc);

/// Runs the plan on this thread and reports as it goes: idle baseline, prepare, warm-up, saturation search,
/// steady check, measurement. `meters` are read all the while; null where nothing is metered: the profile's
/// idle baseline is left out then. `makeSession` is called once, on this thread; what it throws or refuses,
/// and what the session throws, becomes the error of the run. Returns whether the run came to its end without
/// error.
bool executeRun(const RunPlan &plan, const std::function<Expected<std::unique_ptr<Session>>()> &makeSession,
                MeterSampler *meters, Clock &clock, Reporter &reporter, const std::atomic<bool> &stop);

} // namespace hakari
