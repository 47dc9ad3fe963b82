// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>

namespace hakari {

/// Memory in large pages where the system gives them, so that walking through weights does not wait for
/// address translation. Zero until written; pages come into being where they are first touched.
class HugeBuffer
{
public:
    HugeBuffer() : HugeBuffer(0) {}
    /// Throws std::bad_alloc. Nothing is mapped for 0 bytes.
    explicit HugeBuffer(std::size_t bytes);

    template <class T>
    T *as() const
    {
        return static_cast<T *>(m_memory.get());
    }

private:
    struct Unmap {
        std::size_t bytes;
        void operator()(void *memory) const;
    };
    std::unique_ptr<void, Unmap> m_memory;
};

} // namespace hakari
