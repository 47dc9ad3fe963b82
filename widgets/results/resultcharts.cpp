// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultcharts.h"

#include "widgets/format/runwords.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hakari {

namespace {

constexpr double shortestShown = 1e-9; // s: a logarithmic axis has no zero

double drawn(Seconds latency)
{
    return std::max(latency.value, shortestShown);
}

std::uint64_t queryCount(const ResultView &view)
{
    return std::accumulate(view.latencies.counts.begin(), view.latencies.counts.end(), std::uint64_t{0});
}

QString percentileText(double percent, Seconds latency, const Formatter &formatter)
{
    return QStringLiteral("p%1 ").arg(percent) + latencyText(latency.value, formatter);
}

void addMarks(DistributionChart &chart, const ResultView &view, const Formatter &formatter)
{
    for (const double percent : {50.0, 90.0, 99.0}) {
        if (const auto latency = view.latency(percent))
            chart.marks.push_back({drawn(*latency), percentileText(percent, *latency, formatter)});
    }
    if (view.latencyBound && view.latencyBound->value > 0)
        //: %1 is the latency that a run was held to
        chart.marks.push_back(
            {view.latencyBound->value,
             formatter.translate("Result", "bound %1").arg(latencyText(view.latencyBound->value, formatter)),
             true});
}

QString described(const QString &title, const QStringList &parts)
{
    return title + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QString lineName(const DomainLine &line, const Formatter &formatter)
{
    const QString domain = QString::fromStdString(line.domain.empty() ? line.meter : line.domain);
    return line.provenance == Provenance::Measured
               ? domain
               : domain + QStringLiteral(" (") + formatter.name(line.provenance) + QLatin1Char(')');
}

double greatest(const DomainLine &line)
{
    double out = 0.0;
    for (const double watts : line.watts)
        out = std::isfinite(watts) ? std::max(out, watts) : out;
    return out;
}

/// Which line is which, and how high it went.
QString lineText(const DomainLine &line, const Formatter &formatter)
{
    //: a domain of a power meter and its greatest power
    return formatter.translate("Result", "%1 at most %2 W")
        .arg(lineName(line, formatter), roundedText(greatest(line), formatter));
}

} // namespace

DistributionChart distributionChart(const ResultView &view, const Formatter &formatter)
{
    DistributionChart chart;
    chart.emptyText = formatter.translate("Result", "No latencies are known of this result.");
    const double all = static_cast<double>(queryCount(view));
    chart.edges = view.latencies.edges;
    for (const std::uint64_t count : view.latencies.counts)
        chart.shares.push_back(100.0 * static_cast<double>(count) / all);
    if (chart.shares.empty()) {
        for (const auto &[percent, latency] : view.percentiles)
            chart.points.emplace_back(drawn(latency), percent);
    }
    if (!chart.isEmpty())
        addMarks(chart, view, formatter);
    QStringList parts;
    for (const DistributionMark &mark : chart.marks)
        parts << mark.text;
    chart.description = described(formatter.translate("Result", "Latency distribution"),
                                  chart.isEmpty() ? QStringList(chart.emptyText)
                                                  : parts << distributionNote(view, formatter));
    return chart;
}

QString distributionNote(const ResultView &view, const Formatter &formatter)
{
    if (!view.latencies.counts.empty())
        return formatter.translate("Result", "Share of %1 queries in each bar.")
            .arg(formatter.number(static_cast<double>(queryCount(view)), 0));
    return view.percentiles.empty()
               ? QString()
               : formatter.translate("Result", "Only percentiles are known of this result: each point is the "
                                               "share of queries that took no longer. Nothing is known "
                                               "between them.");
}

TimeChart powerChart(const ResultView &view, const Formatter &formatter)
{
    TimeChart chart;
    chart.end = view.end;
    chart.emptyText = formatter.translate("Run", "not metered");
    for (const PhaseSpan &span : view.phases)
        chart.phases.push_back(
            {span.window.begin.value, span.window.end.value, nameOf(span.phase, formatter)});
    if (view.measured)
        chart.measured = TimeSpan{view.measured->begin.value, view.measured->end.value,
                                  formatter.translate("Run", "measured window")};
    QStringList parts;
    for (const DomainLine &line : view.power) {
        if (line.times.empty())
            continue;
        const int colour = static_cast<int>(chart.lines.size()) + 1;
        chart.lines.push_back({lineName(line, formatter), colour,
                               QVector<double>(line.times.begin(), line.times.end()),
                               QVector<double>(line.watts.begin(), line.watts.end())});
        chart.maximum = std::max(chart.maximum, greatest(line));
        parts << lineText(line, formatter);
    }
    chart.description = described(formatter.translate("Run", "Power"),
                                  parts.isEmpty() ? QStringList(chart.emptyText) : parts);
    return chart;
}

QString powerNote(const ResultView &view, const Formatter &formatter)
{
    QStringList notes;
    for (const DomainLine &line : view.power) {
        if (line.times.empty())
            notes << formatter.translate("Result", "%1 told nothing.").arg(lineName(line, formatter));
    }
    for (const std::string &domain : view.shares)
        notes << formatter
                     .translate("Result", "%1 told percentages of its greatest power, which are no watts: "
                                          "they are not drawn.")
                     .arg(QString::fromStdString(domain));
    return notes.join(QLatin1Char('\n'));
}

} // namespace hakari
