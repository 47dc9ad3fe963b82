// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/uncertainty.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

namespace hakari::test {

inline double medianMilliseconds(int runs, const std::function<void()> &work)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = Clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return quantile(times, 0.5);
}

/// Prints the median of some runs and its share of what it may take.
inline void report(const char *what, int runs, double target, const std::function<void()> &work)
{
    const double median = medianMilliseconds(runs, work);
    std::printf("%-52s %10.3f ms  median of %3d  %6.1f %% of %.0f ms\n", what, median, runs,
                100 * median / target, target);
}

} // namespace hakari::test
