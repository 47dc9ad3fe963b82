// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/comparepage.h"

#include "widgets/compare/candidatedialog.h"
#include "widgets/compare/resultsdialog.h"
#include "widgets/controls/elements.h"
#include "widgets/models/comparisonmodel.h"
#include "widgets/models/explanation.h"

#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace hakari {

namespace {

constexpr int actionsHeight = 48; // the buttons under the chart

} // namespace

ComparePage::ComparePage(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_appearance(appearance),
      m_tiles(new HeadlineTiles(document, appearance, this)),
      m_warning(makeParagraph("warning", this)),
      m_plot(new ComparisonPlot(this)),
      m_table(new ComparisonTable(document, appearance, this)),
      m_sensitivity(new SensitivityCard(document, appearance, this)),
      m_assumptions(new AssumptionsPanel(document, appearance, this)),
      m_popup(new ExplanationPopup(this)),
      m_add(new QPushButton(this)),
      m_showHidden(new QPushButton(this)),
      m_copy(new QPushButton(this)),
      m_export(new QPushButton(this))
{
    build();
    connect(&document, &StudyDocument::changed, this, &ComparePage::refresh);
    connect(&document, &StudyDocument::focusChanged, this, [this] {
        m_tiles->refresh();
        refreshWarning();
        m_sensitivity->refreshSoon();
    });
    connect(&appearance, &Appearance::changed, this, &ComparePage::refresh);
    connect(m_tiles, &HeadlineTiles::figureActivated, this, &ComparePage::explain);
    connect(m_plot, &ComparisonPlot::figureActivated, this, &ComparePage::explain);
    connect(m_table, &ComparisonTable::figureActivated, this, &ComparePage::explain);
    connect(m_table, &ComparisonTable::editRequested, this, &ComparePage::editCandidate);
    connect(m_plot, &ComparisonPlot::candidateActivated, this,
            [this](std::size_t candidate) { m_document.focus(m_document.study().candidates[candidate].id); });
    connect(m_add, &QPushButton::clicked, this, &ComparePage::addCandidate);
    connect(m_showHidden, &QPushButton::clicked, this, &ComparePage::showAllCandidates);
    connect(m_copy, &QPushButton::clicked, this, &ComparePage::copyRequested);
    connect(m_export, &QPushButton::clicked, this, &ComparePage::exportRequested);
}

void ComparePage::build()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 20, margin, 20);
    column->setSpacing(gap);
    column->addWidget(m_tiles);
    column->addWidget(m_warning);
    column->addWidget(buildChartCard(), 100); // grows to its tallest, the rest stays empty below
    column->addWidget(buildTableCard());
    column->addWidget(m_sensitivity);
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_assumptions);
}

QWidget *ComparePage::buildChartCard()
{
    QFrame *card = makeCard(this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_plot, 1);
    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(10, 0, 10, 8);
    for (QPushButton *button : {m_add, m_showHidden, m_copy, m_export})
        setRole(button, "quiet");
    actions->addWidget(m_add);
    actions->addWidget(m_showHidden);
    actions->addStretch(1);
    actions->addWidget(m_copy);
    actions->addWidget(m_export);
    layout->addLayout(actions);
    return card;
}

QWidget *ComparePage::buildTableCard()
{
    QFrame *card = makeCard(this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(6, 2, 6, 6);
    layout->addWidget(m_table);
    return card;
}

BarChart ComparePage::chart() const
{
    return headlineChart(m_document.study(), m_document.comparison(), m_appearance.formatter());
}

void ComparePage::refresh()
{
    m_tiles->refresh();
    refreshWarning();
    m_plot->setAccessibleName(tr("Charts: %1").arg(m_appearance.formatter().text(m_document.study().title)));
    const BarChart shown = chart();
    m_plot->setChart(shown, {m_appearance.theme(), 1.0});
    m_plot->setMinimumHeight(m_plot->comfortableHeight());
    m_plot->setMaximumHeight(tallestHeight(shown));
    m_plot->parentWidget()->setMaximumHeight(tallestHeight(shown) + actionsHeight);
    m_table->refresh();
    m_assumptions->refresh();
    m_sensitivity->refreshSoon();
    m_add->setText(tr("Add a candidate…"));
    m_copy->setText(tr("Copy chart"));
    m_export->setText(tr("Export chart…"));
    const auto hidden = std::ranges::count_if(m_document.study().candidates, &Candidate::hidden);
    m_showHidden->setText(tr("Show %n hidden", nullptr, static_cast<int>(hidden)));
    m_showHidden->setVisible(hidden > 0);
}

void ComparePage::refreshWarning()
{
    const QStringList lines = warningsOfBoth(m_document.study(), m_document.comparison(),
                                             m_document.focused(), m_appearance.formatter());
    m_warning->setVisible(!lines.isEmpty());
    m_warning->setText(lines.join(QLatin1Char('\n')));
}

void ComparePage::settle()
{
    refresh();
    m_sensitivity->refresh();
}

void ComparePage::explain(std::size_t candidate, Metric metric, const QPoint &at)
{
    m_document.focus(m_document.study().candidates[candidate].id);
    m_popup->popUp(explanationHtml(m_document.study(), m_document.comparison(), candidate, metric,
                                   m_appearance.formatter(), m_appearance.theme()),
                   at);
}

void ComparePage::addCandidate()
{
    CandidateDialog dialog(m_document, m_appearance, nullptr, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto candidate = dialog.candidate())
        add(tr("Add a candidate"), {*candidate});
}

void ComparePage::addResults(std::vector<RunRecordRef> records)
{
    ResultsDialog dialog(m_document, m_appearance, std::move(records), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.makesNewStudy()) {
        if (const auto study = dialog.newStudy())
            emit studyMade(*study);
    } else if (const auto candidates = dialog.candidates()) {
        add(tr("Add results"), *candidates);
    }
}

void ComparePage::add(const QString &step, const std::vector<Candidate> &candidates)
{
    m_document.edit(step, [&](Study &study) {
        study.candidates.insert(study.candidates.end(), candidates.begin(), candidates.end());
        if (study.baseline.empty())
            study.baseline = candidates.front().id;
    });
    m_document.focus(candidates.back().id);
}

void ComparePage::editCandidate(std::size_t candidate)
{
    CandidateDialog dialog(m_document, m_appearance, &m_document.study().candidates[candidate], this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto edited = dialog.candidate())
        m_document.edit(tr("Edit a candidate"), [&](Study &study) { study.candidates[candidate] = *edited; });
}

void ComparePage::showAllCandidates()
{
    m_document.edit(tr("Show hidden candidates"), [](Study &study) {
        for (Candidate &candidate : study.candidates)
            candidate.hidden = false;
    });
}

} // namespace hakari
