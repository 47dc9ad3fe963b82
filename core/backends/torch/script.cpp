// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/script.h"

#include "core/backends/torch/blockcache.h"
#include "core/backends/torch/encodermodel.h"
#include "core/backends/torch/host.h"
#include "core/base/file.h"
#include "core/base/random.h"

#include <ATen/core/ivalue.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <algorithm>
#include <array>

namespace hakari::torchbackend {

namespace {

constexpr std::uint32_t mostSamples = 64;
constexpr std::uint64_t mostLibraryBytes = std::uint64_t{256} * 1024 * 1024;

using Values = std::vector<c10::IValue>;

at::ScalarType scalarType(ElementType type)
{
    constexpr std::array types{at::kLong, at::kInt, at::kFloat, at::kBool};
    return types[static_cast<std::size_t>(type)];
}

std::uint64_t elements(const TensorInput &input)
{
    std::uint64_t product = 1;
    for (const std::int64_t dimension : input.shape)
        product *= static_cast<std::uint64_t>(dimension);
    return product;
}

std::uint64_t sampleBytes(const ScriptModel &model)
{
    std::uint64_t bytes = 0;
    for (const TensorInput &input : model.inputs)
        bytes += elements(input) * c10::elementSize(scalarType(input.type));
    return bytes;
}

template <class Value, class Draw>
void fill(at::Tensor &tensor, Draw draw)
{
    Value *data = tensor.data_ptr<Value>();
    std::generate_n(data, tensor.numel(), draw);
}

/// [samples, shape...]; each input has a random stream of its own.
at::Tensor generated(const TensorInput &input, std::uint32_t samples, std::uint64_t seed,
                     std::uint64_t stream)
{
    std::vector<std::int64_t> shape{samples};
    shape.insert(shape.end(), input.shape.begin(), input.shape.end());
    at::Tensor tensor = at::empty(shape, scalarType(input.type));
    Random random(seed, stream);
    const auto low = static_cast<std::int64_t>(input.low);
    const auto count = static_cast<std::uint64_t>(static_cast<std::int64_t>(input.high) - low) + 1;
    const auto integer = [&] { return low + static_cast<std::int64_t>(random.below(count)); };
    if (input.type == ElementType::Int64)
        fill<std::int64_t>(tensor, integer);
    else if (input.type == ElementType::Int32)
        fill<std::int32_t>(tensor, [&] { return static_cast<std::int32_t>(integer()); });
    else if (input.type == ElementType::Bool)
        fill<bool>(tensor, [&] { return integer() != 0; });
    else
        fill<float>(tensor,
                    [&] { return static_cast<float>(input.low + (input.high - input.low) * random.unit()); });
    return tensor;
}

at::Tensor firstTensor(const c10::IValue &value);

template <class List>
at::Tensor firstTensorOf(const List &list)
{
    for (const c10::IValue &element : list) {
        if (const at::Tensor tensor = firstTensor(element); tensor.defined())
            return tensor;
    }
    return {};
}

/// The first tensor within what a model returned; undefined where there is none.
at::Tensor firstTensor(const c10::IValue &value)
{
    if (value.isTensor())
        return value.toTensor();
    if (value.isTuple())
        return firstTensorOf(value.toTupleRef().elements());
    if (value.isList())
        return firstTensorOf(value.toListRef());
    if (value.isGenericDict()) {
        for (const auto &entry : value.toGenericDict()) {
            if (const at::Tensor tensor = firstTensor(entry.value()); tensor.defined())
                return tensor;
        }
    }
    return {};
}

class ScriptSession final : public Session
{
public:
    ScriptSession(const ScriptModel &model, Precision precision, const SessionOptions &options)
        : m_device(options.device),
          m_facts(commonFacts(m_device, takeThreads(options.threads), precision)),
          m_index(options.largestBatch, m_device),
          m_librarySize(scriptLibrarySize(model)),
          m_module(torch::jit::load(model.file.string(), m_device))
    {
        m_module.eval();
        if (precision == Precision::Bf16)
            m_module.to(at::kBFloat16);
        makeInputs(model, precision, options.seeds.inputs);
        noteParameters();
        optimise(options.largestBatch);
    }

    std::uint32_t librarySize() const override { return m_librarySize; }

    void execute(std::span<const std::uint32_t> samples) override
    {
        const c10::InferenceMode inference;
        const at::Tensor index = m_index(samples);
        m_arguments.clear();
        for (const at::Tensor &input : m_inputs)
            m_arguments.emplace_back(input.index_select(0, index));
        m_result = m_module.forward(m_arguments);
    }

    void synchronize() override { waitFor(m_device); }

    std::vector<float> output() override
    {
        const c10::InferenceMode inference;
        const at::Tensor first = firstTensor(m_result);
        if (!first.defined())
            return {};
        const at::Tensor values = plain(first).to(at::kCPU, at::kFloat).contiguous();
        return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
    }

    Facts facts() const override { return m_facts; }

private:
    void makeInputs(const ScriptModel &model, Precision precision, std::uint64_t seed)
    {
        for (std::size_t i = 0; i < model.inputs.size(); ++i) {
            at::Tensor values = generated(model.inputs[i], m_librarySize, seed, i);
            if (precision == Precision::Bf16 && values.is_floating_point())
                values = values.to(at::kBFloat16);
            m_inputs.push_back(values.to(m_device));
        }
    }

    void noteParameters()
    {
        std::int64_t count = 0;
        for (const at::Tensor &parameter : m_module.parameters())
            count += parameter.numel();
        m_facts["parameters"] = std::to_string(count);
    }

    /// Not every model survives libtorch's optimisation; such a one runs as it is.
    void optimise(int largestBatch)
    {
        const torch::jit::Module original = m_module;
        try {
            m_module = torch::jit::freeze(m_module);
            m_module = torch::jit::optimize_for_inference(m_module);
            tryOut(largestBatch);
            m_facts["optimised"] = "frozen";
        } catch (const std::exception &) {
            m_module = original;
            tryOut(largestBatch);
            m_facts["optimised"] = "no";
        }
    }

    /// One sample and a batch: both must fit before a run begins.
    void tryOut(int largestBatch)
    {
        const std::array<std::uint32_t, 2> samples{0, m_librarySize - 1};
        execute(std::span(samples).first(1));
        if (largestBatch > 1)
            execute(samples);
        m_result = {};
    }

    KeptMemory m_memory;
    c10::Device m_device;
    Facts m_facts;
    SampleIndex m_index;
    std::uint32_t m_librarySize;
    torch::jit::Module m_module;
    std::vector<at::Tensor> m_inputs;
    Values m_arguments;
    c10::IValue m_result;
};

Error bad(const ScriptModel &model, std::string_view what)
{
    return {ErrorCode::ModelFileBad, {{"file", displayPath(model.file)}, {"cause", firstCause(what)}}};
}

} // namespace

std::uint32_t scriptLibrarySize(const ScriptModel &model)
{
    const std::uint64_t fitting = mostLibraryBytes / std::max<std::uint64_t>(1, sampleBytes(model));
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(fitting, 1, mostSamples));
}

std::uint64_t scriptLibraryBytes(const ScriptModel &model)
{
    return scriptLibrarySize(model) * sampleBytes(model);
}

Expected<std::unique_ptr<Session>> scriptSession(const ScriptModel &model, Precision precision,
                                                 const SessionOptions &options)
{
    std::error_code ignored;
    if (!std::filesystem::exists(model.file, ignored))
        return tl::unexpected(Error{ErrorCode::FileNotFound, {{"file", displayPath(model.file)}}});
    try {
        return std::make_unique<ScriptSession>(model, precision, options);
    } catch (const c10::Error &error) {
        return tl::unexpected(bad(model, error.what_without_backtrace()));
    } catch (const std::exception &error) {
        return tl::unexpected(bad(model, error.what()));
    }
}

} // namespace hakari::torchbackend
