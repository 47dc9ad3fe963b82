// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/run/liverun.h"

#include <QFrame>
#include <QLabel>
#include <QProgressBar>

#include <vector>

namespace hakari {

/// The phases of a run as steps, each with the time it took or has left.
class PhaseCard : public QFrame
{
    Q_OBJECT

public:
    PhaseCard(const Appearance &appearance, QWidget *parent = nullptr);

    void show(const LiveRun &run, bool over);

private:
    struct Step {
        QProgressBar *bar;
        QLabel *name;
        QLabel *detail;
    };
    void showStep(const Step &widgets, const PhaseStep &step) const;
    QString detailOf(const PhaseStep &step) const;

    const Appearance &m_appearance;
    std::vector<Step> m_steps;
};

} // namespace hakari
