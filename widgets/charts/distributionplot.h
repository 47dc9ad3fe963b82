// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barpainter.h"
#include "widgets/charts/plot.h"
#include "widgets/format/formatter.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace hakari {

/// A latency that is marked by a line with its name.
struct DistributionMark {
    double latency = 0.0; ///< [s], above zero
    QString text;
    bool bound = false; ///< what the run was held to, not what it did
};

/// How latencies are distributed, ready to be drawn. Either as bars, or, where only percentiles are known, as
/// points of the cumulative curve with nothing between them.
struct DistributionChart {
    std::vector<double> edges;   ///< [s], rising and above zero: one more than there are shares
    std::vector<double> shares;  ///< [%] of the queries, one a bar; some are above zero
    std::vector<QPointF> points; ///< latency [s] and share of the queries that took no longer [%]
    std::vector<DistributionMark> marks;
    QString emptyText;   ///< stands in the plot where there is neither
    QString description; ///< the chart in words, for those who cannot see it

    bool isEmpty() const { return shares.empty() && points.empty(); }
};

/// Latencies to be labelled on a logarithmic axis from `low` to `high` [s], both above zero: the closest of
/// decades, steps of 1-2-5 and, where all is near, equal steps, of which there are at most `most`.
std::vector<double> latencyTicks(double low, double high, int most);

/// Where the labels of marks lie: its left edge [px] and its row, counted from the top.
struct LabelPlace {
    double left = 0.0;
    int row = 0;

    bool operator==(const LabelPlace &) const = default;
};

/// Each beside its mark in the first row where it meets no other, all between `left` and `right`. `at` rises.
std::vector<LabelPlace> placeLabels(const std::vector<double> &at, const std::vector<double> &widths,
                                    double left, double right, double space);

/// The distribution of latencies on a logarithmic axis.
class DistributionPlot : public Plot
{
    Q_OBJECT

public:
    explicit DistributionPlot(QWidget *parent = nullptr);

    void setChart(const DistributionChart &chart, const ChartStyle &style, const Formatter &formatter);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Item;
    class BarItem;
    class PointItem;
    class MarkItem;

    QRectF area(const QSize &size) const;
    double pixelOf(double latency, const QRectF &area) const;
    void placeRange();
    void place(const QSize &size);
    void placeTicks(double width, double greatestShare);
    void placeMarks(const QRectF &area);

    DistributionChart m_chart;
    ChartStyle m_style;
    Formatter m_formatter;
    std::vector<LabelPlace> m_labels; ///< one for each mark
};

} // namespace hakari
