// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hakari::test {

/// How long a test waits for what must come [ms]: longer than a slow machine needs, so that only what never
/// comes fails, and shorter than Qt Test lets a test function last, 300 s.
inline constexpr int longWait = 240'000;

} // namespace hakari::test
