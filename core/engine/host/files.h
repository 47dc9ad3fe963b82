// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// The kernel's files below a root. Nothing is what a file gives that is not there, is no text, or makes no
/// sense. Paths are relative to the root.
class HostFiles
{
public:
    explicit HostFiles(std::filesystem::path root) : m_root(std::move(root)) {}

    const std::filesystem::path &root() const { return m_root; }
    std::optional<std::string> text(const std::filesystem::path &path) const;

    /// The first line, trimmed; nothing where it is empty or holds control characters.
    std::optional<std::string> line(const std::filesystem::path &path) const;
    std::optional<long long> integer(const std::filesystem::path &path) const;

    /// The numbers of a list such as "0-3,8"; empty where there is none.
    std::vector<int> list(const std::filesystem::path &path) const;

    /// The text behind a key at the start of a line, "MemTotal:  1024 kB" or "PRETTY_NAME=...", trimmed.
    std::optional<std::string> value(const std::filesystem::path &path, std::string_view key) const;

private:
    std::filesystem::path m_root;
};

/// Calls with each line, without its newline.
void forEachLine(std::string_view text, const std::function<void(std::string_view)> &visit);

/// The fields between blanks.
std::vector<std::string_view> fields(std::string_view line);

/// Reads "0-3,8" in ascending order; empty where it is no such list, or names more than a million.
std::vector<int> numberList(std::string_view text);

/// "23.5 GiB"; below one GiB, in MiB. The same in every locale.
std::string bytesText(double bytes);

} // namespace hakari
