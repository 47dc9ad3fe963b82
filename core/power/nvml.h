// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// NVIDIA's GPUs through NVML, which comes with their driver and is loaded at run time. One domain a GPU, at
/// the boundary of its board: "its associated circuitry (e.g. memory)" is counted (nvml.h,
/// nvmlDeviceGetPowerUsage).
///
/// Energy counter (mJ since the driver was loaded; Volta or newer) where it counts: it has to move within
/// 0.2 s of opening. Power otherwise: the present one up to GA100, the mean of the last second on other GPUs
/// from Ampere on. A counter that has not moved since the last read() has nothing new and is absent. NVIDIA
/// states no refresh rate; 20 to 100 ms by GPU were found (arXiv:2312.02741), so 20 ms is the shortest
/// interval. A GPU that tells neither is left out, and warnings() says why; a lost one becomes absent.
///
/// takeThrottling() names heat, the hardware's slowdown, the power brake and the reliability limit. Being at
/// the power limit is no such reason: it is how a GPU normally runs at full load, so facts() has it.
///
/// warnings() lists every process but this one; in a container NVML gives the ids of the host, so ask
/// before loading the device. Errors: NvmlAbsent, NvmlNoDriver, NvmlMismatch, NvmlFailed, NvmlNoDevice,
/// NvmlNoPower. read(): NvmlLost. Blocking.
Expected<std::unique_ptr<PowerMeter>> openNvml(const std::string &library = "libnvidia-ml.so.1");

} // namespace hakari
