// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/quantity.h"
#include "core/base/text.h"
#include "core/workload/scenario.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hakari {

enum class Task { Inference, Training };
std::string_view name(Task task); ///< "inference", "training"

enum class Precision { Fp32, Bf16, Int8 };
std::string_view name(Precision precision); ///< "fp32", "bf16", "int8"
std::optional<Precision> precisionNamed(std::string_view name);

enum class Optimizer { Lamb, AdamW };
std::string_view name(Optimizer optimizer); ///< "lamb", "adamw"

/// A model that answers at once; it measures the engine itself.
struct NullModel {
    bool operator==(const NullModel &) const = default;
};

/// A Transformer encoder of the BERT family with its pooler (method.md 8): GELU by erf, LayerNorm after
/// each residual sum. One sample is one sequence of `sequenceLength` tokens.
struct EncoderModel {
    int vocabulary = 30522;
    int hidden = 768;
    int layers = 12;
    int heads = 12;
    int intermediate = 3072;
    int positions = 512;
    int tokenTypes = 2;
    int layoutPositions = 0; ///< LayoutLM: rows of the x, y, height and width tables; 0: plain BERT
    int sequenceLength = 512;
    double layerNormEpsilon = 1e-12;
    Optimizer optimizer = Optimizer::Lamb; ///< training only
    double maskedShare = 0.15;             ///< training only: share of the tokens that MLM predicts

    bool operator==(const EncoderModel &) const = default;

    /// Embeddings, layers and pooler; not the heads of pre-training.
    std::uint64_t parameterCount() const;
    /// Multiply-adds of one forward pass over one sequence, counted as two operations each: the four
    /// projections, both attention products and the feed-forward network. Embeddings, normalisation,
    /// GELU and pooler are left out (below 1 %).
    double forwardFlops() const;
};

enum class ElementType { Int64, Int32, Float32, Bool };

/// One input of a TorchScript model. `shape` is that of one sample; the batch is put in front of it.
/// Integers are drawn from [low, high], floats uniformly from [low, high).
struct TensorInput {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::int64_t> shape;
    double low = 0.0;
    double high = 1.0;

    bool operator==(const TensorInput &) const = default;
};

/// A TorchScript file of the user's; its forward() takes the inputs in this order.
struct ScriptModel {
    std::filesystem::path file; ///< absolute, or relative to the working folder
    std::vector<TensorInput> inputs;

    bool operator==(const ScriptModel &) const = default;
};

/// Gradient boosting on generated tabular data with a binary label. Training: one sample is one boosting
/// round, that is one tree over all rows. Inference: one sample is one row through all trees.
struct BoostingModel {
    int rows = 1'000'000;
    int columns = 28;
    int depth = 6;
    int trees = 100;

    bool operator==(const BoostingModel &) const = default;
};

using WorkloadModel = std::variant<NullModel, EncoderModel, ScriptModel, BoostingModel>;

/// What to run. A value; read from resources/workloads/*.json or a file of the user's.
struct Workload {
    std::string id;
    LocalizedText title;
    LocalizedText note;
    Task task = Task::Inference;
    WorkloadModel model;
    Precision precision = Precision::Fp32;
    Scenario scenario = Scenario::Offline;
    int batch = 1;                       ///< samples a batch; the largest that saturation may choose
    std::optional<Seconds> latencyBound; ///< Server: of the 99th percentile
    std::vector<std::string> references; ///< where architecture and shapes are published

    bool operator==(const Workload &) const = default;

    /// What one sample is, for people and files: "inference", "sequence", "row", "boosting round".
    std::string_view unit() const;
};

inline constexpr int batchLimit = 65536;

} // namespace hakari
