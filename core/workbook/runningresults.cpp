// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/utcnow.h"
#include "core/workbook/resultstoring.h"

// The part of ResultStore that stores runs while they go on.

namespace hakari {

void ResultStore::requireNew(const RunData &run)
{
    const auto known = find(run.id, run.rank);
    if (!known)
        return;
    if (!isGone(*known) && !stored(*known).deleted)
        throw Error{ErrorCode::ResultTwice, {{"file", m_connection.file()}, {"value", run.id}}};
    erase(*known);
}

Expected<ResultId> ResultStore::beginRun(const RunData &opening)
{
    std::optional<OpenRun> run;
    auto begun = storing(m_connection, opening.id, [&] {
        requireNew(opening);
        StoredResult made{.row = runningRowOf(opening)};
        made.row.id = nextId();
        made.row.addedUtc = utcNow();
        put(made);
        run.emplace(number(made.row.id), nullptr);
        run->write(m_connection.database(), opening);
        made.content = run->digest();
        put(made);
        return made.row.id;
    });
    if (begun)
        m_open.emplace(*begun, *std::move(run));
    return begun;
}

Expected<void> ResultStore::append(ResultId id, const RunData &soFar)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return tl::unexpected(about(ErrorCode::RunNotOpen, id));
    OpenRun run = found->second; // what a transaction that fails has written is not there
    auto written = storing(m_connection, soFar.id, [&] {
        StoredResult made{.row = runningRowOf(soFar)};
        made.row.id = id;
        made.row.addedUtc = stored(id).row.addedUtc;
        run.write(m_connection.database(), soFar);
        made.content = run.digest();
        put(made);
    });
    if (written)
        found->second = std::move(run);
    return written;
}

Expected<void> ResultStore::finishRun(ResultId id, const RunRecord &record)
{
    const auto found = m_open.find(id);
    if (found == m_open.end() || !record.data)
        return tl::unexpected(about(ErrorCode::RunNotOpen, id));
    OpenRun run = found->second;
    run.setSource(record.source);
    auto written = storing(m_connection, record.id, [&] {
        StoredResult made{.row = rowOf(record)};
        made.row.id = id;
        made.row.addedUtc = stored(id).row.addedUtc;
        run.write(m_connection.database(), *record.data);
        made.content = run.digest();
        put(made);
        requireReadsBack(record, made);
    });
    if (written)
        m_open.erase(found);
    return written;
}

Expected<void> ResultStore::accept(ResultId id)
{
    return m_connection.write([&] {
        StoredResult result = present(id);
        if (result.row.state != ResultState::Interrupted)
            throw about(ErrorCode::RunNotInterrupted, id);
        result.row.state = ResultState::Accepted;
        put(result);
    });
}

void ResultStore::interrupt(ResultId id)
{
    StoredResult result = stored(id);
    try {
        const std::string addedUtc = result.row.addedUtc;
        result.row = rowOf(loaded(result));
        result.row.id = id;
        result.row.addedUtc = addedUtc;
    } catch (const Error &) { // it stays as it is and says so when it is loaded
    }
    result.row.state = ResultState::Interrupted;
    put(result);
}

Expected<void> ResultStore::recover()
{
    return m_connection.write([this] {
        std::vector<ResultId> orphans;
        resultTable().read(m_connection.database(), "WHERE state='running'", {},
                           [&](RowReader row, bool sealed) {
                               if (sealed)
                                   orphans.push_back(readResult(row).row.id);
                           });
        for (const ResultId id : orphans) {
            try {
                if (!m_open.contains(id))
                    interrupt(id);
            } catch (const Error &error) { // it says so wherever it is listed
                if (error.code != ErrorCode::ResultDamaged)
                    throw;
            }
        }
    });
}

} // namespace hakari
