// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/integration.h"

#include <cmath>
#include <functional>
#include <limits>

using namespace hakari;

namespace {

constexpr double raplRange = 262143.328850; // 2^32 steps of 2^-14 J, as the kernel prints it in microjoules
using Readings = std::vector<Reading>;
using Curve = std::function<double(double)>;

MeterDomain powerDomain()
{
    MeterDomain domain;
    domain.id = domain.name = "test";
    return domain;
}

/// Each reading is the mean of that long before it.
MeterDomain meanDomain(double seconds)
{
    MeterDomain domain = powerDomain();
    domain.averagedOver = Seconds{seconds};
    return domain;
}

MeterDomain energyDomain(std::optional<double> range = raplRange)
{
    MeterDomain domain = powerDomain();
    domain.kind = ReadingKind::Energy;
    if (range)
        domain.range = Joules{*range};
    return domain;
}

Window window(double begin, double end)
{
    return {Seconds{begin}, Seconds{end}};
}

Readings sampled(double from, double to, double step, const Curve &curve)
{
    Readings readings;
    const auto count = static_cast<int>(std::lround((to - from) / step));
    for (int i = 0; i <= count; ++i) {
        const double at = from + i * step;
        readings.push_back({Seconds{at}, curve(at)});
    }
    return readings;
}

/// A counter that rises by `watts` and begins again at `range`.
Curve counter(double watts, double start, double range = raplRange)
{
    return [=](double at) { return std::fmod(start + watts * at, range); };
}

Curve constant(double value)
{
    return [value](double) { return value; };
}

double joules(const Expected<DomainEnergy> &result)
{
    return result ? result->energy.value : std::nan("");
}

bool close(double value, double expected, double relative = 1e-12)
{
    const bool is = std::abs(value - expected) <= relative * std::abs(expected);
    if (!is)
        qWarning("%.17g instead of %.17g", value, expected);
    return is;
}

QString refusal(const Expected<DomainEnergy> &result)
{
    return result ? QStringLiteral("%1 J").arg(result->energy.value)
                  : QString::fromStdString(describe(result.error()));
}

} // namespace

Q_DECLARE_METATYPE(Readings)

class TestIntegration : public QObject
{
    Q_OBJECT

private slots:
    void constantPower();
    void ramps();
    void irregularSpacing();
    void edgesOnSamples();
    void edgesBetweenSamples();
    void edgesInOneInterval();
    void counters();
    void wraps_data();
    void wraps();
    void wrapOfASmallCounter();
    void resets_data();
    void resets();
    void coarseCountersAreNotRead_data();
    void coarseCountersAreNotRead();
    void countersInStepsCountWhereTheyChange();
    void aCounterThatStoodStillIsNoMeasurement();
    void whatFallsOutsideTheWindowDoesNotMatter();
    void gaps();
    void refuses_data();
    void refuses();
    void largeOffsetsLoseNothing();
    void manySamplesLoseNothing();
    void aMillionJoules();
    void saysHowWellItWasSampled();
    void readingsAtOneMoment();
    void counterAndSamplesAgree();
    void meansAreSteps();
    void windowsMayBeginInTheFirstMean();
    void gapsOfMeans();
    void windowsShorterThanTheMean();
    void onlyPowersAreMeans();
    void net();
};

void TestIntegration::constantPower()
{
    const auto result = integrate(powerDomain(), sampled(-1, 11, 0.5, constant(250)), window(0, 10));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, 2500));
    QVERIFY(close(result->mean.value, 250));
}

void TestIntegration::ramps()
{
    const Curve ramp = [](double at) { return 100 + 20 * at; };
    QVERIFY(close(joules(integrate(powerDomain(), sampled(0, 10, 0.25, ramp), window(0, 10))), 2000));
    QVERIFY(close(joules(integrate(powerDomain(), sampled(0, 10, 1, ramp), window(2.5, 7.25))),
                  100 * 4.75 + 10 * (7.25 * 7.25 - 2.5 * 2.5)));
}

void TestIntegration::irregularSpacing()
{
    const Readings readings{{Seconds{-0.7}, 10}, {Seconds{0.1}, 30}, {Seconds{0.2}, 20},
                            {Seconds{2.9}, 50},  {Seconds{3.0}, 50}, {Seconds{4.0}, 10}};
    // edges: 10 + 20 * 0.7/0.8 = 27.5 W at 0 s, 30 W at 3.5 s
    const double expected = (27.5 + 30) / 2 * 0.1 + 25 * 0.1 + 35 * 2.7 + 50 * 0.1 + 40 * 0.5;
    QVERIFY(close(joules(integrate(powerDomain(), readings, window(0, 3.5))), expected));
}

void TestIntegration::edgesOnSamples()
{
    const Readings readings{{Seconds{0}, 1000}, {Seconds{1}, 10}, {Seconds{2}, 30}, {Seconds{3}, 1000}};
    const auto result = integrate(powerDomain(), readings, window(1, 2));
    QVERIFY(close(joules(result), 20)); // the readings beyond the edges take no part
    QCOMPARE(result->readings, std::size_t{2});
    const Readings counts{{Seconds{1}, 100}, {Seconds{2}, 130}};
    QVERIFY(close(joules(integrate(energyDomain(), counts, window(1, 2))), 30));
}

void TestIntegration::edgesBetweenSamples()
{
    const Readings counts{{Seconds{0}, 100}, {Seconds{1}, 110}, {Seconds{2}, 140}, {Seconds{3}, 160}};
    QVERIFY(close(joules(integrate(energyDomain(), counts, window(0.25, 2.5))), 7.5 + 30 + 10));
}

void TestIntegration::edgesInOneInterval()
{
    const Readings powers{{Seconds{0}, 100}, {Seconds{2}, 300}};
    QVERIFY(close(joules(integrate(powerDomain(), powers, window(0.5, 1))), (150 + 200) / 2.0 * 0.5));
    const Readings counts{{Seconds{0}, 100}, {Seconds{2}, 300}};
    const auto result = integrate(energyDomain(), counts, window(0.5, 1));
    QVERIFY(close(joules(result), 50));
    QCOMPARE(result->readings, std::size_t{0});
}

void TestIntegration::counters()
{
    const auto result = integrate(energyDomain(), sampled(-1, 61, 0.1, counter(180, 5000)), window(0, 60));
    QVERIFY(close(joules(result), 10800, 1e-9));
    QVERIFY(close(result->mean.value, 180, 1e-9));
}

void TestIntegration::wraps_data()
{
    QTest::addColumn<double>("watts");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("wraps");
    QTest::newRow("none") << 200.0 << 600.0 << 0;
    QTest::newRow("one") << 200.0 << 1200.0 << 1;
    QTest::newRow("two") << 400.0 << 1200.0 << 2;
    QTest::newRow("ten") << 2000.0 << 1400.0 << 11;
}

void TestIntegration::wraps()
{
    QFETCH(double, watts);
    QFETCH(double, seconds);
    QFETCH(int, wraps);
    const double start = 100000;
    const Readings readings = sampled(-1, seconds + 1, 0.5, counter(watts, start));
    int falls = 0;
    for (std::size_t i = 1; i < readings.size(); ++i)
        falls += readings[i].value < readings[i - 1].value ? 1 : 0;
    QCOMPARE(falls, wraps);
    const auto result = integrate(energyDomain(), readings, window(0, seconds));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, watts * seconds, 1e-9));
}

void TestIntegration::wrapOfASmallCounter()
{
    const Readings readings = sampled(0, 100, 1, counter(30, 60, 1000));
    QVERIFY(close(joules(integrate(energyDomain(1000), readings, window(0, 100))), 3000, 1e-9));
}

void TestIntegration::resets_data()
{
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("after");
    QTest::addColumn<bool>("ranged");
    QTest::addColumn<bool>("wrap");
    // 100 W, read once a second: a wrap may imply 1,000 W
    QTest::newRow("wrap") << raplRange - 40 << 60.0 << true << true;
    QTest::newRow("largest wrap") << raplRange - 40 << 959.0 << true << true;
    QTest::newRow("too large for a wrap") << raplRange - 40 << 961.0 << true << false;
    QTest::newRow("reset") << 5000.0 << 0.0 << true << false;
    QTest::newRow("small fall") << 5000.0 << 4999.0 << true << false;
    QTest::newRow("range not known") << raplRange - 40 << 60.0 << false << false;
}

void TestIntegration::resets()
{
    QFETCH(double, before);
    QFETCH(double, after);
    QFETCH(bool, ranged);
    QFETCH(bool, wrap);
    const Readings readings{
        {Seconds{0}, before - 100}, {Seconds{1}, before}, {Seconds{2}, after}, {Seconds{3}, after + 100}};
    const MeterDomain domain = energyDomain(ranged ? std::optional(raplRange) : std::nullopt);
    const auto result = integrate(domain, readings, window(0, 3));
    QVERIFY2(result.has_value() == wrap, qPrintable(refusal(result)));
    if (wrap)
        QVERIFY(close(result->energy.value, 200 + raplRange - before + after, 1e-9));
    else
        QVERIFY(result.error().code == ErrorCode::PowerReset);
}

/// A counter that shows whole steps only.
Curve inSteps(double watts, double step)
{
    return [=](double at) { return 5e6 + std::floor(watts * at / step) * step; };
}

void TestIntegration::coarseCountersAreNotRead_data()
{
    QTest::addColumn<double>("watts");
    QTest::addColumn<double>("begin");
    QTest::addColumn<double>("end");
    // a plug that counts in 0.001 kWh
    QTest::newRow("a step in the window") << 100.0 << 30.0 << 40.0;
    QTest::newRow("no step in the window") << 100.0 << 40.0 << 50.0;
    QTest::newRow("before the first step") << 100.0 << 10.0 << 20.0;
    QTest::newRow("after the last step") << 100.0 << 110.0 << 120.0;
    QTest::newRow("many steps") << 1000.0 << 20.0 << 100.0;
}

void TestIntegration::coarseCountersAreNotRead()
{
    QFETCH(double, watts);
    QFETCH(double, begin);
    QFETCH(double, end);
    const Readings readings = sampled(0, 120, 0.5, inSteps(watts, 3600));
    const auto result = integrate(energyDomain(std::nullopt), readings, window(begin, end));
    QVERIFY2(!result && result.error().code == ErrorCode::PowerGap, qPrintable(refusal(result)));
}

void TestIntegration::countersInStepsCountWhereTheyChange()
{
    const Readings readings = sampled(0, 63, 0.1, inSteps(200, 300)); // a step each 1.5 s
    const auto result = integrate(energyDomain(std::nullopt), readings, window(10, 60));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, 200 * 50, 1e-9));
    QVERIFY(close(result->largestGap.value, 1.5, 1e-9));
    QCOMPARE(result->readings, std::size_t{34}); // 10.5 s, 12 s, ..., 60 s
    // nobody saw when the first value came
    QVERIFY(!integrate(energyDomain(std::nullopt), readings, window(1, 60)));
    QVERIFY(
        !integrate(energyDomain(std::nullopt), sampled(0, 60.5, 0.1, inSteps(200, 300)), window(10, 60.2)));
    const auto counted = countedReadings(energyDomain(), readings);
    QCOMPARE(counted.size(), std::size_t{42});
    QVERIFY(countedReadings(energyDomain(), counted) == counted);
    QVERIFY(countedReadings(powerDomain(), readings) == readings);
    const Window second = window(10, 11);
    const auto part = integrate(energyDomain(std::nullopt), readingsAround(counted, second), second);
    QVERIFY2(part, qPrintable(refusal(part)));
    QVERIFY(close(part->energy.value, 200, 1e-9));
}

void TestIntegration::aCounterThatStoodStillIsNoMeasurement()
{
    Readings readings = sampled(0, 60, 0.5, constant(5000));
    const auto still = integrate(energyDomain(), readings, window(10, 50));
    QVERIFY2(!still && still.error().code == ErrorCode::PowerZero, qPrintable(refusal(still)));
    readings.back().value = 5001; // too late to tell anything of the window
    const auto late = integrate(energyDomain(), readings, window(10, 50));
    QVERIFY2(!late && late.error().code == ErrorCode::PowerGap, qPrintable(refusal(late)));
}

void TestIntegration::whatFallsOutsideTheWindowDoesNotMatter()
{
    const Readings reset{{Seconds{0}, 9000}, {Seconds{1}, 0},    {Seconds{2}, 50},
                         {Seconds{3}, 100},  {Seconds{20}, 800}, {Seconds{21}, 10}};
    QVERIFY(close(joules(integrate(energyDomain(), reset, window(1, 3))), 100));
}

void TestIntegration::gaps()
{
    const auto with = [](double gap) {
        const Readings readings{{Seconds{0}, 10}, {Seconds{1}, 10}, {Seconds{1 + gap}, 10}, {Seconds{6}, 10}};
        return integrate(powerDomain(), readings, window(0.5, 5));
    };
    QVERIFY(close(joules(with(2.999)), 45));
    QCOMPARE(with(3.0)->largestGap.value, 3.0);
    QVERIFY(with(3.001).error().code == ErrorCode::PowerGap);
    QCOMPARE(with(3.001).error().args.at("place"), std::string("1.000 s"));
    const Readings far = sampled(1.8e9 + 0.1, 1.8e9 + 60.1, 3, constant(10)); // not exactly 3 s in a double
    QVERIFY(close(joules(integrate(powerDomain(), far, window(1.8e9 + 1, 1.8e9 + 59))), 580));
    // a host that slept for an hour, seen on a clock that counts sleep
    Readings slept = sampled(0, 10, 1, constant(10));
    slept.push_back({Seconds{3610}, 10});
    QVERIFY(integrate(powerDomain(), slept, window(1, 20)).error().code == ErrorCode::PowerGap);
    QVERIFY(integrate(powerDomain(), slept, window(1, 9))); // it slept after the window
}

void TestIntegration::refuses_data()
{
    QTest::addColumn<Readings>("readings");
    QTest::addColumn<double>("end");
    QTest::addColumn<int>("code");
    const double nan = std::nan("");
    const double infinite = std::numeric_limits<double>::infinity();
    const auto row = [](const char *title, const Readings &readings, double end, ErrorCode code) {
        QTest::newRow(title) << readings << end << static_cast<int>(code);
    };
    const Readings good{{Seconds{0}, 5}, {Seconds{1}, 6}, {Seconds{2}, 7}};
    row("no reading", {}, 2, ErrorCode::PowerTooFew);
    row("one reading", {{Seconds{1}, 5}}, 2, ErrorCode::PowerTooFew);
    row("starts late", {{Seconds{0.1}, 5}, {Seconds{2}, 6}}, 2, ErrorCode::PowerEdges);
    row("ends early", good, 2.001, ErrorCode::PowerEdges);
    row("back in time", {{Seconds{0}, 5}, {Seconds{2}, 6}, {Seconds{1}, 7}, {Seconds{3}, 8}}, 2,
        ErrorCode::PowerDisorder);
    row("no time", {{Seconds{0}, 5}, {Seconds{nan}, 6}, {Seconds{3}, 8}}, 2, ErrorCode::PowerDisorder);
    row("no number", {{Seconds{0}, 5}, {Seconds{1}, nan}, {Seconds{3}, 8}}, 2, ErrorCode::PowerBadReading);
    row("infinite", {{Seconds{0}, 5}, {Seconds{1}, infinite}, {Seconds{3}, 8}}, 2,
        ErrorCode::PowerBadReading);
    row("negative", {{Seconds{0}, 5}, {Seconds{1}, -1}, {Seconds{3}, 8}}, 2, ErrorCode::PowerBadReading);
    row("beyond the range", {{Seconds{0}, 5}, {Seconds{1}, 1e9}, {Seconds{3}, 1e9}}, 2,
        ErrorCode::PowerBadReading);
    row("stuck", {{Seconds{0}, 0}, {Seconds{1}, 0}, {Seconds{3}, 0}}, 2, ErrorCode::PowerZero);
    row("no length", good, 0, ErrorCode::ArgumentInvalid);
    row("backwards", good, -1, ErrorCode::ArgumentInvalid);
    row("endless", good, infinite, ErrorCode::ArgumentInvalid);
    row("not a time", good, nan, ErrorCode::ArgumentInvalid);
}

void TestIntegration::refuses()
{
    QFETCH(Readings, readings);
    QFETCH(double, end);
    QFETCH(int, code);
    MeterDomain power = powerDomain();
    power.range = Joules{raplRange};
    for (const MeterDomain &domain : {energyDomain(), power}) {
        const auto result = integrate(domain, readings, window(0, end));
        QVERIFY2(!result, qPrintable(refusal(result)));
        QCOMPARE(static_cast<int>(result.error().code), code);
        QVERIFY2(!refusal(result).contains(QLatin1Char('{')), qPrintable(refusal(result)));
    }
}

void TestIntegration::largeOffsetsLoseNothing()
{
    // A counter at 1e9 J in steps of 1e-3 J, which a double holds to 1.2e-7 J: the difference is what counts.
    const Curve far = [](double at) { return 1e9 + std::round(50 * at * 1000) / 1000; };
    const auto result = integrate(energyDomain(std::nullopt), sampled(0, 100, 0.01, far), window(0, 100));
    QVERIFY(close(joules(result), 5000, 1e-10));
    // Times of day, in s since 1970.
    const double day = 1.8e9;
    const auto later = integrate(powerDomain(), sampled(day, day + 100, 0.5, constant(50)),
                                 window(day + 10, day + 20));
    QVERIFY(close(joules(later), 500));
}

void TestIntegration::manySamplesLoseNothing()
{
    const auto result = integrate(powerDomain(), sampled(0, 1000, 0.001, constant(0.1)), window(0, 1000));
    QVERIFY(close(joules(result), 100, 1e-12));
}

void TestIntegration::aMillionJoules()
{
    const double seconds = 1000;
    const auto counted = integrate(energyDomain(), sampled(0, seconds, 1, counter(1000, 0)),
                                   window(0, seconds));
    QVERIFY(close(joules(counted), 1e6, 1e-9));
    QVERIFY(close(
        joules(integrate(powerDomain(), sampled(0, seconds, 1, constant(1000)), window(0, seconds))), 1e6));
}

void TestIntegration::saysHowWellItWasSampled()
{
    const Readings readings{{Seconds{-2}, 10}, {Seconds{0.5}, 10}, {Seconds{1}, 10}, {Seconds{3}, 10}};
    const auto result = integrate(powerDomain(), readings, window(0, 2));
    QCOMPARE(result->readings, std::size_t{2});
    QCOMPARE(result->largestGap.value, 2.5); // the reading before the window brackets it
}

void TestIntegration::readingsAtOneMoment()
{
    const Readings powers{{Seconds{0}, 10}, {Seconds{1}, 10}, {Seconds{1}, 30}, {Seconds{2}, 30}};
    QVERIFY(close(joules(integrate(powerDomain(), powers, window(0, 2))), 40));
    const Readings counts{{Seconds{0}, 10}, {Seconds{1}, 20}, {Seconds{1}, 21}, {Seconds{2}, 31}};
    QVERIFY(close(joules(integrate(energyDomain(), counts, window(0, 2))), 21));
}

void TestIntegration::counterAndSamplesAgree()
{
    const auto power = [](double at) { return 200 + 100 * std::sin(at); };
    const auto energy = [](double at) { return 1000 + 200 * at - 100 * std::cos(at); };
    const Window measured = window(1.005, 58.995);
    const double expected = energy(measured.end.value) - energy(measured.begin.value);
    QVERIFY(close(joules(integrate(powerDomain(), sampled(0, 60, 0.01, power), measured)), expected, 1e-4));
    QVERIFY(close(joules(integrate(energyDomain(), sampled(0, 60, 0.01, energy), measured)), expected, 1e-4));
}

void TestIntegration::meansAreSteps()
{
    const Readings minutes{{Seconds{0}, 50}, {Seconds{60}, 100}, {Seconds{120}, 300}, {Seconds{180}, 200}};
    const auto result = integrate(meanDomain(60), minutes, window(30, 150));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, 30 * 100 + 60 * 300 + 30 * 200));
    QVERIFY(close(result->mean.value, 27000.0 / 120));
    QCOMPARE(result->largestGap.value, 60.0);
    QCOMPARE(result->readings, std::size_t{2});
    // on the readings themselves
    QVERIFY(close(joules(integrate(meanDomain(60), minutes, window(60, 180))), 60 * 300 + 60 * 200));
}

void TestIntegration::windowsMayBeginInTheFirstMean()
{
    const Readings minutes{{Seconds{20}, 100}, {Seconds{80}, 300}};
    const auto result = integrate(meanDomain(60), minutes, window(-40, 80));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, 60 * 100 + 60 * 300));
    QCOMPARE(result->readings, std::size_t{2});
    const auto inside = integrate(meanDomain(60), minutes, window(0, 70));
    QVERIFY(close(joules(inside), 20 * 100 + 50 * 300));
    for (const Window &beyond : {window(-40.1, 70), window(0, 80.1)}) {
        const auto refused = integrate(meanDomain(60), minutes, beyond);
        QVERIFY2(!refused && refused.error().code == ErrorCode::PowerEdges, qPrintable(refusal(refused)));
    }
    // an instant tells nothing of what was before it
    QVERIFY(!integrate(powerDomain(), sampled(0, 10, 1, constant(5)), window(-0.5, 5)));
}

void TestIntegration::gapsOfMeans()
{
    const Readings late{{Seconds{0}, 100}, {Seconds{63}, 100}, {Seconds{126}, 100}};
    const auto result = integrate(meanDomain(60), late, window(10, 100));
    QVERIFY2(result, qPrintable(refusal(result)));
    QVERIFY(close(result->energy.value, 9000));
    QCOMPARE(result->largestGap.value, 63.0);
    const Readings missing{{Seconds{0}, 100}, {Seconds{63.1}, 100}, {Seconds{123}, 100}};
    const auto refused = integrate(meanDomain(60), missing, window(10, 100));
    QVERIFY2(!refused && refused.error().code == ErrorCode::PowerGap, qPrintable(refusal(refused)));
    QCOMPARE(refused.error().args.at("limit"), std::string("63.000 s"));
    // a short mean changes little
    QVERIFY(!integrate(meanDomain(1), sampled(0, 60, 5, constant(100)), window(10, 50)));
}

void TestIntegration::windowsShorterThanTheMean()
{
    const Readings minutes{{Seconds{0}, 100}, {Seconds{60}, 100}, {Seconds{120}, 100}};
    QVERIFY(integrate(meanDomain(60), minutes, window(10, 70)));
    const auto refused = integrate(meanDomain(60), minutes, window(10, 69.9));
    QVERIFY2(!refused && refused.error().code == ErrorCode::WindowTooShort, qPrintable(refusal(refused)));
    QVERIFY2(refusal(refused).contains("60.000 s"), qPrintable(refusal(refused)));
}

void TestIntegration::onlyPowersAreMeans()
{
    MeterDomain counted = energyDomain();
    counted.averagedOver = Seconds{60};
    const Readings readings = sampled(0, 10, 1, counter(100, 0));
    QVERIFY(close(joules(integrate(counted, readings, window(2, 5))), 300));
    QVERIFY(!integrate(counted, sampled(0, 120, 60, counter(100, 0)), window(0, 120)));
    QVERIFY(
        close(joules(integrate(meanDomain(0), sampled(0, 2, 1, [](double at) { return at; }), window(0, 2))),
              2)); // no length, no mean
}

void TestIntegration::net()
{
    QCOMPARE(netEnergy(Joules{1000}, Watts{30}, Seconds{10})->value, 700.0);
    QCOMPARE(netEnergy(Joules{300}, Watts{30}, Seconds{10})->value, 0.0);
    const auto rounded = netEnergy(Joules{300}, Watts{30 * (1 + 0.9 * netSlack)}, Seconds{10});
    QVERIFY(rounded && rounded->value == 0.0);
    QVERIFY(!netEnergy(Joules{300}, Watts{30 * (1 + 1.1 * netSlack)}, Seconds{10}));
    const auto below = netEnergy(Joules{299}, Watts{30}, Seconds{10});
    QVERIFY(!below && below.error().code == ErrorCode::PowerBelowIdle);
    QCOMPARE(below.error().args.at("value"), std::string("29.9 W"));
}

QTEST_APPLESS_MAIN(TestIntegration)
#include "tst_integration.moc"
