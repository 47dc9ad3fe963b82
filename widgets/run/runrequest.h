// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/record/rundata.h"
#include "core/workload/workload.h"

#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace hakari {

struct Capabilities;

/// One run as a person asks for it. What is absent is left to the workload or to the engine.
struct RunRequest {
    std::string workload; ///< id of a preset, or the path of a file
    std::string backend;
    std::string device = "cpu";
    Profile profile = Profile::Standard;
    Scenario scenario = Scenario::Offline;
    Precision precision = Precision::Fp32;
    std::optional<int> batch; ///< absent: the engine searches for it
    std::optional<int> sequenceLength;
    std::optional<Seconds> latencyBound;            ///< Server
    std::optional<PerSecond> rate;                  ///< Server; absent: the engine searches for it
    std::optional<Seconds> duration;                ///< absent: the profile's
    std::optional<std::vector<std::string>> meters; ///< absent: all that measure; empty: none
    std::string meterCommand;                       ///< prints readings, and is a meter then; empty: none
    std::string instance; ///< whose published power curve is the meter "model"; empty: none

    bool operator==(const RunRequest &) const = default;
};

/// The request that runs the workload as its file says.
RunRequest requestFor(const Workload &workload, const std::string &idOrPath);

/// The meter that stands for a power curve: an estimate, used only when it is asked for.
inline constexpr const char *modelMeter = "model";

/// What makes meters of a command and of an instance's power curve, for `meters` and `run`; nothing for what
/// is empty.
QStringList meterOptions(const std::string &command, const std::string &instance);

/// The arguments of hakari-engine; the same in every locale.
QStringList argumentsOf(const RunRequest &request);

enum class RequestField {
    Workload,
    Device, ///< and backend
    Precision,
    Scenario,
    SequenceLength,
    Batch,
    LatencyBound,
    Rate,
    Duration,
    Meters,
    Demand ///< no part of the request: what its result is set against
};

/// What keeps a request from being run, and the field to change.
struct RequestProblem {
    RequestField field;
    Error error;

    bool operator==(const RequestProblem &) const = default;
};

inline constexpr double shortestDuration = 0.1;  ///< s, as hakari-engine run takes it
inline constexpr double longestDuration = 86400; ///< s

/// Empty: it can be run, as far as is known here; the engine has the last word. `capabilities` null: what
/// the host offers is not known yet. In the order of the fields.
std::vector<RequestProblem> problemsOf(const RunRequest &request, const Workload &workload,
                                       const Capabilities *capabilities);

/// The values that a sweep goes through; a list that is empty leaves the request's own.
struct SweepValues {
    std::vector<Precision> precisions;
    std::vector<int> sequenceLengths;
    std::vector<int> batches;

    bool operator==(const SweepValues &) const = default;
};

/// One request for each combination, the last list changing fastest.
std::vector<RunRequest> sweep(const RunRequest &request, const SweepValues &values);

/// Whole numbers as people list them: "1, 2, 4", and "1-8" for the doublings 1, 2, 4, 8 (the end is always
/// in it). Nothing where anything else stands there, for a number below 1, or for more than 32 of them.
std::optional<std::vector<int>> parseSweep(const QString &text);

/// The shortest time that the run takes: what its profile lays down, without preparing and searching.
Seconds leastTime(const RunRequest &request, bool metered);

} // namespace hakari
