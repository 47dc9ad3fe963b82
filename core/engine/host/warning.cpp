// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/engine/host/host.h"

#include <fmt/format.h>

#include <array>

namespace hakari {

namespace {

constexpr double othersMayUse = 0.1; ///< CPUs

} // namespace

std::string_view name(HostWarningKind kind)
{
    constexpr std::array names{"governor_not_performance",
                               "mixed_governors",
                               "debug_build",
                               "other_load",
                               "swap_in_use",
                               "cpu_quota",
                               "blas_threads"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view messageTemplate(HostWarningKind kind)
{
    switch (kind) {
    case HostWarningKind::GovernorNotPerformance:
        return HAKARI_TEXT("HostWarning", "The CPUs' frequency governor is \"{value}\", so their clock may "
                                          "follow the load. Set it to \"performance\" to measure.");
    case HostWarningKind::MixedGovernors:
        return HAKARI_TEXT("HostWarning", "The CPUs have different frequency governors: {value}. "
                                          "Set all to \"performance\" to measure.");
    case HostWarningKind::DebugBuild:
        return HAKARI_TEXT("HostWarning", "Hakari was built {value}. Measure with a release build.");
    case HostWarningKind::OtherLoad:
        return HAKARI_TEXT(
            "HostWarning",
            "Other programs kept {value} CPUs busy just before the run. Stop them and run again.");
    case HostWarningKind::SwapInUse:
        return HAKARI_TEXT("HostWarning",
                           "{value} of memory is swapped out. Close other programs and run again.");
    case HostWarningKind::CpuQuota:
        return HAKARI_TEXT(
            "HostWarning",
            "This container may use {value} CPUs, fewer than it sees, so its threads are paused "
            "now and then. Lift the limit, or run with no more threads than that.");
    case HostWarningKind::BlasThreads:
        return HAKARI_TEXT("HostWarning", "{value} brings threads of its own, which compete with those of "
                                          "OpenMP. Install the variant that uses OpenMP.");
    }
    return {};
}

std::string describe(const HostWarning &warning)
{
    return fillTemplate(messageTemplate(warning.kind), {{"value", warning.value}});
}

std::optional<HostWarning> otherLoad(double busyCpus)
{
    if (!(busyCpus > othersMayUse))
        return std::nullopt;
    return HostWarning{HostWarningKind::OtherLoad, fmt::format("{:.1f}", busyCpus)};
}

} // namespace hakari
