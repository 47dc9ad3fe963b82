// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVBoxLayout>

namespace hakari {

/// Into a layout that may be in sight already.
void addRow(QVBoxLayout *rows, QWidget *row);

/// Takes the keyboard from the rows, before they are made anew or switched off; else Qt would hand it on and
/// scroll there. The objectName of the control that had it; empty: none of theirs.
QString takeFocus(const QVBoxLayout *rows);
/// Gives it back to the control of that name.
void giveFocus(const QVBoxLayout *rows, const QString &name);

void clearRows(QVBoxLayout *rows);
void enableRows(const QVBoxLayout *rows, bool enabled);

} // namespace hakari
