// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultdelegate.h"

#include "widgets/controls/tabulartext.h"

#include <QApplication>
#include <QPainter>

#include <utility>

namespace hakari {

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
    const QRectF box = QRectF(item.rect).adjusted(leftPadding, 0, -rightPadding, 0);
    const QFontMetricsF metrics(item.font);
    if (item.displayAlignment.testFlag(Qt::AlignRight) && tabularWidth(metrics, text) <= box.width())
        drawTabular(*painter, box, text);
    else
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideRight, box.width()));
    painter->restore();
}

} // namespace hakari
