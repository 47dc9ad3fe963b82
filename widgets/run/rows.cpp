// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/rows.h"

#include <QWidget>

namespace hakari {

void addRow(QVBoxLayout *rows, QWidget *row)
{
    rows->addWidget(row);
    row->show();
}

QString takeFocus(const QVBoxLayout *rows)
{
    for (int i = 0; i < rows->count(); ++i) {
        const QWidget *row = rows->itemAt(i)->widget();
        QWidget *focus = row->window()->focusWidget();
        if (focus && row->isAncestorOf(focus)) {
            focus->clearFocus();
            return focus->objectName();
        }
    }
    return {};
}

void giveFocus(const QVBoxLayout *rows, const QString &name)
{
    for (int i = 0; i < rows->count() && !name.isEmpty(); ++i) {
        if (auto *control = rows->itemAt(i)->widget()->findChild<QWidget *>(name))
            control->setFocus();
    }
}

void clearRows(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void enableRows(const QVBoxLayout *rows, bool enabled)
{
    for (int i = 0; i < rows->count(); ++i)
        rows->itemAt(i)->widget()->setEnabled(enabled);
}

} // namespace hakari
