// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/content.h"

#include <algorithm>

namespace hakari {

namespace {

DigestValue textDigest(std::string_view text)
{
    Digest digest;
    digest.add(text);
    return digest.value();
}

Bytes blobIn(const SQLite::Column &column)
{
    const auto *data = static_cast<const std::uint8_t *>(column.getBlob());
    return {data, static_cast<std::size_t>(column.getBytes())};
}

std::string storedBody(SQLite::Database &database, std::int64_t result)
{
    SQLite::Statement query(database, "SELECT text FROM body WHERE result=?");
    query.bind(1, result);
    if (!query.executeStep())
        throw Unusable{"its description is missing"};
    return query.getColumn(0).getString();
}

/// For memory to be got at once; never more than the file could hold, whatever its cells claim.
std::size_t storedQueries(SQLite::Database &database, std::int64_t result)
{
    SQLite::Statement query(database, "SELECT min(total(length(items)), page_count * page_size) "
                                      "FROM chunk, pragma_page_count, pragma_page_size "
                                      "WHERE result=? AND series=0");
    query.bind(1, result);
    query.executeStep();
    return static_cast<std::size_t>(query.getColumn(0).getDouble()) / itemBytes;
}

/// Reads the chunks of a result in order, into its queries and traces, and digests them.
class SeriesReader
{
public:
    SeriesReader(std::vector<QueryTime> &queries, std::vector<PowerTrace> &power)
        : m_queries(queries), m_power(power), m_digests(1 + power.size())
    {
    }

    void read(SQLite::Database &database, std::int64_t result)
    {
        m_queries.reserve(storedQueries(database, result));
        SQLite::Statement query(database,
                                "SELECT series,first,items FROM chunk WHERE result=? ORDER BY series,first");
        query.bind(1, result);
        while (query.executeStep()) {
            const SQLite::Column items = query.getColumn(2);
            take(query.getColumn(0).getInt64(), query.getColumn(1).getInt64(), blobIn(items));
        }
    }

    void addTo(Digest &digest) const
    {
        digest.add(m_digests.size());
        for (std::size_t i = 0; i < m_digests.size(); ++i) {
            digest.add(itemsIn(i));
            digest.add(m_digests[i].value());
        }
    }

private:
    std::uint64_t itemsIn(std::size_t series) const
    {
        return series == 0 ? m_queries.size() : m_power[series - 1].readings.size();
    }

    void take(std::int64_t series, std::int64_t first, Bytes items)
    {
        const auto index = static_cast<std::size_t>(series);
        if (series < 0 || index >= m_digests.size() || first < 0
            || static_cast<std::uint64_t>(first) != itemsIn(index))
            throw Unusable{"its samples are not complete"};
        m_digests[index].add(items);
        const bool usable = index == 0 ? decode(items, m_queries)
                                       : decode(items, m_power[index - 1].readings);
        if (!usable)
            throw Unusable{"it holds a sample that cannot be"};
    }

    std::vector<QueryTime> &m_queries;
    std::vector<PowerTrace> &m_power;
    std::vector<Digest> m_digests;
};

/// Hands the items from `from` on to `take`, some at a time, as they are stored.
template <class Item, class Take>
void eachChunk(std::span<const Item> items, std::size_t from, Take take)
{
    while (from < items.size()) {
        const std::size_t count = std::min(itemsPerChunk, items.size() - from);
        take(from, encoded(items.subspan(from, count)));
        from += count;
    }
}

} // namespace

ContentView contentOf(const RunRecord &record)
{
    if (record.data)
        return contentOf(*record.data, record.source);
    return {bodyText(record), {}, record.power};
}

ContentView contentOf(const RunData &data, const SourceRef &source)
{
    return {bodyText(data, source), data.queries, data.power};
}

void ContentWriter::write(SQLite::Database &database, const ContentView &content)
{
    writeBody(database, content.body);
    m_series.resize(std::max(m_series.size(), 1 + content.power.size()));
    writeSeries(database, 0, content.queries);
    for (std::size_t i = 0; i < content.power.size(); ++i)
        writeSeries(database, 1 + i, std::span<const Reading>(content.power[i].readings));
}

void ContentWriter::writeBody(SQLite::Database &database, const std::string &body)
{
    const DigestValue digest = textDigest(body);
    if (digest == m_body)
        return;
    SQLite::Statement put(database, "INSERT INTO body(result,text) VALUES(?,?) "
                                    "ON CONFLICT(result) DO UPDATE SET text=excluded.text");
    put.bind(1, m_result);
    put.bindNoCopy(2, body);
    put.exec();
    m_body = digest;
}

template <class Item>
void ContentWriter::writeSeries(SQLite::Database &database, std::size_t series, std::span<const Item> items)
{
    Series &written = m_series[series];
    if (items.size() <= written.items)
        return;
    SQLite::Statement put(database, "INSERT INTO chunk(result,series,first,items) VALUES(?,?,?,?)");
    eachChunk(items, written.items, [&](std::size_t from, const std::vector<std::uint8_t> &bytes) {
        put.bind(1, m_result);
        put.bind(2, static_cast<std::int64_t>(series));
        put.bind(3, static_cast<std::int64_t>(from));
        put.bindNoCopy(4, bytes.data(), static_cast<int>(bytes.size()));
        put.exec();
        put.reset();
        written.add(bytes);
    });
}

void ContentWriter::forgetQueries(SQLite::Database &database)
{
    SQLite::Statement remove(database, "DELETE FROM chunk WHERE result=? AND series=0");
    remove.bind(1, m_result);
    remove.exec();
    m_series.front() = {};
}

DigestValue digestOf(const ContentView &content)
{
    ContentWriter all(0);
    all.m_body = textDigest(content.body);
    all.m_series.resize(1 + content.power.size());
    const auto add = [&all](std::size_t series, auto items) {
        eachChunk(items, 0, [&](std::size_t, const auto &bytes) { all.m_series[series].add(bytes); });
    };
    add(0, content.queries);
    for (std::size_t i = 0; i < content.power.size(); ++i)
        add(1 + i, std::span<const Reading>(content.power[i].readings));
    return all.digest();
}

DigestValue ContentWriter::digest() const
{
    Digest digest;
    digest.add(m_body);
    digest.add(m_series.size());
    for (const Series &series : m_series) {
        digest.add(series.items);
        digest.add(series.digest.value());
    }
    return digest.value();
}

RunRecord readContent(SQLite::Database &database, std::int64_t result, const DigestValue &digest,
                      const std::string &file)
{
    const std::string text = storedBody(database, result);
    ResultBody body = readBody(text, file);
    std::vector<QueryTime> noQueries;
    SeriesReader series(body.run ? body.run->queries : noQueries,
                        body.run ? body.run->power : body.record.power);
    series.read(database, result);
    Digest found;
    found.add(textDigest(text));
    series.addTo(found);
    if (found.value() != digest)
        throw Unusable{"its samples are not those that were stored (SHA-256)"};
    if (!body.run)
        return std::move(body.record);
    RunRecord record = summarise(*std::move(body.run));
    record.source = body.record.source;
    return record;
}

} // namespace hakari
