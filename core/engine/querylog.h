// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/statistics.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <vector>

namespace hakari {

/// Where the timed path leaves its queries: one thread appends, another reads what is there and prepares
/// memory ahead, so that appending neither allocates nor locks. 16 bytes a query.
class QueryLog
{
public:
    static constexpr std::size_t chunkSize = std::size_t{1} << 18; ///< queries
    static constexpr std::size_t chunkCount = std::size_t{1} << 13;
    static constexpr std::size_t capacity = chunkSize * chunkCount; ///< 2^31 queries

    QueryLog();
    QueryLog(const QueryLog &) = delete;
    QueryLog &operator=(const QueryLog &) = delete;
    ~QueryLog();

    /// Only from the one thread that appends; REQUIRES size() < capacity.
    void append(QueryTime query)
    {
        if (m_cursor == m_end)
            beginChunk();
        *m_cursor++ = query;
        m_size.store(++m_appended, std::memory_order_release);
    }

    /// Makes memory ready for what is appended next. From any thread.
    void provision();

    std::size_t size() const { return m_size.load(std::memory_order_acquire); }

    /// The queries [from, to), to <= size(). From any thread.
    std::vector<QueryTime> copy(std::size_t from, std::size_t to) const;

private:
    using Chunk = std::array<QueryTime, chunkSize>;
    Chunk *chunk(std::size_t index);
    void beginChunk();

    QueryTime *m_cursor = nullptr;
    QueryTime *m_end = nullptr;
    std::size_t m_appended = 0;
    std::atomic<std::size_t> m_size = 0;
    std::vector<std::atomic<Chunk *>> m_chunks;
};

} // namespace hakari
