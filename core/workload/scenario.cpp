// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workload/scenario.h"

#include "core/base/text.h"

#include <array>

namespace hakari {

namespace {

using Names = std::array<std::string_view, 4>;
constexpr Names loadGenNames{"Offline", "Server", "SingleStream", "MultiStream"};
constexpr Names optionNames{"offline", "server", "single-stream", "multi-stream"};

} // namespace

std::string_view name(Scenario scenario)
{
    return loadGenNames[static_cast<std::size_t>(scenario)];
}

std::optional<Scenario> scenarioNamed(std::string_view name)
{
    return enumeratorNamed<Scenario>(loadGenNames, name);
}

std::string_view optionName(Scenario scenario)
{
    return optionNames[static_cast<std::size_t>(scenario)];
}

std::optional<Scenario> scenarioFromOption(std::string_view name)
{
    return enumeratorNamed<Scenario>(optionNames, name);
}

} // namespace hakari
