// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/workbook/copying.h"

#include <QTemporaryDir>

using namespace hakari;
using namespace hakari::workbooktest;

class TestCopying : public QObject
{
    Q_OBJECT

private slots:
    void everythingIsCopied();
    void runThatGoesOnIsInterruptedInTheCopy();
    void damagedResultIsLeftOutAndSaid();
    void cutWorkbookIsCopiedAsFarAsItGoes_data();
    void cutWorkbookIsCopiedAsFarAsItGoes();
    void fileInTheWayIsKept();

private:
    static std::filesystem::path target(const WorkbookFile &file) { return file.folder() / "copy.hakari"; }
};

void TestCopying::everythingIsCopied()
{
    const WorkbookFile file;
    auto created = file.create();
    Workbook *workbook = created.get();
    SharedWorkbook shared(std::move(created));
    const ResultId own = must(workbook->results().add(ownRecord())).id;
    const ResultId removed = must(workbook->results().add(ownRecord(9, "removed"))).id;
    (void)must(workbook->results().add(mlperfRecord()));
    must(workbook->results().remove(std::array{removed}));
    must(workbook->results().setTags(own, {"b", "a"}));
    must(workbook->results().setNote(own, "仕上げ"));
    must(workbook->overrides().set({"price", "k", "usd", 1.5, "USD/h", "A table", "p. 3"}));
    must(workbook->settings().set("unit", "kWh"));
    const CopyReport report = must(copyReadable(shared, target(file)));
    QCOMPARE(report.results, std::size_t(2));
    QVERIFY(report.lost.empty());
    const auto copy = must(Workbook::open(target(file)));
    const auto before = must(workbook->results().rows());
    const auto after = must(copy->results().rows());
    QCOMPARE(after.size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(sameRecord(before[i], after[i]));
        QCOMPARE(after[i].addedUtc, before[i].addedUtc);
        QCOMPARE(after[i].tags, before[i].tags);
        QCOMPARE(after[i].note, before[i].note);
        QCOMPARE(recordDifference(must(copy->results().load(after[i].id)),
                                  must(workbook->results().load(before[i].id))),
                 QString());
    }
    QVERIFY(must(copy->overrides().all()) == must(workbook->overrides().all()));
    QCOMPARE(must(copy->settings().value("unit")), std::optional<std::string>("kWh"));
}

void TestCopying::runThatGoesOnIsInterruptedInTheCopy()
{
    const WorkbookFile file;
    auto workbook = file.create();
    RunData data = *ownRecord().data;
    data.ended = false;
    (void)must(workbook->results().beginRun(data));
    SharedWorkbook shared(std::move(workbook));
    (void)must(copyReadable(shared, target(file)));
    const auto row = must(must(Workbook::open(target(file)))->results().rows()).front();
    QCOMPARE(row.state, ResultState::Interrupted);
    QVERIFY(!row.usable());
}

void TestCopying::damagedResultIsLeftOutAndSaid()
{
    const WorkbookFile file;
    {
        const auto workbook = file.create();
        (void)must(workbook->results().add(ownRecord()));
        (void)must(workbook->results().add(ownRecord(9, "whole")));
    }
    file.execute("UPDATE result SET title='another' WHERE id=1");
    SharedWorkbook workbook(file.open());
    const CopyReport report = must(copyReadable(workbook, target(file)));
    QCOMPARE(report.results, std::size_t(1));
    QCOMPARE(report.lost.size(), std::size_t(1));
    QCOMPARE(report.lost.front().code, ErrorCode::ResultDamaged);
    QCOMPARE(must(must(Workbook::open(target(file)))->results().rows()).front().record, std::string("whole"));
}

void TestCopying::cutWorkbookIsCopiedAsFarAsItGoes_data()
{
    QTest::addColumn<int>("kept"); // of 1000
    QTest::addColumn<int>("least");
    QTest::addColumn<bool>("whole");
    QTest::newRow("a byte is missing") << -1 << 39 << false;
    QTest::newRow("0.4 % are missing") << 996 << 38 << false;
    QTest::newRow("a tenth is missing") << 900 << 33 << false;
    QTest::newRow("half is missing") << 500 << 6 << false;
    QTest::newRow("nothing is missing") << 1000 << 40 << true;
}

void TestCopying::cutWorkbookIsCopiedAsFarAsItGoes()
{
    QFETCH(int, kept);
    QFETCH(int, least);
    QFETCH(bool, whole);
    const WorkbookFile file;
    {
        std::vector<RunRecord> records;
        for (int i = 0; i < 40; ++i)
            records.push_back(ownRecord(500, "run " + std::to_string(i)));
        (void)must(file.create()->results().add(records));
    }
    std::string bytes = bytesOf(file.path());
    bytes.resize(kept < 0 ? bytes.size() - 1 : bytes.size() * static_cast<std::size_t>(kept) / 1000);
    writeBytes(file.path(), bytes);
    SharedWorkbook workbook(file.open());
    const CopyReport report = must(copyReadable(workbook, target(file)));
    QVERIFY2(report.results >= static_cast<std::size_t>(least), qPrintable(QString::number(report.results)));
    QCOMPARE(report.lost.empty(), whole);
    const auto copy = must(Workbook::open(target(file)));
    QVERIFY(!copy->readOnlyReason());
    const auto rows = must(copy->results().rows());
    QCOMPARE(rows.size(), report.results);
    for (const ResultRow &row : rows)
        QCOMPARE(recordDifference(must(copy->results().load(row.id)), ownRecord(500, row.record)), QString());
    QCOMPARE(bytesOf(file.path()), bytes);
}

void TestCopying::fileInTheWayIsKept()
{
    const WorkbookFile file;
    SharedWorkbook workbook(file.create());
    writeBytes(target(file), "mine");
    QCOMPARE(codeOf(copyReadable(workbook, target(file))), ErrorCode::WorkbookExists);
    QCOMPARE(bytesOf(target(file)), std::string("mine"));
}

QTEST_APPLESS_MAIN(TestCopying)
#include "tst_copying.moc"
