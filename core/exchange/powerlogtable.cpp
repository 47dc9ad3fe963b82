// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlogtable.h"

#include "core/base/number.h"

#include <algorithm>

namespace hakari {

std::vector<std::string_view> columnsIn(std::string_view header)
{
    std::vector<std::string_view> names;
    while (true) {
        const auto comma = header.find(',');
        names.push_back(trimmed(header.substr(0, comma)));
        if (comma == std::string_view::npos)
            return names;
        header.remove_prefix(comma + 1);
    }
}

void requireWholeEnd(const CsvTable &table, std::string_view text, bool lastMatters, const std::string &file)
{
    if (text.ends_with('\n') || table.rowCount() == 0)
        return;
    const auto &columns = table.columns();
    const std::size_t row = table.rowCount() - 1;
    const std::size_t count = table.fieldCount(row);
    const std::size_t before = row > 0 ? table.fieldCount(row - 1) : columns.size();
    if (count < before || lastMatters)
        throw Error{
            ErrorCode::ResultTruncated,
            {{"file", file},
             {"expected", count < before ? columns[std::min(count, columns.size() - 1)] : columns.back()}}};
}

Error badRow(const CsvTable &table, std::size_t row, const std::string &file)
{
    return {ErrorCode::PowerBadLine, {{"file", file}, {"line", std::to_string(table.line(row))}}};
}

} // namespace hakari
