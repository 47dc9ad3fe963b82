// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/runbeside.h"
#include "tests/record/recordedlines.h"
#include "tests/support/program.h"

#include "core/base/csv.h"
#include "core/record/runenergy.h"

using namespace hakari;
using namespace hakari::recordtest;

namespace {

const QString mlperf = QStringLiteral(HAKARI_TEST_FIXTURES
                                      "/mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");

} // namespace

class TestWorkbookCommands : public QObject
{
    Q_OBJECT

private slots:
    void importedResultsAreListed();
    void theSameResultIsStoredOnce();
    void ofWhatCannotBeReadNothingIsStored();
    void whatIsNoWorkbookIsSaid();

    void resultsAreWrittenAsCsv();
    void csvHasTheIntervalOfTheEnergy();
    void chosenResultsAreWrittenWhole();
    void aRecordedRunComesBackAsItWas();
    void outputGoesToTheFile();
    void cutWorkbookIsListed();
    void whatCannotBeExportedIsSaid_data();
    void whatCannotBeExportedIsSaid();

    void init() { QFile::remove(m_workbook); }

private:
    Outcome engine(const QStringList &arguments) const;
    json listed() const;
    void importBoth() const; ///< the run of ours is result 1, that of MLPerf result 2
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    QString m_workbook = m_folder.filePath(QStringLiteral("W.hakari"));
};

Outcome TestWorkbookCommands::engine(const QStringList &arguments) const
{
    return runProgram(QStringLiteral(HAKARI_ENGINE),
                      arguments + QStringList{QStringLiteral("--workbook"), m_workbook});
}

json TestWorkbookCommands::listed() const
{
    return json::parse(engine({"results", "--format", "json"}).out.toStdString());
}

void TestWorkbookCommands::importedResultsAreListed()
{
    const Outcome imported = engine({"import", mlperf});
    QCOMPARE(imported.err, QByteArray());
    QVERIFY(imported.out.contains("added"));
    const json results = listed();
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0]["workload"].get<std::string>(), std::string("bert-99"));
    QCOMPARE(results[0]["throughput_per_s"].get<double>(), 22396.7);
    QCOMPARE(results[0]["covers"].get<std::string>(), std::string("whole-system"));
    QCOMPARE(results[0]["boundary"].get<std::string>(), std::string("AC wall"));
    QCOMPARE(results[0]["verdict"].get<std::string>(), std::string("valid"));
    const QByteArray table = engine({"results"}).out;
    QVERIFY2(table.contains("bert-99") && table.contains("22397 /s") && table.contains("2525 W"),
             table.constData());
}

void TestWorkbookCommands::theSameResultIsStoredOnce()
{
    QCOMPARE(engine({"import", mlperf}).status, 0);
    const Outcome again = engine({"import", mlperf});
    QVERIFY2(again.out.contains("was there already"), again.out.constData());
    QCOMPARE(listed().size(), std::size_t{1});
}

void TestWorkbookCommands::ofWhatCannotBeReadNothingIsStored()
{
    const Outcome outcome = engine({"import", mlperf, "/nonexistent"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("/nonexistent") && outcome.err.count('\n') == 1, outcome.err.constData());
    QVERIFY(!QFile::exists(m_workbook));
}

void TestWorkbookCommands::whatIsNoWorkbookIsSaid()
{
    QVERIFY(engine({"results"}).err.contains("does not exist"));
    QFile file(m_workbook);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a letter to the board");
    file.close();
    for (const char *command : {"results", "import"}) {
        const Outcome outcome = engine(QStringList{QString::fromLatin1(command)}
                                       + (*command == 'i' ? QStringList{mlperf} : QStringList()));
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("W.hakari") && outcome.err.count('\n') == 1, outcome.err.constData());
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("a letter to the board"));
}

void TestWorkbookCommands::importBoth() const
{
    writeAll(path("run.jsonl"), QByteArray::fromStdString(textOf(recorded(sampleRun()))));
    QCOMPARE(engine({"import", path("run.jsonl"), mlperf}).err, QByteArray());
}

void TestWorkbookCommands::resultsAreWrittenAsCsv()
{
    importBoth();
    std::string csv = engine({"results", "--format", "csv"}).out.toStdString();
    QVERIFY(csv.starts_with("\xEF\xBB\xBF"));
    const auto table = CsvTable::parse(csv.erase(0, 3), "out.csv", {"id", "throughput_per_s", "harness"});
    QVERIFY(table);
    QCOMPARE(table->rowCount(), std::size_t{2});
    QVERIFY(table->field(0, "harness") == "Hakari");
    QVERIFY(table->number(1, "throughput_per_s") == 22396.7);
    const QByteArray one = engine({"results", "--format", "csv", "--id", "2"}).out;
    QVERIFY2(one.count("\r\n") == 2 && one.contains("bert-99"), one.constData());
}

void TestWorkbookCommands::csvHasTheIntervalOfTheEnergy()
{
    RunData data = powertest::runBeside();
    data.power = {{"plug", wall(), {}}};
    for (int at = 0; at <= 75; ++at)
        data.power.front().readings.push_back({{1.0 * at}, 250.0 + at});
    const RunRecord record = summarise(data);
    QVERIFY(record.energy->perSample && record.energy->perSample->low < record.energy->perSample->high);
    writeAll(path("run.jsonl"), QByteArray::fromStdString(textOf(recorded(data))));
    QCOMPARE(engine({"import", path("run.jsonl")}).err, QByteArray());
    std::string csv = engine({"results", "--format", "csv"}).out.toStdString();
    const auto table = CsvTable::parse(csv.erase(0, 3), "out.csv", {"energy_per_sample_low_j"});
    QVERIFY(table && table->number(0, "energy_per_sample_low_j") == record.energy->perSample->low);
    QVERIFY(table->number(0, "energy_per_sample_high_j") == record.energy->perSample->high);
}

void TestWorkbookCommands::chosenResultsAreWrittenWhole()
{
    importBoth();
    const Outcome outcome = engine({"results", "--format", "json", "--id", "2", "--id", "1"});
    QCOMPARE(outcome.err, QByteArray());
    const json results = json::parse(outcome.out.toStdString());
    QCOMPARE(results.size(), std::size_t{2});
    QVERIFY(results[0]["id"] == 2 && results[0]["facts"]["accelerator"] == "NVIDIA A100-PCIe-80GB");
    QVERIFY(results[1]["id"] == 1 && results[1]["rules"].size() > 5);
    const QByteArray table = engine({"results", "--id", "2"}).out;
    QVERIFY2(table.contains("bert-99") && !table.contains("layoutlm"), table.constData());
}

void TestWorkbookCommands::aRecordedRunComesBackAsItWas()
{
    importBoth();
    const Outcome written = engine({"results", "--id", "1", "--format", "jsonl", "-o", path("again.jsonl")});
    QCOMPARE(written.err, QByteArray());
    const auto runs = readRecordedRuns(path("again.jsonl").toStdString());
    QVERIFY(runs);
    QCOMPARE(runs->size(), std::size_t{1});
    QCOMPARE(difference(*runs->front().data, sampleRun()), QString());
    QVERIFY(QFile::remove(m_workbook));
    QCOMPARE(engine({"import", path("again.jsonl")}).err, QByteArray());
    QCOMPARE(engine({"results", "--id", "1", "--format", "jsonl"}).out, readAll(path("again.jsonl")));
}

void TestWorkbookCommands::outputGoesToTheFile()
{
    importBoth();
    for (const char *format : {"table", "json", "csv"}) {
        const QStringList command{"results", "--format", QString::fromLatin1(format)};
        QCOMPARE(engine(command + QStringList{"-o", path("out")}).out, QByteArray());
        QCOMPARE(readAll(path("out")), engine(command).out);
    }
    const Outcome outcome = engine({"results", "--output", path("nowhere/out")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("nowhere"), outcome.err.constData());
}

void TestWorkbookCommands::cutWorkbookIsListed()
{
    importBoth();
    QFile workbook(m_workbook);
    QVERIFY(workbook.resize(workbook.size() - 1));
    for (const char *format : {"table", "json", "csv"}) {
        const Outcome outcome = engine({"results", "--format", QString::fromLatin1(format)});
        QCOMPARE(outcome.err, QByteArray());
        QVERIFY2(outcome.out.contains("bert-99") && outcome.out.contains("layoutlm"),
                 outcome.out.constData());
    }
}

void TestWorkbookCommands::whatCannotBeExportedIsSaid_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *tag, const QStringList &options, const char *told) {
        QTest::newRow(tag) << options << QByteArray(told);
    };
    row("another harness", {"--format", "jsonl", "--id", "2"}, "The result 2 in ");
    row("all as a run", {"--format", "jsonl"}, "one result for it with --id N");
    row("two as a run", {"--format", "jsonl", "--id", "1", "--id", "1"}, "one result for it with --id N");
    row("unknown", {"--format", "json", "--id", "1", "--id", "99"}, "holds no result 99");
    row("below all", {"--format", "csv", "--id", "-1"}, "holds no result -1");
    row("format", {"--format", "xlsx"}, "table, json, csv, jsonl");
}

void TestWorkbookCommands::whatCannotBeExportedIsSaid()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, told);
    importBoth();
    const Outcome outcome = engine(QStringList{"results", "-o", path("refused")} + options);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(told) && outcome.err.count('\n') == 1, outcome.err.constData());
    QVERIFY(!QFile::exists(path("refused")));
}

QTEST_GUILESS_MAIN(TestWorkbookCommands)

#include "tst_workbookcommands.moc"
