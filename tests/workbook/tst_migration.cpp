// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/workbook/opening.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

/// Two versions that might follow the released ones.
constexpr std::string_view nextVersion = "CREATE TABLE later(key TEXT PRIMARY KEY, value TEXT) STRICT;"
                                         "INSERT INTO later SELECT record, title FROM result";
constexpr std::string_view versionAfter = "CREATE INDEX later_value ON later(value)";
constexpr std::string_view broken = "CREATE TABLE later(x); INSERT INTO absent VALUES(1)";

std::vector<SchemaStep> stepsAfterTheReleased(std::initializer_list<std::string_view> sql)
{
    std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
    for (const std::string_view each : sql)
        steps.push_back({steps.back().version + 1, each});
    return steps;
}

std::optional<Error> whyNotOpened(const WorkbookFile &file, const std::vector<SchemaStep> &steps)
{
    try {
        openWorkbookFile(file.path(), std::nullopt, steps);
        return std::nullopt;
    } catch (const Error &error) {
        return error;
    }
}

std::filesystem::path backupOf(const WorkbookFile &file, const std::string &end = {})
{
    return file.path().string() + ".v2-backup" + end;
}

/// What tests/fixtures/workbook/version1.hakari holds: a run whose batch and sequence length are stated, a
/// result of MLPerf, a run whose row was changed, and one whose samples were.
struct Version1 {
    WorkbookFile file;
    std::filesystem::path backup = file.path().string() + ".v1-backup";
    std::vector<ResultId> ids{ResultId{1}, ResultId{2}, ResultId{3}, ResultId{4}};

    Version1() { file.take(fixture("workbook/version1.hakari")); }

    static RunRecord own(const RunRecord &found)
    {
        RunRecord record = ownRecord();
        RunData data = *record.data;
        for (const char *fact : {"batch", "workload_json"})
            data.facts[fact] = found.host.at(fact);
        RunRecord out = summarise(data);
        out.source = record.source;
        return out;
    }
};

/// The first thing that a workbook of version 1 does not say any more; empty where all is there.
QString missingFrom(Workbook &workbook)
{
    const RunRecord own = must(workbook.results().load(ResultId{1}));
    if (const QString differs = recordDifference(own, Version1::own(own)); !differs.isEmpty())
        return differs;
    RunRecord foreign = must(workbook.results().load(ResultId{2}));
    const RunRecord expected = mlperfRecord();
    foreign.source = expected.source; // without the folder that it was read from
    if (const QString differs = recordDifference(foreign, expected); !differs.isEmpty())
        return differs;
    for (const ResultId damaged : {ResultId{3}, ResultId{4}}) {
        if (codeOf(workbook.results().load(damaged)) != ErrorCode::ResultDamaged)
            return QStringLiteral("damage");
    }
    const auto rows = must(workbook.results().rows());
    if (rows.size() != 4 || rows[0].tags != std::vector<std::string>{"a", "b"} || rows[1].note != "仕上げ")
        return QStringLiteral("tag or note");
    if (codeOf(rows[2].damage) != ErrorCode::ResultDamaged || !rows[2].title.empty())
        return QStringLiteral("row that was changed");
    if (must(workbook.studies().rows()).front().title.ja != "私の"
        || must(workbook.studies().text("mine")) != "{\"format\": 1}")
        return QStringLiteral("study");
    const CatalogueOverride price{"price", "k", "usd", 1.5, "USD/h", "A table", "p. 3"};
    if (must(workbook.overrides().all()) != std::vector{price})
        return QStringLiteral("override");
    if (must(workbook.settings().value("unit")) != "kWh")
        return QStringLiteral("setting");
    return {};
}

} // namespace

class TestMigration : public QObject
{
    Q_OBJECT

private slots:
    void olderFileIsBackedUpAndBroughtUpToDate();
    void backupOverwritesNothing();
    void stepThatFailsLeavesTheFileAsItWas();
    void olderFileThatCannotBeWrittenIsReadAsWell();
    void fileThatIsUpToDateGetsNoBackup();
    void damagedOlderFileIsNotMigrated();
    void version1IsBroughtUpToDate();
    void damageOfVersion1IsNotHealed();
    void version1ThatCannotBeWrittenIsReadAsItIs();
    void cutVersion1IsReadAsItIs_data();
    void cutVersion1IsReadAsItIs();
    void programOfVersion1ReadsTheNewFile();
};

void TestMigration::olderFileIsBackedUpAndBroughtUpToDate()
{
    const WorkbookFile file;
    const RunRecord record = ownRecord();
    const ResultId id = must(file.create()->results().add(record)).id;
    const auto steps = stepsAfterTheReleased({nextVersion, versionAfter});
    {
        const auto connection = openWorkbookFile(file.path(), std::nullopt, steps);
        QVERIFY(!connection->readOnlyReason());
        ResultStore results(*connection);
        QCOMPARE(recordDifference(must(results.load(id)), record), QString());
    }
    QCOMPARE(file.ask("PRAGMA user_version"), std::string("4"));
    QCOMPARE(file.ask("SELECT value FROM later"), record.title);
    const auto backup = must(Workbook::open(backupOf(file)));
    QVERIFY(!backup->readOnlyReason()); // of the released version
    QCOMPARE(recordDifference(must(backup->results().load(id)), record), QString());
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookNewer); // for the program before
}

void TestMigration::backupOverwritesNothing()
{
    const WorkbookFile file;
    file.create();
    writeBytes(backupOf(file), "precious");
    QVERIFY(!whyNotOpened(file, stepsAfterTheReleased({nextVersion})));
    QCOMPARE(bytesOf(backupOf(file)), std::string("precious"));
    QVERIFY(Workbook::open(backupOf(file, "-2")));
}

void TestMigration::stepThatFailsLeavesTheFileAsItWas()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    const std::string before = bytesOf(file.path());
    const auto reason = whyNotOpened(file, stepsAfterTheReleased({versionAfter, broken}));
    QVERIFY(reason);
    QCOMPARE(bytesOf(file.path()), before);
    QVERIFY(file.open()->results().load(id));
}

void TestMigration::olderFileThatCannotBeWrittenIsReadAsWell()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    const std::string before = bytesOf(file.path());
    {
        const auto connection = openWorkbookFile(file.path(), Error{ErrorCode::WorkbookReadOnly},
                                                 stepsAfterTheReleased({nextVersion}));
        QCOMPARE(codeOf(connection->readOnlyReason()), ErrorCode::WorkbookReadOnly);
        ResultStore results(*connection);
        QVERIFY(results.load(id));
        QCOMPARE(codeOf(results.setNote(id, "x")), ErrorCode::WorkbookReadOnly);
    }
    QCOMPARE(bytesOf(file.path()), before);
    QVERIFY(!std::filesystem::exists(backupOf(file)));
}

void TestMigration::fileThatIsUpToDateGetsNoBackup()
{
    const WorkbookFile file;
    file.create();
    file.open();
    QVERIFY(!std::filesystem::exists(backupOf(file)));
}

void TestMigration::damagedOlderFileIsNotMigrated()
{
    const WorkbookFile file;
    (void)must(file.create()->results().add(ownRecord(20'000)));
    std::string bytes = bytesOf(file.path());
    bytes.resize(bytes.size() - 8192);
    writeBytes(file.path(), bytes);
    const auto reason = whyNotOpened(file, stepsAfterTheReleased({nextVersion}));
    QVERIFY(!reason || reason->code == ErrorCode::WorkbookDamaged);
    QCOMPARE(bytesOf(file.path()), bytes);
}

void TestMigration::version1IsBroughtUpToDate()
{
    const Version1 old;
    const std::string before = bytesOf(old.file.path());
    const auto workbook = old.file.open();
    QVERIFY(!workbook->readOnlyReason());
    QCOMPARE(old.file.ask("PRAGMA user_version"), std::string("2"));
    QCOMPARE(missingFrom(*workbook), QString());
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows[0].batch, std::optional<std::int64_t>(8));
    QCOMPARE(rows[0].sequenceLength, std::optional<std::int64_t>(384));
    QVERIFY(sameRecord(rows[0], rowOf(Version1::own(must(workbook->results().load(old.ids[0]))))));
    QVERIFY(!rows[0].damage && !rows[1].damage && !rows[1].batch && !rows[1].sequenceLength);
    QVERIFY(sameRecord(rows[1], rowOf(mlperfRecord())));
    const auto backup = must(Workbook::open(old.backup, OpenMode::ReadOnly));
    QCOMPARE(missingFrom(*backup), QString());
    QCOMPARE(bytesOf(old.backup).size(), before.size());
    QVERIFY(must(workbook->results().add(mlperfRecord())).known);
}

void TestMigration::damageOfVersion1IsNotHealed()
{
    const Version1 old;
    const auto sealOf = [&] { return old.file.ask("SELECT hex(seal) FROM result WHERE id=3"); };
    const std::string before = sealOf();
    const auto workbook = old.file.open();
    QCOMPARE(sealOf(), before);
    const auto rows = must(workbook->results().rows());
    QVERIFY(rows[2].damage && !rows[2].batch);
    QVERIFY(rows[3].damage && !rows[3].batch); // its samples were read on the way
    must(workbook->results().remove(std::array{old.ids[2], old.ids[3]}));
    QCOMPARE(must(workbook->results().rows()).size(), 2U);
    must(workbook->results().restore(std::array{old.ids[2], old.ids[3]}));
    QVERIFY(must(workbook->results().rows())[3].damage);
    QCOMPARE(codeOf(workbook->results().load(old.ids[3])), ErrorCode::ResultDamaged);
}

void TestMigration::version1ThatCannotBeWrittenIsReadAsItIs()
{
    const Version1 old;
    const std::string before = bytesOf(old.file.path());
    {
        const auto workbook = old.file.open(OpenMode::ReadOnly);
        QCOMPARE(missingFrom(*workbook), QString());
        const auto rows = must(workbook->results().rows());
        QVERIFY(!rows[0].batch && !rows[0].damage && !rows[3].damage);
    }
    QCOMPARE(bytesOf(old.file.path()), before);
    QVERIFY(!std::filesystem::exists(old.backup));
}

void TestMigration::cutVersion1IsReadAsItIs_data()
{
    QTest::addColumn<int>("missing"); // bytes
    QTest::newRow("a byte") << 1;
    QTest::newRow("a page") << 1024;
    QTest::newRow("more than a page") << 1025;
}

void TestMigration::cutVersion1IsReadAsItIs()
{
    QFETCH(int, missing);
    const Version1 old;
    std::string bytes = bytesOf(old.file.path());
    bytes.resize(bytes.size() - static_cast<std::size_t>(missing));
    writeBytes(old.file.path(), bytes);
    const auto workbook = old.file.open();
    QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookDamaged);
    QCOMPARE(must(workbook->results().rows()).size(), 4U);
    QVERIFY(workbook->results().load(old.ids[0]));
    QCOMPARE(bytesOf(old.file.path()), bytes);
    QVERIFY(!std::filesystem::exists(old.backup));
}

void TestMigration::programOfVersion1ReadsTheNewFile()
{
    const Version1 old;
    old.file.open();
    const std::string before = bytesOf(old.file.path());
    const auto connection = openWorkbookFile(old.file.path(), std::nullopt, schemaSteps().first(1));
    QCOMPARE(codeOf(connection->readOnlyReason()), ErrorCode::WorkbookNewer);
    QCOMPARE(bytesOf(old.file.path()), before);
}

QTEST_APPLESS_MAIN(TestMigration)
#include "tst_migration.moc"
