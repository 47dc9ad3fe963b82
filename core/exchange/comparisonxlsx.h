// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <filesystem>

namespace hakari {

/// A workbook with two sheets: the comparison as a table, and every figure with its provenance, formula,
/// inputs and sources. Numbers are numbers. Writes in one step. Needs LC_NUMERIC to be "C" (libxlsxwriter
/// formats numbers with the C locale's functions). Error: WriteFailed.
Expected<void> writeComparisonXlsx(const Study &study, const Comparison &comparison,
                                   const std::filesystem::path &path);

} // namespace hakari
