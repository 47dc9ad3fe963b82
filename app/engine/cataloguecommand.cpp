// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/datafolder.h"
#include "core/catalogue/catalogue.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace hakari {

namespace {

using Json = nlohmann::ordered_json;

Json pricesJson(const Catalogue &catalogue, const Instance &instance)
{
    Json prices = Json::array();
    for (const Region &region : catalogue.regions()) {
        for (const PriceList &list : catalogue.priceLists()) {
            if (const ListPrice *price = catalogue.price(instance.id, region.id, list))
                prices.push_back({{"region", region.id},
                                  {"basis", list.basis},
                                  {"year", list.year},
                                  {"per_hour", price->price.value},
                                  {"currency", price->currency},
                                  {"source", price->source->id}});
        }
    }
    return prices;
}

Json instanceJson(const Catalogue &catalogue, const Instance &instance)
{
    Json out{{"id", instance.id},
             {"vcpus", instance.vcpus},
             {"memory_gib", instance.memoryGib},
             {"cpu", instance.cpu},
             {"accelerator", instance.accelerator},
             {"accelerator_count", instance.acceleratorCount},
             {"source", instance.source->id},
             {"prices", pricesJson(catalogue, instance)}};
    if (const InstancePower *power = catalogue.power(instance.id)) {
        for (const auto &point : power->curve.points())
            out["power"]["points"].push_back({{"load", point.load}, {"w", point.power.value}});
        out["power"]["accelerator_counted"] = power->accelerator != AcceleratorCounted::Omitted;
        out["power"]["source"] = power->source->id;
    }
    if (const InstanceEmbodied *embodied = catalogue.embodied(instance.id))
        out["embodied"] = {{"kg_co2e", embodied->mass.value}, {"source", embodied->source->id}};
    return out;
}

std::string asJson(const Catalogue &catalogue)
{
    Json out;
    for (const Instance &instance : catalogue.instances())
        out["instances"].push_back(instanceJson(catalogue, instance));
    for (const GridFactor &grid : catalogue.gridFactors())
        out["grid"].push_back({{"region", grid.region},
                               {"year", grid.year},
                               {"g_per_kwh", toGramsPerKilowattHour(grid.intensity)},
                               {"method", grid.method},
                               {"source", grid.source->id}});
    for (const PueFactor &pue : catalogue.pueFactors())
        out["pue"].push_back(
            {{"scope", pue.scope}, {"year", pue.year}, {"pue", pue.pue}, {"source", pue.source->id}});
    for (const auto &[id, source] : catalogue.sources())
        out["sources"].push_back({{"id", id},
                                  {"title", source->title.en},
                                  {"locator", source->locator},
                                  {"year", source->year},
                                  {"licence", source->licence},
                                  {"note", source->note.en}});
    return out.dump(2) + '\n';
}

std::string asTable(const Catalogue &catalogue)
{
    std::string out = fmt::format("{:<20} {:>5} {:>9}  {:<22} {:>10} {:>10}  {:>9} {:>9}\n", "instance",
                                  "vCPU", "GiB", "accelerator", "USD/h 2023", "2026-07", "idle W", "limit W");
    for (const Instance &i : catalogue.instances()) {
        const auto price = [&](const char *year) {
            const ListPrice *p = catalogue.price(i.id, "us-east-1", {"on-demand", year});
            return p ? fmt::format("{:.4f}", p->price.value) : std::string("-");
        };
        const InstancePower *power = catalogue.power(i.id);
        const auto watts = [&](double load) {
            return power ? fmt::format("{:.1f}", power->curve.at(load).value) : std::string("-");
        };
        const std::string accelerator = i.accelerator.empty()
                                            ? "-"
                                            : fmt::format("{} x {}", i.acceleratorCount, i.accelerator);
        out += fmt::format("{:<20} {:>5} {:>9.1f}  {:<22} {:>10} {:>10}  {:>9} {:>9}\n", i.id, i.vcpus,
                           i.memoryGib, accelerator, price("2023"), price("2026-07"), watts(0.0), watts(1.0));
    }
    out +=
        "\nOn-demand prices in us-east-1. Watts are estimates of the whole instance (Teads); they count Inferentia as 0 W.\n"
        "Use --format json for every region, grid factor and source.\n";
    return out;
}

Expected<std::string> runCatalogue(const std::string &format)
{
    if (format != "table" && format != "json")
        return tl::unexpected(
            Error{ErrorCode::FormatNotWritable, {{"value", format}, {"expected", "table, json"}}});
    const auto catalogue = Catalogue::load(dataFolder() / "catalogue");
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    return format == "json" ? asJson(*catalogue) : asTable(*catalogue);
}

} // namespace

void addCatalogueCommand(CLI::App &app, Command &chosen)
{
    auto format = std::make_shared<std::string>("table");
    CLI::App *command = app.add_subcommand("catalogue",
                                           "List instances, prices, power, grid factors and their sources");
    command->add_option("--format", *format, "table or json")->capture_default_str();
    command->callback([format, &chosen] { chosen = [format] { return runCatalogue(*format); }; });
}

} // namespace hakari
