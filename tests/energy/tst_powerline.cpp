// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/powerline.h"
#include "tests/support/foreignlocale.h"

#include <cmath>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr double never = -1.0;

std::string refusal(const Expected<std::optional<PowerLine>> &line)
{
    if (!line)
        return describe(line.error());
    return *line ? "a reading" : "no reading";
}

/// A reader that has taken these lines.
PowerLineReader readerOf(const std::vector<std::string> &lines)
{
    PowerLineReader reader("feed:1");
    std::size_t number = 0;
    for (const std::string &line : lines) {
        const auto taken = reader.take(line, ++number);
        if (!taken)
            qFatal("%s", describe(taken.error()).c_str());
    }
    return reader;
}

} // namespace

class TestPowerLine : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void readsInAnyLocale();
    void refuses_data();
    void refuses();
    void saysWhichLine();
    void skipsComments_data();
    void skipsComments();
    void isAPlugByDefault();
    void headersDescribeTheDomain();
    void countersHaveNoInterval();
    void refusesHeaders_data();
    void refusesHeaders();
    void headersMayBeRepeatedOnly();
    void theFirstReadingSettlesTheKind();
    void showsForeignText();
};

void TestPowerLine::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<double>("time");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("energy");
    const auto row = [](const char *line, double time, double value, bool energy = false) {
        QTest::newRow(line) << QByteArray(line) << time << value << energy;
    };
    row("314.5", never, 314.5);
    row("314.5W", never, 314.5);
    row("  314.5 \t W  ", never, 314.5);
    row("0", never, 0.0);
    row("3.145e2 W", never, 314.5);
    row("0.5 kW", never, 500.0);
    row("2500mW", never, 2.5);
    row("7 J", never, 7.0, true);
    row("2kJ", never, 2000.0, true);
    row("2 Wh", never, 7200.0, true);
    row("0.25kWh", never, 900000.0, true);
    row("314.5 # the rack", never, 314.5);
    row("314.5\r", never, 314.5);
    row("1795428900 314.5", 1795428900.0, 314.5);
    row("1795428900.25,314.5", 1795428900.25, 314.5);
    row("1795428900.25 , 314.5 W", 1795428900.25, 314.5);
    row("1795428900.25\t314.5\tkJ", 1795428900.25, 314500.0, true);
    row("1000000000 5", 1000000000.0, 5.0);
    row("1970-01-01T00:00:00Z 5", 0.0, 5.0);
    row("2026-11-23T10:15:00Z 5", 1795428900.0, 5.0);
    row("2026-11-23T10:15:00.250Z 314.5 W", 1795428900.25, 314.5);
    row("2026-11-23T19:15:00+09:00,314.5W", 1795428900.0, 314.5);
    row("2026-11-23T19:15:00+0900 314.5W", 1795428900.0, 314.5);
    row("2026-11-23T04:45:00-05:30 314.5W", 1795428900.0, 314.5);
    row("2028-02-29T23:59:59.5Z 5", 1835481599.5, 5.0);
}

void TestPowerLine::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(double, time);
    PowerLineReader reader("feed:1");
    const auto read = reader.take(line.toStdString(), 1);
    QVERIFY2(read && *read, refusal(read).c_str());
    QCOMPARE((*read)->time.has_value(), time >= 0.0);
    if (time >= 0.0)
        QCOMPARE((*read)->time->value, time);
    QTEST((*read)->value, "value");
    QTEST((*read)->kind == ReadingKind::Energy, "energy");
}

void TestPowerLine::readsInAnyLocale()
{
    const ForeignLocale german("de_DE.UTF-8");
    if (!german.isActive())
        QSKIP("the locale cannot be had here");
    PowerLineReader reader("feed:1");
    const auto read = reader.take("1795428900.25 314.5", 1);
    QVERIFY2(read && *read, refusal(read).c_str());
    QCOMPARE((*read)->value, 314.5);
    QVERIFY(!reader.take("314,5", 2));
}

void TestPowerLine::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("cause");
    const auto row = [](const char *line, const char *cause) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(cause);
    };
    row("-5", "negative");
    row("1795428900 -0.1 W", "negative");
    row("nan", "not a number");
    row("NaN W", "not a number");
    row("inf W", "not a number");
    row("-inf", "not a number");
    row("1e999 W", "not a number");
    row("1e308 kWh", "too large");
    row("0x1F W", "not a number");
    row("1e2e3", "not a number");
    row("1 000 W", "no Unix time");
    row("314,5", "decimals are written with a point");
    row("314,5 W", "decimals are written with a point");
    row("3145678901,5 J extra", "more than a time");
    row("1.795.428,5", "neither in Unix seconds");
    row("314.5 w", "the unit is none of");
    row("314.5 V", "the unit is none of");
    row("314.5V", "not a number");
    row("314.5 Ws", "the unit is none of");
    row("314.5 kilowatts", "the unit is none of");
    row("W", "not a number");
    row("W W", "not a number");
    row("power: 314.5 W", "neither in Unix seconds");
    row("1795428900,,314.5", "a comma may stand");
    row("1795428900,314,5", "a comma may stand");
    row(",314.5", "a comma may stand");
    row("314.5,", "a comma may stand");
    row("1795428900;314.5", "not a number");
    row("1795428900 314.5 W 5", "more than a time");
    row("1795428900000 314.5", "no Unix time in seconds");
    row("-1795428900 314.5", "no Unix time in seconds");
    row("60 314.5", "no Unix time in seconds");
    row("2026-11-23T10:15:00 314.5", "no zone");
    row("2026-11-23T10:15:00.5 314.5", "no zone");
    row("2026-11-23 10:15:00Z 314.5", "more than a time");
    row("2026-11-23T10:15:00+9 314.5", "the zone of the time");
    row("2026-11-23T10:15:00+25:00 314.5", "the zone of the time");
    row("2026-11-23T10:15:00Zulu 314.5", "the zone of the time");
    row("2026-11-23T10:15:00JST 314.5", "the zone of the time");
    row("2026-13-23T10:15:00Z 314.5", "neither in Unix seconds");
    row("2026-02-29T10:15:00Z 314.5", "neither in Unix seconds");
    row("2026-11-23T24:15:00Z 314.5", "neither in Unix seconds");
    row("2026-11-23T10:60:00Z 314.5", "neither in Unix seconds");
    row("2026-11-23T10:15:60Z 314.5", "neither in Unix seconds");
    row("2026-11-23T10:15:0Z 314.5", "neither in Unix seconds");
    row("2026-11-23T10:15Z 314.5", "neither in Unix seconds");
    row("26-11-23T10:15:00Z 314.5", "neither in Unix seconds");
    row("10:15:00 314.5", "neither in Unix seconds");
    row("\xFF\x01\x02", "not a number");
}

void TestPowerLine::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, cause);
    PowerLineReader reader("feed:1");
    const auto read = reader.take(line.toStdString(), 1);
    QVERIFY2(!read && read.error().code == ErrorCode::FeedBadLine, refusal(read).c_str());
    QVERIFY2(refusal(read).find(cause.toStdString()) != std::string::npos, refusal(read).c_str());
    const auto after = reader.take("314.5", 2); // and goes on
    QVERIFY2(after && *after, refusal(after).c_str());
}

void TestPowerLine::saysWhichLine()
{
    PowerLineReader reader("feed:2");
    const auto read = reader.take("12,5 W", 41);
    QVERIFY2(refusal(read).starts_with("The power feed feed:2, line 41: \"12,5 W\" is not a reading:"),
             refusal(read).c_str());
}

void TestPowerLine::skipsComments_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", " \t\r", "#", "# started at 10:15", "#314.5 W", "# 10:15:00 started",
                             "# Note: by hand", "# see https://example.org"})
        QTest::newRow(line) << QByteArray(line);
}

void TestPowerLine::skipsComments()
{
    QFETCH(QByteArray, line);
    PowerLineReader reader("feed:1");
    const auto read = reader.take(line.toStdString(), 1);
    QVERIFY2(read && !*read, refusal(read).c_str());
}

void TestPowerLine::isAPlugByDefault()
{
    const MeterDomain domain = readerOf({"314.5"}).domain();
    MeterDomain expected;
    expected.id = expected.name = "feed:1";
    expected.covers = Coverage::wholeSystem();
    expected.boundary = PowerBoundary::AcWall;
    QVERIFY(domain == expected);
    QVERIFY(domain.provenance == Provenance::Measured && domain.kind == ReadingKind::Power);
}

void TestPowerLine::headersDescribeTheDomain()
{
    const MeterDomain domain = readerOf({"# covers: cpu, dram", "#boundary:DC supply",
                                         "  # name: rack PDU outlet 7  ", "# interval: 10 s", "314.5"})
                                   .domain();
    QVERIFY((domain.covers == Coverage{Part::Cpu, Part::Dram}));
    QVERIFY(domain.boundary == PowerBoundary::DcSupply);
    QCOMPARE(domain.name, std::string("rack PDU outlet 7"));
    QVERIFY(domain.averagedOver == Seconds{10.0});
    QVERIFY(readerOf({"# interval: 0.5"}).domain().averagedOver == Seconds{0.5});
    QVERIFY(readerOf({"# covers: unknown"}).domain().covers.empty());
    QVERIFY(readerOf({"# boundary: power model"}).domain().provenance == Provenance::Estimated);
}

void TestPowerLine::countersHaveNoInterval()
{
    const MeterDomain domain = readerOf({"# interval: 10 s", "314.5 kWh"}).domain();
    QVERIFY(domain.kind == ReadingKind::Energy && !domain.averagedOver);
}

void TestPowerLine::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("cause");
    const auto row = [](const char *line, const char *cause) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(cause);
    };
    row("# covers: gpu", "the parts are none of");
    row("# covers: cpu; dram", "the parts are none of");
    row("# covers:", "the parts are none of");
    row("# boundary: wall", "the boundary is none of");
    row("# boundary: ac wall", "the boundary is none of");
    row("# name:", "the header is none of");
    row("# cover: cpu", "the header is none of");
    row("# interval: often", "number of seconds");
    row("# interval: 0 s", "number of seconds");
    row("# interval: -1 s", "number of seconds");
    row("# interval: 100 ms", "number of seconds");
    row("# interval: 1,5 s", "number of seconds");
}

void TestPowerLine::refusesHeaders()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, cause);
    PowerLineReader reader("feed:1");
    const auto read = reader.take(line.toStdString(), 1);
    QVERIFY2(!read && read.error().code == ErrorCode::FeedBadLine, refusal(read).c_str());
    QVERIFY2(refusal(read).find(cause.toStdString()) != std::string::npos, refusal(read).c_str());
}

void TestPowerLine::headersMayBeRepeatedOnly()
{
    PowerLineReader reader = readerOf({"# covers: cpu", "# covers: dram", "314.5", "# covers: dram"});
    QVERIFY(reader.domain().covers == Coverage{Part::Dram});
    const auto read = reader.take("# covers: cpu", 5);
    QVERIFY2(!read && refusal(read).find("says something new") != std::string::npos, refusal(read).c_str());
    QVERIFY(reader.domain().covers == Coverage{Part::Dram});
}

void TestPowerLine::theFirstReadingSettlesTheKind()
{
    PowerLineReader power = readerOf({"314.5", "0.3 kW"});
    QVERIFY(!power.take("5 J", 3));
    PowerLineReader energy = readerOf({"5 J", "1 kWh"});
    QVERIFY(energy.domain().kind == ReadingKind::Energy);
    const auto read = energy.take("5", 3); // watts
    QVERIFY2(!read && refusal(read).find("between power and energy") != std::string::npos,
             refusal(read).c_str());
}

void TestPowerLine::showsForeignText()
{
    QCOMPARE(shownText(" a\tb\n\x1B[1m\x7F"), std::string("a b  [1m"));
    QCOMPARE(shownText("\xFF"), std::string("\xEF\xBF\xBD"));
    QCOMPARE(shownText("\xE9\x9B\xBB\xE5\x8A\x9B"), std::string("\xE9\x9B\xBB\xE5\x8A\x9B"));
    QVERIFY(shownText(std::string(5000, 'x')).size() == 120);
    QVERIFY(shownText("").empty());
}

QTEST_APPLESS_MAIN(TestPowerLine)
#include "tst_powerline.moc"
