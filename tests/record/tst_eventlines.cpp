// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/record/recordedlines.h"
#include "tests/support/foreignlocale.h"

#include <algorithm>
#include <limits>

using namespace hakari;
using namespace hakari::recordtest;
using nlohmann::json;

namespace {

constexpr std::int64_t latest = std::numeric_limits<std::int64_t>::max();

std::string repeated(std::string_view text, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

/// As JSON holds it: what is not UTF-8 is replaced.
std::string asUtf8(const std::string &text)
{
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

} // namespace

class TestEventLines : public QObject
{
    Q_OBJECT

private slots:
    void everythingWrittenIsReadBack();
    void recordIsThatOfTheRunItself();
    void progressIsThatOfTheLastLine();
    void interruptedRunIsReadBack();
    void powerIsAppendedToItsMeter();
    void hostileTextStaysInItsLine_data();
    void hostileTextStaysInItsLine();
    void longFactsAreJoinedAtEveryCut();
    void laterFactsReplaceEarlierOnes();
    void longestEnvelopeFits();
    void extremeTimesAreReadBack();
    void manyQueriesAreReadBack();
    void linesDependOnNoLocale();
    void everyErrorComesBack_data();
    void everyErrorComesBack();
    void anErrorOfALaterVersionKeepsItsSentence();
    void openingAMeasurementAgainReplacesIt();
};

void TestEventLines::everythingWrittenIsReadBack()
{
    const RunData data = sampleRun();
    const Lines lines = recorded(data);
    QCOMPARE(fault(lines), QString());
    const auto record = assembled(lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QCOMPARE(difference(*record->data, data), QString());
}

void TestEventLines::recordIsThatOfTheRunItself()
{
    const RunRecord own = summarise(sampleRun(1000));
    const auto record = assembled(recorded(sampleRun(1000)));
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(record->throughput == own.throughput && own.throughput.has_value());
    QVERIFY(record->latencyPercentiles == own.latencyPercentiles);
    QVERIFY(record->window == own.window);
    QVERIFY(record->verdict == own.verdict);
    QVERIFY(record->power == own.power);
    QVERIFY(record->host == own.host);
}

void TestEventLines::progressIsThatOfTheLastLine()
{
    Recorder recorder;
    recorder.events.hello({0.0}, sampleRun());
    recorder.events.phase({0.25}, Phase::Saturation, 12, Seconds{3.5});
    RunAssembler assembler("run.jsonl");
    QVERIFY(take(assembler, recorder.lines));
    QCOMPARE(assembler.nextSeq(), static_cast<std::uint64_t>(recorder.lines.size()));
    QCOMPARE(assembler.phase(), Phase::Saturation);
    QCOMPARE(assembler.completed(), std::uint64_t{12});
    QVERIFY(assembler.timeLeft() == Seconds{3.5});
    QCOMPARE(assembler.lastTime().value, 0.25);
    recorder.lines.clear();
    recorder.events.phase({0.75}, Phase::CoolDown, 13);
    QVERIFY(take(assembler, recorder.lines));
    QVERIFY(!assembler.timeLeft().has_value());
    QCOMPARE(assembler.lastTime().value, 0.75);
}

void TestEventLines::interruptedRunIsReadBack()
{
    RunData data = sampleRun();
    data.interrupted = true;
    data.measurementEnd.reset();
    const auto record = assembled(recorded(data));
    QVERIFY2(record, qPrintable(sentence(record)));
    QCOMPARE(difference(*record->data, data), QString());
    QCOMPARE(record->verdict.state, VerdictState::Aborted);
}

void TestEventLines::powerIsAppendedToItsMeter()
{
    PowerTrace trace{"plug", wall(), {}};
    Recorder recorder;
    recorder.events.hello({0.0}, {});
    recorder.events.meter({0.0}, trace.meter, trace.domain);
    for (int i = 0; i < 100; ++i)
        trace.readings.push_back({{0.1 * i}, 100.0 / (i + 1)});
    const std::span<const Reading> readings(trace.readings);
    recorder.events.power({1.0}, "wall", readings.first(31));
    recorder.events.power({2.0}, "wall", readings.subspan(31));
    QCOMPARE(fault(recorder.lines), QString());
    const auto record = assembled(recorder.lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(record->power == std::vector{trace});
}

void TestEventLines::hostileTextStaysInItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const std::string &text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("empty", "");
    row("long", repeated("a", 2000));
    row("quotes", repeated("\"", 2000));
    row("backslashes", repeated("\\", 2000));
    row("control characters", repeated("\x01", 2000));
    row("zeros", std::string(2000, '\0'));
    row("lines", repeated("a line\r\n", 300));
    row("Japanese", repeated("ベンチマーク", 300));
    row("beyond the BMP", repeated("😀", 500));
    row("separators", repeated("\u2028\u2029", 300));
    row("continuation bytes", repeated("\x80", 2000));
    row("no UTF-8 at all", repeated("\xFF", 2000));
    row("Latin-1", repeated("caf\xE9 ", 400));
    row("cut sequence", repeated("a", 119) + "\xE7\xA7");
    row("surrogates", repeated("\xED\xA0\x80", 500));
    row("an event", R"(","seq":0,"event":"bye"})");
    row("place holders", repeated("{cause}{file}", 100));
}

void TestEventLines::hostileTextStaysInItsLine()
{
    QFETCH(QByteArray, text);
    const std::string hostile = text.toStdString();
    RunData data = sampleRun();
    data.rank = 4095;
    data.setup.workload = data.setup.title = hostile;
    data.facts["hostile"] = hostile;
    data.power.front().meter = data.power.front().domain.name = hostile;
    data.warnings = {
        {hostile, {}},
        {"{a}", {{"a", hostile}}},
        {hostile, {{"file", hostile}, {"place", hostile}, {"value", hostile}, {"expected", hostile}}}};
    data.error = Error{ErrorCode::FieldUnknownValue,
                       {{"file", hostile}, {"place", hostile}, {"value", hostile}, {"expected", hostile}}};
    const Lines lines = recorded(data);
    QCOMPARE(fault(lines), QString());
    const StreamFile file(textOf(lines));
    const auto records = readRecordedRuns(file.path());
    QVERIFY2(records, qPrintable(sentence(records)));
    QCOMPARE(records->size(), std::size_t{1});
    const RunData &read = *records->front().data;
    if (asUtf8(hostile) == hostile)
        QVERIFY(read.facts.at("hostile") == hostile);
    else
        QVERIFY(read.facts.at("hostile").find("\uFFFD") != std::string::npos);
    QVERIFY(read.error.has_value());
    QCOMPARE(read.error->code, ErrorCode::FieldUnknownValue);
    QVERIFY(read.error->args.size() == 4);
    QVERIFY(read.queries == data.queries);
    if (hostile.size() < 100) {
        QVERIFY(read.setup == data.setup);
        QVERIFY(read.warnings == data.warnings);
        QVERIFY(read.error == data.error);
    }
}

void TestEventLines::longFactsAreJoinedAtEveryCut()
{
    RunData data;
    for (const char *letter : {"a", "é", "秤", "😀", "\x01"}) {
        for (std::size_t offset = 0; offset < 8; ++offset)
            data.facts[letter + std::to_string(offset)] = std::string(offset, '.') + repeated(letter, 300);
    }
    Recorder recorder;
    recorder.events.hello({0.0}, data);
    QCOMPARE(fault(recorder.lines), QString());
    const auto record = assembled(recorder.lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(record->data->facts == data.facts);
}

void TestEventLines::laterFactsReplaceEarlierOnes()
{
    Recorder recorder;
    recorder.events.hello({0.0}, {});
    recorder.events.facts({0.1}, {{"model", repeated("long ", 100)}, {"kept", "1"}});
    recorder.events.facts({0.2}, {{"model", "short"}});
    const auto record = assembled(recorder.lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    const std::map<std::string, std::string> expected{{"model", "short"}, {"kept", "1"}};
    QVERIFY(record->data->facts == expected);
}

void TestEventLines::longestEnvelopeFits()
{
    constexpr std::uint64_t seq = std::numeric_limits<std::uint64_t>::max() - 1000;
    const std::string text = repeated("\"", 2000);
    Recorder recorder("2026-11-23T07:00:00-0a1b2c", std::numeric_limits<int>::max(), seq);
    const Seconds late{123'456'789.123456};
    recorder.events.facts(late, {{"accelerator_driver_version", repeated("\x01", 2000)}});
    recorder.events.warning(late, {text, {{"candidate", text}, {"region", text}, {"year", text}}});
    MeterDomain domain = package();
    domain.id = domain.name = text;
    domain.parent = text;
    domain.covers = Coverage::wholeSystem();
    domain.range = Joules{-1.0 / 3e-300};
    recorder.events.meter(late, text, domain);
    recorder.events.power(late, text, std::vector<Reading>(50, {{1.0 / 3 + 1e8}, -1.0 / 3e-300}));
    recorder.events.throttling(late, text);
    recorder.events.window(late, {Phase::Measurement,
                                  -1.0 / 3e-300,
                                  {1.0 / 3 + 1e8},
                                  {1.0 / 3 + 1e8},
                                  std::numeric_limits<std::uint64_t>::max(),
                                  {-1.0 / 3e300},
                                  Watts{1.0 / 3}});
    recorder.events.samples(late, std::numeric_limits<std::size_t>::max() - 1000,
                            std::numeric_limits<std::uint64_t>::max(),
                            std::vector<QueryTime>(100, {latest, latest}));
    QCOMPARE(fault(recorder.lines, seq), QString());
}

void TestEventLines::extremeTimesAreReadBack()
{
    RunData data = sampleRun();
    data.queries = {{0, 0},      {0, latest}, {latest, 0},     {0, 1},
                    {latest, 0}, {latest, 0}, {1, latest - 1}, {latest - 1, 1}};
    const Lines lines = recorded(data);
    QCOMPARE(fault(lines), QString());
    const auto record = assembled(lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QCOMPARE(difference(*record->data, data), QString());
}

void TestEventLines::manyQueriesAreReadBack()
{
    const RunData data = sampleRun(100'000);
    const Lines lines = recorded(data);
    QCOMPARE(fault(lines), QString());
    const StreamFile file(textOf(lines));
    const auto records = readRecordedRuns(file.path());
    QVERIFY2(records, qPrintable(sentence(records)));
    QCOMPARE(difference(*records->front().data, data), QString());
}

void TestEventLines::linesDependOnNoLocale()
{
    const Lines plain = recorded(sampleRun());
    for (const char *name : {"de_DE.UTF-8", "ja_JP.UTF-8"}) {
        const ForeignLocale locale(name);
        if (!locale.isActive())
            QSKIP("the locale cannot be made here");
        QVERIFY(recorded(sampleRun()) == plain);
        QVERIFY(assembled(plain).has_value());
    }
}

void TestEventLines::everyErrorComesBack_data()
{
    QTest::addColumn<int>("code");
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i)
        QTest::addRow("%d: %s", i, std::string(messageTemplate(static_cast<ErrorCode>(i))).c_str()) << i;
}

void TestEventLines::everyErrorComesBack()
{
    QFETCH(int, code);
    RunData data = sampleRun();
    data.error = Error{static_cast<ErrorCode>(code), {{"backend", "torch"}, {"cause", "a \"cause\"\n理由"}}};
    const auto record = assembled(recorded(data));
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(record->data->error == data.error);
}

void TestEventLines::anErrorOfALaterVersionKeepsItsSentence()
{
    Recorder recorder;
    recorder.events.hello({0.0}, sampleRun());
    recorder.events.error({1.0}, Error{ErrorCode::Cancelled});
    json line = json::parse(recorder.lines.back());
    line["text"] = "{what} has melted.";
    line["args"] = {{"what", "The board"}};
    recorder.lines.back() = line.dump() + '\n';
    const auto record = assembled(recorder.lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(record->data->error.has_value());
    QCOMPARE(record->data->error->code, ErrorCode::BackendFailed);
    QCOMPARE(argument(*record->data->error, "cause"), QStringLiteral("The board has melted."));
}

void TestEventLines::openingAMeasurementAgainReplacesIt()
{
    const RunData data = sampleRun();
    Recorder recorder;
    tell(recorder.events, data);
    RunData second = data;
    second.queries = {{5'000'000'000, 7}, {5'000'000'001, 8}, {5'000'000'002, 9}};
    second.measurementBegin = ClockReading{{5.0}, {1005.0}, {1.7e9 + 4}, {}};
    second.measurementEnd = ClockReading{{6.0}, {1006.0}, {1.7e9 + 5}, {}};
    second.windows.back().samples = 3;
    second.throttling.clear();
    recorder.events.measurementEdge({5.0}, *second.measurementBegin);
    recorder.events.samples({5.5}, 0, second.samplesPerQuery, second.queries);
    recorder.events.window({5.9}, second.windows.back());
    recorder.events.measurementEdge({6.0}, *second.measurementEnd);
    recorder.events.bye({6.1}, false);
    const auto record = assembled(recorder.lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QCOMPARE(difference(*record->data, second), QString());
}

QTEST_APPLESS_MAIN(TestEventLines)
#include "tst_eventlines.moc"
