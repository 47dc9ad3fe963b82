// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barpainter.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <cmath>

namespace hakari {

namespace {

QColor tint(const QColor &colour, const Theme &theme, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    const QColor &paper = theme.surface;
    return {mix(colour.red(), paper.red()), mix(colour.green(), paper.green()),
            mix(colour.blue(), paper.blue())};
}

/// A pen line that keeps 3:1 against the surface, also for yellow on white and black on dark.
QColor outline(const QColor &colour, const Theme &theme)
{
    const double lightness = colour.lightnessF();
    if (!theme.dark && lightness > 0.45)
        return colour.darker(155);
    return theme.dark && lightness < 0.35 ? colour.lighter(150) : colour;
}

void paintHatch(QPainter &painter, const QRectF &bar, const QColor &colour, const ChartStyle &style)
{
    const double step = style.px(6);
    painter.setPen(QPen(colour, style.px(1.6)));
    for (double x = bar.left() - bar.height(); x < bar.right(); x += step) {
        QPointF from(x, bar.bottom());
        QPointF to(x + bar.height(), bar.top());
        if (from.x() < bar.left())
            from = {bar.left(), bar.bottom() - (bar.left() - from.x())};
        if (to.x() > bar.right())
            to = {bar.right(), bar.top() + (to.x() - bar.right())};
        if (from.x() <= to.x())
            painter.drawLine(from, to);
    }
}

void paintDots(QPainter &painter, const QRectF &bar, const QColor &colour, const ChartStyle &style)
{
    const double step = style.px(6);
    const double radius = style.px(1.1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (double y = bar.top() + step / 2; y < bar.bottom(); y += step) {
        for (double x = bar.left() + step / 2; x < bar.right() - radius; x += step)
            painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

} // namespace

void paintBar(QPainter &painter, const QRectF &bar, const QColor &colour, Provenance provenance,
              const ChartStyle &style)
{
    const double stroke = style.px(1.4);
    const QRectF inner = bar.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    const QColor edge = outline(colour, style.theme);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(provenance == Provenance::Measured ? colour : tint(colour, style.theme, 0.22));
    painter.drawRect(bar);
    if (provenance == Provenance::Estimated)
        paintHatch(painter, inner, edge, style);
    else if (provenance == Provenance::Entered)
        paintDots(painter, inner, edge, style);
    painter.setBrush(Qt::NoBrush);
    QPen pen(edge, stroke);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    if (inner.width() > 0)
        painter.drawRect(inner);
    painter.restore();
}

void paintWhisker(QPainter &painter, double low, double high, double y, const ChartStyle &style)
{
    const double half = style.px(4.5);
    painter.save();
    QPen halo(style.theme.surface, style.px(3.2));
    QPen line(style.theme.text, style.px(1.2));
    for (const QPen &pen : {halo, line}) {
        painter.setPen(pen);
        painter.drawLine(QPointF(low, y), QPointF(high, y));
        painter.drawLine(QPointF(low, y - half), QPointF(low, y + half));
        painter.drawLine(QPointF(high, y - half), QPointF(high, y + half));
    }
    painter.restore();
}

void paintClaim(QPainter &painter, const QPointF &centre, const ChartStyle &style)
{
    const double r = style.px(4.5);
    const QPolygonF diamond{{centre.x(), centre.y() - r},
                            {centre.x() + r, centre.y()},
                            {centre.x(), centre.y() + r},
                            {centre.x() - r, centre.y()}};
    painter.save();
    painter.setBrush(style.theme.surface);
    painter.setPen(QPen(style.theme.text, style.px(1.3)));
    painter.drawPolygon(diamond);
    painter.restore();
}

void paintKey(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartStyle &style)
{
    painter.save();
    painter.setFont(style.font(FontRole::Note));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double x = area.left();
    const auto word = [&](const QString &text) {
        painter.setPen(style.theme.secondary);
        painter.drawText(QRectF(x, area.top(), area.right() - x, area.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
        x += metrics.horizontalAdvance(text) + style.px(18);
    };
    const double middle = area.center().y();
    const auto swatch = [&](const QString &text, Provenance provenance) {
        if (text.isEmpty())
            return;
        paintBar(painter, QRectF(x, middle - style.px(5), style.px(18), style.px(10)), style.theme.secondary,
                 provenance, style);
        x += style.px(24);
        word(text);
    };
    swatch(chart.measured, Provenance::Measured);
    swatch(chart.published, Provenance::Published);
    swatch(chart.entered, Provenance::Entered);
    swatch(chart.estimated, Provenance::Estimated);
    if (!chart.interval.isEmpty()) {
        paintWhisker(painter, x, x + style.px(16), middle, style);
        x += style.px(22);
        word(chart.interval);
    }
    if (!chart.claim.isEmpty()) {
        paintClaim(painter, {x + style.px(5), middle}, style);
        x += style.px(15);
        word(chart.claim);
    }
    painter.restore();
}

} // namespace hakari
