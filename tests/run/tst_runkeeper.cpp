// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/watchedkeeper.h"
#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/support/program.h"
#include "tests/support/unprivileged.h"
#include "tests/workbook/workbookfile.h"

#include "core/base/random.h"
#include "core/record/runwriter.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/run/runprocess.h"

#include <QSignalSpy>

#include <atomic>
#include <latch>
#include <thread>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

namespace {

/// A run of the fake engine that a workbook keeps.
struct KeptRun {
    KeptRun(const SharedWorkbookRef &workbook, const char *mode)
        : process({QStringLiteral(HAKARI_FAKE_ENGINE), {}},
                  std::make_unique<WatchedKeeper>(makeRunKeeper(workbook, {}),
                                                  [this](const RunData &, bool well) { failing = !well; }))
    {
        QObject::connect(&process, &RunProcess::finished, &process,
                         [this](const RunOutcome &o) { outcome = o; });
        process.start({QStringLiteral("run"), QStringLiteral("--workload"), QLatin1String(mode)});
    }
    bool begins() const
    {
        return QTest::qWaitFor([this] { return process.result().has_value(); }, longWait);
    }
    bool ends() const
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, longWait);
    }

    std::atomic<bool> failing = false; ///< the last time that it was to be kept
    RunProcess process;
    std::optional<RunOutcome> outcome;
};

SharedWorkbookRef shared(std::unique_ptr<Workbook> workbook)
{
    return std::make_shared<SharedWorkbook>(std::move(workbook));
}

ResultRow onlyRow(SharedWorkbook &workbook)
{
    const auto rows = must(workbook.use([](Workbook &open) { return open.results().rows(); }));
    return rows.size() == 1 ? rows.front() : ResultRow();
}

RunRecord loaded(SharedWorkbook &workbook, ResultId id)
{
    return must(workbook.use([id](Workbook &open) { return open.results().load(id); }));
}

} // namespace

/// Runs of the window in its workbook.
class TestRunKeeper : public QObject
{
    Q_OBJECT

private slots:
    void wholeRunIsInTheWorkbook();
    void runThatGoesOnGrowsThere();
    void deadEngineLeavesWhatItTold();
    void engineMayDieAtAnyMoment();
    void fullDiskCostsNoRun();
    void whatCouldNotBeKeptIsStoredLater();
    void readOnlyWorkbookLeavesTheRunInAFile();
    void fileThatIsWrittenIsLocked();
    void sameRunIsKeptOnce();
    void runGoesOnWhileTheWorkbookIsInUse();
};

void TestRunKeeper::wholeRunIsInTheWorkbook()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    KeptRun run(workbook, "good");
    QVERIFY(run.ends());
    QVERIFY(!run.outcome->unsaved);
    QVERIFY(run.outcome->result);
    QCOMPARE(run.outcome->file, file.path());
    const ResultRow row = onlyRow(*workbook);
    QCOMPARE(row.id, *run.outcome->result);
    QCOMPARE(row.state, ResultState::Complete);
    QVERIFY(row.usable());
    QCOMPARE(recordDifference(loaded(*workbook, row.id), *run.outcome->record), QString());
}

void TestRunKeeper::runThatGoesOnGrowsThere()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    KeptRun run(workbook, "tireless");
    QVERIFY(run.begins());
    QTRY_VERIFY_WITH_TIMEOUT(onlyRow(*workbook).samples.value_or(0) >= 200, longWait);
    const ResultRow before = onlyRow(*workbook);
    QCOMPARE(before.state, ResultState::Running);
    QVERIFY(!before.usable());
    QTRY_VERIFY_WITH_TIMEOUT(onlyRow(*workbook).samples > before.samples, longWait);
    run.process.cancel();
    QVERIFY(run.ends());
    const ResultRow after = onlyRow(*workbook);
    QCOMPARE(after.state, ResultState::Complete);
    QCOMPARE(after.verdict, VerdictState::Aborted);
    QCOMPARE(after.samples, static_cast<std::int64_t>(*run.outcome->record->sampleCount));
}

void TestRunKeeper::deadEngineLeavesWhatItTold()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    KeptRun run(workbook, "crash");
    QVERIFY(run.ends());
    const RunRecord record = loaded(*workbook, onlyRow(*workbook).id);
    QCOMPARE(record.verdict.state, VerdictState::Aborted);
    QCOMPARE(record.sampleCount, std::uint64_t(200));
    QCOMPARE(record.data->error, run.outcome->error);
}

void TestRunKeeper::engineMayDieAtAnyMoment()
{
    constexpr int kills = 50;
    const QStringList arguments{QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("good")};
    const Outcome whole = runProgram(QStringLiteral(HAKARI_FAKE_ENGINE), arguments);
    QCOMPARE(whole.status, 0);
    constexpr std::size_t beforeMeasurement = 130; // queries of the search
    Random random(50);
    int begun = 0;
    for (int i = 0; i < kills; ++i) {
        const WorkbookFile file;
        const auto workbook = shared(file.create());
        const auto bytes = 1 + random.below(static_cast<std::uint64_t>(whole.out.size()) - 1);
        qputenv("HAKARI_FAKE_BYTES", QByteArray::number(static_cast<qulonglong>(bytes)));
        KeptRun run(workbook, "tireless");
        QVERIFY(run.ends());
        qunsetenv("HAKARI_FAKE_BYTES");
        QVERIFY(run.outcome->error);
        if (!run.outcome->record)
            continue;
        ++begun;
        const ResultRow row = onlyRow(*workbook);
        QCOMPARE(row.verdict, VerdictState::Aborted);
        const RunRecord record = loaded(*workbook, row.id);
        QCOMPARE(recordDifference(record, *run.outcome->record), QString());
        QVERIFY(record.data->queries.size() + beforeMeasurement >= run.process.live().completed);
    }
    QVERIFY(begun > 0);
}

void TestRunKeeper::fullDiskCostsNoRun()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    {
        const FileSizeLimit full(10'000);
        KeptRun run(workbook, "good");
        QVERIFY(run.ends());
        QVERIFY(run.outcome->record);
        QVERIFY(!run.outcome->error);
        QVERIFY(run.outcome->unsaved);
        QCOMPARE(run.outcome->unsaved->code, ErrorCode::WorkbookFull);
    }
    QCOMPARE(file.ask("PRAGMA integrity_check"), std::string("ok"));
}

void TestRunKeeper::whatCouldNotBeKeptIsStoredLater()
{
    const WorkbookFile file;
    (void)file.create();
    WorkbookDocument document;
    QSignalSpy imports(&document, &WorkbookDocument::imported);
    document.open(file.path());
    document.wait();
    KeptRun run(document.writable(), "tireless");
    QVERIFY(run.begins());
    {
        const FileSizeLimit full(std::filesystem::file_size(file.path()));
        QTRY_VERIFY_WITH_TIMEOUT(run.failing, longWait); // what comes fills the room that is left
        run.process.cancel();
        QVERIFY(run.ends());
        QVERIFY(run.outcome->unsaved);
    }
    document.add(run.outcome->record, run.outcome->result);
    document.wait();
    QCOMPARE(imports.size(), 1);
    QVERIFY(imports.front().front().value<ImportReport>().failures.empty());
    QCOMPARE(document.rows().size(), std::size_t(1));
    QCOMPARE(document.rows().front().state, ResultState::Complete);
}

void TestRunKeeper::readOnlyWorkbookLeavesTheRunInAFile()
{
    const WorkbookFile file;
    const auto holder = file.create();
    WorkbookDocument document;
    document.open(file.path());
    document.wait();
    QVERIFY(!document.writable());
    QCOMPARE(codeOf(document.readOnlyReason()), ErrorCode::WorkbookLocked);
    const auto keeper = makeRunKeeper(document.writable(), file.folder());
    QVERIFY(dynamic_cast<FileKeeper *>(keeper.get()));
    QVERIFY(!makeRunKeeper(nullptr, {}));
}

/// Else another window would take it for a run that is over.
void TestRunKeeper::fileThatIsWrittenIsLocked()
{
    const WorkbookFile file;
    const RunRecord record = ownRecord();
    FileKeeper keeper(file.folder());
    writeRecordedRun(*record.data, [&](std::string_view line) {
        keeper.takeLine(line.substr(0, line.size() - 1), *record.data);
    });
    keeper.keep(*record.data);
    QVERIFY(isRecordedRun(keeper.file()));
    QVERIFY(keptRuns(file.folder()).empty());
    keeper.finish(record);
    QVERIFY(keptRuns(file.folder()) == std::vector{keeper.file()});
}

void TestRunKeeper::sameRunIsKeptOnce()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    KeptRun first(workbook, "good");
    QVERIFY(first.ends());
    KeptRun again(workbook, "good");
    QVERIFY(again.ends());
    QVERIFY(!again.outcome->unsaved); // the very same result
    QCOMPARE(again.outcome->result, first.outcome->result);
    QCOMPARE(onlyRow(*workbook).state, ResultState::Complete);
}

void TestRunKeeper::runGoesOnWhileTheWorkbookIsInUse()
{
    const WorkbookFile file;
    const auto workbook = shared(file.create());
    std::latch held(1);
    std::latch seen(1);
    std::jthread other([&] {
        workbook->use([&](Workbook &) {
            held.count_down();
            seen.wait();
        });
    });
    held.wait();
    KeptRun run(workbook, "good");
    const bool measured = QTest::qWaitFor([&run] { return run.process.live().measureEnd.has_value(); },
                                          longWait);
    seen.count_down();
    QVERIFY(measured);
    QVERIFY(run.ends());
    QVERIFY(run.outcome->isStored());
    QCOMPARE(recordDifference(loaded(*workbook, *run.outcome->result), *run.outcome->record), QString());
}

int main(int argc, char **argv)
{
    return runGuiTest<TestRunKeeper>(argc, argv);
}
#include "tst_runkeeper.moc"
