// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/style/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace hakari {

namespace {

constexpr int iconSize = 20;
constexpr double finest = 3.0; // drawn for the highest device pixel ratio in use

QPixmap drawn(QByteArray svg, const QColor &colour)
{
    svg.replace("#000000", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(QSize(iconSize, iconSize) * finest);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(finest);
    return pixmap;
}

} // namespace

QIcon icon(const QString &name, const Theme &theme)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    icon.addPixmap(drawn(svg, theme.secondary), QIcon::Normal, QIcon::Off);
    icon.addPixmap(drawn(svg, theme.accent), QIcon::Normal, QIcon::On);
    icon.addPixmap(drawn(svg, theme.faint), QIcon::Disabled, QIcon::Off);
    return icon;
}

QPixmap mark(const Theme &theme, int size, double devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.25, size * 0.25);
    QFont glyph = font(FontRole::TextStrong);
    glyph.setPixelSize(size * 6 / 10);
    glyph.setWeight(QFont::Bold);
    painter.setFont(glyph);
    painter.setPen(theme.surface);
    painter.drawText(QRectF(0, 0, size, size), Qt::AlignCenter, QStringLiteral("秤"));
    return pixmap;
}

} // namespace hakari
