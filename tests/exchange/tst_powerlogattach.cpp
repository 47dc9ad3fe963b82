// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/mlperfcopy.h"
#include "tests/exchange/runbeside.h"

#include "core/base/csv.h"
#include "core/exchange/powerlogattach.h"
#include "core/record/runenergy.h"

#include <algorithm>
#include <cmath>

using namespace hakari;
using namespace hakari::powertest;

namespace {

Expected<RunRecord> attached(const RunData &data, const QByteArray &log,
                             std::optional<ZoneOffset> zone = ZoneOffset(0), double offset = 0)
{
    const RunRecord run = summarise(data);
    const auto clock = powerLogClock(run, zone, {offset});
    if (!clock)
        return tl::unexpected(clock.error());
    const auto read = readPowerLog(LogFile(log).path().toStdString(), *clock);
    return read ? attachPower(run, *read) : tl::unexpected(read.error());
}

bool isClose(double value, double expected, double relative = 1e-9)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

/// The lines between two seconds are taken away.
QByteArray without(const QByteArray &lines, const QByteArray &text)
{
    QByteArray out;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty() && !line.contains(text))
            out += line + '\n';
    }
    return out;
}

} // namespace

class TestPowerLogAttach : public QObject
{
    Q_OBJECT

private slots:
    void powerBecomesPartOfTheRun();
    void everythingElseStays();
    void whatIsWrittenReadsBackAndFollowsFromItsSamples();
    void gpusAreAddedAndTheRestIsMissing();
    void codeCarbonGivesAnEstimate();
    void aSecondLogIsAddedBesideTheFirst();
    void logsThatDoNotCoverTheWindowAreRefused_data();
    void logsThatDoNotCoverTheWindowAreRefused();
    void logsThatJustCoverTheWindowAreTaken();
    void clockOffsetDecidesWhatIsCovered();
    void theZoneThatWouldFitIsNamed_data();
    void theZoneThatWouldFitIsNamed();
    void codeCarbonSaysHowToWriteMoreRows();
    void ofSeveralTrackersTheOneBesideTheRunIsTaken();
    void aGpuThatCannotBeReadIsToldOf();
    void whatTellsNothingIsRefused();
    void everyPublishedPowerIsGivenByTheImporter();
    void anOwnRunBesideTheSameLogAgreesWithMlperf();
};

void TestPowerLogAttach::powerBecomesPartOfTheRun()
{
    const auto run = attached(runBeside(), ptdaemonLines(5, 75, 9), ZoneOffset(540), 0.25);
    QVERIFY2(run, qPrintable(sentence(run)));
    QVERIFY(run->averagePower);
    QVERIFY(isClose(run->averagePower->mean.value, 250));
    QCOMPARE(run->averagePower->scope, (PowerScope{Coverage::wholeSystem(), PowerBoundary::AcWall}));
    QCOMPARE(run->averagePower->provenance, Provenance::Measured);
    QVERIFY(isClose(run->energyPerSample()->value, 250.0 / 8)); // 8 samples a query, a query a second
    QCOMPARE(run->data->facts.at("power_log"), std::string("power.csv"));
    QCOMPARE(run->data->facts.at("power_log_size"), std::to_string(ptdaemonLines(5, 75, 9).size()));
    QCOMPARE(run->data->facts.at("power_log_zone"), std::string("+09:00"));
    QCOMPARE(run->data->facts.at("power_log_offset"), std::string("0.25"));
    QCOMPARE(run->data->warnings.size(), 2U);
    QCOMPARE(run->data->warnings.back().sentence(),
             std::string("The power in power.csv, written by PTDaemon, was attached after the run. Its clock "
                         "counts as +09:00 and as 0.25 s ahead of the run's."));
    QVERIFY(run->verdict == summarise(runBeside()).verdict);
}

void TestPowerLogAttach::everythingElseStays()
{
    RunData before = runBeside();
    before.power = {{"rapl", package(), {{{9.0}, 1.0}, {{71.0}, 2.0}}}};
    const auto run = attached(before, ptdaemonLines(5, 75));
    QVERIFY2(run, qPrintable(sentence(run)));
    RunData after = *run->data;
    QCOMPARE(after.power.size(), 2U);
    after.power.pop_back();
    after.warnings.pop_back();
    for (const char *fact : {"power_log", "power_log_size", "power_log_zone", "power_log_offset"})
        QCOMPARE(after.facts.erase(fact), 1U);
    QCOMPARE(difference(after, before), QString());
}

void TestPowerLogAttach::whatIsWrittenReadsBackAndFollowsFromItsSamples()
{
    for (const QByteArray &log : {ptdaemonLines(5, 75), nvidiaLines(5, 75), codeCarbonLines(5, 75)}) {
        const auto run = attached(runBeside(), log);
        QVERIFY2(run, qPrintable(sentence(run)));
        Lines lines;
        writeRecordedRun(*run->data, [&lines](std::string_view line) { lines.emplace_back(line); });
        QCOMPARE(fault(lines), QString());
        const StreamFile file(textOf(lines));
        const auto read = readRecordedRuns(file.path());
        QVERIFY2(read, qPrintable(sentence(read)));
        QCOMPARE(difference(*read->front().data, *run->data), QString());
        QVERIFY(read->front().averagePower == run->averagePower);
    }
}

void TestPowerLogAttach::gpusAreAddedAndTheRestIsMissing()
{
    const auto run = attached(runBeside(), nvidiaLines(5, 75));
    QVERIFY2(run, qPrintable(sentence(run)));
    QVERIFY(isClose(run->averagePower->mean.value, 201));
    QCOMPARE(run->averagePower->scope, (PowerScope{{Part::Accelerator}, PowerBoundary::Board}));
}

void TestPowerLogAttach::codeCarbonGivesAnEstimate()
{
    const auto run = attached(runBeside(), codeCarbonLines(5.5, 75.5));
    QVERIFY2(run, qPrintable(sentence(run)));
    QVERIFY(isClose(run->averagePower->mean.value, 36 + 72 + 3.6, 1e-6));
    QCOMPARE(run->averagePower->scope,
             (PowerScope{{Part::Cpu, Part::Dram, Part::Accelerator}, PowerBoundary::Model}));
    QCOMPARE(run->averagePower->provenance, Provenance::Estimated);
}

void TestPowerLogAttach::aSecondLogIsAddedBesideTheFirst()
{
    const auto first = attached(runBeside(), nvidiaLines(5, 75));
    QVERIFY2(first, qPrintable(sentence(first)));
    const auto both = attached(*first->data, ptdaemonLines(5, 75));
    QVERIFY2(both, qPrintable(sentence(both)));
    QVERIFY(isClose(both->averagePower->mean.value, 250)); // the wall contains the GPUs
    QCOMPARE(both->data->power.size(), 3U);
    QCOMPARE(both->data->facts.at("power_log"), std::string("power.csv"));
    QCOMPARE(both->data->facts.at("power_log_2_zone"), std::string("UTC"));
    const auto again = attached(*both->data, nvidiaLines(5, 75));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::PowerTwice);
    QCOMPARE(argument(again.error(), "value"), QStringLiteral("nvidia-smi:0"));
}

void TestPowerLogAttach::logsThatDoNotCoverTheWindowAreRefused_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &log, ErrorCode code, const char *says) {
        QTest::newRow(name) << log << int(code) << says;
    };
    row("begins late", ptdaemonLines(10.001, 80), ErrorCode::PowerNotCovering,
        "covers 2026-11-23T07:00:10.001Z/2026-11-23T07:01:19.001Z, "
        "but the run was 2026-11-23T07:00:10.000Z/2026-11-23T07:01:10.000Z");
    row("ends early", ptdaemonLines(0.5, 69.6), ErrorCode::PowerNotCovering, "2026-11-23T07:01:09.500Z");
    row("another day", ptdaemonLines(86400, 86480), ErrorCode::PowerNotCovering, "2026-11-24T07:00:00");
    row("a minute off", ptdaemonLines(70.5, 140), ErrorCode::PowerNotCovering, "07:01:10.500Z");
    row("gap", without(without(without(ptdaemonLines(0, 80), "07:00:30"), "07:00:31"), "07:00:32"),
        ErrorCode::PowerGap, "PTDaemon told nothing new for 4.000 s from 29.000 s on");
    row("slow", nvidiaLines(0, 90, 0, 5), ErrorCode::PowerGap, "GPU 0 told nothing new for 5.000 s");
    row("one GPU ends early",
        without(nvidiaLines(0, 80), "1, 101.00 W")
            + nvidiaLines(0, 60)
                  .mid(nvidiaLines(0, 60).indexOf('\n') + 1)
                  .replace(", 0, 100.00", ", 1, 101.00")
                  .replace("\n2026/11/23 07:01:00.000, 1, 101.00 W, 300.00 W, 99 %\n2026", "\n2026"),
        ErrorCode::PowerNotCovering, "07:01:00.000Z, but the run");
    row("negative", ptdaemonLines(0, 80).replace("07:00:30.000,Watts,250", "07:00:30.000,Watts,-250"),
        ErrorCode::PowerBadReading, "-250 W");
    row("nothing", ptdaemonLines(0, 80).replace("250.000000", "0.000000"), ErrorCode::PowerZero,
        "PTDaemon shows no energy at all");
    row("back in time", nvidiaLines(0, 80).replace("07:00:30.000", "07:00:20.000"), ErrorCode::PowerDisorder,
        "go back in time");
    row("a clock set back", ptdaemonLines(0, 40) + ptdaemonLines(36.5, 80), ErrorCode::PowerDisorder,
        "PTDaemon go back in time at 36.500 s: their clock was set back. Measure again.");
    row("a clock set back before its end", ptdaemonLines(0, 72) + ptdaemonLines(60, 65),
        ErrorCode::PowerDisorder, "PTDaemon go back in time at 60.000 s");
}

void TestPowerLogAttach::logsThatDoNotCoverTheWindowAreRefused()
{
    QFETCH(QByteArray, log);
    QFETCH(int, code);
    QFETCH(QString, says);
    const auto run = attached(runBeside(), log);
    QVERIFY(!run);
    QVERIFY2(sentence(run).contains(says), qPrintable(sentence(run)));
    QCOMPARE(int(run.error().code), code);
}

void TestPowerLogAttach::logsThatJustCoverTheWindowAreTaken()
{
    QVERIFY(attached(runBeside(), ptdaemonLines(10, 70)));
    QVERIFY(attached(runBeside(), nvidiaLines(8.5, 72, 0, 3)));
    QVERIFY(attached(runBeside(), without(without(ptdaemonLines(0, 80), "07:00:30"), "07:00:31")));
    QVERIFY(attached(runBeside(), without(without(without(ptdaemonLines(0, 80), "07:01:15"), "07:01:16"),
                                          "07:01:17"))); // a gap after the measurement
}

void TestPowerLogAttach::clockOffsetDecidesWhatIsCovered()
{
    const QByteArray ahead = ptdaemonLines(40, 110); // a clock 35 s ahead
    QVERIFY(!attached(runBeside(), ahead));
    QVERIFY(attached(runBeside(), ahead, ZoneOffset(0), 35));
    QVERIFY(!attached(runBeside(), ahead, ZoneOffset(0), -35));
}

void TestPowerLogAttach::theZoneThatWouldFitIsNamed_data()
{
    QTest::addColumn<double>("shown");  // h ahead of UTC, what the log's clock showed
    QTest::addColumn<int>("stated");    // min
    QTest::addColumn<double>("length"); // s
    QTest::addColumn<QString>("zone");  // empty: none is named
    QTest::newRow("Tokyo") << 9.0 << 0 << 75.0 << "+09:00";
    QTest::newRow("UTC") << 0.0 << 540 << 75.0 << "UTC";
    QTest::newRow("summer time") << 2.0 << 60 << 75.0 << "+02:00";
    QTest::newRow("New York") << -5.0 << 0 << 75.0 << "-05:00";
    QTest::newRow("India") << 5.5 << 0 << 75.0 << "+05:30";
    QTest::newRow("Nepal") << 5.75 << 0 << 75.0 << "+05:45";
    QTest::newRow("several would fit") << 9.0 << 0 << 7300.0 << "";
    QTest::newRow("no zone is so far") << 20.0 << 0 << 75.0 << "";
    QTest::newRow("twenty minutes") << 1.0 / 3 << 0 << 75.0 << "";
}

void TestPowerLogAttach::theZoneThatWouldFitIsNamed()
{
    QFETCH(double, shown);
    QFETCH(int, stated);
    QFETCH(double, length);
    QFETCH(QString, zone);
    const auto run = attached(runBeside(), nvidiaLines(5, length, shown), ZoneOffset(stated));
    QVERIFY(!run);
    QCOMPARE(run.error().code, zone.isEmpty() ? ErrorCode::PowerNotCovering : ErrorCode::PowerLogShifted);
    QCOMPARE(argument(run.error(), "zone"), zone);
    if (!zone.isEmpty())
        QVERIFY2(sentence(run).contains("give --time-zone " + zone + "."), qPrintable(sentence(run)));
}

void TestPowerLogAttach::codeCarbonSaysHowToWriteMoreRows()
{
    for (const double step : {15.0, 80.0}) {
        const auto run = attached(runBeside(), codeCarbonLines(0, 80, step));
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::PowerLogSparse);
        QVERIFY2(sentence(run).contains(QLatin1String("measure_power_secs=1")), qPrintable(sentence(run)));
        QVERIFY2(sentence(run).contains(QLatin1String("tracker.flush()")), qPrintable(sentence(run)));
        QVERIFY2(!sentence(run).contains(QLatin1Char('{')), qPrintable(sentence(run)));
    }
}

void TestPowerLogAttach::ofSeveralTrackersTheOneBesideTheRunIsTaken()
{
    const QByteArray beside = codeCarbonLines(5, 75);
    const auto rows = [](const QByteArray &lines) { return lines.mid(lines.indexOf('\n') + 1); };
    const QByteArray all = beside.left(beside.indexOf('\n') + 1) + rows(codeCarbonLines(-200, -100))
                           + rows(beside) + rows(codeCarbonLines(100, 200));
    const auto run = attached(runBeside(), all);
    QVERIFY2(run, qPrintable(sentence(run)));
    QCOMPARE(run->data->power.size(), 3U);
    QCOMPARE(run->averagePower, attached(runBeside(), beside)->averagePower);
    QVERIFY(!attached(runBeside(), beside.left(beside.indexOf('\n') + 1) + rows(codeCarbonLines(-200, -100))
                                       + rows(codeCarbonLines(100, 200))));
}

void TestPowerLogAttach::aGpuThatCannotBeReadIsToldOf()
{
    const auto run = attached(runBeside(), nvidiaLines(5, 75).replace("101.00 W", "[N/A]"));
    QVERIFY2(run, qPrintable(sentence(run)));
    QVERIFY(isClose(run->energy->whole->total.value, 60 * 100));
    QVERIFY(run->energy->whole->missing.contains(Part::Accelerator));
    QCOMPARE(run->verdict.state, VerdictState::Mistrusted);
    QVERIFY(std::ranges::any_of(run->verdict.reasons, [](const Notice &reason) {
        return reason.sentence().find("GPU 1 gave 0 readings") != std::string::npos;
    }));
}

void TestPowerLogAttach::whatTellsNothingIsRefused()
{
    const auto silent = attached(
        runBeside(), nvidiaLines(5, 75).replace("101.00 W", "[N/A]").replace("100.00 W", "[N/A]"));
    QCOMPARE(silent.error().code, ErrorCode::PowerNoSamples);
    QCOMPARE(attached(sampleRun(0), ptdaemonLines(5, 75)).error().code, ErrorCode::PowerNoMeasurement);
    RunData strange = runBeside();
    strange.startUtc = "2026-11-23T07:00:00.000"; // no zone
    QCOMPARE(attached(strange, ptdaemonLines(5, 75)).error().code, ErrorCode::ArgumentInvalid);
}

void TestPowerLogAttach::everyPublishedPowerIsGivenByTheImporter()
{
    const auto table = CsvTable::read(fixture("mlperf/published_power.csv"), {"avg_power_w"});
    QVERIFY2(table, qPrintable(sentence(table)));
    QVERIFY(table->rowCount() > 0);
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        const auto run = mlperftest::readFixture(mlperftest::a100);
        QVERIFY2(run, qPrintable(sentence(run)));
        QVERIFY(isClose(run->averagePower->mean.value, table->requiredNumber(row, "avg_power_w"), 1e-4));
        QVERIFY(
            isClose(run->energyPerSample()->value, table->requiredNumber(row, "joules_per_sample"), 1e-4));
        QVERIFY(isClose(run->window->length().value, table->requiredNumber(row, "power_window_s"), 1e-6));
    }
}

/// MLPerf takes the mean of the readings inside the window, Hakari the integral over it, which gives the
/// edges of the window, where this power is lower, their due weight: 0.022 % less here.
void TestPowerLogAttach::anOwnRunBesideTheSameLogAgreesWithMlperf()
{
    const auto imported = mlperftest::readFixture(mlperftest::a100);
    QVERIFY2(imported, qPrintable(sentence(imported)));
    RunData data = runBeside();
    data.startUtc = imported->startUtc; // power_begin
    data.queries = {{0, std::llround(imported->window->length().value * 1e9)}};
    const RunRecord run = summarise(data);
    const auto clock = powerLogClock(run, ZoneOffset(0), {});
    const auto log = readPowerLog(
        (mlperftest::fixtures + mlperftest::a100 + '/' + mlperftest::flat + mlperftest::powerLog)
            .toStdString(),
        *clock);
    QVERIFY2(log, qPrintable(sentence(log)));
    const auto own = attachPower(run, *log);
    QVERIFY2(own, qPrintable(sentence(own)));
    QCOMPARE(own->power.back().readings, imported->power.front().readings);
    QVERIFY(isClose(own->averagePower->mean.value, 2524.0669781639513)); // summed outside of Hakari
    QVERIFY(isClose(own->averagePower->mean.value, imported->averagePower->mean.value, 3e-4));
}

QTEST_APPLESS_MAIN(TestPowerLogAttach)
#include "tst_powerlogattach.moc"
