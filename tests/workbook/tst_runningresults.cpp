// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/unprivileged.h"
#include "tests/workbook/workbookfile.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

/// The run as it was when so many queries were done.
RunData soFar(const RunData &whole, std::size_t queries, std::size_t readings = 1)
{
    RunData data = whole;
    data.queries.resize(std::min(queries, whole.queries.size()));
    data.power.front().readings.resize(std::min(readings, whole.power.front().readings.size()));
    data.measurementEnd.reset();
    data.ended = false;
    return data;
}

RunRecord interruptedRecord(RunData data)
{
    return summarise(std::move(data));
}

} // namespace

class TestRunningResults : public QObject
{
    Q_OBJECT

private slots:
    void runThatWasAppendedIsTheRunAsAWhole();
    void unchangedRunWritesNoSamplesTwice();
    void measurementThatIsOpenedAgainReplacesTheOneBefore();
    void metersMayComeLater();
    void rowOfARunThatGoesOnShowsItsSamples();
    void runOfADeadProgramIsInterruptedUntilAccepted();
    void runThatIsNotOpenTakesNothing();
    void sameRunCannotBeginTwice();
    void removedRunIsInterrupted();
    void fullDiskLosesNothingThatWasStored();
};

void TestRunningResults::runThatWasAppendedIsTheRunAsAWhole()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const RunRecord whole = ownRecord(1000);
    const ResultId id = must(workbook->results().beginRun(soFar(*whole.data, 0, 0)));
    for (std::size_t i = 1; i <= 10; ++i)
        must(workbook->results().append(id, soFar(*whole.data, i * 77, 3 * i)));
    must(workbook->results().finishRun(id, whole));
    workbook.reset();
    workbook = file.open();
    QCOMPARE(recordDifference(must(workbook->results().load(id)), whole), QString());
    QCOMPARE(must(workbook->results().rows()).front().state, ResultState::Complete);
    const auto again = must(workbook->results().add(whole));
    QVERIFY(again.known); // however it was stored, its digest is the same
}

void TestRunningResults::unchangedRunWritesNoSamplesTwice()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunData data = soFar(*ownRecord(1000).data, 500);
    const ResultId id = must(workbook->results().beginRun(data));
    must(workbook->results().append(id, data));
    must(workbook->results().append(id, data));
    QCOMPARE(file.ask("SELECT sum(length(items)) FROM chunk WHERE series=0"), std::to_string(500 * 16));
}

void TestRunningResults::measurementThatIsOpenedAgainReplacesTheOneBefore()
{
    const RunRecord whole = ownRecord(300);
    for (const std::size_t before : {100U, 300U, 600U}) { // fewer, as many and more queries than before
        const WorkbookFile file;
        const auto workbook = file.create();
        RunData first = *ownRecord(before).data;
        first.measurementBegin->monotonic = {0.5};
        for (QueryTime &query : first.queries)
            query.latency += 1;
        const ResultId id = must(workbook->results().beginRun(soFar(first, before)));
        must(workbook->results().append(id, soFar(*whole.data, 250)));
        must(workbook->results().finishRun(id, whole));
        QCOMPARE(recordDifference(must(workbook->results().load(id)), whole), QString());
    }
}

void TestRunningResults::metersMayComeLater()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunRecord whole = ownRecord(100);
    RunData bare = soFar(*whole.data, 10);
    bare.power.clear();
    bare.facts.clear();
    bare.windows.clear();
    const ResultId id = must(workbook->results().beginRun(bare));
    must(workbook->results().append(id, soFar(*whole.data, 50, 4)));
    must(workbook->results().finishRun(id, whole));
    QCOMPARE(recordDifference(must(workbook->results().load(id)), whole), QString());
}

void TestRunningResults::rowOfARunThatGoesOnShowsItsSamples()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunData data = soFar(*ownRecord(100).data, 60);
    const ResultId id = must(workbook->results().beginRun(data));
    const ResultRow row = must(workbook->results().rows()).front();
    QCOMPARE(row.id, id);
    QCOMPARE(row.state, ResultState::Running);
    QCOMPARE(row.samples, 480);
    QVERIFY(!row.throughput && !row.verdict && !row.usable());
}

void TestRunningResults::runOfADeadProgramIsInterruptedUntilAccepted()
{
    const WorkbookFile file;
    auto workbook = file.create();
    const RunData data = soFar(*ownRecord(100).data, 60, 9);
    const ResultId id = must(workbook->results().beginRun(data));
    workbook.reset(); // without finishRun, as when the program is killed
    workbook = file.open();
    const ResultRow row = must(workbook->results().rows()).front();
    const RunRecord expected = interruptedRecord(data);
    QCOMPARE(row.state, ResultState::Interrupted);
    QCOMPARE(row.verdict, VerdictState::Aborted);
    QCOMPARE(row.throughput, expected.throughput);
    QVERIFY(!row.usable());
    QCOMPARE(recordDifference(must(workbook->results().load(id)), expected), QString());
    QCOMPARE(codeOf(workbook->results().append(id, data)), ErrorCode::RunNotOpen);
    must(workbook->results().accept(id));
    QVERIFY(must(workbook->results().rows()).front().usable());
    QCOMPARE(codeOf(workbook->results().accept(id)), ErrorCode::RunNotInterrupted);
    QVERIFY(workbook->results().load(id));
}

void TestRunningResults::runThatIsNotOpenTakesNothing()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunRecord whole = ownRecord();
    const ResultId id = must(workbook->results().add(whole)).id;
    QCOMPARE(codeOf(workbook->results().append(id, *whole.data)), ErrorCode::RunNotOpen);
    QCOMPARE(codeOf(workbook->results().finishRun(id, whole)), ErrorCode::RunNotOpen);
    const ResultId live = must(workbook->results().beginRun(soFar(*ownRecord(9, "other").data, 2)));
    QCOMPARE(codeOf(workbook->results().finishRun(live, mlperfRecord())), ErrorCode::RunNotOpen);
}

void TestRunningResults::sameRunCannotBeginTwice()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunData data = soFar(*ownRecord().data, 3);
    (void)must(workbook->results().beginRun(data));
    QCOMPARE(codeOf(workbook->results().beginRun(data)), ErrorCode::ResultTwice);
    QCOMPARE(codeOf(workbook->results().add(ownRecord())), ErrorCode::ResultTwice);
}

void TestRunningResults::removedRunIsInterrupted()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunData data = soFar(*ownRecord().data, 20);
    const ResultId id = must(workbook->results().beginRun(data));
    must(workbook->results().remove(std::array{id}));
    QCOMPARE(codeOf(workbook->results().append(id, data)), ErrorCode::RunNotOpen);
    must(workbook->results().restore(std::array{id}));
    QCOMPARE(must(workbook->results().rows()).front().state, ResultState::Interrupted);
    QVERIFY(workbook->results().load(id));
}

void TestRunningResults::fullDiskLosesNothingThatWasStored()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    const RunRecord whole = ownRecord(60'000);
    const ResultId id = must(workbook->results().beginRun(soFar(*whole.data, 0, 0)));
    std::size_t stored = 0;
    Expected<void> appended;
    {
        const FileSizeLimit full(400'000);
        for (std::size_t queries = 1000; queries <= 60'000 && appended; queries += 1000) {
            appended = workbook->results().append(id, soFar(*whole.data, queries, queries));
            if (appended)
                stored = queries;
        }
        QVERIFY2(codeOf(appended) == ErrorCode::WorkbookFull, qPrintable(sentence(appended)));
        QVERIFY(stored > 0);
        QCOMPARE(must(workbook->results().load(id)).data->queries.size(), stored);
        QCOMPARE(must(file.open()->results().load(id)).data->queries.size(), stored);
    }
    must(workbook->results().finishRun(id, whole)); // there is space again
    QCOMPARE(recordDifference(must(workbook->results().load(id)), whole), QString());
    QCOMPARE(file.ask("PRAGMA integrity_check"), std::string("ok"));
}

QTEST_APPLESS_MAIN(TestRunningResults)
#include "tst_runningresults.moc"
