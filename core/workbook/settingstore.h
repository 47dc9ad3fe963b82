// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// Small settings that belong to a workbook and travel with it, by key. Blocking; for one thread at a time.
/// Errors of all functions as in ResultStore.
class SettingStore
{
public:
    explicit SettingStore(Connection &connection) : m_connection(connection) {}

    /// Nothing where it was never set. Error: WorkbookDamaged.
    Expected<std::optional<std::string>> value(const std::string &key);
    Expected<std::vector<std::string>> keys(); ///< sorted, with those of settings that are damaged
    /// Error: FieldMissing for an empty key.
    Expected<void> set(const std::string &key, const std::string &value);

private:
    Connection &m_connection;
};

} // namespace hakari
