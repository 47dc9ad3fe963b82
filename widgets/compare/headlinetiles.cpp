// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/headlinetiles.h"

#include "widgets/charts/barchart.h"
#include "widgets/controls/elements.h"
#include "widgets/models/comparisonmodel.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

/// "measured · mistrusted": with the verdict on a run that the change rests on, the candidate's or the
/// baseline's.
QString basisText(const StudyDocument &document, const Change &change, const Formatter &formatter)
{
    const Study &study = document.study();
    QString basis = formatter.name(change.provenance);
    for (const std::size_t i : {document.focused(), document.comparison().baseline}) {
        if (const auto &verdict = study.candidates[i].verdict)
            return basis + QStringLiteral(" · ")
                   + formatter.translate("Verdict", name(verdict->state).data());
    }
    return basis;
}

} // namespace

HeadlineTile::HeadlineTile(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel("tileTitle", this)),
      m_per(makeLabel("note", this)),
      m_figure(makeLabel("tileFigure", this)),
      m_detail(makeLabel("secondary", this)),
      m_claim(makeLabel("note", this)),
      m_basis(makeLabel("chip", this))
{
    setRole(this, "card");
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 14, 12);
    layout->setSpacing(2);
    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_title, 0, Qt::AlignBaseline);
    first->addWidget(m_per, 1, Qt::AlignBaseline);
    layout->addLayout(first);
    layout->addWidget(m_figure);
    layout->addWidget(m_detail);
    QSizePolicy kept = m_basis->sizePolicy(); // no jump when a tile has no chip
    kept.setRetainSizeWhenHidden(true);
    m_basis->setSizePolicy(kept);
    auto *last = new QHBoxLayout;
    last->setSpacing(4);
    last->setContentsMargins(0, 4, 0, 0);
    last->addWidget(m_claim, 1);
    last->addWidget(m_basis);
    layout->addLayout(last);
    for (QLabel *label : {m_per, m_detail, m_claim})
        label->setMinimumWidth(1); // may be narrower than its text; the tool tip has all of it
}

void HeadlineTile::show(const StudyDocument &document, const Appearance &appearance, Metric metric)
{
    m_metric = metric;
    const Formatter &formatter = appearance.formatter();
    const std::size_t focused = document.focused();
    const CandidateFigures &figures = document.comparison().candidates[focused];
    const Change &change = figures.change(metric);
    m_title->setText(formatter.name(metric));
    m_per->setText(isPerUnitOfWork(metric) ? formatter.perUnitOfWork(document.study()) : QString());
    m_figure->setText(change.value ? formatter.change(*change.value, 0) : QStringLiteral("–"));
    const Sense sense = senseOf(metric, change);
    setSense(m_figure, sense == Sense::Better ? "better" : sense == Sense::Worse ? "worse" : "");
    m_detail->setText(fromTo(document, formatter));
    m_basis->setText(change.value ? basisText(document, change, formatter) : QString());
    m_basis->setVisible(change.value.has_value());
    showClaim(document, formatter);
    setAccessibleName(QStringList{m_title->text(), m_per->text(), m_figure->text(), m_detail->text(),
                                  m_basis->text(), m_claim->text()}
                          .join(QStringLiteral(", ")));
    const QString detail = change.absence ? formatter.sentence(*change.absence) : m_detail->text();
    setToolTip(
        (QStringList{detail} << warningsOfBoth(document.study(), document.comparison(), focused, formatter))
            .join(QLatin1Char('\n')));
}

QString HeadlineTile::fromTo(const StudyDocument &document, const Formatter &formatter) const
{
    const Comparison &comparison = document.comparison();
    const Figure &now = comparison.candidates[document.focused()].figure(m_metric);
    const Figure &base = comparison.baselineFigures().figure(m_metric);
    if (!document.comparison().candidates[document.focused()].change(m_metric).value
        && document.focused() != comparison.baseline)
        return tr("not known");
    if (!now.value || !base.value)
        return tr("only the ratio is known", "a figure of which no absolute value is known");
    if (document.focused() == comparison.baseline)
        return formatter.withUnit(now.unit, *now.value, comparison.currency);
    const int decimals = Formatter::decimalsFor(now.unit,
                                                std::min(std::abs(*now.value), std::abs(*base.value)));
    //: headline tile: the candidate's value, then the baseline's; e.g. "2.17 from 24.82 USD"
    return tr("%1 from %2")
        .arg(formatter.value(now.unit, *now.value, decimals),
             formatter.withUnit(base.unit, *base.value, comparison.currency, decimals));
}

void HeadlineTile::showClaim(const StudyDocument &document, const Formatter &formatter)
{
    const Candidate &candidate = document.study().candidates[document.focused()];
    const Claim *claim = claimedChange(candidate, m_metric);
    m_claim->setText(QString());
    if (!claim)
        return;
    const QString change = formatter.change(claim->value, 0);
    //: %1 is a change in percent that the source of a study states
    m_claim->setText(claim->kind == Claim::Kind::ChangeAtBest ? tr("Source: up to %1").arg(change)
                                                              : tr("Source: %1").arg(change));
}

void HeadlineTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (rect().contains(event->pos()))
        emit activated(m_metric, event->globalPosition().toPoint());
}

void HeadlineTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit activated(m_metric, mapToGlobal(rect().bottomLeft()));
    else
        QFrame::keyPressEvent(event);
}

HeadlineTiles::HeadlineTiles(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_document(document), m_appearance(appearance)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    for (auto &tile : m_tiles) {
        tile = new HeadlineTile(this);
        layout->addWidget(tile, 1);
        connect(tile, &HeadlineTile::activated, this, [this](Metric metric, const QPoint &at) {
            emit figureActivated(m_document.focused(), metric, at);
        });
    }
}

void HeadlineTiles::refresh()
{
    const auto headline = headlineMetrics(m_document.study().kind);
    const std::array<Metric, 4> metrics{headline[0], headline[1], headline[2], Metric::Carbon};
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->show(m_document, m_appearance, metrics[i]);
}

} // namespace hakari
