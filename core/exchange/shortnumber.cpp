// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/shortnumber.h"

#include "core/base/decimals.h"

#include <fmt/format.h>

#include <cmath>

namespace hakari {

std::string shortNumber(double value)
{
    const double size = std::abs(value);
    if (size >= 1e9 || (size > 0 && size < 1e-4))
        return fmt::format("{:.3e}", value);
    return fmt::format("{:.{}f}", value, shownDecimals(value));
}

} // namespace hakari
