// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

namespace hakari::xgb {

/// Generates the table and makes everything ready that is not part of the measured work. Throws
/// std::exception. The sessions synchronize by themselves: every call of the library does.
std::unique_ptr<Session> trainingSession(const BoostingModel &model, const SessionOptions &options);
std::unique_ptr<Session> inferenceSession(const BoostingModel &model, const SessionOptions &options);

/// Host memory at the highest point of either, in bytes.
std::uint64_t trainingMemory(const BoostingModel &model);
std::uint64_t inferenceMemory(const BoostingModel &model, int largestBatch);

} // namespace hakari::xgb
