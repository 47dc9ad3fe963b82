// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/exchange/runbeside.h"

#include "core/exchange/runtext.h"
#include "core/record/runenergy.h"

using namespace hakari;
using namespace hakari::powertest;

namespace {

/// A meter of one domain, read each second of the run and of the idle baseline before it.
PowerTrace meter(const std::string &id, Coverage covers, PowerBoundary boundary, double idle, double load)
{
    PowerTrace trace;
    trace.meter = trace.domain.id = trace.domain.name = id;
    trace.domain.covers = covers;
    trace.domain.boundary = boundary;
    for (int at = 0; at <= 75; ++at)
        trace.readings.push_back({{1.0 * at}, at < 9 ? idle : load});
    return trace;
}

PowerTrace wallMeter(double idle, double load)
{
    return meter("wall", Coverage::wholeSystem(), PowerBoundary::AcWall, idle, load);
}

RunRecord runWith(std::vector<PowerTrace> power)
{
    RunData data = runBeside();
    data.windows.insert(data.windows.begin(), {Phase::Idle, 1.0, {1.0}, {8.0}, 0, {}, std::nullopt});
    data.power = std::move(power);
    return summarise(std::move(data));
}

QString textOf(const RunRecord &record)
{
    return toQt(runToText(record));
}

} // namespace

class TestRunText : public QObject
{
    Q_OBJECT

private slots:
    void eachIntervalFollowsItsFigure();
    void anEstimateHasNoInterval();
    void anIdleAboveTheLoadIsToldOf();
    void aBaselineThatWasNotReadIsToldOf();
    void onlyLikeIsComparedWithLike();
    void anIncompleteMeterIsToldOf();
};

void TestRunText::eachIntervalFollowsItsFigure()
{
    PowerTrace trace = wallMeter(100, 250);
    for (int i = 0; i < 20; ++i)
        trace.readings[std::size_t(30 + i)].value = 260;
    const RunRecord record = runWith({trace});
    const Interval joules = *record.energy->perSample;
    QVERIFY(joules.high > joules.low);
    const QString text = textOf(record);
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral(
                 "energy +31\\.\\d\\d J per inference  \\(3\\d\\.\\d\\d to 3\\d\\.\\d\\d\\), "
                 "8\\.\\d\\d kWh per million  \\(8\\.\\d\\d to [89]\\.\\d\\d\\); 95 %, bootstrap"))),
             qPrintable(text));
}

void TestRunText::anEstimateHasNoInterval()
{
    PowerTrace model = meter("model", Coverage::wholeSystem(), PowerBoundary::Model, 100, 250);
    model.domain.provenance = Provenance::Estimated;
    const QString text = textOf(runWith({model}));
    QVERIFY2(text.contains(QLatin1String("31.25 J per inference, 8.68 kWh per million\n")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("250.0 W gross, 100.0 W idle")), qPrintable(text));
}

void TestRunText::anIdleAboveTheLoadIsToldOf()
{
    const RunRecord record = runWith({wallMeter(300, 250)});
    const QString reason = QStringLiteral("The run took 250.0 W on average, less than the 300.0 W");
    QVERIFY2(textOf(record).contains(QStringLiteral("no net energy  ") + reason), qPrintable(textOf(record)));
    const auto energy = runToJson(record)["energy"];
    QVERIFY(!energy.contains("net_j") && energy["idle_w"] == 300.0);
    QVERIFY(toQt(energy["net_absent"].get<std::string>()).startsWith(reason));
    QVERIFY(energy["net_reason"]["args"]["expected"] == "300.0 W");
}

void TestRunText::aBaselineThatWasNotReadIsToldOf()
{
    PowerTrace late = wallMeter(100, 250);
    late.readings.erase(late.readings.begin(), late.readings.begin() + 4);
    const RunRecord record = runWith({late});
    QVERIFY2(textOf(record).contains(QLatin1String("no idle power  wall was read from 4.000 s")),
             qPrintable(textOf(record)));
    const auto energy = runToJson(record)["energy"];
    QVERIFY(energy.contains("idle_absent") && !energy.contains("idle_w") && !energy.contains("net_absent"));
}

void TestRunText::onlyLikeIsComparedWithLike()
{
    const PowerTrace cpu = meter("rapl", {Part::Cpu}, PowerBoundary::Chip, 10, 50);
    const QString unlike = textOf(runWith({wallMeter(100, 250), cpu}));
    QVERIFY2(unlike.contains(QLatin1String("rapl saw 3000 J of cpu and is not added; the 15000 J counted "
                                           "instead hold dram, accelerator, network, rest, too\n")),
             qPrintable(unlike));
    const RunRecord alike = runWith({cpu, meter("other", {Part::Cpu}, PowerBoundary::Chip, 10, 45)});
    QVERIFY2(textOf(alike).contains(
                 QLatin1String("other saw 300.0 J less of the same parts (cpu) and is not added\n")),
             qPrintable(textOf(alike)));
    const auto overlap = runToJson(alike)["energy"]["overlaps"][0];
    QVERIFY(overlap["difference_j"] == 300.0 && overlap["counted_j"] == 3000.0);
    const auto other = runToJson(runWith({wallMeter(100, 250), cpu}))["energy"]["overlaps"][0];
    QVERIFY(!other.contains("difference_j") && other["counted_covers"].size() == 5);
}

void TestRunText::anIncompleteMeterIsToldOf()
{
    const Coverage gpu{Part::Accelerator};
    std::vector<PowerTrace> power;
    for (const char *id : {"nvml:0", "nvml:1", "smi:0", "smi:1"}) {
        power.push_back(meter(id, gpu, PowerBoundary::Board, 10, 100));
        power.back().meter = std::string(id, std::string(id).find(':'));
    }
    power[0].readings.resize(20);
    const RunRecord record = runWith(power);
    QCOMPARE(record.averagePower->mean.value, 200.0);
    QCOMPARE(record.averagePower->scope.covers, gpu);
    QVERIFY2(textOf(record).contains(QLatin1String(
                 "nvml saw 6000 J of accelerator and is not added; not every domain could be read\n")),
             qPrintable(textOf(record)));
}

QTEST_GUILESS_MAIN(TestRunText)
#include "tst_runtext.moc"
