// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/model.h"

#include <array>
#include <optional>
#include <vector>

namespace hakari {

/// An input of the model that is known only to an interval.
struct UncertainInput {
    double ModelInputs::*member;
    Interval interval;
};

using MetricIntervals = std::array<std::optional<Interval>, metricCount>;

inline constexpr int resampleCount = 10'000;

/// How far the figures spread when the inputs do (method.md 6).
/// No uncertain input: nothing. One: the model at both of its ends, and at the first step of the instance
/// count between them; exact, because every figure is monotone from one step to the next. Several: 10,000
/// seeded resamples, uniform within bounds and normal for a 95 % interval, and of the results the 2.5th
/// and 97.5th percentile.
MetricIntervals propagate(const ModelInputs &inputs, const std::vector<UncertainInput> &uncertain);

/// Exact quantile of the values by linear interpolation between order statistics; reorders them.
double quantile(std::vector<double> &values, double probability);

} // namespace hakari
