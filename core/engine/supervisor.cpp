// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/supervisor.h"

#include "core/base/systemerror.h"
#include "core/record/eventlines.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hakari {

namespace {

using Time = std::chrono::steady_clock;

constexpr std::chrono::milliseconds graceOfStop{700};
constexpr std::chrono::milliseconds pollEvery{200};

std::atomic<bool> stopRequested = false;

extern "C" void requestStop(int)
{
    stopRequested = true;
}

sigset_t endingSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

/// Holds the ending signals back for as long as it lives, to be read from a descriptor instead.
class SignalInbox
{
public:
    SignalInbox()
    {
        const sigset_t set = endingSignals();
        sigprocmask(SIG_BLOCK, &set, &m_before);
        m_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~SignalInbox()
    {
        close(m_fd);
        sigprocmask(SIG_SETMASK, &m_before, nullptr);
    }
    SignalInbox(const SignalInbox &) = delete;
    SignalInbox &operator=(const SignalInbox &) = delete;

    int fd() const { return m_fd; }
    const sigset_t &before() const { return m_before; }

private:
    int m_fd = -1;
    sigset_t m_before{};
};

[[noreturn]] void workInChild(const std::function<void(int, const std::atomic<bool> &)> &work, int fd,
                              const sigset_t &mask)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct sigaction action {};
    action.sa_handler = requestStop;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
    sigprocmask(SIG_SETMASK, &mask, nullptr);
    work(fd, stopRequested);
    _exit(0); // a driver's own end-of-process code is not to be trusted
}

class Supervisor
{
public:
    Supervisor(const Supervision &supervision, pid_t child, int stream, int signals)
        : m_supervision(supervision),
          m_run(supervision.stream),
          m_child(child),
          m_stream(stream),
          m_signals(signals),
          m_lastProgress(Time::now())
    {
    }

    ~Supervisor()
    {
        if (m_reaped)
            return;
        kill(m_child, SIGKILL); // the sink threw
        reap();
    }
    Supervisor(const Supervisor &) = delete;
    Supervisor &operator=(const Supervisor &) = delete;

    Expected<RunRecord> watch()
    {
        while (readSome())
            checkTime();
        reap();
        return close();
    }

private:
    /// Waits for the child's lines, a signal or the end of the input. False once the stream has ended.
    bool readSome()
    {
        std::array<pollfd, 3> fds{pollfd{m_stream, POLLIN, 0}, pollfd{m_signals, POLLIN, 0},
                                  pollfd{inputWatched() ? STDIN_FILENO : -1, POLLIN, 0}};
        poll(fds.data(), fds.size(), static_cast<int>(pollEvery.count()));
        if (fds[1].revents != 0)
            drainSignals();
        if (fds[2].revents != 0)
            readInput();
        return fds[0].revents == 0 || readStream();
    }

    bool inputWatched() const { return m_supervision.endsWithInput && !m_inputEnded; }

    void drainSignals()
    {
        signalfd_siginfo info{};
        while (read(m_signals, &info, sizeof info) > 0) {}
        interrupt();
    }

    void readInput()
    {
        std::array<char, 256> ignored{};
        const ssize_t count = read(STDIN_FILENO, ignored.data(), ignored.size());
        if (count > 0 || (count < 0 && errno == EINTR))
            return;
        m_inputEnded = true;
        interrupt();
    }

    bool readStream()
    {
        std::array<char, 65536> bytes{};
        const ssize_t count = read(m_stream, bytes.data(), bytes.size());
        if (count < 0)
            return errno == EINTR;
        m_buffer.append(bytes.data(), static_cast<std::size_t>(count));
        std::size_t begin = 0;
        for (std::size_t end = 0; (end = m_buffer.find('\n', begin)) != std::string::npos; begin = end + 1)
            take(std::string_view(m_buffer).substr(begin, end - begin + 1));
        m_buffer.erase(0, begin);
        return count > 0;
    }

    void take(std::string_view line)
    {
        if (m_bad)
            return;
        const auto before = std::pair(m_run.phase(), m_run.completed());
        const std::size_t kept = m_run.data().queries.size();
        if (const auto added = m_run.add(line.substr(0, line.size() - 1)); !added) {
            m_bad = added.error();
            kill(m_child, SIGKILL);
            return;
        }
        if (before != std::pair(m_run.phase(), m_run.completed()) || kept != m_run.data().queries.size())
            m_lastProgress = Time::now();
        m_supervision.sink(line);
    }

    void checkTime()
    {
        const auto now = Time::now();
        if (m_supervision.progress && now - m_lastShown >= pollEvery) {
            m_lastShown = now;
            m_supervision.progress(m_run);
        }
        const bool stuck = now - m_lastProgress > std::chrono::duration<double>(m_supervision.patience.value);
        if (stuck && !m_hung) {
            m_hung = true;
            kill(m_child, SIGKILL);
        }
        if (m_deadline && now > *m_deadline)
            kill(m_child, SIGKILL);
    }

    void interrupt()
    {
        if (m_interrupted)
            return;
        m_interrupted = true;
        m_deadline = Time::now() + graceOfStop;
        kill(m_child, SIGTERM);
    }

    void reap()
    {
        while (waitpid(m_child, &m_status, 0) < 0 && errno == EINTR) {}
        m_reaped = true;
    }

    std::optional<Error> causeOfEnd() const
    {
        const std::string &backend = m_supervision.backend;
        if (m_hung)
            return Error{
                ErrorCode::BackendHung,
                {{"backend", backend}, {"value", fmt::format("{:g} s", m_supervision.patience.value)}}};
        if (m_interrupted || m_run.data().error)
            return std::nullopt;
        if (WIFSIGNALED(m_status))
            return Error{ErrorCode::BackendCrashed,
                         {{"backend", backend}, {"cause", signalMessage(WTERMSIG(m_status))}}};
        if (WEXITSTATUS(m_status) != 0)
            return Error{ErrorCode::BackendFailed,
                         {{"backend", backend},
                          {"cause", fmt::format("its process ended with status {}", WEXITSTATUS(m_status))}}};
        return std::nullopt;
    }

    Expected<RunRecord> close()
    {
        if (m_bad)
            return tl::unexpected(*m_bad);
        if (m_run.nextSeq() == 0)
            return tl::unexpected(causeOfEnd().value_or(Error{
                ErrorCode::BackendFailed, {{"backend", m_supervision.backend}, {"cause", "no output"}}}));
        const Seconds t = m_run.lastTime();
        EventLines own(
            m_run.data().id, m_run.data().rank, [this](std::string_view line) { take(line); },
            m_run.nextSeq());
        if (const auto cause = causeOfEnd())
            own.error(t, *cause);
        EventLines last(m_run.data().id, m_run.data().rank, m_supervision.sink, m_run.nextSeq());
        m_run.close(m_interrupted);
        auto record = std::move(m_run).finish();
        if (record) {
            last.results(t, *record);
            last.bye(t, m_interrupted);
        }
        return record;
    }

    const Supervision &m_supervision;
    RunAssembler m_run;
    pid_t m_child;
    int m_stream;
    int m_signals;
    std::string m_buffer;
    Time::time_point m_lastProgress;
    Time::time_point m_lastShown;
    std::optional<Time::time_point> m_deadline;
    std::optional<Error> m_bad;
    bool m_inputEnded = false;
    bool m_interrupted = false;
    bool m_hung = false;
    bool m_reaped = false;
    int m_status = 0;
};

Error noProcess(const Supervision &supervision)
{
    return {ErrorCode::BackendFailed, {{"backend", supervision.backend}, {"cause", systemMessage(errno)}}};
}

} // namespace

Expected<RunRecord> superviseRun(const std::function<void(int, const std::atomic<bool> &)> &work,
                                 const Supervision &supervision)
{
    std::array<int, 2> stream{};
    if (pipe2(stream.data(), O_CLOEXEC) != 0)
        return tl::unexpected(noProcess(supervision));
    const SignalInbox signals;
    const pid_t child = fork();
    if (child == 0) {
        close(stream[0]);
        workInChild(work, stream[1], signals.before());
    }
    close(stream[1]);
    if (child < 0) {
        close(stream[0]);
        return tl::unexpected(noProcess(supervision));
    }
    auto record = Supervisor(supervision, child, stream[0], signals.fd()).watch();
    close(stream[0]);
    return record;
}

} // namespace hakari
