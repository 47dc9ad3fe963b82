// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/catalogue/powercurve.h"

using namespace hakari;

class TestPowerCurve : public QObject
{
    Q_OBJECT

private slots:
    void isLinearBetweenItsPoints_data();
    void isLinearBetweenItsPoints();
    void straightLineRunsFromIdleToLimit();
    void onePointHoldsEverywhere();
    void pointsAtTheSameLoadGiveAFiniteStep();
};

void TestPowerCurve::isLinearBetweenItsPoints_data()
{
    QTest::addColumn<double>("load");
    QTest::addColumn<double>("watts");
    QTest::newRow("below the first point") << -1.0 << 10.0;
    QTest::newRow("first point") << 0.0 << 10.0;
    QTest::newRow("middle of the first piece") << 0.05 << 15.0;
    QTest::newRow("second point") << 0.1 << 20.0;
    QTest::newRow("quarter of the second piece") << 0.2 << 30.0;
    QTest::newRow("third point") << 0.5 << 60.0;
    QTest::newRow("last piece") << 0.75 << 70.0;
    QTest::newRow("last point") << 1.0 << 80.0;
    QTest::newRow("above the last point") << 1.5 << 80.0;
}

void TestPowerCurve::isLinearBetweenItsPoints()
{
    const PowerCurve curve({{0.0, {10}}, {0.1, {20}}, {0.5, {60}}, {1.0, {80}}});
    QFETCH(double, load);
    QTEST(curve.at(load).value, "watts");
}

void TestPowerCurve::straightLineRunsFromIdleToLimit()
{
    const PowerCurve curve = PowerCurve::linear({50}, {150});
    QCOMPARE(curve.at(0).value, 50.0);
    QCOMPARE(curve.at(0.3).value, 80.0);
    QCOMPARE(curve.at(1).value, 150.0);
}

void TestPowerCurve::onePointHoldsEverywhere()
{
    const PowerCurve curve({{1.0, Watts{300}}});
    for (const double load : {0.0, 0.5, 1.0, 2.0})
        QCOMPARE(curve.at(load).value, 300.0);
}

void TestPowerCurve::pointsAtTheSameLoadGiveAFiniteStep()
{
    const PowerCurve curve({{0.0, {10}}, {0.5, {20}}, {0.5, {40}}, {1.0, {50}}});
    QCOMPARE(curve.at(0.5).value, 20.0);
    QCOMPARE(curve.at(0.75).value, 45.0);
}

QTEST_APPLESS_MAIN(TestPowerCurve)
#include "tst_powercurve.moc"
