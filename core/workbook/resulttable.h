// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"
#include "core/workbook/sealedtable.h"

namespace hakari {

/// A row of the table `result`.
struct StoredResult {
    ResultRow row;
    bool deleted = false;
    DigestValue content{}; ///< of what the result holds beside this row
    bool shaped = true;    ///< batch and sequence length were stored with it (resultdetails.h)
};

const SealedTable &resultTable();
std::vector<Field> fieldsOf(const StoredResult &result);

/// Of a row whose seal is right. A word that no version of ours wrote makes ResultRow::damage, with its file
/// left to the caller.
StoredResult readResult(RowReader row);

} // namespace hakari
