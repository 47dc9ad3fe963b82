// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/workbook/opening.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

/// The released version and two that might follow it.
constexpr std::string_view version2 = "CREATE TABLE later(key TEXT PRIMARY KEY, value TEXT) STRICT;"
                                      "INSERT INTO later SELECT record, title FROM result";
constexpr std::string_view version3 = "CREATE INDEX later_value ON later(value)";
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
    return file.path().string() + ".v1-backup" + end;
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
};

void TestMigration::olderFileIsBackedUpAndBroughtUpToDate()
{
    const WorkbookFile file;
    const RunRecord record = ownRecord();
    const ResultId id = must(file.create()->results().add(record)).id;
    const auto steps = stepsAfterTheReleased({version2, version3});
    {
        const auto connection = openWorkbookFile(file.path(), std::nullopt, steps);
        QVERIFY(!connection->readOnlyReason());
        ResultStore results(*connection);
        QCOMPARE(recordDifference(must(results.load(id)), record), QString());
    }
    QCOMPARE(file.ask("PRAGMA user_version"), std::string("3"));
    QCOMPARE(file.ask("SELECT value FROM later"), record.title);
    const auto backup = must(Workbook::open(backupOf(file)));
    QVERIFY(!backup->readOnlyReason()); // of version 1
    QCOMPARE(recordDifference(must(backup->results().load(id)), record), QString());
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookNewer); // for the program before
}

void TestMigration::backupOverwritesNothing()
{
    const WorkbookFile file;
    file.create();
    writeBytes(backupOf(file), "precious");
    QVERIFY(!whyNotOpened(file, stepsAfterTheReleased({version2})));
    QCOMPARE(bytesOf(backupOf(file)), std::string("precious"));
    QVERIFY(Workbook::open(backupOf(file, "-2")));
}

void TestMigration::stepThatFailsLeavesTheFileAsItWas()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    const std::string before = bytesOf(file.path());
    const auto reason = whyNotOpened(file, stepsAfterTheReleased({version3, broken}));
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
                                                 stepsAfterTheReleased({version2}));
        QCOMPARE(codeOf(connection->readOnlyReason()), ErrorCode::WorkbookReadOnly);
        ResultStore results(*connection);
        QVERIFY(results.load(id));
        QCOMPARE(codeOf(results.setNote(id, "x")), ErrorCode::WorkbookReadOnly);
        QCOMPARE(connection->database().execAndGet("SELECT count(*) FROM later").getInt(), 1);
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
    const auto reason = whyNotOpened(file, stepsAfterTheReleased({version2}));
    QVERIFY(!reason || reason->code == ErrorCode::WorkbookDamaged);
    QCOMPARE(bytesOf(file.path()), bytes);
}

QTEST_APPLESS_MAIN(TestMigration)
#include "tst_migration.moc"
