// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace hakari {

/// For a terminal: with shownDecimals(), or as 1.234e-05 below 0.0001 and from 1e9 on; no locale takes part.
std::string shortNumber(double value);

} // namespace hakari
