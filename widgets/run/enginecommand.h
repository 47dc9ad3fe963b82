// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace hakari {

/// How the engine is started: by its program, or by a launcher that starts it somewhere else.
struct EngineCommand {
    QString program;  ///< path of hakari-engine on this machine
    QString launcher; ///< as typed, e.g. "ssh host" or "srun --nodes=1"; empty: none

    /// Program and arguments, ready to be started. A launcher whose last word is a path of hakari-engine
    /// names the program itself; after any other the engine is called by its name, to be found where the
    /// launcher leads. ssh hands its words to a shell at the other end: they are quoted for it.
    QStringList words(const QStringList &arguments) const;

    bool isLocal() const { return launcher.trimmed().isEmpty(); }
    bool operator==(const EngineCommand &) const = default;
};

/// The engine beside the running program, or $HAKARI_ENGINE where that is set.
QString engineProgram();

} // namespace hakari
