// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/longwait.h"
#include "tests/support/program.h"

#include "core/record/eventlines.h"
#include "core/record/recordedrun.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <memory>
#include <utility>
#include <vector>

using namespace hakari;
using namespace hakari::test;
using nlohmann::json;

namespace {

constexpr int aborted = 1;

/// The engine with a backend that does as it is told by $HAKARI_TEST_FAULT.
QList<Variable> faulty(const QString &fault)
{
    return {{QStringLiteral("HAKARI_BACKENDS"), QStringLiteral(HAKARI_FAULTY_BACKENDS)},
            {QStringLiteral("HAKARI_TEST_FAULT"), fault}};
}

/// Not as a zombie, which its parent may leave it.
bool runs(pid_t pid)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z");
}

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Outcome engine(const QString &line, const QList<Variable> &environment = {})
{
    return runProgram(QStringLiteral(HAKARI_ENGINE), words(line), environment);
}

RunRecord recordedIn(const QString &file)
{
    const auto runs = readRecordedRuns(file.toStdString());
    if (!runs)
        qFatal("%s", describe(runs.error()).c_str());
    return runs->at(0);
}

/// Queries of the measurement that the lines have told.
std::size_t queriesTold(const QByteArray &lines)
{
    std::size_t out = 0;
    QList<QByteArray> whole = lines.split('\n');
    whole.removeLast(); // is still being written
    for (const QByteArray &line : whole) {
        const json event = json::parse(line.toStdString());
        if (event["event"] == "samples")
            out += event["q"].size() / 2;
    }
    return out;
}

/// A run of the faulty backend that measures for minutes, if it is let.
class LongRun
{
public:
    LongRun(const QString &fault, const QString &options, const QTemporaryDir &folder, const QString &name)
        : m_fault(fault), m_file(folder.filePath(name)), m_note(m_file + QStringLiteral(".note"))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const Variable &each : faulty(fault))
            environment.insert(each.name, each.value);
        environment.insert(QStringLiteral("HAKARI_TEST_NOTE"), m_note);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(HAKARI_ENGINE),
                        words(QStringLiteral("run --workload null --scenario single-stream --profile quick "
                                             "--duration 600 -o ")
                              + m_file + options));
    }

    bool hangs() const { return m_fault == QLatin1String("hang"); }
    bool isUnderWay() const { return hangs() ? QFile::exists(m_note) : queriesTold(readAll(m_file)) > 50; }
    bool ends() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(longWait); }
    QProcess &process() { return m_process; }
    RunRecord record() const { return recordedIn(m_file); }

private:
    QString m_fault;
    QString m_file;
    QString m_note; ///< is written where it hangs
    QProcess m_process;
};

} // namespace

class TestRunCommand : public QObject
{
    Q_OBJECT

private slots:
    void aRunIsWrittenAndReplaysToTheSameResult();
    void aMeteredRunTellsItsEnergyAndReplaysToIt();
    void onlyTheMetersThatWereNamedAreOpened();
    void aMeterThatWasAskedForIsNoMatterOfCourse_data();
    void aMeterThatWasAskedForIsNoMatterOfCourse();
    void metersEndWithTheEngineHoweverItDies();
    void withoutAFileTheStreamGoesToStdoutWithAHeartbeat();
    void anInterruptEndsTheRun();
    void whatWasMeasuredOutlivesTheBackend();
    void whatIsWrongBeforeTheRunIsSaid_data();
    void whatIsWrongBeforeTheRunIsSaid();
    void badArgumentsAreRefusedInOneLine_data();
    void badArgumentsAreRefusedInOneLine();
    void aFullDiskIsSaid();
    void backendsSayWhatTheyNeed();
    void theEngineMeasuresItself();

    void init() { QFile::remove(m_file); }

private:
    RunRecord recorded() const { return recordedIn(m_file); }

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("run.jsonl"));
};

void TestRunCommand::aRunIsWrittenAndReplaysToTheSameResult()
{
    const auto run = engine(
        QStringLiteral("run --workload null --profile quick --duration 0.1 --scenario offline "
                       "--batch 1 -o ")
            + m_file,
        faulty({}));
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.status, 0);
    const auto replay = engine(QStringLiteral("replay ") + m_file);
    QCOMPARE(replay.out, run.out);
    const auto asJson = json::parse(
        engine(QStringLiteral("replay --format json ") + m_file).out.toStdString());
    QCOMPARE(asJson["unit"].get<std::string>(), "inference");
    QCOMPARE(asJson["facts"]["seed_arrivals"].get<std::string>(), "4");
    QVERIFY(asJson["facts"]["command"].get<std::string>().starts_with("hakari-engine run --workload 'null'"));
    QVERIFY(asJson["facts"].contains("kernel"));
    QVERIFY(asJson["samples"].get<int>() >= 1);
    QCOMPARE(recorded().verdict.state, VerdictState::Mistrusted); // its input is /dev/null: no interruption
}

void TestRunCommand::aMeteredRunTellsItsEnergyAndReplaysToIt()
{
    const QString feed = m_folder.filePath(QStringLiteral("feed"));
    QFile script(feed);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho '# name: plug'\nwhile :; do echo 100 W; sleep 0.05; done\n");
    script.close();
    script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    const auto run = engine(QStringLiteral("run --workload null --profile quick --duration 2 --idle 1 "
                                           "--scenario server --rate 100 --latency-bound 1 --meter feed:1 "
                                           "--meter-command %1 -o %2")
                                .arg(feed, m_file));
    QCOMPARE(run.err, QByteArray());
    QVERIFY2(run.out.contains("measured: whole-system at the boundary AC wall"), run.out.constData());
    QCOMPARE(engine(QStringLiteral("replay ") + m_file).out, run.out);
    const RunRecord record = recorded();
    QVERIFY(record.averagePower.has_value());
    QVERIFY(std::abs(record.averagePower->mean.value - 100) < 1e-9);
    QVERIFY(std::abs(record.averagePower->idle->value - 100) < 1e-9);
    QVERIFY(std::abs(record.energyPerSample()->value * record.throughput->value - 100) < 1e-9);
    QVERIFY(record.host.at("command").find("--meter-command '" + feed.toStdString()) != std::string::npos);
}

void TestRunCommand::onlyTheMetersThatWereNamedAreOpened()
{
    const QString trace = m_folder.filePath(QStringLiteral("opened"));
    const QString feeds = QStringLiteral(" --meter-command >%1 --meter-command false").arg(trace);
    const auto ask = [&](const char *id) {
        return engine(QStringLiteral("run --workload null --meter ") + QLatin1String(id) + feeds);
    };
    QVERIFY(ask("feed:2").status != 0);
    QVERIFY(!QFile::exists(trace));
    QVERIFY(ask("feed:1").status != 0);
    QVERIFY(QFile::exists(trace));
}

void TestRunCommand::aMeterThatWasAskedForIsNoMatterOfCourse_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("reason");
    QTest::newRow("command") << "--meter-command false"
                             << "feed:1 has ended";
    QTest::newRow("file") << "--meter-file /nonexistent/log"
                          << "/nonexistent/log";
}

void TestRunCommand::aMeterThatWasAskedForIsNoMatterOfCourse()
{
    QFETCH(QString, options);
    QFETCH(QString, reason);
    const auto run = engine(QStringLiteral("run --workload null --profile quick --duration 0.1 ") + options);
    QVERIFY(run.status != 0);
    QVERIFY2(run.err.contains(reason.toUtf8()), run.err.constData());
    QVERIFY(!run.out.contains("\"samples\"")); // nothing ran that would have no energy
}

void TestRunCommand::metersEndWithTheEngineHoweverItDies()
{
    const QString pidFile = m_folder.filePath(QStringLiteral("pid"));
    QProcess process;
    process.start(QStringLiteral(HAKARI_ENGINE),
                  {"run", "--workload", "null", "--profile", "quick", "--meter-command",
                   "echo 1 W; echo $$ > " + pidFile + "; exec sleep 600", "-o", m_file});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pidFile).size() > 0, 10'000);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto pid = static_cast<pid_t>(file.readAll().trimmed().toInt());
    QVERIFY(pid > 0 && runs(pid));
    process.kill(); // and with it what it started, before any of them could end its meter
    QVERIFY(process.waitForFinished());
    QTRY_VERIFY(!runs(pid));
}

void TestRunCommand::withoutAFileTheStreamGoesToStdoutWithAHeartbeat()
{
    const auto run = engine(
        QStringLiteral("run --workload null --profile quick --duration 1 --scenario single-stream"),
        faulty({}));
    QCOMPARE(run.status, 0);
    auto lines = run.out.split('\n');
    lines.removeLast();
    QCOMPARE(json::parse(lines.first().toStdString())["event"].get<std::string>(), "hello");
    QCOMPARE(json::parse(lines.last().toStdString())["event"].get<std::string>(), "bye");
    double before = 0;
    std::string phase;
    int heartbeats = 0;
    for (const QByteArray &line : lines) {
        QVERIFY(line.size() < static_cast<qsizetype>(longestEventLine));
        const json event = json::parse(line.toStdString());
        QVERIFY2(event["t"].get<double>() >= before, line.constData());
        before = event["t"].get<double>();
        if (event["event"] != "phase" || event.contains("clock"))
            continue;
        const std::string last = std::exchange(phase, event["name"].get<std::string>());
        heartbeats += last == phase ? 1 : 0;
    }
    QVERIFY(before > 3.0);
    QVERIFY(heartbeats > 0);
}

/// The runs go on beside each other: each waits for most of its time.
void TestRunCommand::anInterruptEndsTheRun()
{
    struct Case {
        const char *name;
        int signal; ///< 0: the input is closed
        const char *fault;
    };
    constexpr std::array cases{Case{"signal", SIGINT, ""}, Case{"input", 0, ""},
                               Case{"hang", SIGINT, "hang"}};
    std::vector<std::unique_ptr<LongRun>> runs;
    for (const Case &each : cases)
        runs.push_back(std::make_unique<LongRun>(QLatin1String(each.fault), QString(), m_folder,
                                                 QLatin1String(each.name)));
    for (std::size_t i = 0; i < cases.size(); ++i) {
        LongRun &run = *runs[i];
        QTRY_VERIFY2_WITH_TIMEOUT(run.isUnderWay(), cases[i].name, longWait);
        if (cases[i].signal == 0)
            run.process().closeWriteChannel();
        else
            ::kill(static_cast<pid_t>(run.process().processId()), cases[i].signal);
        QVERIFY2(run.ends(), cases[i].name);
        QVERIFY2(run.process().exitCode() == aborted, cases[i].name);
        QVERIFY2(run.process().readAllStandardError().contains("before its time"), cases[i].name);
        const RunRecord record = run.record();
        QVERIFY2(record.verdict.state == VerdictState::Aborted, cases[i].name);
        if (!run.hangs())
            QVERIFY2(record.throughput.has_value() && *record.sampleCount > 10, cases[i].name);
    }
}

void TestRunCommand::whatWasMeasuredOutlivesTheBackend()
{
    struct Case {
        const char *fault;
        const char *cause;
    };
    constexpr std::array cases{Case{"throw", "out of device memory"}, Case{"crash", "Segmentation fault"},
                               Case{"exit", "ended with status 3"}, Case{"hang", "finished nothing for 2 s"}};
    std::vector<std::unique_ptr<LongRun>> runs;
    for (const Case &each : cases) {
        const QString fault = QLatin1String(each.fault);
        const bool hangs = fault == QLatin1String("hang");
        runs.push_back(std::make_unique<LongRun>(fault, hangs ? QStringLiteral(" --patience 2") : QString(),
                                                 m_folder, fault));
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        QVERIFY2(runs[i]->ends(), cases[i].fault);
        QVERIFY2(runs[i]->process().exitCode() == 1, cases[i].fault);
        const QByteArray err = runs[i]->process().readAllStandardError();
        QVERIFY2(err.contains(cases[i].cause) && err.count('\n') == 1, err.constData());
        const RunRecord record = runs[i]->record();
        QVERIFY2(record.verdict.state == VerdictState::Failed, cases[i].fault);
        QVERIFY2(record.verdict.reasons.at(0).sentence().find(cases[i].cause) != std::string::npos,
                 cases[i].fault);
        QVERIFY2(record.data->ended, cases[i].fault);
        QVERIFY2(i == 0 || record.data->windows.size() > 1, cases[i].fault); // the first fails at once
    }
}

void TestRunCommand::whatIsWrongBeforeTheRunIsSaid_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("expected");
    QTest::newRow("create") << QStringLiteral("create") << QStringLiteral("no driver is loaded");
    QTest::newRow("prepare") << QStringLiteral("prepare") << QStringLiteral("the firmware does not answer");
    QTest::newRow("memory") << QStringLiteral("memory")
                            << QStringLiteral("needs about 1048576.0 GiB of memory");
}

void TestRunCommand::whatIsWrongBeforeTheRunIsSaid()
{
    QFETCH(QString, fault);
    QFETCH(QString, expected);
    const auto run = engine(QStringLiteral("run --workload null --profile quick -o ") + m_file,
                            faulty(fault));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.contains(expected.toUtf8()), run.err.constData());
    QCOMPARE(run.err.count('\n'), 1);
    QCOMPARE(recorded().verdict.state, VerdictState::Failed);
}

void TestRunCommand::badArgumentsAreRefusedInOneLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *line, const char *expected) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(expected);
    };
    row("run", "--workload ID");
    row("run --workload nosuch", "layoutlm-base");
    row("run --workload /nosuch.json", "does not exist");
    row("run --workload null --backend cuda", "null, onednn, torch, xgboost");
    row("run --workload null --device cuda:7", "Use one of: cpu");
    row("run --workload layoutlm-base --backend null", "cannot run layoutlm-base");
    row("run --workload null --precision fp8", "fp32, bf16 or int8");
    row("run --workload null --scenario online", "single-stream");
    row("run --workload null --profile slow", "publication");
    row("run --workload null --duration 0", "from 0.1");
    row("run --workload null --duration 1e12", "86400");
    row("run --workload null --duration -1", "from 0.1");
    row("run --workload null --duration ten", "from 0.1");
    row("run --workload null --duration nan", "from 0.1");
    row("run --workload null --meter plug", "rapl, acpi, hwmon");
    row("run --workload null --meter none --meter rapl", "it alone");
    row("run --workload null --meter feed:1 --meter-command false", "must print readings");
    row("run --workload null --meter model", "--instance ID");
    row("run --workload null --instance t9.nano", "is not in the catalogue");
    row("run --workload null --neuron-watts 0", "a number above 0");
    row("run --workload null --meter-interval 5", "from 0.01 to 3");
    row("run --workload null --threads 0", "from 1");
    row("run --workload null --threads 2.5", "whole number");
    row("run --workload null --scenario offline --batch 0", "from 1");
    row("run --workload null --scenario single-stream --batch 4", "a batch of its own");
    row("run --workload null --rate 5", "--scenario server");
    row("run --workload null --scenario server --rate 0", "--rate");
    row("run --workload null --scenario server --latency-bound 0", "--latency-bound");
    row("run --workload bert-large-pretraining --scenario server", "offline, for training");
    row("run --workload null --sequence-length 128", "Transformer encoder");
    row("run --workload layoutlm-base --sequence-length 513", "from 1 to 512");
    row("run --workload null --seed-order -1", "--seed-order");
    row("run --workload null --rank 2 --world 2", "from 0 to 1");
    row("run --workload null --patience 0", "--patience");
    row("run --workload null -o /nosuch/folder/run.jsonl", "was not written");
    row("bench torch", "null, which measures the engine itself");
    row("bench null --seconds 0", "from 0.1");
    row("bench null --scenario all", "single-stream");
    row("bench null --format xml", "table, json");
    row("backends --format xml", "table, json");
    row("replay /nosuch.jsonl", "does not exist");
    row("replay /etc/hostname", "holds no recorded run");
}

void TestRunCommand::badArgumentsAreRefusedInOneLine()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const auto run = engine(line);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.contains(expected.toUtf8()), run.err.constData());
    QCOMPARE(run.err.count('\n'), 1);
}

void TestRunCommand::aFullDiskIsSaid()
{
    const auto run = engine(QStringLiteral("run --workload null --profile quick --duration 0.1 -o /dev/full"),
                            faulty({}));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.contains("/dev/full was not written"), run.err.constData());
}

void TestRunCommand::backendsSayWhatTheyNeed()
{
    const auto all = json::parse(
        engine(QStringLiteral("backends --format json")).out.toStdString())["backends"];
    QCOMPARE(all.size(), 4U);
    QVERIFY(all[0]["available"].get<bool>());
    const auto none = json::parse(engine(QStringLiteral("backends --format json"),
                                         {{QStringLiteral("HAKARI_BACKENDS"), m_folder.path()}})
                                      .out.toStdString())["backends"];
    for (const json &backend : none) {
        QVERIFY(!backend["available"].get<bool>());
        QVERIFY(backend["reason"].get<std::string>().find("nstall") != std::string::npos);
    }
}

void TestRunCommand::theEngineMeasuresItself()
{
    for (const char *scenario : {"single-stream", "offline", "multi-stream", "server"}) {
        const auto bench = engine(QStringLiteral("bench null --seconds 0.2 --format json --scenario ")
                                  + QLatin1String(scenario));
        QCOMPARE(bench.status, 0);
        for (const json &figure : json::parse(bench.out.toStdString())) {
            QVERIFY(figure["value"].get<double>() > 0);
            QVERIFY(figure["ratio"].get<double>() > 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestRunCommand)
#include "tst_runcommand.moc"
