// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/engine/search.h"

#include <cmath>
#include <functional>

using namespace hakari;

namespace {

using Curve = std::function<double(int)>;

struct Found {
    std::vector<int> tried;
    int chosen;
};

Found saturate(int largest, const Curve &rate)
{
    SaturationSearch search(largest);
    Found found{};
    while (const auto load = search.next()) {
        found.tried.push_back(*load);
        search.measured(*load, rate(*load));
    }
    found.chosen = search.chosen();
    return found;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void loadDoublesUntilTwoDoublingsGainLittle();
    void theSmallestLoadNearTheBestIsChosen();
    void theLargestLoadIsTriedWhateverItIs();
    void oneLoadNeedsNoSearch();
    void aRateThatFallsEndsTheSearch();
    void theHighestRateThatHoldsIsFound_data();
    void theHighestRateThatHoldsIsFound();
    void noRateHolds();
};

void TestSearch::loadDoublesUntilTwoDoublingsGainLittle()
{
    // 100, 180, 196, 199.2, 199.8: the first two doublings that gain less than 5 % lead from 4 to 16.
    const auto found = saturate(1024,
                                [](int load) { return 200.0 - 100.0 * std::pow(0.2, std::log2(load)); });
    QCOMPARE(found.tried, (std::vector{1, 2, 4, 8, 16}));
}

void TestSearch::theSmallestLoadNearTheBestIsChosen()
{
    const auto found = saturate(
        1024, [](int load) { return load >= 4 ? (load >= 8 ? 100.0 : 96.0) : 20.0 * load; });
    QCOMPARE(found.chosen, 4);
    QCOMPARE(saturate(1024, [](int load) { return load >= 8 ? 100.0 : 12.0 * load; }).chosen, 8);
}

void TestSearch::theLargestLoadIsTriedWhateverItIs()
{
    QCOMPARE(saturate(6, [](int load) { return static_cast<double>(load); }).tried,
             (std::vector{1, 2, 4, 6}));
    QCOMPARE(saturate(6, [](int load) { return static_cast<double>(load); }).chosen, 6);
}

void TestSearch::oneLoadNeedsNoSearch()
{
    QCOMPARE(saturate(1, [](int) { return 3.0; }).tried, (std::vector{1}));
    QCOMPARE(SaturationSearch(8).chosen(), 1);
}

void TestSearch::aRateThatFallsEndsTheSearch()
{
    const auto found = saturate(1024, [](int load) { return 100.0 / load; });
    QCOMPARE(found.tried, (std::vector{1, 2, 4}));
    QCOMPARE(found.chosen, 1);
}

void TestSearch::theHighestRateThatHoldsIsFound_data()
{
    QTest::addColumn<double>("highest");
    for (const double highest : {99.0, 95.0, 89.0, 60.0, 31.0, 4.0, 0.5})
        QTest::addRow("%g", highest) << highest;
}

void TestSearch::theHighestRateThatHoldsIsFound()
{
    QFETCH(double, highest);
    RateSearch search(100.0);
    int trials = 0;
    while (const auto rate = search.next()) {
        search.measured(*rate, *rate <= highest);
        QVERIFY(++trials < 40);
    }
    QVERIFY(search.best() <= highest);
    QVERIFY(search.best() >= highest / 1.02 - 1e-9);
}

void TestSearch::noRateHolds()
{
    RateSearch search(100.0);
    int trials = 0;
    while (const auto rate = search.next()) {
        search.measured(*rate, false);
        QVERIFY(++trials < 40);
    }
    QCOMPARE(search.best(), 0.0);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
