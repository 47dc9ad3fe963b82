// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

namespace hakari {

/// The results of a workbook for a terminal: a line each. English; no locale takes part.
std::string resultsToText(std::span<const ResultRow> rows);

/// The same for programs: [{"id", "workload", "throughput_per_s", "energy_per_sample_j", "covers", "verdict",
/// "state", ...}]; SI units, what is not known is left out.
nlohmann::ordered_json resultsToJson(std::span<const ResultRow> rows);

} // namespace hakari
