// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/timeplot.h"
#include "widgets/format/formatter.h"
#include "widgets/run/liverun.h"

#include <QString>

#include <array>

namespace hakari {

/// One chart of a run with what stands above it.
struct LiveChart {
    QString title;
    QString unit;
    QString figure; ///< the latest value; empty where there is none
    TimeChart chart;
};

/// Throughput, latency and power. Pure.
std::array<LiveChart, 3> liveCharts(const LiveRun &run, const Formatter &formatter);

} // namespace hakari
