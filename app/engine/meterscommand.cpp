// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"
#include "app/engine/meteroptions.h"

#include "core/exchange/jsonparts.h"
#include "core/power/powermeter.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

Json domainJson(const MeterDomain &domain)
{
    Json out{{"id", domain.id}, {"name", domain.name}, {"covers", partNames(domain.covers)}};
    out["boundary"] = name(domain.boundary);
    out["kind"] = name(domain.kind);
    if (domain.range)
        out["range_j"] = domain.range->value;
    if (domain.parent)
        out["parent"] = *domain.parent;
    if (domain.averagedOver)
        out["averaged_over_s"] = domain.averagedOver->value;
    out["provenance"] = name(domain.provenance);
    return out;
}

/// What a meter reads, or why it cannot be used and what helps.
Json meterJson(const FoundMeter &found)
{
    Json out{{"id", found.id}, {"name", found.name}, {"available", found.meter.has_value()}};
    if (!found.meter) {
        out["reason"] = describe(found.meter.error());
        out["error"] = errorJson(found.meter.error());
        return out;
    }
    const PowerMeter &meter = **found.meter;
    out["shortest_interval_s"] = meter.shortestInterval().value;
    out["domains"] = Json::array();
    for (const MeterDomain &domain : meter.domains())
        out["domains"].push_back(domainJson(domain));
    return out;
}

std::string domainText(const MeterDomain &domain)
{
    const std::string inside = domain.parent ? ", inside " + *domain.parent : std::string();
    return fmt::format("{:<9}   {} ({}): covers {}; {} at the boundary {}{}\n", "", domain.id, domain.name,
                       text(domain.covers), name(domain.kind), name(domain.boundary), inside);
}

std::string rowText(const FoundMeter &found)
{
    std::string out = fmt::format("{:<9} {}\n", found.id, found.name);
    if (!found.meter)
        return out + fmt::format("{:<9}   not available: {}\n", "", describe(found.meter.error()));
    for (const MeterDomain &domain : (*found.meter)->domains())
        out += domainText(domain);
    return out;
}

std::string runMeters(const std::string &format, const MeterSettings &settings)
{
    requireFormat(format, {"table", "json"});
    const std::vector<FoundMeter> meters = findMeters(settings);
    std::string table;
    Json all = Json::array();
    for (const FoundMeter &found : meters) {
        table += rowText(found);
        all.push_back(meterJson(found));
    }
    // a driver's names may hold any bytes
    return format == "table"
               ? table
               : Json{{"meters", all}}.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

void addMetersCommand(CLI::App &app, Command &chosen)
{
    auto format = std::make_shared<std::string>("table");
    CLI::App *command = app.add_subcommand(
        "meters", "List the power meters, what they cover, and what the others need");
    command->add_option("--format", *format, "table or json")->capture_default_str();
    auto where = std::make_shared<MeterOptions>();
    where->addTo(*command);
    command->callback([format, where, &chosen] {
        chosen = catchingErrors([format, where] { return runMeters(*format, where->settings()); });
    });
}

} // namespace hakari
