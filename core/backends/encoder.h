// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workload/workload.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// The parameters of an encoder in one agreed order, so that every backend makes the same model from the
/// same seed and their outputs can be compared. Matrices are [out, in], as y = x W^T + b.
struct EncoderParameter {
    enum class Kind { Weight, Bias, Gain };

    std::string name; ///< as in published checkpoints: "encoder.layer.0.attention.self.query.weight", ...
    std::vector<std::int64_t> shape;
    Kind kind = Kind::Weight;

    std::size_t size() const;
};

/// Embeddings ("embeddings.word_embeddings.weight", "position_embeddings", then "x_position_embeddings",
/// "y_position_embeddings", "h_position_embeddings", "w_position_embeddings" where the model has a layout,
/// "token_type_embeddings", "LayerNorm"), the layers, and "pooler.dense". Sizes add up to
/// EncoderModel::parameterCount().
std::vector<EncoderParameter> encoderParameters(const EncoderModel &model);

/// Fills parameter number `index` of that list: weights uniform with mean 0 and deviation 0.02 (BERT's),
/// biases the same, gains the same around 1. Bit for bit the same on every machine; each parameter has a
/// stream of its own. `values` holds parameter.size() elements.
void fillParameter(const EncoderParameter &parameter, std::size_t index, std::uint64_t seed,
                   std::span<float> values);

/// Generated sequences without padding; every vector is [count * sequenceLength], row by row, but for
/// nextSentence, which is [count].
struct EncoderInputs {
    std::vector<std::int64_t> tokens;     ///< in [0, vocabulary)
    std::vector<std::int64_t> tokenTypes; ///< 0 in the first half of a sequence, 1 in the second
    std::vector<std::int64_t> left, top, right, bottom; ///< boxes; left <= right, top <= bottom; may be empty

    // Training only.
    std::vector<std::int64_t> labels;       ///< the token to predict, -100 where not masked
    std::vector<std::int64_t> nextSentence; ///< 0 or 1
};
EncoderInputs encoderInputs(const EncoderModel &model, Task task, std::uint64_t seed, std::uint32_t count);

/// How many distinct sequences sessions generate.
inline constexpr std::uint32_t encoderLibrarySize = 64;

} // namespace hakari
