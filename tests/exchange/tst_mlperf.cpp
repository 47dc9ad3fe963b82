// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/mlperfcopy.h"

#include <clocale>
#include <ctime>

using namespace hakari;
using namespace hakari::mlperftest;

namespace {

/// A verdict in the harness' own words.
Verdict verdictOf(VerdictState state, const std::vector<std::string> &reasons)
{
    Verdict verdict{state, {}};
    for (const std::string &words : reasons)
        verdict.reasons.push_back({"{words}", {{"words", words}}});
    return verdict;
}

} // namespace

class TestMlperf : public QObject
{
    Q_OBJECT

private slots:
    void offlineRunWithPowerGivesThePublishedEnergy()
    {
        const auto run = readFixture(a100);
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->scenario, Scenario::Offline);
        QCOMPARE(run->throughput->value, 22396.7);
        QVERIFY(isClose(run->averagePower->mean.value, 2524.63, 1e-5));
        QVERIFY(isClose(run->energyPerSample()->value, 0.1127, 5e-4));
        QCOMPARE(run->startUtc, std::string("2023-02-28T00:28:22.256Z"));
        QCOMPARE(run->window->length().value, 801.546);
        QCOMPARE(*run->sampleCount, 17952000U);
        QCOMPARE(run->latencyPercentiles.at(99.0).value, 799.375069741);
        QCOMPARE(run->power.front().readings.size(), 866U);
        QCOMPARE(run->power.front().readings.front(), (Reading{{-36.186}, 679.7}));
        QCOMPARE(run->power.front().domain.boundary, PowerBoundary::AcWall);
        QCOMPARE(run->verdict, Verdict());
        QCOMPARE(run->workload, std::string("bert-99"));
        QCOMPARE(run->host.at("accelerator"), std::string("NVIDIA A100-PCIe-80GB"));
        QCOMPARE(run->host.at("accelerators_per_node"), std::string("8"));
        QCOMPARE(run->source->title.en, std::string("MLPerf LoadGen 3.0 log, BERT SERVER"));
        QCOMPARE(run->source->locator, a100.toStdString());
    }

    void runWithoutPowerLogHasNoPower()
    {
        const auto run = readFixture(inf1Offline);
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->throughput->value, 63.7585);
        QVERIFY(!run->averagePower && run->power.empty() && !run->energyPerSample());
        QCOMPARE(run->title, std::string("AWS Inf1.2xlarge")); // of the sibling ..._system.json
        QVERIFY(run->window);
    }

    void serverRunGivesCompletedRateAndBound()
    {
        const auto run = readFixture(inf1Server);
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->scenario, Scenario::Server);
        QCOMPARE(run->throughput->value, 37.3863); // the summary rounds it to 37.39
        QCOMPARE(run->latencyBound->value, 0.13);
        QCOMPARE(*run->sampleCount, 22435U);
    }

    void summaryAloneIsEnough()
    {
        const auto offline = readFixture(QStringLiteral("v3.0_cTuning_aws_g4dn.xlarge_T4_bert-99_offline"));
        QVERIFY2(offline, qPrintable(sentence(offline)));
        QCOMPARE(offline->throughput->value, 317.058);
        QCOMPARE(*offline->sampleCount, 198000U);
        QCOMPARE(offline->duration->value, 624.491365954);
        const auto server = readFixture(QStringLiteral("v3.0_cTuning_aws_g4dn.xlarge_T4_bert-99_server"));
        QVERIFY2(server, qPrintable(sentence(server)));
        QCOMPARE(server->throughput->value, 249.83); // completed, not the 249.84 scheduled
        QCOMPARE(server->latencyPercentiles.at(99.9).value, 0.140169684);
        QVERIFY(!server->sampleCount && !server->duration && server->startUtc.empty());
    }

    void streamsGiveTheInverseOfTheirMeanLatency()
    {
        const auto single = readFixture(QStringLiteral("v3.0_NVIDIA_Orin_TRT_MaxQ_resnet50_SingleStream"));
        QVERIFY2(single, qPrintable(sentence(single)));
        QVERIFY(isClose(single->throughput->value, 676.36, 1e-5)); // "QPS w/o loadgen overhead"
        const auto multi = readFixture(QStringLiteral("v3.0_NVIDIA_Orin_TRT_MaxQ_resnet50_MultiStream"));
        QVERIFY2(multi, qPrintable(sentence(multi)));
        QCOMPARE(multi->throughput->value, 8 / 4666136e-9);
    }

    void oldMultiStreamHasNoRate()
    {
        const auto run = readFixture(QStringLiteral("v0.7_NVIDIA_T4x1_TRT_resnet50_MultiStream"));
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->scenario, Scenario::MultiStream);
        QVERIFY(!run->throughput);
    }

    void runIsFoundInEveryLayout_data()
    {
        QTest::addColumn<QString>("files");
        QTest::addColumn<QString>("given");
        QTest::newRow("run folder") << ""
                                    << "";
        QTest::newRow("run folder, slash") << "x/"
                                           << "x/";
        QTest::newRow("run folder, dots") << "x/run_1/"
                                          << "./x/y/../run_1";
        QTest::newRow("performance folder") << "run_1/"
                                            << "";
        QTest::newRow("scenario folder") << "Offline/performance/run_1/"
                                         << "Offline";
        QTest::newRow("flattened names") << flat << "";
        QTest::newRow("summary itself") << "performance/run_1/"
                                        << "performance/run_1/mlperf_log_summary.txt";
        QTest::newRow("flattened detail itself") << flat << flat + detail;
        QTest::newRow("Japanese name") << QStringLiteral("秤 A/run_1/") << QStringLiteral("秤 A");
    }
    void runIsFoundInEveryLayout()
    {
        QFETCH(QString, files);
        QFETCH(QString, given);
        const RunCopy copy(a100, files);
        QDir(copy.path()).mkpath(QStringLiteral("x/y"));
        const QString path = copy.path() + QLatin1Char('/') + given;
        QVERIFY(isMlperfRun(path.toStdString()));
        const auto run = readRun(path);
        QVERIFY2(run, qPrintable(sentence(run)));
        QVERIFY(isClose(run->averagePower->mean.value, 2524.63, 1e-5));
        QCOMPARE(run->id, readFixture(a100)->id); // from the content, wherever it lies
        QVERIFY(run->id != readFixture(inf1Offline)->id);
    }

    void submissionTreeNamesSystemAndWorkload()
    {
        const RunCopy copy(a100,
                           QStringLiteral("closed/X/results/my_sys/bert-99_own/Offline/performance/run_1/"));
        write(copy.path(QStringLiteral("closed/X/systems/my_sys.json")),
              R"({"system_name": "Mine", "number_of_nodes": "2", "sw_notes": "", "sw_notes": ""})");
        const auto run = readRun(copy.path(QStringLiteral("closed/X/results/my_sys/bert-99_own/Offline")));
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->title, std::string("Mine"));
        QCOMPARE(run->host.at("nodes"), std::string("2"));
        QCOMPARE(run->workload, std::string("bert-99_own"));
        QCOMPARE(run->source->locator, std::string("my_sys/bert-99_own/Offline"));
    }

    void detailAloneIsEnough()
    {
        for (const QString &fixture : {a100, inf1Offline, inf1Server}) {
            RunCopy copy(fixture);
            copy.remove(summary);
            const auto run = copy.read();
            const auto whole = readFixture(fixture);
            QVERIFY2(run, qPrintable(sentence(run)));
            QCOMPARE(run->throughput, whole->throughput);
            QCOMPARE(run->averagePower, whole->averagePower);
            QCOMPARE(run->latencyPercentiles, whole->latencyPercentiles);
            QCOMPARE(run->latencyBound, whole->latencyBound);
        }
    }

    void invalidRunSaysWhy()
    {
        RunCopy copy;
        copy.remove(detail);
        copy.remove(powerLog);
        copy.replace(summary, "VALID\n  Min duration satisfied : Yes",
                     "INVALID\n  Min duration satisfied : NO");
        copy.replace(summary, "satisfied: Yes\n",
                     "satisfied: Yes\nRecommendations:\n * Increase expected QPS.\n");
        const auto run = copy.read();
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->verdict,
                 verdictOf(VerdictState::Failed, {"Min duration satisfied : NO", "Increase expected QPS."}));
    }

    void loggedErrorsMakeARunMistrusted()
    {
        RunCopy copy;
        copy.replace(summary, "No errors encountered during test.",
                     "2 ERRORS encountered. See detailed log.");
        const auto run = copy.read();
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->verdict,
                 verdictOf(VerdictState::Mistrusted, {"2 ERRORS encountered. See detailed log."}));
    }

    void dayFirstDatesAreReadWhereNothingElseIsPossible()
    {
        RunCopy copy;
        copy.replace(powerLog, "02-28-2023", "28-02-2023");
        const auto run = copy.read();
        QVERIFY2(run, qPrintable(sentence(run)));
        QCOMPARE(run->averagePower, readFixture(a100)->averagePower);
    }

    void localeDoesNotMatter()
    {
        const std::string old = std::setlocale(LC_ALL, nullptr);
        if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
            QSKIP("no German locale here");
        const auto run = readFixture(a100);
        std::setlocale(LC_ALL, old.c_str());
        QCOMPARE(run->throughput->value, 22396.7);
        QVERIFY(isClose(run->averagePower->mean.value, 2524.63, 1e-5));
    }

    void longPowerLogIsReadInSeconds()
    {
        RunCopy copy;
        copy.replace(detail, "02-28-2023 00:41:43.802", "03-01-2023 04:00:00.000");
        write(copy.path(powerLog), powerLines(QDateTime(QDate(2023, 2, 28), QTime(0, 28, 0)), 100000));
        const std::clock_t begin = std::clock(); // of the processor: others may be at work
        const auto run = copy.read();
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        qInfo("%g s", seconds);
        QVERIFY2(seconds < 3, qPrintable(QString::number(seconds)));
        QVERIFY2(run, qPrintable(sentence(run)));
        QVERIFY(isClose(run->averagePower->mean.value, 1000.5, 1e-12));
    }
};

QTEST_APPLESS_MAIN(TestMlperf)
#include "tst_mlperf.moc"
