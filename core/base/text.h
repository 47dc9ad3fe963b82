// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

/// Marks an English sentence or term of core for the translators; the value is the English text itself.
/// lupdate reads it like QT_TRANSLATE_NOOP, so core needs no Qt to be translated.
#define HAKARI_TEXT(context, text) text

namespace hakari {

/// Text that arrives with the data (a study's title, a note), held in both languages. UTF-8.
struct LocalizedText {
    std::string en;
    std::string ja; ///< empty: the English text stands for both

    bool empty() const { return en.empty(); }
    const std::string &in(bool japanese) const { return japanese && !ja.empty() ? ja : en; }
    bool operator==(const LocalizedText &) const = default;
};

/// The enumerator whose name stands at its place among `names`; nothing for another name.
template <class Enum, class Names>
std::optional<Enum> enumeratorNamed(const Names &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name, [](std::string_view each) { return each; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

/// "a, b, c": the items, or what `name` makes of them, for messages.
template <std::ranges::input_range Items, class Name = std::identity>
std::string listed(const Items &items, Name name = {})
{
    std::string out;
    for (const auto &item : items)
        out.append(out.empty() ? "" : ", ").append(std::invoke(name, item));
    return out;
}

} // namespace hakari
