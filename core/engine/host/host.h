// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

// Everything here reads the kernel's files below `root`, which tests replace, and blocks for as long as that
// takes. Nothing fails: what cannot be read, or does not make sense, is left out.

/// What about a host makes a measurement less repeatable than it could be. None of it ends a run.
enum class HostWarningKind {
    GovernorNotPerformance, ///< value: the frequency governor of the CPUs that this process may use
    MixedGovernors,         ///< value: their governors, when they differ
    DebugBuild,             ///< value: how Hakari was built
    OtherLoad,              ///< value: the CPUs that other programs kept busy, above 0.1
    SwapInUse,              ///< value: how much, above 1 % of the memory
    CpuQuota,               ///< value: the CPUs that a container may use, fewer than it sees
    BlasThreads,            ///< value: the BLAS with threads of its own beside OpenMP's
};

/// "governor_not_performance", ...: the word in machine-readable files.
std::string_view name(HostWarningKind kind);

struct HostWarning {
    HostWarningKind kind;
    std::string value; ///< UTF-8

    bool operator==(const HostWarning &) const = default;
};

/// The English sentence with its placeholder {value}; the key of its translation (context "HostWarning").
std::string_view messageTemplate(HostWarningKind kind);
std::string describe(const HostWarning &warning);

/// What the record says of the machine that a run was made on.
struct HostReport {
    /// "cpu", "cpus_online", "cpus_allowed", "cores", "sockets", "threads_per_core", "numa_nodes",
    /// "cpu_governor", "cpu_frequency_limits", "cpu_boost", "memory_total", "memory_available", "swap",
    /// "cgroup_cpu_limit", "cgroup_memory_limit", "transparent_hugepages", "load_average", "kernel",
    /// "architecture", "os", "machine" (as its firmware says: "Amazon EC2 c7g.2xlarge"), "virtualisation",
    /// "blas" and, of this program, "hakari_version", "commit", "compiler" and "build".
    Facts facts;
    std::vector<HostWarning> warnings;
};

/// Watches the host's CPUs for so long to see whether others use them; zero does not watch. A BLAS is found
/// once the backend has loaded it: before that, ask loadedBlas() and blasConflict() again later.
HostReport inspectHost(const std::filesystem::path &root = "/",
                       std::chrono::milliseconds watch = std::chrono::milliseconds(500));

/// The bytes that this process may still use: the kernel's MemAvailable, or what a cgroup leaves if that is
/// less. Nothing where the kernel does not say.
std::optional<std::uint64_t> availableMemory(const std::filesystem::path &root = "/");

/// The BLAS libraries that this process has loaded: "OpenBLAS (OpenMP)", "OpenBLAS (pthreads)", "BLIS
/// (OpenMP)", "MKL", "reference BLAS", ...; sorted, each once.
std::vector<std::string> loadedBlas(const std::filesystem::path &root = "/");

/// The loaded BLAS that brings threads of its own into a process with OpenMP; also among the warnings of
/// inspectHost().
std::optional<HostWarning> blasConflict(const std::filesystem::path &root = "/");

/// How often cores and packages slowed down since the host started, to stay within their temperature; of the
/// online CPUs. Nothing where the kernel does not count it (it does on x86 with Intel's thermal interrupt).
std::optional<std::uint64_t> throttleEvents(const std::filesystem::path &root = "/");

/// The CPU time that everything on the host has taken since it was started, in s.
std::optional<double> busyCpuSeconds(const std::filesystem::path &root = "/");

/// The warning about others' use of the CPUs, given how many they kept busy on average.
std::optional<HostWarning> otherLoad(double busyCpus);

} // namespace hakari
