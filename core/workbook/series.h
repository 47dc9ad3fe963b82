// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"
#include "core/record/statistics.h"
#include "core/workbook/digest.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hakari {

/// An item of a series is 16 bytes, two little-endian words: of a query its arrival and its latency [ns], of
/// a reading its time [s] and its value as IEEE 754 doubles.
inline constexpr std::size_t itemBytes = 16;
inline constexpr std::size_t itemsPerChunk = std::size_t{256} * 1024;

std::vector<std::uint8_t> encoded(std::span<const QueryTime> queries);
std::vector<std::uint8_t> encoded(std::span<const Reading> readings);

/// Appends the items. Returns false for what no run can have told: a query before the run began, one that
/// ends before it arrives or after the clock's range, a reading that is not finite.
bool decode(Bytes items, std::vector<QueryTime> &queries);
bool decode(Bytes items, std::vector<Reading> &readings);

} // namespace hakari
