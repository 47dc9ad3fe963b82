// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"

#include <QFrame>
#include <QLabel>
#include <QStringList>
#include <QToolButton>

namespace hakari {

/// The line under the header that says how it went, or what is wrong, until it is closed. Problems add up, so
/// that none is overwritten unread.
class Banner : public QWidget
{
    Q_OBJECT

public:
    Banner(const Appearance &appearance, QWidget *parent);

    void clear();
    void announce(const QString &sentence); ///< in the place of all that it says, until the page changes
    void add(const QString &sentence);      ///< beside what it says
    void leavePage();
    void report(const QString &problem); ///< beside what it says, in the look of a failure

private:
    void retranslate();
    void show();

    const Appearance &m_appearance;
    QFrame *m_frame;
    QLabel *m_text;
    QToolButton *m_close;
    QString m_announcement;
    QStringList m_news, m_problems;
};

} // namespace hakari
