// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/run/enginecommand.h"
#include "widgets/run/runstream.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

namespace hakari {

/// How long a run is waited for.
struct RunPatience {
    std::chrono::milliseconds said{5'000};      ///< of silence, until it is said
    std::chrono::milliseconds silence{30'000};  ///< of silence, until the run is ended
    std::chrono::milliseconds cancel{900};      ///< for the engine's own farewell
    std::chrono::milliseconds lingering{2'000}; ///< for a child that closed its stream and stays
};

/// One run of the engine in a child process. A thread of its own reads, checks and keeps what the child
/// writes, one pipe's worth at a time, so that neither a flood of lines nor a slow disk holds the window up,
/// and a child that is too fast waits. The child is ended when it is cancelled, when it writes what is no
/// event stream, when it floods or falls silent, and when this program dies; what it had measured is kept.
/// GUI thread.
class RunProcess : public QObject
{
    Q_OBJECT

public:
    /// `keeper` null: the run is not kept.
    RunProcess(const EngineCommand &engine, std::unique_ptr<RunKeeper> keeper, QObject *parent = nullptr,
               const RunPatience &patience = {});
    ~RunProcess() override; ///< kills a child that still runs

    void start(const QStringList &arguments); ///< once
    /// Ends the run: first by closing the child's input, which gives it time for its farewell, then by force.
    void cancel();

    bool isCancelled() const { return m_cancelled; }
    const LiveRun &live() const { return m_live; }
    std::optional<ResultId> result() const { return m_result; } ///< in the workbook that keeps it

signals:
    /// A few times a second. `update` holds what is new.
    void progressed(const hakari::LiveRun &update);
    /// Nothing was heard for so long; 0 once it speaks again.
    void silent(int seconds);
    /// Once, after which nothing follows.
    void finished(const hakari::RunOutcome &outcome);

private:
    void connectChild();
    void readStream(const std::stop_token &stop, int pipe);
    void report(bool last);
    void readComplaints();
    void watch();
    void childEnded();
    void streamEnded(const std::optional<Error> &fault);
    void failToStart(const Error &cause);
    void end(const Error &cause);
    void killChild();
    void settleWhenOver();
    std::optional<Error> causeOfEnd() const;

    EngineCommand m_engine;
    RunPatience m_patience;
    QProcess m_child;
    qint64 m_group = 0; ///< the child's process group
    QByteArray m_complaint;
    FloodGuard m_noise; ///< on stderr
    QTimer m_watch;
    LiveRun m_live;
    std::optional<ResultId> m_result;
    std::optional<Error> m_cause;
    int m_silence = 0;
    bool m_cancelled = false;
    bool m_childOver = false;
    bool m_streamOver = false;

    RunStream m_stream; ///< the thread's, while it lives
    std::atomic<bool> m_childGone = false;
    std::atomic<bool> m_updateOnItsWay = false;
    std::atomic<bool> m_busy = false; ///< it does not listen, which is no silence of the child
    std::atomic<std::chrono::steady_clock::rep> m_heard;
    std::jthread m_thread; ///< last: it ends before what it uses
};

} // namespace hakari
