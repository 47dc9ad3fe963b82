// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/plotcard.h"

namespace hakari {

namespace {

constexpr int plotHeight = 208;
constexpr int leastPlotWidth = 240;
constexpr int padding = 18;

} // namespace

PlotCard::PlotCard(QWidget *plot, QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel("section", this)),
      m_unit(makeLabel("note", this)),
      m_note(makeParagraph("note", this)),
      m_plot(plot)
{
    setRole(this, "card");
    m_plot->setFixedHeight(plotHeight);
    m_plot->setMinimumWidth(leastPlotWidth);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(padding, 0, padding, 0);
    head->setSpacing(halfGap);
    head->addWidget(m_title, 0, Qt::AlignBottom);
    head->addWidget(m_unit, 0, Qt::AlignBottom);
    head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 14, 1, 14);
    layout->setSpacing(halfGap);
    layout->addLayout(head);
    layout->addWidget(m_plot);
    layout->addWidget(m_note);
    m_note->setContentsMargins(padding, 0, padding, 0);
}

void PlotCard::setTexts(const QString &title, const QString &unit, const QString &note)
{
    m_title->setText(title);
    m_unit->setText(unit);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_plot->setAccessibleName(title);
}

} // namespace hakari
