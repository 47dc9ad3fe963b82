// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <qcustomplot.h>

namespace hakari {

/// What all plots are: the wheel scrolls the page they stand on, and zooms nothing.
class Plot : public QCustomPlot
{
public:
    explicit Plot(QWidget *parent = nullptr) : QCustomPlot(parent)
    {
        setAttribute(Qt::WA_NoMousePropagation, false); // QCustomPlot sets it
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace hakari
