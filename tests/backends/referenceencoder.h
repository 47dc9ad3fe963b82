// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hakari::test {

/// The pooled output, [samples, hidden], of the model that encoderParameters() and fillParameter() describe
/// for inference, in double precision with plain loops: what backends are checked against. Samples are rows
/// of encoderInputs(model, Task::Inference, seeds.inputs, encoderLibrarySize). For small models.
std::vector<double> referencePooledOutput(const EncoderModel &model, const Seeds &seeds,
                                          std::span<const std::uint32_t> samples);

} // namespace hakari::test
