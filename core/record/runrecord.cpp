// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/runrecord.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array boundaryNames{
    HAKARI_TEXT("PowerBoundary", "AC wall"),     HAKARI_TEXT("PowerBoundary", "DC supply"),
    HAKARI_TEXT("PowerBoundary", "board"),       HAKARI_TEXT("PowerBoundary", "chip"),
    HAKARI_TEXT("PowerBoundary", "power model"),
};
constexpr std::array verdictNames{
    HAKARI_TEXT("Verdict", "valid"),       HAKARI_TEXT("Verdict", "mistrusted"),
    HAKARI_TEXT("Verdict", "failed"),      HAKARI_TEXT("Verdict", "aborted"),
    HAKARI_TEXT("Verdict", "unsupported"),
};

} // namespace

std::string_view name(PowerBoundary boundary)
{
    return boundaryNames[static_cast<std::size_t>(boundary)];
}

std::string_view name(VerdictState state)
{
    return verdictNames[static_cast<std::size_t>(state)];
}

std::optional<Joules> RunRecord::energyPerSample() const
{
    if (!averagePower || !throughput || throughput->value <= 0)
        return std::nullopt;
    return Joules{averagePower->value / throughput->value};
}

std::optional<Watts> meanPowerInside(const PowerTrace &trace, const Window &window)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const PowerSample &sample : trace.samples) {
        if (sample.at > window.begin && sample.at < window.end && sample.power.value > 0) {
            sum += sample.power.value;
            ++count;
        }
    }
    if (count == 0)
        return std::nullopt;
    return Watts{sum / static_cast<double>(count)};
}

} // namespace hakari
