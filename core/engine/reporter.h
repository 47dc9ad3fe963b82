// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/clock.h"
#include "core/engine/load.h"
#include "core/engine/metersampler.h"
#include "core/engine/querylog.h"
#include "core/record/eventlines.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace hakari {

/// Writes a run's event stream: what the run tells it, and by itself the heartbeat and the queries of the
/// measurement as they come. Thread-safe; the sink is called under its lock.
class Reporter
{
public:
    /// With `ownThread` it ticks by itself every 10 ms; else tick() is for the caller.
    Reporter(EventLines lines, const Clock &clock, bool ownThread);
    ~Reporter();

    void hello(const RunData &data);
    void facts(const std::map<std::string, std::string> &facts);
    void warning(const Notice &notice);
    void error(const Error &error);
    void window(const LoadWindow &window);
    void bye(bool interrupted);

    /// What the run is doing from now on, and how many seconds that will take where it is known.
    void enter(Phase phase, std::optional<Seconds> expected = {});

    /// Follows the counter of a generator; null stops that. What it points to must outlive it.
    void follow(const LoadGenerator *generator);

    /// Names the domains of the meters and writes their readings as they come, until endMeters(). What it
    /// refers to must outlive that.
    void beginMeters(MeterSampler &meters);
    void endMeters();
    void throttling(const std::string &text);

    /// Opens the measurement: from now on the log's queries are written, and windows made of them.
    void beginMeasurement(QueryLog &log, std::uint64_t samplesPerQuery, double load, Seconds window);
    /// Writes what is left of them.
    void endMeasurement();

    void tick();

private:
    struct Measurement {
        QueryLog *log = nullptr;
        std::uint64_t samplesPerQuery = 1;
        double load = 0.0;
        Seconds windowLength;
        std::size_t written = 0;
        Stretch window; ///< the one being filled
    };
    Seconds elapsed() const { return secondsOf(m_clock.now()); }
    void heartbeat();
    void writeReadings();
    void writeQueries(std::size_t atMost);
    void fillWindow(const QueryTime &query);
    void closeWindow();

    const Clock &m_clock;
    std::mutex m_mutex; ///< guards all below
    EventLines m_lines;
    Phase m_phase = Phase::Prepare;
    Seconds m_phaseBegin;
    std::optional<Seconds> m_expected;
    std::int64_t m_lastBeat = 0;
    const LoadGenerator *m_generator = nullptr;
    MeterSampler *m_meters = nullptr;
    std::optional<Measurement> m_measurement;
    std::jthread m_thread; ///< last: it ends before what it uses
};

} // namespace hakari
