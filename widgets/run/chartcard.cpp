// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/chartcard.h"

#include "widgets/controls/elements.h"

namespace hakari {

namespace {

constexpr int tallest = 420;

} // namespace

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel("strong", this)),
      m_unit(makeLabel("note", this)),
      m_figure(makeLabel("figure", this)),
      m_plot(new TimePlot(this))
{
    setRole(this, "card");
    setMaximumHeight(tallest);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(18, 0, 18, 0);
    head->setSpacing(6);
    head->addWidget(m_title, 0, Qt::AlignBottom);
    head->addWidget(m_unit, 0, Qt::AlignBottom);
    head->addStretch(1);
    head->addWidget(m_figure, 0, Qt::AlignBottom);
    m_figure->setFixedHeight(30); // nothing jumps when the first value comes
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 8, 1, 8);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_plot, 1);
}

void ChartCard::show(const LiveChart &chart, const Appearance &appearance)
{
    m_title->setText(chart.title);
    m_unit->setText(chart.unit);
    m_figure->setText(chart.figure);
    m_plot->setAccessibleName(chart.title);
    m_plot->setChart(chart.chart, {appearance.theme(), 1.0}, appearance.formatter());
}

} // namespace hakari
