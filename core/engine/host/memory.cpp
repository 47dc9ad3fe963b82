// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/number.h"
#include "core/engine/host/cgroup.h"
#include "core/engine/host/inspection.h"

#include <fmt/format.h>

#include <algorithm>

namespace hakari {

namespace {

constexpr double swapMayHold = 0.01;   ///< of the memory
constexpr double bytesPerKib = 1024.0; ///< /proc/meminfo says kB and means KiB

std::optional<double> memoryBytes(const HostFiles &files, const char *key)
{
    const std::string text = files.value("proc/meminfo", key).value_or("");
    const auto parts = fields(text);
    const auto number = parts.size() == 2 && parts[1] == "kB" ? parseInteger(parts[0]) : std::nullopt;
    return number && *number >= 0 ? std::optional(static_cast<double>(*number) * bytesPerKib) : std::nullopt;
}

void inspectSwap(Inspection &host, std::optional<double> memory)
{
    const auto total = memoryBytes(host.files, "SwapTotal:");
    const auto free = memoryBytes(host.files, "SwapFree:");
    if (!total || !free || *free > *total)
        return;
    const double used = *total - *free;
    host.fact("swap", *total > 0.0 ? bytesText(*total) + ", " + bytesText(used) + " in use" : "none");
    if (memory && used > swapMayHold * *memory)
        host.warn(HostWarningKind::SwapInUse, bytesText(used));
}

void inspectCgroup(Inspection &host)
{
    const CgroupLimits limits = cgroupLimits(host.files);
    if (limits.memory)
        host.fact("cgroup_memory_limit", bytesText(static_cast<double>(*limits.memory)));
    if (!limits.cpus)
        return;
    host.fact("cgroup_cpu_limit", fmt::format("{:.2f} CPUs", *limits.cpus));
    if (*limits.cpus < static_cast<double>(host.allowed.size()))
        host.warn(HostWarningKind::CpuQuota, fmt::format("{:.2f}", *limits.cpus));
}

} // namespace

void inspectMemory(Inspection &host)
{
    const auto total = memoryBytes(host.files, "MemTotal:");
    if (total.value_or(0.0) > 0.0)
        host.fact("memory_total", bytesText(*total));
    if (const auto available = availableMemory(host.files.root()))
        host.fact("memory_available", bytesText(static_cast<double>(*available)));
    inspectSwap(host, total);
    inspectCgroup(host);
}

std::optional<std::uint64_t> availableMemory(const std::filesystem::path &root)
{
    const HostFiles files(root);
    const auto available = memoryBytes(files, "MemAvailable:");
    const auto remaining = cgroupLimits(files).memoryRemaining;
    if (!available)
        return std::nullopt;
    const auto bytes = static_cast<std::uint64_t>(*available);
    return std::min(bytes, remaining.value_or(bytes));
}

} // namespace hakari
