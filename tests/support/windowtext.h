// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"

#include <QString>
#include <QStringList>

class QWidget;

namespace hakari::test {

/// Every text a person can meet in a widget and all widgets in it, shown or not yet: labels, buttons,
/// entries, headers, cells, place holders, tool tips, accessible names and descriptions, titles, actions.
/// Each with the place where it was found: "QLabel.text: Assumptions".
QStringList textsOf(const QWidget *root);

/// The shipped texts that stand among `texts` in the language that is not wanted.
QStringList textsNotIn(Language wanted, const QStringList &texts);

/// The controls that a person can see and reach and that tell assistive tools no name.
QStringList controlsWithoutName(QWidget *root);

/// What Tab leads to, in its order, starting behind `root`.
QList<QWidget *> tabChain(QWidget *root);

} // namespace hakari::test
