// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/provenance.h"

#include "core/base/text.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array provenanceNames{
    HAKARI_TEXT("Provenance", "measured"),
    HAKARI_TEXT("Provenance", "published"),
    HAKARI_TEXT("Provenance", "entered"),
    HAKARI_TEXT("Provenance", "estimated"),
};

} // namespace

std::string_view name(Provenance provenance)
{
    return provenanceNames[static_cast<std::size_t>(provenance)];
}

std::optional<Provenance> provenanceNamed(std::string_view name)
{
    return enumeratorNamed<Provenance>(provenanceNames, name);
}

std::string_view name(IntervalKind kind)
{
    return kind == IntervalKind::Bounds ? HAKARI_TEXT("Interval", "bounds")
                                        : HAKARI_TEXT("Interval", "95 % interval");
}

} // namespace hakari
