// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <nlohmann/json_fwd.hpp>

#include <span>

namespace hakari {

// Results of a workbook for programs. SI units, which stand in the keys; what is not known is left out.

/// [{"id", "workload", "throughput_per_s", "energy_per_sample_j", "covers", "verdict", "state", ...}]
nlohmann::ordered_json resultsToJson(std::span<const ResultRow> rows);

/// The same of one result and all else that its record says, but for the raw samples: every latency
/// percentile, the energy of each domain ("energy"), "reasons" and "rules" of the verdict, "warnings", what
/// the files tell of host, backend and device ("facts"), "source". `record` is that of the row; of a run that
/// goes on nothing is judged.
nlohmann::ordered_json resultToJson(const ResultRow &row, const RunRecord &record);

} // namespace hakari
