// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <memory>

namespace hakari::torchbackend {

/// How many samples are generated for a model with these inputs: 64, fewer where they would take more than
/// 256 MiB, at least 1.
std::uint32_t scriptLibrarySize(const ScriptModel &model);

/// Memory that the generated samples take.
std::uint64_t scriptLibraryBytes(const ScriptModel &model);

/// Inference with a TorchScript file. The device and precision are supported. Errors: FileNotFound,
/// ModelFileBad.
Expected<std::unique_ptr<Session>> scriptSession(const ScriptModel &model, Precision precision,
                                                 const SessionOptions &options);

} // namespace hakari::torchbackend
