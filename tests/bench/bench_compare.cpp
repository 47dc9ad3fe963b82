// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/compare.h"
#include "core/study/sensitivity.h"
#include "core/study/studyfile.h"
#include "core/study/uncertainty.h"
#include "tests/bench/medians.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <algorithm>
#include <vector>

// How long the core takes: the median of some runs, and its share of what it may take. No test: a busy
// machine would fail it.

using namespace hakari;
using namespace hakari::test;

namespace {

/// So many metered candidates of which each has `uncertain` inputs known to an interval only.
Study crowd(int count, int uncertain)
{
    std::vector<Candidate> candidates;
    for (int i = 0; i < count; ++i) {
        const double perSecond = 50 + i % 400;
        Candidate candidate = meteredCandidate("c" + std::to_string(i), perSecond, 1 + i % 7, 100, 400);
        if (uncertain > 0)
            candidate.throughput->interval = Interval{perSecond * 0.9, perSecond * 1.1, IntervalKind::Bounds};
        if (uncertain > 1)
            std::get<StatedPower>(candidate.power).interval = Interval{380, 420, IntervalKind::Confidence95};
        candidates.push_back(std::move(candidate));
    }
    return studyOf(std::move(candidates));
}

void reportCompare(const char *what, int runs, double target, const Study &study)
{
    report(what, runs, target, [&study] { (void)compared(study); });
}

} // namespace

int main()
{
    const std::filesystem::path catalogueFolder = resourceFolder() / "catalogue";
    const std::filesystem::path studyFile = resourceFolder() / "studies/aws-2023-layoutlm.json";
    (void)shippedCatalogue();
    reportCompare("compare 1,000 candidates", 50, 50, crowd(1000, 0));
    reportCompare("compare 1,000 candidates, one uncertain input each", 50, 50, crowd(1000, 1));
    reportCompare("compare 8 candidates", 200, 1, crowd(8, 0));
    reportCompare("compare 8 candidates, one uncertain input each", 200, 1, crowd(8, 1));
    reportCompare("compare 8 candidates, two uncertain inputs each", 10, 100, crowd(8, 2));
    const Study training = shippedStudy("aws-2023-bert-large");
    report("break-evens of one candidate", 10, 100,
           [&] { (void)breakEvens(training, shippedCatalogue(), 0); });
    report("tornado of one candidate", 10, 20,
           [&] { (void)tornado(training, shippedCatalogue(), 0, Metric::Cost); });
    report("load the catalogue", 20, 50, [&] { (void)Catalogue::load(catalogueFolder); });
    report("parse a study", 100, 1, [&] { (void)readStudy(studyFile, shippedCatalogue()); });
    return 0;
}
