// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/pretraining.h"

#include "core/backends/torch/blockcache.h"
#include "core/backends/torch/encodermodel.h"
#include "core/backends/torch/host.h"
#include "core/backends/torch/optimizer.h"
#include "core/base/number.h"

namespace hakari::torchbackend {

namespace {

constexpr double backwardAndForward = 3.0; ///< in forward passes: the backward pass has two products for one

/// The encoder's parameters, and after them those of the two heads under their names in BERT's checkpoints.
/// The decoder's matrix is that of the word embeddings.
std::vector<EncoderParameter> pretrainingParameters(const EncoderModel &model)
{
    using Kind = EncoderParameter::Kind;
    std::vector<EncoderParameter> list = encoderParameters(model);
    const std::string predictions = "cls.predictions.";
    const std::string transform = predictions + "transform.";
    list.push_back({transform + "dense.weight", {model.hidden, model.hidden}, Kind::Weight});
    list.push_back({transform + "dense.bias", {model.hidden}, Kind::Bias});
    list.push_back({transform + "LayerNorm.weight", {model.hidden}, Kind::Gain});
    list.push_back({transform + "LayerNorm.bias", {model.hidden}, Kind::Bias});
    list.push_back({predictions + "bias", {model.vocabulary}, Kind::Bias});
    list.push_back({"cls.seq_relationship.weight", {2, model.hidden}, Kind::Weight});
    list.push_back({"cls.seq_relationship.bias", {2}, Kind::Bias});
    return list;
}

/// What is to be predicted, for all generated sequences.
class Targets
{
public:
    Targets(const EncoderModel &model, const EncoderInputs &inputs, const c10::Device &device)
        : m_sequence(model.sequenceLength)
    {
        const at::Tensor labels = at::tensor(inputs.labels, at::kLong).view({-1, m_sequence});
        // Every sequence has the same number of masked tokens, so that they form a matrix.
        const at::Tensor masked = labels.ge(0).nonzero();
        m_positions = masked.select(1, 1).reshape({labels.size(0), -1}).contiguous().to(device);
        m_labels = labels.gather(1, m_positions.cpu()).to(device);
        m_nextSentence = at::tensor(inputs.nextSentence, at::kLong).to(device);
    }

    /// Rows of the masked tokens in [batch * sequence].
    at::Tensor rows(const at::Tensor &index) const
    {
        const at::Tensor first = at::arange(index.size(0), index.options()).mul_(m_sequence).unsqueeze(1);
        return m_positions.index_select(0, index).add_(first).flatten();
    }
    at::Tensor labels(const at::Tensor &index) const { return m_labels.index_select(0, index).flatten(); }
    at::Tensor nextSentence(const at::Tensor &index) const { return m_nextSentence.index_select(0, index); }

private:
    std::int64_t m_sequence;
    at::Tensor m_positions; // [samples, masked]
    at::Tensor m_labels;    // [samples, masked]
    at::Tensor m_nextSentence;
};

class PretrainingModel
{
public:
    PretrainingModel(const EncoderModel &model, ParameterSource &source, DenseKind kind)
        : m_encoder(model, source, kind),
          m_encoderCount(source.count()),
          m_transform(takeDense(source, "cls.predictions.transform.dense", kind)),
          m_norm(source, "cls.predictions.transform.LayerNorm", model.layerNormEpsilon),
          m_decoder(m_encoder.wordEmbeddings(), source.take("cls.predictions.bias"), kind),
          m_relationship(takeDense(source, "cls.seq_relationship", kind))
    {
    }

    at::Tensor loss(const EncoderBatch &batch, const Targets &targets, const at::Tensor &index) const
    {
        const at::Tensor hidden = m_encoder.hidden(batch);
        const at::Tensor tokens = predictions(hidden.index_select(0, targets.rows(index)));
        const at::Tensor sentences = plain(m_relationship(m_encoder.pooled(hidden, index.size(0))));
        return at::cross_entropy_loss(tokens.to(at::kFloat), targets.labels(index))
               + at::cross_entropy_loss(sentences.to(at::kFloat), targets.nextSentence(index));
    }

    std::uint64_t encoderParameterCount() const { return m_encoderCount; }

private:
    at::Tensor predictions(const at::Tensor &masked) const
    {
        // LayerNorm's parameters are fp32 in every precision.
        const at::Tensor transformed = at::gelu(plain(m_transform(masked))).to(at::kFloat);
        return plain(m_decoder(m_norm(transformed)));
    }

    Encoder m_encoder;
    std::uint64_t m_encoderCount;
    Dense m_transform;
    Norm m_norm;
    Dense m_decoder;
    Dense m_relationship;
};

class PretrainingSession final : public Session
{
public:
    PretrainingSession(const EncoderModel &model, Precision precision, const SessionOptions &options)
        : PretrainingSession(model, precision, options,
                             encoderInputs(model, Task::Training, options.seeds.inputs, encoderLibrarySize))
    {
    }

    std::uint32_t librarySize() const override { return encoderLibrarySize; }

    void execute(std::span<const std::uint32_t> samples) override
    {
        const at::Tensor index = m_index(samples);
        const at::Tensor loss = m_model.loss(m_inputs.batch(index), m_targets, index);
        loss.backward();
        m_optimizer.step();
        m_loss = loss.detach();
        ++m_steps;
    }

    void synchronize() override { waitFor(m_device); }
    std::vector<float> output() override { return {}; }

    Facts facts() const override
    {
        Facts facts = m_facts;
        facts["steps"] = std::to_string(m_steps);
        if (m_loss.defined())
            facts["loss"] = exactText(m_loss.item<double>());
        return facts;
    }

private:
    PretrainingSession(const EncoderModel &model, Precision precision, const SessionOptions &options,
                       const EncoderInputs &inputs)
        : m_device(options.device),
          m_facts(commonFacts(m_device, takeThreads(options.threads), precision)),
          m_inputs(model, inputs, m_device),
          m_targets(model, inputs, m_device),
          m_index(options.largestBatch, m_device),
          m_source(pretrainingParameters(model), options.seeds.weights, at::TensorOptions(m_device), true),
          m_model(model, m_source, denseKind(m_device, precision, Task::Training)),
          m_optimizer(m_source.taken(), LayerwiseOptimizer::settings(model.optimizer))
    {
        noteFacts(model, precision);
    }

    void noteFacts(const EncoderModel &model, Precision precision)
    {
        const std::uint64_t encoder = m_model.encoderParameterCount();
        m_facts["parameters"] = std::to_string(encoder);
        m_facts["head_parameters"] = std::to_string(m_source.count() - encoder);
        m_facts["dense_layers"] = name(denseKind(m_device, precision, Task::Training));
        m_facts["optimizer"] = name(model.optimizer);
        m_facts["learning_rate"] = exactText(LayerwiseOptimizer::settings(model.optimizer).rate);
        m_facts["dropout"] = "0";
        m_facts["gradient_exchange"] = "none";
        m_facts["flops_per_sample"] = exactText(backwardAndForward * model.forwardFlops());
    }

    KeptMemory m_memory;
    c10::Device m_device;
    Facts m_facts;
    EncoderLibrary m_inputs;
    Targets m_targets;
    SampleIndex m_index;
    ParameterSource m_source;
    PretrainingModel m_model;
    LayerwiseOptimizer m_optimizer;
    at::Tensor m_loss;
    std::uint64_t m_steps = 0;
};

} // namespace

std::unique_ptr<Session> pretrainingSession(const EncoderModel &model, Precision precision,
                                            const SessionOptions &options)
{
    return std::make_unique<PretrainingSession>(model, precision, options);
}

} // namespace hakari::torchbackend
