// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/rows.h"

#include "core/backends/onednn/capabilities.h"

#include <algorithm>

namespace hakari {

NumberTypes numberTypes(Precision precision)
{
    constexpr NumberType f32 = NumberType::f32;
    constexpr NumberType bf16 = NumberType::bf16;
    switch (precision) {
    case Precision::Fp32:
        return {};
    case Precision::Bf16:
        return {bf16, bf16, bf16, bf16};
    case Precision::Int8:
        return {NumberType::u8, NumberType::s8, cpuHasBf16() ? bf16 : f32, f32};
    }
    return {};
}

std::size_t bytesOf(NumberType type)
{
    return dnnl::memory::data_type_size(type);
}

InputBuffer::InputBuffer(NumberType type, std::size_t rows, std::size_t width)
    : m_type(type), m_width(width), m_values(type == NumberType::f32 ? 0 : rows * width * bytesOf(type))
{
    if (type == NumberType::u8)
        m_scales.resize(rows);
}

void InputBuffer::set(std::size_t index, const float *row)
{
    if (m_type == NumberType::bf16)
        rowKernels().scaleToBf16(row, 1.0F, m_values.as<BrainFloat>() + index * m_width, m_width);
    else if (m_type == NumberType::u8)
        m_scales[index] = rowKernels().quantise(row, m_values.as<std::uint8_t>() + index * m_width, m_width);
}

InputRows InputBuffer::rows(const void *source) const
{
    if (m_type == NumberType::f32)
        return {source, nullptr};
    return {m_values.as<void>(), m_scales.data()};
}

Lane::Lane(int number, int count, const NumberTypes &types, std::size_t hidden, std::size_t intermediate)
    : thread(number),
      lanes(count),
      products(mostChunkRows * panelColumns * sizeof(float)),
      inner(mostChunkRows * intermediate
            * bytesOf(types.in == NumberType::bf16 ? NumberType::bf16 : NumberType::f32)),
      input(types.in, mostChunkRows, hidden),
      innerInput(types.in == NumberType::u8 ? types.in : NumberType::f32, mostChunkRows, intermediate)
{
}

} // namespace hakari
