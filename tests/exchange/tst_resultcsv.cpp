// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/base/csv.h"
#include "core/exchange/resultcsv.h"
#include "tests/support/foreignlocale.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

QByteArray csvOf(const std::vector<ResultRow> &rows)
{
    return QByteArray::fromStdString(resultsToCsv(rows));
}

/// The CSV as a reader of CSV sees it.
CsvTable readBack(const std::vector<ResultRow> &rows)
{
    std::string csv = resultsToCsv(rows);
    csv.erase(0, 3); // the byte order mark, which CsvTable::read() takes off
    return must(CsvTable::parse(csv, "results.csv", {"id", "damage"}));
}

ResultRow ownRow()
{
    ResultRow row = rowOf(ownRecord());
    row.id = ResultId{7};
    row.addedUtc = "2026-11-23T08:00:00.000Z";
    row.state = ResultState::Accepted;
    row.tags = {"rack 3", "四月"};
    row.note = "said \"good\",\nthen left";
    return row;
}

bool isEmpty(const CsvTable &table, std::size_t row, const std::vector<std::string_view> &columns)
{
    return std::ranges::all_of(columns,
                               [&](std::string_view column) { return table.field(row, column).empty(); });
}

} // namespace

class TestResultCsv : public QObject
{
    Q_OBJECT

private slots:
    void aLineAResultUnderItsHeader();
    void numbersReadBackExactly();
    void wordsReadBack();
    void whatIsNotKnownIsAnEmptyCell();
    void aResultOfAnotherHarnessHasItsPublishedFigures();
    void ofADamagedResultOnlyWhatNamesItIsTold();
    void textThatLooksLikeAFormulaIsNeutralised();
    void theLocaleChangesNothing_data();
    void theLocaleChangesNothing();
};

void TestResultCsv::aLineAResultUnderItsHeader()
{
    const QByteArray none = csvOf({});
    QVERIFY(none.startsWith("\xEF\xBB\xBFid,record,rank,title,"));
    QCOMPARE(none.count("\r\n"), 1);
    const QByteArray two = csvOf({rowOf(mlperfRecord()), rowOf(mlperfRecord())});
    QVERIFY(two.startsWith(none) && two.endsWith("\r\n"));
    QCOMPARE(two.count("\r\n"), 3);
    QCOMPARE(two.count('\n'), 3);
    QCOMPARE(two.count("\xEF\xBB\xBF"), 1);
}

void TestResultCsv::numbersReadBackExactly()
{
    const ResultRow row = ownRow();
    const CsvTable table = readBack({row});
    QVERIFY(table.number(0, "id") == 7.0);
    QVERIFY(table.number(0, "throughput_per_s") == row.throughput->value);
    QVERIFY(table.number(0, "latency_p99_s") == row.latencyP99->value);
    QVERIFY(table.number(0, "samples") == 320.0);
    QVERIFY(table.number(0, "duration_s") == row.duration->value);
    QVERIFY(table.number(0, "mean_power_w") == row.power->mean.value);
    QVERIFY(table.number(0, "energy_per_sample_j") == row.energyPerSample->value);
    ResultRow bounded = row;
    bounded.throughputInterval = Interval{0.1 + 0.2, 1.0 / 3.0, IntervalKind::Confidence95};
    bounded.power->interval = Interval{1.5, 2.5, IntervalKind::Confidence95};
    bounded.power->idle = Watts{1.25};
    bounded.energyInterval = Interval{0.1, 0.3, IntervalKind::Confidence95};
    const CsvTable bounds = readBack({bounded});
    QVERIFY(bounds.field(0, "throughput_low_per_s") == "0.30000000000000004");
    QVERIFY(bounds.number(0, "throughput_high_per_s") == 1.0 / 3.0);
    QVERIFY(bounds.number(0, "mean_power_low_w") == 1.5);
    QVERIFY(bounds.number(0, "mean_power_high_w") == 2.5);
    QVERIFY(bounds.number(0, "idle_power_w") == 1.25);
    QVERIFY(bounds.number(0, "energy_per_sample_low_j") == 0.1);
    QVERIFY(bounds.number(0, "energy_per_sample_high_j") == 0.3);
}

void TestResultCsv::wordsReadBack()
{
    const ResultRow row = ownRow();
    const CsvTable table = readBack({row});
    const std::vector<std::pair<std::string_view, std::string_view>> expected{{"record", row.record},
                                                                              {"rank", "0"},
                                                                              {"title", row.title},
                                                                              {"workload", row.workload},
                                                                              {"unit", "inference"},
                                                                              {"harness", "Hakari"},
                                                                              {"scenario", "server"},
                                                                              {"backend", "torch"},
                                                                              {"profile", "standard"},
                                                                              {"start", row.startUtc},
                                                                              {"added", row.addedUtc},
                                                                              {"hardware", "Xeon, 四つ"},
                                                                              {"precision", "fp32"},
                                                                              {"covers", "whole-system"},
                                                                              {"boundary", "AC wall"},
                                                                              {"provenance", "measured"},
                                                                              {"verdict", "mistrusted"},
                                                                              {"state", "accepted"},
                                                                              {"tags", "rack 3, 四月"},
                                                                              {"note", row.note},
                                                                              {"damage", ""}};
    for (const auto &[column, words] : expected)
        QVERIFY2(table.field(0, column) == words, column.data());
}

void TestResultCsv::whatIsNotKnownIsAnEmptyCell()
{
    RunData data = *ownRecord().data;
    data.queries.clear();
    const CsvTable table = readBack({rowOf(summarise(data)), runningRowOf(data)});
    for (const std::size_t row : {0U, 1U})
        QVERIFY(
            isEmpty(table, row,
                    {"throughput_per_s", "throughput_low_per_s", "latency_p99_s", "duration_s",
                     "mean_power_w", "mean_power_low_w", "idle_power_w", "covers", "boundary", "provenance",
                     "energy_per_sample_j", "energy_per_sample_low_j", "device", "note", "tags", "damage"}));
    QVERIFY(table.field(0, "samples").empty());
    QVERIFY(table.field(0, "verdict") == "failed");
    QVERIFY(table.field(1, "verdict").empty());
    QVERIFY(table.field(1, "state") == "running");
}

void TestResultCsv::aResultOfAnotherHarnessHasItsPublishedFigures()
{
    const CsvTable table = readBack({rowOf(mlperfRecord())});
    QVERIFY(table.field(0, "workload") == "bert-99");
    QVERIFY(table.number(0, "throughput_per_s") == 22396.7);
    QVERIFY(table.number(0, "samples") == 17952000.0);
    QVERIFY(table.field(0, "boundary") == "AC wall");
    QVERIFY(isEmpty(table, 0, {"profile", "unit", "idle_power_w", "throughput_low_per_s"}));
}

void TestResultCsv::ofADamagedResultOnlyWhatNamesItIsTold()
{
    ResultRow row;
    row.id = ResultId{3};
    row.record = "2026-11-23T07:00:00-0a1b2c";
    row.damage = Error{ErrorCode::ResultDamaged,
                       {{"file", "W.hakari"}, {"value", "x"}, {"cause", "its digest differs"}}};
    const CsvTable table = readBack({row});
    QVERIFY(table.field(0, "id") == "3" && table.field(0, "record") == row.record);
    QVERIFY(table.field(0, "damage") == describe(*row.damage));
    QVERIFY(isEmpty(table, 0, {"scenario", "state", "title", "verdict", "throughput_per_s"}));
}

void TestResultCsv::textThatLooksLikeAFormulaIsNeutralised()
{
    ResultRow row = ownRow();
    row.title = "=1+1";
    row.note = "@SUM(A1)";
    row.tags = {"+x"};
    row.workload = "a=b";
    const CsvTable table = readBack({row});
    QVERIFY(table.field(0, "title") == "'=1+1");
    QVERIFY(table.field(0, "note") == "'@SUM(A1)");
    QVERIFY(table.field(0, "tags") == "'+x");
    QVERIFY(table.field(0, "workload") == "a=b");
}

void TestResultCsv::theLocaleChangesNothing_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::newRow("German") << QByteArray("de_DE.UTF-8");
    QTest::newRow("Japanese") << QByteArray("ja_JP.UTF-8");
}

void TestResultCsv::theLocaleChangesNothing()
{
    QFETCH(QByteArray, locale);
    const std::vector rows{ownRow(), rowOf(mlperfRecord())};
    const QByteArray expected = csvOf(rows);
    const ForeignLocale foreign(locale);
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QCOMPARE(csvOf(rows), expected);
}

QTEST_GUILESS_MAIN(TestResultCsv)
#include "tst_resultcsv.moc"
