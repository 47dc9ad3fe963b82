// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/file.h"
#include "core/exchange/resultoption.h"
#include "core/workbook/workbook.h"

#include <fmt/format.h>

#include <memory>

namespace hakari {

namespace {

struct ImportOptions {
    std::vector<std::string> paths;
    std::string workbook;
};

/// Throws Error; nothing is stored unless all of it can be read.
std::vector<RunRecord> recordsAt(const std::vector<std::string> &paths)
{
    std::vector<RunRecord> records;
    for (const std::string &path : paths) {
        auto read = valueOrThrow(readResults(path));
        std::ranges::move(read, std::back_inserter(records));
    }
    return records;
}

/// Throws Error.
std::unique_ptr<Workbook> openedOrMade(const std::filesystem::path &path)
{
    std::error_code failure; // create() says what is wrong with the folder
    return valueOrThrow(std::filesystem::exists(path, failure) ? Workbook::open(path)
                                                               : Workbook::create(path));
}

std::string runImport(const ImportOptions &options)
{
    const std::vector<RunRecord> records = recordsAt(options.paths);
    const auto added = valueOrThrow(openedOrMade(options.workbook)->results().add(records));
    std::string out;
    for (std::size_t i = 0; i < records.size(); ++i)
        out += fmt::format("{:>5}  {} {}\n", static_cast<std::int64_t>(added[i].id), records[i].id,
                           added[i].known ? "(was there already)" : "added");
    return out;
}

} // namespace

void addImportCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App *command = app.add_subcommand("import", "Store results in a workbook, which is made if need be");
    command->add_option("PATHS", options->paths, "Recorded runs and MLPerf result folders")->required();
    command->add_option("--workbook", options->workbook, "The .hakari file")->required();
    command->callback(
        [options, &chosen] { chosen = catchingErrors([options] { return runImport(*options); }); });
}

} // namespace hakari
