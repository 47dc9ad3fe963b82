// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/exchange/resultlist.h"
#include "core/exchange/runtext.h"
#include "core/workbook/workbook.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

struct ResultsOptions {
    std::string workbook;
    std::string format = "table";
};

std::string runResults(const ResultsOptions &options)
{
    requireFormat(options.format, {"table", "json"});
    const auto workbook = Workbook::open(options.workbook, OpenMode::ReadOnly);
    if (!workbook)
        throw workbook.error();
    const auto rows = (*workbook)->results().rows();
    if (!rows)
        throw rows.error();
    return options.format == "table" ? resultsToText(*rows) : resultsToJson(*rows).dump(2) + '\n';
}

} // namespace

void addResultsCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ResultsOptions>();
    CLI::App *command = app.add_subcommand("results", "List the results of a workbook");
    command->add_option("--workbook", options->workbook, "The .hakari file")->required();
    command->add_option("--format", options->format, "table or json")->capture_default_str();
    command->callback(
        [options, &chosen] { chosen = catchingErrors([options] { return runResults(*options); }); });
}

} // namespace hakari
