// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/mlperftime.h"
#include "core/record/runrecord.h"

#include <string>
#include <string_view>

namespace hakari {

/// Reads spl.txt, the power log of PTDaemon: lines "Time,MM-DD-YYYY HH:MM:SS.mmm,Watts,f,...". The first
/// Watts is the total; what follows (volts, channels, analyzers) is left aside. Sample times count from
/// `origin`. The samples stay in the order of the file: where their times go back, a clock was set, and
/// integrate() refuses them.
///
/// Clock: since MLPerf 1.1 the power server starts PTDaemon with TZ=UTC (power-dev, ptd_client_server) and
/// the submission checker compares its times with LoadGen's UTC ones without any shift, whatever "timezone"
/// server.json names; the same is done here. A log in local time misses the window and is refused by
/// requireCoverage().
///
/// Date: DD-MM-YYYY is read only where some line makes MM-DD impossible.
///
/// Throws Error: FileEmpty, PowerBadLine, ResultTruncated (the last line is cut).
PowerTrace parsePowerLog(std::string_view text, const std::string &file, UtcTime origin);

/// Throws PowerNoSamples or PowerNotCovering unless readings above zero bracket the window: the first at most
/// 3 s after its begin, the last at most 3 s before its end, none in it more than 3 s apart. The trace counts
/// from window.begin and is sorted by time.
void requireCoverage(const PowerTrace &trace, const UtcWindow &window, const std::string &file);

} // namespace hakari
