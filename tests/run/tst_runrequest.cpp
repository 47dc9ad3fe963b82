// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/resources.h"

#include "core/workload/defaults.h"
#include "core/workload/workloadfile.h"
#include "widgets/run/capabilities.h"
#include "widgets/run/enginecommand.h"
#include "widgets/run/runrequest.h"

using namespace hakari;
using namespace hakari::test;

namespace {

Workload preset(const std::string &id)
{
    auto workload = findWorkload(id, resourceFolder() / "workloads");
    if (!workload)
        qFatal("%s", describe(workload.error()).c_str());
    return *workload;
}

/// A host with oneDNN on its processor, without XGBoost, with one meter of two.
Capabilities host()
{
    const Error missing{ErrorCode::BackendUnavailable,
                        {{"backend", "xgboost"}, {"cause", "no module"}, {"package", "libxgboost-dev"}}};
    const Error forbidden{ErrorCode::RaplForbidden, {{"file", "/sys"}, {"rule", "a rule"}}};
    Capabilities out;
    out.backends = {
        {"null", {{"cpu", "CPU"}}, {}}, {"onednn", {{"cpu", "CPU"}}, {}}, {"xgboost", {}, missing}};
    out.meters = {{"rapl", "RAPL", {Part::Cpu}, false, forbidden},
                  {"hwmon", "board", {Part::Rest}, false, {}}};
    return out;
}

} // namespace

/// What a person asks for becomes arguments, problems and sweeps.
class TestRunRequest : public QObject
{
    Q_OBJECT

private slots:
    void presetGivesItsOwnValues();
    void argumentsNameEverythingThatWasChosen();
    void argumentsLeaveOutWhatDoesNotApply();
    void argumentsNeedNoMeters();
    void problemsAreFound_data();
    void problemsAreFound();
    void whatTheHostOffersIsAsked();
    void nothingIsWrongWithAPreset_data();
    void nothingIsWrongWithAPreset();
    void sweepTakesEveryCombination();
    void sweepOfNothingIsTheRequest();
    void sweepIsReadAsPeopleTypeIt_data();
    void sweepIsReadAsPeopleTypeIt();
    void leastTimeCountsTheBaselineOnlyWithAMeter();
    void launcherStandsBeforeTheEngine_data();
    void launcherStandsBeforeTheEngine();
};

void TestRunRequest::presetGivesItsOwnValues()
{
    const RunRequest request = requestFor(preset("layoutlm-base"), "layoutlm-base");
    QCOMPARE(request.backend, std::string("onednn"));
    QCOMPARE(request.sequenceLength, 512);
    QVERIFY(!request.batch);
    QCOMPARE(request.latencyBound, Seconds{1.0});
    QCOMPARE(requestFor(preset("null"), "null").backend, std::string("null"));
    QCOMPARE(requestFor(preset("xgboost-training"), "xgboost-training").backend, std::string("xgboost"));
    QCOMPARE(requestFor(preset("bert-large-pretraining"), "x").backend, std::string("torch"));
}

void TestRunRequest::argumentsNameEverythingThatWasChosen()
{
    RunRequest request = requestFor(preset("layoutlm-base"), "layoutlm-base");
    request.profile = Profile::Quick;
    request.scenario = Scenario::Server;
    request.precision = Precision::Int8;
    request.batch = 4;
    request.sequenceLength = 128;
    request.latencyBound = Seconds{0.25};
    request.rate = PerSecond{1234.5};
    request.duration = Seconds{20};
    request.meters = std::vector<std::string>{"rapl", "hwmon"};
    QCOMPARE(argumentsOf(request).join(QLatin1Char(' ')),
             QStringLiteral("run --workload layoutlm-base --backend onednn --device cpu --scenario server "
                            "--profile quick --precision int8 --batch 4 --sequence-length 128 "
                            "--latency-bound 0.25 --rate 1234.5 --duration 20 --meter rapl --meter hwmon"));
}

void TestRunRequest::argumentsLeaveOutWhatDoesNotApply()
{
    RunRequest request = requestFor(preset("null"), "null");
    request.rate = PerSecond{5};
    QCOMPARE(argumentsOf(request).join(QLatin1Char(' ')),
             QStringLiteral("run --workload null --backend null --device cpu --scenario single-stream "
                            "--profile standard --precision fp32"));
}

void TestRunRequest::argumentsNeedNoMeters()
{
    RunRequest request;
    request.meterCommand = "plug --watts 'board 2'";
    QVERIFY(
        argumentsOf(request).endsWith(QStringLiteral("plug --watts 'board 2'"))); // one word, as it was typed
    request.meterCommand.clear();
    request.meters = std::vector<std::string>{};
    QVERIFY(argumentsOf(request).join(QLatin1Char(' ')).endsWith(QStringLiteral("--meter none")));
}

struct Mistake {
    const char *name;
    const char *workload;
    void (*make)(RunRequest &);
    RequestField field;
    ErrorCode code;
};

void TestRunRequest::problemsAreFound_data()
{
    static const Mistake mistakes[] = {
        {"backend of another model", "layoutlm-base", [](RunRequest &r) { r.backend = "xgboost"; },
         RequestField::Device, ErrorCode::BackendUnsuited},
        {"training as server", "bert-large-pretraining",
         [](RunRequest &r) { r.scenario = Scenario::SingleStream; }, RequestField::Scenario,
         ErrorCode::ArgumentInvalid},
        {"sequence too long", "layoutlm-base", [](RunRequest &r) { r.sequenceLength = 513; },
         RequestField::SequenceLength, ErrorCode::ArgumentInvalid},
        {"sequence of nothing", "layoutlm-base", [](RunRequest &r) { r.sequenceLength = 0; },
         RequestField::SequenceLength, ErrorCode::ArgumentInvalid},
        {"sequence without encoder", "null", [](RunRequest &r) { r.sequenceLength = 8; },
         RequestField::SequenceLength, ErrorCode::ArgumentInvalid},
        {"batch too large", "layoutlm-base", [](RunRequest &r) { r.batch = batchLimit + 1; },
         RequestField::Batch, ErrorCode::ArgumentInvalid},
        {"batch of nothing", "layoutlm-base", [](RunRequest &r) { r.batch = 0; }, RequestField::Batch,
         ErrorCode::ArgumentInvalid},
        {"batch of single-stream", "null", [](RunRequest &r) { r.batch = 2; }, RequestField::Batch,
         ErrorCode::ArgumentInvalid},
        {"server without bound", "layoutlm-base",
         [](RunRequest &r) {
             r.scenario = Scenario::Server;
             r.latencyBound.reset();
         },
         RequestField::LatencyBound, ErrorCode::ArgumentMissing},
        {"bound of nothing", "layoutlm-base",
         [](RunRequest &r) {
             r.scenario = Scenario::Server;
             r.latencyBound = Seconds{0};
         },
         RequestField::LatencyBound, ErrorCode::ArgumentInvalid},
        {"rate that is no number", "layoutlm-base",
         [](RunRequest &r) {
             r.scenario = Scenario::Server;
             r.rate = PerSecond{std::nan("")};
         },
         RequestField::Rate, ErrorCode::ArgumentInvalid},
        {"duration too short", "null", [](RunRequest &r) { r.duration = Seconds{0.05}; },
         RequestField::Duration, ErrorCode::ArgumentInvalid},
        {"duration of two days", "null", [](RunRequest &r) { r.duration = Seconds{2 * 86400}; },
         RequestField::Duration, ErrorCode::ArgumentInvalid},
    };
    QTest::addColumn<const Mistake *>("mistake");
    for (const Mistake &mistake : mistakes)
        QTest::newRow(mistake.name) << &mistake;
}

void TestRunRequest::problemsAreFound()
{
    QFETCH(const Mistake *, mistake);
    const Workload workload = preset(mistake->workload);
    RunRequest request = requestFor(workload, mistake->workload);
    QVERIFY(problemsOf(request, workload, nullptr).empty());
    mistake->make(request);
    const auto problems = problemsOf(request, workload, nullptr);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems.front().field, mistake->field);
    QCOMPARE(problems.front().error.code, mistake->code);
    QVERIFY2(!toQt(describe(problems.front().error)).contains(QLatin1Char('{')),
             "every placeholder is filled");
}

void TestRunRequest::whatTheHostOffersIsAsked()
{
    const Capabilities offers = host();
    RunRequest request = requestFor(preset("layoutlm-base"), "layoutlm-base");
    QVERIFY(problemsOf(request, preset("layoutlm-base"), &offers).empty());
    request.device = "cuda:0";
    QCOMPARE(problemsOf(request, preset("layoutlm-base"), &offers).front().error.code,
             ErrorCode::DeviceUnknown);
    RunRequest boosting = requestFor(preset("xgboost-inference"), "xgboost-inference");
    QCOMPARE(problemsOf(boosting, preset("xgboost-inference"), &offers).front().error.code,
             ErrorCode::BackendUnavailable);
    RunRequest metered = requestFor(preset("null"), "null");
    metered.meters = std::vector<std::string>{"hwmon"};
    QVERIFY(problemsOf(metered, preset("null"), &offers).empty());
    metered.meters = std::vector<std::string>{"rapl"};
    QCOMPARE(problemsOf(metered, preset("null"), &offers).front().error.code, ErrorCode::RaplForbidden);
    metered.meters = std::vector<std::string>{"wattmeter"};
    QCOMPARE(problemsOf(metered, preset("null"), &offers).front().error.code, ErrorCode::MeterUnknown);
}

void TestRunRequest::nothingIsWrongWithAPreset_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"null", "layoutlm-base", "bert-large-inference", "bert-large-pretraining",
                           "xgboost-inference", "xgboost-training"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestRunRequest::nothingIsWrongWithAPreset()
{
    QFETCH(QString, id);
    const Workload workload = preset(id.toStdString());
    QVERIFY(problemsOf(requestFor(workload, id.toStdString()), workload, nullptr).empty());
    QVERIFY(!suitableBackends(workload).empty());
    QCOMPARE(suitableBackends(workload).front(), usualBackend(workload));
}

void TestRunRequest::sweepTakesEveryCombination()
{
    const RunRequest request = requestFor(preset("layoutlm-base"), "layoutlm-base");
    const auto all = sweep(request, {{Precision::Fp32, Precision::Int8}, {128, 512}, {1, 2, 4}});
    QCOMPARE(all.size(), std::size_t(12));
    QCOMPARE(all[0].batch, 1);
    QCOMPARE(all[1].batch, 2);
    QCOMPARE(all[3].sequenceLength, 512);
    QCOMPARE(all[6].precision, Precision::Int8);
    QCOMPARE(all[11].batch, 4);
    for (const RunRequest &each : all)
        QCOMPARE(each.workload, request.workload);
}

void TestRunRequest::sweepOfNothingIsTheRequest()
{
    const RunRequest request = requestFor(preset("null"), "null");
    QCOMPARE(sweep(request, {}), std::vector<RunRequest>{request});
}

void TestRunRequest::sweepIsReadAsPeopleTypeIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("values"); // empty: refused
    QTest::newRow("one") << "4" << QList<int>{4};
    QTest::newRow("list") << " 1, 2,4 " << QList<int>{1, 2, 4};
    QTest::newRow("doublings") << "1-8" << QList<int>{1, 2, 4, 8};
    QTest::newRow("end that is no doubling") << "1–6" << QList<int>{1, 2, 4, 6};
    QTest::newRow("both") << "1-4, 16" << QList<int>{1, 2, 4, 16};
    QTest::newRow("twice") << "2, 1-4" << QList<int>{2, 1, 4};
    QTest::newRow("full-width") << QStringLiteral("１、２") << QList<int>{1, 2};
    QTest::newRow("empty") << "" << QList<int>{};
    QTest::newRow("comma") << "1," << QList<int>{};
    QTest::newRow("zero") << "0" << QList<int>{};
    QTest::newRow("negative") << "-4" << QList<int>{};
    QTest::newRow("fraction") << "1.5" << QList<int>{};
    QTest::newRow("falling") << "8-1" << QList<int>{};
    QTest::newRow("word") << "many" << QList<int>{};
    QTest::newRow("huge") << "99999999999999" << QList<int>{};
    QStringList many;
    for (int i = 1; i <= 33; ++i)
        many << QString::number(i);
    QTest::newRow("too many") << many.join(QLatin1Char(',')) << QList<int>{};
    QTest::newRow("largest stretch") << "1-999999999"
                                     << QList<int>{1,        2,        4,         8,         16,
                                                   32,       64,       128,       256,       512,
                                                   1024,     2048,     4096,      8192,      16384,
                                                   32768,    65536,    131072,    262144,    524288,
                                                   1048576,  2097152,  4194304,   8388608,   16777216,
                                                   33554432, 67108864, 134217728, 268435456, 536870912,
                                                   999999999};
}

void TestRunRequest::sweepIsReadAsPeopleTypeIt()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, values);
    const auto read = parseSweep(text);
    QCOMPARE(read.has_value(), !values.isEmpty());
    if (read)
        QCOMPARE(QList<int>(read->begin(), read->end()), values);
}

void TestRunRequest::leastTimeCountsTheBaselineOnlyWithAMeter()
{
    RunRequest request;
    request.profile = Profile::Quick;
    QCOMPARE(leastTime(request, false).value, 1.0 + 3.0 + 10.0);
    QCOMPARE(leastTime(request, true).value, 5.0 + 1.0 + 3.0 + 10.0);
    request.duration = Seconds{2};
    QCOMPARE(leastTime(request, false).value, 6.0);
}

void TestRunRequest::launcherStandsBeforeTheEngine_data()
{
    QTest::addColumn<QString>("launcher");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << "" << QStringList{"/opt/hakari-engine", "run", "a b"};
    QTest::newRow("blank") << "  " << QStringList{"/opt/hakari-engine", "run", "a b"};
    QTest::newRow("empty quotes") << "\"" << QStringList{"/opt/hakari-engine", "run", "a b"};
    QTest::newRow("srun") << "srun --nodes=1"
                          << QStringList{"srun", "--nodes=1", "hakari-engine", "run", "a b"};
    QTest::newRow("ssh quotes") << "ssh -p 22 host"
                                << QStringList{"ssh", "-p", "22", "host", "hakari-engine", "run", "'a b'"};
    QTest::newRow("program named") << "srun /data/hakari-engine"
                                   << QStringList{"srun", "/data/hakari-engine", "run", "a b"};
    QTest::newRow("quoted word") << "\"/my tools/launch\" x"
                                 << QStringList{"/my tools/launch", "x", "hakari-engine", "run", "a b"};
}

void TestRunRequest::launcherStandsBeforeTheEngine()
{
    QFETCH(QString, launcher);
    QFETCH(QStringList, words);
    const EngineCommand command{QStringLiteral("/opt/hakari-engine"), launcher};
    QCOMPARE(command.words({QStringLiteral("run"), QStringLiteral("a b")}), words);
}

QTEST_GUILESS_MAIN(TestRunRequest)
#include "tst_runrequest.moc"
