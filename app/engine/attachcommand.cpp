// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/powerlogattach.h"
#include "core/exchange/runtext.h"
#include "core/record/recordedrun.h"
#include "core/record/runwriter.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <system_error>

namespace hakari {

namespace {

constexpr double longestOffset = 86400; ///< s

struct AttachOptions {
    std::string run, power, zone, offset = "0", output;
};

RunRecord onlyRun(const std::string &file)
{
    auto runs = valueOrThrow(readRecordedRuns(file));
    if (runs.size() != 1)
        refuse("RUN", file,
               fmt::format("a file that holds one run; this one holds {}, and a log is that of one",
                           runs.size()));
    return std::move(runs.front());
}

std::optional<ZoneOffset> chosenZone(const std::string &text)
{
    if (text.empty())
        return std::nullopt;
    const auto zone = parseZone(text);
    if (!zone)
        refuse("--time-zone", text, "UTC, or how far the clock is ahead of it, like +09:00");
    return zone;
}

Seconds chosenOffset(const std::string &text)
{
    const auto seconds = parseNumber(text);
    if (!seconds || std::abs(*seconds) > longestOffset)
        refuse("--clock-offset", text, "seconds, like 1.5 or -0.2");
    return {*seconds};
}

void requireOwnOutput(const AttachOptions &options)
{
    for (const std::string &input : {options.run, options.power}) {
        std::error_code absent;
        if (std::filesystem::equivalent(input, options.output, absent))
            refuse("--output", options.output, "another file than those that are read");
    }
}

std::string runAttach(const AttachOptions &options)
{
    const auto zone = chosenZone(options.zone);
    const Seconds offset = chosenOffset(options.offset);
    requireOwnOutput(options);
    const RunRecord run = onlyRun(options.run);
    const PowerLogClock clock = valueOrThrow(powerLogClock(run, zone, offset));
    const PowerLog log = valueOrThrow(readPowerLog(options.power, clock));
    const RunRecord attached = valueOrThrow(attachPower(run, log));
    std::string lines;
    writeRecordedRun(*attached.data, [&lines](std::string_view line) { lines += line; });
    valueOrThrow(writeFileAtomically(options.output, lines));
    return runToText(attached);
}

} // namespace

void addAttachCommand(CLI::App &app, Command &chosen)
{
    auto o = std::make_shared<AttachOptions>();
    CLI::App *command = app.add_subcommand(
        "attach", "Attach a power log that another program wrote beside a recorded run");
    command->add_option("RUN", o->run, "What hakari-engine run has written")->required();
    command
        ->add_option("--power", o->power,
                     "spl.txt of PTDaemon, CSV of nvidia-smi --query-gpu, or emissions.csv of CodeCarbon")
        ->required();
    command->add_option("--time-zone", o->zone,
                        "What the clock of the log shows: UTC, +09:00, ...; needed unless its times name it");
    command
        ->add_option("--clock-offset", o->offset,
                     "Seconds that the clock of the log is ahead of that of the run's host")
        ->capture_default_str();
    command->add_option("-o,--output", o->output, "Write the run with its power to this file")->required();
    command->callback([o, &chosen] { chosen = catchingErrors([o] { return runAttach(*o); }); });
}

} // namespace hakari
