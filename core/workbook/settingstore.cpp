// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/settingstore.h"

#include "core/workbook/sealedtable.h"

#include <array>

namespace hakari {

namespace {

const SealedTable &settingTable()
{
    static const SealedTable table("setting", 1, {"key", "value"});
    return table;
}

} // namespace

Expected<std::optional<std::string>> SettingStore::value(const std::string &key)
{
    return m_connection.read([&] {
        std::optional<std::string> out;
        const std::array<Field, 1> where{key};
        settingTable().read(m_connection.database(), "WHERE key=?", where, [&](RowReader row, bool sealed) {
            if (!sealed)
                throw Error{ErrorCode::WorkbookDamaged,
                            {{"file", m_connection.file()},
                             {"cause", "the setting " + key + " is not what was stored (SHA-256)"}}};
            (void)row.text();
            out = row.text();
        });
        return out;
    });
}

Expected<std::vector<std::string>> SettingStore::keys()
{
    return m_connection.read([this] {
        std::vector<std::string> out;
        m_connection.scan([&] {
            settingTable().read(m_connection.database(), "ORDER BY key", {},
                                [&](RowReader row, bool) { out.push_back(row.text()); });
        });
        return out;
    });
}

Expected<void> SettingStore::set(const std::string &key, const std::string &value)
{
    return m_connection.write([&] {
        if (key.empty())
            throw Error{ErrorCode::FieldMissing, {{"file", m_connection.file()}, {"place", "key"}}};
        settingTable().put(m_connection.database(), std::array<Field, 2>{key, value});
    });
}

} // namespace hakari
