// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/runrecord.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array verdictNames{
    HAKARI_TEXT("Verdict", "valid"),       HAKARI_TEXT("Verdict", "mistrusted"),
    HAKARI_TEXT("Verdict", "failed"),      HAKARI_TEXT("Verdict", "aborted"),
    HAKARI_TEXT("Verdict", "unsupported"),
};

} // namespace

std::string_view name(VerdictState state)
{
    return verdictNames[static_cast<std::size_t>(state)];
}

std::optional<Joules> RunRecord::energyPerSample() const
{
    if (!averagePower || !throughput || throughput->value <= 0)
        return std::nullopt;
    return Joules{averagePower->mean.value / throughput->value};
}

std::optional<Watts> meanPowerInside(const PowerTrace &trace, const Window &window)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const Reading &reading : trace.readings) {
        if (reading.at > window.begin && reading.at < window.end && reading.value > 0) {
            sum += reading.value;
            ++count;
        }
    }
    if (count == 0)
        return std::nullopt;
    return Watts{sum / static_cast<double>(count)};
}

} // namespace hakari
