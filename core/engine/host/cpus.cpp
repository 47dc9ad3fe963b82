// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/cpu.h"
#include "core/base/number.h"
#include "core/engine/host/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace hakari {

namespace {

const std::filesystem::path cpuFolder = "sys/devices/system/cpu";

std::string joined(const std::set<std::string> &parts)
{
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// The allowed CPUs that are online: the kernel lists those as well that may be plugged in later.
std::vector<int> allowedAmong(const std::vector<int> &online, const std::vector<int> &listed)
{
    if (online.empty() || listed.empty())
        return listed;
    std::vector<int> both;
    std::ranges::set_intersection(online, listed, std::back_inserter(both));
    return both;
}

std::filesystem::path cpuPath(int cpu, const char *file)
{
    return cpuFolder / ("cpu" + std::to_string(cpu)) / file;
}

/// The different values that a file has for these CPUs.
std::set<std::string> valuesOf(const HostFiles &files, const std::vector<int> &cpus, const char *file)
{
    std::set<std::string> values;
    for (const int cpu : cpus) {
        if (auto value = files.line(cpuPath(cpu, file)))
            values.insert(std::move(*value));
    }
    return values;
}

void inspectTopology(Inspection &host, const std::vector<int> &online)
{
    auto packages = valuesOf(host.files, online, "topology/physical_package_id");
    auto siblings = valuesOf(host.files, online, "topology/thread_siblings_list");
    std::erase_if(packages, [](const std::string &id) { return !parseInteger(id); });
    std::erase_if(siblings, [](const std::string &list) { return numberList(list).empty(); });
    host.count("cpus_online", online.size());
    host.count("cpus_allowed", host.allowed.size());
    host.count("sockets", packages.size());
    host.count("cores", siblings.size());
    std::size_t threads = 0;
    for (const std::string &core : siblings)
        threads = std::max(threads, numberList(core).size());
    host.count("threads_per_core", threads);
    host.count("numa_nodes", host.files.list("sys/devices/system/node/online").size());
}

void inspectGovernor(Inspection &host)
{
    const auto governors = valuesOf(host.files, host.allowed, "cpufreq/scaling_governor");
    host.fact("cpu_governor", joined(governors));
    if (governors.size() > 1)
        host.warn(HostWarningKind::MixedGovernors, joined(governors));
    else if (!governors.empty() && *governors.begin() != "performance")
        host.warn(HostWarningKind::GovernorNotPerformance, *governors.begin());
}

/// The lowest and highest frequency that the governor may choose for any allowed CPU.
std::optional<std::string> frequencyLimits(const Inspection &host)
{
    std::optional<long long> low;
    std::optional<long long> high;
    for (const int cpu : host.allowed) {
        const auto least = host.files.integer(cpuPath(cpu, "cpufreq/scaling_min_freq"));
        const auto most = host.files.integer(cpuPath(cpu, "cpufreq/scaling_max_freq"));
        if (!least || !most || *least <= 0 || *most < *least)
            continue;
        low = std::min(low.value_or(*least), *least);
        high = std::max(high.value_or(*most), *most);
    }
    if (!low || !high)
        return std::nullopt;
    constexpr double kilohertz = 1e-6; // in GHz
    return fmt::format("{:.2f} to {:.2f} GHz", static_cast<double>(*low) * kilohertz,
                       static_cast<double>(*high) * kilohertz);
}

std::optional<std::string> boost(const HostFiles &files)
{
    if (const auto off = files.integer(cpuFolder / "intel_pstate/no_turbo"))
        return *off == 0 ? "on" : "off";
    if (const auto on = files.integer(cpuFolder / "cpufreq/boost"))
        return *on == 0 ? "off" : "on";
    return std::nullopt;
}

} // namespace

void inspectCpus(Inspection &host)
{
    const auto online = host.files.list(cpuFolder / "online");
    const auto listed = host.files.value("proc/self/status", "Cpus_allowed_list:");
    host.allowed = allowedAmong(online, numberList(listed.value_or("")));
    host.fact("cpu", cpuModel(host.files.root()));
    inspectTopology(host, online);
    inspectGovernor(host);
    host.fact("cpu_frequency_limits", frequencyLimits(host));
    host.fact("cpu_boost", boost(host.files));
}

std::optional<std::uint64_t> throttleEvents(const std::filesystem::path &root)
{
    const HostFiles files(root);
    std::optional<std::uint64_t> sum;
    for (const int cpu : files.list(cpuFolder / "online")) {
        for (const char *counter :
             {"thermal_throttle/core_throttle_count", "thermal_throttle/package_throttle_count"}) {
            const auto count = files.integer(cpuPath(cpu, counter));
            if (count && *count >= 0)
                sum = sum.value_or(0) + static_cast<std::uint64_t>(*count);
        }
    }
    return sum;
}

} // namespace hakari
