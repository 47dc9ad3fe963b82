// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/connection.h"
#include "core/workbook/openrun.h"
#include "core/workbook/resulttable.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// What became of a record that was to be added.
struct AddedResult {
    ResultId id{};
    bool known = false; ///< the same record was there already; it was not stored twice
};

/// The results of a workbook. Each stored change is on the disk when its function returns, and is kept whole
/// or not at all. Blocking; for one thread at a time. Errors of all functions: what Connection::errorOf
/// makes of SQLite's, and those that write: the reason why the workbook is read-only.
class ResultStore
{
public:
    explicit ResultStore(Connection &connection) : m_connection(connection) {}

    /// All results but the removed ones, in the order in which they were added, without their samples. A
    /// damaged row takes its place in the list and says so.
    Expected<std::vector<ResultRow>> rows();
    Expected<std::vector<ResultRow>> rows(ResultId first, ResultId last); ///< those from `first` to `last`

    /// The record with its samples. A run of ours is derived from them again, by summarise(). Errors:
    /// ResultUnknown; ResultDamaged where the samples are not those that were stored, or the row does not
    /// follow from them.
    Expected<RunRecord> load(ResultId id);

    /// Stores records that have ended, all or none. The same record is found, wherever it was read from, and
    /// comes back where it was removed. Errors: ResultTwice for another record of the same run and rank;
    /// ResultUnstorable for what cannot be read back as it is, such as a number that is not finite.
    Expected<std::vector<AddedResult>> add(std::span<const RunRecord> records);
    Expected<AddedResult> add(const RunRecord &record);

    /// Stores a record of another workbook with what its row there says beside the figures: when it was
    /// added, tags, note, and whether it was interrupted; a run that goes on there is interrupted here.
    Expected<ResultId> addAs(const ResultRow &row, const RunRecord &record);

    /// Removes results from rows() and back, damaged ones as well, in any order, until the workbook is opened
    /// again. What was removed before that is gone. Error: ResultUnknown, and none is removed or restored.
    Expected<void> remove(std::span<const ResultId> ids);
    Expected<void> restore(std::span<const ResultId> ids);

    /// Deletes some of what is gone, so that others have their turn; whether there is more.
    Expected<bool> purge();

    /// Sets the tags of a result (each once, none empty), or its note; an empty one is none.
    Expected<void> setTags(ResultId id, const std::vector<std::string> &tags);
    Expected<void> setNote(ResultId id, const std::string &note);

    /// A run that goes on, as RunAssembler::data() tells it. append() writes what is new since the last call.
    /// Errors: ResultTwice, RunNotOpen; after any error append() and finishRun() may be called again with all
    /// that was told.
    Expected<ResultId> beginRun(const RunData &opening);
    Expected<void> append(ResultId id, const RunData &soFar);
    Expected<void> finishRun(ResultId id, const RunRecord &record);

    /// Makes an interrupted run one that comparisons may use. Errors: ResultUnknown, RunNotInterrupted.
    Expected<void> accept(ResultId id);

    /// For the opening of the workbook: runs that nobody writes any more become interrupted, with what
    /// summarise() says of them.
    Expected<void> recover();
    /// For the opening of the workbook: what is removed by now does not come back, and waits for purge().
    Expected<void> abandonRemoved();

private:
    StoredResult stored(ResultId id);
    StoredResult present(ResultId id);
    std::optional<ResultId> find(const std::string &record, std::int64_t rank);
    ResultId nextId();
    void put(const StoredResult &result);
    void requireNew(const RunData &run);
    AddedResult addOne(const RunRecord &record);
    void putTags(ResultId id, const std::vector<std::string> &tags);
    void putNote(ResultId id, const std::string &note);
    std::optional<AddedResult> alreadyThere(const RunRecord &record, const ResultRow &row);
    bool isRecordOf(const StoredResult &known, const RunRecord &record, const ResultRow &row);
    void erase(ResultId id);
    bool eraseSamples(ResultId id);
    bool isOfVersion1();
    std::set<ResultId> damagedAndRemoved(std::span<const Field> range);
    bool isDamagedAndRemoved(ResultId id);
    bool isGone(ResultId id) { return m_gone.contains(id) || isDamagedAndRemoved(id); }
    bool takeShape(ResultRow &row);
    StoredResult listed(RowReader reader, bool sealed) const;
    StoredResult unreadable(ResultId id) const;
    std::vector<StoredResult> wholeRange(std::span<const Field> range);
    std::vector<StoredResult> readableRange(std::span<const Field> range);
    std::set<ResultId> idsInIndex();
    void requireReadsBack(const RunRecord &record, const StoredResult &made);
    RunRecord loaded(const StoredResult &result);
    void interrupt(ResultId id);
    void setDeleted(ResultId id, bool deleted);
    template <class Take>
    std::span<ResultRow> addFrom(const SealedTable &table, std::span<const Field> range,
                                 std::vector<ResultRow> &rows, Take take);
    void addShapes(std::vector<ResultRow> &rows, std::span<const Field> range);
    void addTagsAndNotes(std::vector<ResultRow> &rows, std::span<const Field> range);
    bool isOrphan(const ResultRow &row) const;
    Error damaged(const std::string &result, const std::string &cause) const;
    Error about(ErrorCode code, ResultId id) const;

    Connection &m_connection;
    std::map<ResultId, OpenRun> m_open;
    std::set<ResultId> m_gone;       ///< removed before the workbook was opened
    std::vector<ResultId> m_toPurge; ///< of them, those that are still stored
};

} // namespace hakari
