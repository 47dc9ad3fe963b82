// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/connection.h"

#include <string>
#include <variant>
#include <vector>

namespace hakari {

/// A value that takes the place of the catalogue's, with where it comes from.
struct CatalogueOverride {
    std::string kind;  ///< of the catalogue's row: "instance", "price", "grid", ...
    std::string key;   ///< the row
    std::string field; ///< the column
    std::variant<double, std::string> value;
    std::string unit; ///< of a number; empty for a text
    std::string sourceTitle;
    std::string sourceLocator; ///< address, path or document

    bool operator==(const CatalogueOverride &) const = default;
};

/// The overrides of a workbook, one for each kind, key and field. Blocking; for one thread at a time. Errors
/// of all functions as in ResultStore.
class OverrideStore
{
public:
    explicit OverrideStore(Connection &connection) : m_connection(connection) {}

    /// Sorted by kind, key and field. Error: WorkbookDamaged, because a comparison without one of them would
    /// be another comparison.
    Expected<std::vector<CatalogueOverride>> all();
    /// Errors: OverrideUnsourced; FieldRange for a number that is not finite; FieldMissing for an empty kind,
    /// key or field.
    Expected<void> set(const CatalogueOverride &value);
    /// Does nothing where there is none.
    Expected<void> remove(const std::string &kind, const std::string &key, const std::string &field);

private:
    Connection &m_connection;
};

} // namespace hakari
