// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/run/runprocess.h"
#include "widgets/run/runrequest.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hakari {

/// One run that was asked for, is going on, or is over.
struct RunEntry {
    enum class State { Waiting, Running, Done };

    int id = 0;
    RunRequest request;
    State state = State::Waiting;
    /// Once it is done. Where a workbook holds it whole, only the summary of the record is kept here: without
    /// what the run told and without its power traces.
    RunOutcome outcome;
    LiveRun live; ///< once it is done: its phases and charts, thinned
};

/// Runs that follow one another, since two at a time would disturb each other. GUI thread.
class RunQueue : public QObject
{
    Q_OBJECT

public:
    /// Makes what keeps a run that starts; it may return null.
    using MakeKeeper = std::function<std::unique_ptr<RunKeeper>()>;

    RunQueue(EngineCommand engine, MakeKeeper makeKeeper, QObject *parent = nullptr);

    void setEngine(const EngineCommand &engine) { m_engine = engine; } ///< for runs that start from now on
    const EngineCommand &engine() const { return m_engine; }

    void add(const std::vector<RunRequest> &requests); ///< starts at once where nothing runs
    void cancel(int id);                               ///< ends it if it runs, takes it away if it waits
    void cancelAll();
    void remove(int id); ///< of those that are done
    int waiting() const;

    const std::vector<RunEntry> &entries() const { return m_entries; }
    const RunEntry *entry(int id) const;
    const RunEntry *running() const; ///< null: nothing runs
    bool isCancelling() const { return m_process && m_process->isCancelled(); }
    const LiveRun &live(int id) const; ///< empty for one that waits or is not there
    std::optional<ResultId> result() const { return m_process ? m_process->result() : std::nullopt; }

signals:
    void changed(); ///< entries or their states
    void progressed(const hakari::LiveRun &update);
    void silent(int seconds);
    void started(int id);
    void finished(int id); ///< before the next one starts; changed() follows

private:
    RunEntry *find(int id);
    void startNext();
    void finish(const RunOutcome &outcome);

    EngineCommand m_engine;
    MakeKeeper m_makeKeeper;
    std::vector<RunEntry> m_entries;
    std::unique_ptr<RunProcess> m_process;
    int m_current = 0; ///< id of the one that runs; 0: none
    int m_lastId = 0;
};

} // namespace hakari
