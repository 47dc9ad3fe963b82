// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/study/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace hakari;

namespace {

constexpr double z95 = 1.959963984540054;

/// 1000/s on machines of 100/s: n = 10, load 1, P = 200 W each, 2 MJ per million.
ModelInputs fleet(const PowerCurve *curve)
{
    ModelInputs in;
    in.demand = 1000;
    in.throughput = 100;
    in.price = 1;
    in.curve = curve;
    in.pue = 1.5;
    in.intensity = 1e-7;
    return in;
}

const PowerCurve line = PowerCurve::linear({100}, {200});

UncertainInput known(double ModelInputs::*member, double low, double high,
                     IntervalKind kind = IntervalKind::Bounds)
{
    return {member, {low, high, kind}};
}

const Interval &of(const MetricIntervals &intervals, Metric metric)
{
    const auto &interval = intervals[static_cast<std::size_t>(metric)];
    if (!interval)
        qFatal("%s has no interval", std::string(key(metric)).c_str());
    return *interval;
}

double quantileOf(std::vector<double> values, double probability)
{
    return quantile(values, probability);
}

/// The hull of a metric over a fine grid of the input: slow, but blind to how the intervals are made.
Interval scanned(ModelInputs in, const UncertainInput &input, Metric metric)
{
    Interval hull{1e300, -1e300};
    constexpr int steps = 200'000;
    for (int i = 0; i <= steps; ++i) {
        in.*input.member = std::lerp(input.interval.low, input.interval.high, double(i) / steps);
        hull.low = std::min(hull.low, evaluate(in)[metric]);
        hull.high = std::max(hull.high, evaluate(in)[metric]);
    }
    return hull;
}

} // namespace

class TestUncertainty : public QObject
{
    Q_OBJECT

private slots:
    void quantileOfNothingIsUnknown();
    void quantileOfOneIsThatOne();
    void quantileOfTwoLiesBetweenThem();
    void quantilesAreExact();
    void quantilesKeepDigitsBesideALargeOffset();
    void quantileAgreesWithSorting();

    void certainInputsGiveNoIntervals();
    void oneUncertainInputIsTakenAtBothEnds();
    void intervalKindIsKept();
    void lowEndComesFirstWhereAFigureFalls();
    void figureThatDoesNotDependIsAPoint();
    void stepsOfTheInstanceCountAreInTheInterval_data();
    void stepsOfTheInstanceCountAreInTheInterval();
    void unknownFiguresHaveNoInterval();

    void resamplingIsReproducible();
    void productOfNormalsHasItsKnownSpread();
    void productOfUniformsHasItsKnownSpread();
    void resamplesAreNamedAsConfidence();
    void instanceCountOfResamplesIsWhole();
};

void TestUncertainty::quantileOfNothingIsUnknown()
{
    QVERIFY(std::isnan(quantileOf({}, 0.5)));
}

void TestUncertainty::quantileOfOneIsThatOne()
{
    for (const double p : {0.0, 0.025, 0.5, 1.0})
        QCOMPARE(quantileOf({7.0}, p), 7.0);
}

void TestUncertainty::quantileOfTwoLiesBetweenThem()
{
    QCOMPARE(quantileOf({3.0, 1.0}, 0.0), 1.0);
    QCOMPARE(quantileOf({3.0, 1.0}, 0.25), 1.5);
    QCOMPARE(quantileOf({3.0, 1.0}, 0.5), 2.0);
    QCOMPARE(quantileOf({3.0, 1.0}, 1.0), 3.0);
}

void TestUncertainty::quantilesAreExact()
{
    std::vector<double> values(101);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>((i * 37) % 101); // 0..100, shuffled
    QCOMPARE(quantileOf(values, 0.99), 99.0);
    QCOMPARE(quantileOf(values, 0.025), 2.5);
    QCOMPARE(quantileOf(values, 0.5), 50.0);
    QCOMPARE(quantileOf({1, 1, 1, 1}, 0.3), 1.0);
}

void TestUncertainty::quantilesKeepDigitsBesideALargeOffset()
{
    std::vector<double> values;
    for (const double v : {5.0, 3.0, 1.0, 4.0, 2.0})
        values.push_back(1e9 + v * 1e-6);
    QVERIFY(std::abs(quantileOf(values, 0.5) - 1e9 - 3e-6) < 2e-7);
    QVERIFY(std::abs(quantileOf(values, 0.125) - 1e9 - 1.5e-6) < 2e-7);
}

void TestUncertainty::quantileAgreesWithSorting()
{
    std::mt19937_64 random(3);
    for (const std::size_t n : {3U, 10U, 999U}) {
        std::vector<double> values(n);
        std::ranges::generate(values, [&] { return std::uniform_real_distribution(0.0, 1.0)(random); });
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        for (const double p : {0.0, 0.1, 0.5, 0.975, 1.0}) {
            const double at = p * static_cast<double>(n - 1);
            const auto below = static_cast<std::size_t>(at);
            const std::size_t above = std::min(below + 1, n - 1);
            const double expected = std::lerp(sorted[below], sorted[above], at - static_cast<double>(below));
            QVERIFY(std::abs(quantileOf(values, p) - expected) < 1e-12);
        }
    }
}

void TestUncertainty::certainInputsGiveNoIntervals()
{
    for (const auto &interval : propagate(fleet(&line), {}))
        QVERIFY(!interval);
}

void TestUncertainty::oneUncertainInputIsTakenAtBothEnds()
{
    const auto intervals = propagate(fleet(&line), {known(&ModelInputs::pue, 1.2, 1.8)});
    const Interval &carbon = of(intervals, Metric::OperationalCarbon);
    QCOMPARE(carbon.low, 2e6 * 1.2 * 1e-7);
    QCOMPARE(carbon.high, 2e6 * 1.8 * 1e-7);
}

void TestUncertainty::intervalKindIsKept()
{
    for (const auto kind : {IntervalKind::Bounds, IntervalKind::Confidence95}) {
        const auto intervals = propagate(fleet(&line), {known(&ModelInputs::price, 1, 2, kind)});
        QVERIFY(of(intervals, Metric::Cost).kind == kind);
    }
}

void TestUncertainty::lowEndComesFirstWhereAFigureFalls()
{
    const auto intervals = propagate(fleet(&line), {known(&ModelInputs::throughput, 80, 125)});
    const Interval &saturated = of(intervals, Metric::CostAtSaturation);
    QCOMPARE(saturated.low, 1e6 / (3600 * 125.0));
    QCOMPARE(saturated.high, 1e6 / (3600 * 80.0));
    QCOMPARE(of(intervals, Metric::Instances).low, 8.0);
    QCOMPARE(of(intervals, Metric::Instances).high, 13.0);
}

void TestUncertainty::figureThatDoesNotDependIsAPoint()
{
    const auto intervals = propagate(fleet(&line), {known(&ModelInputs::price, 1, 2)});
    QCOMPARE(of(intervals, Metric::Instances).low, of(intervals, Metric::Instances).high);
}

void TestUncertainty::stepsOfTheInstanceCountAreInTheInterval_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<bool>("ofDemand");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    using enum Metric;
    for (const Metric metric : {Instances, Load, FleetCost, Cost, FleetPower, Energy}) {
        QTest::addRow("rate 90 to 110: %s", key(metric).data()) << int(metric) << false << 90.0 << 110.0;
        QTest::addRow("rate 95 to 105: %s", key(metric).data()) << int(metric) << false << 95.0 << 105.0;
        QTest::addRow("rate 91 to 99: %s", key(metric).data()) << int(metric) << false << 91.0 << 99.0;
        QTest::addRow("rate 400 to 2000: %s", key(metric).data()) << int(metric) << false << 400.0 << 2000.0;
        QTest::addRow("demand 150 to 950: %s", key(metric).data()) << int(metric) << true << 150.0 << 950.0;
        QTest::addRow("demand 110 to 190: %s", key(metric).data()) << int(metric) << true << 110.0 << 190.0;
    }
}

void TestUncertainty::stepsOfTheInstanceCountAreInTheInterval()
{
    QFETCH(int, metric);
    QFETCH(bool, ofDemand);
    QFETCH(double, low);
    QFETCH(double, high);
    const UncertainInput input = known(ofDemand ? &ModelInputs::demand : &ModelInputs::throughput, low, high);
    const Interval found = of(propagate(fleet(&line), {input}), static_cast<Metric>(metric));
    const Interval expected = scanned(fleet(&line), input, static_cast<Metric>(metric));
    const double tolerance = 2e-4 * expected.high; // of the scan, which stops beside the step
    QVERIFY2(std::abs(found.low - expected.low) < tolerance,
             qPrintable(QStringLiteral("%1, not %2").arg(found.low).arg(expected.low)));
    QVERIFY2(std::abs(found.high - expected.high) < tolerance,
             qPrintable(QStringLiteral("%1, not %2").arg(found.high).arg(expected.high)));
}

void TestUncertainty::unknownFiguresHaveNoInterval()
{
    const auto one = propagate(fleet(nullptr), {known(&ModelInputs::throughput, 80, 125)});
    QVERIFY(!one[static_cast<std::size_t>(Metric::Energy)]);
    QVERIFY(one[static_cast<std::size_t>(Metric::Cost)]);
    const auto two = propagate(fleet(nullptr),
                               {known(&ModelInputs::throughput, 80, 125), known(&ModelInputs::price, 1, 2)});
    QVERIFY(!two[static_cast<std::size_t>(Metric::Energy)]);
    QVERIFY(two[static_cast<std::size_t>(Metric::Cost)]);
}

void TestUncertainty::resamplingIsReproducible()
{
    const std::vector<UncertainInput> uncertain{
        known(&ModelInputs::throughput, 80, 125),
        known(&ModelInputs::pue, 1.2, 1.8, IntervalKind::Confidence95)};
    QVERIFY(propagate(fleet(&line), uncertain) == propagate(fleet(&line), uncertain));
}

void TestUncertainty::productOfNormalsHasItsKnownSpread()
{
    // PUE = 1.5 and I = 1e-7, both with a relative standard deviation of 2 %
    constexpr double relative = 0.02;
    const auto spread = [](double ModelInputs::*member, double mean) {
        return known(member, mean * (1 - z95 * relative), mean * (1 + z95 * relative),
                     IntervalKind::Confidence95);
    };
    const auto intervals = propagate(fleet(&line),
                                     {spread(&ModelInputs::pue, 1.5), spread(&ModelInputs::intensity, 1e-7)});
    const Interval &carbon = of(intervals, Metric::OperationalCarbon);
    const double mean = 2e6 * 1.5 * 1e-7;
    const double half = z95 * mean * std::sqrt(2 * relative * relative + std::pow(relative, 4));
    const double tolerance = 0.11 / z95 * half; // four standard errors of a quantile of 10,000
    QVERIFY(std::abs(carbon.low - (mean - half)) < tolerance);
    QVERIFY(std::abs(carbon.high - (mean + half)) < tolerance);
    QVERIFY(std::abs(of(intervals, Metric::Energy).high - 2e6) < 1e-6);
}

void TestUncertainty::productOfUniformsHasItsKnownSpread()
{
    // the product of two factors uniform in 1 +- a is near the triangle of their sum: 2.5 % lie below
    // 1 - 2a + a sqrt(0.2)
    constexpr double a = 0.01;
    const auto intervals = propagate(fleet(&line),
                                     {known(&ModelInputs::pue, 1.5 * (1 - a), 1.5 * (1 + a)),
                                      known(&ModelInputs::intensity, 1e-7 * (1 - a), 1e-7 * (1 + a))});
    const Interval &carbon = of(intervals, Metric::OperationalCarbon);
    const double mean = 2e6 * 1.5 * 1e-7;
    const double half = a * (2 - std::sqrt(0.2));
    QVERIFY(std::abs(carbon.low / mean - (1 - half)) < 0.06 * a);
    QVERIFY(std::abs(carbon.high / mean - (1 + half)) < 0.06 * a);
}

void TestUncertainty::resamplesAreNamedAsConfidence()
{
    const auto intervals = propagate(fleet(&line),
                                     {known(&ModelInputs::pue, 1.2, 1.8), known(&ModelInputs::price, 1, 2)});
    QVERIFY(of(intervals, Metric::OperationalCarbon).kind == IntervalKind::Confidence95);
}

void TestUncertainty::instanceCountOfResamplesIsWhole()
{
    const auto intervals = propagate(
        fleet(&line), {known(&ModelInputs::throughput, 80, 125), known(&ModelInputs::price, 1, 2)});
    const Interval &count = of(intervals, Metric::Instances);
    QCOMPARE(count.low, std::floor(count.low));
    QCOMPARE(count.high, std::floor(count.high));
    QVERIFY(count.low >= 8 && count.high <= 13 && count.low < count.high);
}

QTEST_APPLESS_MAIN(TestUncertainty)
#include "tst_uncertainty.moc"
