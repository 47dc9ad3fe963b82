// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/provenance.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace hakari;

class TestProvenance : public QObject
{
    Q_OBJECT

private slots:
    void isOrderedFromStrongestToWeakest();
    void weakestOfTwoIsTheLaterInTheOrder();
    void namesReadBack();
    void unknownNamesAreNotGuessed();
    void intervalKindsAreNamedApart();
};

namespace {

constexpr std::array order{Provenance::Measured, Provenance::Published, Provenance::Entered,
                           Provenance::Estimated};

} // namespace

void TestProvenance::isOrderedFromStrongestToWeakest()
{
    QVERIFY(std::ranges::is_sorted(order));
    QVERIFY(std::ranges::adjacent_find(order) == order.end());
}

void TestProvenance::weakestOfTwoIsTheLaterInTheOrder()
{
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = 0; k < order.size(); ++k)
            QCOMPARE(weakest(order[i], order[k]), order[std::max(i, k)]);
    }
}

void TestProvenance::namesReadBack()
{
    const std::array<std::string_view, 4> names{"measured", "published", "entered", "estimated"};
    for (std::size_t i = 0; i < order.size(); ++i) {
        QVERIFY(name(order[i]) == names[i]);
        QVERIFY(provenanceNamed(names[i]) == order[i]);
    }
}

void TestProvenance::unknownNamesAreNotGuessed()
{
    for (const char *word : {"", "Measured", "derived", "guess", "measured "})
        QVERIFY2(!provenanceNamed(word), word);
}

void TestProvenance::intervalKindsAreNamedApart()
{
    QVERIFY(name(IntervalKind::Bounds) == "bounds");
    QVERIFY(name(IntervalKind::Confidence95) == "95 % interval");
}

QTEST_APPLESS_MAIN(TestProvenance)
#include "tst_provenance.moc"
