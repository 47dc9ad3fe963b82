// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workload/workload.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hakari {

/// Generated rows with a binary label.
struct BoostingTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values; ///< [rows, columns], row by row; nothing is missing
    std::vector<float> labels; ///< [rows]; 0 or 1
};

/// Columns are in turn uniform in [-1, 1) and bell-shaped with deviation 1. The label says whether a sum of
/// bends, products of neighbours, steps and straight terms, one a column, plus noise is above 0, so that
/// trees have something to learn and cannot learn it all: nobody could guess more than about 5 in 6 right.
/// Bit for bit the same on every machine; a row does not depend on how many there are.
BoostingTable boostingTable(const BoostingModel &model, std::uint64_t seed);

} // namespace hakari
