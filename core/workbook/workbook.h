// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/filelock.h"
#include "core/workbook/overridestore.h"
#include "core/workbook/resultstore.h"
#include "core/workbook/settingstore.h"
#include "core/workbook/studystore.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace hakari {

enum class OpenMode { ReadWrite, ReadOnly };

/// A .hakari file: results with their samples, studies, overrides of the catalogue and settings, in SQLite.
/// One program writes it at a time (FileLock); others read it. What a function stored is on the disk when it
/// returns: neither a kill nor a full disk takes it back. Blocking; for one thread at a time.
///
/// The file is trusted by nobody: its tables must be those of a workbook and hold no trigger or view, every
/// row carries its SHA-256 and every result that of its samples, and small files are checked whole when they
/// are opened (wholeCheckLimit). A file that fails this check opens read-only; what still matches its digest
/// can be loaded, and nothing else.
class Workbook
{
public:
    /// Opens a workbook. Where it cannot be written it is read-only, and readOnlyReason() says why:
    /// WorkbookLocked by whom, WorkbookReadOnly, WorkbookNewer, WorkbookDamaged. An older version is backed
    /// up and brought up to date; runs that were being measured when their program died become interrupted;
    /// what was removed before is gone, and ResultStore::purge() deletes it. Errors: FileNotFound,
    /// FileUnreadable, FileEmpty, WorkbookForeign (another file, or an encrypted one), WorkbookDamaged,
    /// WorkbookUnfinished, WorkbookBusy, WorkbookFull, WorkbookFailed, WriteFailed.
    static Expected<std::unique_ptr<Workbook>> open(const std::filesystem::path &path,
                                                    OpenMode mode = OpenMode::ReadWrite);

    /// Makes an empty workbook and opens it. Errors: WorkbookExists, WriteFailed, those of
    /// open().
    static Expected<std::unique_ptr<Workbook>> create(const std::filesystem::path &path);

    Workbook(const Workbook &) = delete;
    Workbook &operator=(const Workbook &) = delete;

    const std::filesystem::path &path() const { return m_connection->path(); }
    const std::optional<Error> &readOnlyReason() const { return m_connection->readOnlyReason(); }
    /// Whether a list of a damaged workbook ended where no more could be read: there may be more.
    bool isPartial() const { return m_connection->isPartial(); }

    ResultStore &results() { return m_results; }
    StudyStore &studies() { return m_studies; }
    OverrideStore &overrides() { return m_overrides; }
    SettingStore &settings() { return m_settings; }

private:
    Workbook(std::unique_ptr<Connection> connection, std::optional<FileLock> lock);
    static Expected<std::unique_ptr<Workbook>> openLocked(const std::filesystem::path &file,
                                                          std::optional<FileLock> lock,
                                                          std::optional<Error> readOnlyReason);
    void tidyUp();

    std::optional<FileLock> m_lock; ///< given back after the connection is closed
    std::unique_ptr<Connection> m_connection;
    ResultStore m_results;
    StudyStore m_studies;
    OverrideStore m_overrides;
    SettingStore m_settings;
};

/// Whether the file begins like a workbook, whatever its name; false where it cannot be read.
bool isWorkbook(const std::filesystem::path &file);

} // namespace hakari
