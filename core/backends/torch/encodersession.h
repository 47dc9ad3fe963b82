// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <c10/core/Device.h>

namespace hakari::torchbackend {

/// Inference with an encoder. The device and precision are supported.
std::unique_ptr<Session> encoderSession(const EncoderModel &model, Precision precision,
                                        const SessionOptions &options);

} // namespace hakari::torchbackend
