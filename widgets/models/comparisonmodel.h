// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"
#include "widgets/style/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace hakari {

/// The table under the charts: one row for each visible candidate, a figure or a change in each cell.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole, ///< double, or the name
        CandidateRole,           ///< index into the study
        MetricRole,              ///< int of the Metric that the cell shows; -1 for none
        ColourRole,              ///< QColor of the candidate, in the first column
        BaselineRole,            ///< bool
        NoteRole,       ///< the row's second line: provenance and scope of the energy; empty without energy
        NoteColourRole, ///< QColor of that line: the warning's where there are warningsOf()
    };

    struct Column {
        enum class Kind { Name, Value, Change, Basis } kind;
        Metric metric = Metric::Throughput;
    };

    ComparisonModel(Formatter formatter, Theme theme, QObject *parent = nullptr);

    void setComparison(const Study &study, ComparisonRef comparison);
    void setLook(Formatter formatter, Theme theme);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<Column> &columns() const { return m_columns; }
    std::size_t candidateAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

private:
    QString text(const Column &column, std::size_t candidate) const;
    QString toolTip(const Column &column, std::size_t candidate) const;
    QString changeToolTip(Metric metric, std::size_t candidate) const;
    QString figureToolTip(Metric metric, std::size_t candidate) const;
    QString note(std::size_t candidate) const;
    QStringList caveats(std::size_t candidate) const;
    QStringList warnings(std::size_t candidate) const;
    QString accessibleText(const QModelIndex &index) const;
    QVariant sortKey(const Column &column, std::size_t candidate) const;
    QVariant colour(const Column &column, std::size_t candidate) const;
    int decimals(Metric metric) const;

    Formatter m_formatter;
    Theme m_theme;
    Study m_study;
    ComparisonRef m_comparison;
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_rows;
};

/// The weakest provenance among the candidate's headline figures; what the "basis" column says.
std::optional<Provenance> basisOf(const CandidateFigures &figures, StudyKind kind);

/// Whether a change is an improvement: every metric but throughput is better when lower.
enum class Sense { Neutral, Better, Worse };
Sense senseOf(Metric metric, const Change &change);

/// What keeps a candidate from being taken as it stands: its caveats, and other power than the baseline's.
QStringList warningsOf(const Study &study, const Comparison &comparison, std::size_t candidate,
                       const Formatter &formatter);
/// Those and the baseline's: both sides of what is shown of the candidate.
QStringList warningsOfBoth(const Study &study, const Comparison &comparison, std::size_t candidate,
                           const Formatter &formatter);

} // namespace hakari
