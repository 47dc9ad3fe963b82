// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/trace.h"

#include "core/base/text.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array boundaryNames{
    HAKARI_TEXT("PowerBoundary", "AC wall"),     HAKARI_TEXT("PowerBoundary", "DC supply"),
    HAKARI_TEXT("PowerBoundary", "board"),       HAKARI_TEXT("PowerBoundary", "chip"),
    HAKARI_TEXT("PowerBoundary", "power model"),
};
constexpr std::array allPartNames{
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

} // namespace

std::string_view name(PowerBoundary boundary)
{
    return boundaryNames[static_cast<std::size_t>(boundary)];
}

std::optional<PowerBoundary> boundaryNamed(std::string_view name)
{
    return enumeratorNamed<PowerBoundary>(boundaryNames, name);
}

std::string_view name(Part part)
{
    return allPartNames[static_cast<std::size_t>(part)];
}

std::optional<Part> partNamed(std::string_view name)
{
    return enumeratorNamed<Part>(allPartNames, name);
}

std::vector<Part> Coverage::parts() const
{
    std::vector<Part> found;
    for (std::size_t i = 0; i < allPartNames.size(); ++i) {
        if (contains(static_cast<Part>(i)))
            found.push_back(static_cast<Part>(i));
    }
    return found;
}

std::vector<std::string_view> partNames(Coverage coverage)
{
    std::vector<std::string_view> names;
    for (const Part part : coverage.parts())
        names.push_back(name(part));
    return names;
}

std::string text(Coverage coverage)
{
    if (coverage.empty())
        return std::string(nothingKnown);
    if (coverage == Coverage::wholeSystem())
        return std::string(allParts);
    return listed(partNames(coverage));
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
    return enumeratorNamed<ReadingKind>(kindNames, name);
}

} // namespace hakari
