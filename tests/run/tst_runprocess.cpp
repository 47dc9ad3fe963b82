// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"

#include "core/record/recordedrun.h"
#include "widgets/run/runprocess.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <csignal>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

using namespace hakari;
using namespace hakari::test;
using namespace std::chrono_literals;

namespace {

EngineCommand fake()
{
    return {QStringLiteral(HAKARI_FAKE_ENGINE), {}};
}

/// Patience that a test has time for.
RunPatience little()
{
    return {.said = 200ms, .silence = 1500ms, .cancel = 900ms, .lingering = 200ms};
}

/// The longest time between two turns of the event loop.
class StallWatch : public QObject
{
public:
    StallWatch()
    {
        m_since.start();
        startTimer(5);
    }
    qint64 longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// One run of the fake engine, from start to end.
struct Trial {
    explicit Trial(const QString &folder = {})
        : process(fake(), makeRunKeeper(nullptr, folder.toStdString()), nullptr, little())
    {
        QObject::connect(&process, &RunProcess::finished, &process, [this](const RunOutcome &o) {
            outcome = o;
            ++endings;
        });
        QObject::connect(&process, &RunProcess::silent, &process, [this](int s) { silences << s; });
    }

    void start(const char *mode)
    {
        process.start({QStringLiteral("run"), QStringLiteral("--workload"), QLatin1String(mode)});
    }

    bool end(int limit = 20'000) const
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, limit);
    }

    /// So far that it measures.
    bool measure() const
    {
        return QTest::qWaitFor([this] { return process.live().measureBegin.has_value(); }, 20'000);
    }

    RunProcess process;
    StallWatch stalls;
    std::optional<RunOutcome> outcome;
    int endings = 0;
    QList<int> silences;
};

bool lives(pid_t pid)
{
    return kill(pid, 0) == 0;
}

} // namespace

/// A child that behaves, and children that do not: the window goes on, the run says why it ended, and what
/// was measured is kept.
class TestRunProcess : public QObject
{
    Q_OBJECT

private slots:
    void runIsReadToItsEnd();
    void liveValuesArriveWhileItRuns();
    void fileHoldsTheWholeRun();
    void faultEndsTheRunWithItsCause_data();
    void faultEndsTheRunWithItsCause();
    void recordOfAFaultIsReadAgain();
    void runThatNeverBeganHasNoRecord_data();
    void runThatNeverBeganHasNoRecord();
    void missingProgramIsExplained();
    void launcherMayWaitForAsLongAsItLikes();
    void silenceIsSaid();
    void cancelLetsTheEngineSayGoodbye();
    void cancelEndsWhatDoesNotListen();
    void cancelBeforeTheFirstLine();
    void destructionKillsTheChild();
    void deathOfTheWindowKillsTheChild();
    void fullDiskCostsTheFileOnly();
    void bytesMayComeInAnyPieces();
};

void TestRunProcess::runIsReadToItsEnd()
{
    Trial trial;
    trial.start("good");
    QVERIFY(trial.end());
    QCOMPARE(trial.endings, 1);
    QVERIFY(!trial.outcome->error);
    const RunRecord &record = *trial.outcome->record;
    QCOMPARE(record.verdict.state, VerdictState::Mistrusted); // quick
    QCOMPARE(record.sampleCount, std::uint64_t(1000));
    QVERIFY(record.averagePower);
    QVERIFY(record.source);
    QVERIFY(trial.outcome->file.empty());
}

void TestRunProcess::liveValuesArriveWhileItRuns()
{
    Trial trial;
    trial.start("slow");
    QVERIFY(trial.measure());
    QVERIFY(!trial.outcome);
    const LiveRun &live = trial.process.live();
    QCOMPARE(live.phase, Phase::Measurement);
    QVERIFY(!live.rate.empty());
    QVERIFY(!live.power.empty());
    QCOMPARE(live.warnings.size(), std::size_t(1));
    QVERIFY(live.left);
    QVERIFY(trial.end());
    QVERIFY(!live.p99.empty());
    QVERIFY(live.measureEnd);
}

void TestRunProcess::fileHoldsTheWholeRun()
{
    const QTemporaryDir folder;
    Trial trial(folder.filePath(QStringLiteral("runs")));
    trial.start("good");
    QVERIFY(trial.end());
    const auto read = readRecordedRuns(trial.outcome->file);
    QVERIFY2(read, qPrintable(sentence(read)));
    QCOMPARE(read->size(), std::size_t(1));
    QCOMPARE(read->front().throughput, trial.outcome->record->throughput);
    QCOMPARE(read->front().verdict, trial.outcome->record->verdict);
    QVERIFY(!trial.outcome->unsaved);
}

void TestRunProcess::faultEndsTheRunWithItsCause_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("cause"); // part of the sentence
    QTest::newRow("crash") << ErrorCode::EngineEnded << "Segmentation fault";
    QTest::newRow("status") << ErrorCode::EngineEnded << "status 3: the driver is gone";
    QTest::newRow("early") << ErrorCode::EngineEnded << "status 0";
    QTest::newRow("half") << ErrorCode::EngineEnded << "status 0";
    QTest::newRow("nonsense") << ErrorCode::EngineNonsense << "not a line of an event stream";
    QTest::newRow("gap") << ErrorCode::EngineNonsense << "is missing";
    QTest::newRow("endless") << ErrorCode::EngineNonsense << "longer than 1,023 bytes";
    QTest::newRow("flood") << ErrorCode::EngineFlood
                           << "4 MiB"; // a second, or in all where the reader is slow
    QTest::newRow("spam") << ErrorCode::EngineFlood << "4 MiB/s";
    QTest::newRow("hang") << ErrorCode::EngineSilent << "1 s";
    QTest::newRow("closed") << ErrorCode::EngineEnded << "Killed";
    QTest::newRow("orphan") << ErrorCode::EngineEnded << "status 0";
}

void TestRunProcess::faultEndsTheRunWithItsCause()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, cause);
    Trial trial;
    trial.start(QTest::currentDataTag());
    QVERIFY(trial.end());
    QVERIFY(trial.outcome->error);
    QCOMPARE(trial.outcome->error->code, code);
    QVERIFY2(toQt(describe(*trial.outcome->error)).contains(cause), describe(*trial.outcome->error).c_str());
    QVERIFY(trial.outcome->record);
    QCOMPARE(trial.outcome->record->verdict.state, VerdictState::Aborted);
    QCOMPARE(trial.outcome->record->sampleCount, std::uint64_t(200)); // what was measured is kept
    qInfo("longest stall of the event loop: %lld ms", static_cast<long long>(trial.stalls.longest()));
    QVERIFY2(trial.stalls.longest() < 2000, "the window stood still"); // 250 ms on a machine that is not busy
}

void TestRunProcess::recordOfAFaultIsReadAgain()
{
    for (const char *mode : {"crash", "nonsense", "half"}) {
        const QTemporaryDir folder;
        Trial trial(folder.path());
        trial.start(mode);
        QVERIFY(trial.end());
        const auto read = readRecordedRuns(trial.outcome->file);
        QVERIFY2(read, qPrintable(sentence(read)));
        QCOMPARE(read->front().verdict, trial.outcome->record->verdict);
        QCOMPARE(read->front().data->error, trial.outcome->error);
    }
}

void TestRunProcess::runThatNeverBeganHasNoRecord_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("cause");
    QTest::newRow("usage") << ErrorCode::EngineEnded << "--batch: \"0\" is not accepted.";
    QTest::newRow("babble") << ErrorCode::EngineNonsense << "line 1";
    QTest::newRow("mute") << ErrorCode::EngineSilent << "1 s";
}

void TestRunProcess::runThatNeverBeganHasNoRecord()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, cause);
    const QTemporaryDir folder;
    Trial trial(folder.path());
    trial.start(QTest::currentDataTag());
    QVERIFY(trial.end());
    QVERIFY(!trial.outcome->record);
    QCOMPARE(trial.outcome->error->code, code);
    QVERIFY2(toQt(describe(*trial.outcome->error)).contains(cause), describe(*trial.outcome->error).c_str());
    QVERIFY(trial.outcome->file.empty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRunProcess::missingProgramIsExplained()
{
    RunProcess process({QStringLiteral("/nonexistent/hakari-engine"), {}}, nullptr);
    std::optional<RunOutcome> outcome;
    connect(&process, &RunProcess::finished, this, [&outcome](const RunOutcome &o) { outcome = o; });
    process.start({QStringLiteral("run")});
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 10'000);
    QVERIFY(!outcome->record);
    QCOMPARE(outcome->error->code, ErrorCode::EngineAbsent);
}

void TestRunProcess::launcherMayWaitForAsLongAsItLikes()
{
    RunPatience patience = little();
    patience.silence = 100ms;
    const QString launcher = QStringLiteral(
                                 "/bin/sh -c \"sleep 0.5; exec %1 run --workload good\" hakari-engine")
                                 .arg(QStringLiteral(HAKARI_FAKE_ENGINE));
    RunProcess process({QStringLiteral(HAKARI_FAKE_ENGINE), launcher}, nullptr, nullptr, patience);
    std::optional<RunOutcome> outcome;
    connect(&process, &RunProcess::finished, this, [&outcome](const RunOutcome &o) { outcome = o; });
    process.start({});
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
    QVERIFY(outcome->record);
    QVERIFY(!outcome->error);
}

void TestRunProcess::silenceIsSaid()
{
    RunPatience patience = little();
    patience.silence = 60s;
    RunProcess process(fake(), nullptr, nullptr, patience);
    QList<int> silences;
    connect(&process, &RunProcess::silent, this, [&silences](int seconds) { silences << seconds; });
    process.start({QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("hang")});
    QTRY_VERIFY_WITH_TIMEOUT(silences.contains(1), 20'000);
}

void TestRunProcess::cancelLetsTheEngineSayGoodbye()
{
    Trial trial;
    trial.start("polite");
    QVERIFY(trial.measure());
    trial.process.cancel();
    QVERIFY(trial.end());
    QVERIFY(!trial.outcome->error);
    QVERIFY(trial.outcome->record->data->interrupted);
    QCOMPARE(trial.outcome->record->verdict.state, VerdictState::Aborted);
    QCOMPARE(trial.outcome->record->sampleCount, std::uint64_t(200));
}

void TestRunProcess::cancelEndsWhatDoesNotListen()
{
    Trial trial;
    trial.start("hang");
    QVERIFY(trial.measure());
    QElapsedTimer time;
    time.start();
    trial.process.cancel();
    QVERIFY(trial.end());
    qInfo("cancelled within %lld ms", static_cast<long long>(time.elapsed()));
    QVERIFY(time.elapsed() < 5000); // 1000 ms on a machine that is not busy
    QVERIFY(!trial.outcome->error);
    QVERIFY(trial.outcome->record->data->interrupted);
    QCOMPARE(trial.outcome->record->sampleCount, std::uint64_t(200));
}

void TestRunProcess::cancelBeforeTheFirstLine()
{
    Trial trial;
    trial.start("mute");
    trial.process.cancel();
    QVERIFY(trial.end());
    QVERIFY(!trial.outcome->record);
    QCOMPARE(trial.outcome->error->code, ErrorCode::Cancelled);
}

void TestRunProcess::destructionKillsTheChild()
{
    const QTemporaryDir folder;
    const QString note = folder.filePath(QStringLiteral("pid"));
    auto process = std::make_unique<RunProcess>(
        EngineCommand{{},
                      QStringLiteral("/bin/sh -c \"echo $$ > %1; exec sleep 600\" hakari-engine").arg(note)},
        nullptr);
    process->start({});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(note) && readAll(note).endsWith('\n'), 10'000);
    const pid_t pid = readAll(note).trimmed().toInt();
    QVERIFY(lives(pid));
    process.reset();
    QVERIFY(!lives(pid));
}

/// The test starts itself anew as a window that is killed while its child sleeps.
void TestRunProcess::deathOfTheWindowKillsTheChild()
{
    const QTemporaryDir folder;
    const QString note = folder.filePath(QStringLiteral("pid"));
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HAKARI_TEST_WINDOW"), note);
    window.setProcessEnvironment(environment);
    window.start(QCoreApplication::applicationFilePath(), QStringList{});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(note) && readAll(note).endsWith('\n'), 20'000);
    const pid_t pid = readAll(note).trimmed().toInt();
    QVERIFY(lives(pid));
    window.kill();
    QVERIFY(window.waitForFinished());
    QElapsedTimer time;
    time.start();
    // its new parent may take its time to bury it
    QTRY_VERIFY_WITH_TIMEOUT(
        !lives(pid) || readAll(QStringLiteral("/proc/%1/stat").arg(pid)).contains(") Z "), 10'000);
    QVERIFY(time.elapsed() < 5000); // 2000 ms on a machine that is not busy
}

void TestRunProcess::fullDiskCostsTheFileOnly()
{
    const QTemporaryDir folder;
    writeAll(folder.filePath(QStringLiteral("file")), "in the way");
    Trial trial(folder.filePath(QStringLiteral("file/runs")));
    trial.start("good");
    QVERIFY(trial.end());
    QVERIFY(trial.outcome->record);
    QVERIFY(!trial.outcome->error);
    QVERIFY(trial.outcome->unsaved);
    QCOMPARE(trial.outcome->unsaved->code, ErrorCode::WriteFailed);
}

void TestRunProcess::bytesMayComeInAnyPieces()
{
    const Outcome told = runProgram(
        QStringLiteral(HAKARI_FAKE_ENGINE),
        {QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("good")});
    QCOMPARE(told.status, 0);
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), qsizetype(1024), told.out.size()}) {
        RunStream stream(nullptr);
        for (qsizetype at = 0; at < told.out.size(); at += piece) {
            const QByteArray bytes = told.out.mid(at, piece);
            const auto error = stream.take({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            QVERIFY2(!error, error ? describe(*error).c_str() : "");
        }
        QVERIFY(stream.hasEnded());
        const RunOutcome outcome = stream.finish({}, false);
        QCOMPARE(outcome.record->sampleCount, std::uint64_t(1000));
    }
}

namespace {

/// Starts a child that sleeps, and waits to be killed.
int beAWindow(int argc, char **argv, const QString &note)
{
    QCoreApplication application(argc, argv);
    const EngineCommand engine{
        {}, QStringLiteral("/bin/sh -c \"echo $$ > %1; exec sleep 600\" hakari-engine").arg(note)};
    RunProcess process(engine, nullptr);
    process.start({});
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (const QString note = qEnvironmentVariable("HAKARI_TEST_WINDOW"); !note.isEmpty())
        return beAWindow(argc, argv, note);
    return runGuiTest<TestRunProcess>(argc, argv);
}
#include "tst_runprocess.moc"
