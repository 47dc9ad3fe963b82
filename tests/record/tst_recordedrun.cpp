// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/record/recordedlines.h"

#include <algorithm>

using namespace hakari;
using namespace hakari::recordtest;
using nlohmann::json;

namespace {

std::size_t indexOf(const Lines &lines, const std::string &event)
{
    const auto found = std::ranges::find_if(lines, [&](const std::string &line) {
        return line.find("\"event\":\"" + event + '"') != std::string::npos;
    });
    return static_cast<std::size_t>(found - lines.begin());
}

} // namespace

class TestRecordedRun : public QObject
{
    Q_OBJECT

private slots:
    void brokenLineIsRefused_data();
    void brokenLineIsRefused();
    void strayLineIsRefused_data();
    void strayLineIsRefused();
    void linesOfAnotherRunAreRefused();
    void streamBeginsWithHello();
    void laterVersionIsNamed();
    void resultsMustFollowFromTheSamples_data();
    void resultsMustFollowFromTheSamples();
    void roundingOfAnotherCompilerIsNoContradiction();
    void statedIntervalsOfAnEstimateAreLeftAside();
    void deepNestingIsRefused_data();
    void deepNestingIsRefused();

    void cutFileIsAbortedOrRefused();
    void runsAndRanksMayBeInterleaved();
    void oneBadLineNamesItsPlaceAmongOtherRuns();
    void filesWithoutARunAreRefused_data();
    void filesWithoutARunAreRefused();
    void recordedRunIsRecognised();
};

void TestRecordedRun::brokenLineIsRefused_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: the field is taken away
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *event, const char *pointer, const char *value, const char *cause) {
        QTest::addRow("%s %s = %s", event, pointer, value)
            << QString::fromLatin1(event) << QByteArray(pointer) << QByteArray(value) << toQt(cause);
    };
    for (const char *key : {"v", "run", "rank", "seq", "t", "event"}) {
        const QByteArray pointer = QByteArray("/") + key;
        const QByteArray missing = QByteArray("\"") + key + "\" is missing";
        const QByteArray mistyped = QByteArray("\"") + key + "\" is not of its type";
        row("window", pointer, "", missing);
        row("window", pointer, "null", mistyped);
        row("window", pointer, "[]", mistyped);
        row("window", pointer, "true", mistyped);
    }
    row("window", "/v", "1.5", "\"v\" is not of its type");
    row("window", "/rank", "0.5", "\"rank\" is not of its type");
    row("window", "/rank", "99999999999", "\"rank\" is not of its type");
    row("window", "/rank", "1", "another run");
    row("window", "/run", "\"x\"", "another run");
    row("window", "/seq", "0", "of the run is missing");
    row("window", "/seq", "1000", "of the run is missing");
    row("window", "/seq", "-1", "\"seq\" is not of its type");
    row("window", "/event", "\"nap\"", "the event \"nap\" is not known");

    row("hello", "/setup/workload", "", "\"workload\" is missing");
    row("hello", "/setup/scenario", "\"Server\"", "\"scenario\" is \"Server\", which is not known");
    row("hello", "/setup/profile", "\"slow\"", "\"profile\" is \"slow\"");
    row("hello", "/setup/duration", "\"1\"", "\"duration\" is not of its type");
    row("hello", "/setup/latency_bound", "null", "\"latency_bound\" is not of its type");
    row("hello", "/setup", "7", "\"workload\" is missing");
    row("hello", "/start", "", "\"start\" is missing");
    row("hello", "/world", "2.5", "\"world\" is not of its type");
    row("hello", "/facts", "{\"a\": 1}", "\"facts\" is not of its type");
    row("hello", "/facts", "[\"a\"]", "\"facts\" is not of its type");

    row("phase", "/name", "\"nap\"", "\"name\" is \"nap\", which is not known");
    row("phase", "/completed", "", "\"completed\" is missing");
    row("phase", "/completed", "-1", "\"completed\" is not of its type");
    row("phase", "/completed", "1.5", "\"completed\" is not of its type");
    row("phase", "/left", "\"soon\"", "\"left\" is not of its type");
    row("phase", "/clock", "[1, 2]", "\"clock\" does not hold three readings");
    row("phase", "/clock", "[1, 2, null]", "\"clock\" is not of its type");

    for (const char *key : {"phase", "load", "begin", "end", "samples", "latency"})
        row("window", QByteArray("/") + key, "", QByteArray("\"") + key + "\" is missing");
    row("window", "/latency", "null", "\"latency\" is not of its type"); // what NaN is written as
    row("window", "/samples", "-1", "\"samples\" is not of its type");
    row("window", "/samples", "1e3", "\"samples\" is not of its type");
    row("window", "/power", "\"90\"", "\"power\" is not of its type");
    row("window", "/phase", "\"\"", "\"phase\" is \"\", which is not known");

    row("samples", "/from", "1", "samples before it are missing");
    row("samples", "/from", "-1", "\"from\" is not of its type");
    row("samples", "/per", "0", "queries without samples");
    row("samples", "/per", "", "\"per\" is missing");
    row("samples", "/base", "0.5", "\"base\" is not of its type");
    row("samples", "/base", "-5", "a sample outside the run");
    row("samples", "/q", "", "a sample without its latency");
    row("samples", "/q", "7", "a sample without its latency");
    row("samples", "/q", "[0, 1, 2]", "a sample without its latency");
    row("samples", "/q", "[0, \"1\"]", "\"q\" is not of its type");
    row("samples", "/q", "[0, 1.5]", "\"q\" is not of its type");
    row("samples", "/q", "[0, 1, true, 1]", "\"q\" is not of its type");
    row("samples", "/q", "[0, 18446744073709551615]", "\"q\" is not of its type");
    row("samples", "/q", "[0, 1, 5, -1]", "a latency below 0");
    row("samples", "/q", "[0, 1, 9223372036854775807, 1]", "a sample outside the run");
    row("samples", "/q", "[5, 9223372036854775807]", "a sample outside the run");
    row("samples", "/q", "[-9223372036854775808, 1]", "a sample outside the run");

    row("meter", "/meter", "", "\"meter\" is missing");
    row("meter", "/domain", "", "\"domain\" is missing");
    row("meter", "/domain", "7", "\"domain\" is missing");
    row("meter", "/domain/id", "7", "\"id\" is not of its type");
    row("meter", "/domain/covers", "[\"gpu\"]", "\"covers\" names \"gpu\", which is not known");
    row("meter", "/domain/covers", "\"cpu\"", "\"covers\" is not of its type");
    row("meter", "/domain/boundary", "\"plug\"", "\"boundary\" is \"plug\", which is not known");
    row("meter", "/domain/kind", "\"heat\"", "\"kind\" is \"heat\", which is not known");
    row("meter", "/domain/provenance", "\"said\"", "\"provenance\" is \"said\", which is not known");
    row("meter", "/domain/range", "\"1\"", "\"range\" is not of its type");

    row("power", "/domain", "", "\"domain\" is missing");
    row("power", "/domain", "\"dram\"", "no meter line names the domain \"dram\"");
    row("power", "/points", "[1]", "a time without its reading");
    row("power", "/points", "[1, \"2\"]", "\"points\" is not of its type");
    row("power", "/points", "{}", "\"points\" is not of its type");

    row("warning", "/text", "", "\"text\" is missing");
    row("warning", "/args", "[]", "\"args\" is not of its type");
    row("warning", "/args", "{\"a\": 1}", "\"args\" is not of its type");
    row("result", "/value", "[1]", "\"value\" is not of its type");
    row("bye", "/interrupted", "", "\"interrupted\" is missing");
    row("bye", "/interrupted", "1", "\"interrupted\" is not of its type");
}

/// The bad line is named, and leaves what was taken before as it was: the good one may still follow.
void TestRecordedRun::brokenLineIsRefused()
{
    QFETCH(QString, event);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QString, cause);
    const RunData data = sampleRun();
    const Lines good = recorded(data);
    const std::size_t at = indexOf(good, event.toStdString());
    json broken = json::parse(good.at(at));
    const json::json_pointer field(pointer.toStdString());
    if (value.isEmpty())
        broken[field.parent_pointer()].erase(field.back());
    else
        broken[field] = json::parse(value.toStdString());

    RunAssembler assembler("run.jsonl");
    QVERIFY(take(assembler, Lines(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(at))));
    const auto refused = assembler.add(broken, at + 1);
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == ErrorCode::EventBad, qPrintable(sentence(refused)));
    QVERIFY2(argument(refused.error(), "cause").contains(cause), qPrintable(sentence(refused)));
    QCOMPARE(argument(refused.error(), "line"), QString::number(at + 1));
    QCOMPARE(argument(refused.error(), "file"), QStringLiteral("run.jsonl"));

    QVERIFY(take(assembler, Lines(good.begin() + static_cast<std::ptrdiff_t>(at), good.end())));
    const auto record = std::move(assembler).finish();
    QVERIFY2(record, qPrintable(sentence(record)));
    QCOMPARE(difference(*record->data, data), QString());

    Lines lines = good;
    lines.at(at) = broken.dump() + '\n';
    const StreamFile file(textOf(lines));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::EventBad);
    QCOMPARE(argument(records.error(), "line"), QString::number(at + 1));
}

void TestRecordedRun::strayLineIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("blank") << QByteArray("");
    QTest::newRow("text") << QByteArray("slurmstepd: error: oops");
    QTest::newRow("cut") << QByteArray(R"({"v":1,"run":"2026-11-23T07:00:00-0a1b2c","rank":0,"seq")");
    QTest::newRow("two") << QByteArray("{}{}");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("nothing in it") << QByteArray("{}");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("NaN") << QByteArray(R"({"v":1,"run":"r","rank":0,"seq":3,"t":NaN,"event":"bye"})");
    QTest::newRow("too large") << QByteArray(R"({"v":1,"run":"r","rank":0,"seq":3,"t":1e999,"event":"bye"})");
    QTest::newRow("zero byte") << QByteArray("\0", 1);
}

void TestRecordedRun::strayLineIsRefused()
{
    QFETCH(QByteArray, line);
    Lines lines = recorded(sampleRun());
    lines.insert(lines.begin() + 4, line.toStdString() + '\n');
    const StreamFile file(textOf(lines));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::EventBad);
    QCOMPARE(argument(records.error(), "line"), QStringLiteral("5"));
    const auto record = assembled(lines);
    QVERIFY(!record);
    QCOMPARE(record.error().code, ErrorCode::EventBad);
    QCOMPARE(argument(record.error(), "line"), QStringLiteral("5"));
}

void TestRecordedRun::linesOfAnotherRunAreRefused()
{
    RunData other = sampleRun();
    other.id = "another";
    Lines lines = recorded(sampleRun());
    lines[2] = recorded(other)[2];
    const auto record = assembled(lines);
    QVERIFY(!record);
    QVERIFY2(sentence(record).contains(QLatin1String("it belongs to another run")),
             qPrintable(sentence(record)));
}

void TestRecordedRun::streamBeginsWithHello()
{
    Recorder recorder;
    recorder.events.phase({0.0}, Phase::Idle, 0);
    const auto record = assembled(recorder.lines);
    QVERIFY(!record);
    QCOMPARE(record.error().code, ErrorCode::EventBad);
    QVERIFY2(sentence(record).contains(QLatin1String("hello")), qPrintable(sentence(record)));
}

void TestRecordedRun::laterVersionIsNamed()
{
    Lines lines = recorded(sampleRun());
    json first = json::parse(lines.front());
    first["v"] = eventVersion + 1;
    first["setup"] = {{"other", "fields"}};
    lines.front() = first.dump() + '\n';
    const StreamFile file(textOf(lines));
    QVERIFY(isRecordedRun(file.path()));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::FormatNewer);
    QCOMPARE(argument(records.error(), "version"), QString::number(eventVersion + 1));
}

void TestRecordedRun::resultsMustFollowFromTheSamples_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("rate") << QByteArray("/value") << QByteArray("1e6");
    QTest::newRow("rate, a little") << QByteArray("/value") << QByteArray("x1.000001");
    QTest::newRow("name") << QByteArray("/name") << QByteArray("\"latency\"");
    QTest::newRow("unit") << QByteArray("/unit") << QByteArray("\"1/h\"");
    QTest::newRow("text for a number") << QByteArray("/value") << QByteArray("\"1\"");
    QTest::newRow("more than there is") << QByteArray("/note") << QByteArray("1");
    QTest::newRow("less than there is") << QByteArray("/unit") << QByteArray();
    QTest::newRow("left out") << QByteArray("") << QByteArray();
}

void TestRecordedRun::resultsMustFollowFromTheSamples()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    Lines lines = recorded(sampleRun());
    const std::size_t at = indexOf(lines, "result");
    json result = json::parse(lines.at(at));
    const json::json_pointer field(pointer.toStdString());
    if (pointer.isEmpty())
        result["event"] = "warning", result["text"] = "", result["args"] = json::object();
    else if (value.isEmpty())
        result.erase(field.back());
    else if (value.startsWith('x'))
        result[field] = result[field].get<double>() * value.mid(1).toDouble();
    else
        result[field] = json::parse(value.toStdString());
    lines.at(at) = result.dump() + '\n';
    const auto record = assembled(lines);
    QVERIFY(!record);
    QCOMPARE(record.error().code, ErrorCode::EventBad);
    QVERIFY2(sentence(record).contains(QLatin1String("does not follow from its samples")),
             qPrintable(sentence(record)));
}

void TestRecordedRun::roundingOfAnotherCompilerIsNoContradiction()
{
    Lines lines = recorded(sampleRun());
    const std::size_t at = indexOf(lines, "result");
    json result = json::parse(lines.at(at));
    result["value"] = result["value"].get<double>() * (1 + 1e-13);
    lines.at(at) = result.dump() + '\n';
    const auto record = assembled(lines);
    QVERIFY2(record, qPrintable(sentence(record)));
}

void TestRecordedRun::statedIntervalsOfAnEstimateAreLeftAside()
{
    RunData data = sampleRun();
    data.power.front().domain.provenance = Provenance::Estimated;
    data.power.front().readings = {{{0.9}, 250.0}, {{1.5}, 251.0}, {{2.5}, 250.0}};
    Lines lines = recorded(data);
    QVERIFY(assembled(lines)->averagePower);
    const auto isPower = [](const std::string &line) {
        return json::parse(line).value("name", "") == "power";
    };
    const auto power = std::ranges::find_if(lines, isPower);
    json result = json::parse(*power);
    QVERIFY(!result.contains("low"));
    result["low"] = 249.0, result["high"] = 252.0, result["interval"] = "bootstrap";
    *power = result.dump() + '\n';
    const auto record = assembled(lines);
    QVERIFY2(record, qPrintable(sentence(record)));
    QVERIFY(!record->averagePower->interval);
}

void TestRecordedRun::deepNestingIsRefused_data()
{
    QTest::addColumn<QByteArray>("line"); // with @ where the depth is
    const QByteArray begin = R"({"v":1,"run":"2026-11-23T07:00:00-0a1b2c","rank":0,"seq":1,"t":0,"event":)";
    QTest::newRow("alone") << QByteArray("@");
    QTest::newRow("event") << QByteArray(begin + "@}");
    QTest::newRow("run") << QByteArray(R"({"v":1,"run":@,"rank":0,"seq":1,"t":0,"event":"bye"})");
    QTest::newRow("rank") << QByteArray(R"({"v":1,"run":"r","rank":@,"seq":1,"t":0,"event":"bye"})");
    QTest::newRow("result") << QByteArray(begin + R"("result","value":@})");
    QTest::newRow("facts") << QByteArray(begin + R"("hello","facts":{"a":@}})");
    QTest::newRow("samples") << QByteArray(begin + R"("samples","from":0,"per":1,"base":0,"q":@})");
    QTest::newRow("clock") << QByteArray(begin + R"("phase","name":"idle","clock":@})");
    QTest::newRow("setup") << QByteArray(begin + R"("hello","setup":@,"start":"","world":1})");
}

/// What recurses into it would run out of stack.
void TestRecordedRun::deepNestingIsRefused()
{
    QFETCH(QByteArray, line);
    constexpr int depth = 500'000;
    line.replace('@', QByteArray(depth, '[') + QByteArray(depth, ']'));
    Lines lines = recorded(sampleRun());
    lines.at(1) = line.toStdString() + '\n';
    const StreamFile file(textOf(lines));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::EventBad);
    QCOMPARE(argument(records.error(), "line"), QStringLiteral("2"));
}

void TestRecordedRun::cutFileIsAbortedOrRefused()
{
    RunData data = sampleRun(2); // short, as it is read once for each of its bytes
    data.id = "r";
    data.facts = {{"cpu", "石"}};
    data.windows.resize(1);
    data.power.clear();
    data.warnings.resize(1);
    const Lines lines = recorded(data);
    const std::string whole = textOf(lines);
    const std::size_t firstResult = indexOf(lines, "result");
    const StreamFile file(whole);
    const auto uncut = readRecordedRuns(file.path());
    QVERIFY2(uncut, qPrintable(sentence(uncut)));
    QCOMPARE(difference(*uncut->front().data, data), QString());
    for (std::size_t size = whole.size(); size-- > 0;) {
        std::filesystem::resize_file(file.path(), size); // far faster than to write it anew
        const auto full = static_cast<std::size_t>(
            std::ranges::count(std::string_view(whole).substr(0, size), '\n'));
        const auto records = readRecordedRuns(file.path());
        const QString shown = QStringLiteral("%1 bytes: %2").arg(size).arg(sentence(records));
        if (full == 0) {
            QVERIFY2(!records && records.error().code == ErrorCode::EventsNoRun, qPrintable(shown));
        } else if (full <= firstResult) {
            QVERIFY2(records && records->size() == 1, qPrintable(shown));
            QVERIFY2(records->front().verdict.state == VerdictState::Aborted, qPrintable(shown));
            const auto &read = records->front().data->queries;
            QVERIFY(std::equal(read.begin(), read.end(), data.queries.begin()));
        } else { // a part of the results contradicts them
            QVERIFY2(!records && records.error().code == ErrorCode::EventBad, qPrintable(shown));
            QVERIFY2(argument(records.error(), "line") == QString::number(full), qPrintable(shown));
        }
    }
}

void TestRecordedRun::runsAndRanksMayBeInterleaved()
{
    std::vector<RunData> runs(3, sampleRun(200));
    runs[1].rank = 1;
    runs[1].queries.resize(150);
    runs[2].id = "another";
    runs[2].queries.resize(100);
    std::string text;
    std::vector<Lines> streams;
    std::size_t longest = 0;
    for (const RunData &run : runs) {
        streams.push_back(recorded(run));
        longest = std::max(longest, streams.back().size());
    }
    for (std::size_t i = 0; i < longest; ++i) {
        for (const Lines &stream : streams)
            text += i < stream.size() ? stream[i] : std::string();
    }
    const StreamFile file(text);
    const auto records = readRecordedRuns(file.path());
    QVERIFY2(records, qPrintable(sentence(records)));
    QCOMPARE(records->size(), runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        QCOMPARE(difference(*records->at(i).data, runs[i]), QString());
}

void TestRecordedRun::oneBadLineNamesItsPlaceAmongOtherRuns()
{
    RunData other = sampleRun();
    other.id = "another";
    const Lines first = recorded(sampleRun());
    Lines second = recorded(other);
    second.erase(second.begin() + 2);
    const StreamFile file(textOf(first) + textOf(second));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::EventBad);
    QCOMPARE(argument(records.error(), "line"), QString::number(first.size() + 3));
    QVERIFY2(sentence(records).contains(QLatin1String("line number 2 of the run is missing")),
             qPrintable(sentence(records)));
}

void TestRecordedRun::filesWithoutARunAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank lines") << QByteArray("\n\n\n");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("LoadGen") << QByteArray(":::MLLOG {\"key\": \"loadgen_version\"}\n");
    QTest::newRow("study") << QByteArray("{\n  \"format\": 1,\n  \"id\": \"layoutlm\"\n}\n");
    QTest::newRow("object") << QByteArray("{}\n");
    QTest::newRow("list") << QByteArray("[{\"v\":1,\"event\":\"hello\"}]\n");
    QTest::newRow("no version") << QByteArray("{\"event\":\"hello\"}\n");
    QTest::newRow("another event") << QByteArray("{\"v\":1,\"event\":\"bye\"}\n");
    QTest::newRow("event of another type") << QByteArray("{\"v\":1,\"event\":{\"hello\":1}}\n");
    QTest::newRow("one long line") << QByteArray(1 << 20, 'a');
    QTest::newRow("nested") << QByteArray(1 << 20, '[');
    QTest::newRow("zeros") << QByteArray(4096, '\0');
}

void TestRecordedRun::filesWithoutARunAreRefused()
{
    QFETCH(QByteArray, bytes);
    const StreamFile file(bytes.toStdString());
    QVERIFY(!isRecordedRun(file.path()));
    const auto records = readRecordedRuns(file.path());
    QVERIFY(!records);
    QVERIFY2(records.error().code == ErrorCode::EventsNoRun, qPrintable(sentence(records)));
}

void TestRecordedRun::recordedRunIsRecognised()
{
    const std::string text = textOf(recorded(sampleRun()));
    StreamFile file(text);
    QVERIFY(isRecordedRun(file.path()));
    file.write(text.substr(0, text.find('\n') + 1));
    QVERIFY(isRecordedRun(file.path()));
    file.write("\x89PNG\r\n\x1A\n\xFF\xFE");
    QVERIFY(!isRecordedRun(file.path()));
    QVERIFY(!isRecordedRun(file.path().parent_path()));
    QVERIFY(!isRecordedRun(file.path().parent_path() / "absent"));
    const auto absent = readRecordedRuns(file.path().parent_path() / "absent");
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::FileNotFound);
    file.write(text.substr(0, text.find('\n') + 1) + "\xFF\n");
    const auto latin = readRecordedRuns(file.path());
    QVERIFY(!latin);
    QCOMPARE(latin.error().code, ErrorCode::NotUtf8);
}

QTEST_APPLESS_MAIN(TestRecordedRun)
#include "tst_recordedrun.moc"
