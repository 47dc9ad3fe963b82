// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// The meter that the firmware offers by ACPI 4.0, chapter "Power Meters" (Documentation/hwmon/
/// acpi_power_meter): power that the firmware has averaged.
///
/// It covers the whole system where it is the only one and its measures/ folder names nothing but the system
/// bus; a component's meter (Grace has one for each of its sockets' parts) covers what is not known here.
/// ACPI knows whether it meters the input or the output of the power supply, but the kernel does not pass it
/// on: the boundary is the DC supply, so that no loss in the supply is claimed to be measured.
///
/// Errors: AcpiMeterAbsent, MeterUnreadable. Blocking.
Expected<std::unique_ptr<PowerMeter>> openAcpiMeter(const std::filesystem::path &root = "/");

/// The power sensors of other chips on the board (<root>/sys/class/hwmon/hwmon*/power*_{average,input},
/// Documentation/hwmon/sysfs-interface). What such a sensor covers is known to the board's maker alone, so
/// none is added to a total. Left out: ACPI's meter, and what reads a processor or an accelerator, by the
/// driver's name, as these have meters of their own.
///
/// Errors: SensorsAbsent, MeterUnreadable. Blocking.
Expected<std::unique_ptr<PowerMeter>> openHwmon(const std::filesystem::path &root = "/");

} // namespace hakari
