// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/encoder.h"

#include <ATen/ATen.h>
#include <ATen/native/quantized/PackedParams.h>

#include <optional>

namespace hakari::torchbackend {

/// One tensor of the model, which may stand for several parameters of the agreed list.
struct TakenParameter {
    at::Tensor tensor;
    int parts = 1;      ///< parameters that lie one after the other along its first dimension
    bool decays = true; ///< whether weight decay applies to it: not to biases and LayerNorm
};

/// Makes the tensors of the agreed list, filled from the seed.
class ParameterSource
{
public:
    /// `placement` is the device and type of the tensors.
    ParameterSource(std::vector<EncoderParameter> list, std::uint64_t seed,
                    const at::TensorOptions &placement, bool trainable);

    at::Tensor take(const std::string &name) { return takeStacked({name}); }
    /// Several parameters as one, one after the other along the first dimension.
    at::Tensor takeStacked(const std::vector<std::string> &names);

    const std::vector<TakenParameter> &taken() const { return m_taken; }
    /// Elements taken so far.
    std::uint64_t count() const;

private:
    std::size_t indexOf(const std::string &name) const;

    std::vector<EncoderParameter> m_list;
    std::uint64_t m_seed;
    at::TensorOptions m_placement;
    bool m_trainable;
    std::vector<TakenParameter> m_taken;
};

/// How a dense layer is computed.
enum class DenseKind {
    Plain,  ///< libtorch's choice
    OneDnn, ///< by oneDNN; libtorch itself gives fp32 to BLAS, which is slower on CPUs that BLAS does not
            ///< know
    Int8,   ///< weights in int8 per output, activations quantised as they come
    Bf16,   ///< from fp32 weights, which are rounded each time: training
};

/// y = x W^T + b for rows of x.
class Dense
{
public:
    Dense(const at::Tensor &weight, const at::Tensor &bias, DenseKind kind);

    /// May stay in oneDNN's layout; see plain().
    at::Tensor operator()(const at::Tensor &x) const;

private:
    DenseKind m_kind;
    at::Tensor m_weight; // undefined for Int8
    at::Tensor m_bias;
    c10::intrusive_ptr<LinearPackedParamsBase> m_packed;
};

/// The layer with the parameters <name>.weight and <name>.bias.
Dense takeDense(ParameterSource &source, const std::string &name, DenseKind kind);

/// The tensor in libtorch's ordinary layout.
at::Tensor plain(const at::Tensor &tensor);

struct Norm {
    at::Tensor gain;
    at::Tensor bias;
    double epsilon;

    Norm(ParameterSource &source, const std::string &name, double eps);
    at::Tensor operator()(const at::Tensor &x) const;
};

/// Rows of encoderInputs(): int64 tensors [batch, sequence].
struct EncoderBatch {
    at::Tensor tokens;
    at::Tensor tokenTypes;
    at::Tensor left, top, right, bottom; ///< undefined without a layout
};

/// All generated sequences on the device, from which batches are gathered.
class EncoderLibrary
{
public:
    EncoderLibrary(const EncoderModel &model, const EncoderInputs &inputs, const c10::Device &device);
    EncoderBatch batch(const at::Tensor &index) const;

private:
    at::Tensor m_fields; // [samples, field, sequence]
};

/// Sample numbers as an index tensor on the device.
class SampleIndex
{
public:
    SampleIndex(int largestBatch, const c10::Device &device);
    at::Tensor operator()(std::span<const std::uint32_t> samples);

private:
    at::Tensor m_host;
    c10::Device m_device;
};

class EncoderLayer
{
public:
    EncoderLayer(const EncoderModel &model, int number, ParameterSource &source, DenseKind kind);

    /// [batch * sequence, hidden] to the same shape.
    at::Tensor operator()(const at::Tensor &x, std::int64_t batch) const;

private:
    at::Tensor attention(const at::Tensor &x, std::int64_t batch) const;

    std::int64_t m_heads;
    Dense m_projections; // query, key and value at once
    Dense m_attentionOutput;
    Norm m_attentionNorm;
    Dense m_intermediate;
    Dense m_output;
    Norm m_outputNorm;
};

/// A Transformer encoder of the BERT family; used for inference, and with trainable parameters for training.
class Encoder
{
public:
    Encoder(const EncoderModel &model, ParameterSource &source, DenseKind kind);

    /// [batch * sequence, hidden]
    at::Tensor hidden(const EncoderBatch &batch) const;
    /// [batch, hidden]
    at::Tensor pooled(const at::Tensor &hidden, std::int64_t batch) const;

    const at::Tensor &wordEmbeddings() const { return m_words; }

private:
    at::Tensor embedded(const EncoderBatch &batch) const;

    at::Tensor m_words;
    at::Tensor m_positions;
    at::Tensor m_x, m_y, m_h, m_w; // undefined without a layout
    at::Tensor m_types;
    Norm m_norm;
    std::vector<EncoderLayer> m_layers;
    Dense m_pooler;
};

/// The engine for int8 dense layers that this libtorch has for CPUs.
std::optional<at::QEngine> int8Engine();

/// The suitable kind for a device and precision.
DenseKind denseKind(const c10::Device &device, Precision precision, Task task);
std::string_view name(DenseKind kind);

} // namespace hakari::torchbackend
