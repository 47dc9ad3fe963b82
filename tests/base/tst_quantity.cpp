// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/base/quantity.h"

#include <type_traits>

using namespace hakari;

// The point of the types: watts cannot be taken for joules.
template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};
static_assert(Addable<Watts, Watts>);
static_assert(!Addable<Watts, Joules>);
static_assert(!Addable<Watts, double>);
static_assert(!std::is_convertible_v<double, Watts>);

class TestQuantity : public QObject
{
    Q_OBJECT

private slots:
    void powerTimesTimeIsEnergy();
    void anHourOfAKilowattIsOneKilowattHour();
    void gramsPerKilowattHourReadBack();
    void carbonIsEnergyTimesIntensity();
    void ratesPerHourArePerSecondInside();
    void quantitiesOfOneUnitAddScaleAndCompare();
};

void TestQuantity::powerTimesTimeIsEnergy()
{
    QCOMPARE((Watts{20} * Seconds{3}).value, 60.0);
    QCOMPARE((Seconds{3} * Watts{20}).value, 60.0);
    QCOMPARE((Joules{60} / Seconds{3}).value, 20.0);
}

void TestQuantity::anHourOfAKilowattIsOneKilowattHour()
{
    QCOMPARE(toKilowattHours(Watts{1000} * Seconds{3600}), 1.0);
}

void TestQuantity::gramsPerKilowattHourReadBack()
{
    QCOMPARE(toGramsPerKilowattHour(gramsPerKilowattHour(379.069)), 379.069);
}

void TestQuantity::carbonIsEnergyTimesIntensity()
{
    QCOMPARE((Joules{3.6e6} * gramsPerKilowattHour(500)).value, 0.5);
}

void TestQuantity::ratesPerHourArePerSecondInside()
{
    QCOMPARE(perHour(3600).value, 1.0);
}

void TestQuantity::quantitiesOfOneUnitAddScaleAndCompare()
{
    QVERIFY(Watts{2} + Watts{3} - Watts{1} == Watts{4});
    QVERIFY(2.0 * Watts{3} == Watts{3} * 2.0);
    QVERIFY(Watts{6} / 2.0 == Watts{3});
    QCOMPARE(Watts{6} / Watts{3}, 2.0);
    QVERIFY(Watts{1} < Watts{2});
}

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
