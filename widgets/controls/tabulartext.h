// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

namespace hakari {

/// Draws a line right-aligned and centred in height, every digit as wide as the widest one, so that the
/// numbers of a column line up. Inter's own tabular digits are an OpenType feature that this Qt cannot switch
/// on.
void drawTabular(QPainter &painter, const QRectF &box, const QString &text);

/// How wide drawTabular() makes a text.
double tabularWidth(const QFontMetricsF &metrics, const QString &text);

} // namespace hakari
