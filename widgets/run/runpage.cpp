// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runpage.h"

#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"
#include "widgets/style/icons.h"

#include <QEventLoop>
#include <QScrollArea>
#include <QShortcut>

#include <functional>

namespace hakari {

namespace {

constexpr int drawEvery = 100;    // ms
constexpr int storedEvery = 1000; // ms

} // namespace

RunPage::RunPage(WorkbookDocument &workbook, Appearance &appearance, const RunPlaces &places, QWidget *parent)
    : QWidget(parent),
      m_workbook(workbook),
      m_appearance(appearance),
      m_queue(places.engine,
              [this, folder = places.runs] { return makeRunKeeper(m_workbook.writable(), folder); }),
      m_form(new RunForm(appearance, places.engine, places.workloads, this)),
      m_actions(buildActions()),
      m_status(makeParagraph("secondary", this)),
      m_warnings(makeParagraph("secondary", this)),
      m_warningCard(makeCard(this)),
      m_phases(new PhaseCard(appearance, this)),
      m_charts{new ChartCard(this), new ChartCard(this), new ChartCard(this)},
      m_result(new ResultCard(appearance, this)),
      m_queueCard(new QueueCard(m_queue, appearance, this))
{
    if (places.catalogue)
        m_form->host().offerCurves(*places.catalogue);
    build();
    connectAll();
    retranslate();
}

/// A field that has the focus commits when it goes, which is after the queue went.
RunPage::~RunPage()
{
    m_form->host().disconnect(this);
    m_form->disconnect(this);
}

QWidget *RunPage::buildActions()
{
    auto *actions = new QWidget(this);
    m_run = new QPushButton(actions);
    m_cancel = new QPushButton(actions);
    setRole(m_run, "main");
    m_run->setObjectName(QStringLiteral("run"));
    m_cancelAll = new QPushButton(actions);
    m_cancel->setObjectName(QStringLiteral("cancelRun"));
    m_cancelAll->setObjectName(QStringLiteral("cancelAllRuns"));
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(halfGap);
    layout->addWidget(m_cancelAll);
    layout->addWidget(m_cancel);
    layout->addWidget(m_run);
    return actions;
}

void RunPage::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(buildContent());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_form);
    layout->addWidget(scroll, 1);
    auto *warning = new QVBoxLayout(m_warningCard);
    warning->setContentsMargins(18, 12, 18, 12);
    warning->addWidget(m_warnings);
    m_warningCard->hide();
    m_result->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(drawEvery);
    m_stored.setInterval(storedEvery);
}

QWidget *RunPage::buildContent()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 20, margin, 20);
    column->setSpacing(gap);
    column->addWidget(m_status);
    column->addWidget(m_result);
    column->addWidget(m_queueCard);
    column->addWidget(m_phases);
    for (ChartCard *chart : m_charts)
        column->addWidget(chart, 100); // they share the height, the rest stays empty below
    column->addWidget(m_warningCard);
    column->addStretch(1);
    return content;
}

void RunPage::connectAll()
{
    connect(&m_appearance, &Appearance::changed, this, &RunPage::retranslate);
    connect(m_form, &RunForm::changed, this, [this] {
        m_result->setDemand(m_form->demand());
        showActions();
        showStatus();
        emit headerChanged();
    });
    connect(&m_form->host(), &HostPanel::launcherChanged, this,
            [this] { m_queue.setEngine(m_form->host().engine()); });
    connect(m_run, &QPushButton::clicked, this, &RunPage::run);
    connect(m_cancel, &QPushButton::clicked, this, &RunPage::cancel);
    connect(m_cancelAll, &QPushButton::clicked, this, &RunPage::cancelAll);
    connect(&m_soon, &QTimer::timeout, this, &RunPage::showLive);
    connect(&m_queue, &RunQueue::changed, this, &RunPage::refresh);
    connect(&m_queue, &RunQueue::progressed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&m_queue, &RunQueue::silent, this, [this](int seconds) {
        m_silence = seconds;
        showStatus();
    });
    connect(&m_queue, &RunQueue::started, this, [this](int id) {
        m_silence = 0;
        m_stored.start();
        follow(id);
    });
    connect(&m_queue, &RunQueue::finished, this, &RunPage::showResult);
    connect(&m_queue, &RunQueue::finished, this, &RunPage::tellWorkbook);
    connect(&m_stored, &QTimer::timeout, this, [this] {
        if (const auto result = m_queue.result())
            m_workbook.refresh(*result);
    });
    connect(&m_workbook, &WorkbookDocument::opened, this, [this] {
        m_result->setWorkbook(m_workbook.path());
        showStatus();
    });
    connect(m_queueCard, &QueueCard::entryChosen, this, &RunPage::choose);
    connect(m_result, &ResultCard::addRequested, this, &RunPage::addToComparison);
    connect(m_result, &ResultCard::againRequested, this,
            [this](const RunRequest &request) { add({request}); });
    m_result->setWorkbook(m_workbook.path());
    connect(m_result, &ResultCard::showRequested, this, &RunPage::showRequested);
    connect(m_result, &ResultCard::storeRequested, &m_workbook, &WorkbookDocument::add);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this,
            &RunPage::run);
}

void RunPage::run()
{
    add(m_form->requests());
}

void RunPage::add(const std::vector<RunRequest> &requests)
{
    m_follows = m_follows || !isRunning();
    m_queue.add(requests);
}

void RunPage::cancel()
{
    if (const RunEntry *running = m_queue.running())
        m_queue.cancel(running->id);
}

void RunPage::follow(int id)
{
    if (!m_follows)
        return;
    m_shown = id;
    showResult();
}

/// A person wants to look at it, until they look at the run that goes on again.
void RunPage::choose(int id)
{
    m_shown = id;
    m_follows = m_queue.running() == nullptr || m_queue.running()->id == id;
    showResult();
    refresh();
}

/// Where the run that was shown is off the list: that which goes on, else the last of them.
void RunPage::settleShown()
{
    const auto &entries = m_queue.entries();
    if (m_queue.entry(m_shown) || entries.empty())
        return;
    m_follows = true;
    m_shown = m_queue.running() ? m_queue.running()->id : entries.back().id;
    showResult();
}

QString RunPage::title() const
{
    return tr("Run a workload");
}

QString RunPage::subtitle() const
{
    const Formatter &formatter = m_appearance.formatter();
    if (const RunEntry *running = m_queue.running())
        return requestText(running->request, formatter);
    return formatter.text(m_form->workload().title);
}

void RunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_asked, true))
        m_form->host().ask();
}

void RunPage::settle()
{
    HostPanel &host = m_form->host();
    if (host.isAsking()) {
        QEventLoop loop;
        connect(&host, &HostPanel::changed, &loop, [&] {
            if (!host.isAsking())
                loop.quit();
        });
        loop.exec(); // the probe has a time limit of its own
    }
    retranslate();
}

void RunPage::retranslate()
{
    m_form->retranslate();
    m_result->retranslate();
    refresh();
}

void RunPage::refresh()
{
    settleShown();
    m_queueCard->refresh(m_shown);
    showLive();
    if (!m_queue.running())
        emit idle();
}

void RunPage::showLive()
{
    const LiveRun &live = m_queue.live(m_shown);
    const RunEntry *shown = m_queue.entry(m_shown);
    const bool over = !shown || shown->state == RunEntry::State::Done;
    m_phases->show(live, over);
    auto charts = liveCharts(live, m_appearance.formatter());
    for (std::size_t i = 0; i < charts.size(); ++i) {
        if (over)
            charts[i].figure.clear(); // the result says what counts
        m_charts[i]->show(charts[i], m_appearance);
    }
    m_warnings->setText(warningsText());
    m_warningCard->setVisible(!live.warnings.empty());
    showActions();
    showStatus();
    emit headerChanged();
}

void RunPage::showActions()
{
    const bool running = m_queue.running() != nullptr;
    const auto count = static_cast<int>(m_form->requests().size());
    const int waiting = m_queue.waiting();
    m_cancelAll->setText(tr("Cancel all (%1)").arg(waiting + 1));
    m_cancelAll->setAccessibleName(tr("Cancel the run and those that wait"));
    m_cancelAll->setToolTip(m_cancelAll->accessibleName());
    m_cancelAll->setVisible(running && waiting > 0);
    m_cancel->setText(m_queue.isCancelling() ? tr("Cancelling…") : tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the run"));
    m_cancel->setVisible(running);
    m_cancel->setEnabled(running && !m_queue.isCancelling());
    m_run->setText(running     ? tr("Add to the queue")
                   : count > 1 ? tr("Start %n runs", nullptr, count)
                               : tr("Run"));
    m_run->setAccessibleName(m_run->text());
    m_run->setToolTip(count > 0 ? tr("Ctrl+Enter") : m_form->problem());
    m_run->setEnabled(count > 0);
}

/// One line over everything: what goes on, or what has to be done first.
void RunPage::showStatus()
{
    const Formatter &formatter = m_appearance.formatter();
    const LiveRun &live = m_queue.live(m_queue.running() ? m_queue.running()->id : 0);
    setRole(m_status, !m_queue.running() && !m_form->problem().isEmpty() ? "error" : "secondary");
    if (!m_queue.running())
        m_status->setText(idleStatus());
    else if (m_queue.isCancelling())
        m_status->setText(tr("Cancelling…"));
    else if (m_silence > 0)
        m_status->setText(tr("The engine has said nothing for %1.").arg(durationText(m_silence, formatter)));
    else if (live.phases.empty())
        m_status->setText(tr("Starting the engine…"));
    else if (live.measureEnd && live.phase == Phase::Measurement)
        m_status->setText(tr("Measured; the engine is still telling what it measured…"));
    else
        //: %1 is a time
        m_status->setText(
            tr("Running: at least %1 left").arg(durationText(leastLeft(live).value, formatter)));
    m_status->setVisible(!m_status->text().isEmpty());
}

QString RunPage::idleStatus() const
{
    if (!m_form->problem().isEmpty())
        return m_form->problem();
    if (!m_workbook.isWritable())
        return m_appearance.formatter().sentence(
                   m_workbook.readOnlyReason().value_or(Error{ErrorCode::WorkbookNone}))
               + QLatin1Char(' ') + tr("Runs are kept as files until then.");
    if (!m_queue.entries().empty())
        return {};
    return tr("Choose a workload and press Run. The engine measures in a process of its own; everything it "
              "tells is kept in the workbook as it arrives.");
}

/// The run's own thread stored what ended.
void RunPage::tellWorkbook(int id)
{
    m_stored.stop();
    const RunEntry *entry = m_queue.entry(id);
    if (entry && entry->outcome.result)
        m_workbook.refresh(*entry->outcome.result);
}

/// Of the run that is shown, once it is over.
void RunPage::showResult()
{
    const RunEntry *entry = m_queue.entry(m_shown);
    const bool done = entry && entry->state == RunEntry::State::Done;
    if (done) {
        m_result->setWorkbook(m_workbook.path());
        m_result->show(*entry);
    }
    m_result->setVisible(done);
}

/// The workbook gives back what the queue does not hold in memory.
void RunPage::addToComparison(const RunOutcome &outcome)
{
    if (!outcome.isStored())
        return emit addRequested(outcome.record);
    m_workbook.loadAll({*outcome.result}, std::identity(),
                       [this](const Expected<std::vector<RunRecordRef>> &records) {
                           if (records)
                               emit addRequested(records->front());
                           else
                               emit failed(records.error());
                       });
}

QString RunPage::warningsText() const
{
    QStringList lines;
    for (const Notice &notice : m_queue.live(m_shown).warnings)
        lines << m_appearance.formatter().sentence(notice);
    return lines.join(QLatin1Char('\n'));
}

} // namespace hakari
