// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/number.h"

#include "tests/support/foreignlocale.h"

#include <QTest>

#include <clocale>
#include <cmath>
#include <limits>
#include <random>

using namespace hakari;
using namespace hakari::test;

class TestNumber : public QObject
{
    Q_OBJECT

private slots:
    void acceptsNumbers_data();
    void acceptsNumbers();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void acceptsWholeNumbersOnly();
    void writesTextThatReadsBackExactly();
    void writesTheShortestText();
    void ignoresTheLocale_data();
    void ignoresTheLocale();
    void trimsBlanksAtBothEnds();
};

void TestNumber::acceptsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("integer") << QByteArray("42") << 42.0;
    QTest::newRow("fraction") << QByteArray("0.362") << 0.362;
    QTest::newRow("no leading digit") << QByteArray(".5") << 0.5;
    QTest::newRow("no trailing digit") << QByteArray("5.") << 5.0;
    QTest::newRow("plus sign") << QByteArray("+1.5") << 1.5;
    QTest::newRow("minus sign") << QByteArray("-1.5") << -1.5;
    QTest::newRow("exponent") << QByteArray("2e6") << 2e6;
    QTest::newRow("signed exponent") << QByteArray("1.25E-3") << 0.00125;
    QTest::newRow("blanks around") << QByteArray(" \t7\r\n") << 7.0;
    QTest::newRow("smallest subnormal") << QByteArray("5e-324") << std::numeric_limits<double>::denorm_min();
    QTest::newRow("largest") << QByteArray("1.7976931348623157e308") << std::numeric_limits<double>::max();
}

void TestNumber::acceptsNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const auto parsed = parseNumber(text.toStdString());
    QVERIFY(parsed.has_value());
    QVERIFY(*parsed == value);
}

void TestNumber::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"",     " ",      "1,5", "1.5 W",     "1 5",          "1.234,5",   "1_000", "NaN", "nan",
          "-nan", "nan(1)", "inf", "-Infinity", "1e400",        "-1e400",    "0x10",  "1e",  "--1",
          "+",    "-",      "+ 1", "e5",        "\xEF\xBC\x91", "1\xC2\xA0", "one"})
        QTest::addRow("'%s'", text) << QByteArray(text);
    QTest::newRow("NUL inside") << QByteArray("1\0"
                                              "2",
                                              3);
}

void TestNumber::refusesEverythingElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseNumber(text.toStdString()).has_value());
}

void TestNumber::acceptsWholeNumbersOnly()
{
    QCOMPARE(parseInteger(" 9007199254740993 ").value_or(0), 9007199254740993LL);
    QCOMPARE(parseInteger("-3").value_or(0), -3LL);
    for (const char *text : {"", "1.0", "1e3", "9223372036854775808", "x"})
        QVERIFY2(!parseInteger(text).has_value(), text);
}

void TestNumber::writesTextThatReadsBackExactly()
{
    std::mt19937_64 random(1);
    std::uniform_real_distribution exponent(-300.0, 300.0);
    std::uniform_real_distribution mantissa(-10.0, 10.0);
    for (int i = 0; i < 20'000; ++i) {
        const double value = mantissa(random) * std::pow(10.0, exponent(random));
        const auto back = parseNumber(exactText(value));
        QVERIFY2(back && *back == value, exactText(value).c_str());
    }
}

void TestNumber::writesTheShortestText()
{
    QCOMPARE(exactText(0.1), std::string("0.1"));
    QCOMPARE(exactText(6.0), std::string("6"));
    QCOMPARE(exactText(1e6), std::string("1e+06"));
    QCOMPARE(exactText(24.816), std::string("24.816"));
    QCOMPARE(exactText(1.0 / 3.0), std::string("0.3333333333333333"));
}

void TestNumber::ignoresTheLocale_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QByteArray>("decimalMark");
    QTest::newRow("German") << QByteArray("de_DE.UTF-8") << QByteArray(",");
    QTest::newRow("Japanese") << QByteArray("ja_JP.UTF-8") << QByteArray(".");
}

void TestNumber::ignoresTheLocale()
{
    QFETCH(QByteArray, locale);
    const ForeignLocale foreign(locale);
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QTEST(QByteArray(std::localeconv()->decimal_point), "decimalMark");
    QVERIFY(parseNumber("1.5") == 1.5);
    QVERIFY(!parseNumber("1,5"));
    QCOMPARE(exactText(1234.5), std::string("1234.5"));
}

void TestNumber::trimsBlanksAtBothEnds()
{
    QVERIFY(trimmed(" \t a b \r\n") == "a b");
    QVERIFY(trimmed("a") == "a");
    QVERIFY(trimmed(" \n").empty());
    QVERIFY(trimmed("").empty());
}

QTEST_APPLESS_MAIN(TestNumber)
#include "tst_number.moc"
