// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultstore.h"

#include <sqlite3.h>

#include <limits>

/// What the parts of ResultStore share.
namespace hakari {

inline std::int64_t number(ResultId id)
{
    return static_cast<std::int64_t>(id);
}

inline constexpr ResultId lastId{std::numeric_limits<std::int64_t>::max()};

inline Error unstorable(const Connection &connection, const std::string &record, const std::string &cause)
{
    return {ErrorCode::ResultUnstorable, {{"file", connection.file()}, {"value", record}, {"cause", cause}}};
}

/// A transaction whose refusals name the record.
template <class Work>
auto storing(Connection &connection, const std::string &record, Work work)
{
    return connection.write([&] {
        try {
            return work();
        } catch (const NotFinite &) {
            throw unstorable(connection, record, "a number in it is not finite");
        } catch (const Unusable &unusable) {
            throw unstorable(connection, record, unusable.cause);
        } catch (const SQLite::Exception &exception) {
            if (exception.getErrorCode() != SQLITE_CONSTRAINT && exception.getErrorCode() != SQLITE_TOOBIG)
                throw;
            throw unstorable(connection, record, exception.what());
        } catch (Error &error) {
            error.args.emplace("file", connection.file());
            throw;
        }
    });
}

/// Runs `sql` with its one parameter.
inline void execute(Connection &connection, const char *sql, std::int64_t parameter)
{
    SQLite::Statement statement(connection.database(), sql);
    statement.bind(1, parameter);
    statement.exec();
}

} // namespace hakari
