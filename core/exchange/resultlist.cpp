// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultlist.h"

#include "core/base/text.h"
#include "core/exchange/shortnumber.h"

#include <fmt/format.h>

namespace hakari {

namespace {

constexpr const char *layout = "{:>5}  {:<28.28}  {:<18.18} {:<13} {:>12} {:>10} {:>12}  {}";

template <class Quantity>
std::string known(const std::optional<Quantity> &quantity, const char *unit)
{
    return quantity ? shortNumber(quantity->value) + unit : "-";
}

/// Of power or of energy: what is estimated never looks like what was measured.
template <class Quantity>
std::string metered(const ResultRow &row, const std::optional<Quantity> &quantity, const char *unit)
{
    const bool estimated = row.power && row.power->provenance == Provenance::Estimated;
    return (estimated && quantity ? "~" : "") + known(quantity, unit);
}

/// What a reader must know before the figures: damage, and a run that did not come to its end.
std::string stateText(const ResultRow &row)
{
    if (row.damage)
        return "damaged";
    std::string out = row.verdict ? std::string(name(*row.verdict)) : std::string();
    if (row.state != ResultState::Complete)
        out.append(out.empty() ? "" : ", ").append(name(row.state));
    return out;
}

std::string ended(std::string line)
{
    return line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

std::string figuresLine(const ResultRow &row)
{
    const auto power = row.power ? std::optional(row.power->mean) : std::nullopt;
    return ended(fmt::format(layout, static_cast<std::int64_t>(row.id),
                             row.workload.empty() ? row.title : row.workload,
                             row.backend.empty() ? row.harness : row.backend, optionName(row.scenario),
                             known(row.throughput, " /s"), metered(row, power, " W"),
                             metered(row, row.energyPerSample, " J"), stateText(row)));
}

std::string noteLine(const std::string &text)
{
    return fmt::format("{:>7}{}\n", "", text);
}

std::string rowText(const ResultRow &row)
{
    std::string out = figuresLine(row);
    if (row.damage)
        out += noteLine(describe(*row.damage));
    if (row.power)
        out += noteLine("power and energy " + scopeText(row.power->provenance, row.power->scope));
    return row.tags.empty() ? out : out + noteLine("[" + listed(row.tags) + "]");
}

} // namespace

std::string scopeText(Provenance provenance, const PowerScope &scope)
{
    return fmt::format("{}: {} at the boundary {}", name(provenance), text(scope.covers),
                       name(scope.boundary));
}

std::string resultsToText(std::span<const ResultRow> rows)
{
    if (rows.empty())
        return "no results\n";
    std::string out = ended(fmt::format(layout, "id", "workload", "backend", "scenario", "throughput",
                                        "power", "per sample", "verdict"));
    for (const ResultRow &row : rows)
        out += rowText(row);
    return out;
}

} // namespace hakari
