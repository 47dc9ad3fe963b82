// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"
#include "app/engine/eventfile.h"
#include "app/engine/meteroptions.h"

#include "core/base/datafolder.h"
#include "core/base/number.h"
#include "core/engine/processrun.h"
#include "core/exchange/runtext.h"
#include "core/workload/defaults.h"
#include "core/workload/workloadfile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace hakari {

namespace {

constexpr double shortestRun = 0.1;  ///< s
constexpr double longestRun = 86400; ///< s
constexpr int mostThreads = 4096;

struct RunOptions {
    std::string workload, backend, device = "cpu", scenario, precision, profile = "standard";
    std::string duration, rate, latencyBound, patience = "300";
    std::string threads, batch, sequenceLength, rank = "0", world = "1";
    std::string seedWeights = "1", seedInputs = "2", seedOrder = "3", seedArrivals = "4";
    std::vector<std::string> meters;
    std::string meterInterval, idle;
    MeterOptions meterOptions;
    std::string output;
};

double number(const char *option, const std::string &text, double low, double high)
{
    const auto value = parseNumber(text);
    if (!value || *value < low || *value > high)
        refuse(option, text, fmt::format("a number from {:g} to {:g}", low, high));
    return *value;
}

template <class Integer>
Integer integer(const char *option, const std::string &text, long long low, long long high)
{
    const auto value = parseInteger(text);
    if (!value || *value < low || *value > high)
        refuse(option, text, fmt::format("a whole number from {} to {}", low, high));
    return static_cast<Integer>(*value);
}

std::uint64_t seed(const char *option, const std::string &text)
{
    return integer<std::uint64_t>(option, text, 0, INT64_MAX);
}

void applyScenario(Workload &workload, const RunOptions &options)
{
    if (!options.scenario.empty()) {
        const auto scenario = scenarioFromOption(options.scenario);
        if (!scenario)
            refuse("--scenario", options.scenario, "offline, server, single-stream or multi-stream");
        workload.scenario = *scenario;
    }
    if (!options.latencyBound.empty())
        workload.latencyBound = Seconds{number("--latency-bound", options.latencyBound, 1e-6, 3600)};
    if (workload.task == Task::Training && workload.scenario != Scenario::Offline)
        refuse("--scenario", options.scenario, "offline, for training");
    if (workload.scenario == Scenario::Server && !workload.latencyBound)
        throw Error{ErrorCode::ArgumentMissing,
                    {{"argument", "The latency bound of server"}, {"expected", "--latency-bound SECONDS"}}};
}

void applySequenceLength(Workload &workload, const std::string &text)
{
    if (text.empty())
        return;
    auto *encoder = std::get_if<EncoderModel>(&workload.model);
    if (encoder == nullptr)
        refuse("--sequence-length", text, "it only for a Transformer encoder");
    encoder->sequenceLength = integer<int>("--sequence-length", text, 1, encoder->positions);
}

Workload chosenWorkload(const RunOptions &options)
{
    if (options.workload.empty())
        throw Error{ErrorCode::ArgumentMissing,
                    {{"argument", "A workload"}, {"expected", "--workload ID or FILE"}}};
    auto workload = findWorkload(options.workload, dataFolder() / "workloads");
    if (!workload)
        throw workload.error();
    applyScenario(*workload, options);
    applySequenceLength(*workload, options.sequenceLength);
    if (!options.precision.empty()) {
        const auto precision = precisionNamed(options.precision);
        if (!precision)
            refuse("--precision", options.precision, "fp32, bf16 or int8");
        workload->precision = *precision;
    }
    return *workload;
}

SessionOptions chosenSession(const RunOptions &options, const Workload &workload)
{
    SessionOptions session;
    session.device = options.device;
    session.threads = options.threads.empty() ? 0
                                              : integer<int>("--threads", options.threads, 1, mostThreads);
    session.seeds = {.weights = seed("--seed-weights", options.seedWeights),
                     .inputs = seed("--seed-inputs", options.seedInputs),
                     .order = seed("--seed-order", options.seedOrder),
                     .arrivals = seed("--seed-arrivals", options.seedArrivals)};
    session.worldSize = integer<int>("--world", options.world, 1, 1'000'000);
    session.rank = integer<int>("--rank", options.rank, 0, session.worldSize - 1);
    session.largestBatch = largestBatchOf(workload);
    return session;
}

void applyBatch(RunPlan &plan, const std::string &text)
{
    if (text.empty())
        return;
    const Scenario scenario = plan.workload.scenario;
    if (!takesBatch(scenario))
        refuse("--batch", text, fmt::format("none: {} has a batch of its own", optionName(scenario)));
    plan.batch = integer<int>("--batch", text, 1, batchLimit);
    plan.session.largestBatch = *plan.batch;
}

void applyMeters(RunPlan &plan, const RunOptions &options)
{
    const auto &ids = options.meters;
    if (!ids.empty()) {
        const bool none = std::ranges::find(ids, "none") != ids.end();
        if (none && ids.size() > 1)
            refuse("--meter", "none", "it alone, or the ids of meters");
        plan.meters.ids = none ? std::vector<std::string>() : ids;
    }
    plan.meters.settings = options.meterOptions.settings();
    if (!options.meterInterval.empty())
        plan.meters.interval = {number("--meter-interval", options.meterInterval, 0.01, 3)};
    if (!options.idle.empty())
        plan.idle = Seconds{number("--idle", options.idle, 0, longestRun)};
}

RunPlan chosenPlan(const RunOptions &options)
{
    RunPlan plan;
    plan.workload = chosenWorkload(options);
    plan.backend = options.backend.empty() ? std::string(usualBackend(plan.workload)) : options.backend;
    const auto profile = profileNamed(options.profile);
    if (!profile)
        refuse("--profile", options.profile, "quick, standard or publication");
    plan.profile = *profile;
    plan.session = chosenSession(options, plan.workload);
    applyBatch(plan, options.batch);
    if (!options.duration.empty())
        plan.duration = Seconds{number("--duration", options.duration, shortestRun, longestRun)};
    if (!options.rate.empty()) {
        if (plan.workload.scenario != Scenario::Server)
            refuse("--rate", options.rate, "it with --scenario server only");
        plan.rate = PerSecond{number("--rate", options.rate, 1e-3, 1e9)};
    }
    applyMeters(plan, options);
    plan.commandLine = commandLineOf(plan, options.workload) + options.meterOptions.commandLine();
    return plan;
}

/// A pipe that closes means that the program at its other end is gone; a file or /dev/null means nothing.
bool inputIsPipe()
{
    struct stat input {};
    return fstat(STDIN_FILENO, &input) == 0 && (S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode));
}

void showProgress(const RunAssembler &run)
{
    std::string text = fmt::format("{:<12} {:>10} done", name(run.phase()), run.completed());
    if (const auto left = run.timeLeft())
        text += fmt::format("   {:>5.0f} s left", std::ceil(left->value));
    fmt::print(stderr, "\r{:<60}", text);
}

std::string runRun(const RunOptions &options)
{
    const RunPlan plan = chosenPlan(options);
    EventFile file(options.output);
    const bool terminal = isatty(STDERR_FILENO) != 0;
    Supervision supervision;
    supervision.backend = plan.backend;
    supervision.stream = file.name();
    supervision.sink = [&file](std::string_view line) { file.write(line); };
    if (terminal)
        supervision.progress = showProgress;
    supervision.patience = {number("--patience", options.patience, 1, longestRun)};
    supervision.endsWithInput = inputIsPipe();
    const auto record = runInProcess(plan, supervision);
    if (terminal)
        fmt::print(stderr, "\r{:<60}\r", "");
    if (!record)
        throw record.error();
    file.close();
    if (record->data->error)
        throw *record->data->error;
    if (record->verdict.state == VerdictState::Aborted)
        throw Error{ErrorCode::RunAborted, {{"file", file.name()}}};
    return options.output.empty() ? std::string() : runToText(*record);
}

} // namespace

void addRunCommand(CLI::App &app, Command &chosen)
{
    auto o = std::make_shared<RunOptions>();
    CLI::App *command = app.add_subcommand(
        "run", "Run a workload at the physical limit; without -o the event stream goes to stdout");
    command->add_option("--workload", o->workload, "Id of a preset, or the path of a workload file");
    command->add_option("--backend", o->backend, "null, onednn, torch or xgboost; default: the usual one");
    command->add_option("--device", o->device, "A device of the backend")->capture_default_str();
    command->add_option("--scenario", o->scenario, "offline, server, single-stream or multi-stream");
    command->add_option("--profile", o->profile, "quick (10 s), standard (60 s) or publication (600 s)")
        ->capture_default_str();
    command->add_option("--precision", o->precision, "fp32, bf16 or int8");
    command->add_option("--threads", o->threads, "Threads of the compute library; default: all CPUs allowed");
    command->add_option("--batch", o->batch, "Samples a batch, instead of the search for saturation");
    command->add_option("--sequence-length", o->sequenceLength, "Tokens of a sequence");
    command->add_option("--latency-bound", o->latencyBound, "Server: bound of the 99th percentile, in s");
    command->add_option("--rate", o->rate, "Server: arrivals per second, instead of the search");
    command->add_option("--duration", o->duration, "Seconds to measure, instead of the profile's");
    command->add_option("--patience", o->patience, "Seconds without a completed query before giving up")
        ->capture_default_str();
    command->add_option("--meter", o->meters,
                        "Id of a power meter, repeatable; none; default: all that can be read");
    command->add_option("--meter-interval", o->meterInterval, "Seconds between readings; default: 0.1");
    o->meterOptions.addTo(*command);
    command->add_option("--idle", o->idle, "Seconds of idle baseline, instead of the profile's; 0: none");
    command->add_option("--seed-weights", o->seedWeights, "Seed of the weights")->capture_default_str();
    command->add_option("--seed-inputs", o->seedInputs, "Seed of the inputs")->capture_default_str();
    command->add_option("--seed-order", o->seedOrder, "Seed of the sample order")->capture_default_str();
    command->add_option("--seed-arrivals", o->seedArrivals, "Seed of the arrivals")->capture_default_str();
    command->add_option("--rank", o->rank, "Of this process among several")->capture_default_str();
    command->add_option("--world", o->world, "How many processes")->capture_default_str();
    command->add_option("-o,--output", o->output, "Write the event stream to this file");
    command->callback([o, &chosen] { chosen = catchingErrors([o] { return runRun(*o); }); });
}

} // namespace hakari
