// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

#include <nlohmann/json.hpp>

#include <string>

namespace hakari {

/// A run of Hakari's own for a terminal: what was measured, how well, and what speaks against it. English;
/// no locale takes part. REQUIRES: record.data.
std::string runToText(const RunRecord &record);

/// The same for programs: {"id", "workload", "verdict", "reasons", "throughput_per_s", "latency_s", ...}.
nlohmann::ordered_json runToJson(const RunRecord &record);

} // namespace hakari
