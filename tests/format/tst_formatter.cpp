// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QLocale>
#include <QTest>

#include "core/base/quantity.h"
#include "tests/support/foreignlocale.h"
#include "tests/support/studybuilder.h"
#include "widgets/format/formatter.h"

using namespace hakari;
using namespace hakari::test;

namespace {

const QString minus = QStringLiteral("\u2212");

Formatter japanese()
{
    return Formatter(Language::Japanese);
}

Formatter english()
{
    return Formatter(Language::English);
}

} // namespace

class TestFormatter : public QObject
{
    Q_OBJECT

private slots:
    void numbersHaveSeparatorsAndATrueMinus_data();
    void numbersHaveSeparatorsAndATrueMinus();
    void decimalsGiveThreeDigitsOfTheSmallest_data();
    void decimalsGiveThreeDigitsOfTheSmallest();
    void valuesAreInTheUnitPeopleRead_data();
    void valuesAreInTheUnitPeopleRead();
    void moneyStandsInTheOrderOfTheLanguage();
    void currencyIsNeverTranslated();
    void changesCarryTheirSign_data();
    void changesCarryTheirSign();
    void intervalsNameBothEnds();
    void unitsOfWorkAreNamed();
    void pluralsFollowTheNumber();
    void languageOfATag_data();
    void languageOfATag();
    void foreignLocaleChangesNothing();
};

void TestFormatter::numbersHaveSeparatorsAndATrueMinus_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("thousands") << 1234567.0 << 0 << QStringLiteral("1,234,567");
    QTest::newRow("decimals") << 1234.567 << 2 << QStringLiteral("1,234.57");
    QTest::newRow("negative") << -1234.5 << 1 << minus + QStringLiteral("1,234.5");
    QTest::newRow("zero") << 0.0 << 2 << QStringLiteral("0.00");
    QTest::newRow("negative that rounds to zero") << -0.004 << 2 << QStringLiteral("0.00");
    QTest::newRow("small") << 0.000012 << 6 << QStringLiteral("0.000012");
    QTest::newRow("large") << 1e15 << 0 << QStringLiteral("1,000,000,000,000,000");
}

void TestFormatter::numbersHaveSeparatorsAndATrueMinus()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QFETCH(QString, text);
    QCOMPARE(english().number(value, decimals), text);
    QCOMPARE(japanese().number(value, decimals), text);
}

void TestFormatter::decimalsGiveThreeDigitsOfTheSmallest_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("si");
    QTest::addColumn<int>("decimals");
    const auto row = [](const char *name, Unit unit, double si, int decimals) {
        QTest::newRow(name) << static_cast<int>(unit) << si << decimals;
    };
    row("counts have none", Unit::Count, 0.5, 0);
    row("thousands", Unit::Watt, 1000, 0);
    row("hundreds", Unit::Watt, 999.9, 1);
    row("hundreds of money", Unit::Money, 999.9, 0);
    row("ones", Unit::Watt, 1, 2);
    row("zero", Unit::Watt, 0, 2);
    row("tenths", Unit::Watt, 0.999, 3);
    row("hundredths", Unit::Watt, 0.01, 4);
    row("thousandths", Unit::Money, 0.00123, 5);
    row("never more than nine", Unit::Watt, 1e-15, 9);
    row("sign does not matter", Unit::Watt, -0.5, 3);
    row("in the unit people read", Unit::Joule, 0.432 * joulesPerKilowattHour, 3);
}

void TestFormatter::decimalsGiveThreeDigitsOfTheSmallest()
{
    QFETCH(int, unit);
    QFETCH(double, si);
    QTEST(Formatter::decimalsFor(static_cast<Unit>(unit), si), "decimals");
}

void TestFormatter::valuesAreInTheUnitPeopleRead_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("si");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Unit unit, double si, const QString &text) {
        QTest::newRow(name) << static_cast<int>(unit) << si << text;
    };
    row("kilowatt hours", Unit::Joule, 4.474 * joulesPerKilowattHour, QStringLiteral("4.47 kWh"));
    row("hours", Unit::Second, 36 * secondsPerHour, QStringLiteral("36.00 h"));
    row("grams per kilowatt hour", Unit::KilogramPerJoule, gramsPerKilowattHour(379.069).value,
        QStringLiteral("379.1 g/kWh"));
    row("per hour", Unit::HourlyRate, 1e6 / secondsPerHour, QStringLiteral("1,000,000 /h"));
    row("share", Unit::Fraction, 0.855, QStringLiteral("86 %"));
    row("watts", Unit::Watt, 1234.5, QStringLiteral("1,235 W"));
    row("count", Unit::Count, 33, QStringLiteral("33"));
}

void TestFormatter::valuesAreInTheUnitPeopleRead()
{
    QFETCH(int, unit);
    QFETCH(double, si);
    QFETCH(QString, text);
    QCOMPARE(english().withUnit(static_cast<Unit>(unit), si, "USD"), text);
    QCOMPARE(japanese().withUnit(static_cast<Unit>(unit), si, "USD"), text);
}

void TestFormatter::moneyStandsInTheOrderOfTheLanguage()
{
    QCOMPARE(english().withUnit(Unit::Money, 2.171, "USD"), QStringLiteral("2.17 USD"));
    QCOMPARE(japanese().withUnit(Unit::Money, 2.171, "USD"), QStringLiteral("USD 2.17"));
    QCOMPARE(english().withUnit(Unit::MoneyPerHour, 0.362, "USD"), QStringLiteral("0.362 USD/h"));
    QCOMPARE(japanese().withUnit(Unit::MoneyPerHour, 0.362, "USD"), QStringLiteral("USD 0.362/h"));
}

void TestFormatter::currencyIsNeverTranslated()
{
    QCOMPARE(japanese().withUnit(Unit::Money, 0.42, "JPY"), QStringLiteral("JPY 0.420"));
    QVERIFY(japanese().withUnit(Unit::Money, 25, "USD").contains(QLatin1String("USD")));
}

void TestFormatter::changesCarryTheirSign_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("fall") << -0.9124 << 1 << minus + QStringLiteral("91.2 %");
    QTest::newRow("rise") << 0.5 << 0 << QStringLiteral("+50 %");
    QTest::newRow("none") << 0.0 << 1 << QStringLiteral("0.0 %");
    QTest::newRow("rise too small to see") << 0.0004 << 1 << QStringLiteral("0.0 %");
    QTest::newRow("fall too small to see") << -0.0004 << 1 << QStringLiteral("0.0 %");
    QTest::newRow("large rise") << 12.5 << 0 << QStringLiteral("+1,250 %");
}

void TestFormatter::changesCarryTheirSign()
{
    QFETCH(double, fraction);
    QFETCH(int, decimals);
    QFETCH(QString, text);
    QCOMPARE(english().change(fraction, decimals), text);
    QCOMPARE(japanese().change(fraction, decimals), text);
}

void TestFormatter::intervalsNameBothEnds()
{
    const Interval interval{8.4176, 8.6805, IntervalKind::Bounds};
    QCOMPARE(english().interval(Unit::Rate, interval), QStringLiteral("8.42 to 8.68"));
    QCOMPARE(japanese().interval(Unit::Rate, interval), QStringLiteral("8.42〜8.68"));
    const Interval shares{-0.921, -0.905, IntervalKind::Confidence95};
    QCOMPARE(english().interval(Unit::Fraction, shares),
             minus + QStringLiteral("92.1 % to ") + minus + QStringLiteral("90.5 %"));
}

void TestFormatter::unitsOfWorkAreNamed()
{
    Study study = madeUpStudy();
    study.unitName = {"predictions", "予測"};
    const Study training = madeUpStudy(StudyKind::Training);
    QCOMPARE(english().unitOf(Metric::Cost, study, "USD"), QStringLiteral("USD per million predictions"));
    QCOMPARE(english().unitOf(Metric::Energy, training, "USD"), QStringLiteral("kWh per training run"));
    QCOMPARE(english().unitOf(Metric::FleetPower, study, "USD"), QStringLiteral("W"));
    const QString cost = japanese().unitOf(Metric::Cost, study, "USD");
    QVERIFY2(cost.contains(QStringLiteral("USD")) && cost.contains(QStringLiteral("予測100万件")),
             qPrintable(cost));
    const QString energy = japanese().unitOf(Metric::Energy, training, "USD");
    QVERIFY2(energy.contains(QStringLiteral("kWh")) && energy.contains(QStringLiteral("学習1回")),
             qPrintable(energy));
}

void TestFormatter::pluralsFollowTheNumber()
{
    const auto hidden = [](const Formatter &formatter, int n) {
        return formatter.translate("hakari::ComparePage", "Show %n hidden", nullptr, n);
    };
    QCOMPARE(hidden(english(), 1), QStringLiteral("Show 1 hidden"));
    QVERIFY(hidden(japanese(), 2).contains(QLatin1Char('2')));
    QVERIFY(hidden(japanese(), 2) != hidden(english(), 2));
}

void TestFormatter::languageOfATag_data()
{
    QTest::addColumn<bool>("isJapanese");
    for (const char *tag : {"ja", "ja_JP", "ja-JP", "JA_JP.UTF-8"})
        QTest::newRow(tag) << true;
    for (const char *tag : {"en", "en_US", "de_DE", "C", "", "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"})
        QTest::newRow(*tag ? tag : "empty") << false;
}

void TestFormatter::languageOfATag()
{
    QFETCH(bool, isJapanese);
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(languageOf(tag) == Language::Japanese, isJapanese);
    QCOMPARE(languageOf(tagOf(Language::Japanese)), Language::Japanese);
    QCOMPARE(languageOf(tagOf(Language::English)), Language::English);
}

void TestFormatter::foreignLocaleChangesNothing()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const ForeignLocale german("de_DE.UTF-8");
    const QString number = english().number(-1234567.89, 2);
    const QString money = japanese().withUnit(Unit::MoneyPerHour, 0.362, "USD");
    QLocale::setDefault(before);
    if (!german.isActive())
        QSKIP("there is no German locale");
    QCOMPARE(number, minus + QStringLiteral("1,234,567.89"));
    QCOMPARE(money, QStringLiteral("USD 0.362/h"));
}

QTEST_GUILESS_MAIN(TestFormatter)
#include "tst_formatter.moc"
