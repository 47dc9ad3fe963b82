// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace hakari {

/// Draws a cell of the table of results, its text and under it the detail: right-aligned ones with digits of
/// equal width, each in the model's colour whether selected or not. What is cut off ends in "…".
class ResultDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Beside the text, in px: as the header's, which keeps room for the arrow of the order.
    static constexpr int leftPadding = 6;
    static constexpr int rightPadding = 14;
    static QFont detailFont();

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace hakari
