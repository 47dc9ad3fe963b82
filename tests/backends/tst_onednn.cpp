// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/registry.h"
#include "tests/backends/referenceencoder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace hakari;
using namespace hakari::test;

Q_DECLARE_METATYPE(hakari::EncoderModel)

#ifdef __SANITIZE_ADDRESS__
/// The sanitizer's notes on thread-local storage go astray in the threads of OpenMP, and its search for leaks
/// then ends in a crash.
extern "C" const char *__asan_default_options()
{
    return "intercept_tls_get_addr=0";
}
#endif

namespace {

using Samples = std::vector<std::uint32_t>;

/// The thread sanitizer does not see OpenMP's barriers, which its packaged runtime keeps to itself.
#ifdef __SANITIZE_THREAD__
constexpr int someThreads = 1;
#else
constexpr int someThreads = 2;
#endif

/// Head size 64, as the published models have it.
EncoderModel layoutLm()
{
    return {.vocabulary = 60,
            .hidden = 128,
            .layers = 2,
            .heads = 2,
            .intermediate = 256,
            .positions = 64,
            .layoutPositions = 40,
            .sequenceLength = 48};
}

/// Nothing that a vector's length divides.
EncoderModel odd()
{
    return {.vocabulary = 50,
            .hidden = 65,
            .layers = 3,
            .heads = 5,
            .intermediate = 103,
            .positions = 20,
            .sequenceLength = 13};
}

/// More queries than a tile of attention takes, not a multiple of it, and more rows than a chunk.
EncoderModel longSequence()
{
    return {.vocabulary = 30,
            .hidden = 64,
            .layers = 1,
            .heads = 1,
            .intermediate = 96,
            .positions = 301,
            .layoutPositions = 16,
            .sequenceLength = 301};
}

/// More columns than a panel of a dense layer takes, and not a multiple of it.
EncoderModel wide()
{
    return {.vocabulary = 30,
            .hidden = 400,
            .layers = 1,
            .heads = 10,
            .intermediate = 800,
            .positions = 7,
            .sequenceLength = 7};
}

Workload workloadOf(const EncoderModel &model, Precision precision = Precision::Fp32)
{
    Workload workload;
    workload.id = "test";
    workload.model = model;
    workload.precision = precision;
    return workload;
}

SessionOptions optionsOf(int largestBatch, int threads = 1, const Seeds &seeds = {})
{
    SessionOptions options;
    options.threads = threads;
    options.largestBatch = largestBatch;
    options.seeds = seeds;
    return options;
}

Samples firstSamples(int count)
{
    Samples samples(static_cast<std::size_t>(count));
    std::iota(samples.begin(), samples.end(), 0U);
    return samples;
}

double largestDifference(const std::vector<float> &values, const std::vector<double> &expected)
{
    if (values.size() != expected.size() || values.empty())
        return INFINITY;
    double largest = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = std::abs(static_cast<double>(values[i]) - expected[i]);
        largest = std::isfinite(difference) ? std::max(largest, difference) : INFINITY;
    }
    return largest;
}

std::vector<float> outputOf(Session &session, const Samples &samples)
{
    session.execute(samples);
    session.synchronize();
    return session.output();
}

std::vector<double> widened(const std::vector<float> &values)
{
    return {values.begin(), values.end()};
}

} // namespace

class TestOnednn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesItsLibraryAndDevice();
    void matchesTheReference_data();
    void matchesTheReference();
    void takesAnyNumberOfSamples();
    void takesSamplesInAnyOrder();
    void agreesWhateverTheThreads_data();
    void agreesWhateverTheThreads();
    void repeatsWithItsSeeds();
    void runsSessionsSideBySide();
    void hasNoOutputBeforeTheFirstBatch();
    void reportsFacts();
    void estimatesItsMemory();
    void refusesOtherDevices();
    void refusesOtherWork();

private:
    std::unique_ptr<Session> prepared(const Workload &workload, const SessionOptions &options);

    std::unique_ptr<Backend> m_backend;
};

void TestOnednn::initTestCase()
{
    qputenv("HAKARI_BACKENDS", HAKARI_BACKEND_MODULES);
    auto backend = loadBackend("onednn");
    QVERIFY2(backend, backend ? "" : describe(backend.error()).c_str());
    m_backend = std::move(*backend);
}

std::unique_ptr<Session> TestOnednn::prepared(const Workload &workload, const SessionOptions &options)
{
    auto session = m_backend->prepare(workload, options);
    if (session)
        return std::move(*session);
    QTest::qFail(describe(session.error()).c_str(), __FILE__, __LINE__);
    return nullptr;
}

void TestOnednn::namesItsLibraryAndDevice()
{
    QVERIFY(!m_backend->libraries().at("oneDNN").empty());
    const auto devices = m_backend->devices();
    QCOMPARE(devices.size(), std::size_t{1});
    QCOMPARE(devices.front().id, std::string("cpu"));
    QVERIFY(!devices.front().name.empty());
    QVERIFY(devices.front().memoryBytes > 0);
}

// Outputs are tanh of sums with a deviation of 0.15 to 0.4, and each normalisation keeps relative errors as
// they are. fp32: a unit roundoff of 6e-8, of which sums of some hundred terms lose one or two digits. bf16:
// 2^-9 = 2e-3 at each of ten roundings a layer, which add up as their squares do, against sums whose terms
// average out; the largest of a thousand is four deviations. int8: 1/255 of the range of a row and 1/127 of
// that of a column of the weights, which is 1 % of a deviation per dense layer.
void TestOnednn::matchesTheReference_data()
{
    QTest::addColumn<EncoderModel>("model");
    QTest::addColumn<Precision>("precision");
    QTest::addColumn<double>("tolerance");
    const std::pair<const char *, EncoderModel> models[]{
        {"layoutlm", layoutLm()}, {"odd", odd()}, {"long", longSequence()}, {"wide", wide()}};
    const std::pair<Precision, double> precisions[]{
        {Precision::Fp32, 2e-6}, {Precision::Bf16, 5e-3}, {Precision::Int8, 1e-2}};
    for (const auto &[label, model] : models) {
        for (const auto &[precision, tolerance] : precisions)
            QTest::addRow("%s %s", label, std::string(name(precision)).c_str())
                << model << precision << tolerance;
    }
}

void TestOnednn::matchesTheReference()
{
    QFETCH(const EncoderModel, model);
    QFETCH(const Precision, precision);
    QFETCH(const double, tolerance);
    const Workload workload = workloadOf(model, precision);
    const auto supported = m_backend->supports(workload, "cpu");
    if (!supported) {
        QCOMPARE(supported.error().code, ErrorCode::PrecisionUnsupported);
        QCOMPARE(precision, Precision::Bf16);
        QSKIP("this processor has no bf16");
    }
    const Seeds seeds{.weights = 11, .inputs = 12};
    const Samples samples{5, 0, 63};
    const auto session = prepared(workload, optionsOf(3, someThreads, seeds));
    const double error = largestDifference(outputOf(*session, samples),
                                           referencePooledOutput(model, seeds, samples));
    QVERIFY2(error <= tolerance, QByteArray::number(error).constData());
    if (precision != Precision::Fp32)
        QVERIFY2(error > 1e-6, "nothing was rounded");
}

void TestOnednn::takesAnyNumberOfSamples()
{
    constexpr int most = 45; // of 13 rows: more than go through the layers together
    const Samples samples = firstSamples(most);
    const auto expected = referencePooledOutput(odd(), {}, samples);
    const auto session = prepared(workloadOf(odd()), optionsOf(most));
    for (const int count : {1, 2, 3, 7, 20, 39, 40, 41, 45, 1}) {
        const auto values = outputOf(*session, firstSamples(count));
        const auto end = expected.begin() + static_cast<std::ptrdiff_t>(values.size());
        QCOMPARE(values.size(), static_cast<std::size_t>(count * odd().hidden));
        QVERIFY(largestDifference(values, {expected.begin(), end}) <= 1e-5);
    }
}

void TestOnednn::takesSamplesInAnyOrder()
{
    const Samples samples{7, 7, 1, 0, 7};
    const auto session = prepared(workloadOf(longSequence()), optionsOf(5, someThreads));
    QCOMPARE(session->librarySize(), 64U);
    QVERIFY(largestDifference(outputOf(*session, samples), referencePooledOutput(longSequence(), {}, samples))
            <= 1e-5);
}

void TestOnednn::agreesWhateverTheThreads_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("2") << 2;
    QTest::newRow("3") << 3;
    QTest::newRow("16, more than rows of a chunk can be shared among") << 16;
}

void TestOnednn::agreesWhateverTheThreads()
{
    QFETCH(const int, threads);
    if (someThreads == 1)
        QSKIP("the thread sanitizer would report what barriers keep apart");
    const Samples samples = firstSamples(3);
    for (const EncoderModel &model : {layoutLm(), odd(), longSequence()}) {
        const auto one = outputOf(*prepared(workloadOf(model), optionsOf(3, 1)), samples);
        const auto many = outputOf(*prepared(workloadOf(model), optionsOf(3, threads)), samples);
        QVERIFY(largestDifference(many, widened(one)) <= 2e-6);
    }
}

void TestOnednn::repeatsWithItsSeeds()
{
    for (const Precision precision : {Precision::Fp32, Precision::Int8}) {
        const Workload workload = workloadOf(layoutLm(), precision);
        const auto outputWith = [&](const Seeds &seeds) {
            return outputOf(*prepared(workload, optionsOf(2, someThreads, seeds)), {0, 1});
        };
        const auto first = outputWith({});
        QCOMPARE(outputWith({}), first);
        QCOMPARE(outputWith({.order = 8, .arrivals = 9}), first);
        QVERIFY(outputWith({.weights = 7}) != first);
        QVERIFY(outputWith({.inputs = 7}) != first);
    }
}

void TestOnednn::runsSessionsSideBySide()
{
    const auto one = prepared(workloadOf(layoutLm()), optionsOf(2));
    const auto other = prepared(workloadOf(odd(), Precision::Int8), optionsOf(2, someThreads));
    const auto first = outputOf(*one, {0, 1});
    const auto second = outputOf(*other, {0, 1});
    QCOMPARE(outputOf(*one, {0, 1}), first);
    QCOMPARE(outputOf(*other, {0, 1}), second);
}

void TestOnednn::hasNoOutputBeforeTheFirstBatch()
{
    QVERIFY(prepared(workloadOf(odd()), optionsOf(1))->output().empty());
}

void TestOnednn::reportsFacts()
{
    EncoderModel model = layoutLm();
    const Facts facts = prepared(workloadOf(model, Precision::Int8), optionsOf(1, 2))->facts();
    QCOMPARE(facts.at("threads"), std::string("2"));
    QCOMPARE(facts.at("precision"), std::string("int8"));
    QCOMPARE(facts.at("parameters"), std::to_string(model.parameterCount()));
    QCOMPARE(facts.at("library"), "oneDNN " + m_backend->libraries().at("oneDNN"));
    QVERIFY(!facts.at("instruction_set").empty());
    QCOMPARE(std::stod(facts.at("flops_per_sample")), model.forwardFlops());
    QVERIFY(std::stoi(prepared(workloadOf(model), optionsOf(1, 0))->facts().at("threads")) >= 1);
}

void TestOnednn::estimatesItsMemory()
{
    const Workload fp32 = workloadOf({.layoutPositions = 1024});
    const Workload int8 = workloadOf({.layoutPositions = 1024}, Precision::Int8);
    const auto one = m_backend->memoryNeeded(fp32, optionsOf(1));
    QVERIFY(one > 4 * EncoderModel{.layoutPositions = 1024}.parameterCount());
    QVERIFY(one < 6 * EncoderModel{.layoutPositions = 1024}.parameterCount());
    QVERIFY(m_backend->memoryNeeded(int8, optionsOf(1)) < one);
    QVERIFY(m_backend->memoryNeeded(fp32, optionsOf(64)) > one);
}

void TestOnednn::refusesOtherDevices()
{
    const auto supported = m_backend->supports(workloadOf(odd()), "cuda:0");
    QVERIFY(!supported);
    QCOMPARE(supported.error().code, ErrorCode::DeviceUnknown);
    QCOMPARE(supported.error().args.at("expected"), std::string("cpu"));
    SessionOptions options = optionsOf(1);
    options.device = "cuda:0";
    const auto session = m_backend->prepare(workloadOf(odd()), options);
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::DeviceUnknown);
}

void TestOnednn::refusesOtherWork()
{
    Workload training = workloadOf(odd());
    training.task = Task::Training;
    Workload boosting = workloadOf(odd());
    boosting.model = BoostingModel{};
    for (const Workload &workload : {training, boosting}) {
        const auto supported = m_backend->supports(workload, "cpu");
        QVERIFY(!supported);
        QCOMPARE(supported.error().code, ErrorCode::WorkloadUnsupported);
        QCOMPARE(supported.error().args.at("backend"), std::string("onednn"));
    }
}

QTEST_GUILESS_MAIN(TestOnednn)
#include "tst_onednn.moc"
