// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/number.h"
#include "core/engine/host/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hakari {

namespace {

/// The word in brackets of "always [madvise] never".
std::optional<std::string> chosen(const std::optional<std::string> &line)
{
    const auto begin = line ? line->find('[') : std::string::npos;
    const auto end = begin == std::string::npos ? begin : line->find(']', begin);
    return end == std::string::npos ? std::nullopt : std::optional(line->substr(begin + 1, end - begin - 1));
}

std::optional<std::string> operatingSystem(const HostFiles &files)
{
    for (const char *path : {"etc/os-release", "usr/lib/os-release"}) {
        if (auto name = files.value(path, "PRETTY_NAME=")) {
            if (name->size() >= 2 && name->front() == '"' && name->back() == '"')
                return name->substr(1, name->size() - 2);
            return name;
        }
    }
    return std::nullopt;
}

std::optional<std::string> kernel(const HostFiles &files)
{
    const auto type = files.line("proc/sys/kernel/ostype");
    const auto release = files.line("proc/sys/kernel/osrelease");
    return type && release ? std::optional(*type + " " + *release) : std::nullopt;
}

std::optional<std::string> loadAverage(const HostFiles &files)
{
    const std::string line = files.line("proc/loadavg").value_or("");
    const auto parts = fields(line);
    if (parts.size() < 3 || !std::all_of(parts.begin(), parts.begin() + 3, parseNumber))
        return std::nullopt;
    return fmt::format("{}, {}, {}", parts[0], parts[1], parts[2]);
}

/// A maker of virtual machines, by the vendor and product that their firmware names.
struct Hypervisor {
    std::string_view vendor;
    std::string_view product; ///< empty: any
    const char *name;
};
constexpr std::array hypervisors{
    Hypervisor{"Amazon EC2", "", "Amazon EC2"},
    Hypervisor{"Google", "Google Compute Engine", "Google Compute Engine"},
    Hypervisor{"Microsoft Corporation", "Virtual Machine", "Hyper-V"},
    Hypervisor{"QEMU", "", "QEMU"},
    Hypervisor{"VMware, Inc.", "", "VMware"},
    Hypervisor{"Xen", "", "Xen"},
    Hypervisor{"innotek GmbH", "", "VirtualBox"},
    Hypervisor{"Red Hat", "KVM", "KVM"},
};

bool hasHypervisorFlag(const HostFiles &files)
{
    const auto text = files.text("proc/cpuinfo");
    bool found = false;
    forEachLine(text.value_or(""), [&](std::string_view line) {
        if (found || !line.starts_with("flags"))
            return;
        const auto flags = fields(line);
        found = std::ranges::find(flags, "hypervisor") != flags.end();
    });
    return found;
}

std::optional<std::string> virtualisation(const HostFiles &files, const std::string &vendor,
                                          const std::string &product)
{
    if (product.ends_with("metal")) // "c7g.metal": EC2 without a virtual machine
        return std::nullopt;
    for (const Hypervisor &known : hypervisors) {
        if (vendor == known.vendor && (known.product.empty() || product == known.product))
            return known.name;
    }
    if (auto type = files.line("sys/hypervisor/type"))
        return type;
    return hasHypervisorFlag(files) ? std::optional<std::string>("a hypervisor") : std::nullopt;
}

void inspectMachine(Inspection &host)
{
    const std::string vendor = host.files.line("sys/class/dmi/id/sys_vendor").value_or("");
    const std::string product = host.files.line("sys/class/dmi/id/product_name").value_or("");
    const bool repeated = product.starts_with(vendor);
    host.fact("machine", repeated ? product : std::string(trimmed(vendor + " " + product)));
    host.fact("virtualisation", virtualisation(host.files, vendor, product));
}

} // namespace

void inspectSystem(Inspection &host)
{
    host.fact("transparent_hugepages", chosen(host.files.line("sys/kernel/mm/transparent_hugepage/enabled")));
    host.fact("load_average", loadAverage(host.files));
    host.fact("kernel", kernel(host.files));
    host.fact("os", operatingSystem(host.files));
#if defined(__x86_64__)
    host.fact("architecture", "x86_64");
#elif defined(__aarch64__)
    host.fact("architecture", "aarch64");
#endif
    inspectMachine(host);
}

} // namespace hakari
