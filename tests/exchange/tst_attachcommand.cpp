// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/runbeside.h"

using namespace hakari;
using namespace hakari::powertest;

namespace {

Outcome engine(const QStringList &arguments)
{
    return runProgram(QStringLiteral(HAKARI_ENGINE), arguments);
}

QByteArray bytesOf(const RunData &data)
{
    QByteArray bytes;
    writeRecordedRun(data,
                     [&bytes](std::string_view line) { bytes.append(line.data(), qsizetype(line.size())); });
    return bytes;
}

} // namespace

class TestAttachCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theRunWithItsPowerIsWrittenAndShown();
    void theNewRunReplaysAndIsCompared();
    void aClockThatRunsBehindIsAccepted();
    void whatIsWrongIsSaidAndNothingWritten_data();
    void whatIsWrongIsSaidAndNothingWritten();
    void inputsAreNeverOverwritten_data();
    void inputsAreNeverOverwritten();
    void aFileOfSeveralRunsIsRefused();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Outcome attach(const QString &log, const QStringList &more,
                   const QString &output = QStringLiteral("out.jsonl")) const
    {
        return engine(
            QStringList{"attach", path(QStringLiteral("run.jsonl")), "--power", path(log), "-o", path(output)}
            + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAttachCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeAll(path(QStringLiteral("run.jsonl")), bytesOf(runBeside()));
    writeAll(path(QStringLiteral("spl.txt")), ptdaemonLines(5, 75, 9));
    writeAll(path(QStringLiteral("late.txt")), ptdaemonLines(35, 105));
    writeAll(path(QStringLiteral("emissions.csv")), codeCarbonLines(0, 80, 15));
}

void TestAttachCommand::theRunWithItsPowerIsWrittenAndShown()
{
    const Outcome outcome = attach(QStringLiteral("spl.txt"), {"--time-zone", "+09:00"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY2(outcome.out.contains("attached after the run. Its clock counts as +09:00"),
             outcome.out.constData());
    QVERIFY(!outcome.out.contains("not metered"));
    const auto runs = readRecordedRuns(path(QStringLiteral("out.jsonl")).toStdString());
    QVERIFY2(runs, qPrintable(sentence(runs)));
    QCOMPARE(runs->front().averagePower->mean.value, 250.0);
    QCOMPARE(runs->front().host.at("power_log"), std::string("spl.txt"));
}

void TestAttachCommand::theNewRunReplaysAndIsCompared()
{
    QCOMPARE(attach(QStringLiteral("spl.txt"), {"--time-zone", "+09:00"}).status, 0);
    const Outcome replayed = engine({"replay", path(QStringLiteral("out.jsonl"))});
    QVERIFY2(replayed.status == 0, replayed.err.constData());
    const auto compared = [this](const char *file) {
        return engine({"compare", "--format", "json", "--result", path(QLatin1String(file))});
    };
    QVERIFY2(compared("run.jsonl").status == 0, compared("run.jsonl").err.constData());
    QVERIFY(!compared("run.jsonl").out.contains("energy_per_million_kwh"));
    QVERIFY2(compared("out.jsonl").status == 0, compared("out.jsonl").err.constData());
    QVERIFY(compared("out.jsonl").out.contains("energy_per_million_kwh"));
}

void TestAttachCommand::aClockThatRunsBehindIsAccepted()
{
    writeAll(path(QStringLiteral("early.txt")), ptdaemonLines(-35, 45));
    const Outcome outcome = attach(QStringLiteral("early.txt"),
                                   {"--time-zone", "UTC", "--clock-offset", "-30"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
}

void TestAttachCommand::whatIsWrongIsSaidAndNothingWritten_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *log, const QStringList &arguments, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(log) << arguments << QByteArray(says);
    };
    row("no zone", "spl.txt", {}, "--time-zone +09:00");
    row("bad zone", "spl.txt", {"--time-zone", "JST"}, "--time-zone: \"JST\" is not accepted");
    row("wrong zone", "spl.txt", {"--time-zone", "UTC"}, "give --time-zone +09:00.");
    row("bad offset", "late.txt", {"--time-zone", "UTC", "--clock-offset", "1,5"}, "--clock-offset: \"1,5\"");
    row("no offset", "late.txt", {"--time-zone", "UTC"}, "but the run was 2026-11-23T07:00:10.000Z");
    row("no log", "none.txt", {"--time-zone", "UTC"}, "none.txt does not exist");
    row("no power log", "run.jsonl", {"--time-zone", "UTC"}, "run.jsonl is no power log that Hakari reads");
    row("sparse", "emissions.csv", {"--time-zone", "UTC"}, "measure_power_secs=1");
}

void TestAttachCommand::whatIsWrongIsSaidAndNothingWritten()
{
    QFETCH(QString, log);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Outcome outcome = attach(log, arguments);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QVERIFY(!QFile::exists(path(QStringLiteral("out.jsonl"))));
}

void TestAttachCommand::inputsAreNeverOverwritten_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("run") << "run.jsonl";
    QTest::newRow("log") << "spl.txt";
    QTest::newRow("link") << "link.jsonl";
    QTest::newRow("roundabout") << "./folder/../run.jsonl";
}

void TestAttachCommand::inputsAreNeverOverwritten()
{
    QFETCH(QString, output);
    QVERIFY(QFile::link(path(QStringLiteral("run.jsonl")), path(QStringLiteral("link.jsonl"))));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    const QByteArray run = readAll(path(QStringLiteral("run.jsonl")));
    const QByteArray log = readAll(path(QStringLiteral("spl.txt")));
    const Outcome outcome = attach(QStringLiteral("spl.txt"), {"--time-zone", "+09:00"}, output);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("another file than those that are read"), outcome.err.constData());
    QCOMPARE(readAll(path(QStringLiteral("run.jsonl"))), run);
    QCOMPARE(readAll(path(QStringLiteral("spl.txt"))), log);
}

void TestAttachCommand::aFileOfSeveralRunsIsRefused()
{
    RunData second = runBeside();
    second.rank = 1;
    writeAll(path(QStringLiteral("run.jsonl")), bytesOf(runBeside()) + bytesOf(second));
    const Outcome outcome = attach(QStringLiteral("spl.txt"), {"--time-zone", "+09:00"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("this one holds 2"), outcome.err.constData());
}

QTEST_GUILESS_MAIN(TestAttachCommand)
#include "tst_attachcommand.moc"
