// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/study.h"

#include <algorithm>

namespace hakari {

std::string_view key(StudyKind kind)
{
    return kind == StudyKind::Inference ? "inference" : "training";
}

std::string_view key(EnergyBoundary boundary)
{
    return boundary == EnergyBoundary::ItEquipment ? "it" : "facility";
}

std::string_view key(StudyNote::Kind kind)
{
    switch (kind) {
    case StudyNote::Kind::Published:
        return HAKARI_TEXT("StudyNote", "published");
    case StudyNote::Kind::Reconstructed:
        return HAKARI_TEXT("StudyNote", "reconstructed");
    case StudyNote::Kind::Disagrees:
        return HAKARI_TEXT("StudyNote", "disagrees");
    }
    return {};
}

const Candidate *Study::candidate(std::string_view candidateId) const
{
    const auto found = std::ranges::find(candidates, candidateId, &Candidate::id);
    return found == candidates.end() ? nullptr : &*found;
}

} // namespace hakari
