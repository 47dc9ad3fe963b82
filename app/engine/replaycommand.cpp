// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/exchange/runtext.h"
#include "core/record/recordedrun.h"

#include <memory>

namespace hakari {

namespace {

std::string runReplay(const std::string &file, const std::string &format)
{
    requireFormat(format, {"table", "json"});
    const auto runs = readRecordedRuns(file);
    if (!runs)
        throw runs.error();
    std::string out;
    for (const RunRecord &run : *runs) {
        if (!out.empty())
            out += '\n';
        out += format == "json" ? runToJson(run).dump(2) + '\n' : runToText(run);
    }
    return out;
}

} // namespace

void addReplayCommand(CLI::App &app, Command &chosen)
{
    struct Options {
        std::string file;
        std::string format = "table";
    };
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("replay", "Derive the result of a recorded run again");
    command->add_option("FILE", options->file, "What hakari-engine run has written")->required();
    command->add_option("--format", options->format, "table or json")->capture_default_str();
    command->callback([options, &chosen] {
        chosen = catchingErrors([options] { return runReplay(options->file, options->format); });
    });
}

} // namespace hakari
