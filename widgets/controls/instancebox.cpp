// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/instancebox.h"

#include <QCompleter>
#include <QLineEdit>

namespace hakari {

InstanceBox::InstanceBox(const Catalogue &catalogue, QWidget *parent) : InstanceBox(parent)
{
    for (const Instance &entry : catalogue.instances())
        addItem(QString::fromStdString(entry.id));
    setCurrentIndex(-1);
}

InstanceBox::InstanceBox(QWidget *parent) : ComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    setCurrentIndex(-1);
    lineEdit()->setPlaceholderText(tr("none, or type to search"));
}

void InstanceBox::offerCurves(const Catalogue &catalogue)
{
    for (const Instance &entry : catalogue.instances()) {
        if (catalogue.power(entry.id))
            addItem(QString::fromStdString(entry.id));
    }
    setCurrentIndex(-1);
}

std::string InstanceBox::instance() const
{
    return currentText().trimmed().toStdString();
}

void InstanceBox::setInstance(const std::string &id)
{
    const QString text = QString::fromStdString(id);
    setCurrentIndex(findText(text));
    setEditText(text);
}

} // namespace hakari
