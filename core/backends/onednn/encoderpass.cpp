// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/encodersession.h"

// One pass of a group through the encoder, as each thread of a parallel region goes through it. Rows belong
// to the same thread from one layer to the next; only attention reads those of others.

namespace hakari {

void EncoderSession::work(int thread, int team, const Group &group, float *pooled)
{
    Lane &lane = m_lanes[static_cast<std::size_t>(thread)];
    forChunks(thread, team, group, [&](Chunk chunk) {
        embed(lane, group, chunk);
        project(lane, m_layers.front(), chunk);
    });
    for (std::size_t number = 0; number < m_layers.size(); ++number) {
#pragma omp barrier
        attend(thread, number, group);
#pragma omp barrier
        forChunks(thread, team, group, [&](Chunk chunk) {
            feedForward(lane, m_layers[number], chunk);
            if (number + 1 < m_layers.size())
                project(lane, m_layers[number + 1], chunk);
        });
    }
#pragma omp barrier
    pool(thread, team, group, pooled);
}

template <class Function>
void EncoderSession::forChunks(int thread, int team, const Group &group, Function function)
{
    for (auto i = static_cast<std::size_t>(thread); i < group.chunks.count;
         i += static_cast<std::size_t>(team)) {
        const bool last = i + 1 == group.chunks.count;
        function(Chunk{i * group.chunks.rows, last ? group.chunks.lastRows : group.chunks.rows});
    }
}

void EncoderSession::embed(Lane &lane, const Group &group, Chunk chunk)
{
    for (std::size_t row = chunk.first; row < chunk.first + chunk.rows; ++row) {
        const std::size_t token = group.samples[row / m_length] * m_length + row % m_length;
        m_embedding.run(m_inputs, token, hiddenRow(row));
        lane.input.set(row - chunk.first, hiddenRow(row));
    }
}

void EncoderSession::project(Lane &lane, const EncoderLayer &layer, Chunk chunk)
{
    auto *out = m_projected.as<std::byte>() + chunk.first * 3 * m_hidden * bytesOf(m_types.attention);
    require(layer.attention.run(lane, chunk.rows, lane.input.rows(hiddenRow(chunk.first)), out));
}

void EncoderSession::attend(int thread, std::size_t layer, const Group &group)
{
    const std::size_t units = group.samples.size() * m_attention.unitsPerSequence();
    const auto next = [&] { return m_nextUnit[layer].fetch_add(1, std::memory_order_relaxed); };
    for (std::size_t unit = next(); unit < units; unit = next())
        require(m_attention.run(thread, unit, m_projected.as<void>(), m_context.as<void>()));
}

InputRows EncoderSession::context(Lane &lane, Chunk chunk) const
{
    const auto *first = m_context.as<std::byte>() + chunk.first * m_hidden * bytesOf(m_types.context);
    if (m_types.context == m_types.in)
        return {first, nullptr};
    const auto *rows = reinterpret_cast<const float *>(first);
    for (std::size_t row = 0; row < chunk.rows; ++row)
        lane.input.set(row, rows + row * m_hidden);
    return lane.input.rows(rows);
}

InputRows EncoderSession::inner(Lane &lane, Chunk chunk) const
{
    const auto width = static_cast<std::size_t>(m_model.intermediate);
    if (m_types.in == NumberType::u8) {
        for (std::size_t row = 0; row < chunk.rows; ++row)
            lane.innerInput.set(row, lane.inner.as<float>() + row * width);
    }
    return lane.innerInput.rows(lane.inner.as<void>());
}

void EncoderSession::feedForward(Lane &lane, const EncoderLayer &layer, Chunk chunk)
{
    float *hidden = hiddenRow(chunk.first);
    require(layer.output.run(lane, chunk.rows, context(lane, chunk), hidden));
    normalise(lane, layer.afterAttention, chunk);
    require(layer.inner.run(lane, chunk.rows, lane.input.rows(hidden), lane.inner.as<void>()));
    require(layer.outer.run(lane, chunk.rows, inner(lane, chunk), hidden));
    normalise(lane, layer.afterFeedForward, chunk);
}

void EncoderSession::normalise(Lane &lane, const Normalisation &normalisation, Chunk chunk)
{
    for (std::size_t row = 0; row < chunk.rows; ++row) {
        float *values = hiddenRow(chunk.first + row);
        normalisation.apply(values);
        lane.input.set(row, values);
    }
}

void EncoderSession::pool(int thread, int team, const Group &group, float *pooled) const
{
    for (auto column = static_cast<std::size_t>(thread); column < m_hidden;
         column += static_cast<std::size_t>(team)) {
        for (std::size_t sample = 0; sample < group.samples.size(); ++sample)
            pooled[sample * m_hidden + column] = m_pooler.run(hiddenRow(sample * m_length), column);
    }
}

void EncoderSession::require(bool done)
{
    if (!done)
        m_refused.store(true, std::memory_order_relaxed);
}

} // namespace hakari
