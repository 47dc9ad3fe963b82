// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/decimals.h"

#include <algorithm>
#include <cmath>

namespace hakari {

int shownDecimals(double value)
{
    const double size = std::abs(value);
    if (size >= 1000)
        return 0;
    if (size >= 100)
        return 1;
    if (!(size > 0 && size < 1))
        return 2;
    constexpr int most = 9;
    return size < 1e-9 ? most : std::min(most, 2 - static_cast<int>(std::floor(std::log10(size))));
}

} // namespace hakari
