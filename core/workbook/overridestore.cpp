// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/overridestore.h"

#include "core/base/number.h"
#include "core/workbook/sealedtable.h"

#include <array>
#include <cmath>

namespace hakari {

namespace {

const SealedTable &overrideTable()
{
    static const SealedTable table(
        "override", 3, {"kind", "key", "field", "number", "text", "unit", "source_title", "source_locator"});
    return table;
}

std::string placeOf(const CatalogueOverride &value)
{
    return value.kind + '.' + value.key + '.' + value.field;
}

void require(const CatalogueOverride &value, const std::string &file)
{
    if (value.kind.empty() || value.key.empty() || value.field.empty())
        throw Error{ErrorCode::FieldMissing, {{"file", file}, {"place", placeOf(value)}}};
    if (trimmed(value.sourceTitle).empty() || trimmed(value.sourceLocator).empty())
        throw Error{ErrorCode::OverrideUnsourced, {{"value", placeOf(value)}}};
    const double *number = std::get_if<double>(&value.value);
    if (number && !std::isfinite(*number))
        throw Error{ErrorCode::FieldRange,
                    {{"file", file},
                     {"place", placeOf(value)},
                     {"value", "not finite"},
                     {"expected", "a finite number"}}};
}

CatalogueOverride readOverride(RowReader &row)
{
    CatalogueOverride out;
    out.kind = row.text();
    out.key = row.text();
    out.field = row.text();
    const auto number = row.optionalReal();
    const auto text = row.optionalText();
    if (number)
        out.value = *number;
    else
        out.value = text.value_or("");
    out.unit = row.text();
    out.sourceTitle = row.text();
    out.sourceLocator = row.text();
    return out;
}

} // namespace

Expected<std::vector<CatalogueOverride>> OverrideStore::all()
{
    return m_connection.read([this] {
        std::vector<CatalogueOverride> out;
        overrideTable().read(m_connection.database(), "ORDER BY kind,key,field", {},
                             [&](RowReader row, bool sealed) {
                                 if (!sealed)
                                     throw Error{ErrorCode::WorkbookDamaged,
                                                 {{"file", m_connection.file()},
                                                  {"cause", "an override is not what was stored (SHA-256)"}}};
                                 out.push_back(readOverride(row));
                             });
        return out;
    });
}

Expected<void> OverrideStore::set(const CatalogueOverride &value)
{
    return m_connection.write([&] {
        require(value, m_connection.file());
        const double *number = std::get_if<double>(&value.value);
        const std::string *text = std::get_if<std::string>(&value.value);
        const std::array<Field, 8> values{value.kind,
                                          value.key,
                                          value.field,
                                          number ? Field(*number) : Field(),
                                          text ? Field(*text) : Field(),
                                          value.unit,
                                          value.sourceTitle,
                                          value.sourceLocator};
        overrideTable().put(m_connection.database(), values);
    });
}

Expected<void> OverrideStore::remove(const std::string &kind, const std::string &key,
                                     const std::string &field)
{
    return m_connection.write([&] {
        SQLite::Statement statement(m_connection.database(),
                                    "DELETE FROM override WHERE kind=? AND key=? AND field=?");
        statement.bind(1, kind);
        statement.bind(2, key);
        statement.bind(3, field);
        statement.exec();
    });
}

} // namespace hakari
