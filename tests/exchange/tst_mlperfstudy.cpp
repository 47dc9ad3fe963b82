// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperf.h"

#include "core/study/candidates.h"
#include "core/study/studyfile.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace hakari;
using namespace hakari::test;

/// The shipped study of MLPerf results against the logs that it cites.
class TestMlperfStudy : public QObject
{
    Q_OBJECT

private slots:
    void ratesAndLatenciesAreThoseOfTheLogs_data();
    void ratesAndLatenciesAreThoseOfTheLogs();
    void everyCandidateIsCheckedAgainstALog();
    void meteredRunGivesItsOwnEnergy();
};

void TestMlperfStudy::ratesAndLatenciesAreThoseOfTheLogs_data()
{
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("folder");
    const auto row = [](const char *candidate, const char *folder) {
        QTest::newRow(candidate) << QString::fromLatin1(candidate) << QString::fromLatin1(folder);
    };
    row("inf1.2xlarge-offline", "v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Offline");
    row("inf1.2xlarge-server", "v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Server");
    row("g4dn.xlarge-offline", "v3.0_cTuning_aws_g4dn.xlarge_T4_bert-99_offline");
    row("g4dn.xlarge-server", "v3.0_cTuning_aws_g4dn.xlarge_T4_bert-99_server");
}

void TestMlperfStudy::ratesAndLatenciesAreThoseOfTheLogs()
{
    QFETCH(QString, candidate);
    QFETCH(QString, folder);
    const auto record = readMlperfRun(fixture("mlperf") / folder.toStdString());
    QVERIFY2(record, qPrintable(sentence(record)));
    const Study study = shippedStudy("mlperf-bert99-inf1-t4");
    const Candidate *stated = study.candidate(candidate.toStdString());
    QVERIFY(stated);
    const auto measured = candidateFromRecord(study, shippedCatalogue(), *record, stated->instance);
    QVERIFY2(measured, qPrintable(sentence(measured)));
    QCOMPARE(stated->throughput->value.value, measured->throughput->value.value);
    QCOMPARE(stated->latencyP99.has_value(), measured->latencyP99.has_value());
    if (stated->latencyP99)
        QCOMPARE(stated->latencyP99->value.value, measured->latencyP99->value.value);
}

void TestMlperfStudy::everyCandidateIsCheckedAgainstALog()
{
    QCOMPARE(shippedStudy("mlperf-bert99-inf1-t4").candidates.size(), std::size_t{4});
}

void TestMlperfStudy::meteredRunGivesItsOwnEnergy()
{
    const auto record = readMlperfRun(fixture("mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline"));
    QVERIFY2(record, qPrintable(sentence(record)));
    Study study = blankStudy(shippedCatalogue());
    study.candidates = {*candidateFromRecord(study, shippedCatalogue(), *record, {})};
    study.baseline = study.candidates[0].id;
    study.assumptions.demand.value = *record->throughput; // one system at its limit
    const Figure energy = compared(study).candidates[0].figure(Metric::Energy);
    QVERIFY(energy.value);
    QCOMPARE(*energy.value, record->energyPerSample()->value * 1e6);
    QVERIFY(energy.inputs[1].symbol == Symbol::Power && energy.inputs[1].provenance == Provenance::Measured);
}

QTEST_APPLESS_MAIN(TestMlperfStudy)
#include "tst_mlperfstudy.moc"
