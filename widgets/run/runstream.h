// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/recordedrun.h"
#include "widgets/run/liverun.h"
#include "widgets/run/runkeeper.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// What became of a run.
struct RunOutcome {
    RunRecordRef record;            ///< null where the run told nothing
    std::optional<Error> error;     ///< why there is no record, or what the record says of its end
    std::filesystem::path file;     ///< a recorded run or a workbook that keeps it; empty where there is none
    std::optional<ResultId> result; ///< in that workbook
    std::optional<Error> unsaved;   ///< why it is not kept whole

    bool isStored() const { return result && !unsaved; } ///< whole, in a workbook
};

/// How much of what is no measurement (heartbeats, warnings, noise on stderr) a second may bring [bytes].
inline constexpr std::size_t mostChatter = std::size_t{4} << 20;
/// So many bytes may come between two measured values, for who reads too slowly to see a flood: heartbeats
/// take hours for them.
inline constexpr std::size_t mostBetweenValues = std::size_t{4} << 20;

/// Sees when more comes than a run has to tell.
class FloodGuard
{
public:
    std::optional<Error> add(std::size_t bytes); ///< EngineFlood

private:
    std::size_t m_bytes = 0; ///< in the current second
    std::chrono::steady_clock::time_point m_second = std::chrono::steady_clock::now();
};

/// The event stream of one run: checks its lines, has them kept, puts the run together. Bytes may come in any
/// pieces. Not thread-safe; Qt-free, so that a thread of its own can read.
class RunStream
{
public:
    explicit RunStream(std::unique_ptr<RunKeeper> keeper); ///< null: the run is not kept

    /// Takes what the engine wrote. An error ends the stream: EngineNonsense, EngineFlood.
    std::optional<Error> take(std::string_view bytes);

    bool hasBegun() const { return m_run.nextSeq() > 0; }
    bool hasEnded() const { return m_run.data().ended; }
    LiveRun takeNew() { return m_digest.take(m_run); }
    std::optional<ResultId> result() const { return m_keeper ? m_keeper->result() : std::nullopt; }
    /// What was taken survives the death of this program; false: not yet, try again soon.
    bool keep();

    /// Ends the run: adds to the stream what the engine could not say itself, judges it, keeps it whole.
    /// `cause`: why it ended before its time; `interrupted`: a person ended it. May take seconds. Leaves the
    /// stream empty.
    RunOutcome finish(std::optional<Error> cause, bool interrupted);

private:
    std::optional<Error> takeLine(std::string_view line);
    void keepLine(std::string_view line);
    std::optional<Error> noteChatter(std::size_t bytes);
    std::size_t told() const;
    void noteKept(RunOutcome &out);

    std::unique_ptr<RunKeeper> m_keeper;
    RunAssembler m_run;
    LiveDigest m_digest;
    std::string m_rest; ///< of a line that is still being written
    std::size_t m_line = 0;
    std::size_t m_readings = 0;
    std::size_t m_sinceValue = 0; ///< bytes
    FloodGuard m_flood;
};

} // namespace hakari
