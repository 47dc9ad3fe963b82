// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace hakari {

/// The CPU's model: the "model name" of <root>/proc/cpuinfo; on Arm, which has none there, from implementer
/// and part ("Arm Neoverse-V1"). Empty where the file says neither. Blocking, any thread.
std::string cpuModel(const std::filesystem::path &root = "/");

/// The CPUs that the calling thread may run on (sched_getaffinity), at least 1: what a compute library
/// should take when it is told no number of threads. A container's CPU quota is not part of it.
int allowedCpus();

/// The memory that the system manages, in bytes; 0 where it does not say.
std::uint64_t installedMemory();

} // namespace hakari
