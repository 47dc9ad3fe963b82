// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace hakari {

/// The ids of the presets in a folder, sorted: one per "<id>.json". A JSON schema ("<id>.schema.json") is
/// none. Blocking.
std::vector<std::string> presetsIn(const std::filesystem::path &folder);

/// The file of a preset by its id, or the path itself of a file (a name with "/" or ".json"). Blocking.
/// Error: `unknown` with value and the ids that exist (expected).
Expected<std::filesystem::path> findPreset(const std::string &idOrPath, const std::filesystem::path &folder,
                                           ErrorCode unknown);

} // namespace hakari
