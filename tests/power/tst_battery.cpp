// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/battery.h"
#include "tests/power/fakesystem.h"

using namespace hakari;
using namespace hakari::test;

namespace {

class FakeBatteries : public FakeSystem
{
public:
    void file(const std::string &path, const std::string &content) const
    {
        write("sys/class/power_supply/" + path, content + '\n');
    }
};

double watts(const FakeBatteries &batteries)
{
    const auto meter = openBattery(batteries.root());
    return meter ? valuesOf(**meter).front().value_or(-1) : -2;
}

} // namespace

class TestBattery : public QObject
{
    Q_OBJECT

private slots:
    void absent();
    void powerNow();
    void currentTimesVoltage();
    void signOfTheDriver();
    void severalAreAdded();
    void notDischarging_data();
    void notDischarging();
    void pluggedInWhileReading();
    void unreadable();
};

void TestBattery::absent()
{
    const FakeBatteries batteries;
    QVERIFY(openBattery(batteries.root()).error().code == ErrorCode::BatteryAbsent);
    batteries.file("AC/online", "1");
    batteries.file("hidpp_battery_0/status", "Discharging"); // a mouse's
    batteries.file("hidpp_battery_0/power_now", "1000");
    batteries.file("BAT0/status", "Discharging"); // tells no power
    QVERIFY(openBattery(batteries.root()).error().code == ErrorCode::BatteryAbsent);
}

void TestBattery::powerNow()
{
    const FakeBatteries batteries;
    batteries.file("BAT0/status", "Discharging");
    batteries.file("BAT0/power_now", "12340000");
    QCOMPARE(watts(batteries), 12.34);
    const auto meter = openBattery(batteries.root());
    const MeterDomain &domain = (*meter)->domains().front();
    QVERIFY(domain.covers == Coverage::wholeSystem() && domain.boundary == PowerBoundary::DcSupply);
    QVERIFY(domain.kind == ReadingKind::Power);
}

void TestBattery::currentTimesVoltage()
{
    const FakeBatteries batteries;
    batteries.file("BAT1/status", "Discharging");
    batteries.file("BAT1/current_now", "1500000");
    batteries.file("BAT1/voltage_now", "12000000");
    QCOMPARE(watts(batteries), 18.0);
}

void TestBattery::signOfTheDriver()
{
    const FakeBatteries batteries;
    batteries.file("BAT1/status", "Discharging");
    batteries.file("BAT1/current_now", "-1500000");
    batteries.file("BAT1/voltage_now", "12000000");
    QCOMPARE(watts(batteries), 18.0);
}

void TestBattery::severalAreAdded()
{
    const FakeBatteries batteries;
    for (const char *name : {"BAT0", "BAT1", "BAT2"}) {
        batteries.file(name + std::string("/status"), "Discharging");
        batteries.file(name + std::string("/power_now"), "10000000");
    }
    QCOMPARE(watts(batteries), 30.0);
    batteries.file("BAT2/status", "Not charging");
    QCOMPARE(watts(batteries), 20.0);
}

void TestBattery::notDischarging_data()
{
    QTest::addColumn<QString>("status");
    for (const char *status : {"Charging", "Full", "Not charging", "Unknown", "", "discharging"})
        QTest::newRow(status) << status;
}

void TestBattery::notDischarging()
{
    QFETCH(QString, status);
    const FakeBatteries batteries;
    batteries.file("BAT0/status", status.toStdString());
    batteries.file("BAT0/power_now", "0");
    const auto meter = openBattery(batteries.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::BatteryIdle);
    QCOMPARE(QString::fromStdString(meter.error().args.at("value")), status);
}

void TestBattery::pluggedInWhileReading()
{
    const FakeBatteries batteries;
    batteries.file("BAT0/status", "Discharging");
    batteries.file("BAT0/power_now", "10000000");
    const auto meter = openBattery(batteries.root());
    batteries.file("BAT0/status", "Charging");
    Values values{5.0};
    const auto read = (*meter)->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::BatteryIdle);
    QVERIFY(!values.front());
}

void TestBattery::unreadable()
{
    const FakeBatteries batteries;
    for (const char *name : {"BAT0", "BAT1"}) {
        batteries.file(name + std::string("/status"), "Discharging");
        batteries.file(name + std::string("/power_now"), "10000000");
    }
    const auto meter = openBattery(batteries.root());
    batteries.file("BAT1/power_now", "");
    Values values{5.0};
    const auto read = (*meter)->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::MeterUnreadable);
    QVERIFY(!values.front()); // half of the power would be a wrong number
}

QTEST_APPLESS_MAIN(TestBattery)
#include "tst_battery.moc"
