// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workload/scenario.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

using Names = std::array<std::string_view, 4>;
constexpr Names loadGenNames{"Offline", "Server", "SingleStream", "MultiStream"};
constexpr Names optionNames{"offline", "server", "single-stream", "multi-stream"};

std::optional<Scenario> find(const Names &names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Scenario>(found - names.begin());
}

} // namespace

std::string_view name(Scenario scenario)
{
    return loadGenNames[static_cast<std::size_t>(scenario)];
}

std::optional<Scenario> scenarioNamed(std::string_view name)
{
    return find(loadGenNames, name);
}

std::string_view optionName(Scenario scenario)
{
    return optionNames[static_cast<std::size_t>(scenario)];
}

std::optional<Scenario> scenarioFromOption(std::string_view name)
{
    return find(optionNames, name);
}

} // namespace hakari
