// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"
#include "widgets/models/comparisonmodel.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace hakari {

/// One bar, ready to be drawn: no arithmetic is left to the chart.
struct Bar {
    std::optional<double> value; ///< in the panel's unit; absent: `absence` is shown instead
    std::optional<Interval> interval;
    std::optional<double> claim; ///< what a source claims, in the same unit
    Provenance provenance = Provenance::Entered;
    QString valueText;
    QString changeText;
    Sense sense = Sense::Neutral;
    QString absence;
};

/// One metric for all candidates.
struct BarPanel {
    Metric metric = Metric::Cost;
    QString title;
    QString unit;
    std::vector<Bar> bars; ///< in the order of BarChart::rows
    double maximum = 0.0;  ///< the largest value, interval end or claim
    QString emptyText;     ///< set where no candidate has this figure
};

struct BarRow {
    std::size_t candidate = 0; ///< index into the study
    QString name;
    QString detail;
    QString badge; ///< "baseline"
    int colour = 0;
};

/// Side by side: one row a candidate, through all panels.
struct BarChart {
    QString header; ///< above the names
    std::vector<BarRow> rows;
    std::vector<BarPanel> panels;
    QString footnote;    ///< under an exported chart: the assumptions; empty on screen
    QString description; ///< the chart in words, for those who cannot see it
    QString measured, published, entered, estimated, claim,
        interval; ///< the words of the key; empty: not in it
};

/// Pure. Hidden candidates are left out.
BarChart barChart(const Study &study, const Comparison &comparison, const Formatter &formatter,
                  const std::vector<Metric> &metrics);

/// The same for the three headline metrics.
BarChart headlineChart(const Study &study, const Comparison &comparison, const Formatter &formatter);

/// The headline chart with what it rests on written under it.
BarChart chartForExport(const Study &study, const Comparison &comparison, const Formatter &formatter);

/// The chart's numbers as tab-separated text, for the clipboard.
QString tabSeparated(const BarChart &chart);

/// The value that a source claims for a figure: stated as such, or as a change against the baseline.
std::optional<double> claimedValue(const Candidate &candidate, Metric metric, const Comparison &comparison);
/// The change that a source claims, where it states one.
const Claim *claimedChange(const Candidate &candidate, Metric metric);

} // namespace hakari
