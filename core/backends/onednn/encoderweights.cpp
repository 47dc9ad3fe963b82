// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/encoderweights.h"

#include "core/backends/onednn/attention.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hakari {

namespace {

Dense readDense(const NumberTypes &types, Dense::Use use, const std::string &name, ParameterReader &reader,
                Products &products)
{
    std::vector<float> weights;
    std::vector<float> bias;
    reader.append(name, 1.0F, weights, bias);
    return Dense(products, types, use, weights, bias);
}

/// One product instead of three, and queries scaled once and for all.
Dense readProjections(const EncoderModel &model, const NumberTypes &types, const std::string &name,
                      ParameterReader &reader, Products &products)
{
    std::vector<float> weights;
    std::vector<float> bias;
    reader.append(name + "query", Attention::queryFactor(model), weights, bias);
    reader.append(name + "key", 1.0F, weights, bias);
    reader.append(name + "value", 1.0F, weights, bias);
    return Dense(products, types, Dense::Use::Attention, weights, bias);
}

std::string layerName(int number)
{
    return "encoder.layer." + std::to_string(number) + ".";
}

} // namespace

ParameterReader::ParameterReader(const EncoderModel &model, std::uint64_t seed)
    : m_list(encoderParameters(model)), m_seed(seed)
{
}

std::vector<float> ParameterReader::next(const std::string &name)
{
    if (m_index >= m_list.size() || m_list[m_index].name != name)
        throw std::logic_error("the encoder has no parameter " + name + " in this place");
    const EncoderParameter &parameter = m_list[m_index];
    std::vector<float> values(parameter.size());
    fillParameter(parameter, m_index++, m_seed, values);
    return values;
}

void ParameterReader::append(const std::string &name, float factor, std::vector<float> &weights,
                             std::vector<float> &bias)
{
    const auto appendTo = [factor](std::vector<float> &out, const std::vector<float> &values) {
        std::ranges::transform(values, std::back_inserter(out), [factor](float x) { return factor * x; });
    };
    appendTo(weights, next(name + ".weight"));
    appendTo(bias, next(name + ".bias"));
}

Normalisation readNormalisation(const EncoderModel &model, ParameterReader &reader, const std::string &name)
{
    Normalisation out;
    out.gain = reader.next(name + ".weight");
    out.bias = reader.next(name + ".bias");
    out.epsilon = static_cast<float>(model.layerNormEpsilon);
    return out;
}

Embedding::Embedding(const EncoderModel &model, ParameterReader &reader)
    : m_length(static_cast<std::size_t>(model.sequenceLength)),
      m_hidden(static_cast<std::size_t>(model.hidden)),
      m_words(table(reader, "word")),
      m_positions(table(reader, "position")),
      m_layout(model.layoutPositions > 0)
{
    if (m_layout) {
        m_x = table(reader, "x_position");
        m_y = table(reader, "y_position");
        m_heights = table(reader, "h_position");
        m_widths = table(reader, "w_position");
    }
    m_types = table(reader, "token_type");
    m_normalisation = readNormalisation(model, reader, "embeddings.LayerNorm");
}

Embedding::Table Embedding::table(ParameterReader &reader, const std::string &name) const
{
    const std::vector<float> values = reader.next("embeddings." + name + "_embeddings.weight");
    Table out{HugeBuffer(values.size() * sizeof(float)), m_hidden};
    std::ranges::copy(values, out.values.as<float>());
    return out;
}

void Embedding::Table::addTo(float *row, std::int64_t index) const
{
    rowKernels().add(values.as<float>() + static_cast<std::size_t>(index) * width, row, width);
}

void Embedding::run(const EncoderInputs &inputs, std::size_t token, float *row) const
{
    std::fill_n(row, m_hidden, 0.0F);
    m_words.addTo(row, inputs.tokens[token]);
    m_positions.addTo(row, static_cast<std::int64_t>(token % m_length));
    m_types.addTo(row, inputs.tokenTypes[token]);
    if (m_layout) {
        m_x.addTo(row, inputs.left[token]);
        m_y.addTo(row, inputs.top[token]);
        m_x.addTo(row, inputs.right[token]);
        m_y.addTo(row, inputs.bottom[token]);
        m_heights.addTo(row, inputs.bottom[token] - inputs.top[token]);
        m_widths.addTo(row, inputs.right[token] - inputs.left[token]);
    }
    m_normalisation.apply(row);
}

EncoderLayer::EncoderLayer(const EncoderModel &model, const NumberTypes &types, int number,
                           ParameterReader &reader, Products &products)
    : attention(readProjections(model, types, layerName(number) + "attention.self.", reader, products)),
      output(readDense(types, Dense::Use::Residual, layerName(number) + "attention.output.dense", reader,
                       products)),
      afterAttention(readNormalisation(model, reader, layerName(number) + "attention.output.LayerNorm")),
      inner(readDense(types, Dense::Use::Gelu, layerName(number) + "intermediate.dense", reader, products)),
      outer(readDense(types, Dense::Use::Residual, layerName(number) + "output.dense", reader, products)),
      afterFeedForward(readNormalisation(model, reader, layerName(number) + "output.LayerNorm"))
{
}

void EncoderLayer::prepare(Products &products, std::size_t rows)
{
    for (Dense *dense : {&attention, &output, &inner, &outer})
        dense->prepare(products, rows);
}

Pooler::Pooler(const EncoderModel &model, ParameterReader &reader)
    : m_hidden(static_cast<std::size_t>(model.hidden))
{
    reader.append("pooler.dense", 1.0F, m_weights, m_bias);
}

float Pooler::run(const float *row, std::size_t column) const
{
    const float sum = rowKernels().dot(m_weights.data() + column * m_hidden, row, m_hidden);
    return std::tanh(sum + m_bias[column]);
}

} // namespace hakari
