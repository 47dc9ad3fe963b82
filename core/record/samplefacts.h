// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace hakari {

/// Samples a query, as the facts of a run state it; >= 1.
std::optional<std::int64_t> batchOf(const std::map<std::string, std::string> &facts);

/// Tokens a sample, of the workload as it was run, which only runs of ours tell; >= 1.
std::optional<std::int64_t> sequenceLengthOf(const std::map<std::string, std::string> &facts);

} // namespace hakari
