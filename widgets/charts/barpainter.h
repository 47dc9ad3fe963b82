// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barchart.h"
#include "widgets/style/theme.h"

#include <QPainter>
#include <QRectF>

namespace hakari {

/// How a chart looks: colours and the scale of type and strokes. Three in use: light, dark, print.
struct ChartStyle {
    Theme theme = Theme::light();
    double scale = 1.0; ///< 1: sizes in device-independent pixels as on screen

    QFont font(FontRole role) const { return hakari::font(role, scale); }
    double px(double pixels) const { return pixels * scale; }
};

/// A bar from zero whose pattern tells the provenance: measured solid, published outlined, entered dotted,
/// estimated hatched. Vector strokes only, so that it prints crisply.
void paintBar(QPainter &painter, const QRectF &bar, const QColor &colour, Provenance provenance,
              const ChartStyle &style);

/// A whisker between two abscissas, centred on `y`.
void paintWhisker(QPainter &painter, double low, double high, double y, const ChartStyle &style);

/// The mark of a claimed value: a hollow diamond.
void paintClaim(QPainter &painter, const QPointF &centre, const ChartStyle &style);

/// The key of patterns and marks that the chart uses, in one line from the left of `area`.
void paintKey(QPainter &painter, const QRectF &area, const BarChart &chart, const ChartStyle &style);

} // namespace hakari
