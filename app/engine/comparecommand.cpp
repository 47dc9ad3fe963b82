// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/datafolder.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/comparisoncsv.h"
#include "core/exchange/comparisonjson.h"
#include "core/exchange/comparisontable.h"
#include "core/exchange/comparisonxlsx.h"
#include "core/exchange/resultoption.h"
#include "core/study/candidates.h"
#include "core/study/studyfile.h"

#include <algorithm>
#include <memory>

namespace hakari {

namespace {

struct CompareOptions {
    std::string study;
    std::vector<std::string> results;
    std::vector<std::string> borrowings;
    std::string demand, region, priceYear, utilisation, pue, baseline;
    std::string format = "table";
    std::string output;
};

/// "2e6/h", "500/s" or "2e6" (per hour) as a rate.
PerSecond parseDemand(const std::string &text)
{
    std::string_view number = text;
    const bool perSecond = number.ends_with("/s");
    if (perSecond || number.ends_with("/h"))
        number.remove_suffix(2);
    const auto value = parseNumber(number);
    if (!value || *value <= 0)
        refuse("--demand", text, "a rate above 0 such as 2e6/h or 500/s");
    return perSecond ? PerSecond{*value} : perHour(*value);
}

double parseShare(const char *option, const std::string &text, double low, double high, const char *expected)
{
    const auto value = parseNumber(text);
    if (!value || *value < low || *value > high)
        refuse(option, text, expected);
    return *value;
}

void applyAssumptions(Study &study, const CompareOptions &options)
{
    Assumptions &a = study.assumptions;
    if (!options.demand.empty()) {
        if (study.kind == StudyKind::Training)
            refuse("--demand", options.demand, "a study of inference; a training study has no demand");
        a.demand = {parseDemand(options.demand), Provenance::Entered, nullptr, {}};
    }
    if (!options.region.empty())
        a.region = options.region;
    if (!options.priceYear.empty())
        a.prices.year = options.priceYear;
    if (!options.utilisation.empty())
        a.utilisationCeiling = parseShare("--utilisation", options.utilisation, 1e-6, 1.0,
                                          "a share above 0 and at most 1");
    if (!options.pue.empty())
        a.pue = {parseShare("--pue", options.pue, 1.0, 1e3, "a number of at least 1"),
                 Provenance::Entered,
                 nullptr,
                 {}};
    if (!options.baseline.empty())
        study.baseline = options.baseline;
}

void addResult(Study &study, const Catalogue &catalogue, const std::string &option)
{
    auto candidate = candidateFromResultOption(study, catalogue, option);
    if (!candidate)
        throw candidate.error();
    if (study.candidates.empty())
        study.baseline = candidate->id;
    study.candidates.push_back(std::move(*candidate));
}

/// "CANDIDATE=INSTANCE", divided at the last "=". A power that is known is never replaced by a borrowed one.
void borrowPower(Study &study, const Catalogue &catalogue, const std::string &option)
{
    const auto equals = option.rfind('=');
    const auto candidate = std::ranges::find(study.candidates, option.substr(0, equals), &Candidate::id);
    if (equals == std::string::npos || candidate == study.candidates.end())
        refuse("--borrow-power", option, "CANDIDATE=INSTANCE with the id of a candidate of the study");
    if (hasOwnPower(*candidate, catalogue))
        refuse("--borrow-power", option, "a candidate without power of its own");
    auto power = borrowedPower(catalogue, option.substr(equals + 1));
    if (!power)
        throw power.error();
    candidate->power = std::move(*power);
}

std::string rendered(const Study &study, const Comparison &comparison, const std::string &format)
{
    if (format == "json")
        return comparisonToJson(study, comparison).dump(2) + '\n';
    return format == "csv" ? comparisonToCsv(study, comparison) : comparisonToText(study, comparison);
}

void checkFormat(const CompareOptions &options)
{
    requireFormat(options.format, {"table", "json", "csv", "xlsx"});
    if (options.format == "xlsx" && options.output.empty())
        refuse("--format", "xlsx", "a file for it with -o FILE");
}

std::string runCompare(const CompareOptions &options)
{
    checkFormat(options);
    const auto catalogue = Catalogue::load(dataFolder() / "catalogue");
    if (!catalogue)
        throw catalogue.error();
    if (options.study.empty() && options.results.empty())
        throw Error{ErrorCode::ArgumentMissing,
                    {{"argument", "A study"}, {"expected", "--study ID or --result FOLDER"}}};
    auto study = options.study.empty() ? Expected<Study>(blankStudy(*catalogue))
                                       : findStudy(options.study, dataFolder() / "studies", *catalogue);
    if (!study)
        throw study.error();
    for (const std::string &result : options.results)
        addResult(*study, *catalogue, result);
    for (const std::string &borrowing : options.borrowings)
        borrowPower(*study, *catalogue, borrowing);
    applyAssumptions(*study, options);
    const auto comparison = compare(*study, *catalogue);
    if (!comparison)
        throw comparison.error();
    if (options.output.empty())
        return rendered(*study, *comparison, options.format);
    const auto written = options.format == "xlsx"
                             ? writeComparisonXlsx(*study, *comparison, options.output)
                             : writeFileAtomically(options.output,
                                                   rendered(*study, *comparison, options.format));
    if (!written)
        throw written.error();
    return {};
}

} // namespace

void addCompareCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<CompareOptions>();
    CLI::App *command = app.add_subcommand("compare", "Compare the candidates of a study");
    command->add_option("--study", options->study, "Id of a shipped study, or the path of a study file");
    command
        ->add_option("--result", options->results,
                     "PATH[=INSTANCE]: add an MLPerf LoadGen folder or a recorded run, priced as INSTANCE")
        ->take_all();
    command
        ->add_option(
            "--borrow-power", options->borrowings,
            "CANDIDATE=INSTANCE: estimate a candidate without power by the catalogue's curve of INSTANCE")
        ->take_all();
    command->add_option("--demand", options->demand, "Inferences to serve, e.g. 2e6/h or 500/s");
    command->add_option("--region", options->region, "Region for prices and grid, e.g. ap-northeast-1");
    command->add_option("--prices", options->priceYear, "Year of the price list, e.g. 2023 or 2026-07");
    command->add_option("--utilisation", options->utilisation, "Utilisation ceiling, above 0 and at most 1");
    command->add_option("--pue", options->pue, "Power usage effectiveness, at least 1");
    command->add_option("--baseline", options->baseline, "Id of the candidate to compare against");
    command->add_option("--format", options->format, "table, json, csv or xlsx")->capture_default_str();
    command->add_option("-o,--output", options->output, "Write to this file instead of the terminal");
    command->callback(
        [options, &chosen] { chosen = catchingErrors([options] { return runCompare(*options); }); });
}

} // namespace hakari
