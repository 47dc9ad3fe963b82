// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/figure.h"

#include "core/base/quantity.h"
#include "tests/support/resources.h"

#include <QSet>
#include <QTest>

using namespace hakari;
using namespace hakari::test;

class TestFigure : public QObject
{
    Q_OBJECT

private slots:
    void metricsAreListedInOrderOnce();
    void keysReadBackAndDiffer();
    void symbolsHaveDistinctLettersAndNames();
    void everyRemarkIsASentence();
    void unitsConvertToWhatPeopleRead_data();
    void unitsConvertToWhatPeopleRead();
    void moneyIsNamedByItsCurrency();
};

void TestFigure::metricsAreListedInOrderOnce()
{
    for (std::size_t i = 0; i < metricCount; ++i)
        QCOMPARE(static_cast<std::size_t>(allMetrics()[i]), i);
    QCOMPARE(static_cast<std::size_t>(Metric::Carbon) + 1, metricCount);
}

void TestFigure::keysReadBackAndDiffer()
{
    QSet<QString> names;
    for (const Metric metric : allMetrics()) {
        QVERIFY(!key(metric).empty() && !name(metric).empty());
        QVERIFY(metricNamed(key(metric)) == metric);
        names.insert(toQt(name(metric)));
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(metricCount));
    QVERIFY(!metricNamed("Cost"));
    QVERIFY(!metricNamed(""));
}

void TestFigure::symbolsHaveDistinctLettersAndNames()
{
    QSet<QString> letters, names;
    constexpr int count = static_cast<int>(Symbol::LimitPower) + 1;
    for (int i = 0; i < count; ++i) {
        letters.insert(toQt(letter(static_cast<Symbol>(i))));
        names.insert(toQt(name(static_cast<Symbol>(i))));
    }
    QCOMPARE(letters.size(), count);
    QCOMPARE(names.size(), count);
    QVERIFY(letter(Symbol::Demand) == "D");
    QVERIFY(letter(Symbol::Efficiency) == "η");
    QVERIFY(letter(Symbol::ReferenceEnergy) == "E0");
}

void TestFigure::everyRemarkIsASentence()
{
    Figure borrowing;
    borrowing.lender = "g4dn.xlarge";
    QSet<QString> sentences;
    constexpr int count = static_cast<int>(Remark::IdleAboveLimit) + 1;
    for (int i = 0; i < count; ++i) {
        const QString text = toQt(hakari::sentence(static_cast<Remark>(i), borrowing));
        QVERIFY2(!text.contains(QLatin1Char('{')), qPrintable(text));
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        sentences.insert(text);
    }
    QCOMPARE(sentences.size(), count);
}

void TestFigure::unitsConvertToWhatPeopleRead_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("si");
    QTest::addColumn<double>("shown");
    QTest::addColumn<QString>("symbol");
    const auto row = [](const char *name, Unit unit, double si, double shown, const char *symbol) {
        QTest::newRow(name) << static_cast<int>(unit) << si << shown << QString::fromLatin1(symbol);
    };
    row("count", Unit::Count, 6, 6, "");
    row("fraction", Unit::Fraction, 0.25, 0.25, "");
    row("rate", Unit::Rate, 53.86, 53.86, "/s");
    row("demand", Unit::HourlyRate, 1000, 3.6e6, "/h");
    row("power", Unit::Watt, 77, 77, "W");
    row("energy", Unit::Joule, 3.6e6, 1, "kWh");
    row("mass", Unit::Kilogram, 2, 2, "kg");
    row("time", Unit::Second, 7200, 2, "h");
    row("service life", Unit::LifetimeSecond, 3600, 1, "h");
    row("intensity", Unit::KilogramPerJoule, 1 / 3.6e9, 1, "g/kWh");
}

void TestFigure::unitsConvertToWhatPeopleRead()
{
    QFETCH(int, unit);
    QFETCH(double, si);
    QTEST(reported(static_cast<Unit>(unit), si), "shown");
    QTEST(QString::fromStdString(reportedUnit(static_cast<Unit>(unit), "USD")), "symbol");
}

void TestFigure::moneyIsNamedByItsCurrency()
{
    QCOMPARE(reportedUnit(Unit::Money, "JPY"), std::string("JPY"));
    QCOMPARE(reportedUnit(Unit::MoneyPerHour, "EUR"), std::string("EUR/h"));
    QCOMPARE(reported(Unit::MoneyPerHour, 0.362), 0.362);
}

QTEST_APPLESS_MAIN(TestFigure)
#include "tst_figure.moc"
