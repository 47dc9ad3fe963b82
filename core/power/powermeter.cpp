// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/powermeter.h"

#include "core/base/text.h"
#include "core/power/battery.h"
#include "core/power/feed.h"
#include "core/power/hwmon.h"
#include "core/power/ipmi.h"
#include "core/power/model.h"
#include "core/power/neuron.h"
#include "core/power/nvml.h"
#include "core/power/rapl.h"

namespace hakari {

std::vector<FoundMeter> findMeters(const MeterSettings &settings)
{
    const std::filesystem::path &root = settings.root;
    std::vector<FoundMeter> found;
    int feeds = 0;
    found.push_back({"rapl", HAKARI_TEXT("Meter", "RAPL counters of the processor"), openRapl(root)});
    found.push_back({"acpi", HAKARI_TEXT("Meter", "ACPI power meter of the machine"), openAcpiMeter(root)});
    found.push_back({"hwmon", HAKARI_TEXT("Meter", "power sensors on the board"), openHwmon(root)});
    found.push_back({"battery", HAKARI_TEXT("Meter", "battery"), openBattery(root)});
    found.push_back({"ipmi", HAKARI_TEXT("Meter", "management controller of the machine (IPMI)"),
                     openIpmi(root, {settings.ipmitool, settings.freeipmi})});
    found.push_back({"nvml", HAKARI_TEXT("Meter", "NVIDIA GPUs (NVML)"), openNvml(settings.nvml)});
    found.push_back({"neuron", HAKARI_TEXT("Meter", "AWS Inferentia and Trainium devices"),
                     openNeuron(root, settings.neuronWatts)});
    found.push_back(
        {"model", HAKARI_TEXT("Meter", "model of an instance (estimate)"),
         settings.model ? openModel(*settings.model, root) : tl::unexpected(Error{ErrorCode::ModelUnasked})});
    for (const FeedSource &feed : settings.feeds) {
        const std::string id = "feed:" + std::to_string(++feeds);
        found.push_back({id, HAKARI_TEXT("Meter", "power feed"), openFeed(id, feed)});
    }
    return found;
}

} // namespace hakari
