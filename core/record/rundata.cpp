// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/rundata.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace hakari {

namespace {

constexpr std::array<std::string_view, 3> profileNames{"quick", "standard", "publication"};
constexpr std::array<std::string_view, 7> phaseNames{"prepare", "idle",        "warm-up",  "saturation",
                                                     "steady",  "measurement", "cool-down"};

template <class Value>
double spread(std::span<const LoadWindow> windows, Value value)
{
    const auto [low, high] = std::ranges::minmax(windows, {}, value);
    if (value(low) <= 0)
        return std::numeric_limits<double>::infinity();
    return value(high) / value(low);
}

} // namespace

std::string_view name(Profile profile)
{
    return profileNames[static_cast<std::size_t>(profile)];
}

std::optional<Profile> profileNamed(std::string_view name)
{
    return enumeratorNamed<Profile>(profileNames, name);
}

std::string_view name(Phase phase)
{
    return phaseNames[static_cast<std::size_t>(phase)];
}

std::optional<Phase> phaseNamed(std::string_view name)
{
    return enumeratorNamed<Phase>(phaseNames, name);
}

PerSecond LoadWindow::rate() const
{
    const double seconds = (end - begin).value;
    return {seconds > 0 ? static_cast<double>(samples) / seconds : 0.0};
}

bool Steadiness::steady() const
{
    return enough && rate <= rateLimit && latency <= latencyLimit && power.value_or(1.0) <= powerLimit;
}

Steadiness steadiness(std::span<const LoadWindow> windows)
{
    Steadiness out;
    if (windows.size() < Steadiness::windows)
        return out;
    const auto last = windows.last(Steadiness::windows);
    out.enough = true;
    out.rate = spread(last, [](const LoadWindow &window) { return window.rate().value; });
    out.latency = spread(last, [](const LoadWindow &window) { return window.meanLatency.value; });
    if (std::ranges::all_of(last, [](const LoadWindow &window) { return window.power.has_value(); }))
        out.power = spread(last, [](const LoadWindow &window) { return window.power->value; });
    return out;
}

std::optional<double> judgedPercentile(Scenario scenario)
{
    switch (scenario) {
    case Scenario::Offline:
        return std::nullopt;
    case Scenario::SingleStream:
        return 0.90;
    case Scenario::Server:
    case Scenario::MultiStream:
        return 0.99;
    }
    return std::nullopt;
}

std::uint64_t leastQueries(Scenario scenario)
{
    const auto percentile = judgedPercentile(scenario);
    if (!percentile)
        return 1;
    // An estimate discards the t - 1 highest of t >= 1; a bound may be kept with t = 0.
    return queriesForEarlyStopping(*percentile, scenario == Scenario::Server ? 0 : 1);
}

BoundCheck checkBound(std::span<const QueryTime> queries, Seconds bound)
{
    BoundCheck check;
    check.over = static_cast<std::uint64_t>(std::ranges::count_if(queries, [bound](const QueryTime &query) {
        return static_cast<double>(query.latency) / 1e9 > bound.value; // exact at the bound, unlike * 1e-9
    }));
    check.needed = queriesForEarlyStopping(*judgedPercentile(Scenario::Server), check.over);
    check.held = queries.size() >= check.needed;
    return check;
}

} // namespace hakari
