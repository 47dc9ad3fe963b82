// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>
#include <QThread>

#include "core/backends/registry.h"
#include "core/backends/xgboost/table.h"

#include <nlohmann/json.hpp>
#include <xgboost/c_api.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

using namespace hakari;

namespace {

constexpr BoostingModel small{2000, 6, 3, 20};

Workload boosting(Task task, const BoostingModel &model = small)
{
    Workload workload;
    workload.id = "boosting";
    workload.task = task;
    workload.model = model;
    return workload;
}

SessionOptions options(int largestBatch = 1)
{
    SessionOptions options;
    options.threads = 1;
    options.largestBatch = largestBatch;
    return options;
}

std::vector<std::uint32_t> firstSamples(std::size_t count)
{
    std::vector<std::uint32_t> samples(count);
    std::iota(samples.begin(), samples.end(), 0U);
    return samples;
}

void train(Session &session, int rounds)
{
    for (int round = 0; round < rounds; ++round)
        session.execute(std::vector<std::uint32_t>{0});
}

std::vector<float> predicted(Session &session, const std::vector<std::uint32_t> &samples)
{
    session.execute(samples);
    session.synchronize();
    return session.output();
}

/// The predictions of all rows of a model that was trained from the seeds.
std::vector<float> predictions(Backend &backend, const SessionOptions &options)
{
    const auto session = backend.prepare(boosting(Task::Inference), options);
    return predicted(**session, firstSamples((*session)->librarySize()));
}

double logLoss(const Session &session)
{
    return QByteArray::fromStdString(session.facts().at("logloss")).toDouble();
}

/// The share of rows whose likelier label is the right one.
double accuracy(const std::vector<float> &probabilities, const BoostingTable &table)
{
    std::size_t right = 0;
    for (std::size_t row = 0; row < probabilities.size(); ++row)
        right += (probabilities[row] > 0.5F) == (table.labels[row] > 0.5F) ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(probabilities.size());
}

/// The mean logistic loss by its definition.
double lossOf(const std::vector<float> &probabilities, const BoostingTable &table)
{
    double sum = 0.0;
    for (std::size_t row = 0; row < probabilities.size(); ++row) {
        const auto probability = static_cast<double>(probabilities[row]);
        sum -= std::log(table.labels[row] > 0.5F ? probability : 1.0 - probability);
    }
    return sum / static_cast<double>(probabilities.size());
}

template <class T>
QString sentence(const Expected<T> &result)
{
    return result ? QStringLiteral("no error") : QString::fromStdString(describe(result.error()));
}

void require(int status)
{
    if (status != 0)
        throw std::runtime_error(XGBGetLastError());
}

/// The trees that XGBoost itself grows with the stated parameters, as it writes them in JSON.
std::vector<nlohmann::json> grownTrees(const BoostingModel &model, const BoostingTable &table)
{
    DMatrixHandle matrix = nullptr;
    BoosterHandle booster = nullptr;
    require(XGDMatrixCreateFromMat(table.values.data(), table.rows, table.columns, NAN, &matrix));
    require(XGDMatrixSetFloatInfo(matrix, "label", table.labels.data(), table.rows));
    require(XGBoosterCreate(&matrix, 1, &booster));
    const std::pair<const char *, std::string> settings[] = {{"objective", "binary:logistic"},
                                                             {"tree_method", "hist"},
                                                             {"max_depth", std::to_string(model.depth)},
                                                             {"nthread", "1"}};
    for (const auto &[name, value] : settings)
        require(XGBoosterSetParam(booster, name, value.c_str()));
    for (int round = 0; round < model.trees; ++round)
        require(XGBoosterUpdateOneIter(booster, round, matrix));
    bst_ulong count = 0;
    const char **texts = nullptr;
    require(XGBoosterDumpModelEx(booster, "", 0, "json", &count, &texts));
    std::vector<nlohmann::json> trees;
    for (bst_ulong tree = 0; tree < count; ++tree)
        trees.push_back(nlohmann::json::parse(texts[tree]));
    require(XGBoosterFree(booster));
    require(XGDMatrixFree(matrix));
    return trees;
}

double leafOf(const nlohmann::json &node, std::span<const float> row)
{
    if (node.contains("leaf"))
        return node["leaf"].get<double>();
    const auto column = std::stoul(node["split"].get<std::string>().substr(1)); // "f12"
    const auto &next = row[column] < node["split_condition"].get<float>() ? node["yes"] : node["no"];
    for (const auto &child : node["children"]) {
        if (child["nodeid"] == next)
            return leafOf(child, row);
    }
    throw std::runtime_error("no such child");
}

} // namespace

class TestXGBoost : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tableIsTheSameOnEveryMachine();
    void tableHasBothLabelsInEveryShape_data();
    void tableHasBothLabelsInEveryShape();
    void saysWhatItRunsOn();
    void roundsLowerTheLoss();
    void oneExecutionIsARoundForEachSample();
    void trainingBeginsAgainAfterItsTrees();
    void trainingPredictsItsFirstRows();
    void seedsDecideThePredictions();
    void predictionsAreBetterThanChance();
    void batchesPredictWhatRowsDo();
    void agreesWithTheTreesWalkedByHand();
    void threadsAreThoseAskedFor();
    void refusesWhatItCannotRun_data();
    void refusesWhatItCannotRun();
    void failuresOfTheLibraryAreOneSentence();
    void needsMemoryForItsTable();

private:
    std::unique_ptr<Session> prepared(Task task, const SessionOptions &options = ::options())
    {
        auto session = m_backend->prepare(boosting(task), options);
        return session ? std::move(*session) : nullptr;
    }

    std::unique_ptr<Backend> m_backend;
};

void TestXGBoost::initTestCase()
{
    qputenv("HAKARI_BACKENDS", HAKARI_TEST_BACKENDS);
    auto backend = loadBackend("xgboost");
    QVERIFY2(backend.has_value(), qPrintable(sentence(backend)));
    m_backend = std::move(*backend);
}

void TestXGBoost::tableIsTheSameOnEveryMachine()
{
    const BoostingTable table = boostingTable({1000, 5, 3, 1}, 2);
    QCOMPARE(table.values.size(), std::size_t{5000});
    // Worked out by another program from the description of the numbers.
    QCOMPARE(std::accumulate(table.labels.begin(), table.labels.end(), 0.0), 494.0);
    const std::vector<float> firstLabels(table.labels.begin(), table.labels.begin() + 10);
    QCOMPARE(firstLabels, (std::vector<float>{0, 0, 1, 0, 0, 1, 0, 1, 0, 1}));
    const std::vector<float> some{table.values[0], table.values[1], table.values[4999]};
    QCOMPARE(some, (std::vector<float>{0x1.facdp-5F, 0x1.1104e8p-1F, -0x1.e030ap-2F}));

    const BoostingTable fewer = boostingTable({10, 5, 3, 1}, 2);
    QVERIFY(std::equal(fewer.values.begin(), fewer.values.end(), table.values.begin()));
    QVERIFY(std::equal(fewer.labels.begin(), fewer.labels.end(), table.labels.begin()));
}

void TestXGBoost::tableHasBothLabelsInEveryShape_data()
{
    QTest::addColumn<int>("columns");
    for (const int columns : {1, 2, 3, 4, 28, 500})
        QTest::addRow("%d columns", columns) << columns;
}

void TestXGBoost::tableHasBothLabelsInEveryShape()
{
    QFETCH(int, columns);
    const BoostingTable table = boostingTable({2000, columns, 3, 1}, 1);
    const double ones = std::accumulate(table.labels.begin(), table.labels.end(), 0.0) / 2000;
    QVERIFY2(ones > 0.2 && ones < 0.8, qPrintable(QString::number(ones)));
}

void TestXGBoost::saysWhatItRunsOn()
{
    QVERIFY(m_backend->libraries().at("xgboost").find('.') != std::string::npos);
    const auto devices = m_backend->devices();
    QCOMPARE(devices.size(), std::size_t{1});
    QCOMPARE(devices[0].id, std::string("cpu"));
    QVERIFY(devices[0].memoryBytes > 0);
    const auto session = prepared(Task::Training);
    const Facts facts = session->facts();
    QCOMPARE(facts.at("rows"), std::string("2000"));
    QCOMPARE(facts.at("columns"), std::string("6"));
    QCOMPARE(facts.at("depth"), std::string("3"));
    QCOMPARE(facts.at("trees"), std::string("20"));
    QCOMPARE(facts.at("threads"), std::string("1"));
    QVERIFY(!facts.contains("logloss")); // nothing was trained yet
    QVERIFY(session->output().empty());
}

void TestXGBoost::roundsLowerTheLoss()
{
    const auto session = prepared(Task::Training);
    QCOMPARE(session->librarySize(), 1U);
    double last = std::log(2.0); // of a coin
    for (int round = 1; round <= small.trees; ++round) {
        train(*session, 1);
        const double loss = logLoss(*session);
        QVERIFY2(loss < last, qPrintable(QStringLiteral("round %1: %2").arg(round).arg(loss)));
        last = loss;
    }
    QVERIFY(last < 0.5);
}

void TestXGBoost::oneExecutionIsARoundForEachSample()
{
    const auto together = prepared(Task::Training, options(5));
    together->execute(std::vector<std::uint32_t>(5, 0));
    const auto apart = prepared(Task::Training);
    train(*apart, 5);
    QCOMPARE(together->facts().at("rounds"), std::string("5"));
    QCOMPARE(together->output(), apart->output());
}

void TestXGBoost::trainingBeginsAgainAfterItsTrees()
{
    const auto session = prepared(Task::Training);
    train(*session, 1);
    const auto first = session->output();
    const double loss = logLoss(*session);
    train(*session, small.trees - 1);
    QCOMPARE(session->facts().at("rounds"), std::string("20"));
    QCOMPARE(session->facts().at("restarts"), std::string("0"));
    QVERIFY(session->output() != first);

    train(*session, 1);
    QCOMPARE(session->facts().at("rounds"), std::string("1"));
    QCOMPARE(session->facts().at("restarts"), std::string("1"));
    QCOMPARE(session->output(), first);
    QCOMPARE(logLoss(*session), loss);
}

void TestXGBoost::trainingPredictsItsFirstRows()
{
    const auto session = prepared(Task::Training);
    train(*session, small.trees);
    auto all = predictions(*m_backend, options(small.rows));
    all.resize(1024);
    QCOMPARE(session->output(), all);
}

void TestXGBoost::seedsDecideThePredictions()
{
    SessionOptions other = options(small.rows);
    const auto first = predictions(*m_backend, other);
    QCOMPARE(predictions(*m_backend, other), first);
    other.seeds.inputs = 99;
    QVERIFY(predictions(*m_backend, other) != first);
}

void TestXGBoost::predictionsAreBetterThanChance()
{
    const auto probabilities = predictions(*m_backend, options(small.rows));
    QCOMPARE(probabilities.size(), std::size_t{2000});
    QVERIFY(std::ranges::all_of(probabilities, [](float p) { return p > 0.0F && p < 1.0F; }));
    const BoostingTable table = boostingTable(small, options().seeds.inputs);
    QVERIFY2(accuracy(probabilities, table) > 0.75,
             qPrintable(QString::number(accuracy(probabilities, table))));

    const auto session = prepared(Task::Training);
    train(*session, small.trees);
    QVERIFY(std::fabs(logLoss(*session) - lossOf(probabilities, table)) < 1e-5);
}

void TestXGBoost::batchesPredictWhatRowsDo()
{
    const std::vector<std::uint32_t> samples{1999, 0, 7, 7, 1024};
    const auto session = prepared(Task::Inference, options(5));
    QCOMPARE(session->librarySize(), 2000U);
    const auto together = predicted(*session, samples);
    QCOMPARE(together.size(), samples.size());
    std::vector<float> apart;
    for (const std::uint32_t sample : samples)
        apart.push_back(predicted(*session, {sample}).at(0));
    QCOMPARE(together, apart);
    QVERIFY(together[0] != together[1]);
}

void TestXGBoost::agreesWithTheTreesWalkedByHand()
{
    const BoostingTable table = boostingTable(small, options().seeds.inputs);
    const auto trees = grownTrees(small, table);
    QCOMPARE(trees.size(), static_cast<std::size_t>(small.trees));
    const auto probabilities = predictions(*m_backend, options(small.rows));
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::span values(table.values.data() + row * table.columns, table.columns);
        double sum = 0.0;
        for (const auto &tree : trees)
            sum += leafOf(tree, values);
        QVERIFY(std::fabs(1.0 / (1.0 + std::exp(-sum)) - static_cast<double>(probabilities[row])) < 1e-5);
    }
}

void TestXGBoost::threadsAreThoseAskedFor()
{
    const Workload tiny = boosting(Task::Training, {100, 3, 2, 2});
    SessionOptions asked = options();
    asked.threads = 0;
    const auto all = m_backend->prepare(tiny, asked);
    const int threads = std::stoi((*all)->facts().at("threads"));
    QVERIFY(threads >= 1);
    QVERIFY(threads <= QThread::idealThreadCount());
    asked.threads = 2;
    const auto two = m_backend->prepare(tiny, asked);
    QCOMPARE((*two)->facts().at("threads"), std::string("2"));
}

void TestXGBoost::refusesWhatItCannotRun_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<Precision>("precision");
    QTest::addColumn<bool>("encoder");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("named");
    QTest::newRow("encoder") << "cpu" << Precision::Fp32 << true << ErrorCode::WorkloadUnsupported
                             << "xgboost";
    QTest::newRow("device") << "cuda:0" << Precision::Fp32 << false << ErrorCode::DeviceUnknown << "cuda:0";
    QTest::newRow("bf16") << "cpu" << Precision::Bf16 << false << ErrorCode::PrecisionUnsupported << "bf16";
    QTest::newRow("int8") << "cpu" << Precision::Int8 << false << ErrorCode::PrecisionUnsupported << "int8";
}

void TestXGBoost::refusesWhatItCannotRun()
{
    QFETCH(QString, device);
    QFETCH(Precision, precision);
    QFETCH(bool, encoder);
    QFETCH(ErrorCode, code);
    QFETCH(QString, named);
    Workload workload = boosting(Task::Inference);
    workload.precision = precision;
    if (encoder)
        workload.model = EncoderModel{};
    SessionOptions asked = options();
    asked.device = device.toStdString();
    const auto supported = m_backend->supports(workload, asked.device);
    QVERIFY(!supported);
    QVERIFY(supported.error().code == code);
    QVERIFY2(sentence(supported).contains(named), qPrintable(sentence(supported)));
    const auto session = m_backend->prepare(workload, asked);
    QVERIFY(!session);
    QVERIFY(session.error() == supported.error());
}

void TestXGBoost::failuresOfTheLibraryAreOneSentence()
{
    // No workload file can ask for such a depth: it stands for any refusal by the library.
    const Workload workload = boosting(Task::Training, {100, 3, -1, 2});
    QString message;
    try {
        const auto session = m_backend->prepare(workload, options());
    } catch (const std::runtime_error &error) {
        message = QString::fromUtf8(error.what());
    }
    QVERIFY2(message.contains(QStringLiteral("max_depth")), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1Char('\n')) && !message.endsWith(QLatin1Char('.'))
                 && !message.startsWith(QLatin1Char('[')),
             qPrintable(message));
}

void TestXGBoost::needsMemoryForItsTable()
{
    const BoostingModel large{1'000'000'000, 1000, 6, 100};
    QVERIFY(m_backend->memoryNeeded(boosting(Task::Training, large), options()) > 12'000'000'000'000U);
    const Workload inference = boosting(Task::Inference);
    QVERIFY(m_backend->memoryNeeded(inference, options(65536))
            >= m_backend->memoryNeeded(inference, options(1)) + 65535 * 6 * 4);
}

QTEST_GUILESS_MAIN(TestXGBoost)
#include "tst_xgboost.moc"
