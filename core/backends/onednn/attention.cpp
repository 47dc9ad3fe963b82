// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/attention.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hakari {

namespace {

constexpr std::size_t scoresPerTile = 65536; ///< 256 KiB of floats: a part of the second level cache
constexpr std::size_t mostQueries = 128;

std::size_t dividedUp(std::size_t value, std::size_t by)
{
    return (value + by - 1) / by;
}

/// So many queries that their scores take a part of the second level cache.
std::size_t queriesPerTile(std::size_t length)
{
    const std::size_t most = std::clamp(scoresPerTile / length, std::size_t{1}, mostQueries);
    return dividedUp(length, dividedUp(length, most));
}

/// Heads are cut into parts only where there would be too few units for the threads.
std::size_t partsPerHead(std::size_t heads, std::size_t tiles, int threads)
{
    return std::min(tiles, dividedUp(2 * static_cast<std::size_t>(threads), heads));
}

ProductShape shapeOf(std::size_t rows, std::size_t columns, std::size_t depth, NumberType type)
{
    return {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns),
            static_cast<std::int64_t>(depth), type, type};
}

Packer packer(Products &products, const NumberTypes &types, std::size_t columns, std::size_t depth,
              std::size_t columnStride, std::size_t depthStride, int threads)
{
    const auto packing = products.packing(static_cast<std::int64_t>(columns),
                                          static_cast<std::int64_t>(depth), types.attention, types.attention);
    return {products.engine(), packing, static_cast<std::int64_t>(depthStride),
            static_cast<std::int64_t>(columnStride), threads};
}

} // namespace

Attention::Attention(Products &products, const NumberTypes &types, const EncoderModel &model, int threads)
    : m_types(types),
      m_length(static_cast<std::size_t>(model.sequenceLength)),
      m_hidden(static_cast<std::size_t>(model.hidden)),
      m_heads(static_cast<std::size_t>(model.heads)),
      m_width(m_hidden / m_heads),
      m_queries(queriesPerTile(m_length)),
      m_tiles(dividedUp(m_length, m_queries)),
      m_parts(partsPerHead(m_heads, m_tiles, threads)),
      m_packKeys(packer(products, types, m_length, m_width, 3 * m_hidden, 1, threads)),
      m_packValues(packer(products, types, m_width, m_length, 1, 3 * m_hidden, threads)),
      m_full(tile(products, m_queries)),
      m_last(tile(products, m_length - (m_tiles - 1) * m_queries))
{
    const std::size_t bytes = bytesOf(types.attention);
    const bool floats = types.attention == NumberType::f32;
    for (int thread = 0; thread < threads; ++thread)
        m_scratch.push_back({HugeBuffer(m_packKeys.bytes()), HugeBuffer(m_packValues.bytes()),
                             HugeBuffer(m_queries * m_width * bytes),
                             HugeBuffer(m_queries * m_length * sizeof(float)),
                             HugeBuffer(floats ? 0 : m_queries * m_length * bytes),
                             HugeBuffer(m_queries * m_width * sizeof(float)), std::vector<float>(m_queries)});
}

float Attention::queryFactor(const EncoderModel &model)
{
    return std::numbers::log2e_v<float> / std::sqrt(static_cast<float>(model.hidden / model.heads));
}

Attention::Tile Attention::tile(Products &products, std::size_t queries) const
{
    return {&products.of(shapeOf(queries, m_length, m_width, m_types.attention)),
            &products.of(shapeOf(queries, m_width, m_length, m_types.attention))};
}

Attention::Place Attention::place(std::size_t unit) const
{
    const std::size_t head = unit / m_parts % m_heads;
    return {unit / unitsPerSequence() * m_length, head * m_width, unit % m_parts};
}

bool Attention::run(int thread, std::size_t unit, const void *projected, void *context)
{
    const Place where = place(unit);
    if (!pack(thread, where, projected))
        return false;
    for (std::size_t tile = where.part; tile < m_tiles; tile += m_parts) {
        if (!runTile(thread, where, tile, projected, context))
            return false;
    }
    return true;
}

const std::byte *Attention::part(const void *projected, std::size_t row, std::size_t column) const
{
    return static_cast<const std::byte *>(projected)
           + (row * 3 * m_hidden + column) * bytesOf(m_types.attention);
}

bool Attention::pack(int thread, Place place, const void *projected)
{
    const Scratch &scratch = m_scratch[static_cast<std::size_t>(thread)];
    return m_packKeys.run(thread, part(projected, place.sequence, m_hidden + place.column),
                          scratch.keys.as<void>())
           && m_packValues.run(thread, part(projected, place.sequence, 2 * m_hidden + place.column),
                               scratch.values.as<void>());
}

bool Attention::runTile(int thread, Place place, std::size_t tile, const void *projected, void *context)
{
    Scratch &scratch = m_scratch[static_cast<std::size_t>(thread)];
    const std::size_t first = tile * m_queries;
    const std::size_t row = place.sequence + first;
    const std::size_t queries = std::min(m_queries, m_length - first);
    const Tile &products = tile == m_tiles - 1 ? m_last : m_full;
    copyQueries(scratch, queries, part(projected, row, place.column));
    if (!products.scores->run(thread, scratch.queries.as<void>(), scratch.keys.as<void>(),
                              scratch.scores.as<void>()))
        return false;
    const void *shares = takePowers(scratch, queries);
    if (!products.context->run(thread, shares, scratch.values.as<void>(), scratch.context.as<void>()))
        return false;
    store(scratch, queries, row, place.column, context);
    return true;
}

/// The library's fast products take rows without gaps.
void Attention::copyQueries(Scratch &scratch, std::size_t queries, const std::byte *from) const
{
    const std::size_t bytes = m_width * bytesOf(m_types.attention);
    const std::size_t stride = 3 * m_hidden * bytesOf(m_types.attention);
    for (std::size_t i = 0; i < queries; ++i)
        std::copy_n(from + i * stride, bytes, scratch.queries.as<std::byte>() + i * bytes);
}

/// Makes shares of the scores; each row still has to be divided by its sum.
const void *Attention::takePowers(Scratch &scratch, std::size_t queries) const
{
    const RowKernels &kernels = rowKernels();
    auto *scores = scratch.scores.as<float>();
    auto *shares = scratch.shares.as<BrainFloat>();
    const bool floats = m_types.attention == NumberType::f32;
    for (std::size_t i = 0; i < queries; ++i) {
        const std::size_t begin = i * m_length;
        scratch.sums[i] = floats ? kernels.powers(scores + begin, m_length)
                                 : kernels.powersToBf16(scores + begin, shares + begin, m_length);
    }
    return floats ? static_cast<const void *>(scores) : shares;
}

void Attention::store(const Scratch &scratch, std::size_t queries, std::size_t row, std::size_t column,
                      void *context) const
{
    const RowKernels &kernels = rowKernels();
    for (std::size_t i = 0; i < queries; ++i) {
        const float *from = scratch.context.as<float>() + i * m_width;
        const std::size_t to = (row + i) * m_hidden + column;
        const float factor = 1.0F / scratch.sums[i];
        if (m_types.context == NumberType::f32)
            kernels.scale(from, factor, static_cast<float *>(context) + to, m_width);
        else
            kernels.scaleToBf16(from, factor, static_cast<BrainFloat *>(context) + to, m_width);
    }
}

} // namespace hakari
