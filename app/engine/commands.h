// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace hakari {

/// What a command does once its options are read: text for stdout, or the error that ends the program.
using Command = std::function<Expected<std::string>()>;

/// Each adds its subcommand to the parser and sets `chosen` when the user names it.
void addCompareCommand(CLI::App &app, Command &chosen);
void addCatalogueCommand(CLI::App &app, Command &chosen);

} // namespace hakari
