// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/dense.h"

#include "core/backends/onednn/capabilities.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hakari {

Dense::Dense(Products &products, const NumberTypes &types, Use use, std::span<const float> weights,
             std::span<const float> bias)
    : m_types(types),
      m_use(use),
      m_columns(bias.size()),
      m_depth(weights.size() / bias.size()),
      m_bias(bias.begin(), bias.end())
{
    divide(products);
    const std::vector<std::int8_t> bytes = isQuantised() ? quantised(weights) : std::vector<std::int8_t>();
    for (const Panel &panel : m_panels)
        pack(products, panel, isQuantised() ? static_cast<const void *>(bytes.data()) : weights.data());
}

/// Into panels, which begin on pages.
void Dense::divide(Products &products)
{
    constexpr std::size_t page = 4096;
    std::size_t place = 0;
    for (std::size_t first = 0; first < m_columns; first += panelColumns) {
        m_panels.push_back({first, std::min(panelColumns, m_columns - first), place});
        place += (packing(products, m_panels.back()).get_size() + page - 1) / page * page;
    }
    m_weights = HugeBuffer(place);
}

dnnl::memory::desc Dense::packing(Products &products, const Panel &panel) const
{
    return products.packing(static_cast<std::int64_t>(panel.columns), static_cast<std::int64_t>(m_depth),
                            m_types.in, m_types.weights);
}

/// Reorders rows of weights, of floats or of quantised ones, and rounds them where need be.
void Dense::pack(Products &products, const Panel &panel, const void *weights) const
{
    const dnnl::engine &engine = products.engine();
    const NumberType given = isQuantised() ? NumberType::s8 : NumberType::f32;
    const auto *begin = static_cast<const std::byte *>(weights) + panel.first * m_depth * bytesOf(given);
    const dnnl::memory::desc to = packing(products, panel);
    const dnnl::memory::desc from(to.dims(), given, dnnl::memory::dims{1, to.dims().front()});
    dnnl::memory fromMemory(from, engine, const_cast<std::byte *>(begin));
    dnnl::memory toMemory(to, engine, m_weights.as<std::byte>() + panel.place);
    dnnl::stream stream(engine);
    dnnl::reorder(fromMemory, toMemory).execute(stream, fromMemory, toMemory);
    stream.wait();
}

/// Symmetric, each column over its own range.
std::vector<std::int8_t> Dense::quantised(std::span<const float> weights)
{
    // Without native dot products two of them are added in 16 bits, which 2 * 255 * 63 just fits.
    const float limit = cpuHasDotProducts() ? 127.0F : 63.0F;
    std::vector<std::int8_t> out(weights.size());
    for (std::size_t column = 0; column < m_columns; ++column) {
        const auto row = weights.subspan(column * m_depth, m_depth);
        const float largest = std::abs(
            *std::ranges::max_element(row, {}, [](float weight) { return std::abs(weight); }));
        const float scale = largest > 0.0F ? largest / limit : 1.0F;
        const auto quantise = [scale](float weight) {
            return static_cast<std::int8_t>(std::lround(weight / scale));
        };
        const auto begin = out.begin() + static_cast<std::ptrdiff_t>(column * m_depth);
        const auto end = std::ranges::transform(row, begin, quantise).out;
        m_scales.push_back(scale);
        m_sums.push_back(scale * static_cast<float>(std::accumulate(begin, end, 0)));
    }
    return out;
}

ProductShape Dense::shape(std::size_t rows, std::size_t columns) const
{
    ProductShape shape;
    shape.rows = static_cast<std::int64_t>(rows);
    shape.columns = static_cast<std::int64_t>(columns);
    shape.depth = static_cast<std::int64_t>(m_depth);
    shape.in = m_types.in;
    shape.weights = m_types.weights;
    return shape;
}

void Dense::prepare(Products &products, std::size_t rows)
{
    for (const Panel &panel : m_panels)
        m_products[{rows, panel.columns}] = &products.of(shape(rows, panel.columns));
}

bool Dense::run(const Lane &lane, std::size_t rows, InputRows in, void *out) const
{
    // Each thread begins elsewhere, so that what one has brought in from memory serves the others as well.
    const std::size_t begin = lane.turn(m_panels.size());
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const Panel &panel = m_panels[(begin + i) % m_panels.size()];
        const Product &product = *m_products.at({rows, panel.columns});
        if (!product.run(lane.thread, in.values, m_weights.as<std::byte>() + panel.place,
                         lane.products.as<void>()))
            return false;
        finish(lane, panel, rows, in, out);
    }
    return true;
}

void Dense::finish(const Lane &lane, const Panel &panel, std::size_t rows, InputRows in, void *out) const
{
    const RowEnds &ends = isQuantised() ? rowKernels().quantised : rowKernels().floats;
    const bool bf16 = m_use == Use::Attention ? m_types.attention == NumberType::bf16
                                              : m_use == Use::Gelu && m_types.in == NumberType::bf16;
    ColumnScales columns{nullptr, nullptr, m_bias.data() + panel.first};
    if (isQuantised()) {
        columns.scales = m_scales.data() + panel.first;
        columns.sums = m_sums.data() + panel.first;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const float *product = lane.products.as<float>() + row * panel.columns;
        const RowScale scale = isQuantised() ? in.scales[row] : RowScale();
        const std::size_t to = row * m_columns + panel.first;
        auto *floats = static_cast<float *>(out) + to;
        auto *brainFloats = static_cast<BrainFloat *>(out) + to;
        if (m_use == Use::Residual)
            ends.add(product, scale, columns, floats, panel.columns);
        else if (m_use == Use::Attention && bf16)
            ends.storeBf16(product, scale, columns, brainFloats, panel.columns);
        else if (m_use == Use::Attention)
            ends.store(product, scale, columns, floats, panel.columns);
        else if (bf16)
            ends.geluBf16(product, scale, columns, brainFloats, panel.columns);
        else
            ends.gelu(product, scale, columns, floats, panel.columns);
    }
}

} // namespace hakari
