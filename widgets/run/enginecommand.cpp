// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/enginecommand.h"

#include "core/base/datafolder.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

namespace hakari {

namespace {

const QString engineName = QStringLiteral("hakari-engine");

QString fileName(const QString &word)
{
    return QFileInfo(word).fileName();
}

QString shellWord(QString word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=@%+,-]+$"));
    if (word.contains(plain))
        return word;
    return QLatin1Char('\'') + word.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

} // namespace

QStringList EngineCommand::words(const QStringList &arguments) const
{
    QStringList words = QProcess::splitCommand(launcher);
    if (words.isEmpty())
        return QStringList{program} + arguments;
    const bool overShell = fileName(words.first()) == QLatin1String("ssh");
    if (fileName(words.last()) != engineName)
        words << engineName;
    for (const QString &argument : arguments)
        words << (overShell ? shellWord(argument) : argument);
    return words;
}

QString engineProgram()
{
    const QString chosen = qEnvironmentVariable("HAKARI_ENGINE");
    return chosen.isEmpty() ? QString::fromStdString((programFolder() / "hakari-engine").string()) : chosen;
}

} // namespace hakari
