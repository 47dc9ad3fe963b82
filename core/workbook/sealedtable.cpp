// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/sealedtable.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace hakari {

namespace {

std::string putSql(std::string_view name, std::size_t keys, std::span<const std::string_view> columns)
{
    std::vector<std::string> places;
    std::vector<std::string> updates;
    for (const std::string_view column : columns) {
        places.emplace_back("?");
        updates.push_back(fmt::format("{0}=excluded.{0}", column));
    }
    return fmt::format(
        "INSERT INTO {}({},seal) VALUES({},?) ON CONFLICT({}) DO UPDATE SET {},seal=excluded.seal", name,
        fmt::join(columns, ","), fmt::join(places, ","), fmt::join(columns.first(keys), ","),
        fmt::join(updates, ","));
}

void addColumn(Digest &digest, int type, Bytes bytes)
{
    digest.add(static_cast<std::uint64_t>(type));
    digest.add(bytes.size());
    digest.add(bytes);
}

void addNumber(Digest &digest, int type, std::uint64_t bits)
{
    digest.add(static_cast<std::uint64_t>(type));
    digest.add(bits);
}

Bytes bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

/// SQLite stores -0.0 as 0.
double stored(double value)
{
    return value == 0.0 ? 0.0 : value;
}

struct AddTo {
    Digest &digest;

    void operator()(std::monostate) const { addNumber(digest, SQLITE_NULL, 0); }
    void operator()(std::int64_t value) const
    {
        addNumber(digest, SQLITE_INTEGER, static_cast<std::uint64_t>(value));
    }
    void operator()(double value) const
    {
        addNumber(digest, SQLITE_FLOAT, std::bit_cast<std::uint64_t>(stored(value)));
    }
    void operator()(const std::string &value) const { addColumn(digest, SQLITE_TEXT, bytesOf(value)); }
    void operator()(const DigestValue &value) const { addColumn(digest, SQLITE_BLOB, value); }
};

struct BindTo {
    SQLite::Statement &statement;
    int place;

    void operator()(std::monostate) const { statement.bind(place); }
    void operator()(std::int64_t value) const { statement.bind(place, value); }
    void operator()(double value) const
    {
        if (!std::isfinite(value)) // SQLite would store NaN as NULL
            throw NotFinite{};
        statement.bind(place, stored(value));
    }
    void operator()(const std::string &value) const { statement.bind(place, value); }
    void operator()(const DigestValue &value) const
    {
        statement.bind(place, value.data(), static_cast<int>(value.size()));
    }
};

void bindAll(SQLite::Statement &statement, std::span<const Field> values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        std::visit(BindTo{statement, static_cast<int>(i) + 1}, values[i]);
}

Bytes bytesOf(const SQLite::Column &column)
{
    const auto *data = static_cast<const std::uint8_t *>(column.getBlob());
    return {data, static_cast<std::size_t>(column.getBytes())};
}

void addColumn(Digest &digest, const SQLite::Column &column)
{
    const int type = column.getType();
    if (type == SQLITE_INTEGER)
        addNumber(digest, type, static_cast<std::uint64_t>(column.getInt64()));
    else if (type == SQLITE_FLOAT)
        addNumber(digest, type, std::bit_cast<std::uint64_t>(column.getDouble()));
    else if (type == SQLITE_NULL)
        addNumber(digest, type, 0);
    else
        addColumn(digest, type, bytesOf(column));
}

} // namespace

std::string RowReader::text()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    return column.getString();
}

DigestValue RowReader::digest()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    const Bytes bytes = bytesOf(column);
    DigestValue out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
    return out;
}

std::optional<double> RowReader::optionalReal()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

std::optional<std::int64_t> RowReader::optionalInteger()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    return column.isNull() ? std::nullopt : std::optional(column.getInt64());
}

std::optional<std::string> RowReader::optionalText()
{
    const SQLite::Column column = m_statement.getColumn(m_next++);
    return column.isNull() ? std::nullopt : std::optional(column.getString());
}

SealedTable::SealedTable(std::string_view name, std::size_t keys, std::vector<std::string_view> columns)
    : m_name(name),
      m_columns(columns.size()),
      m_put(putSql(name, keys, columns)),
      m_select(fmt::format("SELECT {},seal FROM {} ", fmt::join(columns, ","), name))
{
}

DigestValue SealedTable::sealOf(std::span<const Field> values) const
{
    Digest digest;
    digest.add(m_name);
    for (const Field &value : values)
        std::visit(AddTo{digest}, value);
    return digest.value();
}

bool SealedTable::isSealed(SQLite::Statement &row) const
{
    Digest digest;
    digest.add(m_name);
    for (std::size_t i = 0; i < m_columns; ++i)
        addColumn(digest, row.getColumn(static_cast<int>(i)));
    const SQLite::Column seal = row.getColumn(static_cast<int>(m_columns));
    return std::ranges::equal(bytesOf(seal), digest.value());
}

void SealedTable::put(SQLite::Database &database, std::span<const Field> values) const
{
    SQLite::Statement statement(database, m_put);
    bindAll(statement, values);
    BindTo{statement, static_cast<int>(values.size()) + 1}(sealOf(values));
    statement.exec();
}

void SealedTable::read(SQLite::Database &database, std::string_view where, std::span<const Field> parameters,
                       const Take &take) const
{
    SQLite::Statement statement(database, m_select + std::string(where));
    bindAll(statement, parameters);
    while (statement.executeStep())
        take(RowReader(statement), isSealed(statement));
}

} // namespace hakari
