// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/sensitivity.h"
#include "widgets/charts/barpainter.h"
#include "widgets/charts/plot.h"
#include "widgets/format/formatter.h"

#include <QWidget>

#include <vector>

namespace hakari {

/// One row of the tornado, ready to be drawn.
struct TornadoRow {
    QString lever;
    QString lowText; ///< the lever's value at the end that gives the lower change
    QString highText;
    double low = 0.0; ///< change in percent
    double high = 0.0;
};

struct TornadoChart {
    double now = 0.0; ///< the change in use, in percent
    QString nowText;
    std::vector<TornadoRow> rows;
    QString description;
};

/// Pure: the widest `most` bars.
TornadoChart tornadoChart(const std::vector<TornadoBar> &bars, double now, const Formatter &formatter,
                          std::string_view currency, std::size_t most = 6);

/// How far each assumption moves the result.
class TornadoPlot : public Plot
{
    Q_OBJECT

public:
    explicit TornadoPlot(QWidget *parent = nullptr);

    void setChart(const TornadoChart &chart, const ChartStyle &style);
    QSize minimumSizeHint() const override;

private:
    class RowItem;

    TornadoChart m_chart;
    ChartStyle m_style;
};

} // namespace hakari
