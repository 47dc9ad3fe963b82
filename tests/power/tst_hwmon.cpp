// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/hwmon.h"
#include "tests/power/fakesystem.h"

using namespace hakari;
using namespace hakari::test;

namespace {

const std::string folder = "sys/class/hwmon/";

class FakeHwmon : public FakeSystem
{
public:
    void file(const std::string &path, const std::string &content) const
    {
        write(folder + path, content + '\n');
    }
};

QStringList shown(const Expected<std::unique_ptr<PowerMeter>> &meter)
{
    QStringList out;
    if (!meter)
        return {QString::fromStdString(describe(meter.error()))};
    for (const std::string &line : lines(**meter))
        out.append(QString::fromStdString(line));
    return out;
}

} // namespace

class TestHwmon : public QObject
{
    Q_OBJECT

private slots:
    void absent();
    void boardSensors();
    void averageBeforeInput();
    void duplicatesAreLeftOut_data();
    void duplicatesAreLeftOut();
    void garbage();
    void acpi();
    void acpiOfOldKernels();
    void acpiOfComponents();
    void acpiBattery();
    void acpiFails();
};

void TestHwmon::absent()
{
    const FakeHwmon system;
    QVERIFY(openHwmon(system.root()).error().code == ErrorCode::SensorsAbsent);
    QVERIFY(openAcpiMeter(system.root()).error().code == ErrorCode::AcpiMeterAbsent);
    system.file("hwmon0/name", "coretemp");
    system.file("hwmon0/temp1_input", "45000");
    QVERIFY(openHwmon(system.root()).error().code == ErrorCode::SensorsAbsent);
}

void TestHwmon::boardSensors()
{
    const FakeHwmon system;
    system.file("hwmon2/name", "ina226");
    system.file("hwmon2/power1_input", "12500000");
    system.file("hwmon2/update_interval", "140");
    system.file("hwmon3/name", "corsairpsu");
    system.file("hwmon3/power1_input", "320000000");
    system.file("hwmon3/power1_label", "power total");
    system.file("hwmon3/power1_cap", "1");
    system.file("hwmon3/powerx_input", "1");
    const auto meter = openHwmon(system.root());
    QCOMPARE(shown(meter), (QStringList{"hwmon:hwmon2:power1|ina226 power1|unknown|-",
                                        "hwmon:hwmon3:power1|corsairpsu power total|unknown|-"}));
    QVERIFY((valuesOf(**meter) == Values{12.5, 320.0}));
    QCOMPARE((*meter)->shortestInterval().value, 0.14);
    const MeterDomain &domain = (*meter)->domains().front();
    QVERIFY(domain.kind == ReadingKind::Power && domain.boundary == PowerBoundary::Board && !domain.range);
}

void TestHwmon::averageBeforeInput()
{
    const FakeHwmon system;
    system.file("hwmon0/name", "x");
    system.file("hwmon0/power1_input", "1000000");
    system.file("hwmon0/power1_average", "2000000");
    system.file("hwmon0/power2_input", "3000000");
    const auto meter = openHwmon(system.root());
    QVERIFY((valuesOf(**meter) == Values{2.0, 3.0}));
    QVERIFY(!(*meter)->domains()[0].averagedOver); // over how long is not told
    system.file("hwmon0/power1_average_interval", "500");
    system.file("hwmon0/power2_average_interval", "500");
    const auto telling = openHwmon(system.root());
    QVERIFY((*telling)->domains()[0].averagedOver == Seconds{0.5});
    QVERIFY(!(*telling)->domains()[1].averagedOver); // an instant's
}

void TestHwmon::duplicatesAreLeftOut_data()
{
    QTest::addColumn<QString>("chip");
    for (const char *chip : {"fam15h_power", "zenpower", "amdgpu", "nouveau", "i915", "xe", "power_meter"})
        QTest::newRow(chip) << chip;
}

void TestHwmon::duplicatesAreLeftOut()
{
    QFETCH(QString, chip);
    const FakeHwmon system;
    system.file("hwmon0/name", chip.toStdString());
    system.file("hwmon0/power1_average", "1000000");
    QVERIFY(openHwmon(system.root()).error().code == ErrorCode::SensorsAbsent);
}

void TestHwmon::garbage()
{
    for (const char *content : {"", "much", "-", "1.5", "99999999999999999999"}) {
        const FakeHwmon system;
        system.file("hwmon0/name", "ina226");
        system.file("hwmon0/power1_input", content);
        const auto meter = openHwmon(system.root());
        QVERIFY2(!meter && meter.error().code == ErrorCode::MeterUnreadable, content);
    }
    const FakeHwmon system;
    system.file("hwmon0/name", "ina226");
    system.file("hwmon0/power1_input", "-5000000"); // current that flows back: no power that is used
    const auto meter = openHwmon(system.root());
    QVERIFY(meter && !valuesOf(**meter).front());
}

void TestHwmon::acpi()
{
    const FakeHwmon system;
    system.file("hwmon1/name", "power_meter");
    system.file("hwmon1/power1_average", "411000000");
    system.file("hwmon1/power1_average_interval", "2000");
    system.file("hwmon1/power1_is_battery", "0");
    system.file("hwmon1/device/measures/LNXSYBUS:00/path", "x");
    const auto meter = openAcpiMeter(system.root());
    QCOMPARE(shown(meter), QStringList{"acpi:hwmon1:power1|power_meter power1|whole-system|-"});
    QVERIFY((*meter)->domains().front().boundary == PowerBoundary::DcSupply);
    QVERIFY((*meter)->domains().front().averagedOver == Seconds{2.0});
    QCOMPARE((*meter)->shortestInterval().value, 2.0);
    QVERIFY((valuesOf(**meter) == Values{411.0}));
}

void TestHwmon::acpiOfOldKernels()
{
    const FakeHwmon system;
    system.file("hwmon1/device/name", "power_meter");
    system.file("hwmon1/device/power1_average", "99000000");
    const auto meter = openAcpiMeter(system.root());
    QCOMPARE(shown(meter), QStringList{"acpi:hwmon1:power1|power_meter power1|whole-system|-"});
}

void TestHwmon::acpiOfComponents()
{
    const FakeHwmon system;
    system.file("hwmon1/name", "power_meter");
    system.file("hwmon1/power1_average", "100000000");
    system.file("hwmon1/device/power1_oem_info", "Grace Power Socket 0");
    system.file("hwmon1/device/measures/ACPI0007:00/path", "x");
    const auto one = openAcpiMeter(system.root());
    QCOMPARE(shown(one), QStringList{"acpi:hwmon1:power1|power_meter Grace Power Socket 0|unknown|-"});
    QVERIFY((*one)->domains().front().boundary == PowerBoundary::Board);

    const FakeHwmon two;
    for (const char *meter : {"hwmon1", "hwmon2"}) {
        two.file(meter + std::string("/name"), "power_meter");
        two.file(meter + std::string("/power1_average"), "100000000");
    }
    QCOMPARE(shown(openAcpiMeter(two.root())),
             (QStringList{"acpi:hwmon1:power1|power_meter power1|unknown|-",
                          "acpi:hwmon2:power1|power_meter power1|unknown|-"}));
}

void TestHwmon::acpiBattery()
{
    const FakeHwmon system;
    system.file("hwmon1/name", "power_meter");
    system.file("hwmon1/power1_average", "100000000");
    system.file("hwmon1/power1_is_battery", "1");
    QVERIFY(openAcpiMeter(system.root()).error().code == ErrorCode::AcpiMeterAbsent);
}

void TestHwmon::acpiFails()
{
    const FakeHwmon system;
    system.file("hwmon1/name", "power_meter");
    system.file("hwmon1/power1_average", "");
    const auto meter = openAcpiMeter(system.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::MeterUnreadable);
}

QTEST_APPLESS_MAIN(TestHwmon)
#include "tst_hwmon.moc"
