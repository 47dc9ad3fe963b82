// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/segments.h"

#include "widgets/controls/elements.h"

namespace hakari {

Segments::Segments(const QStringList &texts, QWidget *parent) : QFrame(parent)
{
    setRole(this, "segments");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < texts.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(texts[i]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        setRole(button, "segment");
        m_group.addButton(button, i);
        layout->addWidget(button);
    }
    connect(&m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setCurrent(int index)
{
    m_group.button(index)->setChecked(true);
}

void Segments::setText(int index, const QString &text)
{
    m_group.button(index)->setText(text);
}

} // namespace hakari
