// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/hugebuffer.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>

namespace hakari {

namespace {

constexpr std::size_t pageBytes = std::size_t{2} << 20;
constexpr std::size_t smallBytes = pageBytes / 2; ///< below, a large page would mostly lie idle

void *mapped(std::size_t bytes)
{
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    return memory;
}

std::size_t roundedUp(std::size_t value, std::size_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/// Maps more than needed and gives back what lies before and behind the aligned part.
void *mappedAligned(std::size_t bytes)
{
    auto *memory = static_cast<std::byte *>(mapped(bytes + pageBytes));
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::size_t before = roundedUp(address, pageBytes) - address;
    if (before > 0)
        munmap(memory, before);
    if (before < pageBytes)
        munmap(memory + before + bytes, pageBytes - before);
    madvise(memory + before, bytes, MADV_HUGEPAGE);
    return memory + before;
}

} // namespace

HugeBuffer::HugeBuffer(std::size_t bytes) : m_memory(nullptr, Unmap{0})
{
    if (bytes == 0)
        return;
    constexpr std::size_t smallPage = 4096;
    const bool large = bytes >= smallBytes;
    const std::size_t size = roundedUp(bytes, large ? pageBytes : smallPage);
    m_memory = {large ? mappedAligned(size) : mapped(size), Unmap{size}};
}

void HugeBuffer::Unmap::operator()(void *memory) const
{
    munmap(memory, bytes);
}

} // namespace hakari
