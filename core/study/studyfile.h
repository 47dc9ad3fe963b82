// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/study.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace hakari {

inline constexpr int studyFormatVersion = 1;

/// Reads a study (resources/studies/README.md describes the format). Numbers are in the unit that the field
/// names ("demand_per_hour", "g_per_kwh"). A wrong field is reported with file, place and cure.
Expected<Study> parseStudy(std::string_view text, const std::string &file, const Catalogue &catalogue);
Expected<Study> readStudy(const std::filesystem::path &path, const Catalogue &catalogue);

/// The same format; parseStudy of it gives an equal study.
nlohmann::json studyToJson(const Study &study);

/// A study by id, or by path where it names a file. Error: StudyUnknown with the ids that exist.
Expected<Study> findStudy(const std::string &idOrPath, const std::filesystem::path &folder,
                          const Catalogue &catalogue);

/// An inference study without candidates, with the assumptions a new comparison starts from:
/// a million an hour in us-east-1, prices of the newest list, the catalogue's PUE and first grid factor.
Study blankStudy(const Catalogue &catalogue);

} // namespace hakari
