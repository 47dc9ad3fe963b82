// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/product.h"

#include <array>
#include <omp.h>

namespace hakari {

namespace {

using Order = dnnl::memory::desc;

/// Within its life the library makes primitives for a single thread: they run inside parallel regions.
class SingleThreaded
{
public:
    SingleThreaded() : m_before(omp_get_max_threads()) { omp_set_num_threads(1); }
    ~SingleThreaded() { omp_set_num_threads(m_before); }
    SingleThreaded(const SingleThreaded &) = delete;
    SingleThreaded &operator=(const SingleThreaded &) = delete;

private:
    int m_before;
};

Order rowsOf(std::int64_t rows, std::int64_t columns, NumberType type)
{
    return {{rows, columns}, type, dnnl::memory::format_tag::ab};
}

dnnl::matmul::primitive_desc described(const dnnl::engine &engine, const ProductShape &shape,
                                       const Order &weights)
{
    const SingleThreaded singleThreaded;
    const Order in = rowsOf(shape.rows, shape.depth, shape.in);
    const Order out = rowsOf(shape.rows, shape.columns, NumberType::f32);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return {dnnl::matmul::desc(in, weights, out), attributes, engine};
}

dnnl::matmul made(const dnnl::matmul::primitive_desc &description)
{
    const SingleThreaded singleThreaded;
    return dnnl::matmul(description);
}

/// Each thread's part of the scratch memory begins on a cache line of its own.
std::size_t scratchStride(const Order &order)
{
    constexpr std::size_t line = 64;
    return (order.get_size() + line - 1) / line * line;
}

bool point(const dnnl::memory &memory, const void *data)
{
    return dnnl_memory_set_data_handle(memory.get(), const_cast<void *>(data)) == dnnl_success;
}

} // namespace

Product::Product(const dnnl::engine &engine, const ProductShape &shape, const dnnl::memory::desc &weights,
                 int threads)
    : m_primitiveDescription(described(engine, shape, weights)), m_primitive(made(m_primitiveDescription))
{
    const auto empty = [&engine](const Order &order) { return dnnl::memory(order, engine, nullptr); };
    const auto &description = m_primitiveDescription;
    const std::size_t stride = scratchStride(description.scratchpad_desc());
    m_scratch = HugeBuffer(stride * static_cast<std::size_t>(threads));
    for (std::size_t i = 0; i < static_cast<std::size_t>(threads); ++i)
        m_slots.push_back(
            {dnnl::stream(engine), empty(description.src_desc()), empty(description.weights_desc()),
             empty(description.dst_desc()),
             dnnl::memory(description.scratchpad_desc(), engine, m_scratch.as<std::byte>() + i * stride)});
}

bool Product::run(int thread, const void *in, const void *weights, void *out) const
{
    const Slot &slot = m_slots[static_cast<std::size_t>(thread)];
    if (!point(slot.in, in) || !point(slot.weights, weights) || !point(slot.out, out))
        return false;
    const std::array<dnnl_exec_arg_t, 4> arguments{{{DNNL_ARG_SRC, slot.in.get()},
                                                    {DNNL_ARG_WEIGHTS, slot.weights.get()},
                                                    {DNNL_ARG_DST, slot.out.get()},
                                                    {DNNL_ARG_SCRATCHPAD, slot.scratchpad.get()}}};
    return dnnl_primitive_execute(m_primitive.get(), slot.stream.get(), static_cast<int>(arguments.size()),
                                  arguments.data())
           == dnnl_success;
}

Packer::Packer(const dnnl::engine &engine, const Order &packing, std::int64_t depthStride,
               std::int64_t columnStride, int threads)
    : m_bytes(packing.get_size())
{
    const SingleThreaded singleThreaded;
    const Order from(packing.dims(), packing.data_type(), dnnl::memory::dims{depthStride, columnStride});
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const dnnl::reorder::primitive_desc description(engine, from, engine, packing, attributes);
    m_primitive = dnnl::reorder(description);
    const std::size_t stride = scratchStride(description.scratchpad_desc());
    m_scratch = HugeBuffer(stride * static_cast<std::size_t>(threads));
    for (std::size_t i = 0; i < static_cast<std::size_t>(threads); ++i)
        m_slots.push_back(
            {dnnl::stream(engine), dnnl::memory(from, engine, nullptr),
             dnnl::memory(packing, engine, nullptr),
             dnnl::memory(description.scratchpad_desc(), engine, m_scratch.as<std::byte>() + i * stride)});
}

bool Packer::run(int thread, const void *from, void *to) const
{
    const Slot &slot = m_slots[static_cast<std::size_t>(thread)];
    if (!point(slot.from, from) || !point(slot.to, to))
        return false;
    const std::array<dnnl_exec_arg_t, 3> arguments{{{DNNL_ARG_FROM, slot.from.get()},
                                                    {DNNL_ARG_TO, slot.to.get()},
                                                    {DNNL_ARG_SCRATCHPAD, slot.scratchpad.get()}}};
    return dnnl_primitive_execute(m_primitive.get(), slot.stream.get(), static_cast<int>(arguments.size()),
                                  arguments.data())
           == dnnl_success;
}

const Product &Products::of(const ProductShape &shape)
{
    auto &product = m_products[shape];
    if (!product)
        product = std::make_unique<Product>(
            m_engine, shape, packing(shape.columns, shape.depth, shape.in, shape.weights), m_threads);
    return *product;
}

Order Products::packing(std::int64_t columns, std::int64_t depth, NumberType in, NumberType weights)
{
    constexpr std::int64_t usualRows = 256; // the order may depend on them; any number of rows can use it
    const auto [entry, fresh] = m_packings.try_emplace({columns, depth, weights});
    if (fresh) {
        const ProductShape shape{usualRows, columns, depth, in, weights};
        const Order any({depth, columns}, weights, dnnl::memory::format_tag::any);
        entry->second = described(m_engine, shape, any).weights_desc();
    }
    return entry->second;
}

} // namespace hakari
