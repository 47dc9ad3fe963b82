// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/blockcache.h"

#include <c10/core/CPUAllocator.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>

namespace hakari::torchbackend {

namespace {

constexpr std::size_t alignment = 64;             // a cache line, and the widest vector
constexpr std::size_t smallestKept = 64 * 1024;   // malloc reuses less than this by itself
constexpr std::size_t granularity = smallestKept; // so that nearly equal sizes share blocks
constexpr std::size_t tolerance = 4;              // a block may be larger than asked for by 1/4

/// In front of every block.
struct alignas(alignment) Header {
    std::size_t capacity = 0;
};

class BlockCache final : public c10::Allocator
{
public:
    c10::DataPtr allocate(std::size_t size) const override
    {
        void *data = size == 0 ? nullptr : take(size);
        return {data, data, &giveBack, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &giveBack; }

    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[capacity, header] : m_free)
            std::free(header);
        m_free.clear();
    }

    static BlockCache &instance();

private:
    static void giveBack(void *data)
    {
        if (data == nullptr)
            return;
        Header *header = static_cast<Header *>(data) - 1;
        if (header->capacity < smallestKept)
            std::free(header);
        else
            instance().keep(header);
    }

    void keep(Header *header)
    {
        const std::lock_guard lock(m_mutex);
        m_free.emplace(header->capacity, header);
    }

    void *take(std::size_t size) const
    {
        if (size < smallestKept)
            return fresh(size);
        const std::size_t capacity = (size + granularity - 1) / granularity * granularity;
        void *kept = reuse(capacity);
        return kept != nullptr ? kept : fresh(capacity);
    }

    void *reuse(std::size_t capacity) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_free.lower_bound(capacity);
        if (found == m_free.end() || found->first > capacity + capacity / tolerance)
            return nullptr;
        Header *header = found->second;
        m_free.erase(found);
        return header + 1;
    }

    static void *fresh(std::size_t capacity)
    {
        const std::size_t bytes = sizeof(Header) + (capacity + alignment - 1) / alignment * alignment;
        void *memory = std::aligned_alloc(alignment, bytes);
        if (memory == nullptr)
            throw std::bad_alloc();
        return new (memory) Header{capacity} + 1;
    }

    mutable std::mutex m_mutex;
    mutable std::multimap<std::size_t, Header *> m_free; // guarded by m_mutex
};

BlockCache &BlockCache::instance()
{
    // Never destroyed: libtorch frees tensors of its own as late as the end of the process.
    static auto *const cache = new BlockCache;
    return *cache;
}

} // namespace

void keepTensorMemory()
{
    static std::once_flag once;
    std::call_once(once, [] { c10::SetCPUAllocator(&BlockCache::instance(), 1); });
}

void releaseKeptMemory()
{
    BlockCache::instance().release();
}

} // namespace hakari::torchbackend
