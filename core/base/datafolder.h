// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace hakari {

/// The folder of the running program's file; the current folder where the system does not tell.
std::filesystem::path programFolder();

/// The folder with catalogue/, studies/ and workloads/: $HAKARI_DATA where set, else ../share/hakari beside
/// the running program, which holds in the build tree and after installation.
std::filesystem::path dataFolder();

} // namespace hakari
