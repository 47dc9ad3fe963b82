// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/load.h"

#include <string>
#include <vector>

namespace hakari {

/// One figure of the engine itself, beside what it may cost.
struct SelfFigure {
    std::string name;
    double value = 0.0;
    std::string unit;
    double target = 0.0;
    bool atMost = true; ///< else the target is the least

    double ratio() const { return value / target; }
};

/// Measures the engine with a session that should answer at once (the backend "null"): the cost of a query
/// or the rate that is reached, and the summary of all its latencies; for server also how late queries are
/// picked up at 10,000 arrivals a second. Takes about `seconds`. Blocking, on this thread.
std::vector<SelfFigure> measureEngine(Session &session, Scenario scenario, Seconds seconds);

} // namespace hakari
