// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"
#include "core/workbook/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// Names a result within its workbook; never given to another one there.
enum class ResultId : long long {}; // not long: Qt 6.4 streams no enumeration of it

/// Interrupted: the program that measured it died; to be left out of comparisons until somebody accepts it.
enum class ResultState { Complete, Running, Interrupted, Accepted };
std::string_view name(ResultState state); ///< "complete", "running", "interrupted", "accepted"

/// A line of the table of results: what it shows, filters and sorts by. SI units; what is not known is absent
/// or empty. While a run goes on, its figures are absent but for `samples`.
struct ResultRow {
    ResultId id{};
    std::string record; ///< RunRecord::id, one result for each rank
    std::int64_t rank = 0;
    std::string title;
    std::string workload;
    std::string unit; ///< of a sample
    std::string harness;
    Scenario scenario = Scenario::Offline;
    std::optional<Profile> profile;
    std::string startUtc;
    std::string addedUtc;
    std::string backend;
    std::string device;
    std::string hardware; ///< the device's name, else the accelerator, else the processor
    std::string precision;
    std::optional<std::int64_t> batch;          ///< samples a query
    std::optional<std::int64_t> sequenceLength; ///< tokens a sample
    std::optional<PerSecond> throughput;
    std::optional<Interval> throughputInterval; ///< 95 %
    std::optional<Seconds> latencyP99;
    std::optional<std::int64_t> samples;
    std::optional<Seconds> duration;
    std::optional<MeanPower> power;
    std::optional<Joules> energyPerSample;
    std::optional<Interval>
        energyInterval; ///< 95 %, per sample; a workbook does not keep it: only of rowOf()
    std::optional<VerdictState> verdict;
    ResultState state = ResultState::Complete;
    std::vector<std::string> tags; ///< sorted by bytes
    std::string note;
    /// Set where the row, its note or one of its tags is not what was stored. What is damaged is then empty.
    std::optional<Error> damage;

    /// Whether it may take part in a comparison.
    bool usable() const
    {
        return !damage && (state == ResultState::Complete || state == ResultState::Accepted);
    }
};

/// The row of a record that has ended: all but id, addedUtc, state, tags and note.
/// Throws Error (ResultUnstorable without its file) for more samples than 63 bits count.
ResultRow rowOf(const RunRecord &record);
/// The same for a run that goes on.
ResultRow runningRowOf(const RunData &data);

/// Whether both rows say the same of the record, but for what another compiler may round differently.
bool sameRecord(const ResultRow &a, const ResultRow &b);

} // namespace hakari
