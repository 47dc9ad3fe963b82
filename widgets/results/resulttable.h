// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/results/resultsearch.h"
#include "widgets/results/resultsmodel.h"

#include <QItemSelection>
#include <QWidget>

#include <array>
#include <optional>
#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace hakari {

/// The results of a workbook to search, filter, sort and select. What is selected is kept by id: it survives
/// new rows and another order, and what a filter hides is selected no longer. In the place of selected
/// results that are removed the one that follows is selected, and removed ones that come back are. Where
/// results are shown and another change leaves none selected, the first one is. GUI thread.
class ResultTable : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the table.
    ResultTable(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent = nullptr);

    std::vector<ResultId> selection() const; ///< in the order shown
    /// Scrolls to the first of them. Clears the search where it hides one; what the workbook does not have is
    /// left out.
    void select(const std::vector<ResultId> &results);
    void focusSearch();
    QTableView *view() { return m_view; }

signals:
    void selectionChanged();             ///< to other results
    void activated(hakari::ResultId id); ///< by Enter or a double click

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildView();
    QWidget *buildEmpty();
    void connectAll();

    void retranslate();
    void takeWorkbook();
    void takeRows();
    void takeRow(ResultId id);
    std::vector<ResultId> noteIds();
    void beforeReset();
    void takeReset();
    void takeSelection();
    void applyFilter();
    void showCount();
    void setEmpty(const QString &title, const QString &text);
    bool lostSelection() const;
    void put(const std::vector<ResultId> &results, int otherwise = 0);
    QItemSelection rowsOf(const std::vector<ResultId> &sorted) const;
    std::optional<ResultId> currentResult() const;
    void scrollToCurrent();
    bool seesCurrent() const;

    int widthFor(int column) const;
    int cellWidth(int row, int column) const;
    void fitColumns(bool anew);
    void growColumn(int column, int needed);
    void hideColumns();

    WorkbookDocument &m_workbook;
    Appearance &m_appearance;
    ResultsModel m_model;
    ResultSearch *m_search;
    QTableView *m_view;
    QStackedWidget *m_stack;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    QPushButton *m_clear;
    std::vector<ResultId> m_selected; ///< sorted
    std::optional<ResultId> m_current;
    std::array<int, resultColumnCount> m_widths{}; ///< px
    std::vector<ResultId> m_ids;                   ///< of the workbook's rows when they were seen last
    std::set<ResultId> m_gone;                     ///< those that were removed
    bool m_sawCurrent = false;                     ///< before the reset that goes on
    int m_firstSelected = 0;                       ///< row; likewise
    bool m_restoring = false;
};

} // namespace hakari
