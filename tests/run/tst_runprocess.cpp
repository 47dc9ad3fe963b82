// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"

#include "core/record/recordedrun.h"
#include "widgets/run/runprocess.h"

#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <ctime>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace hakari;
using namespace hakari::test;
using namespace std::chrono_literals;

namespace {

EngineCommand fake()
{
    return {QStringLiteral(HAKARI_FAKE_ENGINE), {}};
}

/// Waits for what a slow machine does, not for a child that it ends anyhow.
RunPatience patient()
{
    return {.said = 200ms, .silence = 60s, .cancel = 900ms, .lingering = 200ms};
}

RunPatience endingSilence(std::chrono::seconds silence)
{
    RunPatience patience = patient();
    patience.silence = silence;
    return patience;
}

/// s, as the error says it; 0 where it is about something else.
int silenceIn(const Error &error)
{
    const auto value = error.args.find("value");
    return value == error.args.end() ? 0 : toQt(value->second).section(QLatin1Char(' '), 0, 0).toInt();
}

/// The thread's processor time [ms], which does not pass while others work.
qint64 processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

/// The most that one turn of the event loop had to do.
class TurnWatch : public QObject
{
public:
    TurnWatch() { startTimer(5); }
    qint64 most() const { return m_most; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const qint64 now = processorTime();
        m_most = std::max(m_most, now - std::exchange(m_last, now));
    }

private:
    qint64 m_last = processorTime();
    qint64 m_most = 0; ///< ms of the processor
};

/// One run of the fake engine, from start to end.
struct Trial {
    explicit Trial(const QString &folder = {}, const RunPatience &patience = patient())
        : process(fake(), makeRunKeeper(nullptr, folder.toStdString()), nullptr, patience)
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

    bool end() const
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, longWait);
    }

    /// So far that it measures.
    bool measure() const
    {
        return QTest::qWaitFor([this] { return process.live().measureBegin.has_value(); }, longWait);
    }

    RunProcess process;
    TurnWatch turns;
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
    void slowKeepingIsNoSilenceOfTheEngine();
    void wantOfDescriptorsIsNotBlamedOnTheEngine();
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
    QVERIFY(!trial.process.live().p99.empty());
    QVERIFY(trial.process.live().measureEnd);
    QVERIFY(trial.outcome->file.empty());
}

void TestRunProcess::liveValuesArriveWhileItRuns()
{
    Trial trial;
    trial.start("polite"); // goes on until it is told to stop
    const LiveRun &live = trial.process.live();
    QTRY_VERIFY_WITH_TIMEOUT(!live.p99.empty(), longWait);
    QVERIFY(!trial.outcome);
    QCOMPARE(live.phase, Phase::Measurement);
    QVERIFY(live.measureBegin);
    QVERIFY(!live.rate.empty());
    QVERIFY(!live.power.empty());
    QCOMPARE(live.warnings.size(), std::size_t(1));
    QVERIFY(live.left);
    trial.process.cancel();
    QVERIFY(trial.end());
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
    QTest::newRow("hang") << ErrorCode::EngineSilent << "said nothing for";
    QTest::newRow("closed") << ErrorCode::EngineEnded << "Killed";
    QTest::newRow("orphan") << ErrorCode::EngineEnded << "status 0";
}

void TestRunProcess::faultEndsTheRunWithItsCause()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, cause);
    const bool silent = code == ErrorCode::EngineSilent;
    Trial trial({}, silent ? endingSilence(3s) : patient()); // enough for the child to tell its beginning
    trial.start(QTest::currentDataTag());
    QVERIFY(trial.end());
    QVERIFY(trial.outcome->error);
    QCOMPARE(trial.outcome->error->code, code);
    QVERIFY2(toQt(describe(*trial.outcome->error)).contains(cause), describe(*trial.outcome->error).c_str());
    QVERIFY(!silent || silenceIn(*trial.outcome->error) >= 3);
    QVERIFY(trial.outcome->record);
    QCOMPARE(trial.outcome->record->verdict.state, VerdictState::Aborted);
    QCOMPARE(trial.outcome->record->sampleCount, std::uint64_t(200)); // what was measured is kept
    qInfo("longest turn of the event loop: %lld ms", static_cast<long long>(trial.turns.most()));
    QVERIFY2(trial.turns.most() < 1000, "the window stood still");
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
    QTest::newRow("mute") << ErrorCode::EngineSilent << "said nothing for";
}

void TestRunProcess::runThatNeverBeganHasNoRecord()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, cause);
    const QTemporaryDir folder;
    const bool silent = code == ErrorCode::EngineSilent;
    Trial trial(folder.path(), silent ? endingSilence(1s) : patient());
    trial.start(QTest::currentDataTag());
    QVERIFY(trial.end());
    QVERIFY(!trial.outcome->record);
    QCOMPARE(trial.outcome->error->code, code);
    QVERIFY(!silent || silenceIn(*trial.outcome->error) >= 1);
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
    QTRY_VERIFY_WITH_TIMEOUT(outcome, longWait);
    QVERIFY(!outcome->record);
    QCOMPARE(outcome->error->code, ErrorCode::EngineAbsent);
}

void TestRunProcess::launcherMayWaitForAsLongAsItLikes()
{
    RunPatience patience = patient();
    patience.silence = 100ms;
    RunProcess process({{}, QStringLiteral("/bin/sh -c \"exec sleep 600\" hakari-engine")}, nullptr, nullptr,
                       patience);
    QList<int> silences;
    std::optional<RunOutcome> outcome;
    connect(&process, &RunProcess::silent, this, [&silences](int seconds) { silences << seconds; });
    connect(&process, &RunProcess::finished, this, [&outcome](const RunOutcome &o) { outcome = o; });
    process.start({});
    QTRY_VERIFY_WITH_TIMEOUT(silences.size() >= 2 || outcome, longWait); // the first would have ended it
    QVERIFY(!outcome);
    QVERIFY(silences.back() >= 2);
    process.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, longWait);
    QCOMPARE(outcome->error->code, ErrorCode::Cancelled);
}

void TestRunProcess::silenceIsSaid()
{
    RunProcess process(fake(), nullptr, nullptr, patient());
    QList<int> silences;
    connect(&process, &RunProcess::silent, this, [&silences](int seconds) { silences << seconds; });
    process.start({QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("hang")});
    QTRY_VERIFY_WITH_TIMEOUT(!silences.empty() && silences.back() >= 1, longWait);
}

void TestRunProcess::cancelLetsTheEngineSayGoodbye()
{
    RunPatience patience = patient();
    patience.cancel = 1h; // it ends by itself or not at all
    const QTemporaryDir folder;
    Trial trial(folder.path(), patience);
    trial.start("polite");
    QVERIFY(trial.measure());
    trial.process.cancel();
    QVERIFY(trial.end());
    QVERIFY(!trial.outcome->error);
    const QByteArray told = readAll(toQt(trial.outcome->file.string()));
    QVERIFY2(told.contains("\"t\":6.000000,\"event\":\"bye\""),
             told.right(200).constData()); // the child's own
    QVERIFY(trial.outcome->record->data->interrupted);
    QCOMPARE(trial.outcome->record->verdict.state, VerdictState::Aborted);
    QCOMPARE(trial.outcome->record->sampleCount, std::uint64_t(200));
}

void TestRunProcess::cancelEndsWhatDoesNotListen()
{
    Trial trial;
    trial.start("hang");
    QVERIFY(trial.measure());
    trial.process.cancel();
    QVERIFY(trial.end());
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
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(note) && readAll(note).endsWith('\n'), longWait);
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
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(note) && readAll(note).endsWith('\n'), longWait);
    const pid_t pid = readAll(note).trimmed().toInt();
    QVERIFY(lives(pid));
    window.kill();
    QVERIFY(window.waitForFinished(-1));
    // its new parent may take its time to bury it
    QTRY_VERIFY_WITH_TIMEOUT(
        !lives(pid) || readAll(QStringLiteral("/proc/%1/stat").arg(pid)).contains(") Z "), longWait);
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

/// Takes longer than the engine's silence is borne.
class SlowKeeper : public RunKeeper
{
public:
    explicit SlowKeeper(std::atomic<bool> &slept) : m_slept(slept) {}

    void takeLine(std::string_view, const RunData &) override {}
    bool keep(const RunData &) override
    {
        if (!m_slept)
            std::this_thread::sleep_for(4s);
        return m_slept = true;
    }
    void finish(const RunRecord &) override {}
    std::filesystem::path file() const override { return {}; }

private:
    std::atomic<bool> &m_slept;
};

/// As many descriptors as this program has open, and no more, as long as this lives.
class NoMoreDescriptors
{
public:
    NoMoreDescriptors()
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoMoreDescriptors() { setrlimit(RLIMIT_NOFILE, &m_before); }
    NoMoreDescriptors(const NoMoreDescriptors &) = delete;
    NoMoreDescriptors &operator=(const NoMoreDescriptors &) = delete;

private:
    rlimit m_before{};
};

} // namespace

void TestRunProcess::slowKeepingIsNoSilenceOfTheEngine()
{
    std::atomic<bool> slept = false;
    RunProcess process(fake(), std::make_unique<SlowKeeper>(slept), nullptr, endingSilence(2s));
    std::optional<RunOutcome> outcome;
    connect(&process, &RunProcess::finished, this, [&outcome](const RunOutcome &o) { outcome = o; });
    process.start({QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("tireless")});
    QTRY_VERIFY_WITH_TIMEOUT(slept, longWait);
    process.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, longWait);
    QVERIFY2(!outcome->error, outcome->error ? describe(*outcome->error).c_str() : "");
    QVERIFY(outcome->record);
}

void TestRunProcess::wantOfDescriptorsIsNotBlamedOnTheEngine()
{
    Trial trial;
    {
        const NoMoreDescriptors none;
        trial.start("good");
    }
    QVERIFY(trial.end());
    QCOMPARE(trial.outcome->error->code, ErrorCode::ProgramFailed);
    QCOMPARE(argument(*trial.outcome->error, "cause"), QStringLiteral("Too many open files"));
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
