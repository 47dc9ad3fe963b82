// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/record/recordedlines.h"

#include "core/record/runwriter.h"

using namespace hakari;
using namespace hakari::recordtest;

namespace {

Lines written(const RunData &data)
{
    Lines lines;
    writeRecordedRun(data, [&lines](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

RunData interrupted()
{
    RunData data = sampleRun();
    data.interrupted = true;
    data.measurementEnd.reset();
    return data;
}

RunData killed()
{
    RunData data = interrupted();
    data.interrupted = false;
    data.ended = false;
    return data;
}

RunData failed()
{
    RunData data = sampleRun(0);
    data.error = Error{ErrorCode::BackendCrashed, {{"backend", "torch"}, {"cause", "Segmentation fault"}}};
    data.windows.pop_back();
    data.measurementBegin.reset();
    data.measurementEnd.reset();
    data.samplesPerQuery = 1;
    return data;
}

RunData neverMeasured()
{
    RunData data = failed();
    data.error.reset();
    data.windows.clear();
    data.power.clear();
    data.throttling.clear();
    return data;
}

RunData severalWindows()
{
    RunData data = sampleRun(100);
    data.windows.insert(data.windows.begin(), {Phase::Idle, 0.0, {0.0}, {0.05}, 0, {}, Watts{50.0}});
    data.windows.push_back({Phase::Measurement, 1.5, {1.1}, {1.3}, 9, {1e-3}, Watts{0.1 + 0.2}});
    data.windows.push_back({Phase::CoolDown, 0.0, {2.2}, {2.3}, 0, {}, std::nullopt});
    return data;
}

RunData longTexts()
{
    RunData data = sampleRun(3000);
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "秤\"\n\x01";
    data.facts["cpu_flags"] = text;
    data.power[1].readings.clear();
    for (int i = 0; i < 1000; ++i)
        data.power[0].readings.push_back({{2.0 + i / 3.0}, 250.0 + i / 7.0});
    return data;
}

RunData odd()
{
    RunData data = sampleRun(1);
    data.rank = 1;
    data.setup.latencyBound.reset();
    data.setup.scenario = Scenario::Offline;
    data.power.front().domain.covers = {};
    data.power.front().domain.provenance = Provenance::Estimated;
    return data;
}

} // namespace

class TestRunWriter : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenReadsBackAsTheSameRun_data();
    void whatIsWrittenReadsBackAsTheSameRun();
    void aRecordedStreamLosesOnlyItsHeartbeats();
    void aRunThatNeverEndedStatesNoResult();
    void aMeasurementOpenedAgainForgetsThoseBefore();
};

void TestRunWriter::whatIsWrittenReadsBackAsTheSameRun_data()
{
    QTest::addColumn<RunData>("data");
    QTest::newRow("whole") << sampleRun();
    QTest::newRow("interrupted") << interrupted();
    QTest::newRow("killed") << killed();
    QTest::newRow("failed") << failed();
    QTest::newRow("never measured") << neverMeasured();
    QTest::newRow("several windows") << severalWindows();
    QTest::newRow("long texts") << longTexts();
    QTest::newRow("odd") << odd();
}

void TestRunWriter::whatIsWrittenReadsBackAsTheSameRun()
{
    QFETCH(RunData, data);
    const Lines lines = written(data);
    QCOMPARE(fault(lines), QString());
    const StreamFile file(textOf(lines));
    const auto runs = readRecordedRuns(file.path());
    QVERIFY2(runs, qPrintable(sentence(runs)));
    QCOMPARE(runs->size(), 1U);
    QCOMPARE(difference(*runs->front().data, data), QString());
    QCOMPARE(written(*runs->front().data), lines);
}

void TestRunWriter::aRecordedStreamLosesOnlyItsHeartbeats()
{
    const RunData data = sampleRun();
    const Lines original = recorded(data);
    const auto read = assembled(original);
    QVERIFY2(read, qPrintable(sentence(read)));
    const auto again = assembled(written(*read->data));
    QVERIFY2(again, qPrintable(sentence(again)));
    QCOMPARE(difference(*again->data, data), QString());
    QCOMPARE(resultLines(*again), resultLines(*read));
    QCOMPARE(original.size(), written(data).size() + 1); // tell() writes one heartbeat
}

void TestRunWriter::aRunThatNeverEndedStatesNoResult()
{
    for (const std::string &line : written(killed()))
        QVERIFY2(line.find("\"result\"") == std::string::npos && line.find("\"bye\"") == std::string::npos,
                 line.c_str());
}

void TestRunWriter::aMeasurementOpenedAgainForgetsThoseBefore()
{
    Recorder recorder;
    const RunData data = sampleRun();
    recorder.events.hello({}, data);
    recorder.events.measurementEdge({1.0}, *data.measurementBegin);
    recorder.events.samples({1.1}, 0, 8, data.queries);
    recorder.events.measurementEdge({2.1}, *data.measurementEnd);
    recorder.events.measurementEdge({3.0}, *data.measurementBegin);
    const auto read = assembled(recorder.lines);
    QVERIFY2(read, qPrintable(sentence(read)));
    const auto again = assembled(written(*read->data));
    QVERIFY2(again, qPrintable(sentence(again)));
    QCOMPARE(difference(*again->data, *read->data), QString());
}

QTEST_APPLESS_MAIN(TestRunWriter)
#include "tst_runwriter.moc"
