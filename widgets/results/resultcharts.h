// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/distributionplot.h"
#include "widgets/charts/timeplot.h"
#include "widgets/results/resultview.h"

namespace hakari {

/// The histogram where raw latencies are known, else the percentiles as points. Pure.
DistributionChart distributionChart(const ResultView &view, const Formatter &formatter);
/// What stands under it.
QString distributionNote(const ResultView &view, const Formatter &formatter);

/// The power of each domain over the run, with its phases and the measured window. Pure.
TimeChart powerChart(const ResultView &view, const Formatter &formatter);
QString powerNote(const ResultView &view, const Formatter &formatter);

} // namespace hakari
