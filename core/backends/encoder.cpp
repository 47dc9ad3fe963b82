// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/encoder.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace hakari {

namespace {

using Kind = EncoderParameter::Kind;

constexpr float initialDeviation = 0.02F;
constexpr std::int64_t maskToken = 3; ///< any fixed id does: the weights are random
constexpr std::int64_t unmasked = -100;

class ParameterList
{
public:
    void table(const std::string &name, int rows, int columns)
    {
        m_list.push_back({name + ".weight", {rows, columns}, Kind::Weight});
    }
    void dense(const std::string &name, int out, int in)
    {
        table(name, out, in);
        m_list.push_back({name + ".bias", {out}, Kind::Bias});
    }
    void norm(const std::string &name, int size)
    {
        m_list.push_back({name + ".weight", {size}, Kind::Gain});
        m_list.push_back({name + ".bias", {size}, Kind::Bias});
    }
    std::vector<EncoderParameter> take() { return std::move(m_list); }

private:
    std::vector<EncoderParameter> m_list;
};

void addEmbeddings(ParameterList &list, const EncoderModel &model)
{
    list.table("embeddings.word_embeddings", model.vocabulary, model.hidden);
    list.table("embeddings.position_embeddings", model.positions, model.hidden);
    if (model.layoutPositions > 0) {
        for (const char *axis : {"x", "y", "h", "w"})
            list.table(std::string("embeddings.") + axis + "_position_embeddings", model.layoutPositions,
                       model.hidden);
    }
    list.table("embeddings.token_type_embeddings", model.tokenTypes, model.hidden);
    list.norm("embeddings.LayerNorm", model.hidden);
}

void addLayer(ParameterList &list, const EncoderModel &model, int layer)
{
    const std::string prefix = "encoder.layer." + std::to_string(layer) + ".";
    for (const char *projection : {"query", "key", "value"})
        list.dense(prefix + "attention.self." + projection, model.hidden, model.hidden);
    list.dense(prefix + "attention.output.dense", model.hidden, model.hidden);
    list.norm(prefix + "attention.output.LayerNorm", model.hidden);
    list.dense(prefix + "intermediate.dense", model.intermediate, model.hidden);
    list.dense(prefix + "output.dense", model.hidden, model.intermediate);
    list.norm(prefix + "output.LayerNorm", model.hidden);
}

void addBox(EncoderInputs &inputs, Random &random, std::uint64_t limit)
{
    const auto draw = [&] { return static_cast<std::int64_t>(random.below(limit)); };
    const auto [left, right] = std::minmax({draw(), draw()});
    const auto [top, bottom] = std::minmax({draw(), draw()});
    inputs.left.push_back(left);
    inputs.right.push_back(right);
    inputs.top.push_back(top);
    inputs.bottom.push_back(bottom);
}

/// Hides a share of the tokens, at least one a sequence, and keeps them as labels.
void maskTokens(EncoderInputs &inputs, const EncoderModel &model, Random &random)
{
    const auto length = static_cast<std::size_t>(model.sequenceLength);
    const auto masked = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(model.maskedShare * static_cast<double>(length))));
    inputs.labels.assign(inputs.tokens.size(), unmasked);
    std::vector<std::size_t> order(length);
    for (std::size_t begin = 0; begin < inputs.tokens.size(); begin += length) {
        std::iota(order.begin(), order.end(), begin);
        for (std::size_t i = 0; i < std::min(masked, length); ++i) {
            std::swap(order[i], order[i + random.below(length - i)]);
            inputs.labels[order[i]] = std::exchange(inputs.tokens[order[i]], maskToken);
        }
        inputs.nextSentence.push_back(static_cast<std::int64_t>(random.below(2)));
    }
}

} // namespace

std::size_t EncoderParameter::size() const
{
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                           [](std::size_t product, std::int64_t dimension) {
                               return product * static_cast<std::size_t>(dimension);
                           });
}

std::vector<EncoderParameter> encoderParameters(const EncoderModel &model)
{
    ParameterList list;
    addEmbeddings(list, model);
    for (int layer = 0; layer < model.layers; ++layer)
        addLayer(list, model, layer);
    list.dense("pooler.dense", model.hidden, model.hidden);
    return list.take();
}

void fillParameter(const EncoderParameter &parameter, std::size_t index, std::uint64_t seed,
                   std::span<float> values)
{
    Random random(seed, index);
    const float centre = parameter.kind == Kind::Gain ? 1.0F : 0.0F;
    const float halfWidth = initialDeviation * std::sqrt(3.0F);
    for (float &value : values)
        value = centre + halfWidth * (2.0F * random.unitFloat() - 1.0F);
}

EncoderInputs encoderInputs(const EncoderModel &model, Task task, std::uint64_t seed, std::uint32_t count)
{
    EncoderInputs inputs;
    Random random(seed);
    const auto vocabulary = static_cast<std::uint64_t>(model.vocabulary);
    for (std::uint32_t sample = 0; sample < count; ++sample) {
        for (int position = 0; position < model.sequenceLength; ++position) {
            inputs.tokens.push_back(static_cast<std::int64_t>(random.below(vocabulary)));
            const bool second = model.tokenTypes > 1 && 2 * position >= model.sequenceLength;
            inputs.tokenTypes.push_back(second ? 1 : 0);
            if (model.layoutPositions > 0)
                addBox(inputs, random, static_cast<std::uint64_t>(model.layoutPositions));
        }
    }
    if (task == Task::Training)
        maskTokens(inputs, model, random);
    return inputs;
}

} // namespace hakari
