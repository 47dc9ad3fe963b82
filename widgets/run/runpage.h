// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/run/chartcard.h"
#include "widgets/run/phasecard.h"
#include "widgets/run/queuecard.h"
#include "widgets/run/resultcard.h"
#include "widgets/run/runform.h"
#include "widgets/run/runqueue.h"

#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include <array>
#include <filesystem>

namespace hakari {

/// Where the Run page finds what it needs.
struct RunPlaces {
    EngineCommand engine;
    std::filesystem::path workloads; ///< the folder of the presets
    std::filesystem::path runs;      ///< keeps runs that no workbook takes; empty: nothing does
    const Catalogue *catalogue =
        nullptr; ///< whose power curves are offered; only read while the page is made
};

/// The Run page: what to run, the phases and charts of the run that goes on, its result, and those that
/// wait. Runs are kept in the workbook as they arrive.
class RunPage : public QWidget
{
    Q_OBJECT

public:
    RunPage(WorkbookDocument &workbook, Appearance &appearance, const RunPlaces &places,
            QWidget *parent = nullptr);
    ~RunPage() override;

    /// Run and Cancel, for the window's header, which owns them from then on.
    QWidget *actions() { return m_actions; }
    QString title() const;
    QString subtitle() const; ///< the run in one line

    bool isRunning() const { return m_queue.running() != nullptr; }
    void run();                                       ///< what the form asks for, after the runs that wait
    int waiting() const { return m_queue.waiting(); } ///< runs behind the one that goes on
    void cancel();                                    ///< the run that goes on; the next one starts
    void cancelAll() { m_queue.cancelAll(); }
    QString launcher() const { return m_queue.engine().launcher; }
    void setLauncher(const QString &launcher) { m_form->host().setLauncher(launcher); }
    RunForm &form() { return *m_form; }
    void settle(); ///< waits for what the engine says of its host, and shows all there is

signals:
    void addRequested(const hakari::RunRecordRef &record); ///< to the comparison
    void showRequested(hakari::ResultId result);           ///< among the results
    void failed(const hakari::Error &error);               ///< what was asked for could not be done
    void headerChanged();                                  ///< title or subtitle
    void idle();                                           ///< nothing runs or waits any more

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildActions();
    QWidget *buildContent();
    void connectAll();
    void retranslate();
    void refresh();
    void showLive();
    void showActions();
    void showStatus();
    QString idleStatus() const;
    void add(const std::vector<RunRequest> &requests);
    void follow(int id);
    void choose(int id);
    void settleShown();
    void showResult();
    void addToComparison(const RunOutcome &outcome);
    void tellWorkbook(int id);
    QString warningsText() const;

    WorkbookDocument &m_workbook;
    Appearance &m_appearance;
    RunQueue m_queue;
    RunForm *m_form;
    QWidget *m_actions;
    QPushButton *m_run, *m_cancel, *m_cancelAll;
    QLabel *m_status, *m_warnings;
    QFrame *m_warningCard;
    PhaseCard *m_phases;
    std::array<ChartCard *, 3> m_charts;
    ResultCard *m_result;
    QueueCard *m_queueCard;
    QTimer m_soon;         ///< many changes at once are drawn once
    QTimer m_stored;       ///< the workbook's row of the run that goes on is read anew
    int m_shown = 0;       ///< id of the run that the page shows; 0: none yet
    bool m_follows = true; ///< each run that starts is shown, since nobody looks at an earlier one
    int m_silence = 0;
    bool m_asked = false;
};

} // namespace hakari
