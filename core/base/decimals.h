// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hakari {

/// With how many decimals a value is shown to people, in a window and in a terminal: enough for three digits,
/// with two for 1 to 100 and for 0; at most 9.
int shownDecimals(double value);

} // namespace hakari
