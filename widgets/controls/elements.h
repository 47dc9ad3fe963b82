// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QString>
#include <QToolButton>

class QMenu;

namespace hakari {

/// The spacing of the 4 px grid.
inline constexpr int gap = 16;
inline constexpr int margin = 24;
inline constexpr int halfGap = 8;

/// The style sheet picks a look by the property "role"; "sense" is better, worse or nothing.
void setRole(QWidget *widget, const char *role);
void setSense(QWidget *widget, const char *sense);

/// Parent owns the result.
QFrame *makeCard(QWidget *parent);
QFrame *makeRule(QWidget *parent);
QLabel *makeLabel(const char *role, QWidget *parent);
QToolButton *makeQuietButton(const QString &name, QWidget *parent); ///< `name` is its objectName

/// A line that names the actions below it; addSection() is not drawn with a style sheet.
void addMenuTitle(QMenu &menu, const QString &text);

/// A label that wraps and whose text can be selected.
QLabel *makeParagraph(const char *role, QWidget *parent);

} // namespace hakari
