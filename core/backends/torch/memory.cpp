// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/memory.h"

#include "core/backends/torch/script.h"

#include <algorithm>
#include <filesystem>

namespace hakari::torchbackend {

namespace {

constexpr double libraryBytes = 300e6; ///< libtorch with what it brings, measured

double elementBytes(Precision precision)
{
    return precision == Precision::Bf16 ? 2.0 : 4.0;
}

/// Of the dense layers. Those in int8 are kept as they were quantised and as they were packed, and take about
/// as much on the way; the embeddings and LayerNorm stay in fp32.
double denseBytes(Precision precision)
{
    return precision == Precision::Int8 ? 3.0 : elementBytes(precision);
}

double embeddingCount(const EncoderModel &model)
{
    return 1.0 * (model.vocabulary + model.positions + model.tokenTypes + 4 * model.layoutPositions)
           * model.hidden;
}

double weightBytes(const EncoderModel &model, Precision precision)
{
    const double embeddings = embeddingCount(model);
    const double others = static_cast<double>(model.parameterCount()) - embeddings;
    return embeddings * elementBytes(precision) + others * denseBytes(precision);
}

/// What one layer holds at its widest for one token: in and out, three projections twice, the attention
/// scores before and after softmax, or the intermediate before and after GELU.
double layerElements(const EncoderModel &model)
{
    const double attention = 9.0 * model.hidden + 2.0 * model.heads * model.sequenceLength;
    const double feedForward = 4.0 * model.hidden + 2.0 * model.intermediate;
    return std::max(attention, feedForward);
}

double inferenceBytes(const EncoderModel &model, Precision precision, int batch)
{
    const double tokens = 1.0 * batch * model.sequenceLength;
    return weightBytes(model, precision) + tokens * layerElements(model) * elementBytes(precision);
}

/// Weight, gradient and two moments of each parameter, and what each layer keeps for its backward pass:
/// inputs of the dense layers, projections, shares of attention, both sides of GELU and LayerNorm.
double trainingBytes(const EncoderModel &model, int batch)
{
    const double tokens = 1.0 * batch * model.sequenceLength;
    const double kept = 16.0 * model.hidden + 3.0 * model.intermediate
                        + 1.0 * model.heads * model.sequenceLength;
    const double logits = 3.0 * tokens * model.maskedShare * model.vocabulary;
    return 4.0
           * (4.0 * static_cast<double>(model.parameterCount()) + tokens * kept * model.layers + logits
              + 2.0 * embeddingCount(model));
}

double encoderBytes(const EncoderModel &model, const Workload &workload, const SessionOptions &options)
{
    if (options.device != "cpu")
        return embeddingCount(model) * elementBytes(Precision::Fp32);
    if (workload.task == Task::Training)
        return trainingBytes(model, options.largestBatch);
    return inferenceBytes(model, workload.precision, options.largestBatch);
}

/// The file, its copy in memory made ready for this CPU, and the inputs. What such a model holds between its
/// layers is not known before it runs.
double scriptBytes(const ScriptModel &model)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(model.file, error);
    const double file = error ? 0.0 : static_cast<double>(size);
    return 2.0 * file + static_cast<double>(scriptLibraryBytes(model));
}

} // namespace

std::uint64_t hostMemoryNeeded(const Workload &workload, const SessionOptions &options)
{
    double bytes = libraryBytes;
    if (const auto *encoder = std::get_if<EncoderModel>(&workload.model))
        bytes += encoderBytes(*encoder, workload, options);
    else if (const auto *script = std::get_if<ScriptModel>(&workload.model))
        bytes += scriptBytes(*script);
    return static_cast<std::uint64_t>(bytes);
}

} // namespace hakari::torchbackend
