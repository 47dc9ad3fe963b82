// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/childprocess.h"

#include "core/base/systemerror.h"

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace hakari {

namespace {

constexpr qsizetype longestTail = 4096;
constexpr qsizetype longestCause = 300;

/// The last lines of a message, on one line.
std::string lastWords(const QByteArray &complaint)
{
    QString text = QString::fromUtf8(complaint).simplified();
    if (text.size() > longestCause)
        text = QChar(0x2026) + text.right(longestCause);
    return text.toStdString();
}

} // namespace

void setProgram(QProcess &process, const QStringList &words)
{
    process.setProgram(words.value(0));
    process.setArguments(words.mid(1));
}

void bindToThisProcess(QProcess &process, int output)
{
    const pid_t parent = getpid();
    process.setChildProcessModifier([parent, output] {
        setsid();
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1); // it died before the line above
        if (output >= 0)
            dup2(output, STDOUT_FILENO);
    });
}

void killGroup(const QProcess &process)
{
    const auto pid = static_cast<pid_t>(process.processId());
    if (pid > 0 && kill(-pid, SIGKILL) != 0)
        kill(pid, SIGKILL); // it has not come to lead its session yet
}

Error absenceOf(const QProcess &process)
{
    const QString cause = process.errorString().section(QStringLiteral(": "), -1);
    return {ErrorCode::EngineAbsent,
            {{"value", process.program().toStdString()}, {"cause", cause.toStdString()}}};
}

std::string endOf(const QProcess &process, const QByteArray &complaint)
{
    std::string out = process.exitStatus() == QProcess::CrashExit
                          ? signalMessage(process.exitCode())
                          : "status " + std::to_string(process.exitCode());
    if (const std::string words = lastWords(complaint); !words.empty())
        out += ": " + words;
    return out;
}

void keepTail(QByteArray &tail, const QByteArray &more)
{
    tail += more.right(longestTail);
    tail = tail.right(longestTail);
}

} // namespace hakari
