// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/powermeter.h"

#include "core/base/text.h"
#include "core/power/battery.h"
#include "core/power/hwmon.h"
#include "core/power/rapl.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array partNames{
    HAKARI_TEXT("Part", "cpu"),     HAKARI_TEXT("Part", "dram"), HAKARI_TEXT("Part", "accelerator"),
    HAKARI_TEXT("Part", "network"), HAKARI_TEXT("Part", "rest"),
};

} // namespace

std::string_view name(Part part)
{
    return partNames[static_cast<std::size_t>(part)];
}

std::vector<Part> Coverage::parts() const
{
    std::vector<Part> found;
    for (std::size_t i = 0; i < partNames.size(); ++i) {
        if (contains(static_cast<Part>(i)))
            found.push_back(static_cast<Part>(i));
    }
    return found;
}

std::string text(Coverage coverage)
{
    if (coverage.empty())
        return HAKARI_TEXT("Part", "unknown");
    if (coverage == Coverage::wholeSystem())
        return HAKARI_TEXT("Part", "whole-system");
    std::string out;
    for (const Part part : coverage.parts())
        out.append(out.empty() ? "" : ", ").append(name(part));
    return out;
}

std::string_view name(ReadingKind kind)
{
    return kind == ReadingKind::Power ? HAKARI_TEXT("ReadingKind", "power")
                                      : HAKARI_TEXT("ReadingKind", "energy");
}

std::vector<FoundMeter> findMeters(const std::filesystem::path &root)
{
    std::vector<FoundMeter> found;
    found.push_back({"rapl", HAKARI_TEXT("Meter", "RAPL counters of the processor"), openRapl(root)});
    found.push_back({"acpi", HAKARI_TEXT("Meter", "ACPI power meter of the machine"), openAcpiMeter(root)});
    found.push_back({"hwmon", HAKARI_TEXT("Meter", "power sensors on the board"), openHwmon(root)});
    found.push_back({"battery", HAKARI_TEXT("Meter", "battery"), openBattery(root)});
    return found;
}

} // namespace hakari
