// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "tests/power/fakesystem.h"

#include <set>

using namespace hakari;
using namespace hakari::test;

namespace {

/// Nothing of the machine that the test runs on.
MeterSettings settingsOf(const FakeSystem &system)
{
    MeterSettings settings;
    settings.root = system.root();
    settings.nvml = "/nowhere/libnvidia-ml.so.1";
    return settings;
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void isASet();
    void saysWhatItHolds();
    void everyMeterIsListed();
    void everyDomainHasItsOwnId();
};

void TestCoverage::isASet()
{
    const Coverage cpu{Part::Cpu};
    const Coverage both{Part::Cpu, Part::Dram, Part::Cpu};
    QVERIFY(Coverage().empty() && !cpu.empty());
    QVERIFY(both.contains(Part::Dram) && !cpu.contains(Part::Dram));
    QVERIFY(cpu.shares(both) && !cpu.shares({Part::Dram}) && !Coverage().shares(Coverage::wholeSystem()));
    QVERIFY(cpu.united({Part::Dram}) == both);
    QVERIFY(both.without(cpu) == Coverage{Part::Dram});
    QVERIFY(cpu.without(both).empty());
    QCOMPARE(Coverage::wholeSystem().parts().size(), std::size_t{5});
    QVERIFY((both.parts() == std::vector{Part::Cpu, Part::Dram}));
}

void TestCoverage::saysWhatItHolds()
{
    QCOMPARE(text(Coverage{Part::Dram, Part::Cpu}), std::string("cpu, dram"));
    QCOMPARE(text(Coverage{Part::Accelerator, Part::Network, Part::Rest}),
             std::string("accelerator, network, rest"));
    QCOMPARE(text(Coverage::wholeSystem()), std::string("whole-system"));
    QCOMPARE(text(Coverage()), std::string("unknown"));
    QVERIFY(name(ReadingKind::Power) == "power" && name(ReadingKind::Energy) == "energy");
}

void TestCoverage::everyMeterIsListed()
{
    const FakeSystem empty;
    std::set<std::string> sentences;
    std::vector<std::string> ids;
    for (const FoundMeter &found : findMeters(settingsOf(empty))) {
        ids.push_back(found.id);
        QVERIFY2(!found.meter, found.id.c_str());
        const std::string sentence = describe(found.meter.error());
        QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
        sentences.insert(sentence);
    }
    QVERIFY((ids == std::vector<std::string>{"rapl", "acpi", "hwmon", "battery", "nvml", "model"}));
    QCOMPARE(sentences.size(), ids.size());
}

void TestCoverage::everyDomainHasItsOwnId()
{
    const FakeSystem system;
    system.write("sys/class/powercap/intel-rapl:0/name", "package-0\n");
    system.write("sys/class/powercap/intel-rapl:0/energy_uj", "1000000\n");
    for (const char *chip : {"power_meter", "ina226"}) {
        system.write(std::string("sys/class/hwmon/") + chip + "/name", chip);
        system.write(std::string("sys/class/hwmon/") + chip + "/power1_input", "1000000\n");
    }
    system.write("sys/class/power_supply/BAT0/status", "Discharging\n");
    system.write("sys/class/power_supply/BAT0/power_now", "1000000\n");
    std::set<std::string> ids;
    for (const FoundMeter &found : findMeters(settingsOf(system))) {
        if (!found.meter)
            continue;
        QCOMPARE((*found.meter)->id(), found.id);
        QVERIFY((valuesOf(**found.meter) == Values{1.0}));
        ids.insert((*found.meter)->domains().front().id);
    }
    QCOMPARE(ids.size(), std::size_t{4});
}

QTEST_APPLESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
