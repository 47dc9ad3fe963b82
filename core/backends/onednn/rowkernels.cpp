// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/rowkernels.h"

// Compiled once per instruction set under the name HAKARI_ROW_KERNELS, with what makes plain loops vectors
// (CMakeLists.txt). Everything but that table is private to this file.

namespace hakari {

extern const RowKernels HAKARI_ROW_KERNELS;

namespace {

/// 2^x for x <= 0, relative error 2e-7. Least-maximum polynomial for the fraction, exponent bits for the
/// rest.
inline float powerOfTwo(float x)
{
    constexpr float lowest = -126.0F; // below, the exponent bits would wrap
    x = x < lowest ? lowest : x;
    const float whole = __builtin_rintf(x);
    const float f = x - whole;
    float value = 1.327644276e-3F;
    value = value * f + 9.675541101e-3F;
    value = value * f + 5.550713364e-2F;
    value = value * f + 2.402211973e-1F;
    value = value * f + 6.93146967e-1F;
    value = value * f + 1.000000072F;
    const std::int32_t exponent = static_cast<std::int32_t>(whole) << 23;
    return __builtin_bit_cast(float, __builtin_bit_cast(std::int32_t, value) + exponent);
}

/// x times the normal distribution function, as x (1/2 + x P(x^2)). P is the polynomial of least maximum
/// error over |x| <= 5.2, beyond which the function is 0 or 1 to within 1e-7; its variable is x^2 brought to
/// [-1, 1], where the powers do not cancel.
inline float geluOf(float x)
{
    constexpr float limit = 5.2F;
    const float lower = x > limit ? limit : x;
    const float inside = lower < -limit ? -limit : lower;
    const float u = inside * inside * (2.0F / (limit * limit)) - 1.0F;
    float value = 1.816629588e-4F;
    value = value * u - 5.4977838e-4F;
    value = value * u + 6.673045665e-4F;
    value = value * u - 1.016690111e-3F;
    value = value * u + 2.579797445e-3F;
    value = value * u - 5.023128747e-3F;
    value = value * u + 8.060055738e-3F;
    value = value * u - 1.23776133e-2F;
    value = value * u + 1.811876012e-2F;
    value = value * u - 2.475709557e-2F;
    value = value * u + 3.196445347e-2F;
    value = value * u - 3.992609637e-2F;
    value = value * u + 5.002600166e-2F;
    value = value * u - 6.774378416e-2F;
    value = value * u + 1.359499791e-1F;
    return x * (inside * value + 0.5F);
}

/// To the nearest, ties to even.
inline BrainFloat toBf16(float x)
{
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x);
    return static_cast<BrainFloat>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

/// A number from a product of floats.
struct FromFloats {
    static float number(float product, RowScale, ColumnScales columns, std::size_t i)
    {
        return product + columns.bias[i];
    }
};

/// A number from a product of quantised numbers.
struct FromQuantised {
    static float number(float product, RowScale row, ColumnScales columns, std::size_t i)
    {
        return row.scale * (product * columns.scales[i] - row.zero * columns.sums[i]) + columns.bias[i];
    }
};

template <class From>
void store(const float *__restrict product, RowScale row, ColumnScales columns, float *__restrict out,
           std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = From::number(product[i], row, columns, i);
}

template <class From>
void storeBf16(const float *__restrict product, RowScale row, ColumnScales columns,
               BrainFloat *__restrict out, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = toBf16(From::number(product[i], row, columns, i));
}

template <class From>
void addTo(const float *__restrict product, RowScale row, ColumnScales columns, float *__restrict sum,
           std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        sum[i] += From::number(product[i], row, columns, i);
}

template <class From>
void gelu(const float *__restrict product, RowScale row, ColumnScales columns, float *__restrict out,
          std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = geluOf(From::number(product[i], row, columns, i));
}

template <class From>
void geluBf16(const float *__restrict product, RowScale row, ColumnScales columns, BrainFloat *__restrict out,
              std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = toBf16(geluOf(From::number(product[i], row, columns, i)));
}

template <class From>
constexpr RowEnds endsFrom{store<From>, storeBf16<From>, addTo<From>, gelu<From>, geluBf16<From>};

inline float largestOf(const float *row, std::size_t size)
{
    float largest = row[0];
    for (std::size_t i = 0; i < size; ++i)
        largest = row[i] > largest ? row[i] : largest;
    return largest;
}

void normalise(float *row, const float *gain, const float *bias, float epsilon, std::size_t size)
{
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i)
        sum += row[i];
    const float mean = sum / static_cast<float>(size);
    float squares = 0.0F;
    for (std::size_t i = 0; i < size; ++i)
        squares += (row[i] - mean) * (row[i] - mean);
    const float factor = 1.0F / __builtin_sqrtf(squares / static_cast<float>(size) + epsilon);
    for (std::size_t i = 0; i < size; ++i)
        row[i] = (row[i] - mean) * factor * gain[i] + bias[i];
}

float powers(float *row, std::size_t size)
{
    const float largest = largestOf(row, size);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) {
        row[i] = powerOfTwo(row[i] - largest);
        sum += row[i];
    }
    return sum;
}

float powersToBf16(const float *__restrict row, BrainFloat *__restrict out, std::size_t size)
{
    const float largest = largestOf(row, size);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) {
        const float power = powerOfTwo(row[i] - largest);
        out[i] = toBf16(power);
        sum += power;
    }
    return sum;
}

void scale(const float *__restrict row, float factor, float *__restrict out, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = row[i] * factor;
}

void scaleToBf16(const float *__restrict row, float factor, BrainFloat *__restrict out, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        out[i] = toBf16(row[i] * factor);
}

void add(const float *__restrict row, float *__restrict sum, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        sum[i] += row[i];
}

float dot(const float *left, const float *right, std::size_t size)
{
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i)
        sum += left[i] * right[i];
    return sum;
}

RowScale quantise(const float *__restrict row, std::uint8_t *__restrict out, std::size_t size)
{
    constexpr float steps = 255.0F;
    float low = row[0];
    float high = row[0];
    for (std::size_t i = 0; i < size; ++i) {
        low = row[i] < low ? row[i] : low;
        high = row[i] > high ? row[i] : high;
    }
    if (!(high > low))
        high = low + 1.0F;
    const float factor = steps / (high - low);
    const float zero = __builtin_rintf(-low * factor);
    for (std::size_t i = 0; i < size; ++i) {
        const float step = __builtin_rintf(row[i] * factor) + zero;
        const float notBelow = step < 0.0F ? 0.0F : step;
        out[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(notBelow > steps ? steps : notBelow));
    }
    return {(high - low) / steps, zero};
}

} // namespace

const RowKernels HAKARI_ROW_KERNELS{endsFrom<FromFloats>,
                                    endsFrom<FromQuantised>,
                                    normalise,
                                    powers,
                                    powersToBf16,
                                    scale,
                                    scaleToBf16,
                                    add,
                                    dot,
                                    quantise};

} // namespace hakari
