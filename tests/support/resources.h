// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"
#include "core/study/compare.h"

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace hakari::test {

/// The source tree's resources/.
std::filesystem::path resourceFolder();

/// A file or folder under tests/fixtures.
std::filesystem::path fixture(const std::string &name);

/// The shipped catalogue, read once per program. Ends the program where it cannot be read.
const Catalogue &shippedCatalogue();

/// A study of resources/studies. Ends the program where it cannot be read.
Study shippedStudy(const std::string &id);
std::vector<std::string> shippedStudyIds();

/// compare() with the shipped catalogue. Ends the program where it fails.
Comparison compared(const Study &study);

QString toQt(std::string_view text);

/// The sentence of a failure, or "no error".
template <class T>
QString sentence(const Expected<T> &result)
{
    return result ? QStringLiteral("no error") : toQt(describe(result.error()));
}

/// The value of an error's argument; empty where it has none of that name.
QString argument(const Error &error, const std::string &name);

} // namespace hakari::test
