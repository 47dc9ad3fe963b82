// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/series.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace hakari {

namespace {

constexpr std::size_t wordBytes = 8;

void putWord(std::uint8_t *out, std::uint64_t word)
{
    for (std::size_t i = 0; i < wordBytes; ++i)
        out[i] = static_cast<std::uint8_t>(word >> (8 * i));
}

std::uint64_t wordAt(const std::uint8_t *bytes)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < wordBytes; ++i)
        word |= std::uint64_t{bytes[i]} << (8 * i);
    return word;
}

template <class Item, class Words>
std::vector<std::uint8_t> encodedItems(std::span<const Item> items, Words words)
{
    std::vector<std::uint8_t> out(items.size() * itemBytes);
    std::uint8_t *next = out.data();
    for (const Item &item : items) {
        const auto [first, second] = words(item);
        putWord(next, first);
        putWord(next + wordBytes, second);
        next += itemBytes;
    }
    return out;
}

template <class Item, class FromWords>
bool decodeItems(Bytes bytes, std::vector<Item> &items, FromWords fromWords)
{
    bool usable = bytes.size() % itemBytes == 0;
    const std::size_t before = items.size();
    items.resize(before + bytes.size() / itemBytes);
    const std::uint8_t *next = bytes.data();
    for (std::size_t i = before; i < items.size(); ++i, next += itemBytes)
        usable &= fromWords(wordAt(next), wordAt(next + wordBytes), items[i]);
    return usable;
}

struct Words {
    std::uint64_t first;
    std::uint64_t second;
};

} // namespace

std::vector<std::uint8_t> encoded(std::span<const QueryTime> queries)
{
    return encodedItems(queries, [](const QueryTime &query) {
        return Words{std::bit_cast<std::uint64_t>(query.arrival),
                     std::bit_cast<std::uint64_t>(query.latency)};
    });
}

std::vector<std::uint8_t> encoded(std::span<const Reading> readings)
{
    return encodedItems(readings, [](const Reading &reading) {
        return Words{std::bit_cast<std::uint64_t>(reading.at.value),
                     std::bit_cast<std::uint64_t>(reading.value)};
    });
}

bool decode(Bytes items, std::vector<QueryTime> &queries)
{
    return decodeItems(items, queries, [](std::uint64_t first, std::uint64_t second, QueryTime &query) {
        query = {std::bit_cast<std::int64_t>(first), std::bit_cast<std::int64_t>(second)};
        std::int64_t completion = 0;
        return query.arrival >= 0 && query.latency >= 0
               && !__builtin_add_overflow(query.arrival, query.latency, &completion);
    });
}

bool decode(Bytes items, std::vector<Reading> &readings)
{
    return decodeItems(items, readings, [](std::uint64_t first, std::uint64_t second, Reading &reading) {
        reading = {{std::bit_cast<double>(first)}, std::bit_cast<double>(second)};
        return std::isfinite(reading.at.value) && std::isfinite(reading.value);
    });
}

} // namespace hakari
