// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/backends/registry.h"
#include "core/exchange/jsonparts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

Json deviceJson(const Device &device)
{
    Json out{{"id", device.id}, {"name", device.name}};
    if (device.memoryBytes > 0)
        out["memory_bytes"] = device.memoryBytes;
    if (!device.facts.empty())
        out["facts"] = device.facts;
    return out;
}

/// What a backend says of itself, or why it cannot be used and what helps.
Json backendJson(const BackendName &name)
{
    Json out{{"id", name.id}, {"purpose", name.purpose}};
    const auto backend = loadBackend(name.id);
    out["available"] = backend.has_value() && !(*backend)->devices().empty();
    if (!backend) {
        out["reason"] = describe(backend.error());
        out["error"] = errorJson(backend.error());
        return out;
    }
    out["libraries"] = (*backend)->libraries();
    out["devices"] = Json::array();
    for (const Device &device : (*backend)->devices())
        out["devices"].push_back(deviceJson(device));
    if (out["devices"].empty())
        out["reason"] = fmt::format("The backend {} finds no device here. Check its driver.", name.id);
    return out;
}

std::string rowText(const Json &backend)
{
    std::string out = fmt::format("{:<9} {}\n", backend["id"].get<std::string>(),
                                  backend["purpose"].get<std::string>());
    if (backend.contains("libraries")) {
        for (const auto &[library, version] : backend["libraries"].items())
            out += fmt::format("{:<9}   {} {}\n", "", library, version.get<std::string>());
        for (const Json &device : backend["devices"])
            out += fmt::format("{:<9}   device {}: {}\n", "", device["id"].get<std::string>(),
                               device["name"].get<std::string>());
    }
    if (backend.contains("reason"))
        out += fmt::format("{:<9}   not available: {}\n", "", backend["reason"].get<std::string>());
    return out;
}

std::string runBackends(const std::string &format)
{
    requireFormat(format, {"table", "json"});
    Json all = Json::array();
    for (const BackendName &name : knownBackends())
        all.push_back(backendJson(name));
    if (format == "json")
        return Json{{"backends", all}}.dump(2) + '\n';
    std::string out;
    for (const Json &backend : all)
        out += rowText(backend);
    return out;
}

} // namespace

void addBackendsCommand(CLI::App &app, Command &chosen)
{
    auto format = std::make_shared<std::string>("table");
    CLI::App *command = app.add_subcommand("backends",
                                           "List the backends, their devices, and what the others need");
    command->add_option("--format", *format, "table or json")->capture_default_str();
    command->callback(
        [format, &chosen] { chosen = catchingErrors([format] { return runBackends(*format); }); });
}

} // namespace hakari
