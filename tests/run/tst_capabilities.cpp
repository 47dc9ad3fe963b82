// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"

#include "widgets/run/capabilities.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace hakari;
using namespace hakari::test;

namespace {

const QByteArray backends = R"({"backends": [
  {"id": "onednn", "purpose": "x", "available": true, "libraries": {"onednn": "3"},
   "devices": [{"id": "cpu", "name": "AMD EPYC", "memory_bytes": 1}]},
  {"id": "torch", "purpose": "x", "available": false, "reason": "The backend torch cannot be used",
   "error": {"text": "TEMPLATE", "args": {"backend": "torch", "cause": "no module", "package": "libtorch-dev"}}},
  {"id": "neuron", "purpose": "x", "available": false, "reason": "The backend neuron finds no device here.",
   "devices": []}]})";

const QByteArray meters = R"({"meters": [
  {"id": "rapl", "name": "RAPL counters of the processor", "available": true, "shortest_interval_s": 0.01,
   "domains": [{"id": "rapl:0", "name": "package-0", "covers": ["cpu"], "provenance": "measured"},
               {"id": "rapl:1", "name": "dram", "covers": ["dram"], "provenance": "measured"}]},
  {"id": "curve", "name": "curve", "available": true,
   "domains": [{"id": "c", "name": "c", "covers": [], "provenance": "estimated"}]},
  {"id": "battery", "name": "battery", "available": false, "reason": "No battery."}]})";

QByteArray genuine(QByteArray text)
{
    const std::string_view known = messageTemplate(ErrorCode::BackendUnavailable);
    return text.replace("TEMPLATE", QByteArray(known.data(), static_cast<qsizetype>(known.size())));
}

EngineCommand fake()
{
    return {QStringLiteral(HAKARI_FAKE_ENGINE), {}};
}

} // namespace

/// What the engine says of its host, and what happens where it says nothing of use.
class TestCapabilities : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("HAKARI_FAKE_ANSWERS"); }
    void backendsAreRead();
    void metersAreRead();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();
    void engineIsAsked();
    void missingProgramIsExplained();
    void missingLauncherIsExplained();
    void refusalIsExplainedInTheEnginesWords();
    void nonsenseIsExplained();
    void patienceEnds();
    void askingAnewForgetsTheQuestionBefore();

private:
    void answerWith(const QByteArray &first, const QByteArray &second)
    {
        writeAll(m_folder.filePath(QStringLiteral("backends.json")), first);
        writeAll(m_folder.filePath(QStringLiteral("meters.json")), second);
        qputenv("HAKARI_FAKE_ANSWERS", m_folder.path().toUtf8());
    }

    /// The error of a probe that fails.
    Error failureOf(const EngineCommand &engine, int patience = 20'000)
    {
        CapabilityProbe probe(nullptr, patience);
        std::optional<Error> error;
        connect(&probe, &CapabilityProbe::failed, &probe, [&error](const Error &e) { error = e; });
        probe.ask(engine);
        if (!QTest::qWaitFor([&error] { return error.has_value(); }, 30'000))
            qFatal("the probe did not fail");
        return *error;
    }

    QTemporaryDir m_folder;
};

void TestCapabilities::backendsAreRead()
{
    const auto read = parseBackends(genuine(backends));
    QVERIFY2(read, qPrintable(sentence(read)));
    QCOMPARE(read->size(), std::size_t(3));
    QCOMPARE(read->at(0).device("cpu")->name, std::string("AMD EPYC"));
    QVERIFY(!read->at(0).error);
    QCOMPARE(read->at(1).error->code, ErrorCode::BackendUnavailable);
    QCOMPARE(read->at(1).error->args.at("package"), std::string("libtorch-dev"));
    QCOMPARE(read->at(2).error->args.at("cause"), std::string("The backend neuron finds no device here."));
}

void TestCapabilities::metersAreRead()
{
    const auto read = parseMeters(meters);
    QVERIFY2(read, qPrintable(sentence(read)));
    QCOMPARE(read->at(0).covers, (Coverage{Part::Cpu, Part::Dram}));
    QVERIFY(!read->at(0).estimates);
    QVERIFY(read->at(1).estimates);
    QVERIFY(read->at(2).error);
}

void TestCapabilities::whatIsNoAnswerIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("Welcome!");
    QTest::newRow("cut") << backends.left(200);
    QTest::newRow("other object") << QByteArray(R"({"meters": []})");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no id") << QByteArray(R"({"backends": [{"available": true}]})");
    QTest::newRow("no reason") << QByteArray(R"({"backends": [{"id": "x", "available": false}]})");
    QTest::newRow("wrong type") << QByteArray(R"({"backends": [{"id": "x", "available": "yes"}]})");
}

void TestCapabilities::whatIsNoAnswerIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseBackends(text));
}

void TestCapabilities::engineIsAsked()
{
    answerWith(genuine(backends), meters);
    CapabilityProbe probe;
    std::optional<Capabilities> answer;
    connect(&probe, &CapabilityProbe::found, this, [&answer](const Capabilities &c) { answer = c; });
    probe.ask(fake());
    QVERIFY(probe.isAsking());
    QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000);
    QCOMPARE(answer->backends.size(), std::size_t(3));
    QCOMPARE(answer->meters.size(), std::size_t(3));
    QVERIFY(!probe.isAsking());
}

void TestCapabilities::missingProgramIsExplained()
{
    const Error error = failureOf({QStringLiteral("/nonexistent/hakari-engine"), {}});
    QCOMPARE(error.code, ErrorCode::EngineAbsent);
    QCOMPARE(error.args.at("value"), std::string("/nonexistent/hakari-engine"));
}

void TestCapabilities::missingLauncherIsExplained()
{
    const Error error = failureOf(
        {QStringLiteral(HAKARI_FAKE_ENGINE), QStringLiteral("/nonexistent/srun -n 1")});
    QCOMPARE(error.code, ErrorCode::EngineAbsent);
    QCOMPARE(error.args.at("value"), std::string("/nonexistent/srun"));
}

void TestCapabilities::refusalIsExplainedInTheEnginesWords()
{
    qputenv("HAKARI_FAKE_ANSWERS", "/nonexistent");
    const Error error = failureOf(fake());
    QCOMPARE(error.code, ErrorCode::EngineUnclear);
    QVERIFY2(argument(error, "cause").contains(QStringLiteral("no backends here")), describe(error).c_str());
}

void TestCapabilities::nonsenseIsExplained()
{
    answerWith(genuine(backends), "Last login: today");
    const Error error = failureOf(fake());
    QCOMPARE(error.code, ErrorCode::EngineUnclear);
    QVERIFY2(argument(error, "value").endsWith(QStringLiteral("meters --format json")),
             describe(error).c_str());
}

void TestCapabilities::patienceEnds()
{
    qputenv("HAKARI_FAKE_ANSWERS", "hang");
    QCOMPARE(failureOf(fake(), 100).code, ErrorCode::EngineUnclear);
}

void TestCapabilities::askingAnewForgetsTheQuestionBefore()
{
    answerWith(genuine(backends), meters);
    CapabilityProbe probe;
    QSignalSpy failed(&probe, &CapabilityProbe::failed);
    QSignalSpy found(&probe, &CapabilityProbe::found);
    probe.ask({QStringLiteral("/nonexistent/hakari-engine"), {}});
    failed.clear();
    probe.ask(fake());
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, 20'000);
    QCOMPARE(failed.size(), 0);
}

HAKARI_GUI_TEST_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
