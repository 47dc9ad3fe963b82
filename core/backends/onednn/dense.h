// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/onednn/product.h"
#include "core/backends/onednn/rows.h"

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace hakari {

/// y = x W^T + b with what follows it, for rows in any of the precisions. The weights are kept once, in the
/// library's own order, as panels of some columns: a panel meets all rows of a chunk while it is in the
/// cache.
class Dense
{
public:
    enum class Use {
        Attention, ///< stored as attention takes it
        Gelu,      ///< GELU, then stored in Lane::inner
        Residual,  ///< added to floats
    };

    /// `weights` are [columns, depth], `bias` is [columns]. Both are copied.
    Dense(Products &products, const NumberTypes &types, Use use, std::span<const float> weights,
          std::span<const float> bias);

    /// Makes run() ready for that number of rows.
    void prepare(Products &products, std::size_t rows);

    /// `out` has a row of all columns for each row of `in`. False where the library refuses.
    bool run(const Lane &lane, std::size_t rows, InputRows in, void *out) const;

private:
    struct Panel {
        std::size_t first; ///< column
        std::size_t columns;
        std::size_t place; ///< of its first byte in m_weights
    };
    ProductShape shape(std::size_t rows, std::size_t columns) const;
    void divide(Products &products);
    dnnl::memory::desc packing(Products &products, const Panel &panel) const;
    void pack(Products &products, const Panel &panel, const void *weights) const;
    void finish(const Lane &lane, const Panel &panel, std::size_t rows, InputRows in, void *out) const;
    std::vector<std::int8_t> quantised(std::span<const float> weights);
    bool isQuantised() const { return m_types.weights == NumberType::s8; }

    NumberTypes m_types;
    Use m_use;
    std::size_t m_columns;
    std::size_t m_depth;
    std::vector<Panel> m_panels;
    HugeBuffer m_weights;
    std::vector<float> m_bias;
    std::vector<float> m_scales; ///< of the columns, where quantised
    std::vector<float> m_sums;
    std::map<std::pair<std::size_t, std::size_t>, const Product *> m_products; ///< by rows and columns
};

} // namespace hakari
