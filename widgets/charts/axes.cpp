// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axes.h"

#include <cmath>

namespace hakari {

QString shortestNumber(double value, const Formatter &formatter)
{
    int decimals = 0;
    for (double scaled = value; decimals < 4 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
        ++decimals;
    return formatter.number(value, decimals);
}

NumberTicker::NumberTicker(Formatter formatter, QString behind, int mostTicks)
    : m_formatter(std::move(formatter)), m_behind(std::move(behind))
{
    setTickCount(mostTicks);
}

QString NumberTicker::getTickLabel(double tick, const QLocale &, QChar, int)
{
    if (tick >= 1e6)
        return shortestNumber(tick * 1e-6, m_formatter) + QStringLiteral(" M") + m_behind;
    if (tick >= 1e4)
        return shortestNumber(tick * 1e-3, m_formatter) + QStringLiteral(" k") + m_behind;
    return shortestNumber(tick, m_formatter) + m_behind;
}

void styleAxisPair(QCPAxis &x, QCPAxis &y, const ChartStyle &style)
{
    const Theme &theme = style.theme;
    for (QCPAxis *axis : {&x, &y}) {
        axis->setTickLabelFont(style.font(FontRole::Note));
        axis->setTickLabelColor(theme.secondary);
        axis->setTickLength(0);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setBasePen(axis == &x ? QPen(theme.line, style.px(1)) : QPen(Qt::NoPen));
        axis->grid()->setPen(QPen(theme.line, style.px(1)));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    x.grid()->setVisible(false);
}

void makeStill(QCustomPlot &plot)
{
    plot.setInteractions({});
    plot.setPlottingHint(QCP::phFastPolylines); // a dense line in one stroke takes the rasteriser long
    plot.setAutoAddPlottableToLegend(false);
    plot.setBackground(Qt::transparent);
    plot.setAttribute(Qt::WA_OpaquePaintEvent, false);
    plot.setFocusPolicy(Qt::NoFocus);
    plot.axisRect()->setAutoMargins(QCP::msNone);
}

} // namespace hakari
