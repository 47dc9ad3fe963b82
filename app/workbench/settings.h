// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

class QMainWindow;

namespace hakari {

class Appearance;
class MainWindow;

/// What the window remembers between starts. A damaged, foreign or newer file is as good as none: every
/// value is checked, and a start never fails because of it.
class Settings
{
public:
    /// `reset` forgets what was remembered.
    explicit Settings(bool reset);

    Language language() const; ///< else that of the system
    bool dark() const;
    QString launcher() const;      ///< command that starts the engine elsewhere; empty: none
    QStringList workbooks() const; ///< of late, the last one first
    void restore(QMainWindow &window) const;
    void savePlace(const QMainWindow &window) const;
    void saveAppearance(Language language, bool dark) const;
    void saveLauncher(const QString &launcher) const;
    void saveWorkbooks(const QStringList &paths) const;
    /// Saves all but the window's place as it changes, so that a window that is killed forgets nothing else.
    /// The window and the appearance end together.
    void follow(MainWindow &window, const Appearance &appearance) const;
};

} // namespace hakari
