// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/host/cgroup.h"

#include "core/base/number.h"

#include <algorithm>
#include <string>

namespace hakari {

namespace {

namespace fs = std::filesystem;

/// The names under which a version keeps its limits.
struct MemoryNames {
    const char *limit;
    const char *usage;
    const char *droppable; ///< in memory.stat
};
constexpr MemoryNames memoryNames1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file "};
constexpr MemoryNames memoryNames2{"memory.max", "memory.current", "inactive_file "};

constexpr long long unlimited = 1LL << 60; ///< version 1 writes a huge number for no limit

template <class T>
void lower(std::optional<T> &limit, T value)
{
    limit = limit ? std::min(*limit, value) : value;
}

bool names(std::string_view controllers, std::string_view controller)
{
    for (;;) {
        const auto comma = controllers.find(',');
        if (controllers.substr(0, comma) == controller)
            return true;
        if (comma == std::string_view::npos)
            return false;
        controllers.remove_prefix(comma + 1);
    }
}

/// The process's group in the hierarchy of a controller, from "4:memory:/a/b"; version 2 has the one
/// hierarchy "0::/a/b".
std::optional<fs::path> groupOf(const HostFiles &files, std::string_view controller)
{
    std::optional<fs::path> group;
    const auto text = files.text("proc/self/cgroup");
    forEachLine(text.value_or(""), [&](std::string_view line) {
        const auto first = line.find(':');
        const auto second = line.find(':', first == std::string_view::npos ? first : first + 1);
        if (second == std::string_view::npos)
            return;
        const std::string_view listed = line.substr(first + 1, second - first - 1);
        if (controller.empty() ? listed.empty() : names(listed, controller))
            group = fs::path(line.substr(second + 1)).relative_path();
    });
    return group;
}

/// Visits the folders of the group and of those around it, from the inside to the hierarchy's own.
template <class Visit>
void forEachLevel(const fs::path &hierarchy, const std::optional<fs::path> &group, Visit visit)
{
    if (!group)
        return;
    for (fs::path level = *group; !level.empty(); level = level.parent_path())
        visit(hierarchy / level);
    visit(hierarchy);
}

void readMemory(const HostFiles &files, const fs::path &folder, const MemoryNames &names,
                CgroupLimits &limits)
{
    const auto limit = files.integer(folder / names.limit); // version 2: "max" where there is none
    if (!limit || *limit <= 0 || *limit >= unlimited)
        return;
    const long long usage = files.integer(folder / names.usage).value_or(0);
    const auto droppable =
        parseInteger(files.value(folder / "memory.stat", names.droppable).value_or("")).value_or(0);
    const long long used = std::max(0LL, usage - std::max(0LL, droppable));
    lower(limits.memory, static_cast<std::uint64_t>(*limit));
    lower(limits.memoryRemaining, static_cast<std::uint64_t>(std::max(0LL, *limit - used)));
}

void lowerCpus(CgroupLimits &limits, std::optional<long long> quota, std::optional<long long> period)
{
    if (quota && period && *quota > 0 && *period > 0)
        lower(limits.cpus, static_cast<double>(*quota) / static_cast<double>(*period));
}

void readCpus1(const HostFiles &files, const fs::path &folder, CgroupLimits &limits)
{
    lowerCpus(limits, files.integer(folder / "cpu.cfs_quota_us"),
              files.integer(folder / "cpu.cfs_period_us"));
}

void readCpus2(const HostFiles &files, const fs::path &folder, CgroupLimits &limits)
{
    const std::string line = files.line(folder / "cpu.max").value_or(""); // "150000 100000" or "max 100000"
    const auto parts = fields(line);
    if (parts.size() == 2)
        lowerCpus(limits, parseInteger(parts[0]), parseInteger(parts[1]));
}

} // namespace

CgroupLimits cgroupLimits(const HostFiles &files)
{
    const fs::path mount = "sys/fs/cgroup";
    CgroupLimits limits;
    forEachLevel(mount, groupOf(files, ""), [&](const fs::path &folder) {
        readMemory(files, folder, memoryNames2, limits);
        readCpus2(files, folder, limits);
    });
    forEachLevel(mount / "memory", groupOf(files, "memory"),
                 [&](const fs::path &folder) { readMemory(files, folder, memoryNames1, limits); });
    forEachLevel(mount / "cpu", groupOf(files, "cpu"),
                 [&](const fs::path &folder) { readCpus1(files, folder, limits); });
    return limits;
}

} // namespace hakari
