// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/run/livecharts.h"

#include <QFrame>
#include <QLabel>

namespace hakari {

/// One live chart with its title, unit and latest value.
class ChartCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChartCard(QWidget *parent = nullptr);

    void show(const LiveChart &chart, const Appearance &appearance);

private:
    QLabel *m_title;
    QLabel *m_unit;
    QLabel *m_figure;
    TimePlot *m_plot;
};

} // namespace hakari
