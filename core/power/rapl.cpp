// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/rapl.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/power/sensorfile.h"

#include <algorithm>

namespace hakari {

namespace {

constexpr std::string_view prefix = "intel-rapl:";
constexpr Seconds interval{0.01}; // the counters move about every millisecond: 10 % jitter at most

// Every zone is a device of its own. The group keeps others from watching what a processor computes.
constexpr const char *rule = "SUBSYSTEM==\"powercap\", KERNEL==\"intel-rapl:*\", RUN+=\"/bin/sh -c "
                             "'chgrp adm /sys%p/energy_uj && chmod 0440 /sys%p/energy_uj'\"";

using Index = std::vector<long long>; // of "intel-rapl:0:2": 0, 2

struct Zone {
    Index index;
    std::string name;
    std::filesystem::path path;
};

Index indexOf(std::string_view folder)
{
    Index index;
    if (!folder.starts_with(prefix))
        return index;
    folder.remove_prefix(prefix.size());
    for (bool more = true; more;) {
        const auto colon = folder.find(':');
        const auto number = parseInteger(folder.substr(0, colon));
        if (!number)
            return {};
        index.push_back(*number);
        more = colon != std::string_view::npos;
        folder.remove_prefix(more ? colon + 1 : 0);
    }
    return index;
}

std::vector<Zone> zonesIn(const std::filesystem::path &folder)
{
    std::vector<Zone> zones;
    for (const auto &entry : entriesOf(folder)) {
        const Index index = indexOf(entry.filename().string());
        const std::string name = lineOfFile(entry / "name");
        if (!index.empty() && !name.empty())
            zones.push_back({index, name, entry});
    }
    std::ranges::sort(zones, {}, &Zone::index);
    return zones;
}

std::string idOf(const Index &index)
{
    std::string id = "rapl";
    for (const long long number : index)
        id += ':' + std::to_string(number);
    return id;
}

/// The zone that the kernel lists this one below; null for one on top.
const Zone *enclosing(const Zone &zone, const std::vector<Zone> &zones)
{
    const auto outer = std::ranges::find(zones, Index(zone.index.begin(), zone.index.end() - 1),
                                         &Zone::index);
    return outer == zones.end() ? nullptr : &*outer;
}

bool isPackage(const Zone &zone)
{
    return zone.name.starts_with("package");
}

/// The zone whose energy contains this one's; null where none does.
const Zone *container(const Zone &zone, const std::vector<Zone> &zones)
{
    if (zone.name == "psys")
        return nullptr;
    const Zone *outer = enclosing(zone, zones);
    if (outer && !isPackage(zone) && zone.name != "dram")
        return outer;
    const auto platform = std::ranges::find(zones, "psys", &Zone::name);
    return platform == zones.end() ? nullptr : &*platform;
}

Coverage coverageOf(const Zone &zone)
{
    if (isPackage(zone))
        return {Part::Cpu};
    if (zone.name == "dram")
        return {Part::Dram};
    if (zone.name == "psys")
        return {Part::Cpu, Part::Dram, Part::Rest};
    return {}; // core, uncore, ...: a share of a package
}

MeterDomain domainOf(const Zone &zone, const std::vector<Zone> &zones)
{
    MeterDomain domain;
    const Zone *outer = enclosing(zone, zones);
    domain.id = idOf(zone.index);
    domain.name = outer ? outer->name + ' ' + zone.name : zone.name;
    domain.covers = coverageOf(zone);
    domain.boundary = zone.name == "psys" ? PowerBoundary::Board : PowerBoundary::Chip;
    domain.kind = ReadingKind::Energy;
    const auto range = parseInteger(lineOfFile(zone.path / "max_energy_range_uj"));
    if (range && *range > 0)
        domain.range = Joules{static_cast<double>(*range) * 1e-6};
    if (const Zone *parent = container(zone, zones))
        domain.parent = idOf(parent->index);
    return domain;
}

tl::unexpected<Error> refused(ErrorCode code, const std::filesystem::path &file)
{
    Error error{code, {{"file", displayPath(file)}}};
    if (code == ErrorCode::RaplForbidden)
        error.args["rule"] = rule;
    if (code == ErrorCode::MeterUnreadable)
        error.args["meter"] = "RAPL";
    return tl::unexpected(std::move(error));
}

} // namespace

Expected<std::unique_ptr<PowerMeter>> openRapl(const std::filesystem::path &root)
{
    const auto folder = root / "sys/class/powercap";
    const std::vector<Zone> zones = zonesIn(folder);
    std::vector<FileDomain> files;
    bool readable = false;
    for (const Zone &zone : zones) {
        const auto path = zone.path / "energy_uj";
        auto file = SensorFile::open(path);
        if (!file && file.error() == std::errc::permission_denied)
            return refused(ErrorCode::RaplForbidden, path);
        if (!file)
            continue;
        readable = readable || file->integer().value_or(-1) >= 0;
        files.push_back({domainOf(zone, zones), path, std::move(*file)});
    }
    if (readable)
        return fileMeter("rapl", "RAPL", std::move(files), interval);
    if (zones.empty())
        return refused(ErrorCode::RaplAbsent, folder);
    return refused(ErrorCode::MeterUnreadable, zones.front().path / "energy_uj");
}

} // namespace hakari
