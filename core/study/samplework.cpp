// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/samplework.h"

#include "core/base/number.h"
#include "core/record/samplefacts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hakari {

namespace {

std::optional<int> tokensOf(const RunRecord &record)
{
    const auto tokens = sequenceLengthOf(record.host);
    return tokens && std::in_range<int>(*tokens) ? std::optional(static_cast<int>(*tokens)) : std::nullopt;
}

std::optional<double> flopsOf(const RunRecord &record)
{
    const auto fact = record.host.find("flops_per_sample");
    const auto flops = fact == record.host.end() ? std::nullopt : parseNumber(fact->second);
    return flops && std::isfinite(*flops) && *flops > 0 ? flops : std::nullopt;
}

} // namespace

SampleWork sampleWorkOf(const RunRecord &record)
{
    SampleWork work{tokensOf(record), flopsOf(record), {}};
    if (work.known())
        work.source = record.source;
    return work;
}

bool comparable(const SampleWork &a, const SampleWork &b)
{
    return (a.tokens && b.tokens) || (a.flops && b.flops);
}

bool surelyDiffer(const SampleWork &a, const SampleWork &b)
{
    constexpr double rounding = 1e-9; // backends count the same operations as whole numbers or not
    if (a.tokens && b.tokens && *a.tokens != *b.tokens)
        return true;
    return a.flops && b.flops && std::abs(*a.flops - *b.flops) > rounding * std::max(*a.flops, *b.flops);
}

} // namespace hakari
