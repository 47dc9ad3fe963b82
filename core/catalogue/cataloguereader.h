// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/csv.h"
#include "core/catalogue/catalogue.h"

namespace hakari {

/// Fills a Catalogue from its CSV files, one function a file. Functions throw Error; load() catches it.
class CatalogueReader
{
public:
    CatalogueReader(std::filesystem::path folder, Catalogue &catalogue);

    void readAll();

private:
    CsvTable table(std::string_view file, const std::vector<std::string_view> &columns) const;
    SourceRef sourceOf(const CsvTable &table, std::size_t row) const;
    static AcceleratorCounted counted(const CsvTable &table, std::size_t row);

    void readSources();
    void readInstances();
    void readPrices();
    void readPower();
    void readEmbodied();
    void readGrid();
    void readPue();
    void readRegions();
    void readBenchmarks();

    std::filesystem::path m_folder;
    Catalogue &m_catalogue;
};

} // namespace hakari
