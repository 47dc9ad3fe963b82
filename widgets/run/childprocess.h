// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QStringList>

#include <string>

class QProcess;

namespace hakari {

/// The program and its arguments in one list.
void setProgram(QProcess &process, const QStringList &words);

/// To be called before the start, in the thread that lives as long as this program: the child leads a
/// session of its own, so that all it starts can be ended with it, is killed by the kernel when this program
/// dies, and writes its standard output to `output` where that is not -1.
void bindToThisProcess(QProcess &process, int output = -1);

/// Kills the child and all that belongs to its session. A child that does not run is left alone.
void killGroup(const QProcess &process);

/// EngineAbsent, for a process that could not be started.
Error absenceOf(const QProcess &process);

/// How an ended process ended and what it said last: "status 3: no such host".
std::string endOf(const QProcess &process, const QByteArray &complaint);

/// Appends what is new to the end of a program's messages and forgets all but the last of them.
void keepTail(QByteArray &tail, const QByteArray &more);

} // namespace hakari
