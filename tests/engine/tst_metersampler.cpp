// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/engine/simulated.h"
#include "tests/engine/simulatedmeter.h"
#include "tests/support/longwait.h"

#include "core/energy/integration.h"
#include "core/engine/metersampler.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

using namespace hakari;
using namespace hakari::test;

namespace {

using Meters = std::vector<std::unique_ptr<PowerMeter>>;

std::unique_ptr<SimulatedMeter> meterOf(const char *id, SimulatedMeter::Read read,
                                        std::optional<Seconds> averagedOver = {})
{
    MeterDomain domain = domainOf(id, {Part::Cpu});
    domain.averagedOver = averagedOver;
    return std::make_unique<SimulatedMeter>(std::move(domain), std::move(read));
}

template <class... Each>
Meters metersOf(Each... each)
{
    Meters meters;
    (meters.push_back(std::move(each)), ...);
    return meters;
}

constexpr std::int64_t second = 1'000'000'000;
constexpr Seconds minute{60.0}; ///< a meter that averages over it is waited for as long

} // namespace

class TestMeterSampler : public QObject
{
    Q_OBJECT

private slots:
    void everyReadingIsHandedOverOnceAndInOrder();
    void aReadingStandsInTheMiddleOfItsReadAndBeforeItsAge();
    void aReadingOlderThanTheLastIsNone();
    void whatIsNotNewIsNoReading();
    void aFailureIsToldOnce();
    void meanPowerLeavesOutWhatWasNotReadToTheEnd();
    void noOtherMeterStandsInForOneThatIsLate();
    void aCounterThatNeverMovedStandsInNobodysWay();
    void windowsFollowWhatAMeterReallyGives();
    void allThatAMeterHasIsRead();
    void aSlowMeterDelaysNoOther();
    void itWaitsForTheReadingsThatBracketTheEnd();
    void itWaitsForACounterToMove();
    void itWaitsAsLongAsReadingsComeLate();
    void itWaitsForTheFirstReadingOfEveryMeter();
    void aStopEndsTheWait();
};

void TestMeterSampler::everyReadingIsHandedOverOnceAndInOrder()
{
    SimulatedClock clock;
    double value = 0;
    MeterSampler sampler(metersOf(meterOf("a", [&value] { return ++value; })), clock, usualMeterInterval,
                         false);
    QCOMPARE(sampler.domains().size(), std::size_t{1});
    QVERIFY(sampler.domains().front().readings.empty());
    sampler.sample();
    clock.pass(second);
    sampler.sample();
    const auto first = sampler.takeNew();
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(first.front().meter, std::string("a"));
    const std::vector<Reading> expected{{{0}, 1}, {{1}, 2}};
    QVERIFY(first.front().readings == expected);
    QVERIFY(sampler.takeNew().empty());
    clock.pass(second);
    sampler.sample();
    const std::vector<Reading> third{{{2}, 3}};
    QVERIFY(sampler.takeNew().front().readings == third);
}

void TestMeterSampler::aReadingStandsInTheMiddleOfItsReadAndBeforeItsAge()
{
    SimulatedClock clock;
    clock.pass(10 * second);
    auto meter = meterOf("a", [&clock] {
        clock.pass(second / 2);
        return 7.0;
    });
    meter->oldness = {2};
    MeterSampler sampler(metersOf(std::move(meter)), clock, usualMeterInterval, false);
    sampler.sample();
    QCOMPARE(sampler.takeNew().front().readings.front().at.value, 8.25);
}

void TestMeterSampler::aReadingOlderThanTheLastIsNone()
{
    SimulatedClock clock;
    clock.pass(10 * second);
    auto meter = meterOf("a", [] { return 7.0; });
    SimulatedMeter &told = *meter;
    MeterSampler sampler(metersOf(std::move(meter)), clock, usualMeterInterval, false);
    sampler.sample();
    clock.pass(second);
    told.oldness = {3};
    sampler.sample();
    QCOMPARE(sampler.takeNew().front().readings.size(), std::size_t{1});
}

void TestMeterSampler::whatIsNotNewIsNoReading()
{
    SimulatedClock clock;
    MeterSampler sampler(metersOf(meterOf("a", [] { return std::optional<double>(); })), clock,
                         usualMeterInterval, false);
    sampler.sample();
    QVERIFY(sampler.takeNew().empty());
    QVERIFY(sampler.takeFailures().empty());
}

void TestMeterSampler::aFailureIsToldOnce()
{
    SimulatedClock clock;
    const Error broken{ErrorCode::MeterUnreadable, {{"meter", "a"}, {"file", "f"}}};
    bool fails = true;
    MeterSampler sampler(metersOf(meterOf("a",
                                          [&]() -> Expected<std::optional<double>> {
                                              if (fails)
                                                  return tl::unexpected(broken);
                                              return 5.0;
                                          })),
                         clock, usualMeterInterval, false);
    sampler.sample();
    sampler.sample();
    QVERIFY(sampler.takeFailures() == std::vector{broken});
    QVERIFY(sampler.takeFailures().empty());
    fails = false;
    sampler.sample();
    QCOMPARE(sampler.takeNew().front().readings.size(), std::size_t{1});
}

void TestMeterSampler::meanPowerLeavesOutWhatWasNotReadToTheEnd()
{
    SimulatedClock clock;
    MeterSampler sampler(metersOf(meterOf("a", [] { return 50.0; })), clock, usualMeterInterval, false);
    QVERIFY(!sampler.meanPower({{0}, {1}}));
    sampler.sample();
    clock.pass(second);
    sampler.sample();
    QVERIFY(sampler.meanPower({{0}, {1}}) == Watts{50});
    QVERIFY(sampler.meanPower({{0}, {1.25}}) == Watts{50});
    QVERIFY(!sampler.meanPower({{0}, {1.26}}));
    QVERIFY(!sampler.meanPower({{-0.1}, {1}}));
}

void TestMeterSampler::noOtherMeterStandsInForOneThatIsLate()
{
    SimulatedClock clock;
    bool late = false;
    Meters meters = metersOf(
        std::make_unique<SimulatedMeter>(domainOf("wall", Coverage::wholeSystem()),
                                         [&late] { return late ? std::nullopt : std::optional(300.0); }),
        std::make_unique<SimulatedMeter>(domainOf("package", {Part::Cpu}, PowerBoundary::Chip),
                                         [] { return 50.0; }));
    MeterSampler sampler(std::move(meters), clock, usualMeterInterval, false);
    sampler.sample();
    clock.pass(second);
    sampler.sample();
    QVERIFY(sampler.meanPower({{0}, {1}}) == Watts{300});
    late = true;
    clock.pass(second);
    sampler.sample();
    QVERIFY(!sampler.meanPower({{0}, {2}}));
    late = false;
    clock.pass(second);
    sampler.sample();
    QVERIFY(sampler.meanPower({{0}, {3}}) == Watts{300});
}

void TestMeterSampler::aCounterThatNeverMovedStandsInNobodysWay()
{
    SimulatedClock clock;
    MeterDomain uncore = domainOf("uncore", Coverage::wholeSystem());
    uncore.kind = ReadingKind::Energy;
    MeterSampler sampler(metersOf(std::make_unique<SimulatedMeter>(uncore, [] { return 7.0; }),
                                  meterOf("a", [] { return 50.0; })),
                         clock, usualMeterInterval, false);
    for (int i = 0; i < 3; ++i, clock.pass(second))
        sampler.sample();
    QVERIFY(sampler.meanPower({{0}, {2}}) == Watts{50});
}

void TestMeterSampler::windowsFollowWhatAMeterReallyGives()
{
    SimulatedClock clock;
    int reads = 0;
    MeterSampler sampler(
        metersOf(meterOf("a", // asked three times a second, it tells something once
                         [&reads] { return reads++ % 3 == 0 ? std::optional(50.0) : std::nullopt; })),
        clock, usualMeterInterval, false);
    QCOMPARE(sampler.windowNeeded().value, 0.6);
    for (int i = 0; i < 12; ++i, clock.pass(second / 3))
        sampler.sample();
    QVERIFY(std::abs(sampler.windowNeeded().value - 6.0) < 1e-6);
}

void TestMeterSampler::allThatAMeterHasIsRead()
{
    SimulatedClock clock;
    clock.pass(10 * second);
    auto meter = meterOf("a", [] { return 0.0; });
    SimulatedMeter &batched = *meter;
    std::vector<double> waiting{2, 3, 4};
    batched.more = [&] {
        if (waiting.empty())
            return false;
        batched.oldness = Seconds{waiting.back()};
        waiting.pop_back();
        return true;
    };
    batched.oldness = {5};
    MeterSampler sampler(metersOf(std::move(meter)), clock, usualMeterInterval, false);
    sampler.sample();
    const auto readings = sampler.takeNew().front().readings;
    QCOMPARE(readings.size(), std::size_t{4});
    QVERIFY((readings.front().at == Seconds{5} && readings.back().at == Seconds{8}));
}

void TestMeterSampler::aSlowMeterDelaysNoOther()
{
    const MonotonicClock clock;
    std::atomic<int> quick = 0;
    std::atomic<int> slow = 0;
    std::atomic<bool> release = false;
    MeterSampler sampler(metersOf(meterOf("slow",
                                          [&] {
                                              ++slow;
                                              release.wait(false);
                                              return 1.0;
                                          }),
                                  meterOf("quick", [&quick] { return ++quick * 1.0; })),
                         clock, {0.001}, true);
    QTRY_VERIFY_WITH_TIMEOUT(quick >= 5, longWait);
    QVERIFY(slow <= 1);
    QCOMPARE(sampler.takeNew().size(), std::size_t{1});
    release = true;
    release.notify_all();
}

void TestMeterSampler::itWaitsForTheReadingsThatBracketTheEnd()
{
    const MonotonicClock clock;
    std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    MeterSampler sampler(metersOf(meterOf(
                             "a", [&reads] { return ++reads * 1.0; }, minute)),
                         clock, {0.001}, true);
    QTRY_VERIFY_WITH_TIMEOUT(reads > 1, longWait);
    const Seconds end = secondsOf(clock.now());
    sampler.awaitReadingsAfter(end, stop);
    const auto readings = sampler.takeNew();
    QVERIFY(!readings.empty());
    QVERIFY(readings.front().readings.back().at >= end);
}

void TestMeterSampler::itWaitsForACounterToMove()
{
    const MonotonicClock clock;
    const std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    MeterDomain counter = domainOf("a", {Part::Cpu});
    counter.kind = ReadingKind::Energy;
    MeterSampler sampler( // in steps of 50 reads
        metersOf(std::make_unique<SimulatedMeter>(counter, [&reads] { return ++reads / 50 * 1.0; })), clock,
        {0.001}, true);
    QTRY_VERIFY(reads > 100);
    const Seconds end = secondsOf(clock.now());
    sampler.awaitReadingsAfter(end, stop);
    const auto readings = sampler.takeNew();
    QVERIFY(countedReadings(counter, readings.front().readings).back().at >= end);
}

void TestMeterSampler::itWaitsAsLongAsReadingsComeLate()
{
    SimulatedClock clock;
    auto meter = meterOf("a", [] { return 1.0; });
    SimulatedMeter &told = *meter;
    MeterSampler sampler(metersOf(std::move(meter)), clock, usualMeterInterval, false);
    clock.pass(10 * second);
    sampler.sample();
    QCOMPARE(sampler.patience().value, 3.2);
    told.oldness = {5};
    clock.pass(6 * second);
    sampler.sample();
    QCOMPARE(sampler.patience().value, 8.2);
    told.oldness = {3600}; // a clock that was set back, and no reading
    sampler.sample();
    QCOMPARE(sampler.patience().value, 8.2);
}

void TestMeterSampler::itWaitsForTheFirstReadingOfEveryMeter()
{
    const MonotonicClock clock;
    const std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    const auto read = [&reads]() -> std::optional<double> {
        return ++reads < 20 ? std::nullopt : std::optional(1.0);
    };
    MeterSampler sampler(metersOf(meterOf("a", read, minute)), clock, {0.001}, true);
    sampler.awaitFirstReadings(stop);
    QVERIFY(!sampler.takeNew().empty());
}

void TestMeterSampler::aStopEndsTheWait()
{
    const MonotonicClock clock;
    std::atomic<bool> stop = true;
    std::atomic<int> reads = 0;
    const auto read = [&reads]() -> std::optional<double> {
        return reads++ == 0 ? std::optional(1.0) : std::nullopt;
    };
    MeterSampler sampler(metersOf(meterOf("a", read, minute * 60.0)), clock, {0.001}, true);
    QTRY_VERIFY_WITH_TIMEOUT(reads > 1, longWait);
    sampler.awaitReadingsAfter(secondsOf(clock.now()), stop); // would wait for an hour
    QVERIFY(sampler.takeNew().size() == 1);
}

QTEST_GUILESS_MAIN(TestMeterSampler)

#include "tst_metersampler.moc"
