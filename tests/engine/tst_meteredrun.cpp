// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/engine/simulated.h"
#include "tests/engine/simulatedmeter.h"

#include "core/engine/run.h"
#include "core/record/recordedrun.h"
#include "core/record/runenergy.h"

#include <algorithm>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr double idleWatts = 100;
constexpr double busyWatts = 300;

/// A run of batches that take 100 ms each on a machine whose meters are simulated as well.
struct Simulation {
    SimulatedClock clock;
    SimulatedSession *session = nullptr;
    std::vector<std::unique_ptr<PowerMeter>> meters;
    std::vector<std::string> lines;
    RunPlan plan;

    Simulation()
    {
        plan.workload.id = "simulated";
        plan.backend = "simulation";
        plan.profile = Profile::Standard;
        plan.session.largestBatch = 4;
        plan.batch = 4;
    }

    double watts() const { return session && session->executions > 0 ? busyWatts : idleWatts; }

    SimulatedMeter &add(MeterDomain domain, SimulatedMeter::Read read)
    {
        auto meter = std::make_unique<SimulatedMeter>(std::move(domain), std::move(read));
        SimulatedMeter &added = *meter;
        meters.push_back(std::move(meter));
        return added;
    }
    SimulatedMeter &addWall()
    {
        return add(domainOf("wall", Coverage::wholeSystem()), [this] { return watts(); });
    }

    RunRecord run()
    {
        const bool metered = !meters.empty();
        MeterSampler sampler(std::move(meters), clock, usualMeterInterval, false);
        clock.onPass = [&sampler] { sampler.sample(); };
        sampler.sample();
        Reporter reporter(EventLines("r", 0, [this](std::string_view line) { lines.emplace_back(line); }),
                          clock, false);
        reporter.hello(openingOf(plan, "r", "2026-01-01T00:00:00.000Z"));
        const std::atomic<bool> stop = false;
        executeRun(
            plan,
            [this]() -> Expected<std::unique_ptr<Session>> {
                auto made = std::make_unique<SimulatedSession>(clock, [](std::size_t) { return 100 * ms; });
                session = made.get();
                return made;
            },
            metered ? &sampler : nullptr, clock, reporter, stop);
        reporter.bye(false);
        return assembled();
    }

    RunRecord assembled() const
    {
        RunAssembler assembler("test");
        for (const std::string &line : lines) {
            const auto added = assembler.add(std::string_view(line).substr(0, line.size() - 1));
            if (!added)
                qFatal("%s", describe(added.error()).c_str());
        }
        return *std::move(assembler).finish();
    }

    bool told(const char *text) const
    {
        return std::ranges::any_of(
            lines, [text](const std::string &line) { return line.find(text) != std::string::npos; });
    }
};

QString reasons(const RunRecord &record)
{
    QStringList all;
    for (const Notice &reason : record.verdict.reasons)
        all << QString::fromStdString(reason.sentence());
    return all.join(QLatin1Char('\n'));
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::abs(b);
}

} // namespace

class TestMeteredRun : public QObject
{
    Q_OBJECT

private slots:
    void energyFollowsFromTheReadingsOfTheRunItself();
    void anIdleBaselineComesFirst();
    void withoutMetersThereIsNoBaselineAndNoEnergy();
    void aBaselineThatIsAskedForComesWithoutMetersToo();
    void aBaselineMayBeLeftOut();
    void risingPowerIsNotSteady();
    void aSlowMeterMakesWindowsLongEnoughToJudgeItsPower();
    void theLargerBoundaryCountsAndTheDifferenceIsKept();
    void aMeterThatIsUnpluggedLeavesNoEnergyButItsReason();
    void aMeterReadTooSeldomIsMistrusted();
    void throttlingDuringTheMeasurementIsMistrusted();
    void throttlingBeforeItIsNot();
    void metersTellTheirFactsBeforeAndAfter();
};

void TestMeteredRun::energyFollowsFromTheReadingsOfTheRunItself()
{
    Simulation simulation;
    simulation.addWall();
    const RunRecord record = simulation.run();
    QCOMPARE(reasons(record), QString());
    QVERIFY(near(record.throughput->value, 40));
    QVERIFY(record.averagePower.has_value());
    QVERIFY(near(record.averagePower->mean.value, busyWatts));
    QVERIFY(near(record.averagePower->idle->value, idleWatts));
    QVERIFY(record.averagePower->interval.has_value());
    QVERIFY(near(record.averagePower->interval->low, busyWatts));
    QVERIFY((record.averagePower->scope == PowerScope{Coverage::wholeSystem(), PowerBoundary::AcWall}));
    QVERIFY(record.averagePower->provenance == Provenance::Measured);
    QVERIFY(near(record.energyPerSample()->value, busyWatts / 40));
    QVERIFY(near(record.energy->perSample->high, busyWatts / 40));
    QVERIFY(near(record.energy->whole->total.value, busyWatts * record.duration->value));
    QVERIFY(near(record.energy->net->value, (busyWatts - idleWatts) * record.duration->value));
}

void TestMeteredRun::anIdleBaselineComesFirst()
{
    Simulation simulation;
    simulation.addWall();
    const RunRecord record = simulation.run();
    const LoadWindow &first = record.data->windows.front();
    QCOMPARE(first.phase, Phase::Idle);
    QVERIFY(near((first.end - first.begin).value, 30));
    QCOMPARE(first.samples, std::uint64_t{0});
}

void TestMeteredRun::withoutMetersThereIsNoBaselineAndNoEnergy()
{
    Simulation simulation;
    const RunRecord record = simulation.run();
    QVERIFY(!simulation.told("\"idle\""));
    QVERIFY(!record.energy && !record.averagePower && record.power.empty());
    QCOMPARE(record.verdict.state, VerdictState::Valid);
}

void TestMeteredRun::aBaselineThatIsAskedForComesWithoutMetersToo()
{
    Simulation simulation;
    simulation.plan.idle = Seconds{20};
    const RunRecord record = simulation.run(); // a log of its power may be attached later
    const LoadWindow &first = record.data->windows.front();
    QCOMPARE(first.phase, Phase::Idle);
    QVERIFY(near((first.end - first.begin).value, 20));
}

void TestMeteredRun::aBaselineMayBeLeftOut()
{
    Simulation simulation;
    simulation.addWall();
    simulation.plan.idle = Seconds{0};
    const RunRecord record = simulation.run();
    QVERIFY(!simulation.told("\"idle\""));
    QVERIFY(record.averagePower.has_value() && !record.averagePower->idle && !record.energy->net);
}

void TestMeteredRun::risingPowerIsNotSteady()
{
    Simulation simulation;
    simulation.add(domainOf("wall", Coverage::wholeSystem()),
                   [&simulation] { return 100 * std::exp(secondsOf(simulation.clock.now()).value / 50); });
    const RunRecord record = simulation.run();
    QCOMPARE(record.verdict.state, VerdictState::Mistrusted);
    QVERIFY2(reasons(record).contains(QStringLiteral("for power (limit 1.05)")), qPrintable(reasons(record)));
}

void TestMeteredRun::aSlowMeterMakesWindowsLongEnoughToJudgeItsPower()
{
    Simulation simulation;
    simulation.addWall().shortest = {1};
    const RunRecord record = simulation.run();
    int judged = 0;
    for (const LoadWindow &window : record.data->windows) {
        if (window.phase != Phase::SteadyCheck)
            continue;
        QVERIFY((window.end - window.begin).value >= 6);
        judged += window.power.has_value() ? 1 : 0;
    }
    QCOMPARE(judged, 3);
}

void TestMeteredRun::theLargerBoundaryCountsAndTheDifferenceIsKept()
{
    Simulation simulation;
    simulation.add(domainOf("package", {Part::Cpu}, PowerBoundary::Chip),
                   [&simulation] { return simulation.watts() / 2; });
    simulation.addWall();
    const RunRecord record = simulation.run();
    QVERIFY(near(record.averagePower->mean.value, busyWatts));
    QCOMPARE(record.averagePower->scope.boundary, PowerBoundary::AcWall);
    QCOMPARE(record.energy->whole->overlaps.size(), std::size_t{1});
    const Overlap &overlap = record.energy->whole->overlaps.front();
    QCOMPARE(overlap.meter, std::string("package"));
    QVERIFY(near(overlap.energy.value, busyWatts / 2 * record.duration->value));
    QVERIFY(near(overlap.counted.value, busyWatts * record.duration->value));
    QVERIFY(!overlap.difference()); // a processor and a whole system are not alike
}

void TestMeteredRun::aMeterThatIsUnpluggedLeavesNoEnergyButItsReason()
{
    Simulation simulation;
    simulation.add(domainOf("wall", Coverage::wholeSystem()), [&]() -> Expected<std::optional<double>> {
        if (secondsOf(simulation.clock.now()).value > 60)
            return tl::unexpected(
                Error{ErrorCode::MeterUnreadable, {{"meter", "wall"}, {"file", "/dev/plug"}}});
        return simulation.watts();
    });
    const RunRecord record = simulation.run();
    QVERIFY(record.throughput.has_value() && !record.averagePower && !record.energyPerSample());
    QCOMPARE(record.energy->domains.front().energy.error().code, ErrorCode::PowerEdges);
    QVERIFY2(reasons(record).contains(QStringLiteral("but the window is")), qPrintable(reasons(record)));
    QCOMPARE(record.data->warnings.size(), std::size_t{1});
    QVERIFY(record.data->warnings.front().sentence().find("/dev/plug") != std::string::npos);
}

void TestMeteredRun::aMeterReadTooSeldomIsMistrusted()
{
    Simulation simulation;
    Seconds last{-2};
    Seconds asked{-1};
    simulation.add(domainOf("wall", Coverage::wholeSystem()), [&]() -> std::optional<double> {
        const Seconds now = secondsOf(simulation.clock.now());
        const bool again = std::exchange(asked, now) == now; // at the very end
        if (!again && now - last < Seconds{2})
            return std::nullopt;
        last = now;
        return simulation.watts();
    });
    const RunRecord record = simulation.run();
    QVERIFY(record.averagePower.has_value());
    QVERIFY2(reasons(record).contains(QStringLiteral("one a second is the least")),
             qPrintable(reasons(record)));
}

void TestMeteredRun::throttlingDuringTheMeasurementIsMistrusted()
{
    Simulation simulation;
    int asked = 0;
    simulation.addWall().throttling = [&asked] {
        return ++asked == 2 ? std::vector<std::string>{"GPU 0: hot"} : std::vector<std::string>();
    };
    const RunRecord record = simulation.run();
    QCOMPARE(reasons(record), QStringLiteral("throttling: GPU 0: hot"));
}

void TestMeteredRun::throttlingBeforeItIsNot()
{
    Simulation simulation;
    int asked = 0;
    simulation.addWall().throttling = [&asked] {
        return ++asked == 1 ? std::vector<std::string>{"GPU 0: hot"} : std::vector<std::string>();
    };
    QCOMPARE(reasons(simulation.run()), QString());
}

void TestMeteredRun::metersTellTheirFactsBeforeAndAfter()
{
    Simulation simulation;
    simulation.addWall().notices = {{"{count} others use the device", {{"count", "2"}}}};
    const RunRecord record = simulation.run();
    QCOMPARE(record.host.at("wall_limit"), std::string("300 W"));
    QCOMPARE(record.host.at("wall_limit_after"), std::string("300 W"));
    QCOMPARE(record.data->warnings.front().sentence(), std::string("2 others use the device"));
}

QTEST_APPLESS_MAIN(TestMeteredRun)

#include "tst_meteredrun.moc"
