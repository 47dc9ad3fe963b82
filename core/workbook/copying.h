// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/sharedworkbook.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace hakari {

/// What became of a copy.
struct CopyReport {
    std::size_t results = 0; ///< copied, with their samples, tags and notes
    std::vector<Error> lost; ///< of what could not be read: it is not in the copy. One of them is the
                             ///< workbook's damage where nobody knows what else it held.
};

/// Makes a new workbook of all that can be read of another, which may be damaged, read-only or of a newer
/// version. Blocking; others use it between two results. Errors: those of Workbook::create, and of writing,
/// which leave a partial copy.
Expected<CopyReport> copyReadable(SharedWorkbook &from, const std::filesystem::path &to);

} // namespace hakari
