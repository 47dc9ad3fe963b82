// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultdelegate.h"

#include "widgets/controls/tabulartext.h"
#include "widgets/results/resultsmodel.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QPainter>

#include <utility>

namespace hakari {

namespace {

// Of a row, in px.
constexpr int firstLine = 20;
constexpr int secondLine = 16;

void drawLine(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    if (!alignment.testFlag(Qt::AlignRight))
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, box.width()));
    else if (tabularWidth(metrics, text) <= box.width())
        drawTabular(painter, box, text);
    else
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, box.width()));
}

} // namespace

QFont ResultDelegate::detailFont()
{
    return font(FontRole::Note);
}

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
    const QRectF cell = QRectF(item.rect).adjusted(leftPadding, 0, -rightPadding, 0);
    const double top = cell.top() + (cell.height() - firstLine - secondLine) / 2;
    drawLine(*painter, {cell.left(), top, cell.width(), firstLine}, item.displayAlignment, text);
    if (const QString detail = index.data(ResultsModel::DetailRole).toString(); !detail.isEmpty()) {
        painter->setFont(detailFont());
        painter->setPen(index.data(ResultsModel::DetailColourRole).value<QColor>());
        drawLine(*painter, {cell.left(), top + firstLine, cell.width(), secondLine}, item.displayAlignment,
                 detail);
    }
    painter->restore();
}

} // namespace hakari
