// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string>

namespace hakari::test {

/// Switches the whole program to another locale while it lives. A locale that the machine lacks is compiled
/// into the build tree; where that cannot be done either, isActive() is false and the test should skip.
class ForeignLocale
{
public:
    explicit ForeignLocale(const QByteArray &name);
    ~ForeignLocale();
    ForeignLocale(const ForeignLocale &) = delete;
    ForeignLocale &operator=(const ForeignLocale &) = delete;

    bool isActive() const { return m_active; }

private:
    std::string m_previous;
    bool m_active = false;
};

/// Makes a locale usable by this program and its children (LOCPATH); false where that is not possible.
bool provideLocale(const QByteArray &name);

} // namespace hakari::test
