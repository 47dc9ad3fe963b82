// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hakari {

inline constexpr std::size_t textFileLimit = std::size_t{512} * 1024 * 1024;

/// Reads a whole text file. A UTF-8 byte order mark is removed; bytes that are not UTF-8 are refused with
/// their line. Blocking. Errors: FileNotFound, FileUnreadable, FileTooLarge, NotUtf8.
Expected<std::string> readTextFile(const std::filesystem::path &path, std::size_t limit = textFileLimit);

/// Replaces a file in one step: the old content stays until the new one is complete on the disk, and no
/// temporary file is left behind. A link stays a link; what is no regular file is refused. Blocking.
/// Error: WriteFailed.
Expected<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes);

/// The same for libraries that write a file themselves: `writer` fills the temporary file and returns what
/// went wrong, or nothing.
using FileWriter = std::function<std::optional<std::string>(const std::filesystem::path &temporary)>;
Expected<void> writeFileThrough(const std::filesystem::path &path, const FileWriter &writer);

/// A path for messages, always valid UTF-8: what is not is shown as U+FFFD.
std::string displayPath(const std::filesystem::path &path);

/// The 1-based line of a byte offset.
std::size_t lineOf(std::string_view text, std::size_t offset);

} // namespace hakari
