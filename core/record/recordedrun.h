// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// Puts a run together again from the lines of its event stream, live or recorded. The lines of other runs
/// and ranks in the same stream belong to other assemblers.
class RunAssembler
{
public:
    explicit RunAssembler(std::string file); ///< for messages
    ~RunAssembler();
    RunAssembler(RunAssembler &&) noexcept;
    RunAssembler &operator=(RunAssembler &&) noexcept;

    /// Takes the next line, without its newline. Error: EventBad, which leaves what was taken before as it
    /// was. FormatNewer for a stream of a later version.
    Expected<void> add(std::string_view line);
    /// The same for a line that is parsed already; `number` is its place in the file, for messages.
    Expected<void> add(const nlohmann::json &line, std::size_t number);

    const RunData &data() const { return m_data; }
    std::uint64_t nextSeq() const { return m_seq; }
    Seconds lastTime() const { return m_last; }
    Phase phase() const { return m_phase; }
    std::uint64_t completed() const { return m_completed; }
    std::optional<Seconds> timeLeft() const { return m_left; }

    /// Says goodbye for a run that cannot do so itself.
    void close(bool interrupted);

    /// The record of all that was taken. Where the stream held results, they must follow from its samples;
    /// else EventBad.
    Expected<RunRecord> finish() &&;

private:
    void take(const nlohmann::json &line);
    void takeEvent(const std::string &event, const nlohmann::json &line);
    void checkEnvelope(const nlohmann::json &line) const;
    void takeHello(const nlohmann::json &line);
    void takePhase(const nlohmann::json &line);
    void beginMeasurement(const ClockReading &reading);
    void takeSamples(const nlohmann::json &line);
    void takeMeter(const nlohmann::json &line);
    PowerTrace *traceOf(const std::string &domain);
    void takePower(const nlohmann::json &line);
    Error bad(std::string cause) const;

    std::string m_file;
    std::size_t m_line = 0;
    std::uint64_t m_seq = 0;
    Seconds m_last;
    Phase m_phase = Phase::Prepare;
    std::uint64_t m_completed = 0;
    std::optional<Seconds> m_left;
    RunData m_data;
    std::vector<nlohmann::json> m_results;
};

/// Where the numbers of a run come from: its id and the file that holds its stream.
SourceRef sourceOfRun(const RunRecord &record, const std::string &file);

/// Reads a recorded stream: every run and rank in it, in the order in which they began. A last line without
/// its newline is one that was being written when the run was killed, and is left out. Blocking. Errors:
/// those of readTextFile, EventBad, FormatNewer, EventsNoRun.
Expected<std::vector<RunRecord>> readRecordedRuns(const std::filesystem::path &file);

/// Whether the file begins like a recorded run; false where it cannot be read.
bool isRecordedRun(const std::filesystem::path &file);

} // namespace hakari
