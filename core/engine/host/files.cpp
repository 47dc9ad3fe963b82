// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/host/files.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace hakari {

namespace {

constexpr std::size_t longestFile = std::size_t{64} * 1024 * 1024;
constexpr std::size_t longestList = 1'000'000;

std::optional<std::string> clean(std::string_view text)
{
    text = trimmed(text);
    const bool control = std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return text.empty() || control ? std::nullopt : std::optional(std::string(text));
}

/// Appends "3" or "0-3"; whether it was one of them.
bool appendRange(std::string_view range, std::vector<int> &numbers)
{
    const auto dash = range.find('-');
    const auto first = parseInteger(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : parseInteger(range.substr(dash + 1));
    if (!first || !last || *first < 0 || *last < *first
        || *last >= static_cast<long long>(longestList - numbers.size()))
        return false;
    for (long long number = *first; number <= *last; ++number)
        numbers.push_back(static_cast<int>(number));
    return true;
}

} // namespace

std::optional<std::string> HostFiles::text(const std::filesystem::path &path) const
{
    auto content = readTextFile(m_root / path, longestFile);
    return content ? std::optional(std::move(*content)) : std::nullopt;
}

std::optional<std::string> HostFiles::line(const std::filesystem::path &path) const
{
    const auto content = text(path);
    return content ? clean(std::string_view(*content).substr(0, content->find('\n'))) : std::nullopt;
}

std::optional<long long> HostFiles::integer(const std::filesystem::path &path) const
{
    const auto content = line(path);
    return content ? parseInteger(*content) : std::nullopt;
}

std::vector<int> HostFiles::list(const std::filesystem::path &path) const
{
    const auto content = line(path);
    return content ? numberList(*content) : std::vector<int>{};
}

std::optional<std::string> HostFiles::value(const std::filesystem::path &path, std::string_view key) const
{
    const auto content = text(path);
    std::optional<std::string> found;
    forEachLine(content.value_or(""), [&](std::string_view line) {
        if (!found && line.starts_with(key))
            found = clean(line.substr(key.size()));
    });
    return found;
}

void forEachLine(std::string_view text, const std::function<void(std::string_view)> &visit)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        visit(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
}

std::vector<std::string_view> fields(std::string_view line)
{
    std::vector<std::string_view> found;
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
        found.push_back(line.substr(0, line.find_first_of(" \t")));
        line.remove_prefix(found.back().size());
    }
    return found;
}

std::vector<int> numberList(std::string_view text)
{
    std::vector<int> numbers;
    for (text = trimmed(text); !text.empty();) {
        const std::string_view range = text.substr(0, text.find(','));
        if (!appendRange(range, numbers))
            return {};
        text.remove_prefix(std::min(text.size(), range.size() + 1));
    }
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    return numbers;
}

std::string bytesText(double bytes)
{
    constexpr double gib = 1024.0 * 1024.0 * 1024.0;
    return bytes < gib ? fmt::format("{:.0f} MiB", bytes / gib * 1024.0)
                       : fmt::format("{:.1f} GiB", bytes / gib);
}

} // namespace hakari
