// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// A CSV table with a header line (RFC 4180), read whole. Columns are found by name, so their order and
/// any further columns do not matter.
class CsvTable
{
public:
    /// What to do with a row that has fewer fields than the first line names.
    enum class ShortRows { Refused, Kept };

    /// Errors: those of readTextFile, FileEmpty, CsvColumnMissing (one of `required`), CsvRowShort
    /// (also for a quote that is misplaced or never closed).
    static Expected<CsvTable> read(const std::filesystem::path &path,
                                   const std::vector<std::string_view> &required);

    /// The same for text that was read already; `file` is its name for messages.
    static Expected<CsvTable> parse(std::string_view text, std::string file,
                                    const std::vector<std::string_view> &required,
                                    ShortRows shortRows = ShortRows::Refused);

    const std::vector<std::string> &columns() const { return m_columns; }
    std::size_t rowCount() const { return m_rows.size(); }
    std::size_t fieldCount(std::size_t row) const { return m_rows[row].size(); }
    std::size_t line(std::size_t row) const { return m_lines[row]; } ///< the line that it begins at

    /// The field of a row; empty where the column does not exist or the row ends before it.
    std::string_view field(std::size_t row, std::string_view column) const;

    /// Absent for an empty field; throws Error CsvBadNumber for anything that is no finite number.
    std::optional<double> number(std::size_t row, std::string_view column) const;

    /// Like number(), but the field must be there.
    double requiredNumber(std::size_t row, std::string_view column) const;

    /// The error of a field that holds what it should not.
    Error badField(ErrorCode code, std::size_t row, std::string_view column) const;

private:
    std::string m_file;
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::size_t> m_lines;
};

} // namespace hakari
