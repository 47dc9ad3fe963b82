// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/connection.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <SQLiteCpp/Backup.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>

namespace hakari {

namespace {

constexpr int busyMilliseconds = 3000;

struct Limit {
    int id;
    int value;
};
constexpr std::array limits{
    Limit{SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024}, ///< of one text or blob
    Limit{SQLITE_LIMIT_SQL_LENGTH, 100'000},
    Limit{SQLITE_LIMIT_COLUMN, 100},
    Limit{SQLITE_LIMIT_EXPR_DEPTH, 100},
    Limit{SQLITE_LIMIT_COMPOUND_SELECT, 10},
    Limit{SQLITE_LIMIT_VDBE_OP, 100'000},
    Limit{SQLITE_LIMIT_FUNCTION_ARG, 8},
    Limit{SQLITE_LIMIT_ATTACHED, 0},
    Limit{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    Limit{SQLITE_LIMIT_VARIABLE_NUMBER, 100},
    Limit{SQLITE_LIMIT_TRIGGER_DEPTH, 10}, ///< deleting by foreign keys uses it
    Limit{SQLITE_LIMIT_WORKER_THREADS, 0},
};

struct Switch {
    int id;
    int on;
};
constexpr std::array switches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},       Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_FKEY, 1},     Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0},     Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, Switch{SQLITE_DBCONFIG_DQS_DML, 0},
    Switch{SQLITE_DBCONFIG_DQS_DDL, 0},
};

/// SQLite takes a file that is shorter than it says only where the schema may be written, and that not in
/// defensive mode.
constexpr std::array salvageSwitches{Switch{SQLITE_DBCONFIG_DEFENSIVE, 0},
                                     Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1}};

bool isThere(std::filesystem::path path, const char *suffix)
{
    std::error_code ignored;
    return std::filesystem::exists(path += suffix, ignored);
}

/// SQLite reads a file that says so as if nothing could change it, and needs no lock and no journal.
std::string immutableUri(const std::filesystem::path &path)
{
    std::string uri = "file:";
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte < 0x80 && std::isalnum(byte)) || c == '/' || c == '.' || c == '-'
                           || c == '_';
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return uri + "?immutable=1";
}

/// Whether something could not be written for want of space or quota, or because the file may not become as
/// large. SQLite itself names only the first. The system's number is known where a statement failed, and the
/// file's where a commit did.
bool isFull(sqlite3 *handle, const SQLite::Exception &exception)
{
    if (exception.getErrorCode() == SQLITE_FULL)
        return true;
    if (exception.getExtendedErrorCode() != SQLITE_IOERR_WRITE)
        return false;
    int ofFile = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &ofFile);
    const std::array causes{ENOSPC, EDQUOT, EFBIG};
    return std::ranges::count(causes, ofFile) + std::ranges::count(causes, sqlite3_system_errno(handle)) > 0;
}

} // namespace

const int Connection::corrupt = SQLITE_CORRUPT;

Connection::Connection(std::filesystem::path file, Access access)
    : m_path(std::move(file)), m_shown(displayPath(m_path))
{
    try {
        open(access);
    } catch (const SQLite::Exception &exception) {
        throw errorOf(exception);
    }
}

void Connection::copy(SQLite::Database &from, SQLite::Database &to)
{
    if (const int code = SQLite::Backup(to, from).executeStep(); code != SQLITE_DONE)
        throw SQLite::Exception("the copy is not complete", code);
}

void Connection::open(Access access)
{
    if (access == Access::ReadWrite) {
        m_database.emplace(m_path.string(), SQLite::OPEN_READWRITE, busyMilliseconds);
        harden(access);
    } else {
        openToRead(access);
    }
}

void Connection::openToRead(Access access)
{
    try {
        m_database.emplace(m_path.string(), SQLite::OPEN_READONLY, busyMilliseconds);
        harden(access);
        m_database->exec("SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception &exception) {
        // A file left in WAL mode cannot be read in a folder that cannot be written, but for this.
        const bool unreadable = exception.getErrorCode() == SQLITE_CANTOPEN
                                || exception.getErrorCode() == SQLITE_READONLY;
        if (!unreadable || isThere(m_path, "-journal") || isThere(m_path, "-wal"))
            throw;
        m_database.emplace(immutableUri(m_path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, busyMilliseconds);
        harden(access);
    }
}

void Connection::harden(Access access)
{
    sqlite3 *handle = m_database->getHandle();
    for (const Limit &limit : limits)
        sqlite3_limit(handle, limit.id, limit.value);
    const auto set = [handle](const Switch &each) {
        int now = -1;
        const int code = sqlite3_db_config(handle, each.id, each.on, &now);
        if (code != SQLITE_OK || now != each.on)
            throw SQLite::Exception("this SQLite cannot be made safe", SQLITE_ERROR);
    };
    std::ranges::for_each(switches, set);
    if (access == Access::Salvage)
        std::ranges::for_each(salvageSwitches, set);
    m_database->exec("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA synchronous=FULL;"
                     "PRAGMA temp_store=MEMORY");
}

void Connection::makeReadOnly(Error reason)
{
    m_readOnly = std::move(reason);
    m_database->exec("PRAGMA query_only=ON");
}

Error Connection::errorOf(const SQLite::Exception &exception) const
{
    const auto said = [&](ErrorCode error) {
        return Error{error, {{"file", m_shown}, {"cause", exception.what()}}};
    };
    const auto plain = [&](ErrorCode error) { return Error{error, {{"file", m_shown}}}; };
    if (m_database && isFull(m_database->getHandle(), exception))
        return plain(ErrorCode::WorkbookFull);
    switch (exception.getErrorCode()) {
    case SQLITE_NOTADB:
        return plain(ErrorCode::WorkbookForeign);
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:
        return said(ErrorCode::WorkbookDamaged);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return plain(ErrorCode::WorkbookBusy);
    case SQLITE_READONLY:
        return exception.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK
                   ? plain(ErrorCode::WorkbookUnfinished)
                   : said(ErrorCode::WorkbookReadOnly);
    default:
        return said(ErrorCode::WorkbookFailed);
    }
}

} // namespace hakari
