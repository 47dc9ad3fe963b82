// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csv.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <csv.h>

namespace hakari {

namespace {

std::size_t lineFeedsIn(const std::vector<std::string> &row)
{
    std::size_t count = 0;
    for (const std::string &field : row)
        count += static_cast<std::size_t>(std::ranges::count(field, '\n'));
    return count;
}

/// Collects what libcsv reports; rows are numbered by the line feeds seen so far.
struct Collector {
    std::vector<std::string> row;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines; ///< the line each row starts at
    std::size_t line = 1;
    bool complete = true; ///< false: a misplaced quote in the row that starts at `line`

    static void onField(void *text, std::size_t length, void *self)
    {
        const auto *bytes = static_cast<const char *>(text);
        static_cast<Collector *>(self)->row.emplace_back(bytes ? std::string_view(bytes, length)
                                                               : std::string_view());
    }
    /// Called with the character that ends the line: for every line feed, after a row or after nothing.
    static void onRow(int end, void *self)
    {
        auto *collector = static_cast<Collector *>(self);
        if (!collector->row.empty()) {
            collector->lines.push_back(collector->line);
            collector->line += lineFeedsIn(collector->row);
            collector->rows.push_back(std::move(collector->row));
            collector->row.clear();
        }
        if (end == '\n')
            ++collector->line;
    }
};

Collector parseRows(std::string_view text)
{
    Collector collector;
    csv_parser parser{};
    csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    const std::size_t read = csv_parse(&parser, text.data(), text.size(), &Collector::onField,
                                       &Collector::onRow, &collector);
    collector.complete = read == text.size()
                         && csv_fini(&parser, &Collector::onField, &Collector::onRow, &collector) == 0;
    csv_free(&parser);
    return collector;
}

} // namespace

Expected<CsvTable> CsvTable::read(const std::filesystem::path &path,
                                  const std::vector<std::string_view> &required)
{
    const auto text = readTextFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return parse(*text, displayPath(path), required);
}

Expected<CsvTable> CsvTable::parse(std::string_view text, std::string file,
                                   const std::vector<std::string_view> &required, ShortRows shortRows)
{
    CsvTable table;
    table.m_file = std::move(file);
    auto parsed = parseRows(text);
    const auto shortRow = [&table](std::size_t at) {
        return tl::unexpected(
            Error{ErrorCode::CsvRowShort, {{"file", table.m_file}, {"line", std::to_string(at)}}});
    };
    if (!parsed.complete) // an open quote would swallow all that follows
        return shortRow(parsed.line);
    if (parsed.rows.empty())
        return tl::unexpected(Error{ErrorCode::FileEmpty, {{"file", table.m_file}}});
    table.m_columns = std::move(parsed.rows.front());
    for (const std::string_view column : required) {
        if (std::ranges::find(table.m_columns, column) == table.m_columns.end())
            return tl::unexpected(Error{ErrorCode::CsvColumnMissing,
                                        {{"file", table.m_file}, {"column", std::string(column)}}});
    }
    for (std::size_t i = 1; i < parsed.rows.size(); ++i) {
        if (shortRows == ShortRows::Refused && parsed.rows[i].size() < table.m_columns.size())
            return shortRow(parsed.lines[i]);
        table.m_lines.push_back(parsed.lines[i]);
        table.m_rows.push_back(std::move(parsed.rows[i]));
    }
    return table;
}

std::string_view CsvTable::field(std::size_t row, std::string_view column) const
{
    const auto found = std::ranges::find(m_columns, column);
    const auto at = static_cast<std::size_t>(found - m_columns.begin());
    return at < m_columns.size() && at < m_rows[row].size() ? m_rows[row][at] : std::string_view();
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
