// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Nothing but types may be included here: rowkernels.cpp is compiled once per instruction set, and an inline
// function of the standard library compiled for a newer one could be linked in for all.
#include <cstddef>
#include <cstdint>

namespace hakari {

using BrainFloat = std::uint16_t; ///< the upper half of a float

/// A row of unsigned bytes q that stands for scale * (q - zero).
struct RowScale {
    float scale = 0.0F;
    float zero = 0.0F;
};

/// What turns products with quantised weights back into numbers, one value a column:
/// y = rowScale * (scales * product - rowZero * sums) + bias. Products of floats need the bias only.
struct ColumnScales {
    const float *scales = nullptr;
    const float *sums = nullptr; ///< of the weights of that column, already times `scales`
    const float *bias = nullptr;
};

/// The ends of a dense layer: from one row of products to numbers, and what is done with those.
struct RowEnds {
    void (*store)(const float *product, RowScale row, ColumnScales columns, float *out, std::size_t size);
    void (*storeBf16)(const float *product, RowScale row, ColumnScales columns, BrainFloat *out,
                      std::size_t size);
    void (*add)(const float *product, RowScale row, ColumnScales columns, float *sum, std::size_t size);
    /// GELU by erf, within 1e-6 of |x|.
    void (*gelu)(const float *product, RowScale row, ColumnScales columns, float *out, std::size_t size);
    void (*geluBf16)(const float *product, RowScale row, ColumnScales columns, BrainFloat *out,
                     std::size_t size);
};

/// What is done between matrix products, on one row of `size` values at a time: a row stays in the first
/// level cache while several of these go over it.
struct RowKernels {
    RowEnds floats;    ///< of products of floats, which take no scales
    RowEnds quantised; ///< of products of quantised numbers
    /// LayerNorm in place.
    void (*normalise)(float *row, const float *gain, const float *bias, float epsilon, std::size_t size);
    /// A softmax to the base of two that leaves its division to the caller: 2^(x - largest), of which the
    /// sum is returned.
    float (*powers)(float *row, std::size_t size);
    float (*powersToBf16)(const float *row, BrainFloat *out, std::size_t size);
    void (*scale)(const float *row, float factor, float *out, std::size_t size);
    void (*scaleToBf16)(const float *row, float factor, BrainFloat *out, std::size_t size);
    void (*add)(const float *row, float *sum, std::size_t size);
    float (*dot)(const float *left, const float *right, std::size_t size);
    /// To bytes over exactly the range of the row's values.
    RowScale (*quantise)(const float *row, std::uint8_t *out, std::size_t size);
};

/// Those for the newest instruction set that this processor has.
const RowKernels &rowKernels();

} // namespace hakari
