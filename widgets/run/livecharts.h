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

/// "1 min 12 s", rounded up.
QString durationText(double seconds, const Formatter &formatter);
/// A latency with three digits in the unit of its size: "602 ms".
QString latencyText(double seconds, const Formatter &formatter);
/// Three digits or all before the point.
QString roundedText(double value, const Formatter &formatter);

QString nameOf(Phase phase, const Formatter &formatter);
QString nameOf(Profile profile, const Formatter &formatter);
QString nameOf(Scenario scenario, const Formatter &formatter);
/// What a backend's makers call it.
QString backendName(const std::string &id);
/// "cpu, dram" in the language; "the whole system" for all parts.
QString coverageText(Coverage coverage, const Formatter &formatter);

} // namespace hakari
