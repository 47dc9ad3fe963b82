// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/base/quantity.h"
#include "core/catalogue/powercurve.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace hakari {

struct Instance {
    std::string id; ///< e.g. "inf1.2xlarge"
    std::string family;
    int vcpus = 0;
    double memoryGib = 0.0;
    std::string cpu;
    std::string accelerator; ///< empty: none
    int acceleratorCount = 0;
    SourceRef source;
};

/// A price list is named by how one pays and when it was valid.
struct PriceList {
    std::string basis; ///< "on-demand"
    std::string year;  ///< "2023", "2026-07"
    auto operator<=>(const PriceList &) const = default;
};

struct ListPrice {
    PerHour price;
    std::string currency; ///< ISO 4217
    SourceRef source;
};

/// Does a power or carbon figure include the accelerator chips? "Omitted" data flatters its instance.
enum class AcceleratorCounted { Yes, NoneFitted, Omitted };

struct InstancePower {
    PowerCurve curve;
    AcceleratorCounted accelerator = AcceleratorCounted::NoneFitted;
    SourceRef source;
};

struct InstanceEmbodied {
    Kilograms mass; ///< CO2e of making the instance's share of its platform
    AcceleratorCounted accelerator = AcceleratorCounted::NoneFitted;
    SourceRef source;
};

struct GridFactor {
    std::string region;
    std::string year;
    KilogramsPerJoule intensity;
    std::string method; ///< e.g. "location-average"
    SourceRef source;
};

struct PueFactor {
    std::string scope; ///< e.g. "aws"
    std::string year;
    double pue = 1.0;
    SourceRef source;
};

struct Region {
    std::string id;
    LocalizedText name;
};

/// A result that somebody published; shown for orientation and as the start of a candidate.
struct PublishedBenchmark {
    std::string model, task, phase, hardware, framework, precision;
    std::string batch, sequenceLength, unit;
    double throughput = 0.0;
    std::string locator, licence;
    SourceRef source;
};

/// The shipped reference data, read once and then immutable; safe to read from any thread.
class Catalogue
{
public:
    /// Reads the CSV files of resources/catalogue. Blocking. Errors: those of CsvTable, CsvUnknownSource.
    static Expected<Catalogue> load(const std::filesystem::path &folder);

    const std::vector<Instance> &instances() const { return m_instances; }
    const std::vector<Region> &regions() const { return m_regions; }
    const std::vector<PriceList> &priceLists() const { return m_priceLists; }
    const std::vector<GridFactor> &gridFactors() const { return m_grid; }
    const std::vector<PueFactor> &pueFactors() const { return m_pue; }
    const std::vector<PublishedBenchmark> &benchmarks() const { return m_benchmarks; }
    const std::map<std::string, SourceRef> &sources() const { return m_sources; }

    /// Each returns null where the catalogue holds nothing; the pointer lives as long as the catalogue.
    const Instance *instance(const std::string &id) const;
    const Region *region(std::string_view id) const;
    const ListPrice *price(const std::string &instance, const std::string &region,
                           const PriceList &list) const;
    const InstancePower *power(const std::string &instance) const;
    const InstanceEmbodied *embodied(const std::string &instance) const;
    const GridFactor *grid(std::string_view region, std::string_view sourceId, std::string_view year) const;
    std::vector<const GridFactor *> gridOf(std::string_view region) const;
    SourceRef source(const std::string &id) const;

private:
    using PriceKey = std::tuple<std::string, std::string, PriceList>;

    std::map<std::string, SourceRef> m_sources;
    std::vector<Instance> m_instances; ///< in ascending order of id
    std::vector<Region> m_regions;
    std::vector<PriceList> m_priceLists;
    std::map<PriceKey, ListPrice> m_prices;
    std::map<std::string, InstancePower> m_power;
    std::map<std::string, InstanceEmbodied> m_embodied;
    std::vector<GridFactor> m_grid;
    std::vector<PueFactor> m_pue;
    std::vector<PublishedBenchmark> m_benchmarks;

    friend class CatalogueReader;
};

} // namespace hakari
