// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlogcodecarbon.h"

#include "core/base/number.h"
#include "core/exchange/powerlogtable.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr double joulesPerKilowattHour = 3.6e6;
constexpr double sameBeginning = 2.0; ///< s; timestamps are cut to whole seconds

struct TrackedPart {
    std::string_view column;
    Part part;
};
constexpr std::array trackedParts{TrackedPart{"cpu_energy", Part::Cpu},
                                  TrackedPart{"gpu_energy", Part::Accelerator},
                                  TrackedPart{"ram_energy", Part::Dram}};

struct Row {
    Seconds at; ///< what its timestamp says
    Seconds duration;
    double pue = 1.0;
    std::string run;
    std::string mode;
    std::string gpu;
    std::array<std::optional<Joules>, trackedParts.size()> energies; ///< of IT equipment, since the beginning

    Seconds begin() const { return at - duration; }
};

/// A field that stands as far from the row's end as its column does from the header's.
std::string_view fieldFromEnd(const CsvTable &table, std::size_t row, std::string_view column)
{
    const auto &columns = table.columns();
    const auto fromEnd = static_cast<std::size_t>(columns.end() - std::ranges::find(columns, column));
    const std::size_t dropped = columns.size() - std::min(columns.size(), table.fieldCount(row));
    if (fromEnd == 0 || fromEnd + dropped > columns.size())
        return {};
    return table.field(row, columns[columns.size() - fromEnd - dropped]);
}

double pueOf(const CsvTable &table, std::size_t row, const std::string &file)
{
    if (std::ranges::find(table.columns(), "pue") == table.columns().end())
        return 1.0;
    const auto pue = parseNumber(fieldFromEnd(table, row, "pue"));
    if (!pue || *pue < 1.0)
        throw badRow(table, row, file);
    return *pue;
}

Row rowOf(const CsvTable &table, std::size_t row, const std::string &file, const PowerLogClock &clock)
{
    const auto stamp = parseLogStamp(table.field(row, "timestamp"));
    if (!stamp)
        throw badRow(table, row, file);
    Row out;
    out.at = clock.since(*stamp, file);
    out.duration = {table.requiredNumber(row, "duration")};
    out.pue = pueOf(table, row, file);
    out.run = table.field(row, "run_id");
    out.mode = fieldFromEnd(table, row, "tracking_mode");
    if (table.fieldCount(row) >= table.columns().size())
        out.gpu = table.field(row, "gpu_model");
    for (std::size_t i = 0; i < trackedParts.size(); ++i) {
        if (const auto energy = table.number(row, trackedParts[i].column))
            out.energies[i] = Joules{*energy * joulesPerKilowattHour / out.pue};
    }
    return out;
}

bool sameTracker(const Row &a, const Row &b)
{
    return a.run == b.run && std::abs((a.begin() - b.begin()).value) <= sameBeginning;
}

/// Whether the GPU energy is that of NVML's counter for sure.
bool countedByNvml(const std::string &gpuModel)
{
    return gpuModel.find("NVIDIA") != std::string::npos && gpuModel.find("AMD") == std::string::npos;
}

MeterDomain domainOf(Part part, const Row &row)
{
    const bool gpu = part == Part::Accelerator;
    const bool counter = gpu && countedByNvml(row.gpu);
    MeterDomain domain;
    domain.id = "codecarbon:" + std::string(name(part));
    domain.name = std::string(codeCarbon) + " " + std::string(name(part));
    if (gpu || row.mode != "process")
        domain.covers = {part};
    domain.boundary = counter ? PowerBoundary::Board : PowerBoundary::Model;
    domain.kind = ReadingKind::Energy;
    domain.provenance = counter ? Provenance::Measured : Provenance::Estimated;
    return domain;
}

/// The counters of one tracker, which began from zero.
PowerTraces tracesOf(const std::vector<Row> &rows)
{
    const Seconds begin = std::ranges::max_element(rows, {}, &Row::begin)->begin();
    PowerTraces traces;
    for (std::size_t i = 0; i < trackedParts.size(); ++i) {
        PowerTrace trace{
            std::string(codeCarbon), domainOf(trackedParts[i].part, rows.front()), {{begin, 0.0}}};
        for (const Row &row : rows) {
            if (row.energies[i])
                trace.readings.push_back({begin + row.duration, row.energies[i]->value});
        }
        if (std::ranges::any_of(trace.readings, [](const Reading &reading) { return reading.value > 0; }))
            traces.push_back(std::move(trace));
    }
    return traces;
}

} // namespace

bool isCodeCarbonLog(std::string_view header)
{
    const auto columns = columnsIn(header);
    return std::ranges::all_of(
        std::array{"timestamp", "duration", "energy_consumed"},
        [&columns](std::string_view needed) { return std::ranges::find(columns, needed) != columns.end(); });
}

std::vector<PowerTraces> parseCodeCarbonLog(std::string_view text, const std::string &file,
                                            const PowerLogClock &clock)
{
    const auto table = CsvTable::parse(text, file,
                                       {"timestamp", "duration", "cpu_energy", "gpu_energy", "ram_energy"},
                                       CsvTable::ShortRows::Kept);
    if (!table)
        throw table.error();
    requireWholeEnd(*table, text, true, file);
    std::vector<std::vector<Row>> trackers;
    for (std::size_t i = 0; i < table->rowCount(); ++i) {
        const Row row = rowOf(*table, i, file, clock);
        const auto known = std::ranges::find_if(
            trackers, [&row](const auto &rows) { return sameTracker(rows.front(), row); });
        if (known == trackers.end())
            trackers.push_back({row});
        else if (known->front().pue == row.pue)
            known->push_back(row);
        else
            throw badRow(*table, i, file);
    }
    std::vector<PowerTraces> sessions;
    std::ranges::transform(trackers, std::back_inserter(sessions), tracesOf);
    std::erase_if(sessions, [](const PowerTraces &traces) { return traces.empty(); });
    return sessions;
}

} // namespace hakari
