// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultdetails.h"

#include "core/workbook/content.h"

#include <sqlite3.h>

#include <array>

namespace hakari {

namespace {

/// The row that follows from what is stored; nothing where that is damaged.
std::optional<ResultRow> derivedRow(SQLite::Database &database, const StoredResult &result)
{
    try {
        const auto id = static_cast<std::int64_t>(result.row.id);
        ResultRow row = rowOf(readContent(database, id, result.content, {}));
        row.id = result.row.id;
        return row;
    } catch (const Unusable &) {
        return std::nullopt;
    } catch (const Error &) {
        return std::nullopt;
    } catch (const SQLite::Exception &exception) {
        if (exception.getErrorCode() != SQLITE_CORRUPT)
            throw;
        return std::nullopt;
    }
}

} // namespace

const SealedTable &tagTable()
{
    static const SealedTable table("tag", 2, {"result", "tag"});
    return table;
}

const SealedTable &noteTable()
{
    static const SealedTable table("note", 1, {"result", "text"});
    return table;
}

const SealedTable &removedTable()
{
    static const SealedTable table("removed", 1, {"result"});
    return table;
}

const SealedTable &shapeTable()
{
    static const SealedTable table("shape", 1, {"result", "batch", "sequence_length"});
    return table;
}

void putShape(SQLite::Database &database, const ResultRow &row)
{
    const std::array<Field, 3> values{static_cast<std::int64_t>(row.id), fieldOf(row.batch),
                                      fieldOf(row.sequenceLength)};
    shapeTable().put(database, values);
}

void fillShapes(SQLite::Database &database)
{
    resultTable().read(database, {}, {}, [&](RowReader reader, bool sealed) {
        if (!sealed)
            return;
        const StoredResult result = readResult(reader);
        if (result.deleted || result.row.damage)
            return;
        if (const auto row = derivedRow(database, result))
            putShape(database, *row);
    });
}

} // namespace hakari
