// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/distributionplot.h"
#include "widgets/charts/timeplot.h"
#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/results/resultview.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>

#include <optional>

namespace hakari {

class FactsCard;
class NotesCard;
class PlotCard;
class ResultFigures;
class ResultHead;
class VerdictCard;

/// One result whole: figures, verdict, charts, energy, notes, host and source, in a column that scrolls. What
/// the row says is there at once; the rest when it is loaded. It follows the workbook itself: a run that goes
/// on is loaded again every 2 s at most, while it is seen. GUI thread.
class ResultPanel : public QWidget
{
    Q_OBJECT

public:
    ResultPanel(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent = nullptr);
    ~ResultPanel() override;

    void show(std::optional<ResultId> id); ///< nothing: it asks for a choice
    void showSeveral(int count);           ///< so many are chosen; none is shown
    using QWidget::show;

    RunRecordRef record() const; ///< of the result that is shown; null before it is loaded

signals:
    void loaded(); ///< the whole result is shown from now on, or anew

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Loaded {
        RunRecordRef record;
        ResultView view;
    };

    void makePage();
    void makeBody();
    void makeOrigin();
    void follow();
    void clear();
    void load();
    void take(ResultId id, Expected<Loaded> loaded);
    void takeRow(ResultId id);
    void takeRows();
    void refresh();
    void showMessage();
    void showRow();
    void showBody();
    void showVerdict();
    void showCharts();
    void showEnergy();
    void showHost();
    void showSource();
    bool isRunning() const { return m_row.state == ResultState::Running; }
    QString title() const;
    QStringList details() const;
    const ResultView *view() const { return m_loaded ? &m_loaded->view : nullptr; }

    WorkbookDocument &m_workbook;
    Appearance &m_appearance;
    ResultRow m_row; ///< as it was shown last
    bool m_chosen = false;
    int m_several = 0;
    std::optional<Loaded> m_loaded;
    std::optional<Error> m_failure;
    bool m_loading = false;
    bool m_stale = false; ///< a run went on since it was loaded
    QTimer m_slow;        ///< after which a person is told that it takes time
    QTimer m_again;       ///< until a run that goes on is loaded again

    QStackedLayout *m_pages;
    QLabel *m_message, *m_hint;
    QScrollArea *m_scroll;
    ResultHead *m_head = nullptr;
    ResultFigures *m_figures = nullptr;
    QLabel *m_error = nullptr;
    QWidget *m_body = nullptr;   ///< what was measured
    QWidget *m_origin = nullptr; ///< on what, and where it comes from
    VerdictCard *m_verdict = nullptr;
    DistributionPlot *m_distribution = nullptr;
    TimePlot *m_power = nullptr;
    PlotCard *m_distributionCard = nullptr, *m_powerCard = nullptr;
    FactsCard *m_energy = nullptr, *m_host = nullptr, *m_source = nullptr;
    QToolButton *m_copy = nullptr;
    NotesCard *m_notes = nullptr;
};

} // namespace hakari
