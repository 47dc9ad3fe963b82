// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <vector>

namespace hakari {

/// The recorded runs (*.jsonl) in a folder that nobody writes any more: whoever writes one holds its
/// FileLock. By name. Blocking; a folder that is not there or cannot be read holds none.
std::vector<std::filesystem::path> keptRuns(const std::filesystem::path &folder);

} // namespace hakari
