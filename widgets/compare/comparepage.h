// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/comparisonplot.h"
#include "widgets/compare/assumptionspanel.h"
#include "widgets/compare/comparisontable.h"
#include "widgets/compare/explanationpopup.h"
#include "widgets/compare/headlinetiles.h"
#include "widgets/compare/sensitivitycard.h"

#include <QPushButton>
#include <QWidget>

namespace hakari {

/// The home page: headline, three charts side by side, table, what would change the answer, assumptions.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    ComparePage(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    /// The chart as it stands, for export and clipboard.
    BarChart chart() const;
    /// Asks for a candidate, which is typed by hand.
    void addCandidate();
    /// Asks how these results are to be compared. In the open study that is one step of the history; a new
    /// one is handed out by studyMade().
    void addResults(std::vector<RunRecordRef> records);
    /// Brings everything up to date at once, also what is otherwise computed after a rest.
    void settle();

signals:
    void studyMade(const hakari::Study &study); ///< to be opened in place of the one that is
    void exportRequested();                     ///< of the chart
    void copyRequested();

private:
    void build();
    QWidget *buildChartCard();
    QWidget *buildTableCard();
    void refresh();
    void refreshWarning();
    void explain(std::size_t candidate, Metric metric, const QPoint &at);
    void showAllCandidates();
    void add(const QString &step, const std::vector<Candidate> &candidates);
    void editCandidate(std::size_t candidate);

    StudyDocument &m_document;
    Appearance &m_appearance;
    HeadlineTiles *m_tiles;
    QLabel *m_warning; ///< what the headline's energies do not have in common
    ComparisonPlot *m_plot;
    ComparisonTable *m_table;
    SensitivityCard *m_sensitivity;
    AssumptionsPanel *m_assumptions;
    ExplanationPopup *m_popup;
    QPushButton *m_add;
    QPushButton *m_showHidden;
    QPushButton *m_copy;
    QPushButton *m_export;
};

} // namespace hakari
