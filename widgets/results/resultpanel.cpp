// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultpanel.h"

#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"
#include "widgets/results/energyfacts.h"
#include "widgets/results/factscard.h"
#include "widgets/results/notescard.h"
#include "widgets/results/plotcard.h"
#include "widgets/results/resultcharts.h"
#include "widgets/results/resultfigures.h"
#include "widgets/results/resulthead.h"
#include "widgets/results/resulttitle.h"
#include "widgets/results/resultwords.h"
#include "widgets/results/verdictcard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

namespace hakari {

namespace {

using namespace std::chrono_literals;

constexpr auto noticeable = 150ms;
constexpr auto restBetweenLoads = 2s;

QVBoxLayout *columnIn(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    return layout;
}

void keepPlace(QWidget *widget, bool kept)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(kept);
    widget->setSizePolicy(policy);
}

} // namespace

ResultPanel::ResultPanel(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_workbook(workbook),
      m_appearance(appearance),
      m_pages(new QStackedLayout(this)),
      m_message(makeLabel("section", this)),
      m_hint(makeParagraph("secondary", this)),
      m_scroll(new QScrollArea(this))
{
    auto *empty = new QWidget(this);
    auto *layout = new QVBoxLayout(empty);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addStretch(1);
    for (QLabel *label : {m_message, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addStretch(2);
    m_pages->addWidget(empty);
    makePage();
    follow();
    refresh();
}

ResultPanel::~ResultPanel() = default;

void ResultPanel::makePage()
{
    auto *page = new QWidget;
    m_head = new ResultHead(page);
    m_figures = new ResultFigures(page);
    m_error = makeParagraph("warning", page);
    m_error->setObjectName(QStringLiteral("loadError"));
    m_body = new QWidget(page);
    m_origin = new QWidget(page);
    m_notes = new NotesCard(m_workbook, page);
    makeBody();
    makeOrigin();
    QVBoxLayout *layout = columnIn(page);
    layout->setContentsMargins(0, 0, halfGap, 0);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_head, m_figures, m_error, m_body, m_notes, m_origin})
        layout->addWidget(part);
    layout->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(m_scroll);
}

void ResultPanel::makeBody()
{
    m_verdict = new VerdictCard(m_body);
    m_distribution = new DistributionPlot(m_body);
    m_power = new TimePlot(m_body);
    m_distributionCard = new PlotCard(m_distribution, m_body);
    m_powerCard = new PlotCard(m_power, m_body);
    m_energy = new FactsCard(m_body);
    QVBoxLayout *layout = columnIn(m_body);
    for (QWidget *card :
         std::initializer_list<QWidget *>{m_verdict, m_distributionCard, m_powerCard, m_energy})
        layout->addWidget(card);
}

void ResultPanel::makeOrigin()
{
    m_host = new FactsCard(m_origin);
    m_source = new FactsCard(m_origin);
    m_copy = makeQuietButton(QStringLiteral("copyRecordId"), m_source);
    m_source->addButton(m_copy);
    QVBoxLayout *layout = columnIn(m_origin);
    layout->addWidget(m_host);
    layout->addWidget(m_source);
}

void ResultPanel::follow()
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(noticeable);
    m_again.setSingleShot(true);
    m_again.setInterval(restBetweenLoads);
    connect(&m_slow, &QTimer::timeout, this, &ResultPanel::showRow);
    connect(&m_again, &QTimer::timeout, this, &ResultPanel::load);
    connect(&m_appearance, &Appearance::changed, this, &ResultPanel::refresh);
    connect(&m_workbook, &WorkbookDocument::opened, this, [this] {
        m_notes->forget();
        show(std::nullopt);
    });
    connect(&m_workbook, &WorkbookDocument::rowChanged, this, &ResultPanel::takeRow);
    connect(&m_workbook, &WorkbookDocument::rowsChanged, this, &ResultPanel::takeRows);
    connect(m_head, &ResultHead::accepted, this, [this] { m_workbook.accept(m_row.id); });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(m_row.record)); });
}

RunRecordRef ResultPanel::record() const
{
    return m_loaded ? m_loaded->record : nullptr;
}

void ResultPanel::show(std::optional<ResultId> id)
{
    const ResultRow *row = id ? m_workbook.row(*id) : nullptr;
    if (row && m_chosen && m_row.id == row->id)
        return;
    clear();
    m_chosen = row != nullptr;
    if (row)
        m_row = *row;
    refresh();
    if (row)
        load();
}

void ResultPanel::showSeveral(int count)
{
    clear();
    m_several = count;
    refresh();
}

/// What was typed belongs to the result that was shown.
void ResultPanel::clear()
{
    if (m_chosen)
        m_notes->commit();
    m_chosen = false;
    m_several = 0;
    m_loaded.reset();
    m_failure.reset();
    m_loading = m_stale = false;
    m_slow.stop();
    m_again.stop();
}

void ResultPanel::load()
{
    if (!m_chosen)
        return;
    m_stale = !isVisible(); // then it is loaded when somebody looks
    if (m_stale)
        return;
    m_loading = true;
    m_again.stop();
    if (!m_loaded)
        m_slow.start();
    m_workbook.load(
        m_row.id,
        [](const RunRecordRef &record) {
            return Loaded{record, resultViewOf(record)};
        },
        [panel = QPointer(this), id = m_row.id](Expected<Loaded> loaded) {
            if (panel)
                panel->take(id, std::move(loaded));
        });
}

void ResultPanel::take(ResultId id, Expected<Loaded> loaded)
{
    if (!m_chosen || id != m_row.id)
        return;
    m_loading = false;
    m_slow.stop();
    m_loaded.reset();
    m_failure.reset();
    if (loaded)
        m_loaded = *std::move(loaded);
    else
        m_failure = loaded.error();
    showRow();
    showBody();
    if (m_stale)
        m_again.start();
    if (m_loaded)
        emit this->loaded();
}

void ResultPanel::takeRow(ResultId id)
{
    const ResultRow *row = m_chosen && id == m_row.id ? m_workbook.row(id) : nullptr;
    if (!row)
        return;
    const bool goesOn = row->state == ResultState::Running && m_row.state == ResultState::Running;
    const bool other = row->state != m_row.state || row->damage != m_row.damage || !sameRecord(*row, m_row);
    m_row = *row;
    showRow();
    if (!other)
        return;
    if (!goesOn)
        load();
    else if (m_loading)
        m_stale = true;
    else if (!m_again.isActive())
        m_again.start();
}

void ResultPanel::takeRows()
{
    if (m_chosen && !m_workbook.row(m_row.id))
        show(std::nullopt);
    else if (m_chosen)
        takeRow(m_row.id);
}

void ResultPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale && !m_loading)
        load();
}

void ResultPanel::refresh()
{
    m_notes->retranslate();
    m_copy->setText(tr("Copy record ID"));
    m_copy->setAccessibleName(m_copy->text());
    m_pages->setCurrentIndex(m_chosen ? 1 : 0);
    showMessage();
    if (!m_chosen)
        return;
    showRow();
    showBody();
}

void ResultPanel::showMessage()
{
    m_message->setText(m_several > 0 ? tr("%n results are selected", nullptr, m_several)
                                     : tr("Select a result"));
    m_hint->setText(m_several > 0 ? tr("Select one of them to see it whole.")
                                  : tr("Its figures, charts, host and source are shown here."));
}

void ResultPanel::showRow()
{
    const Formatter &formatter = m_appearance.formatter();
    m_head->show(m_row, title(), details(), m_workbook.isWritable(), formatter);
    m_figures->setFigures(figureTexts(m_row, view(), formatter), formatter);
    m_notes->show(m_row);
}

QString ResultPanel::title() const
{
    const Formatter &formatter = m_appearance.formatter();
    const bool own = m_loaded && !m_loaded->view.title.empty();
    return own ? formatter.text(m_loaded->view.title) : titleOf(m_row, formatter);
}

QStringList ResultPanel::details() const
{
    const Formatter &formatter = m_appearance.formatter();
    auto [tokens, batch] = std::pair(m_row.sequenceLength, m_row.batch);
    if (m_loaded && !tokens)
        tokens = m_loaded->view.sequenceLength;
    if (m_loaded && !batch)
        batch = m_loaded->view.batch;
    QStringList out;
    if (tokens)
        out << sequenceText(*tokens, formatter);
    if (batch)
        out << batchText(*batch, formatter);
    if (!m_loaded && m_loading && !m_slow.isActive())
        out << tr("Loading…");
    return out;
}

/// While it is loaded its place is kept, so nothing below moves.
void ResultPanel::showBody()
{
    const Formatter &formatter = m_appearance.formatter();
    for (QWidget *part : {m_body, m_origin}) {
        keepPlace(part, !m_failure);
        part->setVisible(m_loaded.has_value());
    }
    m_error->setVisible(m_failure.has_value());
    m_error->setText(m_failure ? formatter.sentence(*m_failure) : QString());
    if (!m_loaded)
        return;
    showVerdict();
    showCharts();
    showEnergy();
    showHost();
    showSource();
}

void ResultPanel::showVerdict()
{
    const Formatter &formatter = m_appearance.formatter();
    if (isRunning())
        m_verdict->showPending(m_loaded->view, formatter);
    else
        m_verdict->show(m_loaded->view, QString::fromStdString(m_row.harness), formatter);
}

/// A run that goes on does not lack yet what it has not told.
void ResultPanel::showCharts()
{
    const Formatter &formatter = m_appearance.formatter();
    const ResultView &view = m_loaded->view;
    const ChartStyle style{m_appearance.theme(), 1.0};
    const DistributionChart distribution = distributionChart(view, formatter);
    m_distribution->setChart(distribution, style, formatter);
    m_distributionCard->setTexts(tr("Latency distribution"), QString(), distributionNote(view, formatter));
    m_distributionCard->setVisible(!isRunning() || !distribution.isEmpty());
    const TimeChart power = powerChart(view, formatter);
    m_power->setChart(power, style, formatter);
    m_powerCard->setTexts(formatter.translate("Run", "Power"), QStringLiteral("W"),
                          powerNote(view, formatter));
    m_powerCard->setVisible(!isRunning() || !power.lines.empty());
}

void ResultPanel::showEnergy()
{
    const auto facts = energyFacts(m_loaded->view, m_appearance.formatter());
    m_energy->setFacts(tr("Energy"), facts, m_appearance.theme().secondary);
    m_energy->setVisible(!isRunning() && !facts.empty());
}

void ResultPanel::showHost()
{
    const QColor captions = m_appearance.theme().secondary;
    const auto all = allFacts(m_loaded->view.host);
    m_host->setFacts(tr("Host"), hostFacts(m_loaded->view.host, m_appearance.formatter()), captions);
    m_host->setMore(tr("All facts (%1)").arg(all.size()), all, captions);
}

void ResultPanel::showSource()
{
    const Formatter &formatter = m_appearance.formatter();
    const ResultView &view = m_loaded->view;
    std::vector<FactRow> facts;
    const auto add = [&facts](const QString &caption, const QString &value) {
        if (!value.isEmpty())
            facts.push_back({caption, value});
    };
    if (view.source) {
        add(tr("Title"), formatter.text(view.source->title));
        add(tr("Place"), QString::fromStdString(view.source->locator));
        add(tr("Licence"), QString::fromStdString(view.source->licence));
        add(tr("Remark"), formatter.text(view.source->note));
    }
    add(tr("Harness"), QString::fromStdString(m_row.harness));
    add(tr("Record ID"), QString::fromStdString(m_row.record));
    if (view.profile)
        add(tr("Profile"), nameOf(*view.profile, formatter));
    if (m_row.duration)
        add(tr("Duration"), latencyText(m_row.duration->value, formatter));
    if (m_row.samples)
        add(tr("Samples"), formatter.number(static_cast<double>(*m_row.samples), 0));
    add(tr("Measured"), utcTimeText(m_row.startUtc));
    add(tr("Added"), utcTimeText(m_row.addedUtc));
    m_source->setFacts(tr("Source"), facts, m_appearance.theme().secondary);
}

} // namespace hakari
