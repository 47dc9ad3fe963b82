// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace hakari {

/// One connection to a workbook's file, set up for a file that nobody vouches for (sqlite.org/security.html):
/// defensive, no trusted schema, no triggers, views or extensions, checked cells, no memory map, low limits.
/// Foreign keys hold, and commits are on the disk (rollback journal, synchronous FULL). For one thread at a
/// time.
class Connection
{
public:
    /// Salvage: to be read only, although the file may have lost pages. Then SQLite's defensive mode, which
    /// keeps statements from doing harm when they write, cannot be on; none can write.
    enum class Access { ReadWrite, ReadOnly, Salvage };

    /// `file` is absolute and exists. Throws Error: WorkbookFailed, WorkbookUnfinished.
    Connection(std::filesystem::path file, Access access);

    const std::filesystem::path &path() const { return m_path; }
    const std::string &file() const { return m_shown; } ///< for messages
    SQLite::Database &database() { return *m_database; }

    /// Why nothing can be written; nothing where it can.
    const std::optional<Error> &readOnlyReason() const { return m_readOnly; }
    void makeReadOnly(Error reason);
    bool isDamaged() const { return m_readOnly && m_readOnly->code == ErrorCode::WorkbookDamaged; }

    /// Runs `work`, which reads the rows of a table one after another. In a damaged workbook it may end where
    /// no more can be read; false then. Throws SQLite::Exception.
    template <class Work>
    bool scan(Work work)
    {
        try {
            work();
            return true;
        } catch (const SQLite::Exception &exception) {
            if (!isDamaged() || exception.getErrorCode() != corrupt)
                throw;
            m_partial = true;
            return false;
        }
    }
    bool isPartial() const { return m_partial; } ///< a scan() ended early

    /// One transaction that sees one state of the file. `work` throws Error or SQLite::Exception.
    template <class Work>
    auto read(Work work) -> Expected<std::invoke_result_t<Work>>
    {
        return guarded([&] {
            const SQLite::Transaction snapshot(*m_database);
            return work();
        });
    }

    /// One transaction that is kept whole or not at all. Error: readOnlyReason(), or what went wrong.
    template <class Work>
    auto write(Work work) -> Expected<std::invoke_result_t<Work>>
    {
        if (m_readOnly)
            return tl::unexpected(*m_readOnly);
        return guarded([&] {
            SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }

    /// Turns what `work` throws into an Error.
    template <class Work>
    auto guarded(Work work) -> Expected<std::invoke_result_t<Work>>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception &exception) {
            return tl::unexpected(errorOf(exception));
        } catch (const Error &error) {
            return tl::unexpected(error);
        }
    }

    Error errorOf(const SQLite::Exception &exception) const;

    /// Throws SQLite::Exception.
    static void copy(SQLite::Database &from, SQLite::Database &to);

private:
    static const int corrupt;
    void open(Access access);
    void openToRead(Access access);
    void harden(Access access);

    std::filesystem::path m_path;
    std::string m_shown;
    std::optional<SQLite::Database> m_database;
    std::optional<Error> m_readOnly;
    bool m_partial = false;
};

} // namespace hakari
