// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/sensitivity.h"

#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace hakari;
using namespace hakari::test;

namespace {

using enum Metric;

/// x: 4 machines of 2 USD/h; b: 10 machines of 1 USD/h, at 1000/s.
Study twoCandidates()
{
    return studyOf({meteredCandidate("x", 300, 2, 100, 400), meteredCandidate("b", 100, 1, 50, 250)});
}

const TornadoBar *barOf(const std::vector<TornadoBar> &bars, Lever lever)
{
    const auto found = std::ranges::find(bars, lever, &TornadoBar::lever);
    return found == bars.end() ? nullptr : &*found;
}

std::optional<BreakEven> breakEven(const Study &study, Lever lever)
{
    for (const BreakEven &answer : breakEvens(study, shippedCatalogue(), 0)) {
        if (answer.lever == lever)
            return answer;
    }
    return std::nullopt;
}

bool agrees(double actual, double expected, double relative)
{
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

} // namespace

class TestSensitivity : public QObject
{
    Q_OBJECT

private slots:
    void leversAreNamed();
    void barsAreTheChangesAtBothEnds();
    void widestBarComesFirst();
    void leversThatMoveNothingAreLeftOut();
    void baselineHasNoBars();
    void absentMetricHasNoBars();
    void trainingVariesSequencesNotDemand();
    void energyByRatioKeepsItsReference();

    void breakEvenPriceIsClosedForm();
    void breakEvenDemandIsWhereTheFleetGrowsPastTheOther();
    void breakEvenIntensityIsClosedForm();
    void noBreakEvenWhereOneIsAlwaysCheaper();
    void breakEvensOfReferenceStudiesChangeTheSign_data();
    void breakEvensOfReferenceStudiesChangeTheSign();
};

void TestSensitivity::leversAreNamed()
{
    QVERIFY(name(Lever::Demand) == "demand");
    QVERIFY(name(Lever::Pue) == "PUE");
    QVERIFY(name(Lever::Sequences) == "sequences to train on");
}

void TestSensitivity::barsAreTheChangesAtBothEnds()
{
    const auto bars = tornado(twoCandidates(), shippedCatalogue(), 0, Cost); // 8 against 10 USD/h
    const TornadoBar *price = barOf(bars, Lever::Price);
    QVERIFY(price);
    QCOMPARE(price->lowInput, 1.6);
    QCOMPARE(price->highInput, 2.4);
    QCOMPARE(price->changeAtLow, 6.4 / 10 - 1);
    QCOMPARE(price->changeAtHigh, 9.6 / 10 - 1);
    QVERIFY(price->unit == Unit::MoneyPerHour);
    const TornadoBar *rate = barOf(bars, Lever::Throughput); // 240 and 360/s: 5 and 3 machines
    QCOMPARE(rate->changeAtLow, 10.0 / 10 - 1);
    QCOMPARE(rate->changeAtHigh, 6.0 / 10 - 1);
    const TornadoBar *other = barOf(bars, Lever::BaselinePrice);
    QCOMPARE(other->changeAtLow, 8.0 / 8 - 1);
    QCOMPARE(other->changeAtHigh, 8.0 / 12 - 1);
}

void TestSensitivity::widestBarComesFirst()
{
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        for (std::size_t i = 0; i < study.candidates.size(); ++i) {
            for (const Metric metric : headlineMetrics(study.kind)) {
                const auto bars = tornado(study, shippedCatalogue(), i, metric);
                QVERIFY(std::ranges::is_sorted(bars, std::greater{}, &TornadoBar::span));
            }
        }
    }
    QVERIFY(tornado(shippedStudy("aws-2023-layoutlm"), shippedCatalogue(), 0, Cost).size() >= 4);
}

void TestSensitivity::leversThatMoveNothingAreLeftOut()
{
    const auto bars = tornado(twoCandidates(), shippedCatalogue(), 0, Cost);
    for (const Lever lever : {Lever::Pue, Lever::GridIntensity, Lever::Lifetime, Lever::Sequences})
        QVERIFY2(!barOf(bars, lever), name(lever).data());
    QVERIFY(!barOf(tornado(twoCandidates(), shippedCatalogue(), 0, Energy), Lever::Price));
    // PUE multiplies both sides, so it does not move the change of operational carbon either
    QVERIFY(!barOf(tornado(twoCandidates(), shippedCatalogue(), 0, OperationalCarbon), Lever::Pue));
}

void TestSensitivity::baselineHasNoBars()
{
    QVERIFY(tornado(twoCandidates(), shippedCatalogue(), 1, Cost).empty());
    QVERIFY(breakEvens(twoCandidates(), shippedCatalogue(), 1).empty());
}

void TestSensitivity::absentMetricHasNoBars()
{
    Study study = twoCandidates();
    study.candidates[0].power = std::monostate{};
    QVERIFY(tornado(study, shippedCatalogue(), 0, Energy).empty());
    QVERIFY(!tornado(study, shippedCatalogue(), 0, Cost).empty());
}

void TestSensitivity::trainingVariesSequencesNotDemand()
{
    Study study = shippedStudy("aws-2023-bert-large");
    study.baseline = "p4d.24xlarge";
    const auto bars = tornado(study, shippedCatalogue(), 0, Cost);
    QVERIFY(!barOf(bars, Lever::Demand));
    QVERIFY(!barOf(bars, Lever::Utilisation));
    QVERIFY(barOf(bars, Lever::Price));
    QVERIFY2(!barOf(bars, Lever::Sequences), "twice the sequences cost twice on both sides");
}

void TestSensitivity::energyByRatioKeepsItsReference()
{
    Study study = twoCandidates();
    study.candidates.push_back(meteredCandidate("r", 100, 1, 100, 200));
    study.candidates[0].power = PowerRatio{0.5, "r", Provenance::Published, nullptr};
    const auto bars = tornado(study, shippedCatalogue(), 0, Energy); // b: its own curve
    const TornadoBar *bar = barOf(bars, Lever::BaselineThroughput);
    QVERIFY(bar); // 80/s: 13 machines at load 0.96; x stays at half of r's 2 MJ
    QCOMPARE(bar->changeAtLow, 1e6 / (13 * (50 + 200 * 1000.0 / 1040) * 1000) - 1);
}

void TestSensitivity::breakEvenPriceIsClosedForm()
{
    const auto price = breakEven(twoCandidates(), Lever::Price);
    QVERIFY(price && price->value);
    QCOMPARE(price->inUse, 2.0);
    QVERIFY(price->metric == Cost);
    QVERIFY(agrees(*price->value, 2.0 * 10 / 8, 1e-9)); // p cost_b / cost_x
    const Study layout = shippedStudy("aws-2023-layoutlm");
    QVERIFY(agrees(*breakEven(layout, Lever::Price)->value, 0.362 * 24.816 / 2.172, 1e-9));
}

void TestSensitivity::breakEvenDemandIsWhereTheFleetGrowsPastTheOther()
{
    // One machine of b (5 USD/h) serves 10/s; x adds a machine of 1 USD/h for each 1/s. Up to 5/s x costs no
    // more, beyond it always does.
    Study study = studyOf({madeUpCandidate("x", 1, 1), madeUpCandidate("b", 10, 5)});
    study.assumptions.demand.value = {2};
    const auto demand = breakEven(study, Lever::Demand);
    QVERIFY(demand && demand->value);
    QVERIFY(agrees(*demand->value, 5.0, 1e-8));
    QVERIFY(demand->unit == Unit::HourlyRate);
}

void TestSensitivity::breakEvenIntensityIsClosedForm()
{
    // x burns less but carries more embodied carbon: (B_x - B_b) = (E_b - E_x) PUE I
    Study study = studyOf({meteredCandidate("x", 1000, 1, 10, 100), meteredCandidate("b", 1000, 1, 10, 300)});
    study.candidates[0].instance = "g4dn.2xlarge"; // 250.867 kg
    study.candidates[1].instance = "inf1.2xlarge"; // 112.008 kg
    study.assumptions.embodied = true;
    study.assumptions.lifetime.value = {1e7};
    const auto grid = breakEven(study, Lever::GridIntensity);
    QVERIFY(grid && grid->value);
    const double embodied = (250.867 - 112.008) * 1000 / 1e7;
    const double kilowattHours = 200.0 / 3600;
    QVERIFY(agrees(toGramsPerKilowattHour({*grid->value}), embodied / (kilowattHours * 1.25) * 1000, 1e-9));
}

void TestSensitivity::noBreakEvenWhereOneIsAlwaysCheaper()
{
    Study study = studyOf({madeUpCandidate("x", 10, 1), madeUpCandidate("b", 10, 2)});
    const auto demand = breakEven(study, Lever::Demand);
    QVERIFY(demand);
    QVERIFY(!demand->value);
    QVERIFY(demand->searchedFrom < demand->inUse && demand->inUse < demand->searchedTo);
}

void TestSensitivity::breakEvensOfReferenceStudiesChangeTheSign_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestSensitivity::breakEvensOfReferenceStudiesChangeTheSign()
{
    QFETCH(QString, id);
    const Study study = shippedStudy(id.toStdString());
    for (std::size_t i = 0; i < study.candidates.size(); ++i) {
        for (const BreakEven &answer : breakEvens(study, shippedCatalogue(), i)) {
            if (!answer.value || answer.lever == Lever::GridIntensity)
                continue;
            const auto costsMore = [&](double factor) {
                Study moved = study;
                const double value = *answer.value * factor;
                if (answer.lever == Lever::Demand)
                    moved.assumptions.demand.value = {value};
                else if (answer.lever == Lever::Utilisation)
                    moved.assumptions.utilisationCeiling = std::min(1.0, value);
                else
                    moved.candidates[i].price = StatedPrice{{value}, "USD", Provenance::Entered, nullptr};
                return *compared(moved).candidates[i].change(answer.metric).value > 0;
            };
            QVERIFY2(costsMore(1 - 1e-6) != costsMore(1 + 1e-6), name(answer.lever).data());
            QVERIFY(*answer.value >= answer.searchedFrom && *answer.value <= answer.searchedTo);
        }
    }
}

QTEST_APPLESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
