// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>

namespace hakari {

/// LoadGen's scenarios; the workbench uses the same words.
enum class Scenario { Offline, Server, SingleStream, MultiStream };

/// LoadGen's spelling: "Offline", "Server", "SingleStream", "MultiStream".
std::string_view name(Scenario scenario);
std::optional<Scenario> scenarioNamed(std::string_view name);

/// The spelling of Hakari's own options and files: "offline", "server", "single-stream", "multi-stream".
std::string_view optionName(Scenario scenario);
std::optional<Scenario> scenarioFromOption(std::string_view name);

} // namespace hakari
