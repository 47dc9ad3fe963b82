// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/linebuffer.h"

#include <algorithm>

namespace hakari {

void LineBuffer::append(std::string_view bytes)
{
    m_bytes.erase(0, m_begin);
    m_lineStart -= m_begin;
    m_begin = 0;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const std::size_t length = m_bytes.size() - m_lineStart;
        m_bytes += bytes.substr(0, std::min(end, longestLine - std::min(length, longestLine)));
        if (end == bytes.size())
            return;
        m_bytes += '\n';
        m_lineStart = m_bytes.size();
        bytes.remove_prefix(end + 1);
    }
}

std::optional<std::string> LineBuffer::next()
{
    if (m_begin == m_lineStart)
        return std::nullopt;
    const auto end = m_bytes.find('\n', m_begin);
    std::string line = m_bytes.substr(m_begin, end - m_begin);
    m_begin = end + 1;
    ++m_count;
    return line;
}

} // namespace hakari
