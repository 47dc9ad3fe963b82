// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/commands.h"

#include "core/base/text.h"

#include <algorithm>

namespace hakari {

Command catchingErrors(std::function<std::string()> command)
{
    return [command = std::move(command)]() -> Expected<std::string> {
        try {
            return command();
        } catch (const Error &error) {
            return tl::unexpected(error);
        }
    };
}

void requireFormat(const std::string &format, std::initializer_list<const char *> known)
{
    if (std::ranges::find(known, format) != known.end())
        return;
    throw Error{ErrorCode::FormatNotWritable, {{"value", format}, {"expected", listed(known)}}};
}

void refuse(std::string argument, std::string value, std::string expected)
{
    throw Error{
        ErrorCode::ArgumentInvalid,
        {{"argument", std::move(argument)}, {"value", std::move(value)}, {"expected", std::move(expected)}}};
}

} // namespace hakari
