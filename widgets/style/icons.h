// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/style/theme.h"

#include <QIcon>
#include <QString>

namespace hakari {

/// A line icon of resources/icons in the theme's colours: secondary, and accent where it is checked.
QIcon icon(const QString &name, const Theme &theme);

/// The product's mark (秤) for the rail, on any theme.
QPixmap mark(const Theme &theme, int size, double devicePixelRatio);

} // namespace hakari
