// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisontable.h"

#include "tests/support/foreignlocale.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

using namespace hakari;
using namespace hakari::test;

namespace {

QString textOf(const Study &study)
{
    return QString::fromStdString(comparisonToText(study, compared(study)));
}

/// The words of the line that starts with an id.
QStringList lineOf(const QString &text, const QString &id)
{
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(id + QLatin1Char(' ')))
            return line.simplified().split(QLatin1Char(' '));
    }
    return {};
}

} // namespace

class TestComparisonTable : public QObject
{
    Q_OBJECT

private slots:
    void oneLineACandidate();
    void changesStandBesideTheirFigure();
    void absentFiguresAreADashWithTheirReasonBelow();
    void remarksAreSaidOnce();
    void otherScopesAreWarnedOf();
    void borrowedCurveIsNamed();
    void columnsAreAligned();
    void hiddenCandidatesAreLeftOut();
    void theLocaleChangesNothing();
};

void TestComparisonTable::oneLineACandidate()
{
    const QString text = textOf(shippedStudy("aws-2023-layoutlm"));
    QVERIFY(text.startsWith(
        QStringLiteral("LayoutLM real-time document understanding\n1000000 inferences/h, us-east-1")));
    const QStringList inf1 = lineOf(text, QStringLiteral("inf1.2xlarge"));
    QCOMPARE(inf1.value(1), QStringLiteral("53.860"));
    QCOMPARE(inf1.value(2), QStringLiteral("6"));
    QVERIFY(inf1.contains(QStringLiteral("2.172")));
    QVERIFY(inf1.contains(QStringLiteral("0.4316")));
    QVERIFY2(text.contains(QStringLiteral("estimated  all but accelerator  power model\n")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("estimated         whole-system  power model\n")),
             qPrintable(text));
}

void TestComparisonTable::changesStandBesideTheirFigure()
{
    const QStringList inf1 = lineOf(textOf(shippedStudy("aws-2023-layoutlm")),
                                    QStringLiteral("inf1.2xlarge"));
    QCOMPARE(inf1.value(inf1.indexOf(QStringLiteral("6")) + 1), QStringLiteral("-81.8"));
    QCOMPARE(inf1.value(inf1.indexOf(QStringLiteral("2.172")) + 1), QStringLiteral("-91.2"));
}

void TestComparisonTable::absentFiguresAreADashWithTheirReasonBelow()
{
    const QString text = textOf(studyOf({madeUpCandidate("x", 100, 2), madeUpCandidate("b", 100, 2)}));
    QVERIFY(lineOf(text, QStringLiteral("x")).contains(QStringLiteral("-")));
    const QStringList basis{QStringLiteral("absent"), QStringLiteral("-"), QStringLiteral("-")};
    QCOMPARE(lineOf(text, QStringLiteral("x")).last(3), basis);
    QVERIFY(text.contains(QStringLiteral("\n  x: No power was measured or published for x.")));
}

void TestComparisonTable::remarksAreSaidOnce()
{
    const QString text = textOf(shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(text.count(QStringLiteral("count the accelerator chip as 0 W")), 1);
}

void TestComparisonTable::otherScopesAreWarnedOf()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    const QString warning = QStringLiteral("\n  inf1.2xlarge: Warning: The energy of inf1.2xlarge cannot");
    QCOMPARE(textOf(study).count(warning), 1);
    study.candidates[0].hidden = true;
    QVERIFY(!textOf(study).contains(warning));
}

void TestComparisonTable::borrowedCurveIsNamed()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2), madeUpCandidate("b", 100, 2)});
    study.candidates[0].power = BorrowedPower{"g4dn.xlarge"};
    const QString text = textOf(study);
    QCOMPARE(text.count(QStringLiteral("power curve of g4dn.xlarge stands in")), 1);
    QVERIFY(lineOf(text, QStringLiteral("x")).contains(QStringLiteral("estimated")));
    QVERIFY(lineOf(text, QStringLiteral("b")).contains(QStringLiteral("absent")));
}

void TestComparisonTable::columnsAreAligned()
{
    const QStringList lines = textOf(shippedStudy("aws-2023-layoutlm")).split(QLatin1Char('\n'));
    QCOMPARE(lines.value(3).size(), lines.value(4).size());
    QCOMPARE(lines.value(4).size(), lines.value(5).size());
}

void TestComparisonTable::hiddenCandidatesAreLeftOut()
{
    const QString text = textOf(shippedStudy("mlperf-bert99-inf1-t4"));
    QVERIFY(text.contains(QStringLiteral("inf1.2xlarge-offline")));
    QVERIFY(!text.contains(QStringLiteral("inf1.2xlarge-server")));
}

void TestComparisonTable::theLocaleChangesNothing()
{
    const Study study = shippedStudy("aws-2023-bert-large");
    const QString expected = textOf(study);
    const ForeignLocale foreign("de_DE.UTF-8");
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QCOMPARE(textOf(study), expected);
}

QTEST_GUILESS_MAIN(TestComparisonTable)
#include "tst_comparisontable.moc"
