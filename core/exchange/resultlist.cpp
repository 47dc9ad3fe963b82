// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultlist.h"

#include "core/base/text.h"
#include "core/exchange/shortnumber.h"

#include <fmt/format.h>

namespace hakari {

namespace {

template <class Quantity>
std::string known(const std::optional<Quantity> &quantity, const char *unit)
{
    return quantity ? shortNumber(quantity->value) + unit : "-";
}

/// What a reader must know before the figures: damage, and a run that did not come to its end.
std::string stateText(const ResultRow &row)
{
    if (row.damage)
        return "damaged: " + describe(*row.damage);
    std::string out = row.verdict ? std::string(name(*row.verdict)) : std::string();
    if (row.state != ResultState::Complete)
        out.append(out.empty() ? "" : ", ").append(name(row.state));
    return out;
}

} // namespace

std::string resultsToText(std::span<const ResultRow> rows)
{
    if (rows.empty())
        return "no results\n";
    constexpr const char *layout = "{:>5}  {:<28.28}  {:<18.18} {:<13} {:>12} {:>10} {:>12}  {}{}\n";
    std::string out = fmt::format(layout, "id", "workload", "backend", "scenario", "throughput", "power",
                                  "per sample", "verdict", "");
    for (const ResultRow &row : rows)
        out += fmt::format(
            layout, static_cast<std::int64_t>(row.id), row.workload.empty() ? row.title : row.workload,
            row.backend.empty() ? row.harness : row.backend, optionName(row.scenario),
            known(row.throughput, " /s"), row.power ? known(std::optional(row.power->mean), " W") : "-",
            known(row.energyPerSample, " J"), stateText(row),
            row.tags.empty() ? "" : "  [" + listed(row.tags) + "]");
    return out;
}

} // namespace hakari
