// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/backends/registry.h"
#include "core/base/number.h"
#include "core/engine/selfbench.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

struct BenchOptions {
    std::string backend;
    std::string scenario = "single-stream";
    std::string seconds = "5";
    std::string format = "table";
};

std::string asJson(const std::vector<SelfFigure> &figures)
{
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const SelfFigure &figure : figures)
        out.push_back({{"name", figure.name},
                       {"value", figure.value},
                       {"unit", figure.unit},
                       {figure.atMost ? "at_most" : "at_least", figure.target},
                       {"ratio", figure.ratio()}});
    return out.dump(2) + '\n';
}

std::string asTable(const std::vector<SelfFigure> &figures)
{
    std::string out;
    for (const SelfFigure &figure : figures)
        out += fmt::format("{:<34} {:>14.4g} {:<4}  {:.3g} times the {} {:g}\n", figure.name, figure.value,
                           figure.unit, figure.ratio(), figure.atMost ? "limit of" : "goal of",
                           figure.target);
    return out;
}

std::string runBench(const BenchOptions &options)
{
    requireFormat(options.format, {"table", "json"});
    if (options.backend != "null")
        refuse("BACKEND", options.backend, "null, which measures the engine itself");
    const auto scenario = scenarioFromOption(options.scenario);
    if (!scenario)
        refuse("--scenario", options.scenario, "offline, server, single-stream or multi-stream");
    const auto seconds = parseNumber(options.seconds);
    if (!seconds || *seconds < 0.1 || *seconds > 60)
        refuse("--seconds", options.seconds, "a number from 0.1 to 60");
    const auto backend = loadBackend(options.backend);
    if (!backend)
        throw backend.error();
    const auto session = (*backend)->prepare({}, {});
    if (!session)
        throw session.error();
    const auto figures = measureEngine(**session, *scenario, {*seconds});
    return options.format == "json" ? asJson(figures) : asTable(figures);
}

} // namespace

void addBenchCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<BenchOptions>();
    CLI::App *command = app.add_subcommand("bench", "Measure what the engine itself costs");
    command->add_option("BACKEND", options->backend, "null")->required();
    command->add_option("--scenario", options->scenario, "offline, server, single-stream or multi-stream")
        ->capture_default_str();
    command->add_option("--seconds", options->seconds, "How long to measure")->capture_default_str();
    command->add_option("--format", options->format, "table or json")->capture_default_str();
    command->callback(
        [options, &chosen] { chosen = catchingErrors([options] { return runBench(*options); }); });
}

} // namespace hakari
