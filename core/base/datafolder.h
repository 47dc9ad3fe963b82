// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace hakari {

/// The folder with catalogue/ and studies/: $HAKARI_DATA where set, else ../share/hakari beside the running
/// program, which holds in the build tree and after installation.
std::filesystem::path dataFolder();

} // namespace hakari
