// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/digest.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hakari {

using Field = std::variant<std::monostate, std::int64_t, double, std::string, DigestValue>;

/// Not a number that a workbook may hold.
struct NotFinite {};

template <class T>
Field fieldOf(const std::optional<T> &value)
{
    return value ? Field(*value) : Field();
}

/// Reads the columns of a row one after another. The seal was right, so each is of the type it was written
/// in.
class RowReader
{
public:
    explicit RowReader(SQLite::Statement &statement) : m_statement(statement) {}

    std::int64_t integer() { return m_statement.getColumn(m_next++).getInt64(); }
    std::string text();
    DigestValue digest();
    std::optional<double> optionalReal();
    std::optional<std::int64_t> optionalInteger();
    std::optional<std::string> optionalText();

private:
    SQLite::Statement &m_statement;
    int m_next = 0;
};

/// A table whose rows each end in `seal`: the SHA-256 of the table's name and of every other column, with its
/// type and length. SQLite keeps no checksums; the seal shows a byte that was flipped where SQLite saw
/// nothing. Functions throw SQLite::Exception.
class SealedTable
{
public:
    /// `columns` without the seal. The first `keys` of them are the primary key.
    SealedTable(std::string_view name, std::size_t keys, std::vector<std::string_view> columns);

    /// Inserts the row or replaces the one with its key. Throws NotFinite.
    void put(SQLite::Database &database, std::span<const Field> values) const;

    /// Calls `take` for each row that `where` (constant SQL, or empty) selects, with whether its seal is
    /// right; where it is not, the row's columns may be anything.
    using Take = std::function<void(RowReader row, bool sealed)>;
    void read(SQLite::Database &database, std::string_view where, std::span<const Field> parameters,
              const Take &take) const;

private:
    DigestValue sealOf(std::span<const Field> values) const;
    bool isSealed(SQLite::Statement &row) const;

    std::string m_name;
    std::size_t m_columns;
    std::string m_put;
    std::string m_select;
};

} // namespace hakari
