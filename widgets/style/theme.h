// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>

namespace hakari {

enum class FontRole { Text, TextStrong, Note, Title, Section, TileFigure };

/// Colours and type, the same tokens for window, charts and print. A value.
struct Theme {
    bool dark = false;
    QColor page, surface, text, secondary, faint, line, accent, accentSoft, accentText;
    QColor better, worse, warning;

    static Theme light();
    static Theme darkTheme();
    static Theme print(); ///< light, on white paper

    /// Okabe-Ito, in an order that keeps neighbours apart under colour-vision deficiencies. Index modulo 8.
    QColor candidate(int index) const;
};

/// The families in order: Latin first, then Japanese, then what every machine has.
QStringList fontFamilies();

/// A font by its role, in device-independent pixels times `scale`.
QFont font(FontRole role, double scale = 1.0);

/// The style sheet of the whole application.
QString styleSheet(const Theme &theme);

} // namespace hakari
