// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultdetails.h"
#include "core/workbook/resultstoring.h"

#include <algorithm>
#include <array>

// The part of ResultStore that lists results, those of a damaged workbook as far as they can be read.

namespace hakari {

bool ResultStore::isOrphan(const ResultRow &row) const
{
    const auto &reason = m_connection.readOnlyReason();
    const bool otherMayMeasure = reason && reason->code == ErrorCode::WorkbookLocked;
    return row.state == ResultState::Running && !otherMayMeasure && !m_open.contains(row.id);
}

Expected<std::vector<ResultRow>> ResultStore::rows()
{
    return rows(ResultId{0}, lastId);
}

StoredResult ResultStore::unreadable(ResultId id) const
{
    StoredResult result;
    result.row.id = id;
    result.row.damage = damaged(std::to_string(number(id)), "its row cannot be read");
    return result;
}

StoredResult ResultStore::listed(RowReader reader, bool sealed) const
{
    StoredResult result;
    if (sealed) {
        result = readResult(reader);
    } else {
        result.row.id = ResultId{reader.integer()};
        result.row.damage = damaged(std::to_string(number(result.row.id)),
                                    "its row is not what was stored (SHA-256)");
    }
    if (isOrphan(result.row))
        result.row.state = ResultState::Interrupted;
    if (result.row.damage)
        result.row.damage->args["file"] = m_connection.file();
    return result;
}

std::vector<StoredResult> ResultStore::wholeRange(std::span<const Field> range)
{
    std::vector<StoredResult> out;
    resultTable().read(m_connection.database(), "WHERE id BETWEEN ? AND ? ORDER BY id", range,
                       [&](RowReader reader, bool sealed) { out.push_back(listed(reader, sealed)); });
    return out;
}

/// Those that the index knows, from both its ends where it cannot be read through.
std::set<ResultId> ResultStore::idsInIndex()
{
    std::set<ResultId> ids;
    const auto read = [&](const char *sql) {
        return m_connection.scan([&] {
            SQLite::Statement query(m_connection.database(), sql);
            while (query.executeStep())
                ids.insert(ResultId{query.getColumn(0).getInt64()});
        });
    };
    if (!read("SELECT id FROM result ORDER BY record,rank"))
        read("SELECT id FROM result ORDER BY record DESC,rank DESC");
    return ids;
}

/// The same of a damaged workbook: from both ends of the table where it cannot be read through, and then one
/// by one those that the index knows.
std::vector<StoredResult> ResultStore::readableRange(std::span<const Field> range)
{
    std::map<ResultId, StoredResult> found;
    const auto read = [&](const char *where, std::span<const Field> parameters) {
        return m_connection.scan([&] {
            resultTable().read(m_connection.database(), where, parameters,
                               [&](RowReader reader, bool sealed) {
                                   StoredResult result = listed(reader, sealed);
                                   found.try_emplace(result.row.id, std::move(result));
                               });
        });
    };
    if (!read("WHERE id BETWEEN ? AND ? ORDER BY id", range)) {
        read("WHERE id BETWEEN ? AND ? ORDER BY id DESC", range);
        for (const ResultId id : idsInIndex()) {
            const Field key = number(id);
            const bool wanted = !(key < range[0]) && !(range[1] < key) && !found.contains(id);
            if (wanted && !read("WHERE id=?", {&key, 1}))
                found.emplace(id, unreadable(id));
        }
    }
    std::vector<StoredResult> out;
    for (auto &[id, result] : found)
        out.push_back(std::move(result));
    return out;
}

std::set<ResultId> ResultStore::damagedAndRemoved(std::span<const Field> range)
{
    std::set<ResultId> ids;
    if (isOfVersion1())
        return ids;
    m_connection.scan([&] {
        removedTable().read(m_connection.database(), "WHERE result BETWEEN ? AND ?", range,
                            [&](RowReader reader, bool sealed) {
                                if (sealed)
                                    ids.insert(ResultId{reader.integer()});
                            });
    });
    return ids;
}

bool ResultStore::isDamagedAndRemoved(ResultId id)
{
    return !damagedAndRemoved(std::array<Field, 2>{number(id), number(id)}).empty();
}

Expected<std::vector<ResultRow>> ResultStore::rows(ResultId first, ResultId last)
{
    return m_connection.read([&] {
        const std::array<Field, 2> range{number(first), number(last)};
        const std::set<ResultId> removed = damagedAndRemoved(range);
        std::vector<ResultRow> out;
        for (StoredResult &result : m_connection.isDamaged() ? readableRange(range) : wholeRange(range)) {
            if (!result.deleted && !removed.contains(result.row.id))
                out.push_back(std::move(result.row));
        }
        addShapes(out, range);
        addTagsAndNotes(out, range);
        return out;
    });
}

/// Calls `take(ResultRow &, RowReader)` for each row of a table that says more of results. Returns the
/// results of which it could not be read, in a damaged workbook.
template <class Take>
std::span<ResultRow> ResultStore::addFrom(const SealedTable &table, std::span<const Field> range,
                                          std::vector<ResultRow> &rows, Take take)
{
    const auto rowOf = [&](ResultId id) { return std::ranges::lower_bound(rows, id, {}, &ResultRow::id); };
    ResultId reached{};
    const auto read = [&](RowReader reader, bool sealed) {
        reached = ResultId{reader.integer()};
        const auto row = rowOf(reached);
        if (row == rows.end() || row->id != reached)
            return;
        if (sealed)
            take(*row, reader);
        else
            row->damage = damaged(row->title, "what was said of it is not what was stored (SHA-256)");
    };
    const bool whole = m_connection.scan([&] {
        table.read(m_connection.database(), "WHERE result BETWEEN ? AND ? ORDER BY result", range, read);
    });
    return {whole ? rows.end() : rowOf(reached), rows.end()};
}

void ResultStore::addShapes(std::vector<ResultRow> &rows, std::span<const Field> range)
{
    if (isOfVersion1())
        return;
    std::vector<bool> shaped(rows.size());
    const auto unread = addFrom(shapeTable(), range, rows, [&](ResultRow &row, RowReader reader) {
        row.batch = reader.optionalInteger();
        row.sequenceLength = reader.optionalInteger();
        shaped[static_cast<std::size_t>(&row - rows.data())] = true;
    });
    for (std::size_t i = 0; i < rows.size() - unread.size(); ++i) {
        if (!shaped[i] && !rows[i].damage)
            rows[i].damage = damaged(rows[i].title, "its batch and sequence length are not there");
    }
}

void ResultStore::addTagsAndNotes(std::vector<ResultRow> &rows, std::span<const Field> range)
{
    const auto mark = [this](std::span<ResultRow> unread) {
        for (ResultRow &row : unread) {
            if (!row.damage)
                row.damage = damaged(row.title, "its tags and its note cannot be read");
        }
    };
    mark(addFrom(tagTable(), range, rows,
                 [](ResultRow &row, RowReader reader) { row.tags.push_back(reader.text()); }));
    mark(addFrom(noteTable(), range, rows,
                 [](ResultRow &row, RowReader reader) { row.note = reader.text(); }));
    for (ResultRow &row : rows)
        std::ranges::sort(row.tags);
}

} // namespace hakari
