// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperflayout.h"

#include "core/base/file.h"
#include "core/record/runrecord.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace hakari {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view summaryName = "mlperf_log_summary.txt";
constexpr std::string_view detailName = "mlperf_log_detail.txt";
constexpr std::string_view powerName = "spl.txt";

/// Where a run lies below the folder that is named: itself, performance/, the scenario, or flattened into
/// names.
constexpr std::array<std::string_view, 4> places{"", "run_1/", "performance/run_1/", "performance__run_1__"};

bool isFile(const fs::path &path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

fs::path existing(const fs::path &path)
{
    return isFile(path) ? path : fs::path();
}

bool isLog(const fs::path &path)
{
    const std::string name = displayPath(path.filename());
    return (name.ends_with(summaryName) || name.ends_with(detailName)) && isFile(path);
}

/// Without "." and a trailing slash, so that the last name is the folder's. Above a link, ".." is not the
/// folder that the text says: the file system resolves it.
fs::path plainPath(const fs::path &path)
{
    std::error_code failed;
    const bool climbs = std::ranges::find(path, fs::path("..")) != path.end();
    const fs::path full = climbs ? fs::canonical(path, failed)
                                 : fs::absolute(path, failed).lexically_normal();
    if (failed)
        return path;
    return full.has_filename() ? full : full.parent_path();
}

fs::path scenarioFolderOf(fs::path folder)
{
    if (folder.filename() == "run_1")
        folder = folder.parent_path();
    if (folder.filename() == "performance")
        folder = folder.parent_path();
    return folder;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool isScenarioName(const std::string &text)
{
    constexpr std::array all{Scenario::Offline, Scenario::Server, Scenario::SingleStream,
                             Scenario::MultiStream};
    return std::ranges::any_of(all, [&](Scenario s) { return lower(text) == lower(std::string(name(s))); });
}

/// MLPerf Inference's benchmarks start with one of these; variants follow ("bert-99.9",
/// "llama2-70b-interactive-99").
bool isBenchmarkName(std::string_view text)
{
    constexpr std::array<std::string_view, 18> families{
        "3d-unet",   "bert",  "deepseek", "dlrm",      "efficientnet",     "gnmt",
        "gptj",      "llama", "mixtral",  "mobilenet", "pointpainting",    "resnet",
        "retinanet", "rgat",  "rnnt",     "ssd",       "stable-diffusion", "whisper",
    };
    return std::ranges::any_of(families, [&](std::string_view family) { return text.starts_with(family); });
}

/// "<folder's beginning>_system.json" beside the folder; the longest beginning is the most specific.
fs::path siblingSystemFile(const fs::path &folder)
{
    const std::string own = displayPath(folder.filename());
    for (auto end = own.rfind('_'); end != std::string::npos && end > 0; end = own.rfind('_', end - 1)) {
        const fs::path file = folder.parent_path() / (own.substr(0, end) + "_system.json");
        if (isFile(file))
            return file;
    }
    return {};
}

/// Whether the folder is .../results/<system>/<workload>/<scenario>.
bool isSubmitted(const fs::path &scenarioFolder)
{
    return scenarioFolder.parent_path().parent_path().parent_path().filename() == "results";
}

fs::path submittedSystemFile(const fs::path &scenarioFolder)
{
    if (!isSubmitted(scenarioFolder))
        return {};
    const fs::path system = scenarioFolder.parent_path().parent_path();
    fs::path file = system.parent_path().parent_path() / "systems" / system.filename();
    file += ".json";
    return existing(file);
}

} // namespace

std::optional<MlperfFiles> findMlperfFiles(const fs::path &path)
{
    if (path.empty())
        return std::nullopt;
    const fs::path given = plainPath(path);
    const fs::path folder = isLog(given) ? given.parent_path() : given;
    for (const std::string_view place : places) {
        const auto file = [&](std::string_view name) {
            return existing(folder / (std::string(place) + std::string(name)));
        };
        MlperfFiles files{file(summaryName), file(detailName), file(powerName), scenarioFolderOf(folder)};
        if (!files.summary.empty() || !files.detail.empty())
            return files;
    }
    return std::nullopt;
}

fs::path findSystemFile(const MlperfFiles &files)
{
    const fs::path run = (files.summary.empty() ? files.detail : files.summary).parent_path();
    for (const fs::path &folder : {run, files.scenarioFolder}) {
        if (isFile(folder / "system.json"))
            return folder / "system.json";
    }
    const fs::path sibling = siblingSystemFile(files.scenarioFolder);
    return sibling.empty() ? submittedSystemFile(files.scenarioFolder) : sibling;
}

std::string workloadOf(const fs::path &scenarioFolder)
{
    const std::string own = displayPath(scenarioFolder.filename());
    const std::string parent = displayPath(scenarioFolder.parent_path().filename());
    if (isScenarioName(own))
        return isSubmitted(scenarioFolder) || isBenchmarkName(parent) ? parent : std::string();
    const auto split = own.rfind('_');
    if (split == std::string::npos || !isScenarioName(own.substr(split + 1)))
        return {};
    const std::string before = own.substr(0, split);
    const std::string workload = before.substr(before.rfind('_') + 1); // npos + 1 is 0: the whole name
    return isBenchmarkName(workload) ? workload : std::string();
}

std::string folderName(const fs::path &scenarioFolder)
{
    const fs::path own = scenarioFolder.filename();
    if (!isScenarioName(displayPath(own)))
        return displayPath(own);
    const fs::path workload = scenarioFolder.parent_path();
    return displayPath(workload.parent_path().filename() / workload.filename() / own);
}

} // namespace hakari
