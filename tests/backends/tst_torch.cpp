// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/encoder.h"
#include "core/backends/registry.h"
#include "tests/backends/referenceencoder.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>

using namespace hakari;
using namespace hakari::test;

namespace {

using Samples = std::vector<std::uint32_t>;

EncoderModel smallLayoutLm()
{
    return {.vocabulary = 50,
            .hidden = 24,
            .layers = 2,
            .heads = 3,
            .intermediate = 40,
            .positions = 16,
            .layoutPositions = 20,
            .sequenceLength = 13};
}

EncoderModel smallBert()
{
    return {.vocabulary = 40,
            .hidden = 20,
            .layers = 3,
            .heads = 5,
            .intermediate = 31,
            .positions = 9,
            .sequenceLength = 9};
}

EncoderModel bertLarge()
{
    return {.hidden = 1024, .layers = 24, .heads = 16, .intermediate = 4096, .sequenceLength = 128};
}

EncoderModel layoutLmBase()
{
    return {.layoutPositions = 1024};
}

Workload workloadOf(WorkloadModel model, Precision precision = Precision::Fp32, Task task = Task::Inference)
{
    Workload workload;
    workload.id = "test";
    workload.model = std::move(model);
    workload.precision = precision;
    workload.task = task;
    return workload;
}

/// One thread: with more, OpenMP's waiting makes tests slow on a machine that is busy.
SessionOptions optionsFor(int largestBatch, const Seeds &seeds = {})
{
    SessionOptions options;
    options.threads = 1;
    options.largestBatch = largestBatch;
    options.seeds = seeds;
    return options;
}

std::vector<float> outputOf(Session &session, const Samples &samples)
{
    session.execute(samples);
    session.synchronize();
    return session.output();
}

/// In units of the largest value expected.
double largestError(const std::vector<float> &values, const std::vector<double> &expected)
{
    if (values.size() != expected.size() || values.empty())
        return INFINITY;
    double error = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = std::abs(values[i] - expected[i]);
        error = std::isfinite(difference) ? std::max(error, difference) : INFINITY;
        largest = std::max(largest, std::abs(expected[i]));
    }
    return error / largest;
}

double lossOf(const Session &session)
{
    return QByteArray::fromStdString(session.facts().at("loss")).toDouble();
}

/// The loss of each step over the same samples.
std::vector<double> losses(Session &session, int steps)
{
    Samples samples(8);
    std::iota(samples.begin(), samples.end(), 3U);
    std::vector<double> values;
    for (int step = 0; step < steps; ++step) {
        session.execute(samples);
        values.push_back(lossOf(session));
    }
    return values;
}

} // namespace

class TestTorch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void namesItsLibrariesAndDevices();
    void countsParameters();
    void matchesTheReference_data();
    void matchesTheReference();
    void gathersTheSamplesAskedFor();
    void repeatsWithItsSeeds();
    void reportsFacts();
    void hasNoOutputBeforeTheFirstBatch();
    void runsSessionsSideBySide();

    void trainingLowersTheLoss_data();
    void trainingLowersTheLoss();
    void trainingRepeats();
    void trainingReportsFacts();

    void runsScripts_data();
    void runsScripts();
    void drawsScriptInputsWithinTheirBounds();
    void limitsTheSamplesOfScripts();
    void refusesFilesThatAreNoScripts_data();
    void refusesFilesThatAreNoScripts();
    void refusesInputsThatDoNotFit_data();
    void refusesInputsThatDoNotFit();

    void refusesWhatItCannotRun_data();
    void refusesWhatItCannotRun();
    void estimatesMemory();

private:
    std::unique_ptr<Session> prepared(const Workload &workload, const SessionOptions &options);
    std::string script(const char *definition);
    Error refusal(const Workload &workload, const std::string &device = "cpu");

    QTemporaryDir m_dir;
    std::unique_ptr<Backend> m_backend;
};

std::unique_ptr<Session> TestTorch::prepared(const Workload &workload, const SessionOptions &options)
{
    auto session = m_backend->prepare(workload, options);
    if (!session)
        qFatal("%s", describe(session.error()).c_str());
    return std::move(*session);
}

/// The path of a TorchScript file with that forward().
std::string TestTorch::script(const char *definition)
{
    const QString file = m_dir.filePath(QString::number(qHash(QLatin1String(definition))) + ".pt");
    if (!QFile::exists(file)
        && QProcess::execute(QStringLiteral(HAKARI_MAKESCRIPT), {QString::fromUtf8(definition), file}) != 0)
        qFatal("the model was not written");
    return file.toStdString();
}

Error TestTorch::refusal(const Workload &workload, const std::string &device)
{
    SessionOptions options = optionsFor(2);
    options.device = device;
    const auto session = m_backend->prepare(workload, options);
    return session ? Error{ErrorCode::Cancelled} : session.error();
}

void TestTorch::initTestCase()
{
    QVERIFY(m_dir.isValid());
    qputenv("HAKARI_BACKENDS", HAKARI_BACKEND_MODULES);
    auto backend = loadBackend("torch");
    if (!backend)
        QFAIL(describe(backend.error()).c_str());
    m_backend = std::move(*backend);
}

void TestTorch::namesItsLibrariesAndDevices()
{
    const Facts libraries = m_backend->libraries();
    QVERIFY(!libraries.at("libtorch").empty());
    QVERIFY(!libraries.at("blas").empty());
    const auto devices = m_backend->devices();
    QCOMPARE(devices.front().id, std::string("cpu"));
    QVERIFY(!devices.front().name.empty());
    QVERIFY(devices.front().memoryBytes > 0);
}

void TestTorch::countsParameters()
{
    const auto listed = [](const EncoderModel &model) {
        const auto list = encoderParameters(model);
        return std::accumulate(list.begin(), list.end(), std::size_t{0},
                               [](std::size_t sum, const EncoderParameter &one) { return sum + one.size(); });
    };
    QCOMPARE(listed(layoutLmBase()), 112'627'968U);
    QCOMPARE(listed(bertLarge()), 335'141'888U);
    for (const EncoderModel &model : {smallLayoutLm(), smallBert()}) {
        const auto session = prepared(workloadOf(model), optionsFor(1));
        QCOMPARE(session->facts().at("parameters"), std::to_string(model.parameterCount()));
        QCOMPARE(listed(model), model.parameterCount());
    }
}

void TestTorch::matchesTheReference_data()
{
    QTest::addColumn<bool>("layout");
    QTest::addColumn<Precision>("precision");
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<double>("tolerance");
    const std::map<Precision, double> tolerances{
        {Precision::Fp32, 1e-5}, {Precision::Bf16, 3e-2}, {Precision::Int8, 5e-2}};
    const std::vector<Samples> batches{{0}, {63, 0, 7}, {1, 2, 3, 4, 5, 6, 7, 8}, Samples(11, 20)};
    for (const bool layout : {false, true}) {
        for (const auto &[precision, tolerance] : tolerances) {
            for (const Samples &samples : batches)
                QTest::addRow("%s %s batch %zu", layout ? "LayoutLM" : "BERT",
                              std::string(name(precision)).c_str(), samples.size())
                    << layout << precision << samples << tolerance;
        }
    }
}

void TestTorch::matchesTheReference()
{
    QFETCH(bool, layout);
    QFETCH(Precision, precision);
    QFETCH(Samples, samples);
    QFETCH(double, tolerance);
    const EncoderModel model = layout ? smallLayoutLm() : smallBert();
    const Workload workload = workloadOf(model, precision);
    if (precision == Precision::Int8 && !m_backend->supports(workload, "cpu"))
        QSKIP("this libtorch has no int8");
    const Seeds seeds{.weights = 11, .inputs = 12};
    const auto session = prepared(workload, optionsFor(static_cast<int>(samples.size()), seeds));
    const auto expected = referencePooledOutput(model, seeds, samples);
    QCOMPARE(expected.size(), samples.size() * static_cast<std::size_t>(model.hidden));
    const double error = largestError(outputOf(*session, samples), expected);
    QVERIFY2(error < tolerance, qPrintable(QString::number(error)));
}

void TestTorch::gathersTheSamplesAskedFor()
{
    const auto session = prepared(workloadOf(smallLayoutLm()), optionsFor(3));
    const std::vector<float> together = outputOf(*session, {5, 40, 5});
    const std::vector<float> fifth = outputOf(*session, {5});
    const std::vector<float> fortieth = outputOf(*session, {40});
    QCOMPARE(together.size(), 3 * fifth.size());
    const auto near = [](float a, float b) { return std::abs(a - b) < 1e-5F; };
    const auto second = together.begin() + static_cast<std::ptrdiff_t>(fifth.size());
    QVERIFY(std::equal(fifth.begin(), fifth.end(), together.begin(), near));
    QVERIFY(std::equal(fortieth.begin(), fortieth.end(), second, near));
    QVERIFY(!std::equal(fifth.begin(), fifth.end(), fortieth.begin(), near));
}

void TestTorch::repeatsWithItsSeeds()
{
    const auto output = [this](const Seeds &seeds) {
        return outputOf(*prepared(workloadOf(smallBert()), optionsFor(2, seeds)), {4, 9});
    };
    const auto first = output({.weights = 1, .inputs = 2});
    QCOMPARE(output({.weights = 1, .inputs = 2, .order = 8, .arrivals = 9}), first);
    QVERIFY(output({.weights = 3, .inputs = 2}) != first);
    QVERIFY(output({.weights = 1, .inputs = 3}) != first);
}

void TestTorch::reportsFacts()
{
    const EncoderModel model = smallLayoutLm();
    const auto session = prepared(workloadOf(model, Precision::Bf16), optionsFor(1));
    const Facts facts = session->facts();
    QCOMPARE(session->librarySize(), encoderLibrarySize);
    QCOMPARE(facts.at("threads"), std::string("1"));
    QCOMPARE(facts.at("precision"), std::string("bf16"));
    QVERIFY(facts.at("library").starts_with("libtorch "));
    QVERIFY(!facts.at("blas").empty());
    QCOMPARE(QByteArray::fromStdString(facts.at("flops_per_sample")).toDouble(), model.forwardFlops());
}

void TestTorch::hasNoOutputBeforeTheFirstBatch()
{
    const auto session = prepared(workloadOf(smallBert()), optionsFor(1));
    QVERIFY(session->output().empty());
    session->synchronize();
}

void TestTorch::runsSessionsSideBySide()
{
    const auto alone = outputOf(*prepared(workloadOf(smallBert()), optionsFor(1)), {1});
    std::vector<std::vector<float>> outputs(3);
    std::mutex preparing; // a backend is used from one thread at a time, its sessions are not
    std::vector<std::thread> threads;
    for (auto &output : outputs)
        threads.emplace_back([&] {
            std::unique_lock lock(preparing);
            const auto session = prepared(workloadOf(smallBert()), optionsFor(1));
            lock.unlock();
            for (int i = 0; i < 20; ++i)
                output = outputOf(*session, {1});
        });
    for (std::thread &thread : threads)
        thread.join();
    for (const auto &output : outputs)
        QCOMPARE(output, alone);
}

void TestTorch::trainingLowersTheLoss_data()
{
    QTest::addColumn<Optimizer>("optimizer");
    QTest::addColumn<Precision>("precision");
    for (const Optimizer optimizer : {Optimizer::Lamb, Optimizer::AdamW}) {
        for (const Precision precision : {Precision::Fp32, Precision::Bf16})
            QTest::addRow("%s %s", std::string(name(optimizer)).c_str(), std::string(name(precision)).c_str())
                << optimizer << precision;
    }
}

void TestTorch::trainingLowersTheLoss()
{
    QFETCH(Optimizer, optimizer);
    QFETCH(Precision, precision);
    EncoderModel model = smallBert();
    model.optimizer = optimizer;
    const auto session = prepared(workloadOf(model, precision, Task::Training), optionsFor(8));
    const std::vector<double> values = losses(*session, 100);
    // Before it has learnt anything, every token and both answers are about equally likely.
    const double guessing = std::log(model.vocabulary) + std::log(2.0);
    QVERIFY2(std::abs(values.front() - guessing) < 0.2, qPrintable(QString::number(values.front())));
    QVERIFY2(values.back() < values.front() - 0.1, qPrintable(QString::number(values.back())));
}

void TestTorch::trainingRepeats()
{
    const auto run = [this](std::uint64_t seed) {
        const Workload workload = workloadOf(smallBert(), Precision::Fp32, Task::Training);
        return losses(*prepared(workload, optionsFor(8, {.weights = seed})), 5);
    };
    const auto first = run(1);
    QCOMPARE(run(1), first);
    QVERIFY(run(2) != first);
}

void TestTorch::trainingReportsFacts()
{
    EncoderModel model = smallLayoutLm();
    model.optimizer = Optimizer::AdamW;
    const auto session = prepared(workloadOf(model, Precision::Fp32, Task::Training), optionsFor(8));
    QVERIFY(!session->facts().contains("loss"));
    losses(*session, 2);
    const Facts facts = session->facts();
    QCOMPARE(facts.at("steps"), std::string("2"));
    QCOMPARE(facts.at("optimizer"), std::string("adamw"));
    QCOMPARE(facts.at("dropout"), std::string("0"));
    QCOMPARE(facts.at("parameters"), std::to_string(model.parameterCount()));
    const int heads = model.hidden * model.hidden + 3 * model.hidden + model.vocabulary + 2 * model.hidden
                      + 2;
    QCOMPARE(facts.at("head_parameters"), std::to_string(heads));
    QCOMPARE(QByteArray::fromStdString(facts.at("flops_per_sample")).toDouble(), 3.0 * model.forwardFlops());
    QVERIFY(session->output().empty());
}

void TestTorch::runsScripts_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::addColumn<Precision>("precision");
    QTest::newRow("tensor") << QByteArray("def forward(self, x): return x * 2 + 1") << Precision::Fp32;
    QTest::newRow("tuple") << QByteArray("def forward(self, x): return (x * 2 + 1, x)") << Precision::Fp32;
    QTest::newRow("list") << QByteArray("def forward(self, x): return [x * 2 + 1, x]") << Precision::Fp32;
    QTest::newRow("dictionary") << QByteArray("def forward(self, x): return {'a': x * 2 + 1}")
                                << Precision::Fp32;
    QTest::newRow("nested") << QByteArray("def forward(self, x): return (1, [x * 2 + 1])") << Precision::Fp32;
    QTest::newRow("bf16") << QByteArray("def forward(self, x): return x * 2 + 1") << Precision::Bf16;
}

void TestTorch::runsScripts()
{
    QFETCH(QByteArray, definition);
    QFETCH(Precision, precision);
    const auto modelOf = [this](const char *text) {
        return ScriptModel{script(text), {{"x", ElementType::Float32, {3}, -1.0, 1.0}}};
    };
    const auto input = prepared(workloadOf(modelOf("def forward(self, x): return x")), optionsFor(2));
    const auto session = prepared(workloadOf(modelOf(definition), precision), optionsFor(2));
    std::vector<double> expected;
    for (const float x : outputOf(*input, {6, 2}))
        expected.push_back(2.0 * x + 1.0);
    QCOMPARE(expected.size(), 6U);
    const double tolerance = precision == Precision::Bf16 ? 2e-2 : 1e-6;
    QVERIFY(largestError(outputOf(*session, {6, 2}), expected) < tolerance);
    QCOMPARE(session->facts().at("parameters"), std::string("6"));
    QCOMPARE(session->facts().at("optimised"), std::string("frozen"));
}

void TestTorch::drawsScriptInputsWithinTheirBounds()
{
    const ScriptModel model{
        script("def forward(self, a, b, c, d): return torch.stack([a.float(), b.float(), c.float(), d])"),
        {{"a", ElementType::Int64, {50}, 3.0, 5.0},
         {"b", ElementType::Int32, {50}, -2.0, -2.0},
         {"c", ElementType::Bool, {50}, 0.0, 1.0},
         {"d", ElementType::Float32, {50}, 10.0, 11.0}}};
    const auto session = prepared(workloadOf(model), optionsFor(1));
    const auto values = outputOf(*session, {33});
    QCOMPARE(values.size(), 200U);
    const auto between = [&values](int input, float low, float high) {
        const auto [least, most] = std::minmax_element(values.begin() + 50 * input,
                                                       values.begin() + 50 * (input + 1));
        return *least >= low && *most <= high && (low == high || *least < *most);
    };
    QVERIFY(between(0, 3.0F, 5.0F));
    QVERIFY(std::count(values.begin(), values.begin() + 50, 5.0F) > 0);
    QVERIFY(between(1, -2.0F, -2.0F));
    QVERIFY(between(2, 0.0F, 1.0F));
    QVERIFY(between(3, 10.0F, 11.0F));
}

void TestTorch::limitsTheSamplesOfScripts()
{
    const std::string file = script("def forward(self, x): return x.sum()");
    const auto samplesOf = [&](std::vector<std::int64_t> shape) {
        const ScriptModel model{file, {{"x", ElementType::Bool, std::move(shape), 0.0, 1.0}}};
        return prepared(workloadOf(model), optionsFor(1))->librarySize();
    };
    QCOMPARE(samplesOf({4}), 64U);
    QCOMPARE(samplesOf({100, 1024, 1024}), 2U);
}

void TestTorch::refusesFilesThatAreNoScripts_data()
{
    QTest::addColumn<int>("keptBytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << 0 << QByteArray();
    QTest::newRow("text") << 0 << QByteArray("This is no model.\nIt has two lines.\n");
    QTest::newRow("truncated") << 300 << QByteArray();
    QTest::newRow("damaged at the end") << -20 << QByteArray();
}

void TestTorch::refusesFilesThatAreNoScripts()
{
    QFETCH(int, keptBytes);
    QFETCH(QByteArray, text);
    QFile whole(QString::fromStdString(script("def forward(self, x): return x")));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray bytes = whole.readAll();
    QVERIFY(bytes.size() > 400);
    bytes.truncate(keptBytes >= 0 ? keptBytes : bytes.size() + keptBytes);
    const std::string path = m_dir.filePath(QStringLiteral("bad.pt")).toStdString();
    std::ofstream(path, std::ios::binary) << bytes.toStdString() << text.toStdString();
    const Error error = refusal(workloadOf(ScriptModel{path, {{"x", ElementType::Float32, {3}}}}));
    QVERIFY(error.code == ErrorCode::ModelFileBad);
    QCOMPARE(error.args.at("file"), path);
    const std::string cause = error.args.at("cause");
    QVERIFY2(!cause.empty() && cause.size() < 320 && cause.find('\n') == std::string::npos, cause.c_str());
}

void TestTorch::refusesInputsThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("wrong size") << QByteArray("def forward(self, x): return torch.matmul(x, self.weight)")
                                << QByteArray("shapes cannot be mult");
    QTest::newRow("too many arguments") << QByteArray("def forward(self, x, y): return x + y")
                                        << QByteArray("missing value for argument 'y'");
    QTest::newRow("wrong type") << QByteArray("def forward(self, x): return torch.bitwise_not(x)")
                                << QByteArray("bitwise_not");
    QTest::newRow("only one sample at a time") << QByteArray("def forward(self, x): return x.view([1, 3])")
                                               << QByteArray("shape '[1, 3]' is invalid");
}

void TestTorch::refusesInputsThatDoNotFit()
{
    QFETCH(QByteArray, definition);
    QFETCH(QByteArray, part);
    const ScriptModel model{script(definition), {{"x", ElementType::Float32, {3}}}};
    const Error error = refusal(workloadOf(model));
    QVERIFY(error.code == ErrorCode::ModelFileBad);
    const std::string cause = error.args.at("cause");
    QVERIFY2(cause.find(part.toStdString()) != std::string::npos, cause.c_str());
    QVERIFY2(cause.size() < 320 && cause.find('\n') == std::string::npos, cause.c_str());
}

void TestTorch::refusesWhatItCannotRun_data()
{
    QTest::addColumn<Workload>("workload");
    QTest::addColumn<std::string>("device");
    QTest::addColumn<ErrorCode>("code");
    const ScriptModel missing{"/nowhere/model.pt", {}};
    EncoderModel uneven = smallBert();
    uneven.heads = 3;
    EncoderModel tooLong = smallBert();
    tooLong.sequenceLength = tooLong.positions + 1;
    const auto row = [](const char *name, const Workload &workload, const char *device, ErrorCode code) {
        QTest::newRow(name) << workload << std::string(device) << code;
    };
    row("boosting", workloadOf(BoostingModel{}), "cpu", ErrorCode::WorkloadUnsupported);
    row("null", workloadOf(NullModel{}), "cpu", ErrorCode::WorkloadUnsupported);
    row("script, training", workloadOf(missing, Precision::Fp32, Task::Training), "cpu",
        ErrorCode::WorkloadUnsupported);
    row("heads that do not divide", workloadOf(uneven), "cpu", ErrorCode::WorkloadUnsupported);
    row("sequence too long", workloadOf(tooLong), "cpu", ErrorCode::WorkloadUnsupported);
    row("device", workloadOf(smallBert()), "npu:0", ErrorCode::DeviceUnknown);
    row("int8 training", workloadOf(smallBert(), Precision::Int8, Task::Training), "cpu",
        ErrorCode::PrecisionUnsupported);
    row("int8 script", workloadOf(missing, Precision::Int8), "cpu", ErrorCode::PrecisionUnsupported);
    row("no such file", workloadOf(missing), "cpu", ErrorCode::FileNotFound);
}

void TestTorch::refusesWhatItCannotRun()
{
    QFETCH(Workload, workload);
    QFETCH(std::string, device);
    QFETCH(ErrorCode, code);
    const Error error = refusal(workload, device);
    QVERIFY2(error.code == code, describe(error).c_str());
    QVERIFY2(describe(error).find('{') == std::string::npos, describe(error).c_str());
    const auto supported = m_backend->supports(workload, device);
    QVERIFY(code == ErrorCode::FileNotFound ? supported.has_value() : supported.error() == error);
}

void TestTorch::estimatesMemory()
{
    const auto mebibytes = [this](const Workload &workload, int batch) {
        return static_cast<double>(m_backend->memoryNeeded(workload, optionsFor(batch))) / (1024.0 * 1024.0);
    };
    // Within 40 % of what was measured: 662, 504 and 820 MiB, and 7080 MiB in training.
    const auto near = [](double estimate, double measured) {
        return estimate > 0.6 * measured && estimate < 1.4 * measured;
    };
    QVERIFY(near(mebibytes(workloadOf(layoutLmBase()), 1), 662.0));
    QVERIFY(near(mebibytes(workloadOf(layoutLmBase(), Precision::Bf16), 1), 504.0));
    QVERIFY(near(mebibytes(workloadOf(layoutLmBase(), Precision::Int8), 1), 820.0));
    QVERIFY(near(mebibytes(workloadOf(bertLarge(), Precision::Fp32, Task::Training), 8), 7080.0));
    QVERIFY(mebibytes(workloadOf(layoutLmBase()), 64) > 2.0 * mebibytes(workloadOf(layoutLmBase()), 1));
}

QTEST_APPLESS_MAIN(TestTorch)
#include "tst_torch.moc"
