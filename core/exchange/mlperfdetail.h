// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/mlperflog.h"

namespace hakari {

/// A detail log from before LoadGen 1.0, free text with nothing to read for sure.
bool isOldDetail(std::string_view text);

/// Reads mlperf_log_detail.txt (lines ":::MLLOG {json}", loadgen/logging.h, LoadGen 1.0 to 5). power_begin
/// and power_end are UTC (loadgen/utils.cc, DateTimeStringForPower). Throws Error: FileEmpty,
/// ResultNotMlperf, ResultFieldBad, ResultTruncated, or what commonPart() throws.
LoadgenLog parseDetail(std::string_view text, const std::string &file);

} // namespace hakari
