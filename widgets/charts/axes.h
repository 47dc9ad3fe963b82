// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barpainter.h"
#include "widgets/format/formatter.h"

#include <QString>

#include <qcustomplot.h>

namespace hakari {

/// With the fewest decimals that tell it from its neighbours on an axis; four at most.
QString shortestNumber(double value, const Formatter &formatter);

/// Numbers as the language writes them, with what stands behind each; large ones by their SI prefix.
class NumberTicker : public QCPAxisTicker
{
public:
    NumberTicker(Formatter formatter, QString behind, int mostTicks);

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override;

private:
    Formatter m_formatter;
    QString m_behind;
};

/// Small labels and as few lines as can be: a base line below, a grid across.
void styleAxisPair(QCPAxis &x, QCPAxis &y, const ChartStyle &style);

/// A plot that is looked at only, on the ground of what it lies on. Its description says in words what it
/// shows.
void makeStill(QCustomPlot &plot);

} // namespace hakari
