// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/elements.h"

#include <QMenu>
#include <QStyle>
#include <QWidgetAction>

namespace hakari {

namespace {

void setAndPolish(QWidget *widget, const char *property, const char *value)
{
    if (widget->property(property).toByteArray() == value)
        return;
    widget->setProperty(property, QByteArray(value));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

void setRole(QWidget *widget, const char *role)
{
    setAndPolish(widget, "role", role);
}

void setSense(QWidget *widget, const char *sense)
{
    setAndPolish(widget, "sense", sense);
}

QFrame *makeCard(QWidget *parent)
{
    auto *card = new QFrame(parent);
    setRole(card, "card");
    return card;
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    setRole(rule, "rule");
    return rule;
}

QLabel *makeLabel(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

QToolButton *makeQuietButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    setRole(button, "quiet");
    return button;
}

void addMenuTitle(QMenu &menu, const QString &text)
{
    QLabel *label = makeLabel("note", &menu);
    label->setContentsMargins(12, 4, 12, 4);
    label->setText(text);
    auto *action = new QWidgetAction(&menu); // owns the label
    action->setDefaultWidget(label);
    action->setEnabled(false); // the keyboard passes it by
    menu.addAction(action);
}

QLabel *makeParagraph(const char *role, QWidget *parent)
{
    QLabel *label = makeLabel(role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace hakari
