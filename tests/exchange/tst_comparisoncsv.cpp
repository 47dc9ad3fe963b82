// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisoncsv.h"

#include "core/base/csv.h"
#include "core/base/number.h"
#include "core/exchange/figuretable.h"
#include "tests/support/foreignlocale.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace hakari;
using namespace hakari::test;

namespace {

QByteArray csvOf(const Study &study)
{
    return QByteArray::fromStdString(comparisonToCsv(study, compared(study)));
}

Study twoCandidates()
{
    return studyOf({meteredCandidate("x", 300, 2, 100, 400), meteredCandidate("b", 97, 1.1, 50, 250)});
}

} // namespace

class TestComparisonCsv : public QObject
{
    Q_OBJECT

private slots:
    void startsWithAByteOrderMark();
    void linesEndAsTheStandardSays();
    void everyFigureHasItsRow_data();
    void everyFigureHasItsRow();
    void numbersReadBackExactly();
    void absentFiguresSayWhy();
    void hiddenCandidatesAreLeftOut();
    void textThatLooksLikeAFormulaIsNeutralised_data();
    void textThatLooksLikeAFormulaIsNeutralised();
    void commasQuotesAndLineFeedsAreQuoted();
    void theLocaleChangesNothing_data();
    void theLocaleChangesNothing();

private:
    /// The CSV as a reader of CSV sees it.
    CsvTable readBack(const Study &study);

    QTemporaryDir m_dir;
};

CsvTable TestComparisonCsv::readBack(const Study &study)
{
    const std::string path = m_dir.filePath(QStringLiteral("out.csv")).toStdString();
    std::ofstream(path, std::ios::binary) << csvOf(study).toStdString();
    auto table = CsvTable::read(path, {"study", "baseline", "candidate", "metric", "value", "unit", "low",
                                       "high", "interval", "change", "provenance", "covers", "boundary",
                                       "formula", "inputs", "sources", "remarks", "absent_because"});
    if (!table)
        qFatal("%s", describe(table.error()).c_str());
    return std::move(*table);
}

void TestComparisonCsv::startsWithAByteOrderMark()
{
    const QByteArray csv = csvOf(twoCandidates());
    QVERIFY(csv.startsWith("\xEF\xBB\xBFstudy,baseline,"));
    QCOMPARE(csv.count("\xEF\xBB\xBF"), 1);
}

void TestComparisonCsv::linesEndAsTheStandardSays()
{
    const QByteArray csv = csvOf(twoCandidates());
    QVERIFY(csv.endsWith("\r\n"));
    QCOMPARE(csv.count('\n'), csv.count("\r\n"));
}

void TestComparisonCsv::everyFigureHasItsRow_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestComparisonCsv::everyFigureHasItsRow()
{
    QFETCH(QString, id);
    const Study study = shippedStudy(id.toStdString());
    const Comparison comparison = compared(study);
    const CsvTable table = readBack(study);
    std::size_t row = 0;
    for (std::size_t i = 0; i < study.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        for (const Figure &figure : comparison.candidates[i].figures) {
            if (figure.absence && figure.absence->code == ErrorCode::NotApplicable)
                continue;
            QVERIFY(table.field(row, "candidate") == study.candidates[i].id);
            QVERIFY(table.field(row, "metric") == key(figure.metric));
            const auto value = table.number(row, "value");
            QCOMPARE(value.has_value(), figure.value.has_value());
            QVERIFY(!value || *value == reported(figure.unit, *figure.value));
            const auto low = table.number(row, "low");
            QCOMPARE(low.has_value(), figure.interval.has_value());
            QVERIFY(!low || *low == reported(figure.unit, figure.interval->low));
            QVERIFY(table.number(row, "change") == comparison.candidates[i].change(figure.metric).value);
            QVERIFY(figure.value ? table.field(row, "provenance") == name(figure.provenance)
                                 : table.field(row, "provenance").empty());
            QVERIFY(table.field(row, "covers")
                    == (figure.scope ? text(figure.scope->covers) : std::string()));
            QVERIFY(table.field(row, "boundary")
                    == (figure.scope ? name(figure.scope->boundary) : std::string_view()));
            const bool warned = comparison.scopeDifference(i) && figure.value && restsOnPower(figure.metric);
            QCOMPARE(toQt(table.field(row, "remarks")).contains(QStringLiteral("like for like")), warned);
            ++row;
        }
    }
    QCOMPARE(table.rowCount(), row);
}

void TestComparisonCsv::numbersReadBackExactly()
{
    Study study = twoCandidates();
    study.candidates[0].throughput = rate(1.0 / 3.0);
    study.candidates[1].throughput = rate(0.1 + 0.2);
    const CsvTable table = readBack(study);
    QVERIFY(table.field(0, "metric") == "throughput");
    QVERIFY(table.field(0, "value") == "0.3333333333333333");
    QVERIFY(*table.number(0, "value") == 1.0 / 3.0);
    QVERIFY(csvOf(study).contains(",0.30000000000000004,/s,"));
}

void TestComparisonCsv::absentFiguresSayWhy()
{
    Study study = twoCandidates();
    study.candidates[0].power = std::monostate{};
    const CsvTable table = readBack(study);
    bool found = false;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        QCOMPARE(table.field(row, "value").empty(), !table.field(row, "absent_because").empty());
        found = found
                || (table.field(row, "metric") == "energy"
                    && table.field(row, "absent_because")
                           .starts_with("No power was measured or published for x."));
    }
    QVERIFY(found);
    const QByteArray csv = csvOf(study).toLower();
    for (const char *cell : {",nan,", ",-nan,", ",inf,", "null"})
        QVERIFY2(!csv.contains(cell), cell);
}

void TestComparisonCsv::hiddenCandidatesAreLeftOut()
{
    Study study = twoCandidates();
    study.candidates[0].hidden = true;
    const CsvTable table = readBack(study);
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        QVERIFY(table.field(row, "candidate") == "b");
    QVERIFY(table.rowCount() > 0);
}

void TestComparisonCsv::textThatLooksLikeAFormulaIsNeutralised_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char *id, const char *cell) {
        QTest::newRow(id) << QByteArray(id) << QByteArray(cell);
    };
    row("=1+1", "'=1+1");
    row("+1", "'+1");
    row("-1", "'-1");
    row("@SUM(A1)", "'@SUM(A1)");
    row("\tx", "'\tx");
    row("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
    row("a=b", "a=b");
    row("'quoted", "'quoted");
}

void TestComparisonCsv::textThatLooksLikeAFormulaIsNeutralised()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, cell);
    Study study = twoCandidates();
    study.id = id.toStdString();
    QVERIFY2(csvOf(study).contains("\r\n" + cell + ",b,x,throughput,300,"), csvOf(study).constData());
}

void TestComparisonCsv::commasQuotesAndLineFeedsAreQuoted()
{
    Study study = twoCandidates();
    study.candidates[0].id = "a \"b\", c\nd";
    const CsvTable table = readBack(study);
    QVERIFY(table.field(0, "candidate") == "a \"b\", c\nd");
    QVERIFY(table.field(0, "metric") == "throughput");
}

void TestComparisonCsv::theLocaleChangesNothing_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::newRow("German") << QByteArray("de_DE.UTF-8");
    QTest::newRow("Japanese") << QByteArray("ja_JP.UTF-8");
}

void TestComparisonCsv::theLocaleChangesNothing()
{
    QFETCH(QByteArray, locale);
    const Study study = shippedStudy("aws-2023-layoutlm");
    const QByteArray expected = csvOf(study);
    const ForeignLocale foreign(locale);
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QCOMPARE(csvOf(study), expected);
    const CsvTable table = readBack(study);
    QVERIFY(table.field(0, "value").find_first_of(",\"") == std::string_view::npos);
}

QTEST_GUILESS_MAIN(TestComparisonCsv)
#include "tst_comparisoncsv.moc"
