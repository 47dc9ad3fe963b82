// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/mlperfcopy.h"

#include <unistd.h>

using namespace hakari;
using namespace hakari::mlperftest;

class TestMlperfErrors : public QObject
{
    Q_OBJECT

private slots:
    void spoiledFileIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before"); // empty: the whole file
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &file, const char *before,
                            const QByteArray &after, const char *says) {
            QTest::newRow(name) << file << QByteArray(before) << after << says;
        };
        const QByteArray text = bytesOf(fixtures + a100 + QLatin1Char('/') + flat + summary);
        const QByteArray utf16(reinterpret_cast<const char *>(QString::fromUtf8(text).utf16()),
                               2 * text.size());
        row("empty summary", summary, "", "\n \n", "mlperf_log_summary.txt is empty");
        row("another text", summary, "", "hello\n", "is not an MLPerf LoadGen log");
        row("no verdict", summary, "Result is : VALID\n", "", "\"Result is\" is missing");
        row("no rate", summary, "Samples per second: 22396.7\n", "", "\"Samples per second\" is missing");
        row("UTF-16", summary, "", utf16, "is not an MLPerf LoadGen log");
        row("UTF-16 with mark", summary, "", "\xFF\xFE" + utf16, "line 1: not valid UTF-8");
        row("Latin-1", summary, "BERT SERVER", "B\xC4RT", "line 4: not valid UTF-8");
        row("rate NaN", summary, "22396.7", "nan", "line 7: \"Samples per second : nan\" is not");
        row("rate zero", summary, "22396.7", "0", "line 7: \"Samples per second : 0\" is not");
        row("rate negative", summary, "22396.7", "-22396.7",
            "line 7: \"Samples per second : -22396.7\" is not");
        row("rate with comma", summary, "22396.7", "22396,7",
            "line 7: \"Samples per second : 22396,7\" is not");
        row("rate absurd", summary, "22396.7", "1e300", "line 7: \"Samples per second : 1e300\" is not");
        row("latency bad", summary, "799375069741", "7993ns",
            "line 23: \"99.00 percentile latency (ns) : 7993ns\"");
        row("verdict unknown", summary, ": VALID", ": MAYBE", "line 8: \"Result is : MAYBE\" is not");
        row("scenario unknown", summary, "Offline", "Online", "the scenario \"Online\" is not one of");
        row("accuracy run", summary, "PerformanceOnly", "AccuracyOnly", "the mode \"AccuracyOnly\"");
        row("summary twice", summary, "No errors", "Scenario : Server\nNo errors",
            "\"Scenario : Server\" is not");
        row("huge summary", summary, "", QByteArray(5 << 20, 'a'), "is larger than 4 MiB");
        row("other scenario", summary, "Samples per second: 22396.7", "Samples per second: 22390.7",
            "mlperf_log_detail.txt does not belong to the other files: it says 22396.7 /s, they say 22390.7 /s");
        row("other verdict", detail, "\"VALID\"", "\"INVALID\"", "it says INVALID, they say VALID");
        row("other run", detail, "\"effective_scenario\", \"value\": \"Offline\"",
            "\"effective_scenario\", \"value\": \"SingleStream\"", "it says SingleStream, they say Offline");
        row("empty detail", detail, "", "", "mlperf_log_detail.txt is empty");
        row("foreign detail", detail, "", "{}", "mlperf_log_detail.txt is not an MLPerf LoadGen log");
        row("stray line", detail, ":::MLLOG {\"key\": \"sut_name\"", "oops\n:::MLLOG {\"key\": \"sut_name\"",
            "line 9: \"oops\"");
        row("detail not finished", detail, "\"result_validity\"", "\"x\"", "\"result_validity\" is missing");
        row("bad JSON", detail, "\"value\": 22396.7", "\"value\": inf",
            "line 92: \"{\"key\": \"result_samples_per_second\"");
        row("bad window", detail, "02-28-2023 00:41:43.802", "02-30-2023 00:41:43.802",
            "power_end : 02-30-2023");
        row("window ends first", detail, "02-28-2023 00:41:43.802", "02-27-2023 00:41:43.802",
            "power_end : 02-27-2023");
        row("no window", detail, "\"power_begin\"", "\"x\"", "names no power_begin and power_end");
        row("empty power log", powerLog, "", "", "spl.txt is empty");
        row("power NaN", powerLog, "Watts,720.200000,Volts", "Watts,nan,Volts",
            "spl.txt, line 2: not a power reading");
        row("power absurd", powerLog, "Watts,720.200000,Volts", "Watts,7e99,Volts",
            "spl.txt, line 2: not a power");
        row("broken line", powerLog, "00:27:48.070,Watts", "00:27:48.070;Watts",
            "spl.txt, line 3: not a power reading");
        row("bad hour", powerLog, "00:27:48.070", "25:27:48.070", "spl.txt, line 3: not a power reading");
        row("bad day", powerLog, "02-28-2023 00:27:48", "02-31-2023 00:27:48",
            "spl.txt, line 3: not a power reading");
        row("next day", powerLog, "02-28-2023", "03-01-2023",
            "covers 2023-03-01T00:27:46.070Z/2023-03-01T00:42:11.070Z, "
            "but the run was 2023-02-28T00:28:22.256Z/2023-02-28T00:41:43.802Z");
        row("local time", powerLog, " 00:", " 08:", "covers 2023-02-28T08:27:46.070Z/");
        row("meter off", powerLog, " 00:3", " 01:3",
            "covers 2023-02-28T00:27:46.070Z/2023-02-28T00:29:59.070Z");
    }
    void spoiledFileIsRefused()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, says);
        RunCopy copy;
        if (before.isEmpty())
            write(copy.path(file), after);
        else
            copy.replace(file, before, after);
        const auto run = copy.read();
        QVERIFY(!run);
        QVERIFY2(sentence(run).contains(says), qPrintable(sentence(run)));
        QVERIFY2(!sentence(run).contains(QLatin1Char('{')) || says.contains(QLatin1Char('{')),
                 qPrintable(sentence(run)));
    }

    void powerNeedsTheWindowOfTheDetail()
    {
        RunCopy copy;
        copy.remove(detail);
        const auto run = copy.read();
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::PowerNoWindow);
    }

    void powerLogMustCoverTheWindow_data()
    {
        QTest::addColumn<int>("from"); // s after power_begin
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("holeAt");
        QTest::addColumn<int>("hole");
        QTest::addColumn<bool>("covers");
        QTest::newRow("just covers") << 3 << 797 << 0 << 0 << true; // 801.546 s
        QTest::newRow("starts late") << 4 << 900 << 0 << 0 << false;
        QTest::newRow("stops early") << 0 << 799 << 0 << 0 << false;
        QTest::newRow("two readings lost") << -5 << 900 << 100 << 2 << true;
        QTest::newRow("three readings lost") << -5 << 900 << 100 << 3 << false;
        QTest::newRow("lost before the window") << -60 << 900 << 10 << 30 << true;
        QTest::newRow("lost after the window") << -5 << 900 << 820 << 30 << true;
    }
    void powerLogMustCoverTheWindow()
    {
        QFETCH(int, from);
        QFETCH(int, count);
        QFETCH(int, holeAt);
        QFETCH(int, hole);
        QFETCH(bool, covers);
        RunCopy copy;
        const QDateTime begin(QDate(2023, 2, 28), QTime(0, 28, 22, 256));
        write(copy.path(powerLog),
              powerLines(begin.addSecs(from), holeAt)
                  + powerLines(begin.addSecs(from + holeAt + hole), count - holeAt - hole));
        const auto run = copy.read();
        QCOMPARE(run.has_value(), covers);
        QVERIFY(covers ? run->averagePower->mean.value == 1000.5
                       : run.error().code == ErrorCode::PowerNotCovering);
    }

    void theOrderOfPowerSamplesDoesNotMatter()
    {
        RunCopy copy;
        const auto expected = copy.read();
        QList<QByteArray> lines = bytesOf(copy.path(powerLog)).trimmed().split('\n');
        std::reverse(lines.begin(), lines.end());
        write(copy.path(powerLog), lines.join('\n') + '\n');
        const auto run = copy.read();
        QVERIFY2(run, qPrintable(sentence(run)));
        QVERIFY(isClose(run->averagePower->mean.value, expected->averagePower->mean.value, 1e-12));
        QVERIFY(run->power == expected->power);
    }

    void cutSummaryIsAlwaysRefused()
    {
        RunCopy copy;
        const QByteArray whole = bytesOf(copy.path(summary));
        for (qsizetype size = 0; size < whole.size() - 1; ++size) {
            write(copy.path(summary), whole.first(size));
            QVERIFY2(!copy.read(), qPrintable(QString::number(size)));
        }
    }

    void cutLogIsRefusedOrChangesNothing_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("detail") << detail;
        QTest::newRow("power") << powerLog;
    }
    void cutLogIsRefusedOrChangesNothing()
    {
        QFETCH(QString, file);
        RunCopy copy;
        const auto genuine = copy.read();
        const QByteArray whole = bytesOf(copy.path(file));
        for (qsizetype size = 0; size < whole.size(); size += size < whole.size() - 400 ? 499 : 1) {
            write(copy.path(file), whole.first(size));
            const auto run = copy.read();
            QVERIFY2(
                !run
                    || (run->averagePower == genuine->averagePower && run->throughput == genuine->throughput),
                qPrintable(QString::number(size)));
        }
        write(copy.path(file), whole.first(whole.size() - 60));
        QVERIFY2(sentence(copy.read()).contains(QStringLiteral("ends early")),
                 qPrintable(sentence(copy.read())));
    }

    void pathWithoutRunIsRefused()
    {
        QTemporaryDir folder;
        const QString empty = folder.path();
        QCOMPARE(readRun(empty).error().code, ErrorCode::ResultFolderEmpty);
        QCOMPARE(readRun(empty + QStringLiteral("/none")).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readRun({}).error().code, ErrorCode::FileNotFound);
        write(empty + QStringLiteral("/notes.txt"), "x");
        QCOMPARE(readRun(empty + QStringLiteral("/notes.txt")).error().code, ErrorCode::ResultNotMlperf);
        QVERIFY(QFile::link(empty + QStringLiteral("/loop"), empty + QStringLiteral("/loop")));
        QCOMPARE(readRun(empty + QStringLiteral("/loop")).error().code, ErrorCode::FileUnreadable);
        QVERIFY(!isMlperfRun(empty.toStdString()) && !isMlperfRun({}));
        QVERIFY(QDir(empty).mkdir(summary));
        QCOMPARE(readRun(empty).error().code, ErrorCode::ResultFolderEmpty);
    }

    void unreadableFilesAreNamed()
    {
        if (::geteuid() == 0)
            QSKIP("root reads everything");
        RunCopy copy;
        QVERIFY(QFile::setPermissions(copy.path(summary), {}));
        QCOMPARE(copy.read().error().code, ErrorCode::FileUnreadable);
        QVERIFY(QFile::setPermissions(copy.path(), {}));
        QCOMPARE(copy.read().error().code, ErrorCode::FileUnreadable);
        QVERIFY(QFile::setPermissions(copy.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void brokenSystemFileIsNamed()
    {
        RunCopy copy;
        write(copy.path(QStringLiteral("system.json")), "{\"system_name\": }");
        QVERIFY2(sentence(copy.read()).contains(QStringLiteral("system.json, line 1, column 17")),
                 qPrintable(sentence(copy.read())));
        write(copy.path(QStringLiteral("system.json")), "{\"a\": 1, \"a\": }");
        QCOMPARE(copy.read().error().code, ErrorCode::JsonDuplicateKey);
        write(copy.path(QStringLiteral("system.json")), "{\"system_name\": [1]}");
        QCOMPARE(copy.read().error().code, ErrorCode::FieldType);
    }
};

QTEST_APPLESS_MAIN(TestMlperfErrors)
#include "tst_mlperferrors.moc"
