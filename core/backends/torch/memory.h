// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

namespace hakari::torchbackend {

/// An estimate of the host memory for a supported workload, in bytes. On a CUDA device that is what passes
/// through the host on its way there.
std::uint64_t hostMemoryNeeded(const Workload &workload, const SessionOptions &options);

} // namespace hakari::torchbackend
