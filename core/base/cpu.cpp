// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/cpu.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sched.h>
#include <span>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace hakari {

namespace {

struct ArmName {
    std::string_view code;
    std::string_view name;
};

/// MIDR_EL1.Implementer and PartNum, as in Linux' arch/arm64/include/asm/cputype.h.
constexpr std::array implementers{
    ArmName{"0x41", "Arm"},    ArmName{"0x46", "Fujitsu"},  ArmName{"0x48", "HiSilicon"},
    ArmName{"0x4e", "NVIDIA"}, ArmName{"0x51", "Qualcomm"}, ArmName{"0x61", "Apple"},
    ArmName{"0xc0", "Ampere"},
};
constexpr std::array parts{
    ArmName{"0x41 0xd03", "Cortex-A53"},    ArmName{"0x41 0xd07", "Cortex-A57"},
    ArmName{"0x41 0xd08", "Cortex-A72"},    ArmName{"0x41 0xd0b", "Cortex-A76"},
    ArmName{"0x41 0xd0c", "Neoverse-N1"},   ArmName{"0x41 0xd40", "Neoverse-V1"},
    ArmName{"0x41 0xd49", "Neoverse-N2"},   ArmName{"0x41 0xd4f", "Neoverse-V2"},
    ArmName{"0x41 0xd83", "Neoverse-V3AE"}, ArmName{"0x41 0xd84", "Neoverse-V3"},
    ArmName{"0x41 0xd8e", "Neoverse-N3"},   ArmName{"0x46 0x001", "A64FX"},
    ArmName{"0x48 0xd01", "TSV110"},        ArmName{"0xc0 0xac3", "Ampere-1"},
    ArmName{"0xc0 0xac4", "Ampere-1A"},
};

std::string named(std::span<const ArmName> list, std::string_view code, const std::string &otherwise)
{
    const auto found = std::ranges::find(list, code, &ArmName::code);
    return found == list.end() ? otherwise : std::string(found->name);
}

/// The value of the first line "key : value"; empty where there is none.
std::string valueOf(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && trimmed(line.substr(0, colon)) == key)
            return std::string(trimmed(line.substr(colon + 1)));
    }
    return {};
}

std::string armModel(std::string_view text)
{
    const std::string implementer = valueOf(text, "CPU implementer");
    const std::string part = valueOf(text, "CPU part");
    if (implementer.empty() || part.empty())
        return {};
    return named(implementers, implementer, "implementer " + implementer) + " "
           + named(parts, implementer + " " + part, "part " + part);
}

} // namespace

std::string cpuModel(const std::filesystem::path &root)
{
    const auto text = readTextFile(root / "proc/cpuinfo");
    if (!text)
        return {};
    std::string model = valueOf(*text, "model name");
    return model.empty() ? armModel(*text) : model;
}

int allowedCpus()
{
    // The kernel refuses a set smaller than its own, whose size it does not tell.
    for (int size = 1024; size <= 1024 * 1024; size *= 2) {
        const std::unique_ptr<cpu_set_t, void (*)(cpu_set_t *)> set(
            CPU_ALLOC(static_cast<std::size_t>(size)), [](cpu_set_t *owned) { CPU_FREE(owned); });
        const std::size_t bytes = CPU_ALLOC_SIZE(static_cast<std::size_t>(size));
        if (set && sched_getaffinity(0, bytes, set.get()) == 0)
            return std::max(1, CPU_COUNT_S(bytes, set.get()));
    }
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::uint64_t installedMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    return pages > 0 && pageSize > 0
               ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize)
               : 0;
}

} // namespace hakari
