// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/engine/simulated.h"

#include "core/engine/load.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <thread>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t second = 1'000'000'000;

struct Bench {
    SimulatedClock clock;
    SimulatedSession session;
    std::atomic<bool> stop = false;
    QueryLog log;
    LoadGenerator generator;

    explicit Bench(SimulatedSession::Service service, int largestBatch = 8, Seeds seeds = {})
        : session(clock, std::move(service)), generator(session, clock, seeds, largestBatch, stop)
    {
    }
    std::vector<QueryTime> queries() const { return log.copy(0, log.size()); }
};

double meanLatency(const std::vector<QueryTime> &queries)
{
    double sum = 0;
    for (const QueryTime &query : queries)
        sum += static_cast<double>(query.latency);
    return sum / static_cast<double>(queries.size());
}

} // namespace

class TestLoad : public QObject
{
    Q_OBJECT

private slots:
    void everyQueryIsIssuedWhenTheOneBeforeIsDone();
    void aStretchEndsWithTimeAndCount();
    void aStretchEndsAtItsLongest();
    void aStopEndsTheStretch();
    void samplesAreDrawnInPermutationsOfTheSeed();
    void arrivalsArePoisson();
    void arrivalsRepeatWithTheirSeed();
    void waitingTimeIsThatOfQueueingTheory();
    void waitingQueriesAreTakenTogether();
    void latencyCountsFromTheDueTime();
    void aHopelessRateIsGivenUp();
    void theLogKeepsWhatWasAppendedWhileItIsRead();
};

void TestLoad::everyQueryIsIssuedWhenTheOneBeforeIsDone()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    const Stretch stretch = bench.generator.backToBack(4, {.least = second}, &bench.log);
    QCOMPARE(stretch.queries, 100U);
    QCOMPARE(stretch.samples, 400U);
    QCOMPARE(stretch.window(Phase::Measurement, 4).rate().value, 400.0);
    const auto queries = bench.queries();
    for (std::size_t i = 0; i < queries.size(); ++i)
        QCOMPARE(queries[i], (QueryTime{static_cast<std::int64_t>(i) * 10 * ms, 10 * ms}));
}

void TestLoad::aStretchEndsWithTimeAndCount()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    QCOMPARE(bench.generator.backToBack(1, {.least = ms, .leastQueries = 7}, nullptr).queries, 7U);
    QCOMPARE(bench.generator.backToBack(1, {.least = 95 * ms, .leastQueries = 2}, nullptr).queries, 10U);
}

void TestLoad::aStretchEndsAtItsLongest()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    const Extent extent{.least = ms, .leastQueries = 1'000, .longest = 200 * ms};
    QCOMPARE(bench.generator.backToBack(1, extent, nullptr).queries, 20U);
    const Stretch server = bench.generator.poisson(1e6, 1, extent, nullptr);
    QVERIFY(server.queries <= 21);
}

void TestLoad::aStopEndsTheStretch()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    bench.session.onExecute = [&] { bench.stop = bench.session.executions == 5; };
    QCOMPARE(bench.generator.backToBack(1, {.least = second}, nullptr).queries, 5U);
    bench.session.onExecute = {};
    QCOMPARE(bench.generator.poisson(10, 1, {.least = second}, nullptr).queries, 0U);
}

void TestLoad::samplesAreDrawnInPermutationsOfTheSeed()
{
    Bench bench([](std::size_t) { return ms; });
    bench.generator.backToBack(8, {.leastQueries = 8}, nullptr); // 4 times the library of 16
    const auto &drawn = bench.session.drawn;
    QCOMPARE(drawn.size(), 64U);
    for (std::size_t begin = 0; begin < drawn.size(); begin += 16)
        QCOMPARE(std::set(drawn.begin() + static_cast<std::ptrdiff_t>(begin),
                          drawn.begin() + static_cast<std::ptrdiff_t>(begin + 16))
                     .size(),
                 16U);
    Bench same([](std::size_t) { return ms; });
    same.generator.backToBack(8, {.leastQueries = 8}, nullptr);
    QCOMPARE(same.session.drawn, drawn);
    Bench other([](std::size_t) { return ms; }, 8, {.order = 99});
    other.generator.backToBack(8, {.leastQueries = 8}, nullptr);
    QVERIFY(other.session.drawn != drawn);
}

void TestLoad::arrivalsArePoisson()
{
    Bench bench([](std::size_t) { return 1; });
    bench.generator.poisson(1000, 1, {.least = 20 * second}, &bench.log);
    const auto queries = bench.queries();
    QVERIFY(std::abs(static_cast<double>(queries.size()) - 20'000) < 3 * std::sqrt(20'000.0));
    std::vector<double> gaps;
    for (std::size_t i = 1; i < queries.size(); ++i)
        gaps.push_back(static_cast<double>(queries[i].arrival - queries[i - 1].arrival) * 1e-6);
    Moments moments;
    for (const double gap : gaps)
        moments.add(gap);
    QVERIFY(std::abs(moments.mean() - 1.0) < 0.03);      // ms
    QVERIFY(std::abs(moments.deviation() - 1.0) < 0.05); // that of an exponential is its mean
    const auto longGaps = std::ranges::count_if(gaps, [](double gap) { return gap > 2.0; });
    QVERIFY(std::abs(static_cast<double>(longGaps) / static_cast<double>(gaps.size()) - std::exp(-2.0))
            < 0.01);
}

void TestLoad::arrivalsRepeatWithTheirSeed()
{
    const auto arrivals = [](std::uint64_t seed) {
        Bench bench([](std::size_t) { return ms; }, 8, {.arrivals = seed});
        bench.generator.poisson(100, 1, {.least = second}, &bench.log);
        return bench.queries();
    };
    QCOMPARE(arrivals(5), arrivals(5));
    QVERIFY(arrivals(5) != arrivals(6));
}

/// One server with constant service time s at utilisation r: the mean time in the system is
/// s + r s / (2 (1 - r)) (Pollaczek and Khinchine).
void TestLoad::waitingTimeIsThatOfQueueingTheory()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    bench.generator.poisson(70, 1, {.least = 2000 * second}, &bench.log);
    const double expected = 10.0 + 0.7 * 10.0 / (2 * 0.3);
    QVERIFY(std::abs(meanLatency(bench.queries()) * 1e-6 / expected - 1) < 0.03);
}

void TestLoad::waitingQueriesAreTakenTogether()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    bench.generator.poisson(2000, 8, {.least = second}, &bench.log);
    QCOMPARE(*std::ranges::max_element(bench.session.batches), 8U);
    const auto full = std::ranges::count(bench.session.batches, 8U);
    QVERIFY(full > static_cast<std::ptrdiff_t>(bench.session.batches.size()) * 9 / 10);
    Bench alone([](std::size_t) { return 10 * ms; });
    alone.generator.poisson(2000, 1, {.least = second}, nullptr);
    QCOMPARE(*std::ranges::max_element(alone.session.batches), 1U);
}

void TestLoad::latencyCountsFromTheDueTime()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    bench.generator.poisson(200, 1, {.least = second}, &bench.log); // twice what the device can do
    const auto queries = bench.queries();
    for (std::size_t i = 1; i < queries.size(); ++i)
        QCOMPARE(queries[i].completion() - queries[i - 1].completion(), 10 * ms);
    QVERIFY(queries.back().latency > 500 * ms);
}

void TestLoad::aHopelessRateIsGivenUp()
{
    Bench bench([](std::size_t) { return 10 * ms; });
    const Stretch stretch = bench.generator.poisson(1000, 1, {.least = 100 * second, .hopeless = 50 * ms},
                                                    nullptr);
    QVERIFY(stretch.hopeless);
    QVERIFY(stretch.queries < 20);
}

void TestLoad::theLogKeepsWhatWasAppendedWhileItIsRead()
{
    QueryLog log;
    constexpr std::size_t count = 3 * QueryLog::chunkSize + 17;
    std::size_t read = 0;
    bool inOrder = true;
    const std::jthread reader([&] {
        while (read < count) {
            log.provision();
            const std::size_t end = log.size();
            for (const QueryTime &query : log.copy(read, end))
                inOrder = inOrder && query.arrival == static_cast<std::int64_t>(read++);
        }
    });
    for (std::size_t i = 0; i < count; ++i)
        log.append({static_cast<std::int64_t>(i), 1});
    while (read < count)
        std::this_thread::yield();
    QVERIFY(inOrder);
    QCOMPARE(log.size(), count);
}

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"
