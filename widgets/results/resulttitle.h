// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"
#include "widgets/format/formatter.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace hakari {

/// The titles of workloads by their ids.
using WorkloadTitles = std::map<std::string, LocalizedText, std::less<>>;

/// Of the workloads of a folder; what cannot be read is left out. Blocking.
WorkloadTitles workloadTitles(const std::filesystem::path &folder);

/// Of those that ship. Read at the first call, which blocks.
const WorkloadTitles &presetTitles();

/// The title of the preset that was run; null for another workload, and for a title of a record's own.
const LocalizedText *presetTitle(const ResultRow &row, const WorkloadTitles &titles = presetTitles());

/// The title as people read it: that of a preset in their language. Empty: the row has none.
QString titleOf(const ResultRow &row, const Formatter &formatter);

} // namespace hakari
