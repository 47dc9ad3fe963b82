// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/compare.h"

#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace hakari;
using namespace hakari::test;

using StudyEdit = std::function<void(Study &)>;
Q_DECLARE_METATYPE(StudyEdit)

namespace {

using enum Metric;

const std::string instanceWithData = "g4dn.2xlarge";     // has price, power and embodied carbon
const std::string instanceWithoutData = "trn1.32xlarge"; // has neither power nor embodied carbon

/// Two candidates, of which only the first is looked at.
Study twoCandidates(StudyKind kind = StudyKind::Inference)
{
    return studyOf({meteredCandidate("x", 300, 2, 100, 400), meteredCandidate("b", 100, 1, 50, 250)}, kind);
}

const Figure &figure(const Comparison &comparison, Metric metric)
{
    return comparison.candidates.front().figure(metric);
}

QStringList keysOf(const QList<int> &metrics)
{
    QStringList keys;
    for (const int metric : metrics)
        keys.append(toQt(key(static_cast<Metric>(metric))));
    return keys;
}

QStringList presentFigures(const CandidateFigures &candidate)
{
    QList<int> present;
    for (const Figure &f : candidate.figures) {
        if (f.value)
            present.append(static_cast<int>(f.metric));
    }
    return keysOf(present);
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void figuresFollowTheFormulas();
    void trainingFiguresFollowTheFormulas();
    void headlinesAreCountOrTimeCostAndEnergy();
    void everyFigureHasAFiniteValueOrAReason();
    void changeIsRelativeToTheBaseline();
    void changesFollowWhicheverBaselineIsChosen();
    void baselineHasNoChange();

    void facilityEnergyIsItEnergyTimesPue();
    void embodiedCarbonIsCountedOrLeftOut();
    void catalogueFillsPricePowerAndEmbodied();
    void statedPriceTakesThePlaceOfTheCatalogues();

    void missingInputsCostOnlyTheFiguresThatNeedThem_data();
    void missingInputsCostOnlyTheFiguresThatNeedThem();
    void absurdInputsGiveAbsenceNotInfinity();
    void changeAgainstAnAbsentBaselineFigureSaysSo();

    void latencyBoundExcludesSlowCandidates();
    void latencyBoundDoesNotConcernTraining();
    void unknownLatencyIsRemarked();
    void idlePowerThatIsUnknownMakesEnergyEstimated();
    void energyByRatioFollowsTheReference();
    void energyByRatioWithoutReferenceKeepsThePublishedChange();
    void energyByRatioOfARatioIsAbsent();
    void ratioToItselfIsNoChange();
    void statedEnergyIsTakenAsItIs();
    void scalingEfficiencySlowsTheClusterAndIsRemarked();
    void omittedAcceleratorIsRemarked();
    void borrowedPowerIsAnEstimateThatNamesItsLender();
    void curveThatCannotBeBorrowedIsNamed();

    void provenanceIsThatOfTheWeakestInput();
    void provenanceInReferenceStudiesFollowsTheInputs();
    void provenanceOfAChangeIsTheWeakerOfTheTwo();

    void oneUncertainRateGivesBothEnds();
    void uncertainPowerGivesBothEnds();
    void uncertainPueReachesFacilityEnergyAndCarbon();
    void inputsOfCarbonLieWithinTheirIntervals();
    void intervalOfAChangeIsTheWidest();
    void overlappingIntervalsAreNotDistinguished();

    void wrongQuestionsAreErrors_data();
    void wrongQuestionsAreErrors();
};

void TestCompare::figuresFollowTheFormulas()
{
    const Comparison c = compared(twoCandidates()); // x: 1000/s on 300/s machines
    QCOMPARE(*figure(c, Throughput).value, 300.0);
    QCOMPARE(*figure(c, Instances).value, 4.0);
    QCOMPARE(*figure(c, Load).value, 1000.0 / 1200.0);
    QCOMPARE(*figure(c, FleetCost).value, 8.0);
    QCOMPARE(*figure(c, Cost).value, 8.0 / 3.6);
    QCOMPARE(*figure(c, CostAtSaturation).value, 2.0 / 1.08);
    QCOMPARE(*figure(c, FleetPower).value, 4 * 350.0); // 100 + 300 x 5/6
    QCOMPARE(*figure(c, Energy).value, 1.4e6);
    QCOMPARE(*figure(c, OperationalCarbon).value, 1.4 / 3.6 * 1.25 * 0.5);
    QCOMPARE(*figure(c, Carbon).value, 1.4 / 3.6 * 1.25 * 0.5);
    QVERIFY(figure(c, Time).absence->code == ErrorCode::NotApplicable);
    QCOMPARE(c.currency, std::string("USD"));
}

void TestCompare::trainingFiguresFollowTheFormulas()
{
    Study study = twoCandidates(StudyKind::Training);
    study.candidates.front().clusterSize = Sourced<double>{4, Provenance::Published, nullptr, {}};
    const Comparison c = compared(study);
    const double hours = 1e6 / 1200 / 3600;
    QCOMPARE(*figure(c, Instances).value, 4.0);
    QCOMPARE(*figure(c, Time).value, 1e6 / 1200);
    QCOMPARE(*figure(c, Cost).value, hours * 8);
    QCOMPARE(*figure(c, Energy).value, hours * 3600 * 1600);
    QCOMPARE(*figure(c, OperationalCarbon).value, hours * 1.6 * 1.25 * 0.5);
    QVERIFY(figure(c, Load).absence->code == ErrorCode::NotApplicable);
    QVERIFY(figure(c, CostAtSaturation).absence->code == ErrorCode::NotApplicable);
}

void TestCompare::headlinesAreCountOrTimeCostAndEnergy()
{
    QVERIFY((headlineMetrics(StudyKind::Inference) == std::array{Instances, Cost, Energy}));
    QVERIFY((headlineMetrics(StudyKind::Training) == std::array{Time, Cost, Energy}));
}

void TestCompare::everyFigureHasAFiniteValueOrAReason()
{
    for (const std::string &id : shippedStudyIds()) {
        const Comparison c = compared(shippedStudy(id));
        for (const CandidateFigures &candidate : c.candidates) {
            for (const Metric metric : allMetrics()) {
                const Figure &f = candidate.figure(metric);
                QVERIFY(f.metric == metric);
                QVERIFY(f.value.has_value() != f.absence.has_value());
                QVERIFY(!f.value || std::isfinite(*f.value));
                QVERIFY(!f.interval || (f.interval->low <= *f.value && *f.value <= f.interval->high));
            }
        }
    }
}

void TestCompare::changeIsRelativeToTheBaseline()
{
    const Comparison c = compared(twoCandidates()); // b: 10 machines of 1 USD/h
    QCOMPARE(*c.candidates[0].change(Instances).value, -0.6);
    QCOMPARE(*c.candidates[0].change(Cost).value, -0.2);
    QCOMPARE(*c.candidates[0].change(Energy).value, 1400.0 / 2500.0 - 1);
}

void TestCompare::changesFollowWhicheverBaselineIsChosen()
{
    Study study = twoCandidates();
    study.candidates.insert(study.candidates.begin() + 1, meteredCandidate("y", 70, 0.5, 10, 60));
    for (const Candidate &baseline : study.candidates) {
        study.baseline = baseline.id;
        const Comparison c = compared(study);
        QCOMPARE(c.baselineFigures().id, baseline.id);
        for (const CandidateFigures &candidate : c.candidates) {
            for (const Metric metric : allMetrics()) {
                if (candidate.id == baseline.id || !candidate.figure(metric).value)
                    continue;
                const double expected = *candidate.figure(metric).value
                                        / *c.baselineFigures().figure(metric).value;
                QCOMPARE(1 + *candidate.change(metric).value, expected);
            }
        }
    }
}

void TestCompare::baselineHasNoChange()
{
    const Comparison c = compared(twoCandidates());
    for (const Change &change : c.candidates[1].changes)
        QVERIFY(!change.value);
}

void TestCompare::facilityEnergyIsItEnergyTimesPue()
{
    Study study = twoCandidates();
    const Comparison it = compared(study);
    study.assumptions.boundary = EnergyBoundary::Facility;
    const Comparison facility = compared(study);
    QCOMPARE(*figure(it, Energy).value, 1.4e6);
    QCOMPARE(*figure(facility, Energy).value, 1.4e6 * 1.25);
    QCOMPARE(facility.candidates[0].itEnergy->value, 1.4e6);
    for (const Metric metric : {FleetPower, OperationalCarbon, Carbon})
        QCOMPARE(*figure(facility, metric).value, *figure(it, metric).value);
    QCOMPARE(*facility.candidates[0].change(Energy).value, *it.candidates[0].change(Energy).value);
}

void TestCompare::embodiedCarbonIsCountedOrLeftOut()
{
    Study study = twoCandidates();
    study.candidates[0].instance = instanceWithData; // 250.867 kg
    study.assumptions.lifetime.value = {1e8};
    const Comparison without = compared(study);
    QVERIFY(figure(without, EmbodiedCarbon).absence->code == ErrorCode::EmbodiedLeftOut);
    QCOMPARE(*figure(without, Carbon).value, *figure(without, OperationalCarbon).value);
    study.assumptions.embodied = true;
    const Comparison with = compared(study);
    QCOMPARE(*figure(with, EmbodiedCarbon).value, 4 * 250.867 * 1000 / 1e8);
    QCOMPARE(*figure(with, Carbon).value, *figure(with, OperationalCarbon).value + 4 * 250.867 * 1e-5);
}

void TestCompare::catalogueFillsPricePowerAndEmbodied()
{
    Candidate x = madeUpCandidate("x", 1000, 1);
    x.price.reset();
    x.instance = instanceWithData;
    x.power = CataloguePower{};
    const Comparison c = compared(studyOf({x}));
    QCOMPARE(*figure(c, FleetCost).value, 0.752);
    QCOMPARE(*figure(c, FleetPower).value, 136.7);
    QVERIFY(figure(c, FleetPower).provenance == Provenance::Estimated);
    QVERIFY(figure(c, CostAtSaturation).inputs.front().provenance == Provenance::Published);
    QCOMPARE(figure(c, CostAtSaturation).inputs.front().source->id, std::string("karpenter-2023-10"));
}

void TestCompare::statedPriceTakesThePlaceOfTheCatalogues()
{
    Candidate x = madeUpCandidate("x", 1000, 0.5);
    x.instance = instanceWithData;
    QCOMPARE(*figure(compared(studyOf({x})), FleetCost).value, 0.5);
}

void TestCompare::missingInputsCostOnlyTheFiguresThatNeedThem_data()
{
    QTest::addColumn<StudyEdit>("edit");
    QTest::addColumn<bool>("training");
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<int>>("lost");
    const auto row = [](const char *name, StudyEdit edit, ErrorCode code, std::initializer_list<Metric> lost,
                        bool training = false) {
        QList<int> metrics;
        for (const Metric metric : lost)
            metrics.append(static_cast<int>(metric));
        QTest::newRow(name) << std::move(edit) << training << static_cast<int>(code) << metrics;
    };
    const auto x = [](Study &study) -> Candidate & { return study.candidates.front(); };
    row("throughput", [x](Study &s) { x(s).throughput.reset(); }, ErrorCode::ThroughputAbsent,
        {Throughput, Instances, Load, FleetCost, Cost, CostAtSaturation, FleetPower, Energy,
         OperationalCarbon, Carbon});
    row("price without an instance", [x](Study &s) { x(s).price.reset(); }, ErrorCode::PriceUnentered,
        {FleetCost, Cost, CostAtSaturation});
    row("price of that region",
        [x](Study &s) {
            x(s).price.reset();
            x(s).instance = instanceWithoutData;
            s.assumptions.region = "ap-northeast-1";
        },
        ErrorCode::PriceAbsent, {FleetCost, Cost, CostAtSaturation});
    row("price of that year",
        [x](Study &s) {
            x(s).price.reset();
            x(s).instance = instanceWithData;
            s.assumptions.prices.year = "1999";
        },
        ErrorCode::PriceAbsent, {FleetCost, Cost, CostAtSaturation});
    row("price in another currency", [x](Study &s) { x(s).price->currency = "JPY"; },
        ErrorCode::CurrencyDiffers, {FleetCost, Cost, CostAtSaturation});
    row("power", [x](Study &s) { x(s).power = std::monostate{}; }, ErrorCode::PowerAbsent,
        {FleetPower, Energy, OperationalCarbon, Carbon});
    row("power of that instance",
        [x](Study &s) {
            x(s).instance = instanceWithoutData;
            x(s).power = CataloguePower{};
        },
        ErrorCode::PowerAbsent, {FleetPower, Energy, OperationalCarbon, Carbon});
    row("grid factor",
        [](Study &s) {
            s.assumptions.grid = GridChoice{"ccf-grid-2024", "1999"};
        },
        ErrorCode::GridAbsent, {OperationalCarbon, Carbon});
    row("embodied carbon",
        [x](Study &s) {
            x(s).instance = instanceWithoutData;
            s.assumptions.embodied = true;
        },
        ErrorCode::EmbodiedAbsent, {EmbodiedCarbon, Carbon});
    row(
        "cluster size", [x](Study &s) { x(s).clusterSize.reset(); }, ErrorCode::ClusterAbsent,
        {Time, Instances, FleetCost, Cost, FleetPower, Energy, OperationalCarbon, Carbon}, true);
    row(
        "throughput in training", [x](Study &s) { x(s).throughput.reset(); }, ErrorCode::ThroughputAbsent,
        {Throughput, Time, Cost, Energy, OperationalCarbon, Carbon}, true);
}

void TestCompare::missingInputsCostOnlyTheFiguresThatNeedThem()
{
    QFETCH(StudyEdit, edit);
    QFETCH(bool, training);
    QFETCH(int, code);
    QFETCH(QList<int>, lost);
    Study study = twoCandidates(training ? StudyKind::Training : StudyKind::Inference);
    const QStringList all = presentFigures(compared(study).candidates.front());
    edit(study);
    const CandidateFigures candidate = compared(study).candidates.front();
    for (const int metric : lost) {
        const Figure &f = candidate.figure(static_cast<Metric>(metric));
        QVERIFY2(f.absence && static_cast<int>(f.absence->code) == code, key(f.metric).data());
        const QString text = toQt(describe(*f.absence));
        QVERIFY2(!text.contains(QLatin1Char('{')), qPrintable(text));
        QVERIFY(!candidate.change(f.metric).value);
    }
    QStringList expected = all;
    for (const QString &metric : keysOf(lost))
        expected.removeAll(metric);
    QCOMPARE(presentFigures(candidate), expected);
}

void TestCompare::absurdInputsGiveAbsenceNotInfinity()
{
    Study study = twoCandidates();
    study.assumptions.demand.value = {1e304};
    study.candidates.front().throughput = rate(1e-308);
    const Comparison c = compared(study);
    for (const Metric metric : allMetrics()) {
        const Figure &f = figure(c, metric);
        QVERIFY2(!f.value || std::isfinite(*f.value), key(metric).data());
    }
    QVERIFY(figure(c, Instances).absence);
}

void TestCompare::changeAgainstAnAbsentBaselineFigureSaysSo()
{
    Study study = twoCandidates();
    study.candidates[1].power = std::monostate{};
    const Change change = compared(study).candidates[0].change(Energy);
    QVERIFY(!change.value);
    QCOMPARE(*change.absence, (Error{ErrorCode::BaselineAbsent, {{"candidate", "b"}}}));
}

void TestCompare::latencyBoundExcludesSlowCandidates()
{
    Study study = twoCandidates();
    study.assumptions.latencyBound = Seconds{0.1};
    study.candidates[0].latencyP99 = Sourced<Seconds>{{0.1001}, Provenance::Measured, nullptr, {}};
    const Comparison slow = compared(study);
    QVERIFY(figure(slow, Instances).absence->code == ErrorCode::LatencyExceeded);
    QCOMPARE(argument(*figure(slow, Instances).absence, "value"), QStringLiteral("100.1 ms"));
    QCOMPARE(argument(*figure(slow, Instances).absence, "limit"), QStringLiteral("100 ms"));
    QVERIFY(slow.candidates[1].figure(Instances).value);
    study.candidates[0].latencyP99->value = {0.1};
    QVERIFY(figure(compared(study), Instances).value);
}

void TestCompare::latencyBoundDoesNotConcernTraining()
{
    Study study = twoCandidates(StudyKind::Training);
    study.assumptions.latencyBound = Seconds{0.1};
    study.candidates[0].latencyP99 = Sourced<Seconds>{{9.0}, Provenance::Measured, nullptr, {}};
    QVERIFY(figure(compared(study), Time).value);
}

void TestCompare::unknownLatencyIsRemarked()
{
    Study study = twoCandidates();
    const auto remarks = [&] { return figure(compared(study), Instances).remarks; };
    QVERIFY(remarks().empty());
    study.assumptions.latencyBound = Seconds{0.1};
    QVERIFY(remarks() == std::vector{Remark::LatencyUnknown});
}

void TestCompare::idlePowerThatIsUnknownMakesEnergyEstimated()
{
    Study study = twoCandidates();
    StatedPower limitOnly;
    limitOnly.curve = PowerCurve({{1.0, Watts{400}}});
    limitOnly.idleKnown = false;
    limitOnly.provenance = Provenance::Measured;
    study.candidates[0].power = limitOnly;
    study.candidates[0].throughput->provenance = Provenance::Measured;
    const Figure partial = figure(compared(study), FleetPower); // load 5/6
    QCOMPARE(*partial.value, 1600.0);
    QVERIFY(partial.inputs.back().provenance == Provenance::Estimated);
    QVERIFY(partial.provenance == Provenance::Estimated);
    QVERIFY(partial.remarks == std::vector{Remark::ConstantPower});
    study.assumptions.demand.value = {1200}; // load 1: power at the limit is what was measured
    QVERIFY(figure(compared(study), FleetPower).inputs.back().provenance == Provenance::Measured);
}

void TestCompare::energyByRatioFollowsTheReference()
{
    Study study = twoCandidates(); // b: 10 x 250 W for 1000 s per million
    study.candidates[0].power = PowerRatio{0.4, "b", Provenance::Published, nullptr};
    for (const auto boundary : {EnergyBoundary::ItEquipment, EnergyBoundary::Facility}) {
        study.assumptions.boundary = boundary;
        const Comparison c = compared(study);
        const double pue = boundary == EnergyBoundary::Facility ? 1.25 : 1.0;
        QCOMPARE(*figure(c, Energy).value, 0.4 * 2.5e6 * pue);
        QCOMPARE(c.candidates[0].itEnergy->value, 1e6);
        QCOMPARE(*figure(c, OperationalCarbon).value, 1 / 3.6 * 1.25 * 0.5);
        QCOMPARE(*c.candidates[0].change(Energy).value, -0.6);
        QVERIFY(c.candidates[0].change(Energy).provenance == Provenance::Published);
        QVERIFY(figure(c, FleetPower).absence->code == ErrorCode::PowerAbsent);
        QVERIFY(figure(c, Energy).remarks == std::vector{Remark::EnergyFromPublishedRatio});
    }
}

void TestCompare::energyByRatioWithoutReferenceKeepsThePublishedChange()
{
    Study study = twoCandidates();
    study.candidates[0].power = PowerRatio{0.4, "b", Provenance::Published, nullptr};
    study.candidates[1].power = std::monostate{};
    const Comparison c = compared(study);
    QVERIFY(figure(c, Energy).absence->code == ErrorCode::PowerReference);
    QCOMPARE(argument(*figure(c, Energy).absence, "value"), QStringLiteral("b"));
    QCOMPARE(*c.candidates[0].change(Energy).value, -0.6);
    QVERIFY(!c.candidates[0].change(Carbon).value);
}

void TestCompare::energyByRatioOfARatioIsAbsent()
{
    Study study = twoCandidates();
    study.candidates.insert(study.candidates.begin() + 1, madeUpCandidate("y", 100, 1));
    study.candidates[0].power = PowerRatio{0.5, "y", Provenance::Published, nullptr};
    study.candidates[1].power = PowerRatio{0.5, "b", Provenance::Published, nullptr};
    const Comparison c = compared(study);
    QVERIFY(figure(c, Energy).absence->code == ErrorCode::PowerReference);
    QCOMPARE(*c.candidates[1].figure(Energy).value, 1.25e6);
}

void TestCompare::ratioToItselfIsNoChange()
{
    Study study = twoCandidates();
    study.candidates[1].power = PowerRatio{0.5, "b", Provenance::Published, nullptr};
    const Comparison c = compared(study);
    QVERIFY(!c.candidates[1].figure(Energy).value);
    QVERIFY(!c.candidates[1].change(Energy).value);
}

void TestCompare::statedEnergyIsTakenAsItIs()
{
    Study study = twoCandidates(StudyKind::Training);
    study.candidates[0].power = StatedEnergy{{7.2e6}, Provenance::Published, nullptr};
    study.candidates[0].throughput.reset(); // and needs nothing else
    for (const auto boundary : {EnergyBoundary::ItEquipment, EnergyBoundary::Facility}) {
        study.assumptions.boundary = boundary;
        const Comparison c = compared(study);
        const bool facility = boundary == EnergyBoundary::Facility;
        QCOMPARE(*figure(c, Energy).value, facility ? 9e6 : 7.2e6);
        QCOMPARE(figure(c, Energy).computed(), facility);
        QCOMPARE(*figure(c, OperationalCarbon).value, 2 * 1.25 * 0.5);
        QVERIFY(figure(c, FleetPower).absence->code == ErrorCode::PowerAbsent);
    }
}

void TestCompare::scalingEfficiencySlowsTheClusterAndIsRemarked()
{
    Study study = twoCandidates(StudyKind::Training);
    const double time = *figure(compared(study), Time).value;
    study.candidates[0].scalingEfficiency.value = 0.8;
    const Comparison c = compared(study);
    QCOMPARE(*figure(c, Time).value, time / 0.8);
    QVERIFY(figure(c, Throughput).remarks == std::vector{Remark::EfficiencyAssumed});
}

void TestCompare::borrowedPowerIsAnEstimateThatNamesItsLender()
{
    Study study = studyOf({madeUpCandidate("x", 1000, 1), madeUpCandidate("b", 1000, 1)});
    for (Candidate &candidate : study.candidates)
        candidate.throughput->provenance = Provenance::Measured;
    study.candidates[0].power = BorrowedPower{instanceWithData};
    const Comparison c = compared(study);
    const Figure &power = figure(c, FleetPower);
    QCOMPARE(*power.value, 136.7);
    QVERIFY(power.provenance == Provenance::Estimated);
    QVERIFY(power.remarks == std::vector{Remark::PowerBorrowed});
    QVERIFY(toQt(sentence(Remark::PowerBorrowed, power)).contains(toQt(instanceWithData)));
    QCOMPARE(figure(c, Energy).lender, instanceWithData);
    QVERIFY(figure(c, Throughput).lender.empty() && figure(c, Cost).remarks.empty());
    QVERIFY(figure(c, Cost).provenance != Provenance::Estimated);
    QVERIFY(!c.candidates[1].figure(Energy).value); // nobody said that this one may borrow
}

void TestCompare::curveThatCannotBeBorrowedIsNamed()
{
    Study study = twoCandidates();
    study.candidates[0].power = BorrowedPower{instanceWithoutData};
    const Figure energy = figure(compared(study), Energy);
    QVERIFY(energy.absence->code == ErrorCode::PowerCurveAbsent);
    QCOMPARE(argument(*energy.absence, "value"), toQt(instanceWithoutData));
}

void TestCompare::omittedAcceleratorIsRemarked()
{
    Candidate x = madeUpCandidate("x", 1000, 1);
    x.instance = "inf1.2xlarge";
    x.power = CataloguePower{};
    Study study = studyOf({x});
    study.assumptions.embodied = true;
    const Comparison c = compared(study);
    QVERIFY(figure(c, Energy).remarks == std::vector{Remark::AcceleratorOmitted});
    QVERIFY(figure(c, EmbodiedCarbon).remarks == std::vector{Remark::EmbodiedOmitsAccelerator});
    QCOMPARE(figure(c, Carbon).remarks.size(), std::size_t{2});
    QVERIFY(figure(c, Cost).remarks.empty());
}

void TestCompare::provenanceIsThatOfTheWeakestInput()
{
    Study study = twoCandidates();
    study.assumptions.demand.provenance = Provenance::Entered; // the question asked, no evidence
    study.candidates[0].throughput->provenance = Provenance::Measured;
    study.candidates[0].price->provenance = Provenance::Published;
    std::get<StatedPower>(study.candidates[0].power).provenance = Provenance::Estimated;
    const Comparison c = compared(study);
    QVERIFY(figure(c, Throughput).provenance == Provenance::Measured);
    QVERIFY(figure(c, CostAtSaturation).provenance == Provenance::Published);
    QVERIFY(figure(c, Instances).provenance == Provenance::Measured);
    QVERIFY(figure(c, Cost).provenance == Provenance::Published);
    QVERIFY(figure(c, Energy).provenance == Provenance::Estimated);
    QVERIFY(figure(c, Carbon).provenance == Provenance::Estimated);
}

void TestCompare::provenanceInReferenceStudiesFollowsTheInputs()
{
    for (const std::string &id : shippedStudyIds()) {
        for (const CandidateFigures &candidate : compared(shippedStudy(id)).candidates) {
            for (const Figure &f : candidate.figures) {
                Provenance expected = Provenance::Measured;
                for (const Input &input : f.inputs)
                    expected = input.asked ? expected : weakest(expected, input.provenance);
                QVERIFY2(!f.value || f.provenance == expected, key(f.metric).data());
            }
        }
    }
}

void TestCompare::provenanceOfAChangeIsTheWeakerOfTheTwo()
{
    Study study = twoCandidates();
    study.candidates[0].throughput->provenance = Provenance::Measured;
    study.candidates[1].throughput->provenance = Provenance::Estimated;
    QVERIFY(compared(study).candidates[0].change(Throughput).provenance == Provenance::Estimated);
}

void TestCompare::oneUncertainRateGivesBothEnds()
{
    Study study = twoCandidates();
    study.candidates[0].throughput = rate(300, Interval{240, 340, IntervalKind::Bounds});
    const Comparison c = compared(study);
    QVERIFY((figure(c, Throughput).interval == Interval{240, 340, IntervalKind::Bounds}));
    QVERIFY((figure(c, Instances).interval == Interval{3, 5, IntervalKind::Bounds}));
    QCOMPARE(figure(c, CostAtSaturation).interval->low, 2e6 / (3600 * 340.0));
    QCOMPARE(figure(c, CostAtSaturation).interval->high, 2e6 / (3600 * 240.0));
    QVERIFY(!c.candidates[1].figure(Instances).interval);
    study.candidates[0].throughput = rate(300, Interval{290, 310, IntervalKind::Bounds});
    QVERIFY2(!figure(compared(study), Instances).interval, "4 instances at both ends is no interval");
}

void TestCompare::uncertainPowerGivesBothEnds()
{
    Study study = twoCandidates();
    std::get<StatedPower>(study.candidates[0].power).interval = Interval{360, 440,
                                                                         IntervalKind::Confidence95};
    const Comparison c = compared(study); // of 400 W at the limit: 10 % either way
    QCOMPARE(figure(c, Energy).interval->low, 1.4e6 * 0.9);
    QCOMPARE(figure(c, Energy).interval->high, 1.4e6 * 1.1);
    QVERIFY(figure(c, Energy).interval->kind == IntervalKind::Confidence95);
    QVERIFY(!figure(c, Cost).interval);
}

void TestCompare::uncertainPueReachesFacilityEnergyAndCarbon()
{
    Study study = twoCandidates();
    study.assumptions.pue.interval = Interval{1.1, 1.5, IntervalKind::Bounds};
    QVERIFY(!figure(compared(study), Energy).interval);
    study.assumptions.boundary = EnergyBoundary::Facility;
    const Comparison c = compared(study);
    QCOMPARE(figure(c, Energy).interval->low, 1.4e6 * 1.1);
    QCOMPARE(figure(c, Energy).interval->high, 1.4e6 * 1.5);
    QCOMPARE(figure(c, OperationalCarbon).interval->high, 1.4 / 3.6 * 1.5 * 0.5);
}

void TestCompare::inputsOfCarbonLieWithinTheirIntervals()
{
    Study study = twoCandidates();
    study.assumptions.boundary = EnergyBoundary::Facility;
    std::get<StatedPower>(study.candidates[0].power).interval = Interval{396, 404, IntervalKind::Bounds};
    const Comparison c = compared(study);
    const Input &energy = figure(c, OperationalCarbon).inputs.front();
    QVERIFY(energy.symbol == Symbol::Energy);
    QCOMPARE(energy.value, 1.4e6);
    QVERIFY(energy.interval);
    QCOMPARE(energy.interval->low, 1.4e6 * 0.99);
    QCOMPARE(energy.interval->high, 1.4e6 * 1.01);
}

void TestCompare::intervalOfAChangeIsTheWidest()
{
    Study study = twoCandidates();
    study.candidates[0].throughput = rate(300, Interval{240, 360, IntervalKind::Bounds});
    study.candidates[1].throughput = rate(100, Interval{80, 120, IntervalKind::Confidence95});
    const Change change = compared(study).candidates[0].change(Throughput);
    QCOMPARE(*change.value, 2.0);
    QCOMPARE(change.interval->low, 240.0 / 120 - 1);
    QCOMPARE(change.interval->high, 360.0 / 80 - 1);
    QVERIFY(change.interval->kind == IntervalKind::Confidence95);
}

void TestCompare::overlappingIntervalsAreNotDistinguished()
{
    Study study = twoCandidates();
    const auto distinguishable = [&](double low, double high) {
        study.candidates[0].throughput = rate((low + high) / 2, Interval{low, high, IntervalKind::Bounds});
        return compared(study).candidates[0].change(Throughput).distinguishable; // from 100/s
    };
    QVERIFY(distinguishable(101, 130));
    QVERIFY(distinguishable(70, 99));
    QVERIFY(!distinguishable(99, 130));
    QVERIFY(!distinguishable(70, 101));
    QVERIFY(!distinguishable(100, 130)); // the interval of the ratio includes 1
}

void TestCompare::wrongQuestionsAreErrors_data()
{
    QTest::addColumn<StudyEdit>("edit");
    QTest::addColumn<bool>("training");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, StudyEdit edit, ErrorCode code, const char *named = "",
                        bool training = false) {
        QTest::newRow(name) << std::move(edit) << training << static_cast<int>(code)
                            << QString::fromLatin1(named);
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    row(
        "no candidates", [](Study &s) { s.candidates.clear(); }, ErrorCode::NoCandidates, "made-up");
    row(
        "unknown baseline", [](Study &s) { s.baseline = "z"; }, ErrorCode::CandidateUnknown, "z");
    row(
        "unknown region", [](Study &s) { s.assumptions.region = "mars-1"; }, ErrorCode::RegionUnknown,
        "mars-1");
    row(
        "demand beyond all numbers", [](Study &s) { s.assumptions.demand.value = {1e308}; },
        ErrorCode::ArgumentInvalid, "demand"); // infinite per hour
    for (const double bad : {0.0, -1.0, nan, infinite}) {
        row(
            "demand", [bad](Study &s) { s.assumptions.demand.value = {bad}; }, ErrorCode::ArgumentInvalid,
            "demand");
        row(
            "sequences", [bad](Study &s) { s.assumptions.sequences.value = bad; }, ErrorCode::ArgumentInvalid,
            "sequences", true);
        row(
            "service life", [bad](Study &s) { s.assumptions.lifetime.value = {bad}; },
            ErrorCode::ArgumentInvalid, "service life");
    }
    for (const double bad : {0.0, -0.5, 1.0001, nan})
        row(
            "utilisation", [bad](Study &s) { s.assumptions.utilisationCeiling = bad; },
            ErrorCode::ArgumentInvalid, "utilisation ceiling");
    for (const double bad : {0.99, -1.0, nan, infinite})
        row(
            "PUE", [bad](Study &s) { s.assumptions.pue.value = bad; }, ErrorCode::ArgumentInvalid, "PUE");
}

void TestCompare::wrongQuestionsAreErrors()
{
    QFETCH(StudyEdit, edit);
    QFETCH(bool, training);
    QFETCH(QString, named);
    Study study = twoCandidates(training ? StudyKind::Training : StudyKind::Inference);
    edit(study);
    const auto comparison = compare(study, shippedCatalogue());
    QVERIFY(!comparison);
    QTEST(static_cast<int>(comparison.error().code), "code");
    QVERIFY2(sentence(comparison).contains(named), qPrintable(sentence(comparison)));
}

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
