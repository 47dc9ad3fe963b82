// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/integration.h"
#include "core/power/nvml.h"
#include "tests/power/countedallocations.h"
#include "tests/power/fakenvml.h"
#include "tests/power/fakesystem.h"

#include <fmt/format.h>

#include <cmath>
#include <unistd.h>

using namespace hakari;
using namespace hakari::test;
using nvml::Status;

namespace {

std::unique_ptr<PowerMeter> opened(const FakeNvml &nvml)
{
    auto meter = openNvml(nvml.path());
    if (!meter)
        qFatal("%s", describe(meter.error()).c_str());
    return std::move(*meter);
}

QStringList sentences(PowerMeter &meter)
{
    QStringList out;
    for (const Notice &notice : meter.warnings())
        out.append(QString::fromStdString(notice.sentence()));
    return out;
}

QStringList throttling(PowerMeter &meter)
{
    QStringList out;
    for (const std::string &reason : meter.takeThrottling())
        out.append(QString::fromStdString(reason));
    return out;
}

bool contains(const Error &error, const char *words)
{
    return describe(error).find(words) != std::string::npos;
}

} // namespace

class TestNvml : public QObject
{
    Q_OBJECT

private slots:
    void withoutDriver();
    void anotherLibrary();
    void initialisationFails_data();
    void initialisationFails();
    void withoutGpus();
    void severalGpus();
    void domainsSayWhatTheyAre();
    void noGpuTellsItsPower();
    void counterThatStandsStill();
    void joulesAreExact();
    void powerOfOldGpus();
    void nothingNewIsAbsent();
    void readingAllocatesNothing();
    void lostGpu();
    void facts();
    void otherProcesses();
    void manyProcesses();
    void quietWarnsOfNothing();
    void powerLimit();
    void migInstances();
    void throttlingIsTakenOnce();
    void hardwareSlowdown();
    void powerLimitIsNoThrottling();
    void violationTimes();
    void oldDriver();
    void unloadsTheLibrary();
};

void TestNvml::withoutDriver()
{
    const auto meter = openNvml("/nowhere/libnvidia-ml.so.1");
    QVERIFY(!meter && meter.error().code == ErrorCode::NvmlAbsent);
    QVERIFY(contains(meter.error(), "/nowhere/libnvidia-ml.so.1 cannot be used (cannot open "));
    QVERIFY(contains(meter.error(), "Install the driver"));
}

void TestNvml::anotherLibrary()
{
    const auto meter = openNvml("libm.so.6");
    QVERIFY(!meter && meter.error().code == ErrorCode::NvmlAbsent);
    QVERIFY(contains(meter.error(), "libm.so.6 cannot be used (it lacks nvmlInit)"));
}

void TestNvml::initialisationFails_data()
{
    QTest::addColumn<unsigned>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Status status, ErrorCode code, const char *words) {
        QTest::newRow(name) << static_cast<unsigned>(status) << static_cast<int>(code) << words;
    };
    row("no driver", Status::DriverNotLoaded, ErrorCode::NvmlNoDriver, "(Driver Not Loaded). Run");
    row("mismatch", Status::VersionMismatch, ErrorCode::NvmlMismatch,
        "(Driver/library version mismatch). Restart the machine");
    row("forbidden", Status::NoPermission, ErrorCode::NvmlFailed, "(Insufficient Permissions). See");
    row("unknown", Status::Unknown, ErrorCode::NvmlFailed, "(Unknown Error)");
}

void TestNvml::initialisationFails()
{
    QFETCH(unsigned, status);
    QFETCH(int, code);
    QFETCH(QString, words);
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->init = static_cast<Status>(status);
    const auto meter = openNvml(nvml.path());
    QVERIFY(!meter);
    QCOMPARE(static_cast<int>(meter.error().code), code);
    const std::string sentence = describe(meter.error());
    QVERIFY2(contains(meter.error(), qPrintable(words)), sentence.c_str());
    QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
    QCOMPARE(nvml->misused, 0); // what was not initialised is not shut down
}

void TestNvml::withoutGpus()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 0;
    QVERIFY(openNvml(nvml.path()).error().code == ErrorCode::NvmlNoDevice);
    nvml->countStatus = Status::Unknown;
    QVERIFY(openNvml(nvml.path()).error().code == ErrorCode::NvmlFailed);
    QVERIFY(nvml->alive == 0 && nvml->misused == 0);
}

void TestNvml::severalGpus()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 4;
    nvml.gpu(0).handle = Status::NoPermission;
    nvml.gpu(2).energyStatus = Status::NotSupported;
    nvml.gpu(2).name = "Tesla P100";
    nvml.gpu(3).energyStatus = nvml.gpu(3).powerStatus = Status::NotSupported;
    const auto meter = opened(nvml);
    QVERIFY((lines(*meter)
             == std::vector<std::string>{"nvml:1|GPU 1 NVIDIA H200|accelerator|-",
                                         "nvml:2|GPU 2 Tesla P100|accelerator|-"}));
    QVERIFY(meter->domains()[0].kind == ReadingKind::Energy);
    QVERIFY(meter->domains()[1].kind == ReadingKind::Power);
    nvml.gpu(1).energy = 123'456;
    QVERIFY((valuesOf(*meter) == Values{124.456, 350.25}));
    QCOMPARE(sentences(*meter), (QStringList{"GPU 0 is not metered: Insufficient Permissions.",
                                             "GPU 3 NVIDIA H200 is not metered: Not Supported."}));
}

void TestNvml::domainsSayWhatTheyAre()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    QCOMPARE(meter->id(), std::string("nvml"));
    QVERIFY(meter->shortestInterval().value > 0 && meter->shortestInterval().value <= 0.1);
    const MeterDomain &domain = meter->domains().front();
    QVERIFY(domain.boundary == PowerBoundary::Board && domain.provenance == Provenance::Measured);
    QVERIFY(!domain.range && !domain.parent); // 64 bits of mJ last for ever
}

void TestNvml::noGpuTellsItsPower()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 2;
    nvml.gpu(0).handle = Status::NoPermission;
    nvml.gpu(1).energyStatus = nvml.gpu(1).powerStatus = Status::NotSupported;
    const auto meter = openNvml(nvml.path());
    QVERIFY(!meter && meter.error().code == ErrorCode::NvmlNoPower);
    QVERIFY(contains(meter.error(), "(GPU 0: Insufficient Permissions; GPU 1 NVIDIA H200: Not Supported)"));
    QCOMPARE(nvml->alive, 0);
}

void TestNvml::counterThatStandsStill()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 3;
    nvml.gpu(0).energyStep = 0;
    nvml.gpu(1).energyStep = 1'000'000'000'000; // no GPU takes that
    nvml.gpu(2).energyStep = 0;
    nvml.gpu(2).powerStatus = Status::NotSupported;
    const auto meter = opened(nvml);
    QCOMPARE(meter->domains().size(), std::size_t{2});
    QVERIFY(meter->domains()[0].kind == ReadingKind::Power);
    QVERIFY(meter->domains()[1].kind == ReadingKind::Power);
    QVERIFY((valuesOf(*meter) == Values{350.25, 350.25}));
    QCOMPARE(sentences(*meter),
             QStringList{"GPU 2 NVIDIA H200 is not metered: its energy counter stands still."});
}

void TestNvml::joulesAreExact()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml.gpu(0).energyStep = 35'000; // 350 W, read ten times a second
    const auto meter = opened(nvml);
    std::vector<Reading> readings;
    for (int i = 0; i <= 60; ++i)
        readings.push_back({Seconds{i * 0.1}, valuesOf(*meter).front().value_or(-1)});
    const auto energy = integrate(meter->domains().front(), readings, {Seconds{0.25}, Seconds{5.75}});
    QVERIFY2(energy, energy ? "" : describe(energy.error()).c_str());
    QVERIFY2(std::abs(energy->energy.value - 350 * 5.5) < 1e-9,
             qPrintable(QString::number(energy->energy.value)));
}

void TestNvml::powerOfOldGpus()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml.gpu(0).energyStatus = Status::NotSupported;
    const auto meter = opened(nvml);
    std::vector<Reading> readings;
    for (int i = 0; i <= 60; ++i) {
        nvml.gpu(0).power = 100'000 + static_cast<unsigned>(i) * 1000;
        readings.push_back({Seconds{i * 0.1}, valuesOf(*meter).front().value_or(-1)});
    }
    const auto energy = integrate(meter->domains().front(), readings, {Seconds{0}, Seconds{6}});
    QVERIFY2(energy, energy ? "" : describe(energy.error()).c_str());
    QVERIFY(std::abs(energy->energy.value - 130 * 6) < 1e-9);
}

void TestNvml::nothingNewIsAbsent()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).energyStep = 0;
    nvml.gpu(0).energy = 5'000;
    Values values(1);
    QVERIFY(meter->read(values) && values == Values{5.0});
    QVERIFY(meter->read(values) && values == Values{std::nullopt}); // as before a refresh
    nvml.gpu(0).energy = 5'001;
    QVERIFY(meter->read(values) && values == Values{5.001});
}

void TestNvml::readingAllocatesNothing()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 3;
    nvml.gpu(1).energyStatus = Status::NotSupported;
    const auto meter = opened(nvml);
    nvml.gpu(2).energyStatus = Status::GpuIsLost;
    Values values(3);
    const int before = allocations;
    QVERIFY(before > 0);
    const bool read = meter->read(values).has_value();
    const int after = allocations;
    QVERIFY(read && values[0] && values[1] && !values[2]);
    QCOMPARE(after, before);
}

void TestNvml::lostGpu()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 2;
    nvml.gpu(1).energyStatus = Status::NotSupported;
    const auto meter = opened(nvml);
    nvml.gpu(0).energyStatus = Status::GpuIsLost;
    Values values{1.0, 1.0};
    QVERIFY(meter->read(values) && (values == Values{std::nullopt, 350.25}));
    nvml.gpu(1).powerStatus = Status::GpuIsLost;
    const auto read = meter->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::NvmlLost);
    QVERIFY(contains(read.error(), "(GPU is lost)"));
    QVERIFY((values == Values{std::nullopt, std::nullopt})); // no zero, and nothing of before
}

void TestNvml::facts()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 2;
    nvml.gpu(0).handle = Status::NoPermission;
    nvml.gpu(1).powerLimit = 72'500;
    const auto meter = opened(nvml);
    const std::map<std::string, std::string> expected{{"nvml_driver", "570.124.06"},
                                                      {"nvml_1_name", "NVIDIA H200"},
                                                      {"nvml_1_uuid", "GPU-8d1c"},
                                                      {"nvml_1_power_limit", "72.5 W"},
                                                      {"nvml_1_default_power_limit", "700 W"},
                                                      {"nvml_1_sm_clock", "1980 MHz"},
                                                      {"nvml_1_memory_clock", "3201 MHz"},
                                                      {"nvml_1_temperature", "35 °C"},
                                                      {"nvml_1_utilisation", "7 %"},
                                                      {"nvml_1_persistence_mode", "on"},
                                                      {"nvml_1_reached_power_limit", "no"}};
    const auto facts = meter->facts();
    for (const auto &[key, value] : facts)
        QVERIFY2(expected.contains(key) && expected.at(key) == value,
                 fmt::format("{}: {}", key, value).c_str());
    QCOMPARE(facts.size(), expected.size());
}

void TestNvml::otherProcesses()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).compute = {static_cast<unsigned>(getpid()), 4242, 17};
    nvml.gpu(0).graphics = {17, 1000};
    const QStringList expected{"Other programs use GPU 0 NVIDIA H200. Processes: 3 (17, 1000, 4242). "
                               "Stop them and run again."};
    QCOMPARE(sentences(*meter), expected);
    nvml.gpu(0).computeStatus = Status::NotSupported; // then the second version tells
    QCOMPARE(sentences(*meter), expected);
}

void TestNvml::manyProcesses()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    for (unsigned i = 0; i < 99; ++i)
        nvml.gpu(0).compute.at(i) = 5000 + i;
    QCOMPARE(meter->warnings().front().args.at("count"), std::string("99"));
}

void TestNvml::quietWarnsOfNothing()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).compute = {static_cast<unsigned>(getpid())};
    QCOMPARE(sentences(*meter), QStringList());
    QCOMPARE(throttling(*meter), QStringList());
}

void TestNvml::powerLimit()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).powerLimit = 500'000;
    const QStringList found = sentences(*meter);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.front().startsWith("GPU 0 NVIDIA H200 is limited to 500 W, below its default of 700 W."),
             qPrintable(found.front()));
}

void TestNvml::migInstances()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).mig = nvml::Switch::On;
    QCOMPARE(sentences(*meter),
             QStringList{"GPU 0 NVIDIA H200 is divided into MIG instances, and its power is "
                         "that of all of them."});
}

void TestNvml::throttlingIsTakenOnce()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 2;
    const auto meter = opened(nvml);
    nvml.gpu(1).reasons = nvml::SoftwareThermalSlowdown;
    valuesOf(*meter);
    nvml.gpu(1).reasons = nvml::HardwarePowerBrake;
    valuesOf(*meter);
    nvml.gpu(1).reasons = 0;
    valuesOf(*meter);
    QCOMPARE(throttling(*meter),
             (QStringList{"GPU 1: hot, slowed down by its driver", "GPU 1: slowed down by the power brake"}));
    QCOMPARE(throttling(*meter), QStringList());
}

void TestNvml::hardwareSlowdown()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).reasons = nvml::HardwareSlowdown | nvml::HardwareThermalSlowdown;
    QCOMPARE(throttling(*meter), QStringList{"GPU 0: too hot, slowed down by its hardware"});
    nvml.gpu(0).reasons = nvml::HardwareSlowdown;
    QCOMPARE(throttling(*meter), QStringList{"GPU 0: slowed down by its hardware"});
}

void TestNvml::powerLimitIsNoThrottling()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    const auto meter = opened(nvml);
    nvml.gpu(0).reasons = nvml::SoftwarePowerCap | 0x113; // idle, clocks that were set, sync, display
    valuesOf(*meter);
    nvml.gpu(0).reasons = 0;
    nvml.gpu(0).powerViolation = 1'000'000'000;
    QCOMPARE(throttling(*meter), QStringList());
    QCOMPARE(meter->facts().at("nvml_0_reached_power_limit"), std::string("yes"));
}

void TestNvml::violationTimes()
{
    const FakeNvml nvml(HAKARI_FAKENVML);
    nvml.gpu(0).thermalViolation = nvml.gpu(0).reliabilityViolation = 5'000'000; // before it was opened
    const auto meter = opened(nvml);
    QCOMPARE(throttling(*meter), QStringList());
    nvml.gpu(0).thermalViolation += 1;
    nvml.gpu(0).reliabilityViolation += 1;
    QCOMPARE(throttling(*meter), (QStringList{"GPU 0: hot, slowed down by its driver",
                                              "GPU 0: slowed down by its reliability limit"}));
    QCOMPARE(throttling(*meter), QStringList());
    nvml.gpu(0).thermalViolation += 1;
    nvml.gpu(0).violationStatus = Status::NotSupported;
    QCOMPARE(throttling(*meter), QStringList());
}

void TestNvml::oldDriver()
{
    const FakeNvml nvml(HAKARI_FAKENVML_OLD);
    const auto meter = opened(nvml);
    QVERIFY((lines(*meter) == std::vector<std::string>{"nvml:0|GPU 0|accelerator|-"}));
    QVERIFY(meter->domains().front().kind == ReadingKind::Power);
    QVERIFY((valuesOf(*meter) == Values{350.25}));
    QVERIFY(meter->facts().empty());
    nvml.gpu(0).reasons = nvml::HardwareSlowdown;
    QVERIFY(meter->takeThrottling().empty());
    nvml.gpu(0).compute = {4242};
    QCOMPARE(meter->warnings().front().args.at("value"), std::string("4242"));
}

void TestNvml::unloadsTheLibrary()
{
    const auto isLoaded = [] {
        void *library = dlopen(HAKARI_FAKENVML, RTLD_NOW | RTLD_NOLOAD);
        if (library)
            dlclose(library);
        return library != nullptr;
    };
    std::unique_ptr<PowerMeter> meter;
    {
        const FakeNvml nvml(HAKARI_FAKENVML);
        meter = opened(nvml);
        QCOMPARE(nvml->alive, 1);
        const auto second = opened(nvml);
        QCOMPARE(nvml->alive, 2);
    }
    QVERIFY(isLoaded());
    QVERIFY(valuesOf(*meter).front());
    {
        const FakeNvml nvml(HAKARI_FAKENVML);
        nvml->alive = 1; // as the meter left it
        meter.reset();
        QVERIFY(nvml->alive == 0 && nvml->misused == 0);
    }
    QVERIFY(!isLoaded());
}

QTEST_APPLESS_MAIN(TestNvml)
#include "tst_nvml.moc"
