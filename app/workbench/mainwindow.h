// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/workbench/exporter.h"
#include "widgets/compare/comparepage.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"
#include "widgets/report/reportpage.h"
#include "widgets/run/runpage.h"

#include <QButtonGroup>
#include <QMainWindow>
#include <QStackedWidget>

#include <filesystem>

class QMenu;
class QToolButton;

namespace hakari {

/// Rail, header and pages; wires them to the document. What it shows is decided in the pages.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Page { Compare, Run, Report };

    MainWindow(StudyDocument &document, Appearance &appearance, std::filesystem::path studies,
               const RunPlaces &runs);

    void showPage(Page page);
    /// A study file or an MLPerf result folder; shows what is wrong with it in the window.
    void openPath(const QString &path);
    void openStudy(const QString &id);
    RunPage &runPage() { return *m_run; }
    void settle(); ///< brings the pages up to date at once

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *buildRail();
    QWidget *buildHeader();
    QWidget *buildBanner();
    void buildActions();
    void connectAll();
    QToolButton *addRailButton(QWidget *rail, Page page);

    void retranslate();
    void showStudy();
    void showHeader();
    void fillStudyMenu();
    void announce(const QString &sentence);
    void report(const Error &error);
    bool open(const Expected<Study> &study);
    bool mayDiscard();
    bool mayEndRun();

    void openStudyFile();
    void openResultFolder();
    void addResult(const QString &folder);
    void addRecord(const RunRecordRef &record);

    StudyDocument &m_document;
    Appearance &m_appearance;
    std::filesystem::path m_studies;
    QStackedWidget *m_pages;
    ComparePage *m_compare;
    RunPage *m_run;
    ReportPage *m_report;
    Exporter *m_exporter;
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
    QFrame *m_banner;
    QLabel *m_bannerText;
    QToolButton *m_bannerClose;
};

} // namespace hakari
