// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// No meter, but what a published curve says an instance takes at the present load of its CPUs. It is always
/// Provenance::Estimated at PowerBoundary::Model, and never opened unless a person asks for it.
///
/// Load: the share of all CPUs' time since the last read() that was neither idle nor iowait, from the first
/// line of <root>/proc/stat (Documentation/filesystems/proc; guest is part of user). Time that a hypervisor
/// gave to others counts as load, as the machine below was busy. The kernel counts in ticks of 10 ms, so
/// over the shortest interval of 0.1 s one CPU's load is known to a tenth. Absent in the first read(), and
/// where no tick has passed or counters fell since the last.
///
/// It covers the whole system, without the accelerator where the curve leaves that out.
/// Errors: ModelNotForDevice (the curve counts an accelerator, of which CPUs tell nothing); MeterUnreadable,
/// of read() as well; PowerAbsent (a curve without points). Blocking.
Expected<std::unique_ptr<PowerMeter>> openModel(const ModelledInstance &instance,
                                                const std::filesystem::path &root = "/");

} // namespace hakari
