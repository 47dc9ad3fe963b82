// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalogue/cataloguereader.h"

#include <algorithm>
#include <set>

namespace hakari {

namespace {

std::string text(const CsvTable &table, std::size_t row, std::string_view column)
{
    return std::string(table.field(row, column));
}

double positive(const CsvTable &table, std::size_t row, std::string_view column)
{
    const double value = table.requiredNumber(row, column);
    if (value <= 0)
        throw table.badField(ErrorCode::CsvBadNumber, row, column);
    return value;
}

double notNegative(const CsvTable &table, std::size_t row, std::string_view column)
{
    const double value = table.requiredNumber(row, column);
    if (value < 0)
        throw table.badField(ErrorCode::CsvBadNumber, row, column);
    return value;
}

} // namespace

CatalogueReader::CatalogueReader(std::filesystem::path folder, Catalogue &catalogue)
    : m_folder(std::move(folder)), m_catalogue(catalogue)
{
}

void CatalogueReader::readAll()
{
    readSources();
    readInstances();
    readPrices();
    readPower();
    readEmbodied();
    readGrid();
    readPue();
    readRegions();
    readBenchmarks();
}

CsvTable CatalogueReader::table(std::string_view file, const std::vector<std::string_view> &columns) const
{
    auto table = CsvTable::read(m_folder / file, columns);
    if (!table)
        throw table.error();
    return std::move(*table);
}

SourceRef CatalogueReader::sourceOf(const CsvTable &table, std::size_t row) const
{
    const auto found = m_catalogue.m_sources.find(text(table, row, "source"));
    if (found == m_catalogue.m_sources.end())
        throw table.badField(ErrorCode::CsvUnknownSource, row, "source");
    return found->second;
}

AcceleratorCounted CatalogueReader::counted(const CsvTable &table, std::size_t row)
{
    const std::string_view word = table.field(row, "accelerator_counted");
    if (word == "yes")
        return AcceleratorCounted::Yes;
    return word == "none" ? AcceleratorCounted::NoneFitted : AcceleratorCounted::Omitted;
}

void CatalogueReader::readSources()
{
    const CsvTable t = table("sources.csv", {"id", "title", "locator", "year", "licence", "note"});
    for (std::size_t row = 0; row < t.rowCount(); ++row) {
        Source source{text(t, row, "id"),   {text(t, row, "title"), {}}, text(t, row, "locator"),
                      text(t, row, "year"), text(t, row, "licence"),     {text(t, row, "note"), {}}};
        const std::string id = source.id;
        m_catalogue.m_sources.emplace(id, std::make_shared<const Source>(std::move(source)));
    }
}

void CatalogueReader::readInstances()
{
    const CsvTable t = table("instances.csv", {"instance", "family", "vcpus", "memory_gib", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row) {
        m_catalogue.m_instances.push_back(
            {text(t, row, "instance"), text(t, row, "family"), static_cast<int>(positive(t, row, "vcpus")),
             positive(t, row, "memory_gib"), text(t, row, "cpu"), text(t, row, "accelerator"),
             static_cast<int>(t.number(row, "accelerator_count").value_or(0)), sourceOf(t, row)});
    }
    std::ranges::sort(m_catalogue.m_instances, {}, &Instance::id);
}

void CatalogueReader::readPrices()
{
    const CsvTable t = table("prices.csv",
                             {"instance", "region", "basis", "year", "currency", "per_hour", "source"});
    std::set<PriceList> lists;
    for (std::size_t row = 0; row < t.rowCount(); ++row) {
        PriceList list{text(t, row, "basis"), text(t, row, "year")};
        lists.insert(list);
        m_catalogue.m_prices[{text(t, row, "instance"), text(t, row, "region"), std::move(list)}] = {
            {positive(t, row, "per_hour")}, text(t, row, "currency"), sourceOf(t, row)};
    }
    m_catalogue.m_priceLists.assign(lists.begin(), lists.end());
}

void CatalogueReader::readPower()
{
    const CsvTable t = table("power.csv", {"instance", "idle_w", "load10_w", "load50_w", "load100_w",
                                           "accelerator_counted", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row) {
        PowerCurve curve({{0.0, {notNegative(t, row, "idle_w")}},
                          {0.1, {positive(t, row, "load10_w")}},
                          {0.5, {positive(t, row, "load50_w")}},
                          {1.0, {positive(t, row, "load100_w")}}});
        m_catalogue.m_power[text(t, row, "instance")] = {std::move(curve), counted(t, row), sourceOf(t, row)};
    }
}

void CatalogueReader::readEmbodied()
{
    const CsvTable t = table("embodied.csv", {"instance", "kg_co2e", "accelerator_counted", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row)
        m_catalogue.m_embodied[text(t, row, "instance")] = {
            {positive(t, row, "kg_co2e")}, counted(t, row), sourceOf(t, row)};
}

void CatalogueReader::readGrid()
{
    const CsvTable t = table("grid.csv", {"region", "year", "g_per_kwh", "method", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row)
        m_catalogue.m_grid.push_back({text(t, row, "region"), text(t, row, "year"),
                                      gramsPerKilowattHour(notNegative(t, row, "g_per_kwh")),
                                      text(t, row, "method"), sourceOf(t, row)});
}

void CatalogueReader::readPue()
{
    const CsvTable t = table("pue.csv", {"scope", "year", "pue", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row)
        m_catalogue.m_pue.push_back(
            {text(t, row, "scope"), text(t, row, "year"), positive(t, row, "pue"), sourceOf(t, row)});
}

void CatalogueReader::readRegions()
{
    const CsvTable t = table("regions.csv", {"region", "name_en", "name_ja"});
    for (std::size_t row = 0; row < t.rowCount(); ++row)
        m_catalogue.m_regions.push_back(
            {text(t, row, "region"), {text(t, row, "name_en"), text(t, row, "name_ja")}});
}

void CatalogueReader::readBenchmarks()
{
    const CsvTable t = table("benchmarks.csv", {"model", "instance_or_hw", "throughput", "unit", "source"});
    for (std::size_t row = 0; row < t.rowCount(); ++row) {
        PublishedBenchmark b;
        b.model = text(t, row, "model");
        b.task = text(t, row, "task");
        b.phase = text(t, row, "phase");
        b.hardware = text(t, row, "instance_or_hw");
        b.framework = text(t, row, "framework");
        b.precision = text(t, row, "precision");
        b.batch = text(t, row, "batch");
        b.sequenceLength = text(t, row, "seq_len");
        b.unit = text(t, row, "unit");
        b.throughput = positive(t, row, "throughput");
        b.locator = text(t, row, "locator");
        b.licence = text(t, row, "licence");
        b.source = sourceOf(t, row);
        m_catalogue.m_benchmarks.push_back(std::move(b));
    }
}

} // namespace hakari
