// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/opening.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <functional>

namespace hakari {

namespace {

constexpr std::array tablesAtOpening{"sqlite_schema", "sqlite_sequence", "result",   "tag",
                                     "note",          "study",           "override", "setting"};

using Writer = std::function<void(const std::filesystem::path &temporary)>;

/// A whole database file, complete or not there at all.
void writeDatabase(const std::filesystem::path &file, const Writer &writer)
{
    const auto written = writeFileThrough(file, [&](const auto &temporary) -> std::optional<std::string> {
        try {
            writer(temporary);
            return std::nullopt;
        } catch (const SQLite::Exception &exception) {
            return exception.what();
        }
    });
    if (!written)
        throw Error(written.error());
}

SQLite::Database emptyDatabase(const std::filesystem::path &file)
{
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF"); // writeFileThrough makes it safe
    return database;
}

void backUp(Connection &connection, int version)
{
    std::filesystem::path target;
    std::error_code ignored;
    for (int i = 1; i == 1 || std::filesystem::exists(target, ignored); ++i) {
        target = connection.path();
        target += i == 1 ? fmt::format(".v{}-backup", version) : fmt::format(".v{}-backup-{}", version, i);
    }
    writeDatabase(target, [&](const std::filesystem::path &temporary) {
        SQLite::Database copy = emptyDatabase(temporary);
        Connection::copy(connection.database(), copy);
    });
}

std::string firstFault(SQLite::Database &database, const std::string &pragma)
{
    SQLite::Statement check(database, pragma);
    const std::string said = check.executeStep() ? check.getColumn(0).getString() : "no answer";
    return said == "ok" ? std::string() : said;
}

/// What SQLite's own check says is wrong; empty where nothing is.
std::string faultOf(Connection &connection, std::uintmax_t wholeCheck)
{
    try {
        std::error_code unknown; // makes the size the largest there is
        const std::uintmax_t size = std::filesystem::file_size(connection.path(), unknown);
        const int page = connection.database().execAndGet("PRAGMA page_size").getInt();
        if (!unknown && size % static_cast<std::uintmax_t>(page) != 0)
            return "its end is missing";
        if (size <= wholeCheck)
            return firstFault(connection.database(), "PRAGMA quick_check(1)");
        for (const char *table : tablesAtOpening) {
            std::string fault = firstFault(connection.database(),
                                           fmt::format("PRAGMA quick_check('{}')", table));
            if (!fault.empty())
                return fault;
        }
        return {};
    } catch (const SQLite::Exception &exception) {
        if (exception.getErrorCode() == SQLITE_CORRUPT)
            return exception.what();
        throw;
    }
}

int pragma(Connection &connection, const char *sql)
{
    return connection.database().execAndGet(sql).getInt();
}

bool isWorkbook(Connection &connection)
{
    return pragma(connection, "PRAGMA application_id") == workbookApplicationId
           && pragma(connection, "PRAGMA user_version") > 0
           && connection.database().execAndGet("PRAGMA encoding").getString() == "UTF-8";
}

void checkIdentity(Connection &connection, std::span<const SchemaStep> steps)
{
    if (!isWorkbook(connection))
        throw Error{ErrorCode::WorkbookForeign, {{"file", connection.file()}}};
    const int version = pragma(connection, "PRAGMA user_version");
    const bool newer = version > steps.back().version;
    if (!schemaMatches(connection.database(), steps, version, newer))
        throw Error{ErrorCode::WorkbookDamaged,
                    {{"file", connection.file()}, {"cause", "its tables are not those of a workbook"}}};
    if (newer)
        connection.makeReadOnly(
            {ErrorCode::WorkbookNewer, {{"file", connection.file()}, {"version", std::to_string(version)}}});
}

void bringUpToDate(Connection &connection, std::span<const SchemaStep> steps)
{
    const int version = pragma(connection, "PRAGMA user_version");
    if (version >= steps.back().version || connection.readOnlyReason())
        return;
    backUp(connection, version);
    SQLite::Transaction transaction(connection.database());
    takeSteps(connection.database(), steps, version);
    transaction.commit();
}

/// Holds the file against what it must be before anything in it is used.
void examine(Connection &connection, std::span<const SchemaStep> steps, std::uintmax_t wholeCheck)
{
    checkIdentity(connection, steps);
    if (const std::string fault = faultOf(connection, wholeCheck); !fault.empty())
        connection.makeReadOnly(
            {ErrorCode::WorkbookDamaged, {{"file", connection.file()}, {"cause", fault}}});
    if (sqlite3_db_readonly(connection.database().getHandle(), "main") == 1 && !connection.readOnlyReason())
        connection.makeReadOnly(
            {ErrorCode::WorkbookReadOnly, {{"file", connection.file()}, {"cause", "it may not be written"}}});
    if (!connection.readOnlyReason())
        connection.database().exec("PRAGMA journal_mode=DELETE");
}

template <class Work>
void orThrow(Connection &connection, Work work)
{
    if (const auto done = connection.guarded(work); !done)
        throw Error(done.error());
}

std::unique_ptr<Connection> openWhole(const std::filesystem::path &file,
                                      const std::optional<Error> &readOnlyReason,
                                      std::span<const SchemaStep> steps, std::uintmax_t wholeCheck)
{
    auto connection = std::make_unique<Connection>(file, readOnlyReason ? Connection::Access::ReadOnly
                                                                        : Connection::Access::ReadWrite);
    orThrow(*connection, [&] {
        if (readOnlyReason)
            connection->makeReadOnly(*readOnlyReason);
        examine(*connection, steps, wholeCheck);
        bringUpToDate(*connection, steps);
    });
    return connection;
}

/// What is left of a file that SQLite does not open.
std::unique_ptr<Connection> openRest(const std::filesystem::path &file, const Error &damage,
                                     std::span<const SchemaStep> steps)
{
    auto connection = std::make_unique<Connection>(file, Connection::Access::Salvage);
    orThrow(*connection, [&] {
        checkIdentity(*connection, steps);
        connection->makeReadOnly(damage);
    });
    return connection;
}

} // namespace

std::unique_ptr<Connection> openWorkbookFile(const std::filesystem::path &file,
                                             std::optional<Error> readOnlyReason,
                                             std::span<const SchemaStep> steps, std::uintmax_t wholeCheck)
{
    try {
        return openWhole(file, readOnlyReason, steps, wholeCheck);
    } catch (const Error &error) {
        if (error.code != ErrorCode::WorkbookDamaged)
            throw;
        return openRest(file, error, steps);
    }
}

void createWorkbookFile(const std::filesystem::path &file, std::span<const SchemaStep> steps)
{
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        throw Error{ErrorCode::WorkbookExists, {{"file", displayPath(file)}}};
    writeDatabase(file, [&](const std::filesystem::path &temporary) {
        SQLite::Database database = emptyDatabase(temporary);
        createSchema(database, steps);
    });
}

} // namespace hakari
