// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/style/theme.h"

#include <QStringList>

#include <array>

namespace hakari {

Theme Theme::light()
{
    Theme theme;
    theme.page = QColor(0xF5F6F8);
    theme.surface = QColor(0xFFFFFF);
    theme.text = QColor(0x16202C);
    theme.secondary = QColor(0x5A6675);
    theme.faint = QColor(0x6B7684);
    theme.line = QColor(0xE4E8ED);
    theme.accent = QColor(0x0B5C96);
    theme.accentSoft = QColor(0xE8F1F8);
    theme.accentText = QColor(0xFFFFFF);
    theme.better = QColor(0x00794F);
    theme.worse = QColor(0xB3430A);
    theme.warning = QColor(0x8A5A00);
    return theme;
}

Theme Theme::darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.page = QColor(0x12161B);
    theme.surface = QColor(0x1A2027);
    theme.text = QColor(0xE8EDF3);
    theme.secondary = QColor(0xA3AFBD);
    theme.faint = QColor(0x8E9AA8);
    theme.line = QColor(0x2A323C);
    theme.accent = QColor(0x6DB6EA);
    theme.accentSoft = QColor(0x1E3446);
    theme.accentText = QColor(0x0E1720);
    theme.better = QColor(0x43C59E);
    theme.worse = QColor(0xF08A4B);
    theme.warning = QColor(0xE3B341);
    return theme;
}

Theme Theme::print()
{
    Theme theme = light();
    theme.page = Qt::white;
    theme.line = QColor(0xD5DAE0);
    return theme;
}

QColor Theme::candidate(int index) const
{
    static constexpr std::array colours{0x0072B2U, 0xD55E00U, 0x009E73U, 0xE69F00U,
                                        0xCC79A7U, 0x56B4E9U, 0x000000U, 0xF0E442U};
    const unsigned rgb = colours[static_cast<std::size_t>(index) % colours.size()];
    return dark && rgb == 0 ? QColor(0x999999) : QColor(rgb);
}

QStringList fontFamilies()
{
    return {QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK JP"), QStringLiteral("DejaVu Sans")};
}

QFont font(FontRole role, double scale)
{
    struct Type {
        int pixels;
        QFont::Weight weight;
    };
    static constexpr std::array types{
        Type{13, QFont::Normal},   Type{13, QFont::DemiBold}, Type{11, QFont::Normal},
        Type{17, QFont::DemiBold}, Type{14, QFont::DemiBold}, Type{34, QFont::DemiBold},
    };
    const Type type = types[static_cast<std::size_t>(role)];
    QFont font;
    font.setFamilies(fontFamilies());
    font.setPixelSize(qRound(type.pixels * scale));
    font.setWeight(type.weight);
    return font;
}

} // namespace hakari
