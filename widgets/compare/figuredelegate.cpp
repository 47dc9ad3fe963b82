// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/figuredelegate.h"

#include "widgets/controls/tabulartext.h"
#include "widgets/models/comparisonmodel.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace hakari {

namespace {

constexpr int cellPadding = 6;
constexpr int swatch = 10;
constexpr int notePadding = 7; // below the note

/// The note runs along the row's lower edge, under all of its cells; each of them draws the part within it.
void drawNote(QPainter &painter, const QStyleOptionViewItem &cell, const QString &note, const QColor &colour)
{
    const auto *table = qobject_cast<const QTableView *>(cell.widget);
    if (!table)
        return;
    painter.save();
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    painter.setFont(font(FontRole::Note));
    painter.setPen(colour);
    const int left = table->columnViewportPosition(0) + cellPadding + swatch + cellPadding;
    const int height = painter.fontMetrics().height();
    painter.drawText(
        QRect(left, cell.rect.bottom() - notePadding - height, table->horizontalHeader()->length(), height),
        Qt::AlignLeft | Qt::AlignVCenter, note);
    painter.restore();
}

} // namespace

void FigureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(item.font);
    painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
    QRectF box = QRectF(item.rect).adjusted(cellPadding, 0, -cellPadding, 0);
    if (const QString note = index.data(ComparisonModel::NoteRole).toString(); !note.isEmpty()) {
        drawNote(*painter, item, note, index.data(ComparisonModel::NoteColourRole).value<QColor>());
        box.setBottom(box.bottom() - QFontMetrics(font(FontRole::Note)).height());
    }
    const QVariant colour = index.data(ComparisonModel::ColourRole);
    if (colour.isValid()) {
        const QPen pen = painter->pen();
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour.value<QColor>());
        painter->drawRoundedRect(QRectF(box.left(), box.center().y() - swatch / 2.0, swatch, swatch), 2, 2);
        painter->setPen(pen);
        box.setLeft(box.left() + swatch + cellPadding);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          item.fontMetrics.elidedText(text, Qt::ElideRight, qRound(box.width())));
    } else {
        drawTabular(*painter, box, text);
    }
    painter->restore();
}

} // namespace hakari
