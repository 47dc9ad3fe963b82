// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/results/resultpanel.h"
#include "widgets/results/resulttable.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

class QAction;

namespace hakari {

/// The Results page: all results of the workbook, and the chosen one in detail.
class ResultsPage : public QWidget
{
    Q_OBJECT

public:
    ResultsPage(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent = nullptr);

    /// Import, export, workbook and Compare, for the window's header, which owns them from then on.
    QWidget *actions() { return m_actions; }
    QMenu &workbookMenu() { return *m_workbookMenu; } ///< the window fills it
    QString title() const;
    QString subtitle() const; ///< how many results, and where they lie

    std::vector<ResultId> selection() const { return m_table->selection(); }
    void select(const std::vector<ResultId> &results) { m_table->select(results); }
    void compare(); ///< what is selected
    void showExportMenu();
    void settle(); ///< waits for what is being loaded

signals:
    void compareRequested(const std::vector<hakari::RunRecordRef> &records);
    void exportRequested(const QString &format); ///< of what is selected: "json", "csv" or "jsonl"
    void importRequested();
    void failed(const hakari::Error &error);
    void announced(const QString &sentence); ///< what was done
    void headerChanged();

private:
    QWidget *buildActions();
    void build();
    void buildTableActions();
    void connectAll();
    void retranslate();
    void showSelection();
    void showNotice();
    void removeSelected();
    void announceRemoval();
    void acceptSelected();
    std::vector<ResultId> usable() const; ///< of the selected ones, those that may be compared

    WorkbookDocument &m_workbook;
    Appearance &m_appearance;
    QPushButton *m_import, *m_compare;
    QToolButton *m_export, *m_workbookButton;
    QMenu *m_exportMenu, *m_workbookMenu;
    QWidget *m_actions;
    QFrame *m_notice; ///< why nothing can be changed
    QLabel *m_noticeText;
    ResultTable *m_table;
    ResultPanel *m_panel;
    std::vector<ResultId> m_removed; ///< last
    bool m_removedAreGone = false;
    QAction *m_compareAction, *m_acceptAction, *m_removeAction;
    QAction *m_exportRun = nullptr;
};

} // namespace hakari
