// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/random.h"
#include "core/record/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace hakari;

using Draw = std::function<std::int64_t(Random &)>;
Q_DECLARE_METATYPE(Draw)

namespace {

constexpr std::int64_t longest = std::numeric_limits<std::int64_t>::max();

Moments momentsOf(const std::vector<double> &values)
{
    Moments moments;
    for (const double value : values)
        moments.add(value);
    return moments;
}

std::vector<QueryTime> queriesWith(const std::vector<std::int64_t> &latencies)
{
    std::vector<QueryTime> queries;
    for (const std::int64_t latency : latencies)
        queries.push_back({static_cast<std::int64_t>(queries.size()), latency});
    return queries;
}

/// Queries with the latencies 1, 2, ..., count in an order of their own.
std::vector<QueryTime> shuffled(std::size_t count)
{
    std::vector<std::int64_t> latencies(count);
    for (std::size_t i = 0; i < count; ++i)
        latencies[i] = static_cast<std::int64_t>(i) + 1;
    Random random(count);
    for (std::size_t i = count; i > 1; --i)
        std::swap(latencies[i - 1], latencies[random.below(i)]);
    return queriesWith(latencies);
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private slots:
    void momentsOfNothingAreZero();
    void momentsOfOneValueHaveNoDeviation();
    void momentsOfTwoValues();
    void momentsHoldAtALargeOffset();

    void latencyAtRankIsThatOfTheSortedLatencies_data();
    void latencyAtRankIsThatOfTheSortedLatencies();
    void quantileIsTheNearestRank_data();
    void quantileIsTheNearestRank();
    void quantileOfWholePercentsIsExact();
    void quantileOfNothingIsNothing();
    void queriesAreLeftAsTheyWere();

    void equalWindowsGiveAnIntervalWithoutWidth();
    void intervalOfTheRateIsThatOfTheNormalLimit();
    void windowsCountByTheirLength();
    void bootstrapNeedsThreeWindows();
    void bootstrapGivesTheSameEachTime();
    void windowsWithoutLengthHaveNoRate();

    void earlyStoppingNeedsAsManyQueriesAsLoadGen_data();
    void earlyStoppingNeedsAsManyQueriesAsLoadGen();
    void overLatencyAllowedIsTheInverse_data();
    void overLatencyAllowedIsTheInverse();
    void estimateDiscardsTheHighest_data();
    void estimateDiscardsTheHighest();
    void estimateNeedsOneOverLatencyQuery();

private:
    static void addVectors();
};

void TestStatistics::momentsOfNothingAreZero()
{
    const Moments none;
    QCOMPARE(none.count(), std::uint64_t{0});
    QCOMPARE(none.mean(), 0.0);
    QCOMPARE(none.deviation(), 0.0);
}

void TestStatistics::momentsOfOneValueHaveNoDeviation()
{
    const Moments one = momentsOf({-3.5});
    QCOMPARE(one.count(), std::uint64_t{1});
    QCOMPARE(one.mean(), -3.5);
    QCOMPARE(one.deviation(), 0.0);
}

void TestStatistics::momentsOfTwoValues()
{
    const Moments two = momentsOf({1.0, 4.0});
    QCOMPARE(two.count(), std::uint64_t{2});
    QCOMPARE(two.mean(), 2.5);
    QCOMPARE(two.deviation(), 3.0 / std::sqrt(2.0));
}

void TestStatistics::momentsHoldAtALargeOffset()
{
    for (const double offset : {0.0, 1e9, -1e9}) {
        const Moments moments = momentsOf({offset + 1, offset + 2, offset + 3, offset + 4, offset + 5});
        QCOMPARE(moments.mean(), offset + 3);
        QCOMPARE(moments.deviation(), std::sqrt(2.5));
    }
}

void TestStatistics::latencyAtRankIsThatOfTheSortedLatencies_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<Draw>("draw");
    const Draw ties = [](Random &random) { return static_cast<std::int64_t>(random.below(5)); };
    const Draw zero = [](Random &) { return std::int64_t{0}; };
    const Draw any = [](Random &random) { return static_cast<std::int64_t>(random() >> 1); };
    const Draw realistic = [](Random &random) {
        return static_cast<std::int64_t>(1e6 * std::exp(4 * random.unit()));
    };
    const Draw aroundDigits = [](Random &random) {
        const std::int64_t edge = std::int64_t{1} << (16 * (1 + random.below(3)));
        return edge - 1 + static_cast<std::int64_t>(random.below(3));
    };
    const Draw extremes = [](Random &random) {
        return random.below(2) == 0 ? static_cast<std::int64_t>(random.below(2))
                                    : longest - static_cast<std::int64_t>(random.below(2));
    };
    QTest::newRow("one") << 1 << any;
    QTest::newRow("one of nothing") << 1 << zero;
    QTest::newRow("two") << 2 << any;
    QTest::newRow("all equal") << 50 << zero;
    QTest::newRow("ties") << 500 << ties;
    QTest::newRow("of all lengths") << 500 << any;
    QTest::newRow("realistic") << 2000 << realistic;
    QTest::newRow("around the digits") << 500 << aroundDigits;
    QTest::newRow("tiny and huge") << 500 << extremes;
}

void TestStatistics::latencyAtRankIsThatOfTheSortedLatencies()
{
    QFETCH(int, count);
    QFETCH(Draw, draw);
    Random random(11);
    std::vector<std::int64_t> latencies;
    for (int i = 0; i < count; ++i)
        latencies.push_back(draw(random));
    const auto queries = queriesWith(latencies);
    std::ranges::sort(latencies);
    for (std::size_t rank = 0; rank < latencies.size(); ++rank)
        QCOMPARE(latencyAtRank(queries, rank), latencies[rank]);
}

void TestStatistics::quantileIsTheNearestRank_data()
{
    QTest::addColumn<int>("count"); // latencies 1, 2, ..., count
    QTest::addColumn<double>("probability");
    QTest::addColumn<int>("latency");
    QTest::newRow("0.99 of 100") << 100 << 0.99 << 99;
    QTest::newRow("0.99 of 99") << 99 << 0.99 << 99; // 98.01
    QTest::newRow("0.99 of 101") << 101 << 0.99 << 100;
    QTest::newRow("0.999 of 1000") << 1000 << 99.9 / 100 << 999;
    QTest::newRow("0.9 of 10") << 10 << 0.9 << 9;
    QTest::newRow("0.07 of 100") << 100 << 0.07 << 7; // 7.000000000000001 in binary
    QTest::newRow("0.29 of 100") << 100 << 0.29 << 29;
    QTest::newRow("median of 1") << 1 << 0.5 << 1;
    QTest::newRow("median of 2") << 2 << 0.5 << 1;
    QTest::newRow("median of 3") << 3 << 0.5 << 2;
    QTest::newRow("least") << 10 << 0.0 << 1;
    QTest::newRow("most") << 10 << 1.0 << 10;
    QTest::newRow("0.999 of 5") << 5 << 0.999 << 5;
}

void TestStatistics::quantileIsTheNearestRank()
{
    QFETCH(int, count);
    QFETCH(double, probability);
    QFETCH(int, latency);
    const auto found = latencyQuantile(shuffled(static_cast<std::size_t>(count)), probability);
    QVERIFY(found.has_value());
    QCOMPARE(*found, std::int64_t{latency});
}

void TestStatistics::quantileOfWholePercentsIsExact()
{
    for (const int count : {1, 2, 7, 50, 99, 100, 101, 300}) {
        const auto queries = shuffled(static_cast<std::size_t>(count));
        for (int percent = 1; percent <= 100; ++percent)
            QCOMPARE(latencyQuantile(queries, percent / 100.0).value_or(0),
                     std::int64_t{(count * percent + 99) / 100});
    }
}

void TestStatistics::quantileOfNothingIsNothing()
{
    QVERIFY(!latencyQuantile({}, 0.5).has_value());
}

void TestStatistics::queriesAreLeftAsTheyWere()
{
    const auto queries = shuffled(100);
    const auto before = queries;
    QVERIFY(latencyQuantile(queries, 0.5).has_value());
    QVERIFY(queries == before);
}

void TestStatistics::equalWindowsGiveAnIntervalWithoutWidth()
{
    const std::vector<RateWindow> windows(10, {500.0, 2.0});
    const auto interval = bootstrapRate(windows);
    QVERIFY(interval.has_value());
    QCOMPARE(interval->low, 250.0);
    QCOMPARE(interval->high, 250.0);
    QCOMPARE(interval->kind, IntervalKind::Confidence95);
}

/// 100 windows of 90 or 110 a second: the mean of a resample has the deviation 10 / sqrt(100).
void TestStatistics::intervalOfTheRateIsThatOfTheNormalLimit()
{
    std::vector<RateWindow> windows;
    for (int i = 0; i < 100; ++i)
        windows.push_back({i % 2 == 0 ? 90.0 : 110.0, 1.0});
    const auto interval = bootstrapRate(windows);
    QVERIFY(interval.has_value());
    QVERIFY(std::abs(interval->low - (100 - 1.96)) < 0.25); // sums come in steps of 20, means of 0.2
    QVERIFY(std::abs(interval->high - (100 + 1.96)) < 0.25);
}

void TestStatistics::windowsCountByTheirLength()
{
    // 1100 samples in 20 s are 55 a second, though the mean of the rates is 70.
    const std::vector<RateWindow> windows{{100, 1}, {900, 18}, {100, 1}};
    const auto interval = bootstrapRate(windows);
    QVERIFY(interval.has_value());
    QVERIFY(interval->low < 55 && 55 < interval->high);
    QCOMPARE(interval->low, 50.0);   // all resamples are the long one: 1 in 27
    QCOMPARE(interval->high, 100.0); // none is: 8 in 27
}

void TestStatistics::bootstrapNeedsThreeWindows()
{
    const std::vector<RateWindow> windows(3, {1.0, 1.0});
    QVERIFY(!bootstrapRate({}).has_value());
    QVERIFY(!bootstrapRate(std::span(windows).first(1)).has_value());
    QVERIFY(!bootstrapRate(std::span(windows).first(2)).has_value());
    QVERIFY(bootstrapRate(windows).has_value());
}

void TestStatistics::bootstrapGivesTheSameEachTime()
{
    std::vector<RateWindow> windows;
    Random random(4);
    for (int i = 0; i < 20; ++i)
        windows.push_back({100 + random.unit(), 1 + 0.1 * random.unit()});
    const auto first = bootstrapRate(windows);
    QVERIFY(first.has_value() && first->low < first->high);
    QVERIFY(first == bootstrapRate(windows));
}

void TestStatistics::windowsWithoutLengthHaveNoRate()
{
    const std::vector<RateWindow> windows(3, {1.0, 0.0});
    QVERIFY(bootstrapRate(windows) == (Interval{0.0, 0.0, IntervalKind::Confidence95}));
}

/// formats.md 3.4, recomputed there from LoadGen's early_stopping.cc.
void TestStatistics::addVectors()
{
    QTest::addColumn<double>("percentile");
    QTest::addColumn<int>("over");
    QTest::addColumn<int>("queries");
    constexpr std::array over{0, 1, 2, 5, 10, 100};
    const auto rows = [&](double percentile, const std::array<int, 6> &queries) {
        for (std::size_t i = 0; i < over.size(); ++i)
            QTest::addRow("p = %g, t = %d", percentile, over[i]) << percentile << over[i] << queries[i];
    };
    rows(0.90, {44, 64, 81, 127, 197, 1246});
    rows(0.95, {90, 130, 165, 259, 398, 2504});
    rows(0.97, {152, 219, 277, 433, 667, 4182});
    rows(0.99, {459, 662, 838, 1307, 2010, 12571});
    rows(0.999, {4603, 6636, 8403, 13105, 20140, 125826});
}

void TestStatistics::earlyStoppingNeedsAsManyQueriesAsLoadGen_data()
{
    addVectors();
}

void TestStatistics::earlyStoppingNeedsAsManyQueriesAsLoadGen()
{
    QFETCH(double, percentile);
    QFETCH(int, over);
    QFETCH(int, queries);
    QCOMPARE(queriesForEarlyStopping(percentile, static_cast<std::uint64_t>(over)),
             static_cast<std::uint64_t>(queries));
}

void TestStatistics::overLatencyAllowedIsTheInverse_data()
{
    addVectors();
}

void TestStatistics::overLatencyAllowedIsTheInverse()
{
    QFETCH(double, percentile);
    QFETCH(int, over);
    QFETCH(int, queries);
    const auto count = static_cast<std::uint64_t>(queries);
    const auto allowed = static_cast<std::uint64_t>(over);
    QVERIFY(overLatencyAllowed(percentile, count) == allowed);
    const auto oneLess = overLatencyAllowed(percentile, count - 1);
    QVERIFY(over == 0 ? !oneLess.has_value() : oneLess == allowed - 1);
    QVERIFY(!overLatencyAllowed(percentile, 0).has_value());
    QVERIFY(!overLatencyAllowed(percentile, 1).has_value());
}

void TestStatistics::estimateDiscardsTheHighest_data()
{
    QTest::addColumn<double>("percentile");
    QTest::addColumn<int>("queries"); // with the latencies 1, 2, ...
    QTest::addColumn<int>("estimate");
    // The sorted latencies begin at index 0, so index q - t holds q - t + 1.
    QTest::newRow("t = 1") << 0.90 << 64 << 64;
    QTest::newRow("t = 1 at its end") << 0.90 << 80 << 80;
    QTest::newRow("t = 2") << 0.90 << 81 << 80;
    QTest::newRow("t = 5") << 0.90 << 127 << 123;
    QTest::newRow("t = 100") << 0.90 << 1246 << 1147;
    QTest::newRow("p99, t = 1") << 0.99 << 662 << 662;
    QTest::newRow("p99, t = 10") << 0.99 << 2010 << 2001;
}

void TestStatistics::estimateDiscardsTheHighest()
{
    QFETCH(double, percentile);
    QFETCH(int, queries);
    QFETCH(int, estimate);
    const auto found = earlyStoppingLatency(shuffled(static_cast<std::size_t>(queries)), percentile);
    QVERIFY(found.has_value());
    QCOMPARE(*found, std::int64_t{estimate});
}

void TestStatistics::estimateNeedsOneOverLatencyQuery()
{
    QVERIFY(!earlyStoppingLatency({}, 0.90).has_value());
    QVERIFY(!earlyStoppingLatency(shuffled(43), 0.90).has_value());
    QVERIFY(!earlyStoppingLatency(shuffled(44), 0.90).has_value()); // t = 0
    QVERIFY(!earlyStoppingLatency(shuffled(63), 0.90).has_value());
    QVERIFY(earlyStoppingLatency(shuffled(64), 0.90).has_value());
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
