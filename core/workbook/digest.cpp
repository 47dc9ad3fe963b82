// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/digest.h"

namespace hakari {

Digest::Digest()
{
    sha256_init(&m_state);
}

void Digest::add(Bytes bytes)
{
    sha256_update(&m_state, bytes.size(), bytes.data());
}

void Digest::add(std::string_view text)
{
    add(Bytes(reinterpret_cast<const std::uint8_t *>(text.data()), text.size()));
}

void Digest::add(std::uint64_t number)
{
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    add(bytes);
}

DigestValue Digest::value() const
{
    sha256_ctx state = m_state;
    DigestValue out{};
    sha256_digest(&state, out.size(), out.data());
    return out;
}

} // namespace hakari
