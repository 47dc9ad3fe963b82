// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <type_traits>

namespace hakari {

/// What a command does once its options are read: text for stdout, or the error that ends the program.
using Command = std::function<Expected<std::string>()>;

/// Each adds its subcommand to the parser and sets `chosen` when the user names it.
void addAttachCommand(CLI::App &app, Command &chosen);
void addBackendsCommand(CLI::App &app, Command &chosen);
void addBenchCommand(CLI::App &app, Command &chosen);
void addCatalogueCommand(CLI::App &app, Command &chosen);
void addCompareCommand(CLI::App &app, Command &chosen);
void addImportCommand(CLI::App &app, Command &chosen);
void addMetersCommand(CLI::App &app, Command &chosen);
void addReplayCommand(CLI::App &app, Command &chosen);
void addResultsCommand(CLI::App &app, Command &chosen);
void addRunCommand(CLI::App &app, Command &chosen);

/// For commands, whose errors are caught by catchingErrors().
template <class Value>
Value valueOrThrow(Expected<Value> result)
{
    if (!result)
        throw result.error();
    if constexpr (!std::is_void_v<Value>)
        return *std::move(result);
}

/// The command with what it throws as Error turned into its result.
Command catchingErrors(std::function<std::string()> command);

/// Throws FormatNotWritable unless the format is one of them.
void requireFormat(const std::string &format, std::initializer_list<const char *> known);

/// Throws ArgumentInvalid.
[[noreturn]] void refuse(std::string argument, std::string value, std::string expected);

} // namespace hakari
