// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace hakari {

/// SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): the same
/// numbers on every machine, which the distributions of the standard library do not promise.
class Random
{
public:
    using result_type = std::uint64_t;

    /// Streams of one seed are independent of each other.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : m_state(mixed(mixed(seed) + stream)) {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT64_MAX; }
    result_type operator()() { return mixed(m_state += 0x9E3779B97F4A7C15U); }

    /// Uniform in [0, limit); `limit` > 0.
    std::uint64_t below(std::uint64_t limit)
    {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>(Wide{(*this)()} * limit >> 64);
    }
    double unit() { return static_cast<double>((*this)() >> 11) * 0x1p-53; }     ///< [0, 1)
    float unitFloat() { return static_cast<float>((*this)() >> 40) * 0x1p-24F; } ///< [0, 1)

private:
    static constexpr std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

} // namespace hakari
