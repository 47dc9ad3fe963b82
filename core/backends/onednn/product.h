// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/onednn/hugebuffer.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <oneapi/dnnl/dnnl.hpp>
#include <tuple>
#include <vector>

namespace hakari {

using NumberType = dnnl::memory::data_type;

/// out[rows, columns] = in[rows, depth] weights[depth, columns], all row by row and without gaps, but for the
/// weights, which are in the order that suits the library best (Products::packing). `out` is of floats.
struct ProductShape {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t depth = 0;
    NumberType in = NumberType::f32;
    NumberType weights = NumberType::f32;

    auto operator<=>(const ProductShape &) const = default;
};

/// A matrix product that each of some threads runs on its own, on memory of its own.
class Product
{
public:
    Product(const dnnl::engine &engine, const ProductShape &shape, const dnnl::memory::desc &weights,
            int threads);

    /// False where the library refuses, which no shape that it accepted should come to. Concurrent calls need
    /// distinct `thread`.
    bool run(int thread, const void *in, const void *weights, void *out) const;

private:
    struct Slot;

    dnnl::matmul::primitive_desc m_primitiveDescription;
    dnnl::matmul m_primitive;
    HugeBuffer m_scratch;
    std::vector<Slot> m_slots; ///< per thread
};

/// One thread's handles: memory objects are made once and then pointed elsewhere, which is the cheapest way
/// to call the library.
struct Product::Slot {
    dnnl::stream stream;
    dnnl::memory in, weights, out, scratchpad;
};

/// Brings matrices with gaps between their rows or columns into the order of a product's weights.
class Packer
{
public:
    /// `depthStride` and `columnStride` are in elements.
    Packer(const dnnl::engine &engine, const dnnl::memory::desc &packing, std::int64_t depthStride,
           std::int64_t columnStride, int threads);

    std::size_t bytes() const { return m_bytes; }
    /// As Product::run().
    bool run(int thread, const void *from, void *to) const;

private:
    struct Slot {
        dnnl::stream stream;
        dnnl::memory from, to, scratchpad;
    };

    std::size_t m_bytes;
    dnnl::reorder m_primitive;
    HugeBuffer m_scratch;
    std::vector<Slot> m_slots; ///< per thread
};

/// All products of a session by their shape.
class Products
{
public:
    explicit Products(int threads) : m_threads(threads) {}

    const dnnl::engine &engine() const { return m_engine; }

    /// Made when first asked for; stays valid. Throws dnnl::error.
    const Product &of(const ProductShape &shape);

    /// The order in which weights of these sizes are kept: the same for every number of rows.
    dnnl::memory::desc packing(std::int64_t columns, std::int64_t depth, NumberType in, NumberType weights);

private:
    dnnl::engine m_engine{dnnl::engine::kind::cpu, 0};
    int m_threads;
    std::map<ProductShape, std::unique_ptr<Product>> m_products;
    std::map<std::tuple<std::int64_t, std::int64_t, NumberType>, dnnl::memory::desc> m_packings;
};

} // namespace hakari
