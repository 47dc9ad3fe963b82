// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/eventlines.h"

namespace hakari {

/// A whole run as the lines of a recorded stream, its results included: what readRecordedRuns() makes of them
/// is the same run again, but for texts that EventLines shortens. A run that never said goodbye gets neither
/// results nor goodbye. The heartbeats of the original are not part of a run.
void writeRecordedRun(const RunData &data, const EventLines::Sink &sink);

} // namespace hakari
