// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>
#include <string_view>

namespace hakari {

/// "Hkri", at byte 68 of the file: what file(1) and a desktop know a workbook by.
inline constexpr int workbookApplicationId = 0x486B7269;

/// What brings a file from the version before to this one: constant SQL, and then what fills the new tables
/// from the old ones.
struct SchemaStep {
    int version;
    std::string_view sql;
    void (*fill)(SQLite::Database &database) = nullptr; ///< throws SQLite::Exception
};

/// The released versions, 1, 2, ... A later one adds tables and indexes and leaves what the tables of an
/// earlier one hold as it is, because a seal covers the whole of a row and an older program still reads them.
std::span<const SchemaStep> schemaSteps();

/// Takes the steps after `version` in the transaction that is open. Throws SQLite::Exception.
void takeSteps(SQLite::Database &database, std::span<const SchemaStep> steps, int version);

/// Makes an empty workbook of an empty database, in one transaction.
void createSchema(SQLite::Database &database, std::span<const SchemaStep> steps);

/// Whether the file has what the steps up to `version` make and, unless it is `newer`, nothing else. Never
/// any trigger or view.
bool schemaMatches(SQLite::Database &database, std::span<const SchemaStep> steps, int version, bool newer);

} // namespace hakari
