// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/sensitivitycard.h"

#include "widgets/controls/elements.h"

namespace hakari {

namespace {

constexpr std::array<Metric, 3> offered{Metric::Cost, Metric::Energy, Metric::Carbon};
constexpr int restBeforeComputing = 120; // ms

} // namespace

SensitivityCard::SensitivityCard(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_document(document),
      m_appearance(appearance),
      m_title(makeLabel("section", this)),
      m_explanation(makeParagraph("note", this)),
      m_metrics(new Segments({{}, {}, {}}, this)),
      m_plot(new TornadoPlot(this)),
      m_empty(makeParagraph("secondary", this)),
      m_breakEvens(makeParagraph("", this))
{
    setRole(this, "card");
    m_metrics->setCurrent(0);
    m_soon.setSingleShot(true);
    m_soon.setInterval(restBeforeComputing);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_metrics);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(halfGap);
    layout->addLayout(head);
    layout->addWidget(m_explanation);
    layout->addWidget(m_plot);
    layout->addWidget(m_empty);
    layout->addWidget(m_breakEvens);
    connect(&m_soon, &QTimer::timeout, this, &SensitivityCard::refresh);
    connect(m_metrics, &Segments::chosen, this, [this](int index) {
        m_metric = static_cast<std::size_t>(index);
        refresh();
    });
}

void SensitivityCard::refreshSoon()
{
    m_soon.start();
}

void SensitivityCard::refresh()
{
    m_soon.stop();
    const Formatter &formatter = m_appearance.formatter();
    m_title->setText(tr("What would change the answer?"));
    m_plot->setAccessibleName(m_title->text());
    for (std::size_t i = 0; i < offered.size(); ++i)
        m_metrics->setText(static_cast<int>(i), formatter.name(offered[i]));
    showTornado();
    showBreakEvens();
}

void SensitivityCard::showTornado()
{
    const std::size_t focused = m_document.focused();
    const Study &study = m_document.study();
    const Metric metric = offered[m_metric];
    const auto bars = tornado(study, m_document.catalogue(), focused, metric);
    const auto &now = m_document.comparison().candidates[focused].change(metric).value;
    const bool drawable = now && !bars.empty();
    m_plot->setVisible(drawable);
    m_explanation->setVisible(drawable);
    m_empty->setVisible(!drawable);
    m_empty->setText(now ? tr("No assumption changes this result.")
                         : tr("Nothing to vary: there is no change against the baseline."));
    if (!drawable)
        return;
    //: %1 a candidate, %2 a metric, %3 the baseline
    m_explanation->setText(
        tr("Change of %2 of %1 against %3 while one assumption moves between the values at the ends of its bar. "
           "The line marks the current change.")
            .arg(m_appearance.formatter().text(study.candidates[focused].name),
                 m_appearance.formatter().name(metric).toLower(),
                 m_appearance.formatter().text(study.candidates[m_document.comparison().baseline].name)));
    m_plot->setChart(tornadoChart(bars, *now, m_appearance.formatter(), m_document.comparison().currency),
                     {m_appearance.theme(), 1.0});
    m_plot->setFixedHeight(m_plot->minimumSizeHint().height());
}

void SensitivityCard::showBreakEvens()
{
    QStringList lines;
    for (const BreakEven &breakEven :
         breakEvens(m_document.study(), m_document.catalogue(), m_document.focused()))
        lines << sentenceFor(breakEven);
    m_breakEvens->setText(lines.join(QLatin1Char('\n')));
    m_breakEvens->setVisible(!lines.isEmpty());
}

QString SensitivityCard::sentenceFor(const BreakEven &breakEven) const
{
    const Formatter &formatter = m_appearance.formatter();
    const auto text = [&](double value) {
        return formatter.withUnit(breakEven.unit, value, m_document.comparison().currency);
    };
    const QString lever = formatter.translate("Lever", name(breakEven.lever).data());
    const QString metric = formatter.name(breakEven.metric).toLower();
    if (breakEven.value)
        //: %1 metric, %2 lever, %3 value at break-even, %4 value in use
        return tr("Break-even in %1: %2 %3 (in use: %4)")
            .arg(metric, lever, text(*breakEven.value), text(breakEven.inUse));
    //: %1 metric, %2 lever, %3 and %4 the ends of the range searched
    return tr("No break-even in %1 for %2 from %3 to %4")
        .arg(metric, lever, text(breakEven.searchedFrom), text(breakEven.searchedTo));
}

} // namespace hakari
