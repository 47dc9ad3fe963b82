// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/connection.h"
#include "core/workbook/schema.h"

#include <memory>

namespace hakari {

/// Files up to this size are checked whole (PRAGMA quick_check) whenever they are opened. Of larger ones only
/// the tables that opening reads are: samples are held against their digest when they are loaded, and no
/// check of gigabytes fits in a second.
inline constexpr std::uintmax_t wholeCheckLimit = std::uintmax_t{256} * 1024 * 1024;

/// Opens a workbook's file and holds it against what it must be. With a `readOnlyReason` nothing is written.
/// - A newer version, and a file whose check fails, are opened read-only for that reason.
/// - A file that SQLite takes for corrupt is opened as damaged where its tables can be read around what is
///   missing.
/// - An older version is copied to "<name>.v<N>-backup" (with -2, -3, ... where that exists) and brought up
///   to date in one transaction; where it cannot be written, it is read as it is.
/// Throws Error: WorkbookForeign, WorkbookDamaged, WorkbookUnfinished, WorkbookBusy, WorkbookFull,
/// WorkbookFailed, WriteFailed for the backup.
std::unique_ptr<Connection> openWorkbookFile(const std::filesystem::path &file,
                                             std::optional<Error> readOnlyReason,
                                             std::span<const SchemaStep> steps = schemaSteps(),
                                             std::uintmax_t wholeCheck = wholeCheckLimit);

/// Makes a new workbook in one step. Throws Error: WorkbookExists, WriteFailed.
void createWorkbookFile(const std::filesystem::path &file, std::span<const SchemaStep> steps = schemaSteps());

} // namespace hakari
