// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workload/workload.h"

#include <string_view>
#include <vector>

namespace hakari {

// What a run takes where nobody says otherwise.

/// LoadGen's number of samples in one query of multi-stream.
inline constexpr int multiStreamSamples = 8;

/// The ids of the backends that can run the workload's model, the usual one first: oneDNN for inference of
/// encoders, libtorch for their training and for TorchScript, XGBoost for boosting. Whether one is at hand
/// and offers the precision is for the engine to say.
std::vector<std::string_view> suitableBackends(const Workload &workload);
std::string_view usualBackend(const Workload &workload);

/// The largest batch that the workload's scenario lets the search come to.
int largestBatchOf(const Workload &workload);

/// Whether a batch can be asked for: single-stream and multi-stream have one of their own.
bool takesBatch(Scenario scenario);

} // namespace hakari
