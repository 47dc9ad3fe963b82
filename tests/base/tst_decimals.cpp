// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/decimals.h"

#include <QTest>

#include <limits>

using namespace hakari;

class TestDecimals : public QObject
{
    Q_OBJECT

private slots:
    void threeDigitsAreShown_data();
    void threeDigitsAreShown();
};

void TestDecimals::threeDigitsAreShown_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::newRow("thousands") << 1234.5 << 0;
    QTest::newRow("hundreds") << 123.45 << 1;
    QTest::newRow("tens") << 12.345 << 2;
    QTest::newRow("ones") << -1.0 << 2;
    QTest::newRow("below 1") << 0.999 << 3;
    QTest::newRow("milli") << 2.04e-3 << 5;
    QTest::newRow("micro") << -123.8e-6 << 6;
    QTest::newRow("nano") << 1e-9 << 9;
    QTest::newRow("next to nothing") << 1e-300 << 9;
    QTest::newRow("zero") << 0.0 << 2;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 0;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << 2;
}

void TestDecimals::threeDigitsAreShown()
{
    QFETCH(double, value);
    QTEST(shownDecimals(value), "decimals");
}

QTEST_APPLESS_MAIN(TestDecimals)
#include "tst_decimals.moc"
