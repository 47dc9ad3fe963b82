// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/unprivileged.h"
#include "tests/workbook/workbookfile.h"

#include <sys/stat.h>

using namespace hakari;
using namespace hakari::workbooktest;

class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void newWorkbookIsWhatItSays();
    void workbookIsNeverOverwritten();
    void fileThatIsNoWorkbookIsRefused_data();
    void fileThatIsNoWorkbookIsRefused();
    void absentFileAndFolderAreNamed();
    void foreignDatabaseIsRefusedAndLeftAlone();
    void hostileSchemaIsRefused_data();
    void hostileSchemaIsRefused();
    void newerVersionIsReadOnly();
    void newerVersionWithoutOurTablesIsRefused();
    void workbookOpenedToBeReadIsNotWritten();
    void fileThatMayNotBeWrittenIsReadOnly();
    void folderThatMayNotBeWrittenIsReadOnly();
    void writeAheadLogOfAnotherProgramIsRead();
    void journalLeftInTheMiddleIsNamed();
    void runOfADeadProgramShowsAsInterruptedToReaders();
};

void TestOpening::newWorkbookIsWhatItSays()
{
    const WorkbookFile file;
    auto workbook = file.create();
    QVERIFY(!workbook->readOnlyReason());
    QCOMPARE(file.ask("PRAGMA application_id"), std::string("1215001193")); // "Hkri"
    QCOMPARE(bytesOf(file.path()).substr(68, 4), std::string("Hkri"));
    QCOMPARE(file.ask("PRAGMA user_version"), std::string("2"));
    QCOMPARE(file.ask("PRAGMA journal_mode"), std::string("delete"));
    workbook.reset();
    std::vector<std::string> left;
    for (const auto &entry : std::filesystem::directory_iterator(file.folder()))
        left.push_back(entry.path().filename().string());
    QCOMPARE(left, std::vector<std::string>{"test.hakari"}); // no lock, no journal, no temporary file
}

void TestOpening::workbookIsNeverOverwritten()
{
    const WorkbookFile file;
    (void)must(file.create()->results().add(ownRecord()));
    QCOMPARE(codeOf(Workbook::create(file.path())), ErrorCode::WorkbookExists);
    const auto holder = file.open();
    QCOMPARE(codeOf(Workbook::create(file.path())), ErrorCode::WorkbookExists);
    QCOMPARE(must(holder->results().rows()).size(), 1U);
}

void TestOpening::fileThatIsNoWorkbookIsRefused_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, std::string bytes, ErrorCode code) {
        QTest::newRow(name) << std::move(bytes) << static_cast<int>(code);
    };
    std::string noise(8192, '\0');
    Random random(3);
    for (char &c : noise)
        c = static_cast<char>(random.below(256));
    row("empty", "", ErrorCode::FileEmpty);
    row("text", "workload,throughput\nbert,3\n", ErrorCode::WorkbookForeign);
    row("encrypted", noise, ErrorCode::WorkbookForeign);
    row("header only", std::string("SQLite format 3\0", 16), ErrorCode::WorkbookForeign);
}

void TestOpening::fileThatIsNoWorkbookIsRefused()
{
    QFETCH(std::string, bytes);
    QFETCH(int, code);
    const WorkbookFile file;
    writeBytes(file.path(), bytes);
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly})
        QCOMPARE(codeOf(Workbook::open(file.path(), mode)), static_cast<ErrorCode>(code));
    QCOMPARE(bytesOf(file.path()), bytes);
}

void TestOpening::absentFileAndFolderAreNamed()
{
    const WorkbookFile file;
    QCOMPARE(codeOf(Workbook::open(file.path())), ErrorCode::FileNotFound);
    QCOMPARE(codeOf(Workbook::open(file.folder())), ErrorCode::FileUnreadable);
    QCOMPARE(codeOf(Workbook::create(file.folder() / "absent" / "x.hakari")), ErrorCode::WriteFailed);
    QCOMPARE(codeOf(Workbook::create(file.folder())), ErrorCode::WorkbookExists);
}

void TestOpening::foreignDatabaseIsRefusedAndLeftAlone()
{
    const WorkbookFile file;
    file.execute(
        "CREATE TABLE result(id INTEGER PRIMARY KEY, title TEXT); INSERT INTO result VALUES(1, 'x')");
    const std::string before = bytesOf(file.path());
    QCOMPARE(codeOf(Workbook::open(file.path())), ErrorCode::WorkbookForeign);
    QCOMPARE(bytesOf(file.path()), before);
}

void TestOpening::hostileSchemaIsRefused_data()
{
    QTest::addColumn<std::string>("sql");
    const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << std::string(sql); };
    row("trigger", "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM result; END");
    row("view", "CREATE VIEW v AS SELECT load_extension('/tmp/x.so')");
    row("view in the place of a table",
        "DROP TABLE setting; CREATE VIEW setting AS SELECT 'a' AS key, 'b' AS value, x'00' AS seal");
    row("foreign table", "CREATE TABLE extra(x)");
    row("index that computes", "CREATE INDEX i ON result(abs(throughput))");
    row("missing table", "DROP TABLE override");
    row("other column", "ALTER TABLE study ADD COLUMN x TEXT");
    row("weaker table", "DROP TABLE setting; CREATE TABLE setting(key TEXT, value TEXT, seal BLOB)");
}

void TestOpening::hostileSchemaIsRefused()
{
    QFETCH(std::string, sql);
    const WorkbookFile file;
    (void)must(file.create()->results().add(ownRecord()));
    file.execute(sql);
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly})
        QCOMPARE(codeOf(Workbook::open(file.path(), mode)), ErrorCode::WorkbookDamaged);
    // What can run is refused in a file of a newer version as well.
    file.execute("PRAGMA user_version=7");
    const bool runs = sql.find("TRIGGER") != std::string::npos || sql.find("VIEW") != std::string::npos;
    if (runs)
        QCOMPARE(codeOf(Workbook::open(file.path())), ErrorCode::WorkbookDamaged);
}

void TestOpening::newerVersionIsReadOnly()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    file.execute("PRAGMA user_version=7; CREATE TABLE later(x TEXT)");
    const std::string before = bytesOf(file.path());
    {
        const auto workbook = file.open();
        QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookNewer);
        QCOMPARE(argument(*workbook->readOnlyReason(), "version"), QStringLiteral("7"));
        QVERIFY(workbook->results().load(id));
        QCOMPARE(codeOf(workbook->results().setNote(id, "x")), ErrorCode::WorkbookNewer);
    }
    QCOMPARE(bytesOf(file.path()), before);
}

void TestOpening::newerVersionWithoutOurTablesIsRefused()
{
    const WorkbookFile file;
    file.create();
    file.execute("PRAGMA user_version=7; DROP TABLE chunk");
    QCOMPARE(codeOf(Workbook::open(file.path())), ErrorCode::WorkbookDamaged);
}

void TestOpening::workbookOpenedToBeReadIsNotWritten()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    const std::string before = bytesOf(file.path());
    const auto workbook = file.open(OpenMode::ReadOnly);
    QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookReadOnly);
    QVERIFY(workbook->results().load(id));
    QCOMPARE(codeOf(workbook->results().add(mlperfRecord())), ErrorCode::WorkbookReadOnly);
    QCOMPARE(codeOf(workbook->results().remove(std::array{id})), ErrorCode::WorkbookReadOnly);
    QCOMPARE(codeOf(workbook->results().beginRun(sampleRun())), ErrorCode::WorkbookReadOnly);
    QCOMPARE(codeOf(workbook->settings().set("a", "b")), ErrorCode::WorkbookReadOnly);
    QCOMPARE(bytesOf(file.path()), before);
    QVERIFY(!file.open()->readOnlyReason()); // a reader takes no lock
}

void TestOpening::fileThatMayNotBeWrittenIsReadOnly()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    ::chmod(file.folder().c_str(), 0777);
    ::chmod(file.path().c_str(), 0444);
    const test::Unprivileged user;
    const auto workbook = file.open();
    QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookReadOnly);
    QCOMPARE(argument(*workbook->readOnlyReason(), "cause"), QStringLiteral("Permission denied"));
    QVERIFY(workbook->results().load(id));
}

void TestOpening::folderThatMayNotBeWrittenIsReadOnly()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    ::chmod(file.path().c_str(), 0666);
    ::chmod(file.folder().c_str(), 0555);
    {
        const test::Unprivileged user;
        const auto workbook = file.open();
        QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookReadOnly);
        QVERIFY(workbook->results().load(id));
    }
    ::chmod(file.folder().c_str(), 0755);
}

void TestOpening::writeAheadLogOfAnotherProgramIsRead()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    file.execute("PRAGMA journal_mode=WAL");
    ::chmod(file.folder().c_str(), 0555);
    {
        const test::Unprivileged user; // it can make neither the log nor the shared memory
        QVERIFY(file.open()->results().load(id));
    }
    ::chmod(file.folder().c_str(), 0755);
    QVERIFY(file.open()->results().load(id));
    QCOMPARE(file.ask("PRAGMA journal_mode"), std::string("delete"));
}

void TestOpening::journalLeftInTheMiddleIsNamed()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    const std::filesystem::path journal = file.path().string() + "-journal";
    { // a transaction that was written to the file, and whose program then died
        SQLite::Database database(file.path().string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA cache_size=1; BEGIN; DELETE FROM result; PRAGMA cache_spill=1;"
                      "INSERT INTO setting VALUES('x', hex(zeroblob(500000)), zeroblob(32))");
        writeBytes(file.folder() / "copy.hakari", bytesOf(file.path()));
        writeBytes(file.folder() / "copy.hakari-journal", bytesOf(journal));
    }
    const std::filesystem::path copy = file.folder() / "copy.hakari";
    QCOMPARE(codeOf(Workbook::open(copy, OpenMode::ReadOnly)), ErrorCode::WorkbookUnfinished);
    const auto repaired = must(Workbook::open(copy));
    QVERIFY(!repaired->readOnlyReason());
    QVERIFY(repaired->results().load(id));
    QVERIFY(Workbook::open(copy, OpenMode::ReadOnly));
}

void TestOpening::runOfADeadProgramShowsAsInterruptedToReaders()
{
    const WorkbookFile file;
    {
        auto workbook = file.create();
        (void)must(workbook->results().beginRun(sampleRun()));
    }
    const auto reader = file.open(OpenMode::ReadOnly);
    const ResultRow row = must(reader->results().rows()).front();
    QCOMPARE(row.state, ResultState::Interrupted);
    QVERIFY(!row.usable());
    QVERIFY(reader->results().load(row.id));
}

QTEST_APPLESS_MAIN(TestOpening)
#include "tst_opening.moc"
