// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/workbench/banner.h"
#include "app/workbench/exporter.h"
#include "app/workbench/studyfiles.h"
#include "app/workbench/workbookfiles.h"
#include "widgets/compare/comparepage.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/report/reportpage.h"
#include "widgets/results/resultspage.h"
#include "widgets/run/runpage.h"

#include <QButtonGroup>
#include <QMainWindow>
#include <QStackedWidget>
#include <QUndoGroup>

#include <filesystem>
#include <functional>
#include <vector>

class QMenu;
class QToolButton;

namespace hakari {

/// Rail, header and pages; wires them to the study and the workbook. What it shows is decided in the pages.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Page { Compare, Run, Results, Report };

    MainWindow(StudyDocument &document, WorkbookDocument &workbook, Appearance &appearance,
               std::filesystem::path studies, const RunPlaces &runs);

    void showPage(Page page);
    /// Studies are opened, workbooks too, results are imported into the workbook; what is wrong with one of
    /// them is shown in the window.
    void openPaths(const QStringList &paths);
    RunPage &runPage() { return *m_run; }
    ResultsPage &resultsPage() { return *m_results; }
    WorkbookFiles &workbookFiles() { return *m_workbookFiles; }
    StudyFiles &studyFiles() { return *m_studyFiles; }
    void settle(); ///< brings the pages up to date at once

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *buildRail();
    QWidget *buildHeader();
    void buildActions();
    void connectAll();
    void connectFiles();
    void connectResults();
    QToolButton *addRailButton(QWidget *rail, Page page);

    void retranslate();
    void showStudy();
    void showHeader();
    void showExportMenu();
    void copyChart();
    void report(const Error &error);
    void endRun(const std::function<void()> &then);

    void openPath(const QString &path, std::vector<std::filesystem::path> &results);
    void import(const std::vector<std::filesystem::path> &results);
    void askToImport(bool folders);
    void showImported(const ImportReport &report);
    void addRecords(const std::vector<RunRecordRef> &records);
    void exportResults(const QString &format);

    StudyDocument &m_document;
    WorkbookDocument &m_workbook;
    Appearance &m_appearance;
    QStackedWidget *m_pages;
    ComparePage *m_compare;
    RunPage *m_run;
    ResultsPage *m_results;
    ReportPage *m_report;
    Exporter *m_exporter;
    StudyFiles *m_studyFiles;
    WorkbookFiles *m_workbookFiles;
    QUndoGroup m_history; ///< that of the study or, on its page, that of the results
    QButtonGroup m_railButtons;
    QLabel *m_mark;
    QToolButton *m_title;
    QLabel *m_pageTitle; ///< in its place on a page that is not about the study
    QLabel *m_subtitle;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QToolButton *m_theme;
    Segments *m_languages;
    QToolButton *m_export;
    QMenu *m_studyMenu;
    QMenu *m_exportMenu;
    Banner *m_banner;
    bool m_opensPaths = false; ///< the banner speaks of paths of which some are still to come
    bool m_mayClose = false;   ///< nothing is left to be settled
};

} // namespace hakari
