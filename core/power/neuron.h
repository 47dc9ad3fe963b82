// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"
#include "core/power/wallclock.h"

#include <optional>

namespace hakari {

/// The power of AWS Inferentia and Trainium devices, as the Neuron driver tells it once a minute
/// (<root>/sys/devices/virtual/neuron_device/neuron<N>/stats/power/utilization; "Neuron Sysfs User Guide" of
/// the AWS Neuron documentation): "POWER_STATUS_VALID,1781370720,1.50,3.50,2.00" is a status, the Unix time
/// at which the minute ended, and the least, greatest and mean power during that minute, in percent of the
/// device's greatest power. The driver leaves the background power out and, of several dice, takes the one
/// that uses most of its own (neuron_power.c of the driver).
///
/// One domain for each device: a Share in 0..1 that covers nothing, as no watts are published. With
/// `perDevice`, the watts at 100 %, it is a Power at the board that covers the accelerator, and an estimate.
/// A value is absent where its minute was read before, or its status is not POWER_STATUS_VALID; age() tells
/// how old the others are. facts(): the devices' number, names and cores.
///
/// Errors: NeuronAbsent; NeuronSilent (no such file, no data, no line of that form). read(): NeuronSilent
/// where no device tells anything. Blocking.
Expected<std::unique_ptr<PowerMeter>> openNeuron(const std::filesystem::path &root = "/",
                                                 std::optional<Watts> perDevice = {},
                                                 WallClock clock = systemTime);

} // namespace hakari
