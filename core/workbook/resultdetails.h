// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resulttable.h"

namespace hakari {

/// The tables that say more of a result than its row.
const SealedTable &tagTable();     ///< result, tag
const SealedTable &noteTable();    ///< result, text
const SealedTable &shapeTable();   ///< since version 2, one row a result: result, batch, sequence_length
const SealedTable &removedTable(); ///< since version 2: damaged results that were removed

/// Throws SQLite::Exception.
void putShape(SQLite::Database &database, const ResultRow &row);

/// For the step to version 2: gives each result its row, from what it holds. One that is not what was stored
/// gets none, because nothing it says can be believed. Throws SQLite::Exception.
void fillShapes(SQLite::Database &database);

} // namespace hakari
