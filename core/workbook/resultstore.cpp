// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultstore.h"

#include "core/base/utcnow.h"
#include "core/workbook/resultstoring.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

namespace hakari {

namespace {

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

bool readsBack(const RunRecord &record, const RunRecord &stored)
{
    if (record.data)
        return stored.data && *record.data == *stored.data;
    return record.power == stored.power && bodyText(record) == bodyText(stored);
}

} // namespace

Error ResultStore::about(ErrorCode code, ResultId id) const
{
    return {code, {{"file", m_connection.file()}, {"value", std::to_string(number(id))}}};
}

Error ResultStore::damaged(const std::string &result, const std::string &cause) const
{
    return {ErrorCode::ResultDamaged, {{"file", m_connection.file()}, {"value", result}, {"cause", cause}}};
}

bool ResultStore::isOrphan(const ResultRow &row) const
{
    const auto &reason = m_connection.readOnlyReason();
    const bool otherMayMeasure = reason && reason->code == ErrorCode::WorkbookLocked;
    return row.state == ResultState::Running && !otherMayMeasure && !m_open.contains(row.id);
}

StoredResult ResultStore::stored(ResultId id)
{
    std::optional<StoredResult> found;
    const std::array<Field, 1> key{number(id)};
    resultTable().read(m_connection.database(), "WHERE id=?", key, [&](RowReader row, bool sealed) {
        if (!sealed)
            throw damaged(std::to_string(number(id)), "its row is not what was stored (SHA-256)");
        found = readResult(row);
    });
    if (!found)
        throw about(ErrorCode::ResultUnknown, id);
    if (found->row.damage)
        throw damaged(found->row.title, found->row.damage->args["cause"]);
    return *std::move(found);
}

StoredResult ResultStore::present(ResultId id)
{
    StoredResult result = stored(id);
    if (result.deleted)
        throw about(ErrorCode::ResultUnknown, id);
    return result;
}

void ResultStore::put(const StoredResult &result)
{
    resultTable().put(m_connection.database(), fieldsOf(result));
}

ResultId ResultStore::nextId()
{
    return ResultId{m_connection.database()
                        .execAndGet("SELECT 1+max(ifnull((SELECT max(id) FROM result),0),"
                                    "ifnull((SELECT max(seq) FROM sqlite_sequence WHERE name='result'),0))")
                        .getInt64()};
}

std::optional<ResultId> ResultStore::find(const std::string &record, std::int64_t rank)
{
    SQLite::Statement query(m_connection.database(), "SELECT id FROM result WHERE record=? AND rank=?");
    query.bind(1, record);
    query.bind(2, rank);
    return query.executeStep() ? std::optional(ResultId{query.getColumn(0).getInt64()}) : std::nullopt;
}

Expected<std::vector<ResultRow>> ResultStore::rows()
{
    return rows(ResultId{0}, ResultId{std::numeric_limits<std::int64_t>::max()});
}

Expected<std::vector<ResultRow>> ResultStore::rows(ResultId first, ResultId last)
{
    return m_connection.read([&] {
        std::vector<ResultRow> out;
        const std::array<Field, 2> range{number(first), number(last)};
        const auto take = [&](RowReader reader, bool sealed) {
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
            if (!result.deleted && !m_dropped.contains(result.row.id))
                out.push_back(std::move(result.row));
        };
        resultTable().read(m_connection.database(), "WHERE id BETWEEN ? AND ? ORDER BY id", range, take);
        addTagsAndNotes(out, range);
        return out;
    });
}

void ResultStore::addTagsAndNotes(std::vector<ResultRow> &rows, std::span<const Field> range)
{
    const auto forEach = [&](const SealedTable &table, const char *where, auto take) {
        table.read(m_connection.database(), where, range, [&](RowReader reader, bool sealed) {
            const ResultId id{reader.integer()};
            const auto row = std::ranges::lower_bound(rows, id, {}, &ResultRow::id);
            if (row == rows.end() || row->id != id)
                return;
            if (sealed)
                take(*row, reader.text());
            else
                row->damage = damaged(row->title, "its tags or its note are not what was stored (SHA-256)");
        });
    };
    forEach(tagTable(), "WHERE result BETWEEN ? AND ? ORDER BY result,tag",
            [](ResultRow &row, std::string tag) { row.tags.push_back(std::move(tag)); });
    forEach(noteTable(), "WHERE result BETWEEN ? AND ? ORDER BY result",
            [](ResultRow &row, std::string note) { row.note = std::move(note); });
}

RunRecord ResultStore::loaded(const StoredResult &result)
{
    const auto &[row, deleted, content] = result;
    try {
        RunRecord record = readContent(m_connection.database(), number(row.id), content, m_connection.file());
        if (row.state != ResultState::Running && !sameRecord(row, rowOf(record)))
            throw Unusable{"its figures do not follow from its samples"};
        return record;
    } catch (const Unusable &unusable) {
        throw damaged(row.title, unusable.cause);
    } catch (const Error &error) {
        throw damaged(row.title, describe(error));
    } catch (const SQLite::Exception &exception) {
        if (exception.getErrorCode() != SQLITE_CORRUPT)
            throw;
        throw damaged(row.title, exception.what());
    }
}

Expected<RunRecord> ResultStore::load(ResultId id)
{
    return m_connection.read([&] { return loaded(present(id)); });
}

/// The result of the same run and rank: found again where it is the same, out of the way where it was
/// removed.
/// Throws where the stored one is damaged.
bool ResultStore::isRecordOf(const StoredResult &known, const RunRecord &record, const ResultRow &row)
{
    if (known.row.state == ResultState::Running || !sameRecord(known.row, row))
        return false;
    RunRecord fromThere = record;
    fromThere.source = loaded(known).source;
    return known.content == digestOf(contentOf(fromThere));
}

std::optional<AddedResult> ResultStore::alreadyThere(const RunRecord &record, const ResultRow &row)
{
    const auto id = find(row.record, row.rank);
    if (!id)
        return std::nullopt;
    if (m_dropped.contains(*id)) {
        erase(*id);
        return std::nullopt;
    }
    StoredResult known = stored(*id);
    try {
        if (isRecordOf(known, record, row)) {
            if (std::exchange(known.deleted, false))
                put(known);
            return AddedResult{*id, true};
        }
    } catch (const Error &) {
        if (!known.deleted)
            throw;
    }
    if (!known.deleted)
        throw Error{ErrorCode::ResultTwice, {{"file", m_connection.file()}, {"value", row.record}}};
    erase(*id);
    return std::nullopt;
}

void ResultStore::erase(ResultId id)
{
    execute(m_connection, "DELETE FROM result WHERE id=?", number(id));
    m_dropped.erase(id);
}

void ResultStore::requireReadsBack(const RunRecord &record, const StoredResult &made)
{
    try {
        const RunRecord again = readContent(m_connection.database(), number(made.row.id), made.content,
                                            m_connection.file());
        if (!readsBack(record, again) || !sameRecord(made.row, rowOf(again)))
            throw Unusable{"a text in it is too long"};
    } catch (const Error &error) {
        throw Unusable{describe(error)};
    }
}

AddedResult ResultStore::addOne(const RunRecord &record)
{
    StoredResult made{.row = rowOf(record)};
    if (const auto known = alreadyThere(record, made.row))
        return *known;
    made.row.id = nextId();
    made.row.addedUtc = utcNow();
    put(made);
    ContentWriter writer(number(made.row.id));
    writer.write(m_connection.database(), contentOf(record));
    made.content = writer.digest();
    put(made);
    requireReadsBack(record, made);
    return {made.row.id, false};
}

Expected<std::vector<AddedResult>> ResultStore::add(std::span<const RunRecord> records)
{
    std::string current;
    return storing(m_connection, current, [&] {
        std::vector<AddedResult> out;
        for (const RunRecord &record : records) {
            current = record.id;
            out.push_back(addOne(record));
        }
        return out;
    });
}

Expected<AddedResult> ResultStore::add(const RunRecord &record)
{
    return add(std::span(&record, 1)).map([](const auto &added) { return added.front(); });
}

void ResultStore::setDeleted(ResultId id, bool deleted)
{
    if (deleted && m_open.contains(id))
        interrupt(id);
    StoredResult result = stored(id);
    result.deleted = deleted;
    put(result);
}

Expected<void> ResultStore::remove(std::span<const ResultId> ids)
{
    std::set<ResultId> damaged;
    auto removed = m_connection.write([&] {
        for (const ResultId id : ids) {
            try {
                setDeleted(id, true);
            } catch (const Error &error) {
                if (error.code != ErrorCode::ResultDamaged)
                    throw;
                damaged.insert(id);
            }
        }
    });
    if (removed) {
        m_dropped.merge(damaged);
        std::erase_if(m_open,
                      [&](const auto &open) { return std::ranges::find(ids, open.first) != ids.end(); });
    }
    return removed;
}

Expected<void> ResultStore::restore(std::span<const ResultId> ids)
{
    auto restored = m_connection.write([&] {
        for (const ResultId id : ids) {
            if (!m_dropped.contains(id))
                setDeleted(id, false);
        }
    });
    if (restored)
        std::erase_if(m_dropped, [&](ResultId id) { return std::ranges::find(ids, id) != ids.end(); });
    return restored;
}

Expected<void> ResultStore::purge()
{
    return m_connection.write([this] {
        for (const ResultId id : std::set(m_dropped))
            erase(id);
        execute(m_connection, "DELETE FROM result WHERE deleted=?", 1);
    });
}

void ResultStore::putTags(ResultId id, const std::vector<std::string> &tags)
{
    execute(m_connection, "DELETE FROM tag WHERE result=?", number(id));
    for (const std::string &tag : std::set<std::string>(tags.begin(), tags.end())) {
        if (!tag.empty())
            tagTable().put(m_connection.database(), std::array<Field, 2>{number(id), tag});
    }
}

void ResultStore::putNote(ResultId id, const std::string &note)
{
    execute(m_connection, "DELETE FROM note WHERE result=?", number(id));
    if (!note.empty())
        noteTable().put(m_connection.database(), std::array<Field, 2>{number(id), note});
}

Expected<void> ResultStore::setTags(ResultId id, const std::vector<std::string> &tags)
{
    return m_connection.write([&] {
        (void)present(id);
        putTags(id, tags);
    });
}

Expected<void> ResultStore::setNote(ResultId id, const std::string &note)
{
    return m_connection.write([&] {
        (void)present(id);
        putNote(id, note);
    });
}

Expected<ResultId> ResultStore::addAs(const ResultRow &row, const RunRecord &record)
{
    return storing(m_connection, record.id, [&] {
        StoredResult made = stored(addOne(record).id);
        made.row.addedUtc = row.addedUtc;
        made.row.state = row.state == ResultState::Running ? ResultState::Interrupted : row.state;
        put(made);
        putTags(made.row.id, row.tags);
        putNote(made.row.id, row.note);
        return made.row.id;
    });
}

} // namespace hakari
