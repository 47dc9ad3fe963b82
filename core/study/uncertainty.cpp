// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace hakari {

namespace {

constexpr std::uint64_t resampleSeed = 20230601;
constexpr double z95 = 1.959963984540054; // 97.5th percentile of the standard normal distribution

std::optional<Interval> ordered(double a, double b, IntervalKind kind)
{
    if (!std::isfinite(a) || !std::isfinite(b))
        return std::nullopt;
    return Interval{std::min(a, b), std::max(a, b), kind};
}

/// The ends of an interval, and where the number of instances first steps between them: a figure that falls
/// along a step and jumps at its end (load, and cost and energy against demand) is extreme on the two sides
/// of the first step, since each further step is a smaller part of the fleet.
std::vector<double> extremePoints(const ModelInputs &inputs, const UncertainInput &input)
{
    constexpr double justPast = 4e-9; // beyond the slack of instancesFor()
    const auto [low, high, kind] = input.interval;
    std::vector<double> points{low, high};
    const double perInstance = inputs.throughput * inputs.utilisation;
    if (input.member == &ModelInputs::throughput && low > 0) {
        const double fewest = instancesFor(inputs.demand, high, inputs.utilisation);
        const double step = inputs.demand / (fewest * inputs.utilisation);
        if (step > low && step < high)
            points.insert(points.end(), {step, step * (1 - justPast)});
    } else if (input.member == &ModelInputs::demand && low > 0) {
        const double step = instancesFor(low, inputs.throughput, inputs.utilisation) * perInstance;
        if (step > low && step < high)
            points.insert(points.end(), {step, step * (1 + justPast)});
    }
    return points;
}

MetricIntervals atExtremePoints(ModelInputs inputs, const UncertainInput &input)
{
    MetricIntervals intervals;
    const std::vector<double> points = extremePoints(inputs, input);
    for (const double point : points) {
        inputs.*input.member = point;
        const ModelOutputs out = evaluate(inputs);
        for (std::size_t i = 0; i < metricCount; ++i) {
            const auto &known = intervals[i];
            intervals[i] = known ? ordered(std::min(known->low, out.values[i]),
                                           std::max(known->high, out.values[i]), input.interval.kind)
                                 : ordered(out.values[i], out.values[i], input.interval.kind);
        }
    }
    return intervals;
}

double draw(const Interval &interval, std::mt19937_64 &random)
{
    const double middle = (interval.low + interval.high) / 2;
    const double half = (interval.high - interval.low) / 2;
    if (interval.kind == IntervalKind::Bounds)
        return middle + half * std::uniform_real_distribution(-1.0, 1.0)(random);
    return middle + half * std::normal_distribution(0.0, 1.0 / z95)(random);
}

MetricIntervals byResampling(ModelInputs inputs, const std::vector<UncertainInput> &uncertain)
{
    std::mt19937_64 random(resampleSeed);
    std::array<std::vector<double>, metricCount> results;
    for (auto &column : results)
        column.reserve(resampleCount);
    for (int i = 0; i < resampleCount; ++i) {
        for (const UncertainInput &input : uncertain)
            inputs.*input.member = draw(input.interval, random);
        const ModelOutputs out = evaluate(inputs);
        for (std::size_t m = 0; m < metricCount; ++m)
            results[m].push_back(out.values[m]);
    }
    MetricIntervals intervals;
    for (std::size_t m = 0; m < metricCount; ++m) {
        if (std::ranges::all_of(results[m], [](double x) { return std::isfinite(x); }))
            intervals[m] = ordered(quantile(results[m], 0.025), quantile(results[m], 0.975),
                                   IntervalKind::Confidence95);
    }
    return intervals;
}

} // namespace

double quantile(std::vector<double> &values, double probability)
{
    if (values.empty())
        return unknown;
    const double position = probability * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(position);
    const auto at = values.begin() + below;
    std::nth_element(values.begin(), at, values.end());
    if (at + 1 == values.end())
        return *at;
    const double next = *std::min_element(at + 1, values.end());
    return *at + (position - static_cast<double>(below)) * (next - *at);
}

MetricIntervals propagate(const ModelInputs &inputs, const std::vector<UncertainInput> &uncertain)
{
    if (uncertain.empty())
        return {};
    return uncertain.size() == 1 ? atExtremePoints(inputs, uncertain.front())
                                 : byResampling(inputs, uncertain);
}

} // namespace hakari
