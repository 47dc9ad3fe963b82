// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/trace.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr std::array boundaryNames{
    HAKARI_TEXT("PowerBoundary", "AC wall"),     HAKARI_TEXT("PowerBoundary", "DC supply"),
    HAKARI_TEXT("PowerBoundary", "board"),       HAKARI_TEXT("PowerBoundary", "chip"),
    HAKARI_TEXT("PowerBoundary", "power model"),
};
constexpr std::array partNames{
    HAKARI_TEXT("Part", "cpu"),     HAKARI_TEXT("Part", "dram"), HAKARI_TEXT("Part", "accelerator"),
    HAKARI_TEXT("Part", "network"), HAKARI_TEXT("Part", "rest"),
};
constexpr std::array kindNames{
    HAKARI_TEXT("ReadingKind", "power"),
    HAKARI_TEXT("ReadingKind", "energy"),
    HAKARI_TEXT("ReadingKind", "share"),
};
constexpr std::string_view nothingKnown = HAKARI_TEXT("Part", "unknown");
constexpr std::string_view allParts = HAKARI_TEXT("Part", "whole-system");
constexpr std::string_view separator = ", ";

template <class Enum, std::size_t Count>
std::optional<Enum> named(const std::array<const char *, Count> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name,
                                         [](const char *each) { return std::string_view(each); });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view name(PowerBoundary boundary)
{
    return boundaryNames[static_cast<std::size_t>(boundary)];
}

std::optional<PowerBoundary> boundaryNamed(std::string_view name)
{
    return named<PowerBoundary>(boundaryNames, name);
}

std::string_view name(Part part)
{
    return partNames[static_cast<std::size_t>(part)];
}

std::optional<Part> partNamed(std::string_view name)
{
    return named<Part>(partNames, name);
}

std::vector<Part> Coverage::parts() const
{
    std::vector<Part> found;
    for (std::size_t i = 0; i < partNames.size(); ++i) {
        if (contains(static_cast<Part>(i)))
            found.push_back(static_cast<Part>(i));
    }
    return found;
}

std::string text(Coverage coverage)
{
    if (coverage.empty())
        return std::string(nothingKnown);
    if (coverage == Coverage::wholeSystem())
        return std::string(allParts);
    std::string out;
    for (const Part part : coverage.parts())
        out.append(out.empty() ? "" : separator).append(name(part));
    return out;
}

std::optional<Coverage> coverageNamed(std::string_view text)
{
    if (text == nothingKnown)
        return Coverage();
    if (text == allParts)
        return Coverage::wholeSystem();
    Coverage coverage;
    for (bool more = true; more;) {
        const auto end = text.find(separator);
        const auto part = partNamed(text.substr(0, end));
        if (!part)
            return std::nullopt;
        coverage = coverage.united({*part});
        more = end != std::string_view::npos;
        text.remove_prefix(more ? end + separator.size() : text.size());
    }
    return coverage;
}

std::string_view name(ReadingKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<ReadingKind> readingKindNamed(std::string_view name)
{
    return named<ReadingKind>(kindNames, name);
}

} // namespace hakari
