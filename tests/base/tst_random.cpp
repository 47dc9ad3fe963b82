// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace hakari;

namespace {

constexpr int draws = 100'000;

std::vector<std::uint64_t> numbers(Random random, std::size_t count)
{
    std::vector<std::uint64_t> out(count);
    for (std::uint64_t &value : out)
        value = random();
    return out;
}

} // namespace

class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    void sequenceNeverChanges_data();
    void sequenceNeverChanges();
    void streamsOfOneSeedDiffer();
    void streamsAreNotShiftedCopiesOfEachOther();
    void belowStaysBelowItsLimit_data();
    void belowStaysBelowItsLimit();
    void belowIsUniform();
    void unitIsFromZeroToBelowOne();
    void distributionsNeverChange();
    void copiesGoOnAlike();
};

void TestRandom::sequenceNeverChanges_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("stream");
    QTest::addColumn<QList<quint64>>("sequence");
    constexpr quint64 largest = std::numeric_limits<quint64>::max();
    // Seed 0 gives the sequence that SplitMix64's reference implementation gives for the state 0.
    QTest::newRow("published") << quint64{0} << quint64{0}
                               << QList<quint64>{0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F,
                                                 0xF88BB8A8724C81EC};
    QTest::newRow("seed") << quint64{20231} << quint64{0}
                          << QList<quint64>{0x9C774F2F27998BD5, 0xD74C609BCCF1B0A1, 0x6FE344AEF33B99C4,
                                            0xC58D01E38B16B948};
    QTest::newRow("stream") << quint64{20231} << quint64{1}
                            << QList<quint64>{0x7511D9F712CC4F50, 0xDE7506DB2A96B3C4, 0xDC6AC47D754F856C,
                                              0x747C7EFE11861D7D};
    QTest::newRow("largest") << largest << largest
                             << QList<quint64>{0x717E1E7BBBBD1CB1, 0x2E94C32AE398FC95, 0x730F2278C95C4BF1,
                                               0xAA129608CD289CB2};
}

void TestRandom::sequenceNeverChanges()
{
    QFETCH(quint64, seed);
    QFETCH(quint64, stream);
    QFETCH(QList<quint64>, sequence);
    Random random(seed, stream);
    for (const quint64 expected : sequence)
        QCOMPARE(static_cast<quint64>(random()), expected);
}

void TestRandom::streamsOfOneSeedDiffer()
{
    const auto first = numbers(Random(7, 0), 1000);
    QVERIFY(first == numbers(Random(7), 1000));
    for (const std::uint64_t stream : {1U, 2U, 3U, 1000U}) {
        const auto other = numbers(Random(7, stream), 1000);
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY(first[i] != other[i]);
    }
    QVERIFY(first != numbers(Random(8), 1000));
}

void TestRandom::streamsAreNotShiftedCopiesOfEachOther()
{
    const auto first = numbers(Random(7, 0), 1000);
    const std::uint64_t next = Random(7, 1)();
    QVERIFY(std::find(first.begin(), first.end(), next) == first.end());
}

void TestRandom::belowStaysBelowItsLimit_data()
{
    QTest::addColumn<quint64>("limit");
    QTest::newRow("one") << quint64{1};
    QTest::newRow("two") << quint64{2};
    QTest::newRow("three") << quint64{3};
    QTest::newRow("vocabulary") << quint64{30522};
    QTest::newRow("beyond 32 bits") << (quint64{1} << 33) + 1;
    QTest::newRow("largest") << std::numeric_limits<quint64>::max();
}

void TestRandom::belowStaysBelowItsLimit()
{
    QFETCH(quint64, limit);
    Random random(1);
    quint64 largest = 0;
    for (int i = 0; i < 10'000; ++i)
        largest = std::max<quint64>(largest, random.below(limit));
    QVERIFY(largest < limit);
    QVERIFY(largest >= limit - 1 - limit / 100); // the upper end is reached
}

/// Chi-squared with 9 degrees of freedom: 27.9 is exceeded once in a thousand seeds; this one is fixed.
void TestRandom::belowIsUniform()
{
    Random random(2);
    std::array<int, 10> counts{};
    for (int i = 0; i < draws; ++i)
        ++counts.at(random.below(counts.size()));
    constexpr double expected = draws / 10.0;
    double squares = 0.0;
    for (const int count : counts)
        squares += (count - expected) * (count - expected) / expected;
    QVERIFY2(squares < 27.9, qPrintable(QString::number(squares)));
}

void TestRandom::unitIsFromZeroToBelowOne()
{
    Random random(3);
    double sum = 0.0;
    double smallest = 1.0;
    double largest = 0.0;
    for (int i = 0; i < draws; ++i) {
        const double value = random.unit();
        const float single = random.unitFloat();
        QVERIFY(value >= 0.0 && value < 1.0);
        QVERIFY(single >= 0.0F && single < 1.0F);
        sum += value;
        smallest = std::min(smallest, value);
        largest = std::max(largest, value);
    }
    QVERIFY(std::abs(sum / draws - 0.5) < 0.005); // 5 standard errors
    QVERIFY(smallest < 0.001);
    QVERIFY(largest > 0.999);
}

void TestRandom::distributionsNeverChange()
{
    Random below(20231);
    Random unit(20231);
    Random unitFloat(20231);
    QCOMPARE(below.below(100), std::uint64_t{61});
    QCOMPARE(below.below(100), std::uint64_t{84});
    QCOMPARE(below.below(100), std::uint64_t{43});
    QVERIFY(unit.unit() == 0x9C774F2F27998BD5U / 2048 * 0x1p-53);
    QVERIFY(unit.unit() == 0xD74C609BCCF1B0A1U / 2048 * 0x1p-53);
    QVERIFY(unitFloat.unitFloat() == 0x9C774FU * 0x1p-24F);
    QVERIFY(unitFloat.unitFloat() == 0xD74C60U * 0x1p-24F);
}

void TestRandom::copiesGoOnAlike()
{
    Random random(5);
    random();
    QVERIFY(numbers(random, 10) == numbers(random, 10));
}

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
