// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/study/compare.h"
#include "core/study/powerscope.h"

#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

using namespace hakari;
using namespace hakari::test;

namespace {

using enum PowerBoundary;

const PowerScope wall{Coverage::wholeSystem(), AcWall};
const PowerScope card{{Part::Accelerator}, Board};

/// Two candidates that are equal but for what their power includes; the second is the baseline.
Study scoped(const PowerScope &x, const PowerScope &b)
{
    Study study = studyOf({meteredCandidate("x", 300, 2, 100, 400), meteredCandidate("b", 300, 2, 100, 400)});
    std::get<StatedPower>(study.candidates[0].power).scope = x;
    std::get<StatedPower>(study.candidates[1].power).scope = b;
    return study;
}

QString warningOf(const std::optional<PowerScope> &x, const std::optional<PowerScope> &b)
{
    return toQt(sentence(ScopeDifference{0, x, b}, "x", "b"));
}

std::optional<PowerScope> energyScope(const Study &study)
{
    return compared(study).candidates.front().figure(Metric::Energy).scope;
}

} // namespace

class TestPowerScope : public QObject
{
    Q_OBJECT

private slots:
    void textNamesPartsOrWhatIsMissing();
    void coverageIsPresumedAtASupplyOnly();
    void figuresOfPowerSayWhatTheyInclude();
    void catalogueCurveLeavesOutAnOmittedAccelerator();
    void ratioTakesTheScopeOfItsReference();
    void statedEnergyHasNoScope();
    void equalScopesCarryNoWarning();
    void differencesAreFound_data();
    void differencesAreFound();
    void withoutEnergyThereIsNothingToWarnOf();
    void warningsNameTheDifference();
    void publishedStudyIsWarnedOfTheOmittedAccelerator();
};

void TestPowerScope::textNamesPartsOrWhatIsMissing()
{
    const auto covered = [](Coverage covers) { return coverageText(PowerScope{covers, AcWall}); };
    QCOMPARE(covered(Coverage::wholeSystem()), std::string("whole-system"));
    QCOMPARE(covered({Part::Cpu, Part::Dram}), std::string("cpu, dram"));
    QCOMPARE(covered(Coverage::wholeSystem().without({Part::Network})), std::string("all but network"));
    QCOMPARE(covered({}), std::string("parts unknown"));
    QCOMPARE(coverageText(std::nullopt), std::string("not stated"));
    QCOMPARE(boundaryText(card), std::string("board"));
    QCOMPARE(boundaryText(std::nullopt), std::string());
}

void TestPowerScope::coverageIsPresumedAtASupplyOnly()
{
    QVERIFY(presumedCoverage(AcWall) == Coverage::wholeSystem());
    QVERIFY(presumedCoverage(DcSupply) == Coverage::wholeSystem());
    for (const PowerBoundary boundary : {Board, Chip, Model})
        QVERIFY(presumedCoverage(boundary).empty());
}

void TestPowerScope::figuresOfPowerSayWhatTheyInclude()
{
    const Comparison c = compared(scoped(card, card));
    for (const Figure &figure : c.candidates.front().figures)
        QCOMPARE(figure.scope.has_value(), figure.value && restsOnPower(figure.metric));
    QVERIFY(c.candidates.front().figure(Metric::FleetPower).scope == card);
    QVERIFY(c.candidates.front().figure(Metric::Carbon).scope == card);
}

void TestPowerScope::catalogueCurveLeavesOutAnOmittedAccelerator()
{
    Candidate x = madeUpCandidate("x", 1000, 1);
    x.power = CataloguePower{};
    x.instance = "g4dn.xlarge";
    QVERIFY((energyScope(studyOf({x})) == PowerScope{Coverage::wholeSystem(), Model}));
    x.instance = "inf1.2xlarge"; // its accelerator counts 0 W
    QVERIFY((energyScope(studyOf({x}))
             == PowerScope{Coverage::wholeSystem().without({Part::Accelerator}), Model}));
}

void TestPowerScope::ratioTakesTheScopeOfItsReference()
{
    Study study = scoped(wall, card);
    study.candidates[0].power = PowerRatio{0.4, "b", Provenance::Published, nullptr};
    QVERIFY(energyScope(study) == card);
    QVERIFY(compared(study).scopeDifferences.empty());
    study.candidates[1].power = std::monostate{};
    QVERIFY(!energyScope(study));
}

void TestPowerScope::statedEnergyHasNoScope()
{
    Study study = scoped(wall, wall);
    study.candidates[0].power = StatedEnergy{{7.2e6}, Provenance::Published, nullptr};
    QVERIFY(!energyScope(study));
    const Comparison c = compared(study);
    QVERIFY((c.scopeDifferences == std::vector{ScopeDifference{0, std::nullopt, wall}}));
}

void TestPowerScope::equalScopesCarryNoWarning()
{
    const Comparison c = compared(scoped(card, card));
    QVERIFY(c.scopeDifferences.empty());
    QVERIFY(!c.scopeDifference(0) && !c.scopeDifference(1));
}

void TestPowerScope::differencesAreFound_data()
{
    QTest::addColumn<bool>("otherBoundary");
    QTest::addColumn<bool>("unknown");
    QTest::newRow("other parts") << false << false;
    QTest::newRow("other boundary") << true << false;
    QTest::newRow("both unknown") << false << true;
}

void TestPowerScope::differencesAreFound()
{
    QFETCH(bool, otherBoundary);
    QFETCH(bool, unknown);
    PowerScope mine = wall;
    PowerScope other = wall;
    if (unknown)
        mine.covers = other.covers = Coverage();
    else if (otherBoundary)
        mine.boundary = DcSupply;
    else
        mine.covers = mine.covers.without({Part::Network});
    const Comparison c = compared(scoped(mine, other));
    QVERIFY((c.scopeDifferences == std::vector{ScopeDifference{0, mine, other}}));
    QVERIFY(c.scopeDifference(0) && !c.scopeDifference(1));
}

void TestPowerScope::withoutEnergyThereIsNothingToWarnOf()
{
    for (const std::size_t lacking : {0U, 1U}) {
        Study study = scoped(card, wall);
        QCOMPARE(compared(study).scopeDifferences.size(), std::size_t{1});
        study.candidates[lacking].power = std::monostate{};
        QVERIFY(compared(study).scopeDifferences.empty());
    }
}

void TestPowerScope::warningsNameTheDifference()
{
    const QString start = QStringLiteral("The energy of x cannot be taken as like for like with that of b: ");
    QCOMPARE(warningOf(card, PowerScope{{Part::Accelerator, Part::Cpu, Part::Dram}, Board}),
             start + QStringLiteral("x is counted without cpu, dram."));
    QCOMPARE(warningOf(wall, PowerScope{{Part::Cpu}, Chip}),
             start
                 + QStringLiteral("b is counted without dram, accelerator, network, rest; "
                                  "the boundary of x is AC wall, that of b is chip."));
    QCOMPARE(warningOf(PowerScope{{Part::Cpu}, Chip}, PowerScope{{Part::Dram}, Chip}),
             start + QStringLiteral("x is counted without dram; b is counted without cpu."));
    QCOMPARE(warningOf(PowerScope{{}, Board}, wall),
             start
                 + QStringLiteral("which parts x includes is not known; "
                                  "the boundary of x is board, that of b is AC wall."));
    QCOMPARE(warningOf(wall, std::nullopt), start + QStringLiteral("what b includes is not stated."));
}

void TestPowerScope::publishedStudyIsWarnedOfTheOmittedAccelerator()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison c = compared(study);
    const ScopeDifference *difference = c.scopeDifference(0);
    QVERIFY(difference);
    QCOMPARE(toQt(sentence(*difference, study.candidates[0].id, study.baseline)),
             QStringLiteral("The energy of inf1.2xlarge cannot be taken as like for like with that of "
                            "g4dn.2xlarge: inf1.2xlarge is counted without accelerator."));
}

QTEST_APPLESS_MAIN(TestPowerScope)
#include "tst_powerscope.moc"
