// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/processrun.h"

#include "core/backends/registry.h"
#include "core/base/number.h"
#include "core/base/text.h"
#include "core/base/utcnow.h"
#include "core/engine/host/host.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <random>
#include <unistd.h>

namespace hakari {

namespace {

/// The start with what tells runs of the same second apart.
std::string runId(const std::string &startUtc)
{
    return fmt::format("{}-{:06x}", startUtc.substr(0, 19), std::random_device{}() & 0xFFFFFFU);
}

std::string gibibytes(std::uint64_t bytes)
{
    return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / (1024.0 * 1024.0 * 1024.0));
}

void checkMemory(const Backend &backend, const RunPlan &plan)
{
    const std::uint64_t needed = backend.memoryNeeded(plan.workload, plan.session);
    const auto available = availableMemory();
    if (available && needed > *available)
        throw Error{
            ErrorCode::MemoryTooSmall,
            {{"workload", plan.workload.id}, {"value", gibibytes(needed)}, {"limit", gibibytes(*available)}}};
}

Facts deviceFacts(const Device &device)
{
    Facts facts{{"device_name", device.name}};
    if (device.memoryBytes > 0)
        facts["device_memory"] = gibibytes(device.memoryBytes);
    for (const auto &[key, value] : device.facts)
        facts["device_" + key] = value;
    return facts;
}

Notice noticeOf(const HostWarning &warning)
{
    return {std::string(messageTemplate(warning.kind)), {{"value", warning.value}}};
}

/// Known only once the backend has loaded it.
void reportBlas(Reporter &reporter)
{
    if (const auto libraries = loadedBlas(); !libraries.empty())
        reporter.facts({{"blas", listed(libraries)}});
    if (const auto conflict = blasConflict())
        reporter.warning(noticeOf(*conflict));
}

/// Throws Error.
std::unique_ptr<Session> preparedSession(Backend &backend, const RunPlan &plan, Reporter &reporter)
{
    reporter.facts(backend.libraries());
    if (const auto supported = backend.supports(plan.workload, plan.session.device); !supported)
        throw supported.error();
    const auto device = findDevice(backend, plan.backend, plan.session.device);
    if (!device)
        throw device.error();
    reporter.facts(deviceFacts(*device));
    checkMemory(backend, plan);
    auto session = backend.prepare(plan.workload, plan.session);
    if (!session)
        throw session.error();
    reportBlas(reporter);
    return std::move(*session);
}

/// Throws Error.
void requireKnown(const std::vector<KnownMeter> &known, const std::vector<std::string> &ids)
{
    for (const std::string &id : ids)
        if (std::ranges::find(known, id, &KnownMeter::id) == known.end())
            throw Error{ErrorCode::MeterUnknown,
                        {{"value", id}, {"expected", listed(known, &KnownMeter::id)}}};
}

/// Opens those of `ids` and no other. Throws Error.
std::vector<std::unique_ptr<PowerMeter>> namedMeters(const std::vector<std::string> &ids,
                                                     const MeterSettings &settings)
{
    const std::vector<KnownMeter> known = knownMeters(settings);
    requireKnown(known, ids);
    std::vector<std::unique_ptr<PowerMeter>> meters;
    for (const KnownMeter &each : known) {
        if (std::ranges::find(ids, each.id) == ids.end())
            continue;
        auto meter = each.open();
        if (!meter)
            throw meter.error();
        meters.push_back(std::move(*meter));
    }
    return meters;
}

/// Whatever this host has; `facts` gets why it has not the others. Throws Error for one that was asked for.
std::vector<std::unique_ptr<PowerMeter>> usableMeters(const MeterSettings &settings, Facts &facts)
{
    std::vector<std::unique_ptr<PowerMeter>> meters;
    for (const KnownMeter &each : knownMeters(settings)) {
        auto meter = each.open();
        if (meter)
            meters.push_back(std::move(*meter));
        else if (each.asked)
            throw meter.error();
        else
            facts["meter_" + each.id] = describe(meter.error());
    }
    return meters;
}

/// The meters to read. Throws Error for one that was asked for.
std::vector<std::unique_ptr<PowerMeter>> chosenMeters(const MeterChoice &choice, Reporter &reporter)
{
    Facts facts;
    auto meters = choice.ids ? namedMeters(*choice.ids, choice.settings)
                             : usableMeters(choice.settings, facts);
    if (choice.ids && choice.ids->empty())
        facts["meters"] = "none";
    else if (!meters.empty())
        facts["meters"] = listed(meters, &PowerMeter::id);
    reporter.facts(facts);
    return meters;
}

/// Null where nothing is metered. Throws Error.
std::unique_ptr<MeterSampler> startedMeters(const MeterChoice &choice, const Clock &clock, Reporter &reporter)
{
    auto meters = chosenMeters(choice, reporter);
    if (meters.empty())
        return nullptr;
    return std::make_unique<MeterSampler>(std::move(meters), clock, choice.interval, true);
}

/// The whole of the child's work: everything it has to say goes into the stream.
void work(const RunPlan &plan, int fd, const std::atomic<bool> &stop)
{
    std::signal(SIGPIPE, SIG_DFL); // without a reader there is nothing left to do
    MonotonicClock clock;
    const auto sink = [fd](std::string_view line) {
        while (!line.empty()) {
            const ssize_t count = write(fd, line.data(), line.size());
            if (count > 0)
                line.remove_prefix(static_cast<std::size_t>(count));
            else if (errno != EINTR)
                _exit(1);
        }
    };
    const std::string startUtc = utcNow();
    const std::string id = runId(startUtc);
    RunData opening = openingOf(plan, id, startUtc);
    const HostReport host = inspectHost();
    opening.facts.insert(host.facts.begin(), host.facts.end());
    Reporter reporter(EventLines(id, plan.session.rank, sink), clock, true);
    reporter.hello(opening);
    for (const HostWarning &warning : host.warnings)
        reporter.warning(noticeOf(warning));
    std::unique_ptr<MeterSampler> meters;
    try {
        meters = startedMeters(plan.meters, clock, reporter);
    } catch (const Error &error) {
        return reporter.error(error);
    }
    std::unique_ptr<Backend> backend; // outlives its session
    executeRun(
        plan,
        [&]() -> Expected<std::unique_ptr<Session>> {
            auto loaded = loadBackend(plan.backend);
            if (!loaded)
                return tl::unexpected(loaded.error());
            backend = std::move(*loaded);
            return preparedSession(*backend, plan, reporter);
        },
        meters.get(), clock, reporter, stop);
}

} // namespace

std::string shellWord(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string commandLineOf(const RunPlan &plan, const std::string &workload)
{
    const Workload &w = plan.workload;
    const Seeds &seeds = plan.session.seeds;
    std::string out = fmt::format("hakari-engine run --workload {} --backend {} --device {} --scenario {} "
                                  "--profile {} --precision {}",
                                  shellWord(workload), plan.backend, plan.session.device,
                                  optionName(w.scenario), name(plan.profile), name(w.precision));
    if (plan.session.threads > 0)
        out += fmt::format(" --threads {}", plan.session.threads);
    if (plan.batch)
        out += fmt::format(" --batch {}", *plan.batch);
    if (const auto *encoder = std::get_if<EncoderModel>(&w.model))
        out += fmt::format(" --sequence-length {}", encoder->sequenceLength);
    if (w.scenario == Scenario::Server)
        out += " --latency-bound " + exactText(w.latencyBound->value);
    if (plan.rate)
        out += " --rate " + exactText(plan.rate->value);
    if (plan.duration)
        out += " --duration " + exactText(plan.duration->value);
    if (plan.meters.ids) {
        for (const std::string &id : *plan.meters.ids)
            out += " --meter " + id;
        if (plan.meters.ids->empty())
            out += " --meter none";
    }
    if (plan.meters.interval != usualMeterInterval)
        out += " --meter-interval " + exactText(plan.meters.interval.value);
    if (plan.idle)
        out += " --idle " + exactText(plan.idle->value);
    out += fmt::format(" --seed-weights {} --seed-inputs {} --seed-order {} --seed-arrivals {}",
                       seeds.weights, seeds.inputs, seeds.order, seeds.arrivals);
    if (plan.session.worldSize > 1)
        out += fmt::format(" --rank {} --world {}", plan.session.rank, plan.session.worldSize);
    return out;
}

Expected<RunRecord> runInProcess(const RunPlan &plan, const Supervision &supervision)
{
    return superviseRun([&plan](int fd, const std::atomic<bool> &stop) { work(plan, fd, stop); },
                        supervision);
}

} // namespace hakari
