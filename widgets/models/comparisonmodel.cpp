// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/comparisonmodel.h"

#include <QFont>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hakari {

namespace {

using Kind = ComparisonModel::Column::Kind;

std::vector<ComparisonModel::Column> columnsFor(StudyKind kind)
{
    std::vector<ComparisonModel::Column> columns{{Kind::Name}, {Kind::Value, Metric::Throughput}};
    if (kind == StudyKind::Inference)
        columns.push_back({Kind::Value, Metric::Load});
    columns.push_back({Kind::Value, Metric::Instances});
    columns.push_back(kind == StudyKind::Inference ? ComparisonModel::Column{Kind::Change, Metric::Instances}
                                                   : ComparisonModel::Column{Kind::Value, Metric::Time});
    if (kind == StudyKind::Training)
        columns.push_back({Kind::Change, Metric::Time});
    for (const Metric metric : {Metric::Cost, Metric::Energy, Metric::Carbon}) {
        columns.push_back({Kind::Value, metric});
        columns.push_back({Kind::Change, metric});
    }
    columns.push_back({Kind::Basis});
    return columns;
}

const QString absentText = QStringLiteral("–");

} // namespace

std::optional<Provenance> basisOf(const CandidateFigures &figures, StudyKind kind)
{
    std::optional<Provenance> basis;
    for (const Metric metric : headlineMetrics(kind)) {
        const Figure &figure = figures.figure(metric);
        if (figure.value)
            basis = basis ? weakest(*basis, figure.provenance) : figure.provenance;
    }
    return basis;
}

QStringList warningsOf(const Study &study, const Comparison &comparison, std::size_t candidate,
                       const Formatter &formatter)
{
    QStringList warnings;
    for (const Caveat &caveat : comparison.candidates[candidate].caveats)
        warnings << formatter.sentence(caveat, study.candidates[candidate], study);
    if (const ScopeDifference *difference = comparison.scopeDifference(candidate))
        warnings << formatter.sentence(*difference, study);
    return warnings;
}

QStringList warningsOfBoth(const Study &study, const Comparison &comparison, std::size_t candidate,
                           const Formatter &formatter)
{
    QStringList warnings = warningsOf(study, comparison, candidate, formatter);
    if (candidate != comparison.baseline)
        warnings << warningsOf(study, comparison, comparison.baseline, formatter);
    return warnings;
}

Sense senseOf(Metric metric, const Change &change)
{
    constexpr double shown = 5e-4; // below that the change reads "0.0 %"
    if (!change.value || !change.distinguishable || std::abs(*change.value) < shown)
        return Sense::Neutral;
    const bool falls = *change.value < 0;
    return falls == (metric != Metric::Throughput) ? Sense::Better : Sense::Worse;
}

ComparisonModel::ComparisonModel(Formatter formatter, Theme theme, QObject *parent)
    : QAbstractTableModel(parent),
      m_formatter(std::move(formatter)),
      m_theme(std::move(theme)),
      m_comparison(std::make_shared<const Comparison>())
{
}

void ComparisonModel::setComparison(const Study &study, ComparisonRef comparison)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < study.candidates.size(); ++i) {
        if (!study.candidates[i].hidden)
            rows.push_back(i);
    }
    const bool sameShape = rows.size() == m_rows.size() && study.kind == m_study.kind && !m_columns.empty();
    if (!sameShape)
        beginResetModel();
    m_study = study;
    m_comparison = std::move(comparison);
    m_columns = columnsFor(study.kind);
    m_rows = std::move(rows);
    if (!sameShape)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ComparisonModel::setLook(Formatter formatter, Theme theme)
{
    m_formatter = std::move(formatter);
    m_theme = std::move(theme);
    if (m_rows.empty())
        return;
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Column &column = m_columns[static_cast<std::size_t>(index.column())];
    const std::size_t candidate = candidateAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(column, candidate);
    case Qt::ToolTipRole:
        return toolTip(column, candidate);
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.kind == Kind::Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                             : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return colour(column, candidate);
    case SortRole:
        return sortKey(column, candidate);
    case CandidateRole:
        return static_cast<int>(candidate);
    case MetricRole:
        return column.kind == Kind::Name || column.kind == Kind::Basis ? -1 : static_cast<int>(column.metric);
    case ColourRole:
        return column.kind == Kind::Name ? m_theme.candidate(m_study.candidates[candidate].colour)
                                         : QVariant();
    case BaselineRole:
        return candidate == m_comparison->baseline;
    case NoteRole:
        return note(candidate);
    case NoteColourRole:
        return warnings(candidate).isEmpty() ? m_theme.secondary : m_theme.warning;
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.kind == Kind::Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                             : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column.kind == Kind::Change)
        return m_formatter.translate("ComparisonModel", "%1: (value − baseline) ÷ baseline")
            .arg(m_formatter.name(column.metric));
    if (role != Qt::DisplayRole)
        return {};
    switch (column.kind) {
    case Kind::Name:
        return m_formatter.translate("ComparisonModel", "Candidate");
    case Kind::Change:
        return m_formatter.translate("ComparisonModel", "vs base");
    case Kind::Basis:
        return m_formatter.translate("ComparisonModel", "Basis");
    case Kind::Value:
        break;
    }
    const Figure &figure = m_comparison->baselineFigures().figure(column.metric);
    const QString unit = m_formatter.unit(figure.unit, m_comparison->currency);
    const QString name = column.metric == Metric::Instances
                             ? m_formatter.translate("ComparisonModel", "Instances")
                         : column.metric == Metric::Time ? m_formatter.translate("ComparisonModel", "Time")
                                                         : m_formatter.name(column.metric);
    return unit.isEmpty() || column.metric == Metric::Throughput ? name : name + QLatin1Char('\n') + unit;
}

int ComparisonModel::decimals(Metric metric) const
{
    double smallest = std::numeric_limits<double>::infinity();
    Unit unit = Unit::Count;
    for (const std::size_t i : m_rows) {
        const Figure &figure = m_comparison->candidates[i].figure(metric);
        unit = figure.unit;
        if (figure.value && *figure.value != 0)
            smallest = std::min(smallest, std::abs(*figure.value));
    }
    if (unit == Unit::Fraction)
        return 0;
    return std::isfinite(smallest) ? Formatter::decimalsFor(unit, smallest) : 0;
}

QString ComparisonModel::text(const Column &column, std::size_t candidate) const
{
    const CandidateFigures &figures = m_comparison->candidates[candidate];
    switch (column.kind) {
    case Kind::Name:
        return m_formatter.text(m_study.candidates[candidate].name);
    case Kind::Basis: {
        const auto basis = basisOf(figures, m_study.kind);
        return basis ? m_formatter.name(*basis) : absentText;
    }
    case Kind::Change: {
        const Change &change = figures.change(column.metric);
        return change.value ? m_formatter.change(*change.value, 1) : absentText;
    }
    case Kind::Value:
        break;
    }
    const Figure &figure = figures.figure(column.metric);
    if (!figure.value)
        return absentText;
    const QString number = m_formatter.value(figure.unit, *figure.value, decimals(column.metric));
    return figure.unit == Unit::Rate ? number + QStringLiteral(" /s") : number;
}

/// "mistrusted · Energy: measured · cpu, dram · chip"
QString ComparisonModel::note(std::size_t candidate) const
{
    QStringList parts;
    const CandidateFigures &figures = m_comparison->candidates[candidate];
    for (const Caveat &caveat : figures.caveats) {
        const auto *verdict = std::get_if<Verdict>(&caveat);
        parts << (verdict ? m_formatter.translate("Verdict", name(verdict->state).data())
                          : m_formatter.translate("ComparisonModel", "work may differ"));
    }
    if (const Figure &energy = figures.figure(Metric::Energy); energy.value)
        parts << m_formatter.name(Metric::Energy) + QStringLiteral(": ") + m_formatter.name(energy.provenance)
              << m_formatter.scope(energy.scope);
    return parts.join(QStringLiteral(" · "));
}

QStringList ComparisonModel::warnings(std::size_t candidate) const
{
    return warningsOf(m_study, *m_comparison, candidate, m_formatter);
}

QString ComparisonModel::accessibleText(const QModelIndex &index) const
{
    const Column &column = m_columns[static_cast<std::size_t>(index.column())];
    const std::size_t candidate = candidateAt(index.row());
    QStringList words{headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                      text(column, candidate)};
    if (column.kind == Kind::Name)
        words << note(candidate) << warnings(candidate);
    words.removeAll(QString());
    return words.join(QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString ComparisonModel::toolTip(const Column &column, std::size_t candidate) const
{
    switch (column.kind) {
    case Kind::Value:
        return figureToolTip(column.metric, candidate);
    case Kind::Change:
        return changeToolTip(column.metric, candidate);
    case Kind::Name:
    case Kind::Basis:
        break;
    }
    return warnings(candidate).join(QLatin1Char('\n'));
}

QString ComparisonModel::changeToolTip(Metric metric, std::size_t candidate) const
{
    const Change &change = m_comparison->candidates[candidate].change(metric);
    if (!change.value)
        return change.absence ? m_formatter.sentence(*change.absence) : QString();
    QStringList lines;
    if (!change.distinguishable)
        lines << m_formatter.translate("ComparisonModel",
                                       "No clear difference: the interval of the ratio includes 1.");
    const auto *scope = restsOnPower(metric) ? m_comparison->scopeDifference(candidate) : nullptr;
    if (scope)
        lines << m_formatter.sentence(*scope, m_study);
    lines << caveats(candidate)
          << (candidate == m_comparison->baseline ? QStringList() : caveats(m_comparison->baseline));
    return lines.join(QLatin1Char('\n'));
}

QStringList ComparisonModel::caveats(std::size_t candidate) const
{
    QStringList sentences;
    for (const Caveat &caveat : m_comparison->candidates[candidate].caveats)
        sentences << m_formatter.sentence(caveat, m_study.candidates[candidate], m_study);
    return sentences;
}

QString ComparisonModel::figureToolTip(Metric metric, std::size_t candidate) const
{
    const Figure &figure = m_comparison->candidates[candidate].figure(metric);
    if (figure.absence)
        return m_formatter.sentence(*figure.absence);
    QString tip = m_formatter.name(figure.provenance);
    if (restsOnPower(figure.metric))
        tip += QStringLiteral(" · ") + m_formatter.scope(figure.scope);
    if (figure.interval)
        tip += QStringLiteral(" · ") + m_formatter.interval(figure.unit, *figure.interval)
               + QStringLiteral(" (") + m_formatter.name(figure.interval->kind) + QLatin1Char(')');
    for (const Remark remark : figure.remarks)
        tip += QLatin1Char('\n') + m_formatter.sentence(remark, figure);
    for (const QString &caveat : caveats(candidate))
        tip += QLatin1Char('\n') + caveat;
    return tip;
}

QVariant ComparisonModel::sortKey(const Column &column, std::size_t candidate) const
{
    const CandidateFigures &figures = m_comparison->candidates[candidate];
    constexpr double absentLast = std::numeric_limits<double>::max();
    if (column.kind == Kind::Value)
        return figures.figure(column.metric).value.value_or(absentLast);
    if (column.kind == Kind::Change)
        return candidate == m_comparison->baseline ? 0.0
                                                   : figures.change(column.metric).value.value_or(absentLast);
    return text(column, candidate);
}

QVariant ComparisonModel::colour(const Column &column, std::size_t candidate) const
{
    if (column.kind != Kind::Change)
        return m_theme.text;
    switch (senseOf(column.metric, m_comparison->candidates[candidate].change(column.metric))) {
    case Sense::Better:
        return m_theme.better;
    case Sense::Worse:
        return m_theme.worse;
    case Sense::Neutral:
        break;
    }
    return m_theme.secondary;
}

} // namespace hakari
