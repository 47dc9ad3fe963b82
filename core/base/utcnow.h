// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace hakari {

/// The host's clock as "YYYY-MM-DDTHH:MM:SS.mmmZ".
std::string utcNow();

} // namespace hakari
