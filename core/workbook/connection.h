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
    enum class Access { ReadWrite, ReadOnly };

    /// `file` is absolute and exists. Throws Error: WorkbookFailed, WorkbookUnfinished.
    Connection(std::filesystem::path file, Access access);
    /// A database in memory with the content of another, to be read only. Throws SQLite::Exception.
    Connection(Connection &source, Error readOnlyReason);

    const std::filesystem::path &path() const { return m_path; }
    const std::string &file() const { return m_shown; } ///< for messages
    SQLite::Database &database() { return *m_database; }

    /// Why nothing can be written; nothing where it can.
    const std::optional<Error> &readOnlyReason() const { return m_readOnly; }
    void makeReadOnly(Error reason);

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
    void open(Access access);
    void harden();

    std::filesystem::path m_path;
    std::string m_shown;
    std::optional<SQLite::Database> m_database;
    std::optional<Error> m_readOnly;
};

} // namespace hakari
