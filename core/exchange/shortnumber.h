// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace hakari {

/// Four significant digits, or all before the point, for a terminal; no locale takes part.
std::string shortNumber(double value);

} // namespace hakari
