// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <memory>

namespace hakari::torchbackend {

/// BERT pre-training: masked tokens and next sentence. The device and precision are supported. The samples
/// are not divided among ranks: each process trains a model of its own.
std::unique_ptr<Session> pretrainingSession(const EncoderModel &model, Precision precision,
                                            const SessionOptions &options);

} // namespace hakari::torchbackend
