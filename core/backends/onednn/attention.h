// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/onednn/product.h"
#include "core/backends/onednn/rows.h"

#include <vector>

namespace hakari {

/// softmax(Q K^T / sqrt(d)) V, one unit at a time: a head of a sequence, or a part of its queries. Keys and
/// values are packed for the products once a unit; queries go through in tiles, whose shares never leave
/// their core's second level cache.
class Attention
{
public:
    Attention(Products &products, const NumberTypes &types, const EncoderModel &model, int threads);

    /// What queries must come multiplied by: 1 / sqrt(d), and what makes e^x a power of two.
    static float queryFactor(const EncoderModel &model);

    std::size_t unitsPerSequence() const { return m_heads * m_parts; }

    /// `projected` has a row of query, key and value for each token of one sequence after another, `context`
    /// a row of `hidden`. False where the library refuses.
    bool run(int thread, std::size_t unit, const void *projected, void *context);

private:
    /// For some number of queries.
    struct Tile {
        const Product *scores = nullptr;
        const Product *context = nullptr;
    };
    /// Of one thread.
    struct Scratch {
        HugeBuffer keys, values, queries;
        HugeBuffer scores; ///< floats
        HugeBuffer shares; ///< where they are not the scores' own floats
        HugeBuffer context;
        std::vector<float> sums;
    };
    /// Where a unit's numbers are.
    struct Place {
        std::size_t sequence; ///< its first row
        std::size_t column;   ///< of its head
        std::size_t part;
    };

    Tile tile(Products &products, std::size_t queries) const;
    Place place(std::size_t unit) const;
    bool pack(int thread, Place place, const void *projected);
    bool runTile(int thread, Place place, std::size_t tile, const void *projected, void *context);
    const std::byte *part(const void *projected, std::size_t row, std::size_t column) const;
    void copyQueries(Scratch &scratch, std::size_t queries, const std::byte *from) const;
    const void *takePowers(Scratch &scratch, std::size_t queries) const;
    void store(const Scratch &scratch, std::size_t queries, std::size_t row, std::size_t column,
               void *context) const;

    NumberTypes m_types;
    std::size_t m_length;
    std::size_t m_hidden;
    std::size_t m_heads;
    std::size_t m_width;   ///< of a head
    std::size_t m_queries; ///< of a tile
    std::size_t m_tiles;   ///< of a head
    std::size_t m_parts;   ///< of a head
    Packer m_packKeys;
    Packer m_packValues;
    Tile m_full;
    Tile m_last;
    std::vector<Scratch> m_scratch; ///< per thread
};

} // namespace hakari
