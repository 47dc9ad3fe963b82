// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/meteroptions.h"

#include "app/engine/commands.h"
#include "core/base/datafolder.h"
#include "core/base/number.h"
#include "core/engine/processrun.h"

namespace hakari {

namespace {

constexpr double mostWatts = 100'000; ///< of one device

ModelledInstance modelledInstance(const std::string &id)
{
    const auto catalogue = Catalogue::load(dataFolder() / "catalogue");
    if (!catalogue)
        throw catalogue.error();
    const InstancePower *power = catalogue->power(id);
    if (!power)
        throw Error{catalogue->instance(id) ? ErrorCode::PowerCurveAbsent : ErrorCode::InstanceUnknown,
                    {{"value", id}}};
    return {id, *power};
}

} // namespace

void MeterOptions::addTo(CLI::App &command)
{
    command.add_option(
        "--meter-command", commands,
        "A shell command that prints readings such as \"314.5 W\", repeatable: meter feed:1, ...");
    command.add_option("--meter-file", files, "A file to which such readings are appended, repeatable");
    command.add_option("--neuron-watts", neuronWatts,
                       "What one Neuron device takes at 100 % of its power; the energy is then estimated");
    command.add_option("--instance", instance, "The instance whose published power curve is meter model");
}

MeterSettings MeterOptions::settings() const
{
    MeterSettings settings;
    for (const std::string &text : commands)
        settings.feeds.push_back({FeedSource::Kind::Shell, text});
    for (const std::string &text : files)
        settings.feeds.push_back({FeedSource::Kind::File, text});
    if (!neuronWatts.empty()) {
        const auto watts = parseNumber(neuronWatts);
        if (!watts || !(*watts > 0) || *watts > mostWatts)
            refuse("--neuron-watts", neuronWatts, "a number above 0");
        settings.neuronWatts = Watts{*watts};
    }
    if (!instance.empty())
        settings.model = modelledInstance(instance);
    return settings;
}

std::string MeterOptions::commandLine() const
{
    std::string out;
    for (const std::string &text : commands)
        out += " --meter-command " + shellWord(text);
    for (const std::string &text : files)
        out += " --meter-file " + shellWord(text);
    if (!neuronWatts.empty())
        out += " --neuron-watts " + shellWord(neuronWatts);
    if (!instance.empty())
        out += " --instance " + shellWord(instance);
    return out;
}

} // namespace hakari
