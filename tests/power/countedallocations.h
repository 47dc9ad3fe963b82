// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <new>

// Counts what a program allocates: a meter's read() allocates nothing. For one file of a test program, as it
// replaces the operators.

namespace hakari::test {

inline int allocations = 0;

} // namespace hakari::test

void *operator new(std::size_t size)
{
    ++hakari::test::allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
