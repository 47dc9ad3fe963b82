// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/onednn/hugebuffer.h"
#include "core/backends/onednn/product.h"
#include "core/backends/onednn/rowkernels.h"
#include "core/workload/workload.h"

#include <vector>

namespace hakari {

/// The types of numbers that go into a session's matrix products, by its precision.
struct NumberTypes {
    NumberType in = NumberType::f32; ///< into dense layers
    NumberType weights = NumberType::f32;
    NumberType attention = NumberType::f32; ///< query, key, value and the shares of attention
    NumberType context = NumberType::f32;   ///< what attention gives
};
NumberTypes numberTypes(Precision precision);

std::size_t bytesOf(NumberType type);

/// Rows that a dense layer can take in; `scales` are theirs where they are quantised.
struct InputRows {
    const void *values = nullptr;
    const RowScale *scales = nullptr;
};

/// Holds the rows that floats were turned into. Floats that stay floats are not copied.
class InputBuffer
{
public:
    InputBuffer(NumberType type, std::size_t rows, std::size_t width);

    /// Turns `row` into row number `index`.
    void set(std::size_t index, const float *row);
    /// The rows that were set, of which `source` is the first as floats.
    InputRows rows(const void *source) const;

private:
    NumberType m_type;
    std::size_t m_width;
    HugeBuffer m_values;
    std::vector<RowScale> m_scales;
};

/// Rows that one thread takes through a layer at most: many, as weights come from memory and each should be
/// used often.
inline constexpr std::size_t mostChunkRows = 256;
/// Columns of a dense layer that are multiplied at once: what follows finds them in the second level cache.
inline constexpr std::size_t panelColumns = 384;

/// What one thread works with.
struct Lane {
    Lane(int number, int count, const NumberTypes &types, std::size_t hidden, std::size_t intermediate);

    /// With which of so many things this lane begins, if each is to begin with another.
    std::size_t turn(std::size_t things) const
    {
        return static_cast<std::size_t>(thread) * things / static_cast<std::size_t>(lanes);
    }

    int thread;
    int lanes;
    HugeBuffer products; ///< floats: a panel of a dense layer before what follows it
    HugeBuffer inner;    ///< after GELU: floats, or bf16 where dense layers take that
    InputBuffer input;   ///< of width `hidden`
    InputBuffer innerInput;
};

} // namespace hakari
