// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runprocess.h"

#include "core/base/systemerror.h"
#include "widgets/run/childprocess.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace hakari {

namespace {

using Time = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds pollEvery{50};
constexpr milliseconds reportEvery{100};
constexpr milliseconds keepEvery{500};
constexpr milliseconds watchEvery{100};

/// Closes a descriptor when it goes.
class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_fd; }

private:
    int m_fd;
};

/// As long as it lives its thread is busy; the time that this takes is added to when the child was heard.
class BusyTime
{
public:
    BusyTime(std::atomic<bool> &busy, std::atomic<Time::rep> &heard) : m_busy(busy), m_heard(heard)
    {
        m_busy = true;
    }
    ~BusyTime()
    {
        m_heard += (Time::now() - m_begin).count();
        m_busy = false;
    }
    BusyTime(const BusyTime &) = delete;
    BusyTime &operator=(const BusyTime &) = delete;

private:
    std::atomic<bool> &m_busy;
    std::atomic<Time::rep> &m_heard;
    Time::time_point m_begin = Time::now();
};

/// Whether the moment has come again; the next is `every` later.
bool isDue(Time::time_point &next, milliseconds every)
{
    const auto now = Time::now();
    if (now < next)
        return false;
    next = now + every;
    return true;
}

} // namespace

RunProcess::RunProcess(const EngineCommand &engine, std::unique_ptr<RunKeeper> keeper, QObject *parent,
                       const RunPatience &patience)
    : QObject(parent),
      m_engine(engine),
      m_patience(patience),
      m_stream(std::move(keeper)),
      m_heard(Time::now().time_since_epoch().count())
{
    connectChild();
}

RunProcess::~RunProcess()
{
    m_child.disconnect(this);
    killChild();
    if (m_child.state() != QProcess::NotRunning)
        m_child.waitForFinished();
}

void RunProcess::connectChild()
{
    connect(&m_child, &QProcess::started, this, [this] { m_group = m_child.processId(); });
    connect(&m_child, &QProcess::readyReadStandardError, this, &RunProcess::readComplaints);
    connect(&m_child, &QProcess::finished, this, &RunProcess::childEnded);
    connect(&m_child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            failToStart(absenceOf(m_child));
    });
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &RunProcess::watch);
}

void RunProcess::start(const QStringList &arguments)
{
    setProgram(m_child, m_engine.words(arguments));
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return failToStart({ErrorCode::ProgramFailed,
                            {{"program", m_child.program().toStdString()}, {"cause", systemMessage(errno)}}});
    const Descriptor writing(ends[1]); // the child's own copy is all that keeps the stream open
    bindToThisProcess(m_child, writing.get());
    m_child.setStandardOutputFile(QProcess::nullDevice());
    m_thread = std::jthread(
        [this, reading = ends[0]](const std::stop_token &stop) { readStream(stop, reading); });
    m_watch.start();
    m_child.start();
}

void RunProcess::failToStart(const Error &cause)
{
    m_cause = cause;
    m_childOver = true;
    m_childGone = true;
    m_streamOver = m_streamOver || !m_thread.joinable();
    QMetaObject::invokeMethod(this, &RunProcess::settleWhenOver, Qt::QueuedConnection);
}

/// The thread: reads until the stream ends, or the child is gone and nothing is left of what it wrote.
void RunProcess::readStream(const std::stop_token &stop, int pipe)
{
    const Descriptor reading(pipe);
    std::array<char, 65536> bytes{};
    std::optional<Error> fault;
    auto nextReport = Time::now();
    auto nextKeep = Time::now();
    bool begun = false;
    while (!stop.stop_requested() && !fault) {
        pollfd waiting{reading.get(), POLLIN, 0};
        const bool childGone = m_childGone;
        const int ready = poll(&waiting, 1, static_cast<int>(pollEvery.count()));
        const BusyTime busy(m_busy, m_heard);
        if (ready > 0) {
            const ssize_t count = read(reading.get(), bytes.data(), bytes.size());
            if (count == 0 || (count < 0 && errno != EINTR))
                break;
            m_heard = Time::now().time_since_epoch().count();
            fault = m_stream.take({bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))});
        } else if (ready == 0 && childGone) {
            break;
        }
        const bool begins = !std::exchange(begun, m_stream.hasBegun()) && begun;
        if ((isDue(nextKeep, keepEvery) || begins) // at once, so that a run which is seen is kept as well
            && !m_stream.keep())
            nextKeep = Time::now();
        if (isDue(nextReport, reportEvery))
            report(false);
    }
    const BusyTime busy(m_busy, m_heard);
    (void)m_stream.keep(); // what is not kept here is kept with the end
    report(true);
    QMetaObject::invokeMethod(
        this, [this, fault] { streamEnded(fault); }, Qt::QueuedConnection);
}

/// At most one update is on its way, so that a busy window does not pile them up.
void RunProcess::report(bool last)
{
    if (!m_stream.hasBegun() || (m_updateOnItsWay.exchange(true) && !last))
        return;
    QMetaObject::invokeMethod(
        this,
        [this, update = m_stream.takeNew(), result = m_stream.result()] {
            m_updateOnItsWay = false;
            m_live.append(update);
            m_result = result;
            emit progressed(update);
        },
        Qt::QueuedConnection);
}

void RunProcess::readComplaints()
{
    const QByteArray more = m_child.readAllStandardError();
    keepTail(m_complaint, more);
    if (const auto flood = m_noise.add(static_cast<std::size_t>(more.size())))
        end(*flood);
}

/// Looks how long it has been since the child was heard.
void RunProcess::watch()
{
    if (m_busy)
        return;
    const auto heard = Time::time_point(Time::duration(m_heard.load()));
    const auto silence = std::chrono::duration_cast<milliseconds>(Time::now() - heard);
    const bool expected = m_engine.isLocal() || !m_live.phases.empty(); // a launcher may queue for hours
    const int seconds = silence >= m_patience.said ? static_cast<int>(
                            std::chrono::duration_cast<std::chrono::seconds>(silence).count())
                                                   : 0;
    if (seconds != m_silence)
        emit silent(m_silence = seconds);
    if (expected && silence >= m_patience.silence && !m_streamOver)
        end({ErrorCode::EngineSilent, {{"value", std::to_string(silence.count() / 1000) + " s"}}});
}

void RunProcess::cancel()
{
    if (m_cancelled || m_childOver)
        return;
    m_cancelled = true;
    m_child.closeWriteChannel();
    QTimer::singleShot(m_patience.cancel, this, &RunProcess::killChild);
}

/// Ends the child for a cause of its own making; the first one counts.
void RunProcess::end(const Error &cause)
{
    if (!m_cause && !m_cancelled)
        m_cause = cause;
    killChild();
}

void RunProcess::killChild()
{
    if (!m_childOver)
        killGroup(m_child);
}

void RunProcess::childEnded()
{
    readComplaints();
    if (m_group > 0)
        kill(static_cast<pid_t>(-m_group), SIGKILL); // what it left behind would hold the stream open
    m_childOver = true;
    m_childGone = true;
    settleWhenOver();
}

void RunProcess::streamEnded(const std::optional<Error> &fault)
{
    m_streamOver = true;
    if (fault)
        end(*fault);
    else
        QTimer::singleShot(m_patience.lingering, this, &RunProcess::killChild);
    settleWhenOver();
}

std::optional<Error> RunProcess::causeOfEnd() const
{
    if (m_cause || m_cancelled || m_stream.hasEnded())
        return m_cause;
    return Error{ErrorCode::EngineEnded, {{"cause", endOf(m_child, m_complaint)}}};
}

/// The run is judged in a thread as well: sorting millions of latencies takes its time.
void RunProcess::settleWhenOver()
{
    if (!m_childOver || !m_streamOver)
        return;
    m_watch.stop();
    if (m_silence != 0)
        emit silent(m_silence = 0);
    m_thread = std::jthread([this, cause = causeOfEnd(), interrupted = m_cancelled] {
        auto outcome = std::make_shared<const RunOutcome>(m_stream.finish(cause, interrupted));
        QMetaObject::invokeMethod(
            this, [this, outcome] { emit finished(*outcome); }, Qt::QueuedConnection);
    });
}

} // namespace hakari
