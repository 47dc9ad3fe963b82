// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QButtonGroup>
#include <QFrame>
#include <QStringList>

namespace hakari {

/// A row of buttons of which one is on, such as the language switch.
class Segments : public QFrame
{
    Q_OBJECT

public:
    Segments(const QStringList &texts, QWidget *parent = nullptr);

    void setCurrent(int index); ///< emits nothing
    void setText(int index, const QString &text);

signals:
    void chosen(int index); ///< by the user

private:
    QButtonGroup m_group;
};

} // namespace hakari
