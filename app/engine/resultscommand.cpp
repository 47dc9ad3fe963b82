// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/file.h"
#include "core/exchange/resultcsv.h"
#include "core/exchange/resultjson.h"
#include "core/exchange/resultlist.h"
#include "core/record/runwriter.h"
#include "core/workbook/workbook.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

struct ResultsOptions {
    std::string workbook;
    std::vector<long long> ids;
    std::string format = "table";
    std::string output;
};

/// The rows of the chosen results, in the order in which they were named; of all where none is.
std::vector<ResultRow> chosenRows(Workbook &workbook, const std::vector<long long> &ids)
{
    if (ids.empty())
        return valueOrThrow(workbook.results().rows());
    std::vector<ResultRow> chosen;
    for (const long long id : ids) {
        const auto rows = valueOrThrow(workbook.results().rows(ResultId{id}, ResultId{id}));
        if (rows.empty())
            throw Error{ErrorCode::ResultUnknown,
                        {{"file", displayPath(workbook.path())}, {"value", std::to_string(id)}}};
        chosen.push_back(rows.front());
    }
    return chosen;
}

/// From the records, one after the other, as rows of a workbook do not keep them. A result that cannot be
/// loaded keeps what its row tells.
void addEnergyIntervals(Workbook &workbook, std::vector<ResultRow> &rows)
{
    for (ResultRow &row : rows) {
        if (row.power && row.power->interval) {
            if (const auto record = workbook.results().load(row.id))
                row.energyInterval = rowOf(*record).energyInterval;
        }
    }
}

nlohmann::ordered_json wholeResults(Workbook &workbook, std::span<const ResultRow> rows)
{
    auto out = nlohmann::ordered_json::array();
    for (const ResultRow &row : rows)
        out.push_back(resultToJson(row, valueOrThrow(workbook.results().load(row.id))));
    return out;
}

std::string recordedRun(Workbook &workbook, const ResultRow &row)
{
    const RunRecord record = valueOrThrow(workbook.results().load(row.id));
    if (!record.data)
        throw Error{ErrorCode::RunNotRecorded,
                    {{"file", displayPath(workbook.path())},
                     {"value", std::to_string(static_cast<long long>(row.id))},
                     {"harness", record.harness}}};
    std::string lines;
    writeRecordedRun(*record.data, [&lines](std::string_view line) { lines += line; });
    return lines;
}

std::string rendered(Workbook &workbook, const ResultsOptions &options)
{
    std::vector<ResultRow> rows = chosenRows(workbook, options.ids);
    if (options.format == "jsonl")
        return recordedRun(workbook, rows.front());
    if (options.format == "csv") {
        addEnergyIntervals(workbook, rows);
        return resultsToCsv(rows);
    }
    if (options.format == "table")
        return resultsToText(rows);
    return (options.ids.empty() ? resultsToJson(rows) : wholeResults(workbook, rows)).dump(2) + '\n';
}

std::string runResults(const ResultsOptions &options)
{
    requireFormat(options.format, {"table", "json", "csv", "jsonl"});
    if (options.format == "jsonl" && options.ids.size() != 1)
        refuse("--format", "jsonl", "one result for it with --id N");
    const auto workbook = valueOrThrow(Workbook::open(options.workbook, OpenMode::ReadOnly));
    std::string text = rendered(*workbook, options);
    if (options.output.empty())
        return text;
    valueOrThrow(writeFileAtomically(options.output, text));
    return {};
}

} // namespace

void addResultsCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ResultsOptions>();
    CLI::App *command = app.add_subcommand("results", "List or export the results of a workbook");
    command->add_option("--workbook", options->workbook, "The .hakari file")->required();
    command
        ->add_option("--id", options->ids, "Only this result; as json whole, as jsonl with all its samples")
        ->take_all();
    command->add_option("--format", options->format, "table, json, csv or jsonl (a recorded run)")
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "Write to this file instead of the terminal");
    command->callback(
        [options, &chosen] { chosen = catchingErrors([options] { return runResults(*options); }); });
}

} // namespace hakari
