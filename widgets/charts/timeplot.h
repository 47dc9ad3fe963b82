// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barpainter.h"
#include "widgets/charts/plot.h"
#include "widgets/format/formatter.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>
#include <vector>

namespace hakari {

/// One quantity over time; times rise. A value that is not finite is a gap.
struct TimeLine {
    QString name;
    int colour = 0;         ///< as Theme::candidate() counts
    QVector<double> times;  ///< [s]
    QVector<double> values; ///< in the chart's unit
};

/// A stretch of time with a name.
struct TimeSpan {
    double begin = 0.0; ///< [s]
    double end = 0.0;
    QString name;
};

/// Ready to be drawn: no arithmetic is left to the plot.
struct TimeChart {
    std::vector<TimeLine> lines;
    std::vector<TimeSpan> phases;     ///< shaded by turns
    std::optional<TimeSpan> measured; ///< marked, and named in the key
    double end = 1.0;                 ///< of the time axis [s]
    double maximum = 0.0;             ///< the largest value
    QString emptyText;                ///< stands in the plot where there is no line
    QString description;              ///< the chart in words, for those who cannot see it
};

/// Quantities over the time of a run, drawn anew a few times a second: however many points there are, it
/// draws no more than the extremes of each column of pixels. The lines differ by colour and pattern.
class TimePlot : public Plot
{
    Q_OBJECT

public:
    explicit TimePlot(QWidget *parent = nullptr);

    void setChart(const TimeChart &chart, const ChartStyle &style, const Formatter &formatter);
    QSize minimumSizeHint() const override;

private:
    class SpanItem;
    class NameItem;
    class KeyItem;

    void placeRange();
    void styleAxes(const Formatter &formatter);
    void fillGraphs();

    TimeChart m_chart;
    ChartStyle m_style;
};

} // namespace hakari
