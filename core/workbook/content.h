// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultbody.h"
#include "core/workbook/sealedtable.h"
#include "core/workbook/series.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// What a result holds beside its row: the body and its series of items. Series 0 are the queries, n the
/// readings of the n-th meter domain.
struct ContentView {
    std::string body;
    std::span<const QueryTime> queries;
    std::span<const PowerTrace> power;
};
ContentView contentOf(const RunRecord &record);
ContentView contentOf(const RunData &data, const SourceRef &source);

/// The digest that ContentWriter has when it has written all of the content.
DigestValue digestOf(const ContentView &content);

/// Writes the content of one result and keeps the running digest over it: SHA-256 of the body's digest, the
/// number of series and, for each, its number of items and their digest. A value: a copy that was not
/// committed is thrown away.
class ContentWriter
{
public:
    explicit ContentWriter(std::int64_t result) : m_result(result), m_series(1) {}

    /// Writes what is not there yet. Items that were written before must still begin their series, except
    /// after forgetQueries().
    void write(SQLite::Database &database, const ContentView &content);

    /// The queries were told anew: those written before are deleted.
    void forgetQueries(SQLite::Database &database);

    std::uint64_t queries() const { return m_series.front().items; }
    DigestValue digest() const;

private:
    struct Series {
        std::uint64_t items = 0;
        Digest digest;

        void add(Bytes bytes)
        {
            items += bytes.size() / itemBytes;
            digest.add(bytes);
        }
    };
    friend DigestValue digestOf(const ContentView &content);
    void writeBody(SQLite::Database &database, const std::string &body);
    template <class Item>
    void writeSeries(SQLite::Database &database, std::size_t series, std::span<const Item> items);

    std::int64_t m_result;
    DigestValue m_body{};
    std::vector<Series> m_series;
};

/// What makes a result unusable, in words for ResultDamaged.
struct Unusable {
    std::string cause;
};

/// The record of what is stored; of a run of ours, summarise() of it. Throws Unusable where it is not what
/// `digest` was taken of, or is no result, and SQLite::Exception.
RunRecord readContent(SQLite::Database &database, std::int64_t result, const DigestValue &digest,
                      const std::string &file);

} // namespace hakari
