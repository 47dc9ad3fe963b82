// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/integration.h"
#include "core/power/neuron.h"
#include "tests/power/fakesystem.h"

#include <fmt/format.h>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr double noon = 1781370720;
const std::string folder = "sys/devices/virtual/neuron_device/";

/// An instance with Neuron devices, and a clock.
class FakeInstance : public FakeSystem
{
public:
    void device(int index, const std::string &utilization) const
    {
        const std::string device = fmt::format("{}neuron{}/", folder, index);
        write(device + "stats/power/utilization", utilization);
        write(device + "info/architecture/device_name", "Inferentia2\n");
        write(device + "core_count", "2\n");
        write(device + "power/runtime_status", "unsupported\n"); // the kernel's own, of every device
    }
    Expected<std::unique_ptr<PowerMeter>> open(std::optional<Watts> perDevice = {}) const
    {
        return openNeuron(root(), perDevice, [this] { return Seconds{now}; });
    }

    double now = noon + 20;
};

std::string minute(double end, const std::string &mean)
{
    return fmt::format("POWER_STATUS_VALID,{:.0f},1.50,35.00,{}\n", end, mean);
}

std::string refusal(const Expected<std::unique_ptr<PowerMeter>> &meter)
{
    return meter ? "a meter" : describe(meter.error());
}

} // namespace

class TestNeuron : public QObject
{
    Q_OBJECT

private slots:
    void absent();
    void sharesOfTheGreatestPower();
    void wattsAreEstimates();
    void everyMinuteOnce();
    void ageIsThatOfTheMinute();
    void devicesTakeTurns();
    void silent_data();
    void silent();
    void oldDriver();
    void fallsSilentLater();
    void factsOfTheDriver();
    void integratesMinutes();
};

void TestNeuron::absent()
{
    const FakeSystem system;
    auto meter = openNeuron(system.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::NeuronAbsent);
    system.write(folder + "power/runtime_status", "unsupported\n");
    system.write(folder + "neuronX/stats/power/utilization", minute(noon, "2.00"));
    meter = openNeuron(system.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::NeuronAbsent);
}

void TestNeuron::sharesOfTheGreatestPower()
{
    const FakeInstance instance;
    instance.device(0, "POWER_STATUS_VALID,1781370720,0.86,25.00,18.86"); // as the driver prints it
    instance.device(10, minute(noon, "0.00"));
    instance.device(2, minute(noon, "100.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY(
        (lines(**meter)
         == std::vector<std::string>{"neuron:0|Inferentia2 0|unknown|-", "neuron:2|Inferentia2 2|unknown|-",
                                     "neuron:10|Inferentia2 10|unknown|-"}));
    const Values values = valuesOf(**meter);
    QVERIFY((values == Values{0.1886, 1.0, 0.0}));
    const MeterDomain &domain = (*meter)->domains().front();
    QVERIFY(domain.kind == ReadingKind::Share && domain.provenance == Provenance::Measured);
    QVERIFY(domain.boundary == PowerBoundary::Board);
    QCOMPARE((*meter)->id(), std::string("neuron"));
}

void TestNeuron::wattsAreEstimates()
{
    const FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    const auto meter = instance.open(Watts{175.0});
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((valuesOf(**meter) == Values{35.0}));
    const MeterDomain &domain = (*meter)->domains().front();
    QVERIFY(domain.kind == ReadingKind::Power && domain.provenance == Provenance::Estimated);
    QVERIFY(domain.covers == Coverage{Part::Accelerator} && domain.boundary == PowerBoundary::Board);
    QVERIFY(domain.averagedOver == Seconds{60.0});
}

void TestNeuron::everyMinuteOnce()
{
    const FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((valuesOf(**meter) == Values{0.2}));
    Values values{1.0};
    QVERIFY((*meter)->read(values)); // nothing new is no failure
    QVERIFY(!values.front());
    instance.device(0, minute(noon + 60, "20.00"));
    QVERIFY((valuesOf(**meter) == Values{0.2})); // the same power, but of another minute
}

void TestNeuron::ageIsThatOfTheMinute()
{
    FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    valuesOf(**meter);
    QCOMPARE((*meter)->age().value, 20.0);
    valuesOf(**meter); // nothing was read
    QCOMPARE((*meter)->age().value, 0.0);
    instance.device(0, minute(noon + 60, "20.00"));
    instance.now = noon + 59; // the clock was set back
    valuesOf(**meter);
    QCOMPARE((*meter)->age().value, 0.0);
}

void TestNeuron::devicesTakeTurns()
{
    const FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    instance.device(1, minute(noon, "30.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    valuesOf(**meter);
    instance.device(1, minute(noon + 60, "40.00"));
    const Values values = valuesOf(**meter);
    QVERIFY(!values[0] && values[1] == 0.4);
}

void TestNeuron::silent_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no data") << "POWER_STATUS_NO_DATA,1781370720,0.00,0.00,0.00";
    QTest::newRow("invalid") << "POWER_STATUS_INVALID,1781370720,0.00,0.00,0.00";
    QTest::newRow("before the first minute") << "POWER_STATUS_VALID,0,0.00,0.00,0.00";
    QTest::newRow("empty") << "";
    QTest::newRow("short") << "POWER_STATUS_VALID,1781370720,1.50,3.50";
    QTest::newRow("long") << "POWER_STATUS_VALID,1781370720,1.50,3.50,2.00,2.00";
    QTest::newRow("above") << "POWER_STATUS_VALID,1781370720,1.50,3.50,100.01";
    QTest::newRow("below") << "POWER_STATUS_VALID,1781370720,1.50,3.50,-0.01";
    QTest::newRow("not a number") << "POWER_STATUS_VALID,1781370720,1.50,3.50,nan";
    QTest::newRow("another unit") << "POWER_STATUS_VALID,1781370720,1.50,3.50,2.00 W";
    QTest::newRow("no status") << "1781370720,1.50,3.50,2.00,2.00";
}

void TestNeuron::silent()
{
    QFETCH(QString, line);
    const FakeInstance instance;
    instance.device(0, line.toStdString() + '\n');
    const auto meter = instance.open();
    QVERIFY2(!meter && meter.error().code == ErrorCode::NeuronSilent, refusal(meter).c_str());
    QVERIFY2(QString::fromStdString(refusal(meter)).contains('"' + line + '"'), refusal(meter).c_str());
    instance.device(1, minute(noon, "20.00"));
    const auto other = instance.open();
    QVERIFY2(other, refusal(other).c_str());
    const Values values = valuesOf(**other);
    QVERIFY(!values[0] && values[1] == 0.2); // absent, not 0
}

void TestNeuron::oldDriver()
{
    const FakeSystem system;
    system.write(folder + "neuron0/core_count", "4\n");
    const auto meter = openNeuron(system.root());
    QVERIFY2(!meter && meter.error().code == ErrorCode::NeuronSilent, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("neuron0/stats/power/utilization") != std::string::npos,
             refusal(meter).c_str());
}

void TestNeuron::fallsSilentLater()
{
    const FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    instance.device(0, "POWER_STATUS_NO_DATA,1781370780,0.00,0.00,0.00\n");
    Values values{1.0};
    const auto read = (*meter)->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::NeuronSilent);
    QVERIFY(!values.front());
}

void TestNeuron::factsOfTheDriver()
{
    const FakeInstance instance;
    instance.device(0, minute(noon, "20.00"));
    instance.device(1, minute(noon, "20.00"));
    const auto meter = instance.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY(((*meter)->facts()
             == std::map<std::string, std::string>{{"neuron_devices", "2"},
                                                   {"neuron_0_name", "Inferentia2"},
                                                   {"neuron_0_cores", "2"},
                                                   {"neuron_1_name", "Inferentia2"},
                                                   {"neuron_1_cores", "2"}}));
}

void TestNeuron::integratesMinutes()
{
    FakeInstance instance;
    instance.device(0, minute(noon, "10.00"));
    const auto meter = instance.open(Watts{100.0});
    QVERIFY2(meter, refusal(meter).c_str());
    std::vector<Reading> readings;
    for (int second = 0; second <= 200; second += 5) { // from 20 s after noon on
        instance.now = noon + 20 + second;
        const int end = (20 + second) / 60;
        instance.device(0, minute(noon + 60 * end, fmt::format("{}.00", 10 * (end + 1))));
        const Values values = valuesOf(**meter);
        if (values.front())
            readings.push_back({Seconds{static_cast<double>(second)} - (*meter)->age(), *values.front()});
    }
    QCOMPARE(readings.size(), std::size_t{4});
    // the minutes after noon took 20, 30 and 40 W
    const auto energy = integrate((*meter)->domains().front(), readings, {Seconds{10.0}, Seconds{130.0}});
    QVERIFY2(energy, energy ? "" : describe(energy.error()).c_str());
    QCOMPARE(energy->energy.value, 30 * 20.0 + 60 * 30.0 + 30 * 40.0);
}

QTEST_APPLESS_MAIN(TestNeuron)
#include "tst_neuron.moc"
