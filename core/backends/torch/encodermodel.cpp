// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/encodermodel.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace hakari::torchbackend {

namespace {

constexpr double int8Range = 127.0;

std::int64_t length(const at::Tensor &tensor)
{
    return tensor.size(-1);
}

Dense takeProjections(ParameterSource &source, const std::string &prefix, DenseKind kind)
{
    const auto named = [&prefix](const char *suffix) {
        return std::vector<std::string>{prefix + "query" + suffix, prefix + "key" + suffix,
                                        prefix + "value" + suffix};
    };
    const at::Tensor weight = source.takeStacked(named(".weight"));
    return {weight, source.takeStacked(named(".bias")), kind};
}

std::string layerPrefix(int number)
{
    return "encoder.layer." + std::to_string(number) + ".";
}

/// Sums in place where the types allow it.
at::Tensor sum(at::Tensor y, const at::Tensor &x)
{
    return y.scalar_type() == x.scalar_type() ? y.add_(x) : y + x;
}

at::Tensor quantized(const at::Tensor &weight)
{
    const at::Tensor largest = weight.abs().amax(1).clamp_min(1e-8);
    return at::quantize_per_channel(weight, (largest / int8Range).to(at::kDouble),
                                    at::zeros({weight.size(0)}, at::kLong), 0, at::kQInt8);
}

c10::intrusive_ptr<LinearPackedParamsBase> packed(const at::Tensor &weight, const at::Tensor &bias)
{
    at::globalContext().setQEngine(int8Engine().value());
    static const auto prepack = c10::Dispatcher::singleton().findSchemaOrThrow("quantized::linear_prepack",
                                                                               "");
    std::vector<c10::IValue> stack{quantized(weight), bias};
    prepack.callBoxed(&stack);
    return stack.front().toCustomClass<LinearPackedParamsBase>();
}

/// query, key and value, each [batch * heads, sequence, width].
std::array<at::Tensor, 3> splitIntoHeads(const at::Tensor &projected, std::int64_t batch, std::int64_t heads)
{
    const std::int64_t sequence = projected.size(0) / batch;
    const std::int64_t width = length(projected) / 3 / heads;
    const at::Tensor parts = projected.view({batch, sequence, 3, heads, width}).permute({2, 0, 3, 1, 4});
    const auto part = [&](std::int64_t i) { return parts[i].reshape({batch * heads, sequence, width}); };
    return {part(0), part(1), part(2)};
}

} // namespace

ParameterSource::ParameterSource(std::vector<EncoderParameter> list, std::uint64_t seed,
                                 const at::TensorOptions &placement, bool trainable)
    : m_list(std::move(list)), m_seed(seed), m_placement(placement), m_trainable(trainable)
{
}

std::size_t ParameterSource::indexOf(const std::string &name) const
{
    const auto found = std::ranges::find(m_list, name, &EncoderParameter::name);
    if (found == m_list.end())
        throw std::logic_error("no parameter " + name);
    return static_cast<std::size_t>(found - m_list.begin());
}

at::Tensor ParameterSource::takeStacked(const std::vector<std::string> &names)
{
    const EncoderParameter &first = m_list[indexOf(names.front())];
    const std::size_t size = first.size();
    std::vector<std::int64_t> shape = first.shape;
    shape[0] *= static_cast<std::int64_t>(names.size());
    at::Tensor filled = at::empty(shape, at::kFloat);
    float *data = filled.data_ptr<float>();
    for (const std::string &name : names) {
        const std::size_t index = indexOf(name);
        fillParameter(m_list[index], index, m_seed, {data, size});
        data += size;
    }
    filled = filled.to(m_placement).set_requires_grad(m_trainable);
    m_taken.push_back({filled, static_cast<int>(names.size()), first.kind == EncoderParameter::Kind::Weight});
    return filled;
}

std::uint64_t ParameterSource::count() const
{
    std::uint64_t count = 0;
    for (const TakenParameter &parameter : m_taken)
        count += static_cast<std::uint64_t>(parameter.tensor.numel());
    return count;
}

Dense::Dense(const at::Tensor &weight, const at::Tensor &bias, DenseKind kind) : m_kind(kind)
{
    if (kind == DenseKind::Int8) {
        m_packed = packed(weight, bias);
        return;
    }
    m_weight = weight;
    m_bias = bias;
}

at::Tensor Dense::operator()(const at::Tensor &x) const
{
    switch (m_kind) {
    case DenseKind::OneDnn:
        return at::mkldnn_linear(x.is_mkldnn() ? x : x.to_mkldnn(), m_weight, m_bias);
    case DenseKind::Int8:
        // As libtorch's own dynamic modules do: without VNNI, sums of full 8-bit products would saturate.
        return m_packed->apply_dynamic(x, true);
    case DenseKind::Bf16:
        return at::linear(x.to(at::kBFloat16), m_weight.to(at::kBFloat16), m_bias.to(at::kBFloat16));
    case DenseKind::Plain:
        break;
    }
    return at::linear(x, m_weight, m_bias);
}

Dense takeDense(ParameterSource &source, const std::string &name, DenseKind kind)
{
    // In this order: the optimizer's list follows the agreed one.
    const at::Tensor weight = source.take(name + ".weight");
    return {weight, source.take(name + ".bias"), kind};
}

at::Tensor plain(const at::Tensor &tensor)
{
    return tensor.is_mkldnn() ? tensor.to_dense() : tensor;
}

Norm::Norm(ParameterSource &source, const std::string &name, double eps)
    : gain(source.take(name + ".weight")), bias(source.take(name + ".bias")), epsilon(eps)
{
}

at::Tensor Norm::operator()(const at::Tensor &x) const
{
    return at::layer_norm(x, {length(x)}, gain, bias, epsilon);
}

EncoderLibrary::EncoderLibrary(const EncoderModel &model, const EncoderInputs &inputs,
                               const c10::Device &device)
{
    std::vector<const std::vector<std::int64_t> *> fields{&inputs.tokens, &inputs.tokenTypes};
    if (!inputs.left.empty())
        fields.insert(fields.end(), {&inputs.left, &inputs.top, &inputs.right, &inputs.bottom});
    std::vector<at::Tensor> tensors;
    for (const auto *field : fields)
        tensors.push_back(at::tensor(*field, at::kLong).view({-1, model.sequenceLength}));
    m_fields = at::stack(tensors, 1).to(device);
}

EncoderBatch EncoderLibrary::batch(const at::Tensor &index) const
{
    const at::Tensor rows = m_fields.index_select(0, index);
    const auto field = [&rows](std::int64_t i) { return rows.select(1, i); };
    if (rows.size(1) == 2)
        return {field(0), field(1), {}, {}, {}, {}};
    return {field(0), field(1), field(2), field(3), field(4), field(5)};
}

SampleIndex::SampleIndex(int largestBatch, const c10::Device &device)
    : m_host(at::empty({largestBatch}, at::kLong)), m_device(device)
{
}

at::Tensor SampleIndex::operator()(std::span<const std::uint32_t> samples)
{
    std::ranges::copy(samples, m_host.data_ptr<std::int64_t>());
    return m_host.narrow(0, 0, static_cast<std::int64_t>(samples.size())).to(m_device);
}

EncoderLayer::EncoderLayer(const EncoderModel &model, int number, ParameterSource &source, DenseKind kind)
    : m_heads(model.heads),
      m_projections(takeProjections(source, layerPrefix(number) + "attention.self.", kind)),
      m_attentionOutput(takeDense(source, layerPrefix(number) + "attention.output.dense", kind)),
      m_attentionNorm(source, layerPrefix(number) + "attention.output.LayerNorm", model.layerNormEpsilon),
      m_intermediate(takeDense(source, layerPrefix(number) + "intermediate.dense", kind)),
      m_output(takeDense(source, layerPrefix(number) + "output.dense", kind)),
      m_outputNorm(source, layerPrefix(number) + "output.LayerNorm", model.layerNormEpsilon)
{
}

at::Tensor EncoderLayer::attention(const at::Tensor &x, std::int64_t batch) const
{
    const auto [query, key, value] = splitIntoHeads(plain(m_projections(x)), batch, m_heads);
    const double scale = 1.0 / std::sqrt(static_cast<double>(length(query)));
    // Not by baddbmm() with beta 0: for small matrices libtorch 1.13 multiplies uninitialised memory by it.
    const at::Tensor scores = at::bmm(query * scale, key.transpose(1, 2));
    const at::Tensor context = at::bmm(at::softmax(scores, -1), value);
    return context.view({batch, m_heads, -1, length(context)}).transpose(1, 2).reshape({x.size(0), -1});
}

at::Tensor EncoderLayer::operator()(const at::Tensor &x, std::int64_t batch) const
{
    const at::Tensor attended = m_attentionNorm(sum(plain(m_attentionOutput(attention(x, batch))), x));
    const at::Tensor fed = plain(m_output(at::gelu(m_intermediate(attended))));
    return m_outputNorm(sum(fed, attended));
}

namespace {

std::string embedding(const std::string &name)
{
    return "embeddings." + name + "_embeddings.weight";
}

at::Tensor layoutTable(const EncoderModel &model, ParameterSource &source, const char *axis)
{
    return model.layoutPositions > 0 ? source.take(embedding(axis + std::string("_position"))) : at::Tensor();
}

std::vector<EncoderLayer> layersOf(const EncoderModel &model, ParameterSource &source, DenseKind kind)
{
    std::vector<EncoderLayer> layers;
    for (int number = 0; number < model.layers; ++number)
        layers.emplace_back(model, number, source, kind);
    return layers;
}

} // namespace

Encoder::Encoder(const EncoderModel &model, ParameterSource &source, DenseKind kind)
    : m_words(source.take(embedding("word"))),
      m_positions(source.take(embedding("position"))),
      m_x(layoutTable(model, source, "x")),
      m_y(layoutTable(model, source, "y")),
      m_h(layoutTable(model, source, "h")),
      m_w(layoutTable(model, source, "w")),
      m_types(source.take(embedding("token_type"))),
      m_norm(source, "embeddings.LayerNorm", model.layerNormEpsilon),
      m_layers(layersOf(model, source, kind)),
      m_pooler(takeDense(source, "pooler.dense", kind))
{
}

at::Tensor Encoder::embedded(const EncoderBatch &batch) const
{
    at::Tensor x = at::embedding(m_words, batch.tokens);
    x.add_(m_positions.narrow(0, 0, length(batch.tokens)));
    x.add_(at::embedding(m_types, batch.tokenTypes));
    if (m_x.defined()) {
        x.add_(at::embedding(m_x, batch.left)).add_(at::embedding(m_y, batch.top));
        x.add_(at::embedding(m_x, batch.right)).add_(at::embedding(m_y, batch.bottom));
        x.add_(at::embedding(m_h, batch.bottom - batch.top));
        x.add_(at::embedding(m_w, batch.right - batch.left));
    }
    return x.view({-1, length(x)});
}

at::Tensor Encoder::hidden(const EncoderBatch &batch) const
{
    at::Tensor x = m_norm(embedded(batch));
    for (const EncoderLayer &layer : m_layers)
        x = layer(x, batch.tokens.size(0));
    return x;
}

at::Tensor Encoder::pooled(const at::Tensor &hidden, std::int64_t batch) const
{
    const at::Tensor first = hidden.view({batch, -1, length(hidden)}).select(1, 0).contiguous();
    return at::tanh(plain(m_pooler(first)));
}

std::optional<at::QEngine> int8Engine()
{
    const auto &present = at::globalContext().supportedQEngines();
    for (const at::QEngine engine : {at::QEngine::ONEDNN, at::QEngine::FBGEMM}) {
        if (std::ranges::find(present, engine) != present.end())
            return engine;
    }
    return std::nullopt;
}

DenseKind denseKind(const c10::Device &device, Precision precision, Task task)
{
    if (precision == Precision::Int8)
        return DenseKind::Int8;
    if (precision == Precision::Bf16)
        return task == Task::Training ? DenseKind::Bf16 : DenseKind::Plain;
    return device.is_cpu() && at::globalContext().hasMKLDNN() ? DenseKind::OneDnn : DenseKind::Plain;
}

std::string_view name(DenseKind kind)
{
    constexpr std::array<std::string_view, 4> names{"libtorch's choice", "oneDNN", "int8",
                                                    "bf16 from fp32 weights"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace hakari::torchbackend
