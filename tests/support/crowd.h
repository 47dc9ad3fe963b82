// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/studybuilder.h"

namespace hakari::test {

/// So many candidates with long names, every mark that a chart knows, and figures of all sizes.
inline Study crowdedStudy(int count)
{
    std::vector<Candidate> candidates;
    for (int i = 0; i < count; ++i) {
        const double perSecond = 0.7 + 37.0 * i;
        Candidate candidate = meteredCandidate("candidate " + std::to_string(i), perSecond, 1.0 + 20.0 * i,
                                               50, 4000);
        candidate.name = {"u-" + std::to_string(i) + "tb1.112xlarge with a long name of its own",
                          "とても長い名前の推論サーバー第 " + std::to_string(i) + " 号機 (検証用)"};
        candidate.hardware = {"NVIDIA A100-SXM4-80GB x 8, MaxQ", "NVIDIA A100-SXM4-80GB 8基 (省電力設定)"};
        candidate.colour = i;
        candidate.throughput->interval = Interval{perSecond * 0.9, perSecond * 1.2,
                                                  IntervalKind::Confidence95};
        candidate.throughput->provenance = static_cast<Provenance>(i % 4);
        if (i % 2 == 0)
            candidate.claims.push_back({Metric::Cost, Claim::Kind::Change, 0.4, nullptr});
        if (i == 2)
            candidate.power = std::monostate{};
        candidates.push_back(std::move(candidate));
    }
    return studyOf(std::move(candidates));
}

} // namespace hakari::test
