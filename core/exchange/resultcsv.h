// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <span>
#include <string>

namespace hakari {

/// A line a result, under a header that names each column and its unit (cells: csvcells.h; SI units). What is
/// not known is an empty cell; a damaged result has its id, record, rank and damage only.
std::string resultsToCsv(std::span<const ResultRow> rows);

} // namespace hakari
