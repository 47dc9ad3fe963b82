// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace hakari {

using Bytes = std::span<const std::uint8_t>;
using DigestValue = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

/// SHA-256 (FIPS 180-4) of what is added, by Nettle: a plain value, so that a running digest can be copied
/// and read while more is to come.
class Digest
{
public:
    Digest();
    void add(Bytes bytes);
    void add(std::string_view text);
    void add(std::uint64_t number); ///< 8 bytes, little-endian
    DigestValue value() const;      ///< of all that was added so far

private:
    sha256_ctx m_state{};
};

} // namespace hakari
