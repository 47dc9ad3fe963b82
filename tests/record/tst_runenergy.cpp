// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/record/runenergy.h"

using namespace hakari;

namespace {

const Window idle{{0.0}, {10.0}};
const Window measured{{12.0}, {22.0}};

/// Read each second from 0 to 24 s: so much at idle, and so much under load.
PowerTrace outlet(double idleWatts, double loadWatts)
{
    PowerTrace trace;
    trace.meter = trace.domain.id = trace.domain.name = "wall";
    trace.domain.covers = Coverage::wholeSystem();
    trace.domain.boundary = PowerBoundary::AcWall;
    for (int at = 0; at <= 24; ++at)
        trace.readings.push_back({{1.0 * at}, at <= 11 ? idleWatts : loadWatts});
    return trace;
}

/// Four windows of the measurement.
std::vector<CountedWindow> counted()
{
    std::vector<CountedWindow> windows;
    for (int i = 0; i < 4; ++i)
        windows.push_back({{{12.0 + 2.5 * i}, {14.5 + 2.5 * i}}, 100.0 + i});
    return windows;
}

RunEnergy energyOf(const PowerTrace &trace, const std::optional<Window> &baseline = idle)
{
    return hakari::energyOf(std::span(&trace, 1), measured, baseline, counted());
}

} // namespace

class TestRunEnergy : public QObject
{
    Q_OBJECT

private slots:
    void netIsGrossWithoutIdle();
    void withoutABaselineNothingIsRefused();
    void anIdleAboveTheLoadSaysWhyThereIsNoNet();
    void equalIdleAndLoadHaveNoNetEnergy_data();
    void equalIdleAndLoadHaveNoNetEnergy();
    void aBaselineThatWasNotReadSaysWhy();
    void measurementsHaveIntervals();
    void estimatesHaveNoIntervals();
};

void TestRunEnergy::netIsGrossWithoutIdle()
{
    const RunEnergy energy = energyOf(outlet(100, 300));
    QCOMPARE(energy.whole->total.value, 3000.0);
    QCOMPARE(energy.idle->value, 100.0);
    QCOMPARE(energy.net->value, 2000.0);
    QVERIFY(!energy.idleRefused && !energy.netRefused);
}

void TestRunEnergy::withoutABaselineNothingIsRefused()
{
    const RunEnergy energy = energyOf(outlet(100, 300), std::nullopt);
    QVERIFY(!energy.idle && !energy.net && !energy.idleRefused && !energy.netRefused);
}

void TestRunEnergy::anIdleAboveTheLoadSaysWhyThereIsNoNet()
{
    const RunEnergy energy = energyOf(outlet(301, 300));
    QVERIFY(energy.idle && !energy.net && !energy.idleRefused);
    QVERIFY(energy.netRefused && energy.netRefused->code == ErrorCode::PowerBelowIdle);
    QCOMPARE(energy.netRefused->args.at("expected"), std::string("301.0 W"));
}

void TestRunEnergy::equalIdleAndLoadHaveNoNetEnergy_data()
{
    QTest::addColumn<double>("watts");
    for (const double watts : {500.0, 200.0, 77.7, 0.1, 1.0 / 3})
        QTest::addRow("%g W", watts) << watts;
}

void TestRunEnergy::equalIdleAndLoadHaveNoNetEnergy()
{
    QFETCH(double, watts);
    const PowerTrace trace = outlet(watts, watts);
    for (int i = 1; i < 50; ++i) { // windows whose edges round
        const Window window{{12.0 + 0.1 * i}, {17.0 + 0.137 * i}};
        const RunEnergy energy = hakari::energyOf(std::span(&trace, 1), window, idle, {});
        QVERIFY(energy.net && !energy.netRefused);
        QVERIFY(energy.net->value >= 0 && energy.net->value <= 1e-9 * energy.whole->total.value);
    }
}

void TestRunEnergy::aBaselineThatWasNotReadSaysWhy()
{
    PowerTrace late = outlet(100, 300);
    late.readings.erase(late.readings.begin(), late.readings.begin() + 5);
    const RunEnergy energy = energyOf(late);
    QVERIFY(energy.whole && !energy.idle && !energy.net && !energy.netRefused);
    QVERIFY(energy.idleRefused && energy.idleRefused->code == ErrorCode::PowerEdges);
}

void TestRunEnergy::measurementsHaveIntervals()
{
    const RunEnergy energy = energyOf(outlet(100, 300));
    QVERIFY(energy.power && energy.perSample);
    QVERIFY(energy.perSample->low < energy.perSample->high);
}

void TestRunEnergy::estimatesHaveNoIntervals()
{
    PowerTrace model = outlet(100, 300);
    model.domain.boundary = PowerBoundary::Model;
    model.domain.provenance = Provenance::Estimated;
    const RunEnergy energy = energyOf(model);
    QVERIFY(energy.whole && energy.idle && energy.net);
    QVERIFY(!energy.power && !energy.perSample);
}

QTEST_APPLESS_MAIN(TestRunEnergy)
#include "tst_runenergy.moc"
