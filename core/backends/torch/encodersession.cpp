// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/encodersession.h"

#include "core/backends/torch/blockcache.h"
#include "core/backends/torch/encodermodel.h"
#include "core/backends/torch/host.h"
#include "core/base/number.h"

#include <c10/core/InferenceMode.h>

namespace hakari::torchbackend {

namespace {

class EncoderSession final : public Session
{
public:
    EncoderSession(const EncoderModel &model, Precision precision, const SessionOptions &options)
        : m_device(options.device),
          m_facts(commonFacts(m_device, takeThreads(options.threads), precision)),
          m_inputs(model, encoderInputs(model, Task::Inference, options.seeds.inputs, encoderLibrarySize),
                   m_device),
          m_index(options.largestBatch, m_device),
          m_encoder(made(model, precision, options.seeds.weights))
    {
        m_facts["flops_per_sample"] = exactText(model.forwardFlops());
    }

    std::uint32_t librarySize() const override { return encoderLibrarySize; }

    void execute(std::span<const std::uint32_t> samples) override
    {
        const c10::InferenceMode inference;
        const auto count = static_cast<std::int64_t>(samples.size());
        m_pooled = m_encoder.pooled(m_encoder.hidden(m_inputs.batch(m_index(samples))), count);
    }

    void synchronize() override { waitFor(m_device); }

    std::vector<float> output() override
    {
        if (!m_pooled.defined())
            return {};
        const c10::InferenceMode inference;
        const at::Tensor values = m_pooled.to(at::kCPU, at::kFloat).contiguous();
        return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
    }

    Facts facts() const override { return m_facts; }

private:
    Encoder made(const EncoderModel &model, Precision precision, std::uint64_t seed)
    {
        const auto type = precision == Precision::Bf16 ? at::kBFloat16 : at::kFloat;
        ParameterSource source(encoderParameters(model), seed, at::TensorOptions(m_device).dtype(type),
                               false);
        const DenseKind kind = denseKind(m_device, precision, Task::Inference);
        Encoder encoder(model, source, kind);
        m_facts["parameters"] = std::to_string(source.count());
        m_facts["dense_layers"] = name(kind);
        releaseKeptMemory(); // what quantising or rounding the weights took on the way
        return encoder;
    }

    KeptMemory m_memory;
    c10::Device m_device;
    Facts m_facts;
    EncoderLibrary m_inputs;
    SampleIndex m_index;
    Encoder m_encoder;
    at::Tensor m_pooled;
};

} // namespace

std::unique_ptr<Session> encoderSession(const EncoderModel &model, Precision precision,
                                        const SessionOptions &options)
{
    const c10::InferenceMode inference;
    return std::make_unique<EncoderSession>(model, precision, options);
}

} // namespace hakari::torchbackend
