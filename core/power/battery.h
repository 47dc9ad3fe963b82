// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// What the batteries deliver while they discharge, which is then what the whole system takes
/// (<root>/sys/class/power_supply/BAT*: power_now, else current_now * voltage_now; ABI/testing/
/// sysfs-class-power). One domain for all of them, at the DC supply; absent while none discharges, or while
/// one that discharges does not tell its power.
///
/// Errors: BatteryAbsent; BatteryIdle (none discharges now). read(): BatteryIdle. Blocking.
Expected<std::unique_ptr<PowerMeter>> openBattery(const std::filesystem::path &root = "/");

} // namespace hakari
