// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include <limits>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The sample run without its measurement, an error, an interruption, ...
RunData variant(const QString &name)
{
    RunData data = sampleRun();
    if (name == QLatin1String("nothing measured")) {
        data.queries.clear();
        data.measurementBegin.reset();
        data.measurementEnd.reset();
        data.power.clear();
    } else if (name == QLatin1String("ended early")) {
        data.measurementEnd.reset();
        data.ended = false;
    } else if (name == QLatin1String("interrupted")) {
        data.interrupted = true;
    } else if (name == QLatin1String("failed")) {
        data.error = Error{ErrorCode::BackendCrashed,
                           {{"backend", "torch"}, {"cause", "Segmentation fault"}}};
    } else if (name == QLatin1String("offline")) {
        data.setup.scenario = Scenario::Offline;
        data.setup.latencyBound.reset();
        data.rank = 3;
    } else if (name == QLatin1String("hostile texts")) {
        data.setup.title = "'; DROP TABLE result; --\n\"{title}\" 計測";
        data.facts["command"] = std::string(1500, '\'') + "\t\x01 日本語";
        data.power.front().domain.name = "ワット計 \"1\"";
    } else if (name == QLatin1String("many queries")) {
        data = sampleRun(300'000);
    }
    return data;
}

} // namespace

class TestResultStore : public QObject
{
    Q_OBJECT

private slots:
    void ownRunComesBackAsItWas_data();
    void ownRunComesBackAsItWas();
    void resultOfAnotherHarnessComesBackAsItWas_data();
    void resultOfAnotherHarnessComesBackAsItWas();
    void rowShowsWhatTheRecordSays();
    void rowsAreInTheOrderOfTheirAddition();
    void sameRecordIsFoundAndNotDoubled();
    void anotherRecordOfTheSameRunIsRefused();
    void ranksOfOneRunAreResultsOfTheirOwn();
    void oneRefusedRecordKeepsAllOut();
    void numberThatIsNotFiniteIsRefused_data();
    void numberThatIsNotFiniteIsRefused();
    void tableItselfTakesNoInfinity();
    void textThatCannotComeBackIsRefused();
    void removedResultComesBack();
    void removedResultIsGoneAtTheNextOpening();
    void removedResultIsNotDeletedInTheSameSession();
    void manyRemovedResultsAreDeletedByTurns();
    void recordThatIsGoneIsStoredAnew();
    void rowSaysBatchAndSequenceLength();
    void countsThatAreNoneAreAbsent_data();
    void countsThatAreNoneAreAbsent();
    void idIsNeverGivenAgain();
    void removedRecordCanBeAddedAgain();
    void recordIsTheSameWhereverItWasReadFrom();
    void unknownResultIsNamed();
    void tagsAndNotesKeepAnyText();
};

void TestResultStore::ownRunComesBackAsItWas_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"whole", "nothing measured", "ended early", "interrupted", "failed", "offline",
                             "hostile texts", "many queries"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestResultStore::ownRunComesBackAsItWas()
{
    QFETCH(QString, kind);
    const WorkbookFile file;
    const RunRecord record = summarise(variant(kind));
    const auto added = must(file.create()->results().add(record));
    QVERIFY(!added.known);
    const auto loaded = file.open()->results().load(added.id);
    QVERIFY2(loaded, qPrintable(sentence(loaded)));
    QCOMPARE(recordDifference(*loaded, record), QString());
}

void TestResultStore::resultOfAnotherHarnessComesBackAsItWas_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline",
                             "v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Server",
                             "v0.7_NVIDIA_T4x1_TRT_resnet50_MultiStream"})
        QTest::newRow(name) << std::string(name);
}

void TestResultStore::resultOfAnotherHarnessComesBackAsItWas()
{
    QFETCH(std::string, name);
    const WorkbookFile file;
    const RunRecord record = mlperfRecord(name);
    const auto added = must(file.create()->results().add(record));
    const auto loaded = file.open()->results().load(added.id);
    QVERIFY2(loaded, qPrintable(sentence(loaded)));
    QCOMPARE(recordDifference(*loaded, record), QString());
}

void TestResultStore::rowShowsWhatTheRecordSays()
{
    const WorkbookFile file;
    const RunRecord record = ownRecord();
    (void)must(file.create()->results().add(record));
    const auto rows = must(file.open()->results().rows());
    QCOMPARE(rows.size(), 1U);
    const ResultRow &row = rows.front();
    QCOMPARE(row.title, record.title);
    QCOMPARE(row.workload, std::string("layoutlm-base"));
    QCOMPARE(row.unit, std::string("inference"));
    QCOMPARE(row.harness, std::string("Hakari"));
    QCOMPARE(row.scenario, Scenario::Server);
    QCOMPARE(row.profile, Profile::Standard);
    QCOMPARE(row.startUtc, record.startUtc);
    QCOMPARE(row.addedUtc.size(), record.startUtc.size());
    QCOMPARE(row.backend, std::string("torch"));
    QCOMPARE(row.hardware, std::string("Xeon, 四つ"));
    QCOMPARE(row.precision, std::string("fp32"));
    QCOMPARE(row.throughput, record.throughput);
    QCOMPARE(row.latencyP99, record.latencyPercentiles.at(99.0));
    QCOMPARE(row.samples, 320);
    QCOMPARE(row.duration, record.duration);
    QVERIFY(record.averagePower);
    QCOMPARE(row.power, record.averagePower);
    QCOMPARE(row.energyPerSample, record.energyPerSample());
    QCOMPARE(row.verdict, record.verdict.state);
    QCOMPARE(row.state, ResultState::Complete);
    QVERIFY(row.usable());
}

void TestResultStore::rowsAreInTheOrderOfTheirAddition()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    std::vector<RunRecord> records;
    for (const char *id : {"b", "c", "a"})
        records.push_back(ownRecord(8, id));
    const auto added = must(workbook->results().add(records));
    QCOMPARE(added.size(), 3U);
    std::string order;
    for (const ResultRow &row : must(workbook->results().rows()))
        order += row.record;
    QCOMPARE(order, std::string("bca"));
}

void TestResultStore::sameRecordIsFoundAndNotDoubled()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    for (const RunRecord &record : {ownRecord(), mlperfRecord()}) {
        const auto first = must(workbook->results().add(record));
        const auto second = must(workbook->results().add(record));
        QVERIFY(second.known);
        QCOMPARE(second.id, first.id);
    }
    QCOMPARE(must(workbook->results().rows()).size(), 2U);
}

void TestResultStore::anotherRecordOfTheSameRunIsRefused()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    (void)must(workbook->results().add(ownRecord(40)));
    RunData changed = *ownRecord(40).data;
    changed.power.front().readings.back().value += 1e-9; // no figure tells it from the first
    const auto again = workbook->results().add(summarise(changed));
    QCOMPARE(codeOf(again), ErrorCode::ResultTwice);
    QCOMPARE(argument(again.error(), "value"), toQt(changed.id));
}

void TestResultStore::ranksOfOneRunAreResultsOfTheirOwn()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    (void)must(workbook->results().add(ownRecord()));
    RunData other = *ownRecord().data;
    other.rank = 1;
    QVERIFY(!must(workbook->results().add(summarise(other))).known);
}

void TestResultStore::oneRefusedRecordKeepsAllOut()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    RunRecord bad = mlperfRecord();
    bad.throughput = PerSecond{notANumber};
    const std::vector records{ownRecord(), bad};
    const auto added = workbook->results().add(records);
    QCOMPARE(codeOf(added), ErrorCode::ResultUnstorable);
    QCOMPARE(argument(added.error(), "value"), toQt(bad.id));
    QVERIFY(must(workbook->results().rows()).empty());
}

void TestResultStore::numberThatIsNotFiniteIsRefused_data()
{
    QTest::addColumn<RunRecord>("record");
    const auto row = [](const char *name, auto change) {
        for (const double value : {notANumber, infinite, -infinite}) {
            RunRecord record = mlperfRecord();
            change(record, value);
            QTest::addRow("%s %f", name, value) << record;
        }
    };
    row("throughput", [](RunRecord &r, double v) { r.throughput = PerSecond{v}; });
    row("interval", [](RunRecord &r, double v) { r.throughputInterval = Interval{1, v}; });
    row("duration", [](RunRecord &r, double v) { r.duration = Seconds{v}; });
    row("latency", [](RunRecord &r, double v) { r.latencyPercentiles[90.0] = Seconds{v}; });
    row("bound", [](RunRecord &r, double v) { r.latencyBound = Seconds{v}; });
    row("window", [](RunRecord &r, double v) { r.window->end = Seconds{v}; });
    row("power", [](RunRecord &r, double v) { r.averagePower->mean = Watts{v}; });
    row("reading", [](RunRecord &r, double v) { r.power.front().readings[7].value = v; });
    row("time of a reading", [](RunRecord &r, double v) { r.power.front().readings[7].at = Seconds{v}; });
    const auto ours = [](const char *name, auto change) {
        for (const double value : {notANumber, infinite}) {
            RunData data = *ownRecord().data;
            change(data, value);
            RunRecord record = ownRecord();
            record.data = std::make_shared<const RunData>(data);
            QTest::addRow("our %s %f", name, value) << record;
        }
    };
    ours("setup", [](RunData &d, double v) { d.setup.duration = Seconds{v}; });
    ours("window", [](RunData &d, double v) { d.windows.front().load = v; });
    ours("clock", [](RunData &d, double v) { d.measurementBegin->real = Seconds{v}; });
    ours("reading", [](RunData &d, double v) { d.power.back().readings.front().value = v; });
    ours("range", [](RunData &d, double v) { d.power.back().domain.range = Joules{v}; });
}

void TestResultStore::numberThatIsNotFiniteIsRefused()
{
    QFETCH(RunRecord, record);
    const WorkbookFile file;
    const auto workbook = file.create();
    QCOMPARE(codeOf(workbook->results().add(record)), ErrorCode::ResultUnstorable);
    QVERIFY(must(workbook->results().rows()).empty());
}

void TestResultStore::tableItselfTakesNoInfinity()
{
    const WorkbookFile file;
    (void)must(file.create()->results().add(ownRecord()));
    for (const char *column : {"throughput", "throughput_low", "throughput_high", "latency_p99", "duration",
                               "power", "power_low", "power_high", "idle_power", "energy_per_sample"}) {
        const std::string set = std::string("UPDATE result SET ") + column;
        QVERIFY_EXCEPTION_THROWN(file.execute(set + "=9e999"), SQLite::Exception);
        QVERIFY_EXCEPTION_THROWN(file.execute(set + "=-9e999"), SQLite::Exception);
        QVERIFY_EXCEPTION_THROWN(file.execute(set + "='fast'"), SQLite::Exception);
    }
}

void TestResultStore::textThatCannotComeBackIsRefused()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    RunRecord foreign = mlperfRecord();
    foreign.title = "\xFF\xFE";
    QCOMPARE(codeOf(workbook->results().add(foreign)), ErrorCode::ResultUnstorable);
    RunData data = *ownRecord().data;
    data.setup.title = "caf\xE9";
    QCOMPARE(codeOf(workbook->results().add(summarise(data))), ErrorCode::ResultUnstorable);
    data.setup.title = std::string(1000, 'x'); // an event line would cut it
    const auto cut = workbook->results().add(summarise(data));
    QCOMPARE(codeOf(cut), ErrorCode::ResultUnstorable);
    QVERIFY(argument(cut.error(), "cause").contains(QLatin1String("setup")));
    data = *ownRecord().data;
    data.warnings.push_back({std::string(1000, 'x'), {}});
    const auto warned = workbook->results().add(summarise(data));
    QCOMPARE(codeOf(warned), ErrorCode::ResultUnstorable);
    QVERIFY(argument(warned.error(), "cause").contains(QLatin1String("warning")));
}

void TestResultStore::removedResultComesBack()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    const ResultId other = must(workbook->results().add(mlperfRecord())).id;
    must(workbook->results().setTags(id, {"keep"}));
    must(workbook->results().remove(std::array{id}));
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
    QCOMPARE(codeOf(workbook->results().load(id)), ErrorCode::ResultUnknown);
    must(workbook->results().restore(std::array{id}));
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows.front().id, id);
    QCOMPARE(rows.front().tags, std::vector<std::string>{"keep"});
    QVERIFY(workbook->results().load(id));
    QCOMPARE(codeOf(workbook->results().remove(std::array{other, ResultId{99}})), ErrorCode::ResultUnknown);
    QCOMPARE(must(workbook->results().rows()).size(), 2U);
}

void TestResultStore::removedResultIsGoneAtTheNextOpening()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    must(workbook->results().setNote(id, "note"));
    must(workbook->results().remove(std::array{id}));
    workbook.reset();
    workbook = file.open();
    QCOMPARE(codeOf(workbook->results().restore(std::array{id})), ErrorCode::ResultUnknown);
    QCOMPARE(codeOf(workbook->results().setNote(id, "x")), ErrorCode::ResultUnknown);
    purgeAll(*workbook);
    for (const char *table : {"result", "body", "chunk", "note", "shape"})
        QCOMPARE(file.ask(std::string("SELECT count(*) FROM ") + table), std::string("0"));
}

void TestResultStore::removedResultIsNotDeletedInTheSameSession()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    must(workbook->results().remove(std::array{id}));
    QVERIFY(!must(workbook->results().purge()));
    must(workbook->results().restore(std::array{id}));
    QVERIFY(workbook->results().load(id));
}

void TestResultStore::manyRemovedResultsAreDeletedByTurns()
{
    constexpr std::size_t large = 1'200'000; // queries: more than one turn deletes
    const WorkbookFile file;
    {
        const auto workbook = file.create();
        const ResultId first = must(workbook->results().add(ownRecord(large, "large"))).id;
        const ResultId second = must(workbook->results().add(ownRecord(9, "small"))).id;
        must(workbook->results().remove(std::array{first, second}));
    }
    QCOMPARE(file.ask("SELECT count(*) FROM result"), std::string("2")); // closing held nobody up
    const auto workbook = file.open();
    int turns = 1;
    while (must(workbook->results().purge())) {
        QVERIFY(must(workbook->results().rows()).empty());
        ++turns;
    }
    QCOMPARE(turns, 3);
    QCOMPARE(file.ask("SELECT (SELECT count(*) FROM result)+(SELECT count(*) FROM chunk)"), std::string("0"));
}

void TestResultStore::recordThatIsGoneIsStoredAnew()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    must(workbook->results().setNote(id, "old"));
    must(workbook->results().remove(std::array{id}));
    workbook.reset();
    workbook = file.open();
    const auto again = must(workbook->results().add(ownRecord()));
    QVERIFY(!again.known && again.id != id);
    purgeAll(*workbook);
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
    QCOMPARE(must(workbook->results().rows()).front().note, std::string());
    QVERIFY(workbook->results().load(again.id));
}

void TestResultStore::rowSaysBatchAndSequenceLength()
{
    const WorkbookFile file;
    auto workbook = file.create();
    RunData data = *ownRecord().data;
    data.facts["batch"] = "8";
    data.facts["workload_json"] = "{\"model\": {\"kind\": \"encoder\", \"sequence_length\": 384}}";
    const ResultId id = must(workbook->results().add(summarise(data))).id;
    const ResultId other = must(workbook->results().add(mlperfRecord())).id;
    const ResultRow stated = must(workbook->results().rows(id, id)).front();
    QCOMPARE(stated.batch, std::optional<std::int64_t>(8));
    QCOMPARE(stated.sequenceLength, std::optional<std::int64_t>(384));
    const ResultRow unstated = must(workbook->results().rows(other, other)).front();
    QVERIFY(!unstated.batch && !unstated.sequenceLength && !unstated.damage);
    QVERIFY(workbook->results().load(id) && workbook->results().load(other));
    workbook.reset();
    file.execute("UPDATE shape SET batch=9 WHERE result=1");
    QCOMPARE(codeOf(must(file.open()->results().rows(id, id)).front().damage), ErrorCode::ResultDamaged);
    QCOMPARE(codeOf(file.open()->results().load(id)), ErrorCode::ResultDamaged);
    file.execute("DELETE FROM shape");
    QCOMPARE(codeOf(must(file.open()->results().rows(id, id)).front().damage), ErrorCode::ResultDamaged);
}

void TestResultStore::countsThatAreNoneAreAbsent_data()
{
    QTest::addColumn<std::string>("batch");
    QTest::addColumn<std::string>("workload");
    QTest::newRow("zero") << std::string("0") << std::string("{\"model\": {\"sequence_length\": 0}}");
    QTest::newRow("words") << std::string("auto")
                           << std::string("{\"model\": {\"sequence_length\": \"384\"}}");
    QTest::newRow("fraction") << std::string("1.5") << std::string("{\"model\": {\"sequence_length\": 3.5}}");
    QTest::newRow("too large") << std::string("99999999999999999999")
                               << std::string("{\"model\": {\"sequence_length\": 18446744073709551615}}");
    QTest::newRow("no JSON") << std::string() << std::string("{");
    QTest::newRow("no object") << std::string() << std::string("[1]");
    QTest::newRow("no model") << std::string() << std::string("{\"model\": 1}");
}

void TestResultStore::countsThatAreNoneAreAbsent()
{
    QFETCH(std::string, batch);
    QFETCH(std::string, workload);
    RunData data = *ownRecord().data;
    data.facts["batch"] = batch;
    data.facts["workload_json"] = workload;
    const ResultRow row = rowOf(summarise(data));
    QVERIFY(!row.batch && !row.sequenceLength);
}

void TestResultStore::idIsNeverGivenAgain()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    must(workbook->results().remove(std::array{id}));
    workbook.reset();
    workbook = file.open();
    purgeAll(*workbook);
    QVERIFY(must(workbook->results().add(ownRecord())).id != id);
}

void TestResultStore::removedRecordCanBeAddedAgain()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord(40))).id;
    must(workbook->results().remove(std::array{id}));
    const auto same = must(workbook->results().add(ownRecord(40)));
    QVERIFY(same.known && same.id == id);
    must(workbook->results().remove(std::array{id}));
    const auto other = must(workbook->results().add(ownRecord(41)));
    QVERIFY(!other.known && other.id != id);
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
}

void TestResultStore::recordIsTheSameWhereverItWasReadFrom()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunRecord measured = ownRecord();
    const ResultId id = must(workbook->results().add(measured)).id;
    RunRecord exported = measured;
    exported.source = sourceOfRun(measured, "exported.jsonl");
    const auto again = must(workbook->results().add(exported));
    QVERIFY(again.known && again.id == id);
}

void TestResultStore::unknownResultIsNamed()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const auto loaded = workbook->results().load(ResultId{7});
    QCOMPARE(codeOf(loaded), ErrorCode::ResultUnknown);
    QCOMPARE(argument(loaded.error(), "value"), QStringLiteral("7"));
    QCOMPARE(codeOf(workbook->results().setNote(ResultId{7}, "x")), ErrorCode::ResultUnknown);
    QCOMPARE(codeOf(workbook->results().setTags(ResultId{7}, {"x"})), ErrorCode::ResultUnknown);
    QCOMPARE(codeOf(workbook->results().accept(ResultId{7})), ErrorCode::ResultUnknown);
}

void TestResultStore::tagsAndNotesKeepAnyText()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const ResultId id = must(workbook->results().add(ownRecord())).id;
    const std::string hostile = "'); DELETE FROM result; --\r\n\t\"%s\" {file} \xE2\x80\xAE";
    const std::string zero("a\0b", 3);
    must(workbook->results().setTags(id, {"比較用", hostile, "", "比較用", zero}));
    must(workbook->results().setNote(id, "メモ\n" + hostile));
    workbook.reset();
    workbook = file.open();
    const ResultRow row = must(workbook->results().rows()).front();
    QCOMPARE(row.tags, (std::vector<std::string>{hostile, zero, "比較用"}));
    QCOMPARE(row.note, "メモ\n" + hostile);
    QVERIFY(!row.damage);
    must(workbook->results().setTags(id, {}));
    must(workbook->results().setNote(id, ""));
    const ResultRow bare = must(workbook->results().rows()).front();
    QVERIFY(bare.tags.empty() && bare.note.empty());
}

QTEST_APPLESS_MAIN(TestResultStore)
#include "tst_resultstore.moc"
