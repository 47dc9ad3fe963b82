// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <map>
#include <string>

namespace hakari {

/// What a person should know: an English sentence with {name} placeholders, which is also the key of its
/// translation (context "Notice", "Rule", "HostWarning" or "Error"), and what fills them.
struct Notice {
    std::string text;
    std::map<std::string, std::string> args;

    std::string sentence() const { return fillTemplate(text, args); }
    bool operator==(const Notice &) const = default;
};

/// The same words as those of the error.
inline Notice noticeOf(const Error &error)
{
    return {std::string(messageTemplate(error.code)), error.args};
}

} // namespace hakari
