// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/mlperflog.h"

namespace hakari {

/// Reads mlperf_log_summary.txt ("label : value", loadgen/results.cc, LoadGen 0.5 to 5). Throws Error:
/// FileEmpty, ResultNotMlperf, or what commonPart() throws.
LoadgenLog parseSummary(std::string_view text, const std::string &file);

} // namespace hakari
