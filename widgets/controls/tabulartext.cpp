// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/tabulartext.h"

#include <QFontMetricsF>

#include <algorithm>

namespace hakari {

namespace {

double digitWidth(const QFontMetricsF &metrics)
{
    double width = 0;
    for (char c = '0'; c <= '9'; ++c)
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(c)));
    return width;
}

/// A digit, or all that stands up to the next one.
struct Piece {
    QString text;
    bool digit = false;
};

QList<Piece> piecesOf(const QString &text)
{
    QList<Piece> pieces;
    for (const QChar c : text) {
        if (c.isDigit() || pieces.isEmpty() || pieces.last().digit)
            pieces.append({c, c.isDigit()});
        else
            pieces.last().text += c;
    }
    return pieces;
}

} // namespace

double tabularWidth(const QFontMetricsF &metrics, const QString &text)
{
    const double digit = digitWidth(metrics);
    double width = 0;
    for (const Piece &piece : piecesOf(text))
        width += piece.digit ? digit : metrics.horizontalAdvance(piece.text);
    return width;
}

void drawTabular(QPainter &painter, const QRectF &box, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const double digit = digitWidth(metrics);
    double x = box.right() - tabularWidth(metrics, text);
    const double baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const Piece &piece : piecesOf(text)) {
        const double own = metrics.horizontalAdvance(piece.text);
        const double advance = piece.digit ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), piece.text);
        x += advance;
    }
}

} // namespace hakari
