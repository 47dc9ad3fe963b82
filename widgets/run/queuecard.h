// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/run/runqueue.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace hakari {

/// The runs that wait, run and are done, each with its figure; shown once there is more than one.
class QueueCard : public QFrame
{
    Q_OBJECT

public:
    QueueCard(RunQueue &queue, const Appearance &appearance, QWidget *parent = nullptr);

    void refresh();
    void retranslate() { refresh(); }

signals:
    void entryChosen(int id); ///< one that is done, to see its result

private:
    QWidget *makeRow(const RunEntry &entry);
    QString stateOf(const RunEntry &entry) const;

    RunQueue &m_queue;
    const Appearance &m_appearance;
    QLabel *m_heading;
    QVBoxLayout *m_rows;
};

} // namespace hakari
