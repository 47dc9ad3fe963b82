// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalogue/catalogue.h"

#include "core/catalogue/cataloguereader.h"

#include <algorithm>

namespace hakari {

namespace {

template <class Map, class Key>
const typename Map::mapped_type *valueOf(const Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Expected<Catalogue> Catalogue::load(const std::filesystem::path &folder)
{
    Catalogue catalogue;
    try {
        CatalogueReader(folder, catalogue).readAll();
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
    return catalogue;
}

const Instance *Catalogue::instance(const std::string &id) const
{
    const auto found = std::ranges::lower_bound(m_instances, id, {}, &Instance::id);
    return found != m_instances.end() && found->id == id ? &*found : nullptr;
}

const Region *Catalogue::region(std::string_view id) const
{
    const auto found = std::ranges::find(m_regions, id, &Region::id);
    return found == m_regions.end() ? nullptr : &*found;
}

const ListPrice *Catalogue::price(const std::string &instance, const std::string &region,
                                  const PriceList &list) const
{
    return valueOf(m_prices, PriceKey{instance, region, list});
}

const InstancePower *Catalogue::power(const std::string &instance) const
{
    return valueOf(m_power, instance);
}

const InstanceEmbodied *Catalogue::embodied(const std::string &instance) const
{
    return valueOf(m_embodied, instance);
}

const GridFactor *Catalogue::grid(std::string_view region, std::string_view sourceId,
                                  std::string_view year) const
{
    const auto found = std::ranges::find_if(m_grid, [&](const GridFactor &factor) {
        return factor.region == region && factor.source->id == sourceId && factor.year == year;
    });
    return found == m_grid.end() ? nullptr : &*found;
}

std::vector<const GridFactor *> Catalogue::gridOf(std::string_view region) const
{
    std::vector<const GridFactor *> factors;
    for (const GridFactor &factor : m_grid) {
        if (factor.region == region)
            factors.push_back(&factor);
    }
    return factors;
}

SourceRef Catalogue::source(const std::string &id) const
{
    const SourceRef *found = valueOf(m_sources, id);
    return found ? *found : nullptr;
}

} // namespace hakari
