// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace hakari::test {

/// How a program ended; status -1: it did not start or crashed, and `err` says so.
struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// One change of the environment; a null value takes the variable away.
struct Variable {
    QString name;
    QString value;
};

/// Waits for as long as it takes; nothing is there for the program to read.
Outcome runProgram(const QString &program, const QStringList &arguments,
                   const QList<Variable> &environment = {});

QByteArray readAll(const QString &path);
void writeAll(const QString &path, const QByteArray &bytes);

} // namespace hakari::test
