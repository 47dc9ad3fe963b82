// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/runbeside.h"
#include "tests/support/foreignlocale.h"

#include "core/exchange/powerlog.h"

#include <cmath>

using namespace hakari;
using namespace hakari::powertest;

namespace {

UtcTime moment(const char *text)
{
    return parseLogStamp(text)->shown;
}

/// Beside a run that began at 2026-11-23T07:00:00Z.
PowerLogClock clockOf(std::optional<ZoneOffset> zone, double offset = 0)
{
    return {moment("2026-11-23T07:00:00Z"), zone, {offset}};
}

const PowerLogClock utc = clockOf(ZoneOffset(0));

Expected<PowerLog> readText(const QByteArray &bytes, const PowerLogClock &clock = utc)
{
    return readPowerLog(LogFile(bytes).path().toStdString(), clock);
}

Expected<PowerLog> readFixture(const char *name, const PowerLogClock &clock)
{
    return readPowerLog(fixture(std::string("powerlogs/") + name), clock);
}

const PowerTraces &only(const Expected<PowerLog> &log)
{
    return log->sessions.at(0);
}

bool isClose(double value, double expected)
{
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

} // namespace

class TestPowerLog : public QObject
{
    Q_OBJECT

private slots:
    void zonesAreReadAndWritten_data();
    void zonesAreReadAndWritten();
    void stampsAreRead_data();
    void stampsAreRead();
    void ptdaemonIsTheWholeSystemAtTheWall();
    void samplesStayInTheOrderOfTheFile();
    void genuinePtdaemonLogIsReadWithAllItsChannels();
    void clockOffsetAndZoneMoveEveryReading_data();
    void clockOffsetAndZoneMoveEveryReading();
    void nvidiaGivesOneDomainAGpu();
    void nvidiaColumnsAreFoundByName_data();
    void nvidiaColumnsAreFoundByName();
    void genuineNvidiaLogTellsItsGpusAndZone();
    void absentReadingsAreNoReadings();
    void gpusThatNothingTellsApartAreRefused();
    void aStatedZoneMustNotContradictTheLog();
    void codeCarbonRowsAreCountersFromZero();
    void codeCarbonEnergyIsFreedOfPue();
    void codeCarbonShortRowsAreReadFromBothEnds();
    void codeCarbonProcessTrackingCoversNoWholePart();
    void codeCarbonGpuIsMeasuredOnlyWhereNvmlIsCertain_data();
    void codeCarbonGpuIsMeasuredOnlyWhereNvmlIsCertain();
    void genuineCodeCarbonLogIsDividedIntoItsTrackers();
    void codeCarbonBeginsWhereAllRowsAgree();
    void localeDoesNotMatter();
    void damagedLogIsRefused_data();
    void damagedLogIsRefused();
    void cutLogIsRefusedOrLosesOnlyItsEnd_data();
    void cutLogIsRefusedOrLosesOnlyItsEnd();
};

void TestPowerLog::zonesAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("minutes"); // 9999: refused
    QTest::addColumn<QString>("shown");
    constexpr int refused = 9999;
    QTest::newRow("UTC") << "UTC" << 0 << "UTC";
    QTest::newRow("Z") << "Z" << 0 << "UTC";
    QTest::newRow("Tokyo") << "+09:00" << 540 << "+09:00";
    QTest::newRow("no colon") << "+0900" << 540 << "+09:00";
    QTest::newRow("Newfoundland") << "-03:30" << -210 << "-03:30";
    QTest::newRow("Nepal") << "+05:45" << 345 << "+05:45";
    QTest::newRow("nothing off") << "-00:00" << 0 << "UTC";
    QTest::newRow("last") << "+14:00" << 840 << "+14:00";
    for (const char *bad : {"", "JST", "utc", "09:00", "+9", "+9:00", "+09:60", "+14:01", "-12:01", "+09:00 ",
                            "+ 9:00", "+0x:00", "+09-00"})
        QTest::newRow(bad) << bad << refused << "";
}

void TestPowerLog::zonesAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(int, minutes);
    QFETCH(QString, shown);
    const auto zone = parseZone(text.toStdString());
    QCOMPARE(zone ? int(zone->count()) : 9999, minutes);
    if (zone)
        QCOMPARE(toQt(zoneText(*zone)), shown);
}

void TestPowerLog::stampsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown"); // empty: refused
    QTest::addColumn<QString>("zone");
    QTest::newRow("nvidia-smi") << "2024/05/01 10:00:00.123"
                                << "2024-05-01T10:00:00.123Z"
                                << "";
    QTest::newRow("ISO") << "2024-05-01T10:00:00"
                         << "2024-05-01T10:00:00.000Z"
                         << "";
    QTest::newRow("microseconds") << "2024-05-01T10:00:00.987654"
                                  << "2024-05-01T10:00:00.987Z"
                                  << "";
    QTest::newRow("UTC") << "2024-05-01T10:00:00.5Z"
                         << "2024-05-01T10:00:00.500Z"
                         << "UTC";
    QTest::newRow("zone") << "2025-09-08T17:26:50+08:00"
                          << "2025-09-08T17:26:50.000Z"
                          << "+08:00";
    QTest::newRow("west") << "2025-09-08 17:26:50.25-0330"
                          << "2025-09-08T17:26:50.250Z"
                          << "-03:30";
    for (const char *bad :
         {"", "2024", "2024-05-01", "2024-05/01 10:00:00", "2024-02-30T10:00:00", "2024-13-01T10:00:00",
          "2024-05-01T24:00:00", "2024-05-01T10:60:00", "2024-05-01T10:00:00,5", "2024-05-01T10:00:00+25:00",
          "2024-05-01T10:00:00X", "05-01-2024T10:00:00", "2024-05-01_10:00:00", "2024-05-01T10:00:00+08:00x"})
        QTest::newRow(bad) << bad << ""
                           << "";
}

void TestPowerLog::stampsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(QString, zone);
    const auto stamp = parseLogStamp(text.toStdString());
    QCOMPARE(stamp ? toQt(isoText(stamp->shown)) : QString(), shown);
    if (stamp)
        QCOMPARE(stamp->zone ? toQt(zoneText(*stamp->zone)) : QString(), zone);
}

void TestPowerLog::ptdaemonIsTheWholeSystemAtTheWall()
{
    const auto log = readText(ptdaemonLines(-2, 80));
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(log->program, std::string("PTDaemon"));
    QCOMPARE(log->name, std::string("power.csv"));
    QCOMPARE(log->size, std::size_t(ptdaemonLines(-2, 80).size()));
    QCOMPARE(only(log).size(), 1U);
    const PowerTrace &trace = only(log).front();
    QCOMPARE(trace.domain.covers, Coverage::wholeSystem());
    QCOMPARE(trace.domain.boundary, PowerBoundary::AcWall);
    QCOMPARE(trace.domain.kind, ReadingKind::Power);
    QCOMPARE(trace.readings.size(), 83U);
    QCOMPARE(trace.readings.front(), (Reading{{-2.0}, 250.0}));
}

void TestPowerLog::samplesStayInTheOrderOfTheFile()
{
    const auto log = readText(ptdaemonLines(0, 3) + ptdaemonLines(1.5, 4));
    QVERIFY2(log, qPrintable(sentence(log)));
    std::vector<double> times;
    for (const Reading &reading : only(log).front().readings)
        times.push_back(reading.at.value);
    QCOMPARE(times, (std::vector<double>{0, 1, 2, 3, 1.5, 2.5, 3.5}));
}

void TestPowerLog::genuinePtdaemonLogIsReadWithAllItsChannels()
{
    const auto log = readPowerLog(fixture("mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline/"
                                          "performance__run_1__spl.txt"),
                                  {moment("2023-02-28T00:28:22.256Z"), ZoneOffset(0), {}});
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(only(log).front().readings.size(), 866U);
    QCOMPARE(only(log).front().readings.front(), (Reading{{-36.186}, 679.7})); // the sum of its channels
}

void TestPowerLog::clockOffsetAndZoneMoveEveryReading_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("first"); // s, of the first reading that is no zero point
    QTest::newRow("PTDaemon") << ptdaemonLines(5, 80, 9) << 5.0;
    QTest::newRow("nvidia-smi") << nvidiaLines(5, 80, 9) << 5.0;
    QTest::newRow("CodeCarbon") << codeCarbonLines(5, 80, 1, 9) << 5.0;
}

void TestPowerLog::clockOffsetAndZoneMoveEveryReading()
{
    QFETCH(QByteArray, bytes);
    QFETCH(double, first);
    const auto right = readText(bytes, clockOf(ZoneOffset(540)));
    const auto ahead = readText(bytes, clockOf(ZoneOffset(540), 2.5));
    const auto wrong = readText(bytes, clockOf(ZoneOffset(0)));
    const auto unknown = readText(bytes, clockOf(std::nullopt));
    QVERIFY2(right && ahead && wrong, qPrintable(sentence(right)));
    QVERIFY(isClose(only(right).front().readings.front().at.value, first));
    QVERIFY(isClose(only(ahead).front().readings.front().at.value, first - 2.5)); // the log's clock is ahead
    QVERIFY(isClose(only(wrong).front().readings.front().at.value, first + 9 * 3600));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::PowerLogZone);
    QVERIFY2(sentence(unknown).contains(QLatin1String("--time-zone +09:00")), qPrintable(sentence(unknown)));
}

void TestPowerLog::nvidiaGivesOneDomainAGpu()
{
    const auto log = readText(nvidiaLines(0, 10));
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(log->program, std::string("nvidia-smi"));
    QVERIFY(!log->namesZone);
    QCOMPARE(only(log).size(), 2U);
    for (std::size_t gpu = 0; gpu < 2; ++gpu) {
        const PowerTrace &trace = only(log)[gpu];
        QCOMPARE(trace.meter, std::string("nvidia-smi"));
        QCOMPARE(trace.domain.id, "nvidia-smi:" + std::to_string(gpu));
        QCOMPARE(trace.domain.covers, (Coverage{Part::Accelerator}));
        QCOMPARE(trace.domain.boundary, PowerBoundary::Board);
        QCOMPARE(trace.readings.size(), 11U);
        QCOMPARE(trace.readings[3], (Reading{{3.0}, 100.0 + double(gpu)}));
    }
}

void TestPowerLog::nvidiaColumnsAreFoundByName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("id"); // empty: refused for a column
    QTest::addColumn<double>("watts");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &line, const char *id,
                        double watts) {
        QTest::newRow(name) << header + '\n' + "2026/11/23 07:00:01.000, " + line + '\n' << id << watts;
    };
    row("units", "timestamp, index, power.draw [W]", "3, 412.34 W", "nvidia-smi:3", 412.34);
    row("nounits", "timestamp, index, power.draw [W]", "3, 412.34", "nvidia-smi:3", 412.34);
    row("no blanks", "timestamp,index,power.draw", "3,412.34", "nvidia-smi:3", 412.34);
    row("Windows", "timestamp, index, power.draw [W]\r", "3, 412.34 W\r", "nvidia-smi:3", 412.34);
    row("uuid first", "timestamp, index, uuid, power.draw [W]", "3, GPU-8a-b, 412.34 W",
        "nvidia-smi:GPU-8a-b", 412.34);
    row("bus", "timestamp, pci.bus_id, power.draw [W]", "00000000:07:00.0, 412.34 W",
        "nvidia-smi:00000000:07:00.0", 412.34);
    row("one GPU", "timestamp, power.draw [W]", "412.34 W", "nvidia-smi:0", 412.34);
    row("average", "timestamp, power.limit [W], power.draw.average [W]", "700.00 W, 412.34 W", "nvidia-smi:0",
        412.34);
    row("instant", "timestamp, power.max_limit [W], power.draw.instant [W]", "700.00 W, 412.34 W",
        "nvidia-smi:0", 412.34);
    row("all three", "timestamp, power.draw.instant [W], power.draw.average [W], power.draw [W]",
        "1.00 W, 2.00 W, 412.34 W", "nvidia-smi:0", 412.34);
    row("limit only", "timestamp, index, power.limit [W]", "3, 700.00 W", "", 0);
    row("cap only", "timestamp, enforced.power.limit [W], power.min_limit [W]", "700.00 W, 100.00 W", "", 0);
    row("module", "timestamp, module.power.draw.average [W], power.limit [W]", "700.00 W, 100.00 W", "", 0);
}

void TestPowerLog::nvidiaColumnsAreFoundByName()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, id);
    QFETCH(double, watts);
    const auto log = readText(bytes);
    if (id.isEmpty()) {
        QVERIFY(!log);
        QCOMPARE(log.error().code, ErrorCode::CsvColumnMissing);
        QCOMPARE(argument(log.error(), "column"), QStringLiteral("power.draw"));
        return;
    }
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(toQt(only(log).front().domain.id), id);
    QCOMPARE(only(log).front().readings, (std::vector<Reading>{{{1.0}, watts}}));
}

/// Its column "index" is the same for all; "gpu" tells them apart.
void TestPowerLog::genuineNvidiaLogTellsItsGpusAndZone()
{
    const auto log = readFixture("nvidia-smi/gpu_glasses_nvidia_smi.csv",
                                 {moment("2025-09-08T09:26:50Z"), std::nullopt, {}});
    QVERIFY2(log, qPrintable(sentence(log)));
    QVERIFY(log->namesZone);
    QCOMPARE(only(log).size(), 8U);
    QCOMPARE(only(log)[0].readings.size(), 6U);
    QCOMPARE(only(log)[7].readings.size(), 5U); // the log ends within a query
    QCOMPARE(only(log)[0].readings.front(), (Reading{{0.0}, 74.01}));
    QCOMPARE(only(log)[1].readings.back(), (Reading{{8.0}, 73.24}));

    const auto bare = readFixture("nvidia-smi/fast_llm_inference_power_log.csv", utc);
    QVERIFY(!bare);
    QCOMPARE(bare.error().code, ErrorCode::PowerLogUnknown);
}

void TestPowerLog::absentReadingsAreNoReadings()
{
    const QByteArray header = "timestamp, index, power.draw [W]\n";
    const auto log = readText(header
                              + "2026/11/23 07:00:00.000, 0, 50.00 W\n"
                                "2026/11/23 07:00:00.000, 1, [Not Supported]\n"
                                "2026/11/23 07:00:01.000, 0, [N/A]\n"
                                "2026/11/23 07:00:01.000, 1, N/A\n"
                                "2026/11/23 07:00:02.000, 0, 0.00 W\n"
                                "2026/11/23 07:00:02.000, 1, [Unknown Error]\n");
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(only(log).size(), 2U);
    QCOMPARE(only(log)[0].readings, (std::vector<Reading>{{{0.0}, 50.0}, {{2.0}, 0.0}}));
    QVERIFY(only(log)[1].readings.empty());
}

void TestPowerLog::gpusThatNothingTellsApartAreRefused()
{
    const QByteArray header = "timestamp, power.draw [W]\n";
    const auto mixed = readText(header
                                + "2026/11/23 07:00:00.000, 50.00 W\n"
                                  "2026/11/23 07:00:00.003, 60.00 W\n"
                                  "2026/11/23 07:00:01.000, 50.00 W\n");
    QVERIFY(!mixed);
    QCOMPARE(mixed.error().code, ErrorCode::PowerLogMixed);
    QCOMPARE(argument(mixed.error(), "line"), QStringLiteral("3"));
    QVERIFY(readText(header
                     + "2026/11/23 07:00:00.000, 50.00 W\n"
                       "2026/11/23 07:00:00.100, 60.00 W\n"));
}

void TestPowerLog::aStatedZoneMustNotContradictTheLog()
{
    const char *file = "nvidia-smi/gpu_glasses_nvidia_smi.csv";
    QVERIFY(readFixture(file, clockOf(ZoneOffset(480))));
    const auto log = readFixture(file, clockOf(ZoneOffset(540)));
    QVERIFY(!log);
    QCOMPARE(log.error().code, ErrorCode::ArgumentInvalid);
    QCOMPARE(argument(log.error(), "value"), QStringLiteral("+09:00"));
}

void TestPowerLog::codeCarbonRowsAreCountersFromZero()
{
    const auto log = readText(codeCarbonLines(3, 80));
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(log->sessions.size(), 1U);
    QCOMPARE(only(log).size(), 3U);
    const std::vector<Part> parts{Part::Cpu, Part::Accelerator, Part::Dram};
    const std::vector<double> watts{36.0, 72.0, 3.6};
    for (std::size_t i = 0; i < 3; ++i) {
        const PowerTrace &trace = only(log)[i];
        const bool gpu = parts[i] == Part::Accelerator;
        QCOMPARE(trace.domain.covers, (Coverage{parts[i]}));
        QCOMPARE(trace.domain.kind, ReadingKind::Energy);
        QCOMPARE(trace.domain.provenance, gpu ? Provenance::Measured : Provenance::Estimated);
        QCOMPARE(trace.domain.boundary, gpu ? PowerBoundary::Board : PowerBoundary::Model);
        QCOMPARE(trace.readings.front(), (Reading{{3.0}, 0.0}));
        QCOMPARE(trace.readings.size(), 78U);
        QVERIFY(isClose(trace.readings[10].value, 10 * watts[i]));
        QVERIFY(isClose(trace.readings[10].at.value, 13.0));
    }
}

void TestPowerLog::codeCarbonEnergyIsFreedOfPue()
{
    const auto plain = readText(codeCarbonLines(3, 80));
    const auto scaled = readText(codeCarbonLines(3, 80).replace(",N,1.0\n", ",N,1.5\n"));
    const auto older = readText(codeCarbonLines(3, 80).replace(",N,1.0\n", ",N\n").replace(",pue\n", "\n"));
    QVERIFY2(scaled && older, qPrintable(sentence(scaled)));
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(isClose(only(scaled)[i].readings.back().value * 1.5, only(plain)[i].readings.back().value));
        QCOMPARE(only(older)[i].readings, only(plain)[i].readings);
    }
    QVERIFY(!readText(codeCarbonLines(3, 80).replace(",N,1.0\n", ",N,0.0\n")));
    auto changing = codeCarbonLines(3, 80);
    changing.replace(changing.size() - 4, 3, "1.2");
    QCOMPARE(readText(changing).error().code, ErrorCode::PowerBadLine);
}

/// An appended row lacks what was empty when it was written.
void TestPowerLog::codeCarbonShortRowsAreReadFromBothEnds()
{
    const QByteArray header = "timestamp,run_id,duration,cpu_energy,gpu_energy,ram_energy,energy_consumed,"
                              "gpu_count,gpu_model,longitude,tracking_mode,on_cloud,pue\n";
    const auto log = readText(header
                              + "2026-11-23T07:00:02,r,2,0.002,0.0,0.001,0.003,,,,process,N,2.0\n"
                                "2026-11-23T07:00:03,r,3,0.004,0.0,0.001,0.005,process,N,2.0\n");
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(only(log).size(), 2U); // no GPU
    QCOMPARE(only(log)[0].readings, (std::vector<Reading>{{{0.0}, 0.0}, {{2.0}, 3600.0}, {{3.0}, 7200.0}}));
    QVERIFY(only(log)[0].domain.covers.empty());
}

void TestPowerLog::codeCarbonProcessTrackingCoversNoWholePart()
{
    const auto log = readText(codeCarbonLines(3, 80).replace("machine", "process"));
    QVERIFY2(log, qPrintable(sentence(log)));
    QVERIFY(only(log)[0].domain.covers.empty());
    QCOMPARE(only(log)[1].domain.covers, (Coverage{Part::Accelerator})); // NVML knows no processes
    QVERIFY(only(log)[2].domain.covers.empty());
}

void TestPowerLog::codeCarbonGpuIsMeasuredOnlyWhereNvmlIsCertain_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<bool>("measured");
    QTest::newRow("NVIDIA") << QByteArray("8 x NVIDIA H100 80GB HBM3") << true;
    QTest::newRow("Apple") << QByteArray("Apple M1") << false;
    QTest::newRow("unknown") << QByteArray() << false;
}

void TestPowerLog::codeCarbonGpuIsMeasuredOnlyWhereNvmlIsCertain()
{
    QFETCH(QByteArray, model);
    QFETCH(bool, measured);
    const auto log = readText(codeCarbonLines(3, 80).replace("1 x NVIDIA A100-SXM4-40GB", model));
    QVERIFY2(log, qPrintable(sentence(log)));
    const MeterDomain &domain = only(log)[1].domain;
    QCOMPARE(domain.provenance, measured ? Provenance::Measured : Provenance::Estimated);
    QCOMPARE(domain.boundary, measured ? PowerBoundary::Board : PowerBoundary::Model);
}

void TestPowerLog::genuineCodeCarbonLogIsDividedIntoItsTrackers()
{
    const PowerLogClock clock{moment("2024-05-31T09:09:24Z"), ZoneOffset(120), {}};
    const auto log = readFixture("codecarbon/mlco2_examples_emissions.csv", clock);
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(only(log)[0].readings.size(), 2U); // one row, and its beginning
    std::size_t rows = 0;
    for (const PowerTraces &session : log->sessions) {
        std::size_t most = 0;
        for (const PowerTrace &trace : session)
            most = std::max(most, trace.readings.size() - 1);
        rows += most;
    }
    QCOMPARE(rows, 29U - 1U); // of each row, at least one part; but of a tracker's that never moved

    const auto older = readFixture("codecarbon/mlco2_tests_emissions_invalid_headers.csv", clock);
    QVERIFY(!older);
    QCOMPARE(older.error().code, ErrorCode::CsvColumnMissing);
    QCOMPARE(argument(older.error(), "column"), QStringLiteral("cpu_energy"));
    const auto newer = readFixture("codecarbon/mlco2_tests_emissions_valid_headers.csv", clock);
    QVERIFY2(newer, qPrintable(sentence(newer)));
    QCOMPARE(only(newer).size(), 1U); // of three parts, only RAM was not zero
    QCOMPARE(only(newer)[0].domain.covers, (Coverage{Part::Dram}));
    QVERIFY(isClose(only(newer)[0].readings.back().value, 0.00057442898176 * 3.6e6));
}

/// The timestamps are cut to whole seconds, the durations are not.
void TestPowerLog::codeCarbonBeginsWhereAllRowsAgree()
{
    const QByteArray header = "timestamp,run_id,duration,cpu_energy,gpu_energy,ram_energy,energy_consumed\n";
    const auto log = readText(header
                              + "2026-11-23T07:00:04,r,1.3,0.001,0,0,0\n"  // 3.65 + 1.3 = 4.95
                                "2026-11-23T07:00:06,r,2.36,0.002,0,0,0\n" // 6.01
                                "2026-11-23T07:00:07,r,3.5,0.003,0,0,0\n");
    QVERIFY2(log, qPrintable(sentence(log)));
    QCOMPARE(log->sessions.size(), 1U);
    QVERIFY(isClose(only(log)[0].readings[0].at.value, 3.64));
    QVERIFY(isClose(only(log)[0].readings[3].at.value, 7.14));
}

void TestPowerLog::localeDoesNotMatter()
{
    const ForeignLocale german("de_DE.UTF-8");
    if (!german.isActive())
        QSKIP("no German locale here");
    const auto nvidia = readText(nvidiaLines(0, 2));
    const auto carbon = readText(codeCarbonLines(0.5, 2.5));
    QVERIFY(nvidia && carbon);
    QCOMPARE(only(nvidia)[1].readings[1], (Reading{{1.0}, 101.0}));
    QVERIFY(isClose(only(carbon)[0].readings.back().value, 72.0));
}

void TestPowerLog::damagedLogIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &bytes, const char *says) {
        QTest::newRow(name) << bytes << says;
    };
    const QByteArray nvidia = nvidiaLines(0, 5);
    const QByteArray carbon = codeCarbonLines(0, 5);
    row("empty", "", "is empty");
    row("blank", " \n\n", "is empty");
    row("text", "hello\n", "no power log that Hakari reads");
    row("dmon", "# gpu    pwr  gtemp\n# Idx      W      C\n    0     34     38\n", "no power log");
    row("UTF-16", QByteArray("\xFF\xFEt\0i\0", 6), "line 1: not valid UTF-8");
    row("value", QByteArray(nvidia).replace("101.00 W", "abc W"), "power.csv, line 3: not a power reading");
    row("decimal comma", QByteArray(nvidia).replace(", 101.00 W", ", 101 00 W"),
        "line 3: not a power reading");
    row("infinite", QByteArray(nvidia).replace("101.00 W", "inf"), "line 3: not a power reading");
    row("blank value", QByteArray(nvidia).replace("101.00 W", ""), "line 3: not a power reading");
    row("no such day", QByteArray(nvidia).replace("2026/11/23", "2026/11/31"), "line 2: not a power reading");
    row("two lines in one", QByteArray(nvidia).replace("07:00:01.000, 1, 101.00 W", "07:00:01.000, 1"),
        "line 5: not a power reading");
    row("header again", nvidia + nvidia, "line 14: not a power reading");
    row("quote", QByteArray(nvidia).replace("101.00 W", "\"101.00 W"), "fewer fields");
    row("duration", QByteArray(carbon).replace(",a1,3,", ",a1,long,"),
        "line 4, column \"duration\": \"long\"");
    row("no duration", QByteArray(carbon).replace(",a1,3,", ",a1,,"), "line 4, column \"duration\": \"\"");
    row("energy", QByteArray(carbon).replace("e-05", "e-05kWh"), "is not a usable number");
    row("time", QByteArray(carbon).replace("2026-11-23T07:00:03", "yesterday"),
        "line 4: not a power reading");
    row("only three fields", QByteArray(carbon).replace(carbon.indexOf(",a1,3,") + 5, 60, "\n"),
        "line 4: not a power reading");
    row("PTDaemon", ptdaemonLines(0, 5).replace("07:00:03.000", "25:00:03.000"),
        "line 4: not a power reading");
}

void TestPowerLog::damagedLogIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto log = readText(bytes);
    QVERIFY(!log);
    QVERIFY2(sentence(log).contains(says), qPrintable(sentence(log)));
    QVERIFY2(sentence(log).contains(QLatin1String("power.csv")), qPrintable(sentence(log)));
}

void TestPowerLog::cutLogIsRefusedOrLosesOnlyItsEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PTDaemon") << ptdaemonLines(0, 5);
    QTest::newRow("nvidia-smi") << nvidiaLines(0, 3);
    QTest::newRow("power last") << nvidiaLines(0, 3)
                                       .replace(", 300.00 W, 99 %", "")
                                       .replace(", power.limit [W], utilization.gpu [%]", "");
    QTest::newRow("CodeCarbon") << codeCarbonLines(0, 5);
}

void TestPowerLog::cutLogIsRefusedOrLosesOnlyItsEnd()
{
    QFETCH(QByteArray, bytes);
    const auto whole = readText(bytes);
    QVERIFY2(whole, qPrintable(sentence(whole)));
    int refused = 0;
    const qsizetype lastLines = bytes.size() - 150;
    for (qsizetype size = lastLines; size < bytes.size(); ++size) {
        const auto log = readText(bytes.first(size));
        refused += log ? 0 : 1;
        if (!log)
            continue;
        for (std::size_t i = 0; !log->sessions.empty() && i < only(log).size(); ++i) {
            const auto &readings = only(log)[i].readings;
            const auto &all = only(whole)[i].readings;
            QVERIFY2(readings.size() <= all.size()
                         && std::equal(readings.begin(), readings.end(), all.begin()),
                     qPrintable(QString::number(size)));
        }
    }
    QVERIFY2(refused > 75, qPrintable(QString::number(refused)));
}

QTEST_APPLESS_MAIN(TestPowerLog)
#include "tst_powerlog.moc"
