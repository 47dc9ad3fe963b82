// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/host/files.h"

#include <cstdint>
#include <optional>

namespace hakari {

/// What the cgroups of this process allow it, version 1 or 2: the tightest limit from its own up to the root.
/// In a container only those are seen that it shows. Nothing where there is no limit.
struct CgroupLimits {
    std::optional<double> cpus;                   ///< CPU time per time
    std::optional<std::uint64_t> memory;          ///< bytes
    std::optional<std::uint64_t> memoryRemaining; ///< bytes; caches that the kernel can drop count as free
};
CgroupLimits cgroupLimits(const HostFiles &files);

} // namespace hakari
