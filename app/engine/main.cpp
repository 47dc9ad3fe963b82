// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"
#include "core/base/systemerror.h"

#include <fmt/core.h>

#include <cerrno>
#include <exception>

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUsage = 2;

int runCommand(const hakari::Command &command)
{
    const auto output = command();
    if (!output) {
        fmt::print(stderr, "hakari-engine: {}\n", hakari::describe(output.error()));
        return failed;
    }
    const bool written = std::fwrite(output->data(), 1, output->size(), stdout) == output->size();
    if (written && std::fflush(stdout) == 0)
        return done;
    fmt::print(stderr, "hakari-engine: {}\n",
               hakari::describe({hakari::ErrorCode::WriteFailed,
                                 {{"file", "standard output"}, {"cause", hakari::systemMessage(errno)}}}));
    return failed;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        CLI::App app("Weighs machine-learning hardware: instances, cost and energy side by side.",
                     "hakari-engine");
        app.set_version_flag("--version", std::string("hakari-engine " HAKARI_VERSION));
        app.require_subcommand(1);
        hakari::Command chosen;
        hakari::addCompareCommand(app, chosen);
        hakari::addRunCommand(app, chosen);
        hakari::addReplayCommand(app, chosen);
        hakari::addAttachCommand(app, chosen);
        hakari::addImportCommand(app, chosen);
        hakari::addResultsCommand(app, chosen);
        hakari::addBackendsCommand(app, chosen);
        hakari::addMetersCommand(app, chosen);
        hakari::addCatalogueCommand(app, chosen);
        hakari::addBenchCommand(app, chosen);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError &error) {
            return app.exit(error) == 0 ? done : wrongUsage;
        }
        return runCommand(chosen);
    } catch (const std::exception &error) {
        fmt::print(stderr, "hakari-engine: {}\n", error.what());
        return failed;
    }
}
