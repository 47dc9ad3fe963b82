// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/exchange/resultlist.h"
#include "core/exchange/shortnumber.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

QStringList linesOf(const ResultRow &row)
{
    return toQt(resultsToText(std::span(&row, 1))).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// A row whose figures are known to the digit.
ResultRow rowWith(Provenance provenance, Coverage covers, PowerBoundary boundary)
{
    ResultRow row = rowOf(ownRecord());
    row.id = ResultId{12345};
    row.verdict = VerdictState::Mistrusted;
    row.power = MeanPower{Watts{77.8}, {}, {}, {covers, boundary}, provenance};
    row.energyPerSample = Joules{1.704};
    return row;
}

} // namespace

class TestResultText : public QObject
{
    Q_OBJECT

private slots:
    void measuredAndEstimatedNeverLookAlike();
    void provenanceCoverageAndBoundaryStandUnderTheFigures_data();
    void provenanceCoverageAndBoundaryStandUnderTheFigures();
    void whatWasNotMeteredSaysNothingOfPower();
    void damageAndTagsStandInLinesOfTheirOwn();
    void aTerminalOf120ColumnsIsWideEnough();
    void numbersHaveThreeDigits_data();
    void numbersHaveThreeDigits();
};

void TestResultText::measuredAndEstimatedNeverLookAlike()
{
    const Coverage cpu{Part::Cpu};
    const QStringList measured = linesOf(rowWith(Provenance::Measured, cpu, PowerBoundary::Chip));
    const QStringList estimated = linesOf(rowWith(Provenance::Estimated, cpu, PowerBoundary::Model));
    QVERIFY2(measured[1].contains(QLatin1String(" 77.80 W       1.70 J  mistrusted")),
             qPrintable(measured[1]));
    QVERIFY2(estimated[1].contains(QLatin1String("~77.80 W      ~1.70 J  mistrusted")),
             qPrintable(estimated[1]));
    QVERIFY(!measured.join(QString()).contains(QLatin1Char('~')));
}

void TestResultText::provenanceCoverageAndBoundaryStandUnderTheFigures_data()
{
    QTest::addColumn<int>("provenance");
    QTest::addColumn<int>("boundary");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("line");
    QTest::newRow("wall") << int(Provenance::Measured) << int(PowerBoundary::AcWall) << true
                          << "       power and energy measured: whole-system at the boundary AC wall";
    QTest::newRow("chip") << int(Provenance::Measured) << int(PowerBoundary::Chip) << false
                          << "       power and energy measured: cpu, dram at the boundary chip";
    QTest::newRow("model") << int(Provenance::Estimated) << int(PowerBoundary::Model) << false
                           << "       power and energy estimated: cpu, dram at the boundary power model";
}

void TestResultText::provenanceCoverageAndBoundaryStandUnderTheFigures()
{
    QFETCH(int, provenance);
    QFETCH(int, boundary);
    QFETCH(bool, whole);
    const Coverage covers = whole ? Coverage::wholeSystem() : Coverage{Part::Cpu, Part::Dram};
    const QStringList lines = linesOf(rowWith(Provenance(provenance), covers, PowerBoundary(boundary)));
    QCOMPARE(lines.size(), 3);
    QTEST(lines[2], "line");
}

void TestResultText::whatWasNotMeteredSaysNothingOfPower()
{
    ResultRow row = rowOf(ownRecord());
    row.power.reset();
    row.energyPerSample.reset();
    const QStringList lines = linesOf(row);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[1].contains(QLatin1String(" -            -  ")), qPrintable(lines[1]));
    QCOMPARE(resultsToText({}), std::string("no results\n"));
}

void TestResultText::damageAndTagsStandInLinesOfTheirOwn()
{
    ResultRow row;
    row.id = ResultId{3};
    row.tags = {"a", "b"};
    row.damage = Error{ErrorCode::ResultDamaged, {{"file", "W"}, {"value", "x"}, {"cause", "y"}}};
    const QStringList lines = linesOf(row);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[1].endsWith(QLatin1String("  damaged")));
    QCOMPARE(lines[2].trimmed(), toQt(describe(*row.damage)));
    QCOMPARE(lines[3].trimmed(), QStringLiteral("[a, b]"));
}

void TestResultText::aTerminalOf120ColumnsIsWideEnough()
{
    ResultRow row = rowWith(Provenance::Estimated, Coverage{Part::Cpu, Part::Dram, Part::Network, Part::Rest},
                            PowerBoundary::Model);
    row.workload = std::string(60, 'w');
    row.backend = std::string(60, 'b');
    row.scenario = Scenario::SingleStream;
    row.throughput = PerSecond{123456789};
    for (const QString &line : linesOf(row))
        QVERIFY2(line.size() <= 120, qPrintable(line));
}

void TestResultText::numbersHaveThreeDigits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("123.8 uJ") << 123.8e-6 << "0.000124";
    QTest::newRow("2.04 mJ") << 2.04e-3 << "0.00204";
    QTest::newRow("-0.5") << -0.5 << "-0.500";
    QTest::newRow("zero") << 0.0 << "0.00";
    QTest::newRow("1.704") << 1.704 << "1.70";
    QTest::newRow("159.84") << 159.84 << "159.8";
    QTest::newRow("22396.7") << 22396.7 << "22397";
    QTest::newRow("small") << 1.2384e-5 << "1.238e-05";
    QTest::newRow("large") << 1.2384e12 << "1.238e+12";
}

void TestResultText::numbersHaveThreeDigits()
{
    QFETCH(double, value);
    QTEST(toQt(shortNumber(value)), "text");
}

QTEST_GUILESS_MAIN(TestResultText)
#include "tst_resulttext.moc"
