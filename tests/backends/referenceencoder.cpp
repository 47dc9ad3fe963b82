// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/backends/referenceencoder.h"

#include "core/backends/encoder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <string>

namespace hakari::test {

namespace {

using Numbers = std::vector<double>;

/// Rows of equal length.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    Numbers values;

    Matrix(std::size_t rowCount, std::size_t columnCount)
        : rows(rowCount), columns(columnCount), values(rowCount * columnCount)
    {
    }
    double &at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

class Parameters
{
public:
    Parameters(const EncoderModel &model, std::uint64_t seed)
    {
        const auto list = encoderParameters(model);
        std::vector<float> values;
        for (std::size_t i = 0; i < list.size(); ++i) {
            values.resize(list[i].size());
            fillParameter(list[i], i, seed, values);
            m_values[list[i].name] = Numbers(values.begin(), values.end());
        }
    }
    const Numbers &operator[](const std::string &name) const { return m_values.at(name); }

private:
    std::map<std::string, Numbers> m_values;
};

void addTo(Matrix &sum, const Matrix &other)
{
    std::transform(sum.values.begin(), sum.values.end(), other.values.begin(), sum.values.begin(),
                   std::plus<>());
}

template <class Function>
void applyTo(Matrix &matrix, Function function)
{
    std::transform(matrix.values.begin(), matrix.values.end(), matrix.values.begin(), function);
}

double gelu(double x)
{
    return 0.5 * x * (1.0 + std::erf(x / std::numbers::sqrt2));
}

class ReferenceEncoder
{
public:
    ReferenceEncoder(const EncoderModel &model, const Seeds &seeds)
        : m_model(model),
          m_parameters(model, seeds.weights),
          m_inputs(encoderInputs(model, Task::Inference, seeds.inputs, encoderLibrarySize))
    {
    }

    Numbers pooled(std::uint32_t sample) const
    {
        Matrix hidden = normalized(embedded(sample), "embeddings.LayerNorm");
        for (int layer = 0; layer < m_model.layers; ++layer)
            hidden = layerOutput(hidden, "encoder.layer." + std::to_string(layer) + ".");
        Matrix first(1, hidden.columns);
        std::copy_n(hidden.values.begin(), hidden.columns, first.values.begin());
        Matrix result = dense(first, "pooler.dense");
        applyTo(result, [](double x) { return std::tanh(x); });
        return result.values;
    }

private:
    void addRow(Matrix &sum, std::size_t row, const std::string &table, std::int64_t index) const
    {
        const Numbers &values = m_parameters["embeddings." + table + ".weight"];
        for (std::size_t column = 0; column < sum.columns; ++column)
            sum.at(row, column) += values[static_cast<std::size_t>(index) * sum.columns + column];
    }

    void addLayout(Matrix &sum, std::size_t row, std::size_t token) const
    {
        addRow(sum, row, "x_position_embeddings", m_inputs.left[token]);
        addRow(sum, row, "y_position_embeddings", m_inputs.top[token]);
        addRow(sum, row, "x_position_embeddings", m_inputs.right[token]);
        addRow(sum, row, "y_position_embeddings", m_inputs.bottom[token]);
        addRow(sum, row, "h_position_embeddings", m_inputs.bottom[token] - m_inputs.top[token]);
        addRow(sum, row, "w_position_embeddings", m_inputs.right[token] - m_inputs.left[token]);
    }

    Matrix embedded(std::uint32_t sample) const
    {
        const auto length = static_cast<std::size_t>(m_model.sequenceLength);
        Matrix sum(length, static_cast<std::size_t>(m_model.hidden));
        for (std::size_t row = 0; row < length; ++row) {
            const std::size_t token = sample * length + row;
            addRow(sum, row, "word_embeddings", m_inputs.tokens[token]);
            addRow(sum, row, "position_embeddings", static_cast<std::int64_t>(row));
            addRow(sum, row, "token_type_embeddings", m_inputs.tokenTypes[token]);
            if (m_model.layoutPositions > 0)
                addLayout(sum, row, token);
        }
        return sum;
    }

    /// y = x W^T + b
    Matrix dense(const Matrix &x, const std::string &name) const
    {
        const Numbers &weight = m_parameters[name + ".weight"];
        const Numbers &bias = m_parameters[name + ".bias"];
        Matrix y(x.rows, bias.size());
        for (std::size_t row = 0; row < y.rows; ++row) {
            for (std::size_t out = 0; out < y.columns; ++out) {
                double sum = bias[out];
                for (std::size_t in = 0; in < x.columns; ++in)
                    sum += x.at(row, in) * weight[out * x.columns + in];
                y.at(row, out) = sum;
            }
        }
        return y;
    }

    Matrix normalized(Matrix x, const std::string &name) const
    {
        const Numbers &gain = m_parameters[name + ".weight"];
        const Numbers &bias = m_parameters[name + ".bias"];
        const auto size = static_cast<double>(x.columns);
        for (std::size_t row = 0; row < x.rows; ++row) {
            double mean = 0.0;
            for (std::size_t i = 0; i < x.columns; ++i)
                mean += x.at(row, i) / size;
            double variance = 0.0;
            for (std::size_t i = 0; i < x.columns; ++i)
                variance += (x.at(row, i) - mean) * (x.at(row, i) - mean) / size;
            const double deviation = std::sqrt(variance + m_model.layerNormEpsilon);
            for (std::size_t i = 0; i < x.columns; ++i)
                x.at(row, i) = (x.at(row, i) - mean) / deviation * gain[i] + bias[i];
        }
        return x;
    }

    /// softmax(q k^T / sqrt(d)) of one query within one head, whose columns begin at `begin`.
    Numbers attentionShares(const Matrix &query, std::size_t row, const Matrix &key, std::size_t begin,
                            std::size_t width) const
    {
        Numbers shares(key.rows);
        for (std::size_t other = 0; other < key.rows; ++other) {
            for (std::size_t i = begin; i < begin + width; ++i)
                shares[other] += query.at(row, i) * key.at(other, i) / std::sqrt(static_cast<double>(width));
        }
        const double largest = *std::max_element(shares.begin(), shares.end());
        for (double &share : shares)
            share = std::exp(share - largest);
        const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
        for (double &share : shares)
            share /= total;
        return shares;
    }

    Matrix attention(const Matrix &hidden, const std::string &prefix) const
    {
        const Matrix query = dense(hidden, prefix + "query");
        const Matrix key = dense(hidden, prefix + "key");
        const Matrix value = dense(hidden, prefix + "value");
        const std::size_t width = hidden.columns / static_cast<std::size_t>(m_model.heads);
        Matrix context(hidden.rows, hidden.columns);
        for (std::size_t begin = 0; begin < hidden.columns; begin += width) {
            for (std::size_t row = 0; row < hidden.rows; ++row) {
                const Numbers shares = attentionShares(query, row, key, begin, width);
                for (std::size_t other = 0; other < hidden.rows; ++other) {
                    for (std::size_t i = begin; i < begin + width; ++i)
                        context.at(row, i) += shares[other] * value.at(other, i);
                }
            }
        }
        return context;
    }

    Matrix layerOutput(const Matrix &hidden, const std::string &prefix) const
    {
        Matrix attended = dense(attention(hidden, prefix + "attention.self."),
                                prefix + "attention.output.dense");
        addTo(attended, hidden);
        attended = normalized(std::move(attended), prefix + "attention.output.LayerNorm");
        Matrix inner = dense(attended, prefix + "intermediate.dense");
        applyTo(inner, gelu);
        Matrix output = dense(inner, prefix + "output.dense");
        addTo(output, attended);
        return normalized(std::move(output), prefix + "output.LayerNorm");
    }

    EncoderModel m_model;
    Parameters m_parameters;
    EncoderInputs m_inputs;
};

} // namespace

std::vector<double> referencePooledOutput(const EncoderModel &model, const Seeds &seeds,
                                          std::span<const std::uint32_t> samples)
{
    const ReferenceEncoder encoder(model, seeds);
    Numbers outputs;
    for (const std::uint32_t sample : samples) {
        const Numbers pooled = encoder.pooled(sample);
        outputs.insert(outputs.end(), pooled.begin(), pooled.end());
    }
    return outputs;
}

} // namespace hakari::test
