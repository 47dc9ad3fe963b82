// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barchart.h"
#include "widgets/charts/barpainter.h"
#include "widgets/charts/plot.h"

#include <optional>
#include <vector>

namespace hakari {

/// The height beyond which more only adds emptiness [device-independent pixels at scale 1].
int tallestHeight(const BarChart &chart);

/// The charts side by side, one row a candidate through all of them. Draws a BarChart and nothing else;
/// the same class draws on screen and, off screen, for export.
class ComparisonPlot : public Plot
{
    Q_OBJECT

public:
    explicit ComparisonPlot(QWidget *parent = nullptr);

    void setChart(const BarChart &chart, const ChartStyle &style);

    /// The height at which every row has room [device-independent pixels at scale 1].
    int comfortableHeight() const;
    QSize minimumSizeHint() const override;

    /// Where the text of each row's name was drawn; for tests that look for clipped or overlapping text.
    QList<QRectF> textRects() const;

signals:
    /// A number or bar was clicked; `at` in global coordinates.
    void figureActivated(std::size_t candidate, hakari::Metric metric, const QPoint &at);
    /// A candidate's name was clicked.
    void candidateActivated(std::size_t candidate);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    class Item;
    class NameItem;
    class BarItem;
    class HeadItem;
    class KeyItem;

    double nameColumn() const;
    void rebuild();
    QCPAxisRect *addColumn(int column);
    void placeRanges();
    const Item *itemAt(const QPointF &position) const;

    BarChart m_chart;
    ChartStyle m_style;
    std::vector<QCPAxisRect *> m_columns; ///< the names, then one for each panel
    std::vector<Item *> m_items;
};

} // namespace hakari
