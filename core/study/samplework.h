// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/provenance.h"
#include "core/record/runrecord.h"

#include <optional>

namespace hakari {

/// How large one sample is, as far as it is known. Throughputs compare only where their samples are alike.
struct SampleWork {
    std::optional<int> tokens;   ///< sequence length, >= 1
    std::optional<double> flops; ///< floating-point operations, > 0
    SourceRef source;

    bool known() const { return tokens || flops; }
};

/// As the run's workload and its backend tell it; nothing of other harnesses.
SampleWork sampleWorkOf(const RunRecord &record);

/// Whether both state the same quantity.
bool comparable(const SampleWork &a, const SampleWork &b);
/// Whether they do, and not the same of it.
bool surelyDiffer(const SampleWork &a, const SampleWork &b);

} // namespace hakari
