// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/nvml.h"

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/power/nvmllibrary.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <set>
#include <thread>
#include <unistd.h>

namespace hakari {

namespace {

using nvml::ask;
using nvml::Functions;
using nvml::Library;
using nvml::Status;

constexpr Seconds interval{0.02};
constexpr std::chrono::milliseconds patience{200}; // for two refreshes of the slowest counter
constexpr std::chrono::milliseconds pause{5};
constexpr std::uint64_t impossible = 20'000'000; // mJ in that time: 100 kW
constexpr double thousandth = 1e-3;

/// Times that a GPU has spent slowed down, in ns; absent where it does not count them.
struct Violations {
    std::optional<std::uint64_t> thermal;
    std::optional<std::uint64_t> reliability;
};

struct Gpu {
    nvml::Device device = nullptr;
    std::string key;   ///< in facts: "nvml_0"
    std::string label; ///< "GPU 0"
    std::string name;  ///< "GPU 0 NVIDIA H200"
    ReadingKind kind = ReadingKind::Power;
    std::optional<std::uint64_t> energy; ///< the last that was read, in mJ
    std::uint64_t reasons = 0;           ///< seen since throttling was asked for
    bool capped = false;                 ///< seen at its power limit
    Violations violations;               ///< when throttling was asked for
};

std::optional<std::uint64_t> energyOf(const Functions &call, nvml::Device device)
{
    unsigned long long millijoules = 0;
    return ask(call.energy, device, &millijoules) == Status::Success ? std::optional(millijoules)
                                                                     : std::nullopt;
}

std::optional<std::uint64_t> violationOf(const Functions &call, nvml::Device device, nvml::Policy policy)
{
    nvml::ViolationTime time;
    return ask(call.violation, device, policy, &time) == Status::Success ? std::optional(time.violation)
                                                                         : std::nullopt;
}

Violations violationsOf(const Functions &call, nvml::Device device)
{
    return {violationOf(call, device, nvml::Policy::Thermal),
            violationOf(call, device, nvml::Policy::Reliability)};
}

bool grew(std::optional<std::uint64_t> before, std::optional<std::uint64_t> now)
{
    return before && now && *now > *before;
}

/// Why clocks were held down, without what is a GPU's normal state at full load.
std::vector<std::string> reasonsOf(const Gpu &gpu, const Violations &now)
{
    const auto seen = [&gpu](nvml::Reason reason) { return (gpu.reasons & reason) != 0; };
    const bool tooHot = seen(nvml::HardwareThermalSlowdown);
    const bool braked = seen(nvml::HardwarePowerBrake);
    std::vector<std::string> found;
    if (tooHot)
        found.push_back(gpu.label + ": too hot, slowed down by its hardware");
    if (seen(nvml::SoftwareThermalSlowdown) || (!tooHot && grew(gpu.violations.thermal, now.thermal)))
        found.push_back(gpu.label + ": hot, slowed down by its driver");
    if (braked)
        found.push_back(gpu.label + ": slowed down by the power brake");
    if (seen(nvml::HardwareSlowdown) && !tooHot && !braked)
        found.push_back(gpu.label + ": slowed down by its hardware");
    if (grew(gpu.violations.reliability, now.reliability))
        found.push_back(gpu.label + ": slowed down by its reliability limit");
    return found;
}

MeterDomain domainOf(const Gpu &gpu, std::size_t index)
{
    MeterDomain domain;
    domain.id = fmt::format("nvml:{}", index);
    domain.name = gpu.name;
    domain.covers = {Part::Accelerator};
    domain.boundary = PowerBoundary::Board;
    domain.kind = gpu.kind;
    return domain;
}

std::string watts(unsigned milliwatts)
{
    return exactText(milliwatts * thousandth) + " W";
}

class NvmlMeter final : public PowerMeter
{
public:
    NvmlMeter(std::unique_ptr<Library> library, std::vector<Gpu> gpus, std::vector<MeterDomain> domains,
              std::vector<Notice> leftOut)
        : m_library(std::move(library)),
          m_gpus(std::move(gpus)),
          m_domains(std::move(domains)),
          m_leftOut(std::move(leftOut))
    {
        for (Gpu &gpu : m_gpus)
            gpu.violations = violationsOf(call(), gpu.device);
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        bool any = false;
        Status last = Status::Success;
        for (std::size_t i = 0; i < m_gpus.size(); ++i) {
            Gpu &gpu = m_gpus[i];
            const Status status = gpu.kind == ReadingKind::Energy ? readEnergy(gpu, values[i])
                                                                  : readPower(gpu, values[i]);
            any = any || status == Status::Success;
            if (status == Status::Success)
                noteReasons(gpu);
            else
                last = status;
        }
        if (any)
            return {};
        return tl::unexpected(Error{ErrorCode::NvmlLost, {{"cause", m_library->explain(last)}}});
    }

    std::map<std::string, std::string> facts() override
    {
        std::map<std::string, std::string> all;
        if (const std::string version = m_library->driverVersion(); !version.empty())
            all["nvml_driver"] = version;
        for (Gpu &gpu : m_gpus)
            addFacts(gpu, all);
        return all;
    }

    std::vector<Notice> warnings() override
    {
        std::vector<Notice> found = m_leftOut;
        for (const Gpu &gpu : m_gpus) {
            addOthers(gpu, found);
            addPowerLimit(gpu, found);
            addMig(gpu, found);
        }
        return found;
    }

    std::vector<std::string> takeThrottling() override
    {
        std::vector<std::string> found;
        for (Gpu &gpu : m_gpus) {
            noteReasons(gpu);
            const Violations now = violationsOf(call(), gpu.device);
            for (std::string &reason : reasonsOf(gpu, now))
                found.push_back(std::move(reason));
            gpu.violations = now;
            gpu.reasons = 0;
        }
        return found;
    }

private:
    const Functions &call() const { return m_library->functions(); }

    Status readEnergy(Gpu &gpu, std::optional<double> &value) const
    {
        unsigned long long millijoules = 0;
        const Status status = ask(call().energy, gpu.device, &millijoules);
        value.reset();
        if (status == Status::Success && gpu.energy != millijoules) {
            gpu.energy = millijoules;
            value = static_cast<double>(millijoules) * thousandth;
        }
        return status;
    }

    Status readPower(const Gpu &gpu, std::optional<double> &value) const
    {
        unsigned milliwatts = 0;
        const Status status = ask(call().power, gpu.device, &milliwatts);
        value = status == Status::Success ? std::optional(milliwatts * thousandth) : std::nullopt;
        return status;
    }

    void noteReasons(Gpu &gpu) const
    {
        unsigned long long bits = 0;
        if (ask(call().reasons, gpu.device, &bits) != Status::Success)
            return;
        gpu.reasons |= bits;
        gpu.capped = gpu.capped || (bits & nvml::SoftwarePowerCap) != 0;
    }

    void addFacts(Gpu &gpu, std::map<std::string, std::string> &all) const
    {
        const auto add = [&](const char *what, Status status, const std::string &value) {
            if (status == Status::Success && !value.empty())
                all[gpu.key + what] = value;
        };
        const auto number = [&](const char *what, auto function, const char *unit, auto... arguments) {
            unsigned value = 0;
            const Status status = ask(function, gpu.device, arguments..., &value);
            add(what, status, fmt::format("{} {}", value, unit));
        };
        const auto power = [&](const char *what, auto function) {
            unsigned milliwatts = 0;
            const Status status = ask(function, gpu.device, &milliwatts);
            add(what, status, watts(milliwatts));
        };
        add("_name", Status::Success, m_library->name(gpu.device));
        add("_uuid", Status::Success, m_library->uuid(gpu.device));
        power("_power_limit", call().powerLimit);
        power("_default_power_limit", call().defaultPowerLimit);
        number("_sm_clock", call().clock, "MHz", nvml::Clock::Sm);
        number("_memory_clock", call().clock, "MHz", nvml::Clock::Memory);
        number("_temperature", call().temperature, "°C", nvml::Sensor::Gpu);
        nvml::Utilisation share;
        const Status shared = ask(call().utilisation, gpu.device, &share);
        add("_utilisation", shared, fmt::format("{} %", share.gpu));
        nvml::Switch persistence = nvml::Switch::Off;
        const Status known = ask(call().persistence, gpu.device, &persistence);
        add("_persistence_mode", known, persistence == nvml::Switch::On ? "on" : "off");
        noteReasons(gpu);
        if (call().reasons)
            all[gpu.key + "_reached_power_limit"] = gpu.capped ? "yes" : "no"; // since it was opened
    }

    void addOthers(const Gpu &gpu, std::vector<Notice> &found) const
    {
        std::set<unsigned> others = m_library->processesOn(gpu.device);
        others.erase(static_cast<unsigned>(getpid()));
        if (others.empty())
            return;
        found.push_back({HAKARI_TEXT("Notice", "Other programs use {device}. Processes: {count} ({value}). "
                                               "Stop them and run again."),
                         {{"device", gpu.name},
                          {"count", std::to_string(others.size())},
                          {"value", fmt::format("{}", fmt::join(others, ", "))}}});
    }

    void addPowerLimit(const Gpu &gpu, std::vector<Notice> &found) const
    {
        unsigned limit = 0;
        unsigned usual = 0;
        if (ask(call().powerLimit, gpu.device, &limit) != Status::Success
            || ask(call().defaultPowerLimit, gpu.device, &usual) != Status::Success || limit >= usual)
            return;
        found.push_back(
            {HAKARI_TEXT("Notice", "{device} is limited to {value}, below its default of {expected}. Unless "
                                   "that is what you measure, raise the limit with \"nvidia-smi -pl\"."),
             {{"device", gpu.name}, {"value", watts(limit)}, {"expected", watts(usual)}}});
    }

    void addMig(const Gpu &gpu, std::vector<Notice> &found) const
    {
        nvml::Switch now = nvml::Switch::Off;
        nvml::Switch later = nvml::Switch::Off;
        if (ask(call().mig, gpu.device, &now, &later) == Status::Success && now == nvml::Switch::On)
            found.push_back({HAKARI_TEXT("Notice", "{device} is divided into MIG instances, and its power is "
                                                   "that of all of them."),
                             {{"device", gpu.name}}});
    }

    std::string m_id = "nvml";
    std::unique_ptr<Library> m_library; // first: it outlives what came out of it
    std::vector<Gpu> m_gpus;
    std::vector<MeterDomain> m_domains;
    std::vector<Notice> m_leftOut;
};

/// Finds the GPUs that tell their power, and why others do not.
class Discovery
{
public:
    explicit Discovery(const Library &library) : m_library(library) {}

    void look(unsigned count)
    {
        for (unsigned index = 0; index < count; ++index)
            add(index);
        waitForCounters();
        for (Found &found : m_found)
            settle(found);
    }

    std::vector<Gpu> gpus;
    std::vector<MeterDomain> domains;
    std::vector<Notice> leftOut;
    std::string causes; ///< "GPU 1: Insufficient Permissions; ..."

private:
    struct Found {
        unsigned index = 0;
        Gpu gpu;
        std::optional<std::uint64_t> begin;
        bool moved = false;
    };

    void add(unsigned index)
    {
        Found found{index, {}, {}, false};
        found.gpu.key = fmt::format("nvml_{}", index);
        found.gpu.label = found.gpu.name = fmt::format("GPU {}", index);
        const Status status = m_library.functions().handle(index, &found.gpu.device);
        if (status != Status::Success)
            return leaveOut(found.gpu, m_library.explain(status));
        if (const std::string name = m_library.name(found.gpu.device); !name.empty())
            found.gpu.name += ' ' + name;
        found.begin = energyOf(m_library.functions(), found.gpu.device);
        m_found.push_back(std::move(found));
    }

    bool counts(Found &found) const
    {
        if (!found.moved && found.begin) {
            const auto now = energyOf(m_library.functions(), found.gpu.device);
            found.moved = grew(found.begin, now) && *now - *found.begin < impossible;
        }
        return found.moved || !found.begin;
    }

    void waitForCounters()
    {
        const auto deadline = std::chrono::steady_clock::now() + patience;
        const auto allCount = [this] {
            bool all = true;
            for (Found &found : m_found)
                all = counts(found) && all;
            return all;
        };
        while (!allCount() && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(pause);
    }

    void settle(Found &found)
    {
        unsigned milliwatts = 0;
        const Status status = ask(m_library.functions().power, found.gpu.device, &milliwatts);
        if (!found.moved && status != Status::Success)
            return leaveOut(found.gpu,
                            found.begin ? "its energy counter stands still" : m_library.explain(status));
        found.gpu.kind = found.moved ? ReadingKind::Energy : ReadingKind::Power;
        domains.push_back(domainOf(found.gpu, found.index));
        gpus.push_back(std::move(found.gpu));
    }

    void leaveOut(const Gpu &gpu, const std::string &cause)
    {
        causes += (causes.empty() ? "" : "; ") + gpu.name + ": " + cause;
        leftOut.push_back({HAKARI_TEXT("Notice", "{device} is not metered: {cause}."),
                           {{"device", gpu.name}, {"cause", cause}}});
    }

    const Library &m_library;
    std::vector<Found> m_found;
};

} // namespace

Expected<std::unique_ptr<PowerMeter>> openNvml(const std::string &library)
{
    auto loaded = Library::load(library);
    if (!loaded)
        return tl::unexpected(loaded.error());
    unsigned count = 0;
    const Status status = (*loaded)->functions().count(&count);
    if (status != Status::Success)
        return tl::unexpected(Error{ErrorCode::NvmlFailed, {{"cause", (*loaded)->explain(status)}}});
    if (count == 0)
        return tl::unexpected(Error{ErrorCode::NvmlNoDevice});
    Discovery discovery(**loaded);
    discovery.look(count);
    if (discovery.gpus.empty())
        return tl::unexpected(Error{ErrorCode::NvmlNoPower, {{"cause", discovery.causes}}});
    return std::make_unique<NvmlMeter>(std::move(*loaded), std::move(discovery.gpus),
                                       std::move(discovery.domains), std::move(discovery.leftOut));
}

} // namespace hakari
