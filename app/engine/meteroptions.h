// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace hakari {

/// The options that say where power meters are looked for.
struct MeterOptions {
    std::vector<std::string> commands, files;
    std::string neuronWatts, instance;

    void addTo(CLI::App &command);

    /// Reads the catalogue where an instance is named. Throws Error.
    MeterSettings settings() const;

    /// The options that give the same settings, each with a blank before it; for a shell.
    std::string commandLine() const;
};

} // namespace hakari
