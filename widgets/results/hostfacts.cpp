// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/hostfacts.h"

#include "core/base/text.h"

#include <array>
#include <string_view>

namespace hakari {

namespace {

struct KnownFact {
    std::string_view key;
    const char *caption;
};

constexpr std::array known{
    KnownFact{"machine", HAKARI_TEXT("HostFact", "Machine")},
    KnownFact{"system", HAKARI_TEXT("HostFact", "System")},
    KnownFact{"submitter", HAKARI_TEXT("HostFact", "Submitter")},
    KnownFact{"sut", HAKARI_TEXT("HostFact", "System under test")},
    KnownFact{"nodes", HAKARI_TEXT("HostFact", "Nodes")},
    KnownFact{"accelerator", HAKARI_TEXT("HostFact", "Accelerator")},
    KnownFact{"accelerators_per_node", HAKARI_TEXT("HostFact", "Accelerators per node")},
    KnownFact{"device", HAKARI_TEXT("HostFact", "Device")},
    KnownFact{"device_name", HAKARI_TEXT("HostFact", "Device name")},
    KnownFact{"device_memory", HAKARI_TEXT("HostFact", "Device memory")},
    KnownFact{"cpu", HAKARI_TEXT("HostFact", "Processor")},
    KnownFact{"cpus_per_node", HAKARI_TEXT("HostFact", "Processors per node")},
    KnownFact{"sockets", HAKARI_TEXT("HostFact", "Sockets")},
    KnownFact{"cores", HAKARI_TEXT("HostFact", "Cores")},
    KnownFact{"threads_per_core", HAKARI_TEXT("HostFact", "Threads per core")},
    KnownFact{"cpus_online", HAKARI_TEXT("HostFact", "CPUs online")},
    KnownFact{"cpus_allowed", HAKARI_TEXT("HostFact", "CPUs allowed")},
    KnownFact{"numa_nodes", HAKARI_TEXT("HostFact", "NUMA nodes")},
    KnownFact{"cpu_frequency_limits", HAKARI_TEXT("HostFact", "CPU frequency limits")},
    KnownFact{"cpu_governor", HAKARI_TEXT("HostFact", "CPU governor")},
    KnownFact{"cpu_boost", HAKARI_TEXT("HostFact", "CPU boost")},
    KnownFact{"cgroup_cpu_limit", HAKARI_TEXT("HostFact", "CPU quota")},
    KnownFact{"memory_total", HAKARI_TEXT("HostFact", "Memory")},
    KnownFact{"memory_available", HAKARI_TEXT("HostFact", "Memory available")},
    KnownFact{"cgroup_memory_limit", HAKARI_TEXT("HostFact", "Memory limit")},
    KnownFact{"transparent_hugepages", HAKARI_TEXT("HostFact", "Transparent huge pages")},
    KnownFact{"swap", HAKARI_TEXT("HostFact", "Swap")},
    KnownFact{"virtualisation", HAKARI_TEXT("HostFact", "Virtualisation")},
    KnownFact{"architecture", HAKARI_TEXT("HostFact", "Architecture")},
    KnownFact{"os", HAKARI_TEXT("HostFact", "Operating system")},
    KnownFact{"operating_system", HAKARI_TEXT("HostFact", "Operating system")},
    KnownFact{"kernel", HAKARI_TEXT("HostFact", "Kernel")},
    KnownFact{"load_average", HAKARI_TEXT("HostFact", "Load average")},
    KnownFact{"backend", HAKARI_TEXT("HostFact", "Backend")},
    KnownFact{"framework", HAKARI_TEXT("HostFact", "Framework")},
    KnownFact{"loadgen", HAKARI_TEXT("HostFact", "LoadGen")},
    KnownFact{"library", HAKARI_TEXT("HostFact", "Library")},
    KnownFact{"blas", HAKARI_TEXT("HostFact", "BLAS")},
    KnownFact{"precision", HAKARI_TEXT("HostFact", "Precision")},
    KnownFact{"threads", HAKARI_TEXT("HostFact", "Threads")},
    KnownFact{"batch", HAKARI_TEXT("HostFact", "Batch")},
    KnownFact{"parameters", HAKARI_TEXT("HostFact", "Parameters")},
    KnownFact{"meters", HAKARI_TEXT("HostFact", "Meters")},
    KnownFact{"hakari_version", HAKARI_TEXT("HostFact", "Version of Hakari")},
    KnownFact{"commit", HAKARI_TEXT("HostFact", "Commit")},
    KnownFact{"compiler", HAKARI_TEXT("HostFact", "Compiler")},
    KnownFact{"build", HAKARI_TEXT("HostFact", "Build")},
    KnownFact{"command", HAKARI_TEXT("HostFact", "Command")},
};

} // namespace

std::vector<FactRow> hostFacts(const std::map<std::string, std::string> &facts, const Formatter &formatter)
{
    std::vector<FactRow> out;
    const auto add = [&out](const QString &caption, const std::string &value) {
        if (!value.empty())
            out.push_back({caption, QString::fromStdString(value)});
    };
    for (const KnownFact &fact : known) {
        if (const auto found = facts.find(std::string(fact.key)); found != facts.end())
            add(formatter.translate("HostFact", fact.caption), found->second);
    }
    return out;
}

std::vector<FactRow> allFacts(const std::map<std::string, std::string> &facts)
{
    std::vector<FactRow> out;
    for (const auto &[key, value] : facts) {
        if (!value.empty())
            out.push_back({QString::fromStdString(key), QString::fromStdString(value)});
    }
    return out;
}

} // namespace hakari
