// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/livecharts.h"

#include "widgets/format/runwords.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

TimeLine lineOf(const QString &name, int colour, const LivePoints &points, double factor)
{
    TimeLine line{name, colour, {}, {}};
    line.times.reserve(static_cast<qsizetype>(points.size()));
    line.values.reserve(static_cast<qsizetype>(points.size()));
    for (const LivePoint &point : points) {
        line.times.append(point.time);
        line.values.append(point.value * factor);
    }
    return line;
}

double largest(const LivePoints &points)
{
    double out = 0;
    for (const LivePoint &point : points)
        out = std::max(out, point.value);
    return out;
}

/// Axis, phases and measured window, which all charts of a run share.
TimeChart frameOf(const LiveRun &run, const Formatter &formatter)
{
    TimeChart chart;
    chart.end = std::max(run.time, 10.0);
    if (run.measureEnd) // millions of queries take longer to be told than to be measured
        chart.end = std::min(chart.end, *run.measureEnd * 1.1);
    for (std::size_t i = 0; i < run.phases.size(); ++i) {
        const double end = i + 1 < run.phases.size() ? run.phases[i + 1].begin : run.time;
        chart.phases.push_back({run.phases[i].begin, end, nameOf(run.phases[i].phase, formatter)});
    }
    if (run.measureBegin)
        chart.measured = TimeSpan{*run.measureBegin, run.measureEnd.value_or(run.time),
                                  formatter.translate("Run", "measured window")};
    return chart;
}

void addLine(TimeChart &chart, const QString &name, int colour, const LivePoints &points, double factor = 1)
{
    if (points.empty())
        return;
    chart.lines.push_back(lineOf(name, colour, points, factor));
    chart.maximum = std::max(chart.maximum, largest(points) * factor);
}

void describe(LiveChart &chart, const Formatter &formatter)
{
    chart.chart.emptyText = formatter.translate("Run", "nothing measured yet");
    QStringList names;
    for (const TimeLine &line : chart.chart.lines)
        names << line.name + QLatin1Char(' ') + roundedText(line.values.last(), formatter);
    chart.chart.description = chart.title + QStringLiteral(" (") + chart.unit + QStringLiteral("): ")
                              + (names.isEmpty() ? chart.chart.emptyText : names.join(QStringLiteral(", ")));
}

LiveChart rateChart(const LiveRun &run, const Formatter &formatter)
{
    LiveChart out{formatter.translate("Run", "Throughput"), {}, {}, frameOf(run, formatter)};
    out.unit = rateUnit(run.setup.unit, formatter);
    addLine(out.chart, formatter.translate("Run", "completed"), 0, run.rate);
    if (!run.rate.empty())
        out.figure = roundedText(run.rate.back().value, formatter) + QStringLiteral(" /s");
    describe(out, formatter);
    return out;
}

LiveChart latencyChart(const LiveRun &run, const Formatter &formatter)
{
    LiveChart out{formatter.translate("Run", "Latency"), {}, {}, frameOf(run, formatter)};
    const double most = std::max({largest(run.meanLatency), largest(run.p50), largest(run.p99)});
    const TimeUnit unit = timeUnitFor(most > 0 ? most : 1e-3);
    out.unit = QString::fromUtf8(unit.name);
    addLine(out.chart, formatter.translate("Run", "mean while searching"), 0, run.meanLatency,
            unit.perSecond);
    addLine(out.chart, QStringLiteral("p50"), 2, run.p50, unit.perSecond);
    addLine(out.chart, QStringLiteral("p99"), 3, run.p99, unit.perSecond);
    if (!run.p99.empty())
        out.figure = QStringLiteral("p99 ") + latencyText(run.p99.back().value, formatter);
    else if (!run.meanLatency.empty())
        out.figure = latencyText(run.meanLatency.back().value, formatter);
    describe(out, formatter);
    return out;
}

LiveChart powerChart(const LiveRun &run, const Formatter &formatter)
{
    LiveChart out{formatter.translate("Run", "Power"), QStringLiteral("W"), {}, frameOf(run, formatter)};
    int colour = 1;
    for (const LivePower &domain : run.power) {
        QString name = QString::fromStdString(domain.name);
        if (domain.estimated)
            name += QStringLiteral(" · ") + formatter.name(Provenance::Estimated);
        addLine(out.chart, name, colour++, domain.points);
    }
    if (!run.power.empty() && !run.power.front().points.empty())
        out.figure = roundedText(run.power.front().points.back().value, formatter) + QStringLiteral(" W");
    describe(out, formatter);
    if (run.power.empty() && !run.phases.empty()) {
        out.chart.emptyText = formatter.translate("Run", "not metered");
        out.chart.description = out.title + QStringLiteral(": ") + out.chart.emptyText;
    }
    return out;
}

} // namespace

std::array<LiveChart, 3> liveCharts(const LiveRun &run, const Formatter &formatter)
{
    return {rateChart(run, formatter), latencyChart(run, formatter), powerChart(run, formatter)};
}

} // namespace hakari
