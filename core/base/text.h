// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

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

} // namespace hakari
