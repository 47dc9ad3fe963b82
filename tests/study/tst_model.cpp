// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/study/model.h"

#include <cmath>

using namespace hakari;

namespace {

/// 5 instances at two thirds of their limit, each result worked out by hand in the tests.
ModelInputs fleet(const PowerCurve *curve)
{
    ModelInputs in;
    in.demand = 1000;
    in.throughput = 300;
    in.utilisation = 0.8;
    in.price = 2;
    in.curve = curve;
    in.pue = 1.25;
    in.intensity = 0.5 / 3.6e6; // 500 g/kWh
    in.embodiedMass = 1000;
    in.lifetime = 1e8;
    return in;
}

ModelInputs cluster(const PowerCurve *curve)
{
    ModelInputs in = fleet(curve);
    in.kind = StudyKind::Training;
    in.sequences = 1e6;
    in.clusterSize = 4;
    in.throughput = 50;
    in.efficiency = 0.5;
    return in;
}

const PowerCurve line = PowerCurve::linear({100}, {400});

} // namespace

class TestModel : public QObject
{
    Q_OBJECT

private slots:
    void exactMultiplesNeedNoFurtherInstance_data();
    void exactMultiplesNeedNoFurtherInstance();
    void justAboveAMultipleNeedsOneMore_data();
    void justAboveAMultipleNeedsOneMore();
    void utilisationCeilingAsksForMoreInstances();
    void tinyDemandStillNeedsOneInstance();
    void unknownRateGivesUnknownCount();

    void fleetIsSizedPricedAndPowered();
    void carbonOfAFleetIsOperationalAndEmbodied();
    void pueIsAppliedOnceAndOnlyToFacilityEnergy();
    void powerIsReadAtTheLoad();
    void powerScaleMultipliesTheCurve();
    void statedEnergyTakesThePlaceOfTheCurve();
    void trainingTimeCostAndEnergy();
    void trainingRunsAtTheLimit();
    void unknownInputsReachOnlyWhatNeedsThem_data();
    void unknownInputsReachOnlyWhatNeedsThem();
};

void TestModel::exactMultiplesNeedNoFurtherInstance_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {0.1, 0.3, 8.549, 1.0 / 3.0, 53.86, 63.7585, 1e-9 / 7, 3414.8666, 1e12 / 3})
        QTest::addRow("%.17g", rate) << rate;
}

void TestModel::exactMultiplesNeedNoFurtherInstance()
{
    QFETCH(double, rate);
    for (const double u : {1.0, 0.7, 0.1}) {
        for (int k = 1; k <= 1'000'000; k = k < 2000 ? k + 1 : k * 21 / 20 + 1) {
            double sum = k * rate * u;
            QCOMPARE(static_cast<int>(instancesFor(sum, rate, u)), k);
            sum = k * (rate * u);
            QCOMPARE(static_cast<int>(instancesFor(sum, rate, u)), k);
        }
    }
}

void TestModel::justAboveAMultipleNeedsOneMore_data()
{
    exactMultiplesNeedNoFurtherInstance_data();
}

void TestModel::justAboveAMultipleNeedsOneMore()
{
    QFETCH(double, rate);
    for (int k = 1; k <= 1'000'000; k = k * 5 / 4 + 1) {
        QCOMPARE(static_cast<int>(instancesFor(k * rate * (1 + 1e-8), rate, 1)), k + 1);
        QCOMPARE(static_cast<int>(instancesFor(k * rate * (1 + 1e-10), rate, 1)), k); // within the slack
    }
}

void TestModel::utilisationCeilingAsksForMoreInstances()
{
    QCOMPARE(instancesFor(100, 10, 1.0), 10.0);
    QCOMPARE(instancesFor(100, 10, 0.8), 13.0); // 12.5
    QCOMPARE(instancesFor(100, 10, 0.5), 20.0);
}

void TestModel::tinyDemandStillNeedsOneInstance()
{
    QCOMPARE(instancesFor(1e-12, 1000, 1), 1.0);
    QCOMPARE(instancesFor(0, 1000, 1), 1.0);
}

void TestModel::unknownRateGivesUnknownCount()
{
    QVERIFY(std::isnan(instancesFor(1, unknown, 1)));
}

void TestModel::fleetIsSizedPricedAndPowered()
{
    const ModelOutputs out = evaluate(fleet(&line));
    QCOMPARE(out[Metric::Throughput], 300.0);
    QCOMPARE(out[Metric::Instances], 5.0);               // 1000 / 240 = 4.17
    QCOMPARE(out[Metric::Load], 2.0 / 3.0);              // 1000 / 1500
    QCOMPARE(out[Metric::FleetCost], 10.0);              // 5 x 2
    QCOMPARE(out[Metric::Cost], 10.0 / 3.6);             // an hour serves 3.6 million
    QCOMPARE(out[Metric::CostAtSaturation], 2.0 / 1.08); // an hour at 300/s serves 1.08 million
    QCOMPARE(out.powerPerInstance, 300.0);               // 100 + 300 x 2/3
    QCOMPARE(out[Metric::FleetPower], 1500.0);           // 5 x 300
    QCOMPARE(out[Metric::Energy], 1.5e6);                // a million takes 1000 s
    QVERIFY(std::isnan(out[Metric::Time]));
}

void TestModel::carbonOfAFleetIsOperationalAndEmbodied()
{
    const ModelOutputs out = evaluate(fleet(&line));
    const double kilowattHours = 1.5 / 3.6;
    QCOMPARE(out[Metric::OperationalCarbon], kilowattHours * 1.25 * 0.5);
    QCOMPARE(out[Metric::EmbodiedCarbon], 5 * 1000.0 * 1000.0 / 1e8); // 5 t, 1000 s of 1e8 s
    QCOMPARE(out[Metric::Carbon], kilowattHours * 1.25 * 0.5 + 0.05);
}

void TestModel::pueIsAppliedOnceAndOnlyToFacilityEnergy()
{
    ModelInputs in = fleet(&line);
    const ModelOutputs it = evaluate(in);
    in.facilityEnergy = true;
    const ModelOutputs facility = evaluate(in);
    QCOMPARE(it[Metric::Energy], 1.5e6);
    QCOMPARE(facility[Metric::Energy], 1.5e6 * 1.25);
    QCOMPARE(facility.itEnergy, 1.5e6);
    QCOMPARE(facility[Metric::FleetPower], 1500.0);
    QCOMPARE(facility[Metric::OperationalCarbon], it[Metric::OperationalCarbon]);
}

void TestModel::powerIsReadAtTheLoad()
{
    const PowerCurve bent({{0.0, {0}}, {0.5, {300}}, {1.0, {330}}});
    QCOMPARE(evaluate(fleet(&bent)).powerPerInstance, 310.0); // a third of the way from 300 to 330
}

void TestModel::powerScaleMultipliesTheCurve()
{
    ModelInputs in = fleet(&line);
    in.powerScale = 1.1;
    QCOMPARE(evaluate(in)[Metric::FleetPower], 1650.0);
}

void TestModel::statedEnergyTakesThePlaceOfTheCurve()
{
    ModelInputs in = fleet(nullptr);
    in.energyRatio = 0.4;
    in.referenceEnergy = 5e6;
    const ModelOutputs out = evaluate(in);
    QCOMPARE(out[Metric::Energy], 2e6);
    QVERIFY(std::isnan(out[Metric::FleetPower]));
    QCOMPARE(out[Metric::OperationalCarbon], 2e6 / 3.6e6 * 1.25 * 0.5);
}

void TestModel::trainingTimeCostAndEnergy()
{
    const ModelOutputs out = evaluate(cluster(&line));
    QCOMPARE(out[Metric::Instances], 4.0);
    QCOMPARE(out[Metric::Time], 1e4);      // 1e6 / (4 x 50 x 0.5)
    QCOMPARE(out[Metric::FleetCost], 8.0); // 4 x 2
    QCOMPARE(out[Metric::Cost], 8.0 * 1e4 / 3600);
    QCOMPARE(out[Metric::FleetPower], 1600.0); // 4 x 400
    QCOMPARE(out[Metric::Energy], 1.6e7);
    QCOMPARE(out[Metric::OperationalCarbon], 1.6e7 / 3.6e6 * 1.25 * 0.5);
    QCOMPARE(out[Metric::EmbodiedCarbon], 0.4); // 4 t, 1e4 s of 1e8 s
    QVERIFY(std::isnan(out[Metric::Load]));
    QVERIFY(std::isnan(out[Metric::CostAtSaturation]));
}

void TestModel::trainingRunsAtTheLimit()
{
    QCOMPARE(evaluate(cluster(&line)).powerPerInstance, 400.0);
}

void TestModel::unknownInputsReachOnlyWhatNeedsThem_data()
{
    QTest::addColumn<int>("input");
    QTest::addColumn<QList<int>>("lost");
    const auto row = [](const char *name, int input, std::initializer_list<Metric> lost) {
        QList<int> metrics;
        for (const Metric metric : lost)
            metrics.append(static_cast<int>(metric));
        QTest::newRow(name) << input << metrics;
    };
    using enum Metric;
    row("price", 0, {FleetCost, Cost, CostAtSaturation});
    row("power", 1, {FleetPower, Energy, OperationalCarbon, Carbon});
    row("PUE", 2, {OperationalCarbon, Carbon});
    row("intensity", 3, {OperationalCarbon, Carbon});
    row("embodied mass", 4, {EmbodiedCarbon, Carbon});
    row("service life", 5, {EmbodiedCarbon, Carbon});
}

void TestModel::unknownInputsReachOnlyWhatNeedsThem()
{
    QFETCH(int, input);
    QFETCH(QList<int>, lost);
    ModelInputs in = fleet(input == 1 ? nullptr : &line);
    const std::array<double ModelInputs::*, 6> members{&ModelInputs::price,        nullptr,
                                                       &ModelInputs::pue,          &ModelInputs::intensity,
                                                       &ModelInputs::embodiedMass, &ModelInputs::lifetime};
    if (const auto member = members[static_cast<std::size_t>(input)])
        in.*member = unknown;
    const ModelOutputs out = evaluate(in);
    for (const Metric metric : allMetrics()) {
        const bool expected = lost.contains(static_cast<int>(metric)) || metric == Metric::Time;
        QVERIFY2(std::isnan(out[metric]) == expected, std::string(key(metric)).c_str());
    }
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
