// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// The energy counters of Intel's and AMD's processors, through the kernel's powercap driver
/// (<root>/sys/class/powercap/intel-rapl:*, whose name AMD's share; Documentation/power/powercap).
///
/// package covers the CPU, dram the memory beside it: the kernel lists dram below package, which does not
/// contain it. core, uncore and what else lies below package are a share of it. psys, where there is one,
/// contains package and dram. The same counters seen through memory (intel-rapl-mmio) are left out.
///
/// Errors: RaplAbsent; RaplForbidden (root only since CVE-2020-8694); MeterUnreadable. Blocking.
Expected<std::unique_ptr<PowerMeter>> openRapl(const std::filesystem::path &root = "/");

} // namespace hakari
