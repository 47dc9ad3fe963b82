// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/run/runqueue.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace hakari {

/// The runs that wait, run and are done, each with its figure, and which of them the page shows; there once
/// there is more than one.
class QueueCard : public QFrame
{
    Q_OBJECT

public:
    QueueCard(RunQueue &queue, const Appearance &appearance, QWidget *parent = nullptr);

    void refresh(int shown); ///< id of the entry that the page shows

signals:
    void entryChosen(int id); ///< one that runs or is done, to see it

private:
    QWidget *makeRow(const RunEntry &entry, bool shown);
    QString stateOf(const RunEntry &entry) const;

    RunQueue &m_queue;
    const Appearance &m_appearance;
    QLabel *m_heading;
    QVBoxLayout *m_rows;
};

} // namespace hakari
