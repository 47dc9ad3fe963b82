// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csv.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <csv.h>

namespace hakari {

namespace {

/// Collects what libcsv reports; rows are numbered by the line feeds seen so far.
struct Collector {
    std::vector<std::string> row;
    std::vector<std::vector<std::string>> rows;

    static void onField(void *text, std::size_t length, void *self)
    {
        const auto *bytes = static_cast<const char *>(text);
        static_cast<Collector *>(self)->row.emplace_back(bytes ? std::string_view(bytes, length)
                                                               : std::string_view());
    }
    static void onRow(int, void *self)
    {
        auto *collector = static_cast<Collector *>(self);
        collector->rows.push_back(std::move(collector->row));
        collector->row.clear();
    }
};

std::vector<std::vector<std::string>> parseRows(std::string_view text)
{
    Collector collector;
    csv_parser parser{};
    csv_init(&parser, CSV_APPEND_NULL);
    csv_parse(&parser, text.data(), text.size(), &Collector::onField, &Collector::onRow, &collector);
    csv_fini(&parser, &Collector::onField, &Collector::onRow, &collector);
    csv_free(&parser);
    return std::move(collector.rows);
}

std::size_t linesIn(const std::vector<std::string> &row)
{
    std::size_t lines = 1;
    for (const std::string &field : row)
        lines += static_cast<std::size_t>(std::ranges::count(field, '\n'));
    return lines;
}

} // namespace

Expected<CsvTable> CsvTable::read(const std::filesystem::path &path,
                                  const std::vector<std::string_view> &required)
{
    const auto text = readTextFile(path);
    if (!text)
        return tl::unexpected(text.error());
    CsvTable table;
    table.m_file = displayPath(path);
    auto rows = parseRows(*text);
    if (rows.empty())
        return tl::unexpected(Error{ErrorCode::FileEmpty, {{"file", table.m_file}}});
    table.m_columns = std::move(rows.front());
    for (const std::string_view column : required) {
        if (std::ranges::find(table.m_columns, column) == table.m_columns.end())
            return tl::unexpected(Error{ErrorCode::CsvColumnMissing,
                                        {{"file", table.m_file}, {"column", std::string(column)}}});
    }
    std::size_t line = 1 + linesIn(table.m_columns) - 1;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        ++line;
        const std::size_t start = line;
        line += linesIn(rows[i]) - 1;
        if (rows[i].size() < table.m_columns.size())
            return tl::unexpected(
                Error{ErrorCode::CsvRowShort, {{"file", table.m_file}, {"line", std::to_string(start)}}});
        table.m_lines.push_back(start);
        table.m_rows.push_back(std::move(rows[i]));
    }
    return table;
}

std::string_view CsvTable::field(std::size_t row, std::string_view column) const
{
    const auto found = std::ranges::find(m_columns, column);
    if (found == m_columns.end())
        return {};
    return m_rows[row][static_cast<std::size_t>(found - m_columns.begin())];
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const
{
    const std::string_view text = field(row, column);
    if (trimmed(text).empty())
        return std::nullopt;
    if (const auto value = parseNumber(text))
        return value;
    throw badField(ErrorCode::CsvBadNumber, row, column);
}

double CsvTable::requiredNumber(std::size_t row, std::string_view column) const
{
    if (const auto value = number(row, column))
        return *value;
    throw badField(ErrorCode::CsvBadNumber, row, column);
}

Error CsvTable::badField(ErrorCode code, std::size_t row, std::string_view column) const
{
    return {code,
            {{"file", m_file},
             {"line", std::to_string(m_lines[row])},
             {"column", std::string(column)},
             {"value", std::string(field(row, column))}}};
}

} // namespace hakari
