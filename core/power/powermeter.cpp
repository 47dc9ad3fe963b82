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

namespace {

Expected<std::unique_ptr<PowerMeter>> openAskedModel(const std::optional<ModelledInstance> &model,
                                                     const std::filesystem::path &root)
{
    if (!model)
        return tl::unexpected(Error{ErrorCode::ModelUnasked});
    return openModel(*model, root);
}

} // namespace

std::vector<KnownMeter> knownMeters(const MeterSettings &settings)
{
    const std::filesystem::path root = settings.root;
    std::vector<KnownMeter> known{
        {"rapl", HAKARI_TEXT("Meter", "RAPL counters of the processor"), [=] { return openRapl(root); }},
        {"acpi", HAKARI_TEXT("Meter", "ACPI power meter of the machine"),
         [=] { return openAcpiMeter(root); }},
        {"hwmon", HAKARI_TEXT("Meter", "power sensors on the board"), [=] { return openHwmon(root); }},
        {"battery", HAKARI_TEXT("Meter", "battery"), [=] { return openBattery(root); }},
        {"ipmi", HAKARI_TEXT("Meter", "management controller of the machine (IPMI)"),
         [root, programs = IpmiPrograms{settings.ipmitool, settings.freeipmi}] {
             return openIpmi(root, programs);
         }},
        {"nvml", HAKARI_TEXT("Meter", "NVIDIA GPUs (NVML)"),
         [library = settings.nvml] { return openNvml(library); }},
        {"neuron", HAKARI_TEXT("Meter", "AWS Inferentia and Trainium devices"),
         [root, watts = settings.neuronWatts] { return openNeuron(root, watts); },
         settings.neuronWatts.has_value()},
        {"model", HAKARI_TEXT("Meter", "model of an instance (estimate)"),
         [root, model = settings.model] { return openAskedModel(model, root); }, settings.model.has_value()},
    };
    int feeds = 0;
    for (const FeedSource &feed : settings.feeds) {
        const std::string id = "feed:" + std::to_string(++feeds);
        known.push_back({id, HAKARI_TEXT("Meter", "power feed"), [=] { return openFeed(id, feed); }, true});
    }
    return known;
}

std::vector<FoundMeter> findMeters(const MeterSettings &settings)
{
    std::vector<FoundMeter> found;
    for (const KnownMeter &known : knownMeters(settings))
        found.push_back({known.id, known.name, known.open()});
    return found;
}

} // namespace hakari
