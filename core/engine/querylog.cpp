// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/querylog.h"

#include <algorithm>
#include <memory>

namespace hakari {

namespace {

constexpr std::size_t chunksAhead = 3;

} // namespace

QueryLog::QueryLog() : m_chunks(chunkCount)
{
    provision();
}

QueryLog::~QueryLog()
{
    for (const auto &chunk : m_chunks)
        delete chunk.load();
}

/// Value-initialised, so that the pages are there before the timed path writes to them.
QueryLog::Chunk *QueryLog::chunk(std::size_t index)
{
    Chunk *existing = m_chunks[index].load(std::memory_order_acquire);
    if (existing != nullptr)
        return existing;
    auto made = std::make_unique<Chunk>();
    if (m_chunks[index].compare_exchange_strong(existing, made.get(), std::memory_order_acq_rel))
        return made.release();
    return existing;
}

void QueryLog::provision()
{
    const std::size_t current = size() / chunkSize;
    for (std::size_t i = current; i < std::min(current + chunksAhead, chunkCount); ++i)
        chunk(i);
}

void QueryLog::beginChunk()
{
    Chunk *next = chunk(m_appended / chunkSize);
    m_cursor = next->data();
    m_end = m_cursor + chunkSize;
}

std::vector<QueryTime> QueryLog::copy(std::size_t from, std::size_t to) const
{
    std::vector<QueryTime> out;
    out.reserve(to - from);
    while (from < to) {
        const Chunk &chunk = *m_chunks[from / chunkSize].load(std::memory_order_acquire);
        const std::size_t begin = from % chunkSize;
        const std::size_t end = std::min(chunkSize, begin + (to - from));
        out.insert(out.end(), chunk.begin() + static_cast<std::ptrdiff_t>(begin),
                   chunk.begin() + static_cast<std::ptrdiff_t>(end));
        from += end - begin;
    }
    return out;
}

} // namespace hakari
