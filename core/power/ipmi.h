// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

namespace hakari {

/// The programs that ask a management controller (BMC): names in PATH, or paths. The first that exists is
/// used.
struct IpmiPrograms {
    std::string ipmitool; ///< asked "dcmi power reading"
    std::string freeipmi; ///< asked "--get-system-power-statistics"
};

/// The power of the whole system as its management controller knows it: DCMI 1.5, command "Get Power
/// Reading", in whole watts. Whether a controller reads the input or the output of the power supplies is its
/// maker's choice, and the command does not tell: the boundary is the DC supply, so that no loss in the
/// supplies is claimed to be measured.
///
/// 0 W is no measurement, nor is a reading whose state is "deactivated" (ipmitool) or "Not Available"
/// (FreeIPMI). read() runs the program anew, for some 10 to 100 ms, at most 5 s.
///
/// Errors: IpmiAbsent (no /dev/ipmi0, /dev/ipmi/0 or /dev/ipmidev/0 below root); ProgramAbsent;
/// IpmiForbidden; IpmiWithoutPower (a controller without DCMI, or one that does not measure now);
/// ProgramFailed. Blocking.
Expected<std::unique_ptr<PowerMeter>> openIpmi(const std::filesystem::path &root,
                                               const IpmiPrograms &programs, Seconds timeout = Seconds{5.0});

} // namespace hakari
