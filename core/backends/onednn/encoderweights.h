// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/encoder.h"
#include "core/backends/onednn/dense.h"
#include "core/backends/onednn/hugebuffer.h"

#include <string>
#include <vector>

namespace hakari {

/// Hands out the parameters of an encoder in their agreed order.
class ParameterReader
{
public:
    ParameterReader(const EncoderModel &model, std::uint64_t seed);

    /// The parameter that comes next, which must have that name: std::logic_error otherwise.
    std::vector<float> next(const std::string &name);
    /// Appends weights and biases of a dense layer, times `factor`.
    void append(const std::string &name, float factor, std::vector<float> &weights, std::vector<float> &bias);

private:
    std::vector<EncoderParameter> m_list;
    std::size_t m_index = 0;
    std::uint64_t m_seed;
};

struct Normalisation {
    std::vector<float> gain;
    std::vector<float> bias;
    float epsilon = 0.0F;

    void apply(float *row) const
    {
        rowKernels().normalise(row, gain.data(), bias.data(), epsilon, gain.size());
    }
};

/// The tables that are summed into a token's first row.
class Embedding
{
public:
    Embedding(const EncoderModel &model, ParameterReader &reader);

    /// `token` counts through all sequences of `inputs`.
    void run(const EncoderInputs &inputs, std::size_t token, float *row) const;

private:
    struct Table {
        HugeBuffer values;
        std::size_t width = 0;

        void addTo(float *row, std::int64_t index) const;
    };

    std::size_t m_length;
    std::size_t m_hidden;
    Table m_words, m_positions, m_x, m_y, m_heights, m_widths, m_types;
    Normalisation m_normalisation;
    bool m_layout;

    Table table(ParameterReader &reader, const std::string &name) const;
};

struct EncoderLayer {
    EncoderLayer(const EncoderModel &model, const NumberTypes &types, int number, ParameterReader &reader,
                 Products &products);

    void prepare(Products &products, std::size_t rows);

    Dense attention; ///< query, key and value in one
    Dense output;
    Normalisation afterAttention;
    Dense inner;
    Dense outer;
    Normalisation afterFeedForward;
};

/// tanh(W x + b) of a sequence's first row.
class Pooler
{
public:
    Pooler(const EncoderModel &model, ParameterReader &reader);

    float run(const float *row, std::size_t column) const;

private:
    std::size_t m_hidden;
    std::vector<float> m_weights;
    std::vector<float> m_bias;
};

Normalisation readNormalisation(const EncoderModel &model, ParameterReader &reader, const std::string &name);

} // namespace hakari
