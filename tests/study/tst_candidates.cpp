// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/candidates.h"

#include "core/record/rundata.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

#include <algorithm>

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

/// A run of ours of one second, too short for its profile.
RunRecord shortRun()
{
    RunData data;
    data.setup.title = "LayoutLM base";
    data.setup.unit = "inference";
    data.setup.profile = Profile::Quick;
    data.setup.duration = {10.0};
    data.facts = {{"cpu", "Chip"},
                  {"flops_per_sample", "2.5e9"},
                  {"workload_json", "{\"model\": {\"sequence_length\": 16}}"}};
    data.queries = {{0, 500'000'000}, {500'000'000, 500'000'000}};
    data.samplesPerQuery = 4;
    data.ended = true;
    return summarise(std::move(data));
}

/// Its power is what the curve of inf1.2xlarge says.
RunRecord modelledRun()
{
    RunRecord record = measuredRun();
    const InstancePower power = *shippedCatalogue().power("inf1.2xlarge");
    PowerTrace trace;
    trace.domain.name = "inf1.2xlarge (" + power.source->title.en + ")";
    trace.domain.boundary = PowerBoundary::Model;
    record.power = {trace};
    record.averagePower = MeanPower{.mean = {80},
                                    .interval = Interval{79, 81, IntervalKind::Confidence95},
                                    .idle = Watts{20},
                                    .scope = scopeOf(power),
                                    .provenance = Provenance::Estimated};
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
    void verdictOfTheRunStaysWithIt();
    void workOfASampleIsTakenFromTheRun();
    void damagedWorkloadTellsNothingOfASample_data();
    void damagedWorkloadTellsNothingOfASample();
    void nameTellsHardwareAndSamples();
    void powerOfAModelIsTheModels();
    void curveThatLeftTheCatalogueIsStillNamed();
    void idlePowerAboveTheLimitIsLeftOut();
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

void TestCandidates::verdictOfTheRunStaysWithIt()
{
    const RunRecord run = shortRun();
    QVERIFY(run.verdict.state == VerdictState::Mistrusted);
    const auto verdict = fromRecord(run).verdict;
    QVERIFY(verdict && verdict->state == VerdictState::Mistrusted);
    const auto names = [&](const char *rule) {
        return std::ranges::count(verdict->reasons, std::string(rule), &Notice::text);
    };
    QCOMPARE(names("Minimum duration"), 1);
    QCOMPARE(names("Publishable profile"), 1);
    QCOMPARE(names("Ran to its end"), 0);
    QVERIFY(!fromRecord(measuredRun()).verdict);
    RunRecord submission = measuredRun(); // its harness has no rules of ours
    submission.verdict = {VerdictState::Mistrusted, {{"{words}", {{"words", "Errors were logged"}}}}};
    QCOMPARE(fromRecord(submission).verdict->reasons.front().text, std::string("Errors were logged"));
}

void TestCandidates::workOfASampleIsTakenFromTheRun()
{
    const Candidate candidate = fromRecord(shortRun());
    QVERIFY(candidate.sample.tokens == 16 && candidate.sample.flops == 2.5e9);
    QVERIFY(!fromRecord(measuredRun()).sample.known());
}

void TestCandidates::damagedWorkloadTellsNothingOfASample_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "{", "[]", "{\"model\": 7}", "{\"model\": {\"sequence_length\": \"16\"}}",
          "{\"model\": {\"sequence_length\": 0}}", "{\"model\": {\"sequence_length\": 99999999999}}"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestCandidates::damagedWorkloadTellsNothingOfASample()
{
    QFETCH(const QString, text);
    RunRecord record = measuredRun();
    record.host["workload_json"] = text.toStdString();
    record.host["flops_per_sample"] = "many";
    QVERIFY(!fromRecord(record).sample.known());
}

void TestCandidates::nameTellsHardwareAndSamples()
{
    const Candidate candidate = fromRecord(shortRun());
    QCOMPARE(candidate.name.en, std::string("Chip, 16 tokens, batch 4"));
    QCOMPARE(candidate.name.ja, std::string("Chip、16 トークン、バッチ 4"));
    QCOMPARE(fromRecord(shortRun(), "g4dn.xlarge").name.en, std::string("g4dn.xlarge, 16 tokens, batch 4"));
    Study study = studyOf({candidate});
    const auto second = candidateFromRecord(study, shippedCatalogue(), shortRun(), {});
    QCOMPARE(second->name.en, std::string("Chip, 16 tokens, batch 4 (2)"));
    QCOMPARE(second->name.ja, std::string("Chip、16 トークン、バッチ 4 (2)"));
    QCOMPARE(fromRecord(measuredRun()).name.en, std::string("my run"));
}

void TestCandidates::powerOfAModelIsTheModels()
{
    const Candidate candidate = fromRecord(modelledRun());
    const auto &power = std::get<StatedPower>(candidate.power);
    QVERIFY(power.source && power.source->id == shippedCatalogue().power("inf1.2xlarge")->source->id);
    QVERIFY(!power.interval); // the windows of one run tell nothing of a model's error
    const CandidateFigures figures = compared(studyOf({candidate})).candidates[0];
    const Figure &energy = figures.figure(Metric::Energy);
    QVERIFY(energy.provenance == Provenance::Estimated);
    QVERIFY(energy.remarks == std::vector{Remark::AcceleratorOmitted});
    RunRecord metered = modelledRun();
    metered.averagePower->provenance = Provenance::Measured;
    metered.averagePower->scope = {Coverage::wholeSystem(), PowerBoundary::AcWall};
    const auto wall = std::get<StatedPower>(fromRecord(metered).power);
    QVERIFY(wall.interval && wall.source == metered.source);
}

void TestCandidates::curveThatLeftTheCatalogueIsStillNamed()
{
    RunRecord record = modelledRun();
    record.power.front().domain.name = "old9.huge (A curve of before)";
    const auto power = std::get<StatedPower>(fromRecord(record).power);
    QCOMPARE(power.source->title.en, std::string("old9.huge (A curve of before)"));
}

/// A machine that takes more at rest than at work was not at rest: no falling line is drawn through it.
void TestCandidates::idlePowerAboveTheLimitIsLeftOut()
{
    RunRecord record = measuredRun();
    record.averagePower->idle = Watts{400};
    Study study = studyOf({fromRecord(record)});
    study.assumptions.demand.value = {750};
    study.assumptions.utilisationCeiling = 0.75;
    const CandidateFigures figures = compared(study).candidates[0];
    const Figure &power = figures.figure(Metric::FleetPower);
    QCOMPARE(*power.value, 4 * 300.0);
    QVERIFY(power.remarks == std::vector{Remark::IdleAboveLimit});
    QVERIFY(power.provenance == Provenance::Estimated && power.where.empty());
    const Study training = studyOf({meteredCandidate("x", 100, 1, 400, 300)}, StudyKind::Training);
    QVERIFY(compared(training).candidates[0].figure(Metric::FleetPower).remarks
            == std::vector{Remark::InterconnectNotCounted}); // idle plays no part
}

QTEST_APPLESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
