// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/workbook/workbookfile.h"

#include "widgets/run/runqueue.h"

#include <QTemporaryDir>

#include <csignal>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

namespace {

RunRequest requestOf(const char *mode)
{
    RunRequest request;
    request.workload = mode;
    request.backend = "null";
    return request;
}

} // namespace

/// Runs that wait for one another.
class TestRunQueue : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_queue = std::make_unique<RunQueue>(EngineCommand{QStringLiteral(HAKARI_FAKE_ENGINE), {}},
                                             [] { return nullptr; });
    }
    void cleanup() { m_queue.reset(); }

    void oneRunsAtATime();
    void failureDoesNotHoldUpTheNext();
    void waitingRunIsTakenAway();
    void runningOneIsCancelledAndTheNextStarts();
    void allAreCancelled();
    void onlyWhatIsDoneIsRemoved();
    void lastRunStaysInSight();
    void goneQueueLeavesNothingBehind();
    void eachRunKeepsItsOwnCharts();
    void runThatAWorkbookHoldsLeavesOnlyItsSummary();

private:
    bool allDone() const
    {
        return QTest::qWaitFor(
            [this] {
                return std::ranges::all_of(m_queue->entries(), [](const RunEntry &each) {
                    return each.state == RunEntry::State::Done;
                });
            },
            longWait);
    }
    bool measures() const
    {
        return QTest::qWaitFor(
            [this] { return m_queue->live(m_queue->entries()[0].id).measureBegin.has_value(); }, longWait);
    }

    std::unique_ptr<RunQueue> m_queue;
};

void TestRunQueue::oneRunsAtATime()
{
    int running = 0;
    int most = 0;
    connect(m_queue.get(), &RunQueue::started, this, [&] { most = std::max(most, ++running); });
    connect(m_queue.get(), &RunQueue::finished, this, [&] { --running; });
    m_queue->add({requestOf("good"), requestOf("good"), requestOf("good")});
    QCOMPARE(m_queue->entries()[0].state, RunEntry::State::Running);
    QCOMPARE(m_queue->entries()[1].state, RunEntry::State::Waiting);
    QVERIFY(allDone());
    QCOMPARE(most, 1);
    QVERIFY(!m_queue->running());
    for (const RunEntry &each : m_queue->entries())
        QVERIFY(each.outcome.record);
}

void TestRunQueue::failureDoesNotHoldUpTheNext()
{
    m_queue->add({requestOf("crash"), requestOf("usage"), requestOf("good")});
    QVERIFY(allDone());
    QVERIFY(m_queue->entries()[0].outcome.error);
    QVERIFY(m_queue->entries()[1].outcome.error);
    QVERIFY(!m_queue->entries()[1].outcome.record);
    QVERIFY(!m_queue->entries()[2].outcome.error);
}

void TestRunQueue::waitingRunIsTakenAway()
{
    m_queue->add({requestOf("good"), requestOf("hang")});
    m_queue->cancel(m_queue->entries()[1].id);
    QCOMPARE(m_queue->entries().size(), std::size_t(1));
    QVERIFY(allDone());
}

void TestRunQueue::runningOneIsCancelledAndTheNextStarts()
{
    m_queue->add({requestOf("polite"), requestOf("good")});
    QVERIFY(measures());
    m_queue->cancel(m_queue->running()->id);
    QVERIFY(m_queue->isCancelling());
    QVERIFY(allDone());
    QVERIFY(m_queue->entries()[0].outcome.record->data->interrupted);
    QVERIFY(!m_queue->entries()[1].outcome.record->data->interrupted);
}

void TestRunQueue::allAreCancelled()
{
    m_queue->add({requestOf("polite"), requestOf("good"), requestOf("good")});
    QVERIFY(measures());
    m_queue->cancelAll();
    QCOMPARE(m_queue->entries().size(), std::size_t(1));
    QVERIFY(allDone());
    QVERIFY(!m_queue->running());
}

void TestRunQueue::onlyWhatIsDoneIsRemoved()
{
    m_queue->add({requestOf("good"), requestOf("good")});
    m_queue->remove(m_queue->entries()[0].id);
    QCOMPARE(m_queue->entries().size(), std::size_t(2));
    QVERIFY(allDone());
    m_queue->remove(m_queue->entries()[0].id);
    QCOMPARE(m_queue->entries().size(), std::size_t(1));
}

void TestRunQueue::lastRunStaysInSight()
{
    m_queue->add({requestOf("good")});
    QVERIFY(allDone());
    QCOMPARE(m_queue->live(m_queue->entries()[0].id).phase, Phase::CoolDown);
    QVERIFY(!m_queue->live(m_queue->entries()[0].id).p50.empty());
}

void TestRunQueue::goneQueueLeavesNothingBehind()
{
    const QTemporaryDir folder;
    const QString script = folder.filePath(QStringLiteral("launch"));
    const QString note = folder.filePath(QStringLiteral("pid"));
    writeAll(script, "echo $$ > " + note.toUtf8() + "; shift; exec " HAKARI_FAKE_ENGINE " \"$@\"\n");
    m_queue->setEngine({QStringLiteral(HAKARI_FAKE_ENGINE), QStringLiteral("/bin/sh ") + script});
    m_queue->add({requestOf("hang")});
    QVERIFY(measures());
    const pid_t child = readAll(note).trimmed().toInt();
    QVERIFY(child > 0 && kill(child, 0) == 0);
    m_queue.reset(); // does not wait for it to listen
    QVERIFY(kill(child, 0) != 0);
}

void TestRunQueue::eachRunKeepsItsOwnCharts()
{
    m_queue->add({requestOf("good"), requestOf("usage")});
    QVERIFY(allDone());
    QVERIFY(!m_queue->live(m_queue->entries()[0].id).p50.empty());
    QVERIFY(m_queue->live(m_queue->entries()[1].id).phases.empty());
}

void TestRunQueue::runThatAWorkbookHoldsLeavesOnlyItsSummary()
{
    const WorkbookFile file;
    const auto workbook = std::make_shared<SharedWorkbook>(file.create());
    RunQueue queue({QStringLiteral(HAKARI_FAKE_ENGINE), {}},
                   [workbook] { return makeRunKeeper(workbook, {}); });
    queue.add({requestOf("good")});
    QVERIFY(QTest::qWaitFor([&queue] { return !queue.running(); }, longWait));
    const RunOutcome &outcome = queue.entries().front().outcome;
    QVERIFY(outcome.isStored());
    QVERIFY(!outcome.record->data);
    QVERIFY(outcome.record->power.empty());
    const RunRecord whole = must(
        workbook->use([&outcome](Workbook &open) { return open.results().load(*outcome.result); }));
    QCOMPARE(outcome.record->throughput, whole.throughput);
    QCOMPARE(outcome.record->averagePower, whole.averagePower);
    QCOMPARE(outcome.record->latencyPercentiles, whole.latencyPercentiles);
    QCOMPARE(outcome.record->verdict, whole.verdict);
}

HAKARI_GUI_TEST_MAIN(TestRunQueue)
#include "tst_runqueue.moc"
