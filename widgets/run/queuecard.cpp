// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/queuecard.h"

#include "widgets/controls/elements.h"
#include "widgets/format/runwords.h"
#include "widgets/run/resultcard.h"
#include "widgets/run/rows.h"
#include "widgets/style/icons.h"

#include <QPushButton>

namespace hakari {

QueueCard::QueueCard(RunQueue &queue, const Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_queue(queue),
      m_appearance(appearance),
      m_heading(makeLabel("strong", this)),
      m_rows(new QVBoxLayout)
{
    setRole(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 12);
    layout->setSpacing(4);
    layout->addWidget(m_heading);
    layout->addLayout(m_rows);
    m_rows->setSpacing(0);
    hide();
}

void QueueCard::refresh(int shown)
{
    const QString focus = takeFocus(m_rows);
    clearRows(m_rows);
    m_heading->setText(tr("Runs"));
    for (const RunEntry &entry : m_queue.entries())
        addRow(m_rows, makeRow(entry, entry.id == shown));
    setVisible(m_queue.entries().size() > 1);
    giveFocus(m_rows, focus);
}

QWidget *QueueCard::makeRow(const RunEntry &entry, bool shown)
{
    auto *row = new QWidget(this);
    const QString text = requestText(entry.request, m_appearance.formatter());
    const bool done = entry.state == RunEntry::State::Done;
    auto *name = new QPushButton(text, row);
    setRole(name, "quiet");
    name->setObjectName(QStringLiteral("showRun%1").arg(entry.id));
    name->setEnabled(entry.state != RunEntry::State::Waiting);
    name->setAccessibleName(done ? tr("Show the result of %1").arg(text) : text);
    QLabel *state = makeLabel(shown ? "secondary" : "note", row);
    state->setText(shown ? stateOf(entry) + QStringLiteral(" · ") + tr("shown") : stateOf(entry));
    QToolButton *end = makeQuietButton(QStringLiteral("endRun%1").arg(entry.id), row);
    end->setIcon(icon(QStringLiteral("close"), m_appearance.theme()));
    const QString what = done ? tr("Take %1 off the list") : tr("Cancel %1");
    end->setAccessibleName(what.arg(text));
    end->setToolTip(end->accessibleName());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(name);
    layout->addStretch(1);
    layout->addWidget(state);
    layout->addWidget(end);
    connect(name, &QPushButton::clicked, this, [this, id = entry.id] { emit entryChosen(id); });
    connect(end, &QToolButton::clicked, this,
            [this, id = entry.id, done] { done ? m_queue.remove(id) : m_queue.cancel(id); });
    return row;
}

QString QueueCard::stateOf(const RunEntry &entry) const
{
    const Formatter &formatter = m_appearance.formatter();
    if (entry.state == RunEntry::State::Waiting)
        return tr("waiting");
    if (entry.state == RunEntry::State::Running)
        return tr("running");
    const RunRecordRef &record = entry.outcome.record;
    const QString verdict = formatter.translate(
        "Verdict", name(record ? record->verdict.state : VerdictState::Failed).data());
    if (!record || !record->throughput)
        return verdict;
    return roundedText(record->throughput->value, formatter) + QStringLiteral(" /s · ") + verdict;
}

} // namespace hakari
