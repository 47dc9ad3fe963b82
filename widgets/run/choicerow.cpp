// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/choicerow.h"

#include "widgets/controls/elements.h"

#include <QMouseEvent>

namespace hakari {

ChoiceRow::ChoiceRow(QAbstractButton *button, const QString &text, const QString &chip, QWidget *parent)
    : QFrame(parent), m_button(button), m_reason(makeParagraph("note", this))
{
    setRole(this, "choice");
    button->setParent(this);
    button->setAccessibleName(chip.isEmpty() ? text : text + QStringLiteral(" · ") + chip);
    button->setToolTip(text);
    const int textWidth = chip.isEmpty() ? 248 : 164;
    button->setText(button->fontMetrics().elidedText(text, Qt::ElideRight, textWidth));
    QLabel *what = makeLabel("chip", this);
    what->setText(chip);
    what->setVisible(!chip.isEmpty());
    auto *line = new QHBoxLayout;
    line->addWidget(button, 1);
    line->addWidget(what);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, halfGap, 10, halfGap);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_reason);
    m_reason->hide();
    const auto mark = [this](bool chosen) { setSense(this, chosen ? "chosen" : ""); };
    connect(button, &QAbstractButton::toggled, this, mark);
    mark(button->isChecked());
}

void ChoiceRow::setReason(const QString &reason)
{
    m_button->setEnabled(false);
    m_button->setChecked(false);
    m_button->setAccessibleDescription(reason);
    m_reason->setText(reason);
    m_reason->show();
}

void ChoiceRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_button->click();
}

} // namespace hakari
