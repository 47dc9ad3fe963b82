// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/quantity.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// Cuts what arrives in pieces into complete lines. The last line waits until its line feed comes; of a line
/// that is longer than longestLine only the beginning is kept. Any bytes are allowed.
class LineBuffer
{
public:
    static constexpr std::size_t longestLine = 4096;

    void append(std::string_view bytes);

    /// The oldest complete line, without its line feed.
    std::optional<std::string> next();

    /// How many lines next() has returned, which is the number of the last one.
    std::size_t count() const { return m_count; }

private:
    std::string m_bytes;
    std::size_t m_begin = 0;     ///< of the oldest line
    std::size_t m_lineStart = 0; ///< of the line that is not complete yet
    std::size_t m_count = 0;
};

/// Where lines come from, now and later. For one thread.
class LineSource
{
public:
    LineSource() = default;
    virtual ~LineSource() = default;
    LineSource(const LineSource &) = delete;
    LineSource &operator=(const LineSource &) = delete;

    /// The oldest complete line that was not taken yet. Does not block.
    virtual std::optional<std::string> next() = 0;

    /// The 1-based number of the line that next() returned last.
    virtual std::size_t number() const = 0;

    /// Blocks until there may be a line, at most that long.
    virtual void wait(Seconds timeout) = 0;

    /// Why no further line will come, in words; empty where one may.
    virtual std::string end() const = 0;
};

} // namespace hakari
