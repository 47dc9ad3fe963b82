// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/candidates.h"

#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

using namespace hakari;
using namespace hakari::test;

namespace {

/// A metered Server run.
RunRecord measuredRun()
{
    RunRecord record;
    record.title = "my run";
    record.harness = "MLPerf LoadGen";
    record.scenario = Scenario::Server;
    record.throughput = PerSecond{250};
    record.latencyPercentiles = {{90.0, {0.05}}, {99.0, {0.08}}};
    record.averagePower = MeanPower{
        .mean = {300}, .interval = {}, .idle = {}, .scope = {{Part::Accelerator}, PowerBoundary::Board}};
    record.host = {{"accelerator", "Card 9"}, {"cpu", "Chip"}};
    record.source = std::make_shared<const Source>(Source{"run", {"My run", {}}, "here", "2024", "MIT", {}});
    return record;
}

Candidate required(const Expected<Candidate> &candidate)
{
    if (!candidate)
        qFatal("%s", describe(candidate.error()).c_str());
    return *candidate;
}

Candidate fromRecord(const RunRecord &record, const std::string &instance = {})
{
    return required(candidateFromRecord(madeUpStudy(), shippedCatalogue(), record, instance));
}

Candidate fromInstance(const Study &study, const std::string &instance)
{
    return required(candidateFromInstance(study, shippedCatalogue(), instance, rate(100)));
}

} // namespace

class TestCandidates : public QObject
{
    Q_OBJECT

private slots:
    void idsAreMadeUnique();
    void coloursAreMadeUnique();
    void instanceBringsItsHardwareAndPowerCurve();
    void instanceWithoutACurveHasNoPower();
    void unknownInstancesAreRefused();
    void recordBringsRateAndPowerOfThatRun();
    void recordOnAnInstanceTakesPriceButNotPowerFromIt();
    void recordWithoutPowerTakesNoneFromTheCatalogue();
    void idleAndLimitOfARecordDriveTheFleet();
    void powerIsBorrowedOnlyFromACurve();
    void knownPowerIsRecognised();
    void recordWithoutARateIsRefused();
    void offlineRunHasNoLatency();
    void measuredPowerAtPartialLoadIsEstimated();
};

void TestCandidates::idsAreMadeUnique()
{
    Study study = madeUpStudy();
    for (const char *expected : {"g4dn.xlarge", "g4dn.xlarge-2", "g4dn.xlarge-3"}) {
        study.candidates.push_back(fromInstance(study, "g4dn.xlarge"));
        QCOMPARE(study.candidates.back().id, std::string(expected));
        QVERIFY(!study.candidates.back().name.empty());
    }
    QCOMPARE(uniqueId(study, "other"), std::string("other"));
}

void TestCandidates::coloursAreMadeUnique()
{
    Study study = madeUpStudy();
    for (int i = 0; i < 3; ++i)
        study.candidates.push_back(fromInstance(study, "g4dn.xlarge"));
    QCOMPARE(study.candidates[2].colour, 2);
    study.candidates.erase(study.candidates.begin() + 1);
    QCOMPARE(fromInstance(study, "g4dn.xlarge").colour, 1);
}

void TestCandidates::instanceBringsItsHardwareAndPowerCurve()
{
    const Candidate candidate = fromInstance(madeUpStudy(), "g4dn.xlarge");
    QCOMPARE(candidate.hardware.en, std::string("NVIDIA T4"));
    QVERIFY(std::holds_alternative<CataloguePower>(candidate.power));
    QCOMPARE(candidate.throughput->value.value, 100.0);
    QCOMPARE(fromInstance(madeUpStudy(), "a1.large").hardware.en, std::string("AWS Graviton"));
}

void TestCandidates::instanceWithoutACurveHasNoPower()
{
    QVERIFY(std::holds_alternative<std::monostate>(fromInstance(madeUpStudy(), "trn1.32xlarge").power));
}

void TestCandidates::unknownInstancesAreRefused()
{
    const Error expected{ErrorCode::InstanceUnknown, {{"value", "inf9.huge"}}};
    const auto byName = candidateFromInstance(madeUpStudy(), shippedCatalogue(), "inf9.huge", rate(1));
    QVERIFY(!byName);
    QCOMPARE(byName.error(), expected);
    const auto byRecord = candidateFromRecord(madeUpStudy(), shippedCatalogue(), measuredRun(), "inf9.huge");
    QVERIFY(!byRecord);
    QCOMPARE(byRecord.error(), expected);
}

void TestCandidates::recordBringsRateAndPowerOfThatRun()
{
    const RunRecord record = measuredRun();
    const Candidate candidate = fromRecord(record);
    QCOMPARE(candidate.id, std::string("my run"));
    QCOMPARE(candidate.hardware.en, std::string("Card 9"));
    QCOMPARE(candidate.throughput->value.value, 250.0);
    QVERIFY(candidate.throughput->provenance == Provenance::Measured);
    QVERIFY(candidate.throughput->source == record.source);
    QCOMPARE(candidate.latencyP99->value.value, 0.08);
    const auto &power = std::get<StatedPower>(candidate.power);
    QCOMPARE(power.curve.at(1.0).value, 300.0);
    QVERIFY(!power.idleKnown);
    QVERIFY((power.scope == PowerScope{{Part::Accelerator}, PowerBoundary::Board}));
    QVERIFY(power.provenance == Provenance::Measured);
    QVERIFY(power.source == record.source);
}

void TestCandidates::recordOnAnInstanceTakesPriceButNotPowerFromIt()
{
    const Candidate candidate = fromRecord(measuredRun(), "g4dn.xlarge");
    QCOMPARE(candidate.id, std::string("g4dn.xlarge"));
    const Comparison c = compared(studyOf({candidate}));
    QCOMPARE(*c.candidates[0].figure(Metric::FleetCost).value, 4 * 0.526); // 1000/s on 250/s machines
    QCOMPARE(*c.candidates[0].figure(Metric::FleetPower).value, 4 * 300.0);
}

void TestCandidates::recordWithoutPowerTakesNoneFromTheCatalogue()
{
    RunRecord record = measuredRun();
    record.averagePower.reset();
    QVERIFY(std::holds_alternative<std::monostate>(fromRecord(record, "g4dn.xlarge").power));
}

/// 750/s at no more than 3/4 of 250/s a machine: four machines at 3/4, where the line from 100 W to 300 W
/// stands at 250 W.
void TestCandidates::idleAndLimitOfARecordDriveTheFleet()
{
    RunRecord record = measuredRun();
    record.averagePower->idle = Watts{100};
    Study study = studyOf({fromRecord(record)});
    study.assumptions.demand.value = {750};
    study.assumptions.utilisationCeiling = 0.75;
    const CandidateFigures figures = compared(study).candidates[0];
    QCOMPARE(*figures.figure(Metric::Instances).value, 4.0);
    QCOMPARE(*figures.figure(Metric::Load).value, 0.75);
    QCOMPARE(*figures.figure(Metric::FleetPower).value, 1000.0);
    QCOMPARE(*figures.figure(Metric::Energy).value, 1000.0 / 750.0 * 1e6);
    QVERIFY(figures.figure(Metric::FleetPower).provenance == Provenance::Measured);
    QVERIFY(figures.figure(Metric::FleetPower).remarks.empty());
    QVERIFY(
        (figures.figure(Metric::FleetPower).scope == PowerScope{{Part::Accelerator}, PowerBoundary::Board}));
}

void TestCandidates::powerIsBorrowedOnlyFromACurve()
{
    const Catalogue catalogue = shippedCatalogue();
    const auto borrowed = borrowedPower(catalogue, "g4dn.xlarge");
    QVERIFY(borrowed);
    QCOMPARE(borrowed->instance, std::string("g4dn.xlarge"));
    const auto noCurve = borrowedPower(catalogue, "trn1.32xlarge");
    QVERIFY(!noCurve);
    QCOMPARE(noCurve.error(), (Error{ErrorCode::PowerCurveAbsent, {{"value", "trn1.32xlarge"}}}));
    const auto unknown = borrowedPower(catalogue, "inf9.huge");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error(), (Error{ErrorCode::InstanceUnknown, {{"value", "inf9.huge"}}}));
}

void TestCandidates::knownPowerIsRecognised()
{
    const Catalogue catalogue = shippedCatalogue();
    Candidate candidate = fromInstance(madeUpStudy(), "g4dn.xlarge");
    QVERIFY(hasOwnPower(candidate, catalogue));
    candidate.instance = "trn1.32xlarge"; // "catalogue" is said, but there is no curve
    QVERIFY(!hasOwnPower(candidate, catalogue));
    candidate.power = BorrowedPower{"g4dn.xlarge"};
    QVERIFY(!hasOwnPower(candidate, catalogue));
    candidate.power = std::monostate{};
    QVERIFY(!hasOwnPower(candidate, catalogue));
    candidate.power = PowerRatio{0.4, "b", Provenance::Published, nullptr};
    QVERIFY(hasOwnPower(candidate, catalogue));
}

void TestCandidates::recordWithoutARateIsRefused()
{
    RunRecord record = measuredRun();
    record.throughput.reset();
    const auto candidate = candidateFromRecord(madeUpStudy(), shippedCatalogue(), record, {});
    QVERIFY(!candidate);
    QCOMPARE(candidate.error(), (Error{ErrorCode::ThroughputAbsent, {{"candidate", "my run"}}}));
}

void TestCandidates::offlineRunHasNoLatency()
{
    RunRecord record = measuredRun();
    record.scenario = Scenario::Offline;
    QVERIFY(!fromRecord(record).latencyP99);
}

void TestCandidates::measuredPowerAtPartialLoadIsEstimated()
{
    Study study = studyOf({fromRecord(measuredRun())});
    const auto provenanceOfPower = [&](double demand) {
        study.assumptions.demand.value = {demand};
        return compared(study).candidates[0].figure(Metric::FleetPower).inputs.back().provenance;
    };
    QVERIFY(provenanceOfPower(250) == Provenance::Measured); // one machine at its limit
    QVERIFY(provenanceOfPower(260) == Provenance::Estimated);
}

QTEST_APPLESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
