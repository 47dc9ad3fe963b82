// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultcsv.h"

#include "core/base/text.h"
#include "core/exchange/csvcells.h"

#include <array>

namespace hakari {

namespace {

struct Column {
    std::string_view title;
    std::string (*cell)(const ResultRow &);
    bool ofDamaged = false;
};

template <std::string ResultRow::*member>
constexpr Column textColumn(std::string_view title)
{
    return {title, [](const ResultRow &row) { return csvText(row.*member); }};
}

template <class Quantity>
std::string numberCell(const std::optional<Quantity> &quantity)
{
    return quantity ? csvNumber(quantity->value) : std::string();
}

std::string boundCell(const std::optional<Interval> &interval, double Interval::*bound)
{
    return interval ? csvNumber((*interval).*bound) : std::string();
}

template <auto member>
constexpr Column numberColumn(std::string_view title)
{
    return {title, [](const ResultRow &row) { return numberCell(row.*member); }};
}

/// A term of ours, or none.
template <auto member>
constexpr Column nameColumn(std::string_view title)
{
    return {title, [](const ResultRow &row) {
                return row.*member ? std::string(name(*(row.*member))) : std::string();
            }};
}

/// `Cell`, a lambda without captures, makes a cell of the power where there is one.
template <class Cell>
constexpr Column powerColumn(std::string_view title, Cell)
{
    return {title, [](const ResultRow &row) { return row.power ? Cell()(*row.power) : std::string(); }};
}

constexpr std::array columns{
    Column{"id", [](const ResultRow &row) { return std::to_string(static_cast<long long>(row.id)); }, true},
    Column{"record", [](const ResultRow &row) { return csvText(row.record); }, true},
    Column{"rank", [](const ResultRow &row) { return std::to_string(row.rank); }, true},
    textColumn<&ResultRow::title>("title"),
    textColumn<&ResultRow::workload>("workload"),
    textColumn<&ResultRow::unit>("unit"),
    textColumn<&ResultRow::harness>("harness"),
    Column{"scenario", [](const ResultRow &row) { return std::string(optionName(row.scenario)); }},
    nameColumn<&ResultRow::profile>("profile"),
    textColumn<&ResultRow::startUtc>("start"),
    textColumn<&ResultRow::addedUtc>("added"),
    textColumn<&ResultRow::backend>("backend"),
    textColumn<&ResultRow::device>("device"),
    textColumn<&ResultRow::hardware>("hardware"),
    textColumn<&ResultRow::precision>("precision"),
    numberColumn<&ResultRow::throughput>("throughput_per_s"),
    Column{"throughput_low_per_s",
           [](const ResultRow &row) { return boundCell(row.throughputInterval, &Interval::low); }},
    Column{"throughput_high_per_s",
           [](const ResultRow &row) { return boundCell(row.throughputInterval, &Interval::high); }},
    numberColumn<&ResultRow::latencyP99>("latency_p99_s"),
    Column{"samples",
           [](const ResultRow &row) { return row.samples ? std::to_string(*row.samples) : std::string(); }},
    numberColumn<&ResultRow::duration>("duration_s"),
    powerColumn("mean_power_w", [](const MeanPower &power) { return csvNumber(power.mean.value); }),
    powerColumn("mean_power_low_w",
                [](const MeanPower &power) { return boundCell(power.interval, &Interval::low); }),
    powerColumn("mean_power_high_w",
                [](const MeanPower &power) { return boundCell(power.interval, &Interval::high); }),
    powerColumn("idle_power_w", [](const MeanPower &power) { return numberCell(power.idle); }),
    powerColumn("covers", [](const MeanPower &power) { return csvText(text(power.scope.covers)); }),
    powerColumn("boundary", [](const MeanPower &power) { return std::string(name(power.scope.boundary)); }),
    powerColumn("provenance", [](const MeanPower &power) { return std::string(name(power.provenance)); }),
    numberColumn<&ResultRow::energyPerSample>("energy_per_sample_j"),
    Column{"energy_per_sample_low_j",
           [](const ResultRow &row) { return boundCell(row.energyInterval, &Interval::low); }},
    Column{"energy_per_sample_high_j",
           [](const ResultRow &row) { return boundCell(row.energyInterval, &Interval::high); }},
    nameColumn<&ResultRow::verdict>("verdict"),
    Column{"state", [](const ResultRow &row) { return std::string(name(row.state)); }},
    Column{"tags", [](const ResultRow &row) { return csvText(listed(row.tags)); }},
    textColumn<&ResultRow::note>("note"),
    Column{"damage",
           [](const ResultRow &row) { return row.damage ? csvText(describe(*row.damage)) : std::string(); },
           true},
};

/// A line of what `cell` makes of each column.
template <class Cell>
std::string line(Cell cell)
{
    std::string out;
    for (const Column &column : columns)
        out.append(out.empty() ? "" : ",").append(cell(column));
    return out + "\r\n";
}

} // namespace

std::string resultsToCsv(std::span<const ResultRow> rows)
{
    std::string out(csvByteOrderMark);
    out += line([](const Column &column) { return column.title; });
    for (const ResultRow &row : rows)
        out += line([&row](const Column &column) {
            return row.damage && !column.ofDamaged ? std::string() : column.cell(row);
        });
    return out;
}

} // namespace hakari
