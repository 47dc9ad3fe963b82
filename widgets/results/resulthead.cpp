// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resulthead.h"

#include "widgets/results/resultwords.h"

namespace hakari {

ResultHead::ResultHead(QWidget *parent)
    : QWidget(parent),
      m_title(makeParagraph("title", this)),
      m_state(makeLabel("pill", this)),
      m_accepted(makeLabel("pill", this)),
      m_work(makeParagraph("secondary", this)),
      m_time(makeParagraph("note", this)),
      m_banner(new QFrame(this))
{
    auto *first = new QHBoxLayout;
    first->setSpacing(halfGap);
    first->addWidget(m_title, 1, Qt::AlignTop);
    first->addWidget(m_accepted, 0, Qt::AlignTop);
    first->addWidget(m_state, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addWidget(m_work);
    layout->addWidget(m_time);
    makeBanner();
    layout->addSpacing(4);
    layout->addWidget(m_banner);
}

void ResultHead::makeBanner()
{
    setRole(m_banner, "banner");
    m_sentence = makeParagraph("", m_banner);
    m_accept = new QPushButton(m_banner);
    m_accept->setObjectName(QStringLiteral("acceptResult"));
    auto *layout = new QVBoxLayout(m_banner);
    layout->setContentsMargins(12, halfGap, 12, halfGap);
    layout->setSpacing(halfGap);
    layout->addWidget(m_sentence);
    layout->addWidget(m_accept, 0, Qt::AlignLeft);
    connect(m_accept, &QPushButton::clicked, this, &ResultHead::accepted);
}

void ResultHead::show(const ResultRow &row, const QString &title, const QStringList &details, bool writable,
                      const Formatter &formatter)
{
    m_title->setText(title.isEmpty() ? tr("Result without a name") : title);
    m_work->setText(workText(row, formatter));
    m_time->setText((QStringList(localTimeText(row.startUtc)) + details).join(QStringLiteral(" · ")));
    showState(row, formatter);
    showBanner(row, writable, formatter);
}

void ResultHead::showState(const ResultRow &row, const Formatter &formatter)
{
    const bool judged = !row.damage && row.verdict && row.state != ResultState::Running;
    m_state->setText(stateWord(row, formatter));
    setSense(m_state, row.state == ResultState::Running && !row.damage ? ""
                      : judged && *row.verdict == VerdictState::Valid && row.state != ResultState::Interrupted
                          ? "better"
                          : "worse");
    m_accepted->setText(tr("accepted"));
    m_accepted->setToolTip(tr("This run was interrupted. A person accepted it for comparisons."));
    m_accepted->setVisible(row.state == ResultState::Accepted);
}

void ResultHead::showBanner(const ResultRow &row, bool writable, const Formatter &formatter)
{
    const bool interrupted = row.state == ResultState::Interrupted && !row.damage;
    m_sentence->setText(row.damage ? formatter.sentence(*row.damage)
                        : interrupted
                            ? tr("The program that measured this run ended before the run did. What was "
                                 "measured until then is shown here and is left out of comparisons.")
                            : tr("This result is being measured. Its figures follow when it is done."));
    setSense(m_banner, row.damage ? "worse" : "");
    m_accept->setText(tr("Accept for comparisons"));
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setVisible(interrupted);
    m_accept->setEnabled(writable);
    m_banner->setVisible(row.damage || interrupted || row.state == ResultState::Running);
}

} // namespace hakari
