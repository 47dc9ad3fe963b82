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
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace hakari {

/// The results of a workbook to search, filter, sort and select. What is selected is kept by id: it survives
/// new rows and another order, and what a filter hides is selected no longer. Where results are shown and a
/// change leaves none selected, the first one is. GUI thread.
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
    void takeReset();
    void takeSelection();
    void applyFilter();
    void showCount();
    void setEmpty(const QString &title, const QString &text);
    void put(const std::vector<ResultId> &results);
    QItemSelection rowsOf(const std::vector<ResultId> &sorted) const;
    std::optional<ResultId> currentResult() const;
    void scrollToCurrent();
    bool seesCurrent() const;

    int widthFor(int column) const;
    void fitColumns(bool anew);
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
    bool m_sawCurrent = false;                     ///< before the reset that goes on
    bool m_restoring = false;
};

} // namespace hakari
