// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultstore.h"

#include "core/base/utcnow.h"
#include "core/workbook/resultdetails.h"
#include "core/workbook/resultstoring.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hakari {

namespace {

/// Whether what is stored says the same of the record. What was not stored is not held against it.
bool saysTheSame(const StoredResult &known, ResultRow row)
{
    if (!known.shaped) {
        row.batch = known.row.batch;
        row.sequenceLength = known.row.sequenceLength;
    }
    return sameRecord(known.row, row);
}

/// What of a run does not come back as it was; empty where all does.
std::string differingPart(const RunData &a, const RunData &b)
{
    const std::array<std::pair<const char *, bool>, 8> parts{
        {{"its setup, such as a title that is too long,", a.setup == b.setup},
         {"a fact of its host", a.facts == b.facts},
         {"a window of its load", a.windows == b.windows},
         {"a query", a.queries == b.queries},
         {"a meter or a reading", a.power == b.power},
         {"a reason why devices slowed down", a.throttling == b.throttling},
         {"a warning", a.warnings == b.warnings},
         {"its error", a.error == b.error}}};
    const auto found = std::ranges::find(parts, false, &std::pair<const char *, bool>::second);
    if (found != parts.end())
        return found->first;
    return a == b ? "" : "a time or a number of the run";
}

std::string differingPart(const RunRecord &record, const RunRecord &stored)
{
    if (record.data && stored.data)
        return differingPart(*record.data, *stored.data);
    if (record.data || record.power != stored.power)
        return "a meter or a reading";
    return bodyText(record) == bodyText(stored) ? "" : "a text or a number in it";
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

bool ResultStore::isOfVersion1()
{
    return !m_connection.database().tableExists("shape");
}

/// Whether the batch and the sequence length were stored; they are in the row now.
bool ResultStore::takeShape(ResultRow &row)
{
    if (isOfVersion1())
        return false;
    bool found = false;
    const std::array<Field, 1> key{number(row.id)};
    m_connection.scan([&] {
        shapeTable().read(m_connection.database(), "WHERE result=?", key, [&](RowReader reader, bool sealed) {
            if (!sealed)
                throw damaged(row.title, "its batch or sequence length is not what was stored (SHA-256)");
            (void)reader.integer();
            row.batch = reader.optionalInteger();
            row.sequenceLength = reader.optionalInteger();
            found = true;
        });
    });
    return found;
}

StoredResult ResultStore::stored(ResultId id)
{
    if (m_gone.contains(id))
        throw about(ErrorCode::ResultUnknown, id);
    std::optional<StoredResult> found;
    const std::array<Field, 1> key{number(id)};
    const auto take = [&](RowReader row, bool sealed) {
        if (!sealed)
            throw damaged(std::to_string(number(id)), "its row is not what was stored (SHA-256)");
        found = readResult(row);
    };
    if (!m_connection.scan([&] { resultTable().read(m_connection.database(), "WHERE id=?", key, take); }))
        throw damaged(std::to_string(number(id)), "its row cannot be read");
    if (!found)
        throw about(ErrorCode::ResultUnknown, id);
    if (found->row.damage)
        throw damaged(found->row.title, found->row.damage->args["cause"]);
    found->shaped = takeShape(found->row);
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
    if (result.shaped)
        putShape(m_connection.database(), result.row);
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

RunRecord ResultStore::loaded(const StoredResult &result)
{
    const ResultRow &row = result.row;
    try {
        RunRecord record = readContent(m_connection.database(), number(row.id), result.content,
                                       m_connection.file());
        if (row.state != ResultState::Running && !saysTheSame(result, rowOf(record)))
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

/// Throws where what is stored is damaged.
bool ResultStore::isRecordOf(const StoredResult &known, const RunRecord &record, const ResultRow &row)
{
    if (known.row.state == ResultState::Running || !saysTheSame(known, row))
        return false;
    RunRecord fromThere = record;
    fromThere.source = loaded(known).source;
    return known.content == digestOf(contentOf(fromThere));
}

/// The result of the same run and rank: found again where it is the same, out of the way where it was
/// removed. Throws where the stored one is damaged.
std::optional<AddedResult> ResultStore::alreadyThere(const RunRecord &record, const ResultRow &row)
{
    const auto id = find(row.record, row.rank);
    if (!id)
        return std::nullopt;
    if (isGone(*id)) {
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
}

void ResultStore::requireReadsBack(const RunRecord &record, const StoredResult &made)
{
    try {
        const RunRecord again = readContent(m_connection.database(), number(made.row.id), made.content,
                                            m_connection.file());
        std::string part = differingPart(record, again);
        if (part.empty() && !sameRecord(made.row, rowOf(again)))
            part = "a figure";
        if (!part.empty())
            throw Unusable{part + " cannot be read back as it is"};
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
    auto removed = m_connection.write([&] {
        for (const ResultId id : ids) {
            try {
                setDeleted(id, true);
            } catch (const Error &error) {
                if (error.code != ErrorCode::ResultDamaged)
                    throw;
                removedTable().put(m_connection.database(), std::array<Field, 1>{number(id)});
            }
        }
    });
    if (removed)
        std::erase_if(m_open,
                      [&](const auto &open) { return std::ranges::find(ids, open.first) != ids.end(); });
    return removed;
}

Expected<void> ResultStore::restore(std::span<const ResultId> ids)
{
    return m_connection.write([&] {
        for (const ResultId id : ids) {
            if (!m_gone.contains(id) && isDamagedAndRemoved(id))
                execute(m_connection, "DELETE FROM removed WHERE result=?", number(id));
            else
                setDeleted(id, false);
        }
    });
}

Expected<void> ResultStore::abandonRemoved()
{
    auto gone = m_connection.read([this] {
        std::set<ResultId> ids = damagedAndRemoved(std::array<Field, 2>{std::int64_t{0}, number(lastId)});
        resultTable().read(m_connection.database(), "WHERE deleted=1", {}, [&](RowReader row, bool sealed) {
            if (sealed)
                ids.insert(ResultId{row.integer()});
        });
        return ids;
    });
    if (!gone)
        return tl::unexpected(gone.error());
    m_gone = *std::move(gone);
    m_toPurge.assign(m_gone.begin(), m_gone.end());
    return {};
}

/// Deletes some of the samples of a result; whether none are left.
bool ResultStore::eraseSamples(ResultId id)
{
    constexpr std::int64_t enough = std::int64_t{16} * 1024 * 1024; ///< bytes in one turn
    constexpr std::int64_t leastOfChunk = 4096;                     ///< what many small ones take as well
    std::vector<std::int64_t> chunks;
    std::int64_t bytes = 0;
    SQLite::Statement query(m_connection.database(), "SELECT rowid,length(items) FROM chunk WHERE result=?");
    query.bind(1, number(id));
    while (bytes < enough && query.executeStep()) {
        chunks.push_back(query.getColumn(0).getInt64());
        bytes += leastOfChunk + query.getColumn(1).getInt64();
    }
    query.reset();
    for (const std::int64_t chunk : chunks)
        execute(m_connection, "DELETE FROM chunk WHERE rowid=?", chunk);
    return bytes < enough;
}

Expected<bool> ResultStore::purge()
{
    if (m_toPurge.empty())
        return false;
    const ResultId id = m_toPurge.back();
    const auto erased = m_connection.write([&] {
        const bool all = eraseSamples(id);
        if (all)
            erase(id);
        return all;
    });
    if (!erased)
        return tl::unexpected(erased.error());
    if (*erased)
        m_toPurge.pop_back();
    return !m_toPurge.empty();
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
