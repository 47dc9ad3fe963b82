// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/compare.h"

#include "tests/support/resources.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace hakari;
using namespace hakari::test;

namespace {

using enum Metric;

/// Agreement to so many relative parts: 1e-9 for what follows exactly, more for numbers that are quoted
/// rounded.
bool agrees(double actual, double expected, double relative = 1e-9)
{
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

const CandidateFigures &of(const Comparison &comparison, const std::string &id)
{
    const auto found = std::ranges::find(comparison.candidates, id, &CandidateFigures::id);
    if (found == comparison.candidates.end())
        qFatal("no candidate %s", id.c_str());
    return *found;
}

double shown(const CandidateFigures &candidate, Metric metric)
{
    const Figure &figure = candidate.figure(metric);
    if (!figure.value)
        qFatal("%s: %s", key(metric).data(), describe(*figure.absence).c_str());
    return reported(figure.unit, *figure.value);
}

double percent(const CandidateFigures &candidate, Metric metric)
{
    return std::round(*candidate.change(metric).value * 1000) / 10;
}

} // namespace

class TestReferenceStudies : public QObject
{
    Q_OBJECT

private slots:
    void thereAreFiveAndAllCompare();
    void notesAndClaimsNameTheirSource();
    void textsAreInBothLanguages();

    void layoutLmCountsAndCosts();
    void layoutLmEnergyByTheTeadsCurves();
    void layoutLmClaimsAreKeptApart();
    void layoutLmIntervalsGiveTheSameCounts();
    void layoutLmEnergyIsMarkedAsTooLow();
    void layoutLmCarbonIsOperationalAndEmbodied();

    void bertLargeTimesAndCosts();
    void bertLargeAtThePricesOf2026();
    void bertLargeEnergyIsTheEstimateTimesThePublishedRatio();

    void gravitonKnowsOnlyTheRatio();
    void gptThreeEstimatesDifferSixfold();
    void mlperfPointsTheOtherWay();
};

void TestReferenceStudies::thereAreFiveAndAllCompare()
{
    QCOMPARE(shippedStudyIds(),
             (std::vector<std::string>{"aws-2023-bert-large", "aws-2023-layoutlm", "aws-graviton3-boosting",
                                       "gpt-3-training", "mlperf-bert99-inf1-t4"}));
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        QCOMPARE(study.id, id);
        const Comparison comparison = compared(study);
        QCOMPARE(comparison.baselineFigures().id, study.baseline);
        QVERIFY2(comparison.intensity, "the region has a grid factor");
    }
}

void TestReferenceStudies::notesAndClaimsNameTheirSource()
{
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        QVERIFY2(!study.notes.empty(), id.c_str());
        for (const StudyNote &note : study.notes)
            QVERIFY2(note.source || note.kind == StudyNote::Kind::Disagrees, note.text.en.c_str());
        for (const Candidate &candidate : study.candidates) {
            for (const Claim &claim : candidate.claims)
                QVERIFY2(claim.source, candidate.id.c_str());
        }
    }
}

void TestReferenceStudies::textsAreInBothLanguages()
{
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        for (const LocalizedText *text : {&study.title, &study.summary, &study.unitName})
            QVERIFY2(!text->en.empty() && !text->ja.empty(), id.c_str());
        for (const StudyNote &note : study.notes)
            QVERIFY2(!note.text.en.empty() && !note.text.ja.empty(), id.c_str());
    }
}

void TestReferenceStudies::layoutLmCountsAndCosts()
{
    const Comparison c = compared(shippedStudy("aws-2023-layoutlm"));
    const CandidateFigures &inf1 = of(c, "inf1.2xlarge");
    const CandidateFigures &g4dn = of(c, "g4dn.2xlarge");
    QCOMPARE(shown(inf1, Instances), 6.0);
    QCOMPARE(shown(g4dn, Instances), 33.0);
    QVERIFY(agrees(shown(inf1, Cost), 2.172));  // 6 x 0.362
    QVERIFY(agrees(shown(g4dn, Cost), 24.816)); // 33 x 0.752
    QCOMPARE(percent(inf1, Instances), -81.8);
    QCOMPARE(percent(inf1, Cost), -91.2);
    QVERIFY(agrees(shown(inf1, Throughput) / shown(g4dn, Throughput), 6.3, 1e-4));
}

void TestReferenceStudies::layoutLmEnergyByTheTeadsCurves()
{
    const Comparison c = compared(shippedStudy("aws-2023-layoutlm"));
    // a million an hour: energy per million is what the fleet draws in that hour
    const double g4dnLoad = 1e6 / 3600 / (33 * 8.549);
    const double inf1Load = 1e6 / 3600 / (6 * 53.86);
    const double g4dn = 33 * (100.0 + (136.7 - 100.0) * (g4dnLoad - 0.5) / 0.5) / 1000;
    const double inf1 = 6 * (56.9 + (77.8 - 56.9) * (inf1Load - 0.5) / 0.5) / 1000;
    QVERIFY(agrees(shown(of(c, "g4dn.2xlarge"), Energy), g4dn));
    QVERIFY(agrees(shown(of(c, "inf1.2xlarge"), Energy), inf1));
    QVERIFY(agrees(shown(of(c, "g4dn.2xlarge"), Energy), 4.474, 2e-4));
    QVERIFY(agrees(shown(of(c, "inf1.2xlarge"), Energy), 0.4316, 2e-4));
    QCOMPARE(percent(of(c, "inf1.2xlarge"), Energy), -90.4);
    QVERIFY(of(c, "inf1.2xlarge").figure(Energy).provenance == Provenance::Estimated);
}

void TestReferenceStudies::layoutLmClaimsAreKeptApart()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const auto &claims = study.candidate("inf1.2xlarge")->claims;
    const auto energy = std::ranges::find(claims, Energy, &Claim::metric);
    QVERIFY(energy != claims.end());
    QCOMPARE(energy->value, -0.92);
    QVERIFY(energy->kind == Claim::Kind::Change);
    QVERIFY(percent(of(compared(study), "inf1.2xlarge"), Energy) != -92.0);
}

void TestReferenceStudies::layoutLmIntervalsGiveTheSameCounts()
{
    const Comparison c = compared(shippedStudy("aws-2023-layoutlm"));
    for (const CandidateFigures &candidate : c.candidates) {
        QVERIFY2(!candidate.figure(Instances).interval,
                 "the bounds were chosen so that the count is certain");
        QVERIFY(candidate.figure(Throughput).interval);
        QVERIFY(candidate.figure(Energy).interval);
    }
    QVERIFY(of(c, "inf1.2xlarge").change(Energy).distinguishable);
}

void TestReferenceStudies::layoutLmEnergyIsMarkedAsTooLow()
{
    const Comparison c = compared(shippedStudy("aws-2023-layoutlm"));
    const auto omitted = [&](const char *id, Metric metric, Remark remark) {
        return std::ranges::count(of(c, id).figure(metric).remarks, remark) == 1;
    };
    QVERIFY(omitted("inf1.2xlarge", Energy, Remark::AcceleratorOmitted));
    QVERIFY(omitted("inf1.2xlarge", EmbodiedCarbon, Remark::EmbodiedOmitsAccelerator));
    QVERIFY(!omitted("g4dn.2xlarge", Energy, Remark::AcceleratorOmitted));
}

void TestReferenceStudies::layoutLmCarbonIsOperationalAndEmbodied()
{
    const Comparison c = compared(shippedStudy("aws-2023-layoutlm"));
    const CandidateFigures &g4dn = of(c, "g4dn.2xlarge");
    const double operational = shown(g4dn, Energy) * 1.135 * 0.379069;
    const double embodied = 33 * 250.867 / 51840; // one hour of 51,840
    QVERIFY(agrees(shown(g4dn, OperationalCarbon), operational));
    QVERIFY(agrees(shown(g4dn, EmbodiedCarbon), embodied));
    QVERIFY(agrees(shown(g4dn, Carbon), operational + embodied));
}

void TestReferenceStudies::bertLargeTimesAndCosts()
{
    const Comparison c = compared(shippedStudy("aws-2023-bert-large"));
    const CandidateFigures &trn1 = of(c, "trn1.32xlarge");
    const CandidateFigures &p4d = of(c, "p4d.24xlarge");
    QVERIFY(agrees(shown(trn1, Time), 450e6 / (16 * 3414.8666 * 3600)));
    QVERIFY(agrees(shown(trn1, Time), 2.2878, 2e-5));
    QVERIFY(agrees(shown(p4d, Time), 3.9877, 2e-5));
    QVERIFY(agrees(shown(trn1, Cost), 787, 1e-6));
    QVERIFY(agrees(shown(p4d, Cost), 2091, 1e-6));
    QCOMPARE(percent(trn1, Time), -42.6);
    QCOMPARE(percent(trn1, Cost), -62.4);
    QVERIFY(agrees(1 + *trn1.change(Throughput).value, 1.743, 1e-4));
    QCOMPARE(shown(trn1, Instances), 16.0);
}

void TestReferenceStudies::bertLargeAtThePricesOf2026()
{
    Study study = shippedStudy("aws-2023-bert-large");
    study.assumptions.prices.year = "2026-07";
    const Comparison c = compared(study);
    const double p4d = 450e6 / (16 * 1959.1463 * 3600) * 16 * 21.957642;
    QVERIFY(agrees(shown(of(c, "p4d.24xlarge"), Cost), p4d));
    QVERIFY(agrees(shown(of(c, "trn1.32xlarge"), Cost), 787, 1e-6));
    QCOMPARE(percent(of(c, "trn1.32xlarge"), Cost), -43.8); // 787 against 1401: the saving shrinks
}

void TestReferenceStudies::bertLargeEnergyIsTheEstimateTimesThePublishedRatio()
{
    const Comparison c = compared(shippedStudy("aws-2023-bert-large"));
    const double p4d = 450e6 / (16 * 1959.1463 * 3600) * 16 * 5.245;
    QVERIFY(agrees(shown(of(c, "p4d.24xlarge"), Energy), p4d));
    QVERIFY(agrees(shown(of(c, "trn1.32xlarge"), Energy), 0.71 * p4d));
    QVERIFY(of(c, "trn1.32xlarge").figure(Energy).provenance == Provenance::Estimated);
    QCOMPARE(percent(of(c, "trn1.32xlarge"), Energy), -29.0);
    QVERIFY(of(c, "trn1.32xlarge").change(Energy).provenance == Provenance::Published);
}

void TestReferenceStudies::gravitonKnowsOnlyTheRatio()
{
    const Comparison c = compared(shippedStudy("aws-graviton3-boosting"));
    const CandidateFigures &graviton = of(c, "graviton3");
    for (const Figure &figure : graviton.figures)
        QVERIFY2(!figure.value, key(figure.metric).data());
    QVERIFY(graviton.figure(Instances).absence->code == ErrorCode::ThroughputAbsent);
    QVERIFY(graviton.figure(Energy).absence->code == ErrorCode::PowerReference);
    QCOMPARE(percent(graviton, Energy), -60.0);
    QVERIFY(c.currency.empty());
}

void TestReferenceStudies::gptThreeEstimatesDifferSixfold()
{
    const Comparison c = compared(shippedStudy("gpt-3-training"));
    QVERIFY(agrees(shown(of(c, "carbontracker-2020"), Energy), 190'000));
    QVERIFY(agrees(shown(of(c, "carbontracker-2020"), Carbon), 190'000 * 0.447));
    QVERIFY(agrees(shown(of(c, "carbontracker-2020"), Carbon), 85'000, 1e-3));
    QVERIFY(agrees(1 + *of(c, "patterson-2021").change(Carbon).value, 1287.0 / 190));
    QVERIFY(of(c, "patterson-2021").figure(Cost).absence.has_value());
}

void TestReferenceStudies::mlperfPointsTheOtherWay()
{
    const Comparison c = compared(shippedStudy("mlperf-bert99-inf1-t4"));
    QCOMPARE(shown(of(c, "inf1.2xlarge-offline"), Instances), 5.0); // 277.8 / 63.7585
    QCOMPARE(shown(of(c, "g4dn.xlarge-offline"), Instances), 1.0);
    QVERIFY(agrees(shown(of(c, "inf1.2xlarge-offline"), Cost), 5 * 0.362));
    QVERIFY(agrees(shown(of(c, "g4dn.xlarge-offline"), Cost), 0.526));
    QVERIFY(*of(c, "inf1.2xlarge-offline").change(Cost).value > 2);
}

QTEST_APPLESS_MAIN(TestReferenceStudies)
#include "tst_referencestudies.moc"
