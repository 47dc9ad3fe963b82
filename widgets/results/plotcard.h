// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/elements.h"

#include <QFrame>
#include <QLabel>

namespace hakari {

/// A chart with its title and unit above and a remark below.
class PlotCard : public QFrame
{
public:
    /// Takes the plot.
    PlotCard(QWidget *plot, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &unit, const QString &note);

private:
    QLabel *m_title, *m_unit, *m_note;
    QWidget *m_plot;
};

} // namespace hakari
