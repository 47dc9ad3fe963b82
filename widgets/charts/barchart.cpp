// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barchart.h"

#include "widgets/format/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hakari {

namespace {

/// Builds the panels of one chart.
class Maker
{
public:
    Maker(const Study &study, const Comparison &comparison, const Formatter &formatter)
        : m_study(study), m_comparison(comparison), m_formatter(formatter)
    {
        for (std::size_t i = 0; i < study.candidates.size(); ++i) {
            if (!study.candidates[i].hidden)
                m_visible.push_back(i);
        }
    }

    BarChart make(const std::vector<Metric> &metrics)
    {
        m_chart.header = m_formatter.translate("Chart", "Candidates");
        for (const std::size_t i : m_visible)
            m_chart.rows.push_back(row(i));
        for (const Metric metric : metrics)
            m_chart.panels.push_back(panel(metric));
        addKey();
        m_chart.description = description();
        return std::move(m_chart);
    }

private:
    BarRow row(std::size_t i) const
    {
        const Candidate &candidate = m_study.candidates[i];
        const auto basis = basisOf(m_comparison.candidates[i], m_study.kind);
        const QString name = m_formatter.text(candidate.name);
        QString detail = m_formatter.text(candidate.hardware);
        if (name.startsWith(detail))
            detail.clear();
        if (basis)
            detail += (detail.isEmpty() ? QString() : QStringLiteral(" · ")) + m_formatter.name(*basis);
        if (candidate.verdict)
            detail += (detail.isEmpty() ? QString() : QStringLiteral(" · "))
                      + m_formatter.translate("Verdict", hakari::name(candidate.verdict->state).data());
        const QString badge = i == m_comparison.baseline ? m_formatter.translate("Chart", "baseline")
                                                         : QString();
        return {i, name, detail, badge, candidate.colour};
    }

    const Figure &figure(std::size_t i, Metric metric) const
    {
        return m_comparison.candidates[i].figure(metric);
    }

    bool noneHasValue(Metric metric) const
    {
        return std::ranges::none_of(m_visible,
                                    [&](std::size_t i) { return figure(i, metric).value.has_value(); });
    }

    bool someHasChange(Metric metric) const
    {
        return std::ranges::any_of(m_visible, [&](std::size_t i) {
            return m_comparison.candidates[i].change(metric).value.has_value();
        });
    }

    BarPanel panel(Metric metric) const
    {
        BarPanel panel;
        panel.metric = metric;
        panel.title = title(metric);
        const bool relative = noneHasValue(metric) && someHasChange(metric);
        const int decimals = relative ? 0 : decimalsOf(metric);
        for (const std::size_t i : m_visible)
            panel.bars.push_back(relative ? relativeBar(i, metric) : bar(i, metric, decimals));
        for (const Bar &bar : panel.bars) {
            const double end = bar.interval ? bar.interval->high : bar.value.value_or(0.0);
            panel.maximum = std::max({panel.maximum, end, bar.claim.value_or(0.0)});
        }
        if (relative)
            panel.unit = m_formatter.translate("Chart", "% of the baseline");
        else if (noneHasValue(metric))
            panel.emptyText = m_formatter.translate("Chart", "No candidate has this figure");
        else
            panel.unit = unitText(metric);
        return panel;
    }

    QString title(Metric metric) const
    {
        const QString name = m_formatter.name(metric);
        if (metric != Metric::Energy)
            return name;
        return (m_study.assumptions.boundary == EnergyBoundary::Facility
                    //: %1 is "Energy"
                    ? m_formatter.translate("Chart", "%1 (facility)")
                    //: %1 is "Energy"
                    : m_formatter.translate("Chart", "%1 (IT equipment)"))
            .arg(name);
    }

    QString unitText(Metric metric) const
    {
        return m_formatter.unitOf(metric, m_study, m_comparison.currency);
    }

    int decimalsOf(Metric metric) const
    {
        double smallest = std::numeric_limits<double>::infinity();
        for (const std::size_t i : m_visible) {
            const auto &value = figure(i, metric).value;
            if (value && *value != 0)
                smallest = std::min(smallest, std::abs(*value));
        }
        const Unit unit = figure(m_visible.front(), metric).unit;
        return std::isfinite(smallest) ? Formatter::decimalsFor(unit, smallest) : 0;
    }

    Bar bar(std::size_t i, Metric metric, int decimals) const
    {
        const Figure &f = figure(i, metric);
        Bar bar;
        bar.provenance = f.provenance;
        if (!f.value) {
            bar.absence = m_formatter.translate("Chart", "not known");
            addChange(bar, i, metric);
            return bar;
        }
        bar.value = reported(f.unit, *f.value);
        bar.valueText = m_formatter.value(f.unit, *f.value, decimals);
        if (f.interval)
            bar.interval = Interval{reported(f.unit, f.interval->low), reported(f.unit, f.interval->high),
                                    f.interval->kind};
        if (const auto claim = claimedValue(m_study.candidates[i], metric, m_comparison))
            bar.claim = reported(f.unit, *claim);
        addChange(bar, i, metric);
        return bar;
    }

    /// Where only a ratio is published, the baseline is 100.
    Bar relativeBar(std::size_t i, Metric metric) const
    {
        const Change &change = m_comparison.candidates[i].change(metric);
        Bar bar;
        bar.provenance = i == m_comparison.baseline ? Provenance::Published : change.provenance;
        if (i == m_comparison.baseline)
            bar.value = 100.0;
        else if (change.value)
            bar.value = 100.0 * (1.0 + *change.value);
        if (bar.value)
            bar.valueText = m_formatter.number(*bar.value, 0);
        else
            bar.absence = m_formatter.translate("Chart", "not known");
        addChange(bar, i, metric);
        return bar;
    }

    void addChange(Bar &bar, std::size_t i, Metric metric) const
    {
        const Change &change = m_comparison.candidates[i].change(metric);
        bar.sense = senseOf(metric, change);
        if (i == m_comparison.baseline)
            bar.changeText = m_formatter.translate("Chart", "baseline");
        else if (change.value)
            bar.changeText = m_formatter.change(*change.value, 0);
    }

    void addKey()
    {
        for (const BarPanel &panel : m_chart.panels) {
            for (const Bar &bar : panel.bars)
                addToKey(bar, panel.maximum);
        }
    }

    void addToKey(const Bar &bar, double maximum)
    {
        if (!bar.value)
            return;
        QString *entry[]{&m_chart.measured, &m_chart.published, &m_chart.entered, &m_chart.estimated};
        *entry[static_cast<int>(bar.provenance)] = m_formatter.name(bar.provenance);
        if (bar.claim)
            m_chart.claim = m_formatter.translate("Chart", "claimed by the source");
        constexpr double visible = 0.01; // a shorter whisker is not drawn
        if (bar.interval && bar.interval->high - bar.interval->low > visible * maximum)
            m_chart.interval = m_formatter.name(bar.interval->kind);
    }

    QString description() const
    {
        QStringList sentences;
        for (const BarPanel &panel : m_chart.panels) {
            QStringList parts;
            for (std::size_t r = 0; r < m_chart.rows.size(); ++r) {
                const Bar &bar = panel.bars[r];
                parts << m_chart.rows[r].name + QLatin1Char(' ') + (bar.value ? bar.valueText : bar.absence);
            }
            sentences << panel.title + QStringLiteral(" (") + panel.unit + QStringLiteral("): ")
                             + parts.join(QStringLiteral(", "));
        }
        return sentences.join(QStringLiteral(". "));
    }

    const Study &m_study;
    const Comparison &m_comparison;
    const Formatter &m_formatter;
    std::vector<std::size_t> m_visible;
    BarChart m_chart;
};

} // namespace

const Claim *claimedChange(const Candidate &candidate, Metric metric)
{
    const auto found = std::ranges::find_if(candidate.claims, [metric](const Claim &claim) {
        return claim.metric == metric && claim.kind != Claim::Kind::Value;
    });
    return found == candidate.claims.end() ? nullptr : &*found;
}

std::optional<double> claimedValue(const Candidate &candidate, Metric metric, const Comparison &comparison)
{
    for (const Claim &claim : candidate.claims) {
        if (claim.metric == metric && claim.kind == Claim::Kind::Value)
            return claim.value;
    }
    const Claim *change = claimedChange(candidate, metric);
    const auto &baseline = comparison.baselineFigures().figure(metric).value;
    if (!change || !baseline)
        return std::nullopt;
    return *baseline * (1.0 + change->value);
}

BarChart barChart(const Study &study, const Comparison &comparison, const Formatter &formatter,
                  const std::vector<Metric> &metrics)
{
    return Maker(study, comparison, formatter).make(metrics);
}

BarChart headlineChart(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    const auto metrics = headlineMetrics(study.kind);
    return barChart(study, comparison, formatter, {metrics.begin(), metrics.end()});
}

BarChart chartForExport(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    BarChart chart = headlineChart(study, comparison, formatter);
    chart.footnote = formatter.text(study.title) + QStringLiteral(" · ")
                     + assumptionsLine(study, comparison, formatter) + QStringLiteral(" · Hakari");
    return chart;
}

QString tabSeparated(const BarChart &chart)
{
    QString text = chart.header;
    for (const BarPanel &panel : chart.panels)
        text += QLatin1Char('\t') + panel.title + QStringLiteral(" (") + panel.unit + QLatin1Char(')');
    for (std::size_t r = 0; r < chart.rows.size(); ++r) {
        text += QLatin1Char('\n') + chart.rows[r].name;
        for (const BarPanel &panel : chart.panels) {
            const Bar &bar = panel.bars[r];
            text += QLatin1Char('\t') + (bar.value ? QString::number(*bar.value, 'g', 17) : QString());
        }
    }
    return text + QLatin1Char('\n');
}

} // namespace hakari
