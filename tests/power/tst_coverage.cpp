// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "tests/power/fakeprogram.h"
#include "tests/support/longwait.h"

#include <algorithm>
#include <set>

using namespace hakari;
using namespace hakari::test;

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void isASet();
    void saysWhatItHolds();
    void everyMeterIsListed();
    void everyDomainHasItsOwnId();
    void feedsAreListedInTheirOrder();
    void aMeterIsOpenedOnlyWhenAsked();
};

namespace {

/// What this machine has takes no part.
MeterSettings settingsOf(const FakeSystem &system)
{
    MeterSettings settings;
    settings.root = system.root();
    settings.ipmitool = fakeProgram(system, "ipmitool",
                                    "echo 'Instantaneous power reading: 1 Watts'; "
                                    "echo 'Power reading state is: activated'");
    settings.freeipmi.clear();
    settings.nvml = "/nowhere/libnvidia-ml.so.1";
    return settings;
}

} // namespace

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
    QVERIFY(
        (ids
         == std::vector<std::string>{"rapl", "acpi", "hwmon", "battery", "ipmi", "nvml", "neuron", "model"}));
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
    system.write("dev/ipmi0", "");
    system.write("sys/devices/virtual/neuron_device/neuron0/stats/power/utilization",
                 "POWER_STATUS_VALID,1781370720,1.00,1.00,1.00\n");
    MeterSettings settings = settingsOf(system);
    settings.neuronWatts = Watts{100.0};
    settings.feeds = {{FeedSource::Kind::Shell, "while :; do echo 1; sleep 0.01; done"}};
    std::set<std::string> ids;
    for (const FoundMeter &found : findMeters(settings)) {
        if (found.id == "nvml" || found.id == "model") // have tests of their own
            continue;
        QVERIFY2(found.meter, found.id.c_str());
        QCOMPARE((*found.meter)->id(), found.id);
        const auto reads = [&found] { return valuesOf(**found.meter) == Values{1.0}; };
        QVERIFY2(QTest::qWaitFor(reads, longWait), found.id.c_str()); // a feed's next line takes a moment
        ids.insert((*found.meter)->domains().front().id);
    }
    QCOMPARE(ids.size(), std::size_t{7});
}

void TestCoverage::feedsAreListedInTheirOrder()
{
    const FakeSystem empty;
    MeterSettings settings = settingsOf(empty);
    settings.feeds = {{FeedSource::Kind::Shell, "exit 1"}, {FeedSource::Kind::File, "/nonexistent"}};
    const auto found = findMeters(settings);
    QCOMPARE(found.size(), std::size_t{10});
    QVERIFY(found[8].id == "feed:1" && found[8].meter.error().code == ErrorCode::FeedEnded);
    QVERIFY(found[9].id == "feed:2" && found[9].meter.error().code == ErrorCode::FileNotFound);
    settings.neuronWatts = Watts{100.0};
    std::vector<std::string> asked;
    for (const KnownMeter &known : knownMeters(settings)) {
        if (known.asked)
            asked.push_back(known.id);
    }
    QCOMPARE(asked, (std::vector<std::string>{"neuron", "feed:1", "feed:2"}));
}

/// Opening asks the management controller, which takes up to seconds.
void TestCoverage::aMeterIsOpenedOnlyWhenAsked()
{
    const FakeSystem system;
    system.write("dev/ipmi0", "");
    const std::filesystem::path trace = system.root() / "asked";
    MeterSettings settings = settingsOf(system);
    settings.ipmitool = fakeProgram(system, "ipmitool", "echo 1 > '" + trace.string() + "'");
    const std::vector<KnownMeter> known = knownMeters(settings);
    const auto open = [&known](const char *id) {
        return std::ranges::find(known, id, &KnownMeter::id)->open().has_value();
    };
    QVERIFY(!open("rapl") && !open("nvml"));
    QVERIFY(!std::filesystem::exists(trace));
    QVERIFY(!open("ipmi"));
    QVERIFY(std::filesystem::exists(trace));
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
