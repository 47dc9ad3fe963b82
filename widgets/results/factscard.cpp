// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/factscard.h"

#include <QScrollBar>

#include <cmath>

namespace hakari {

namespace {

constexpr int captionWidth = 132;

} // namespace

FactsView::FactsView(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setMinimumWidth(1);
    document()->setDocumentMargin(0);
}

void FactsView::setFacts(const std::vector<FactRow> &facts, const QColor &captions)
{
    const QString row = QStringLiteral(
        "<tr><td width=\"%1\" style=\"padding-right: 12px; padding-bottom: 4px; "
        "color: %2;\">%3</td><td style=\"padding-bottom: 4px;\">%4</td></tr>");
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\">");
    for (const FactRow &fact : facts)
        html += row.arg(QString::number(captionWidth), captions.name(), fact.caption.toHtmlEscaped(),
                        fact.value.toHtmlEscaped());
    setHtml(html + QStringLiteral("</table>"));
    fitHeight();
}

void FactsView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

void FactsView::fitHeight()
{
    document()->setTextWidth(viewport()->width());
    setFixedHeight(static_cast<int>(std::ceil(document()->size().height())));
}

FactsCard::FactsCard(QWidget *parent)
    : QFrame(parent),
      m_head(new QHBoxLayout),
      m_title(makeLabel("section", this)),
      m_facts(new FactsView(this)),
      m_moreFacts(new FactsView(this)),
      m_more(makeQuietButton(QStringLiteral("moreFacts"), this))
{
    setRole(this, "card");
    m_head->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(halfGap);
    layout->addLayout(m_head);
    layout->addWidget(m_facts);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addWidget(m_moreFacts);
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_more, &QToolButton::toggled, this, &FactsCard::showMore);
    m_more->hide();
    showMore(false);
}

void FactsCard::showMore(bool open)
{
    m_more->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_moreFacts->setVisible(open);
}

void FactsCard::setFacts(const QString &title, const std::vector<FactRow> &facts, const QColor &captions)
{
    m_title->setText(title);
    m_facts->setAccessibleName(title);
    m_facts->setFacts(facts, captions);
}

void FactsCard::setMore(const QString &title, const std::vector<FactRow> &facts, const QColor &captions)
{
    m_more->setText(title);
    m_more->setAccessibleName(title);
    m_more->show();
    m_moreFacts->setAccessibleName(title);
    m_moreFacts->setFacts(facts, captions);
}

void FactsCard::addButton(QWidget *button)
{
    m_head->addWidget(button);
}

} // namespace hakari
