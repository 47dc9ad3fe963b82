// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/datafolder.h"

#include <cstdlib>

namespace hakari {

std::filesystem::path programFolder()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::current_path() : program.parent_path();
}

std::filesystem::path dataFolder()
{
    if (const char *chosen = std::getenv("HAKARI_DATA"); chosen && *chosen)
        return chosen;
    return programFolder().parent_path() / "share" / "hakari";
}

} // namespace hakari
