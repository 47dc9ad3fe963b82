// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/presets.h"

#include "core/base/file.h"
#include "core/base/text.h"

#include <algorithm>

namespace hakari {

std::vector<std::string> presetsIn(const std::filesystem::path &folder)
{
    std::vector<std::string> ids;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string id = displayPath(entry.path().stem());
        if (entry.path().extension() == ".json" && !id.ends_with(".schema"))
            ids.push_back(id);
    }
    std::ranges::sort(ids);
    return ids;
}

Expected<std::filesystem::path> findPreset(const std::string &idOrPath, const std::filesystem::path &folder,
                                           ErrorCode unknown)
{
    const auto ids = presetsIn(folder);
    if (std::ranges::find(ids, idOrPath) != ids.end())
        return folder / (idOrPath + ".json");
    if (idOrPath.find('/') != std::string::npos || idOrPath.ends_with(".json"))
        return idOrPath;
    return tl::unexpected(Error{unknown, {{"value", idOrPath}, {"expected", listed(ids)}}});
}

} // namespace hakari
