// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <filesystem>

namespace hakari {

/// A workbook with two sheets: the comparison as a table, and every figure with its provenance, formula,
/// inputs and sources. Numbers are numbers. Writes in one step; no locale takes part. Error: WriteFailed.
Expected<void> writeComparisonXlsx(const Study &study, const Comparison &comparison,
                                   const std::filesystem::path &path);

} // namespace hakari
