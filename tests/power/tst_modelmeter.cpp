// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/model.h"
#include "tests/power/fakesystem.h"

using namespace hakari;
using namespace hakari::test;

namespace {

class FakeStat : public FakeSystem
{
public:
    /// user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice
    void ticks(const std::string &counters) const
    {
        write("proc/stat", "cpu  " + counters + "\ncpu0 " + counters + "\nintr 12345 0 9\nctxt 99\n");
    }
};

ModelledInstance instance(AcceleratorCounted accelerator = AcceleratorCounted::NoneFitted)
{
    auto source = std::make_shared<Source>();
    source->title.en = "Teads";
    return {"m5.large",
            {PowerCurve({{0.0, Watts{10}}, {0.5, Watts{30}}, {1.0, Watts{40}}}), accelerator, source}};
}

std::unique_ptr<PowerMeter> opened(const FakeStat &stat)
{
    auto meter = openModel(instance(), stat.root());
    if (!meter)
        qFatal("%s", describe(meter.error()).c_str());
    return std::move(*meter);
}

} // namespace

class TestModelMeter : public QObject
{
    Q_OBJECT

private slots:
    void saysThatItIsAnEstimate();
    void leavesOutTheAccelerator();
    void refusesCurvesOfAccelerators();
    void refusesAnEmptyCurve();
    void firstReadingIsAbsent();
    void watts_data();
    void watts();
    void withoutATick();
    void countersThatFall();
    void manyCpus();
    void missing();
    void garbage_data();
    void garbage();
};

void TestModelMeter::saysThatItIsAnEstimate()
{
    const FakeStat stat;
    stat.ticks("0 0 0 0 0 0 0 0 0 0");
    const auto meter = opened(stat);
    QCOMPARE(meter->id(), std::string("model"));
    QCOMPARE(meter->shortestInterval().value, 0.1);
    QVERIFY((lines(*meter) == std::vector<std::string>{"model|m5.large (Teads)|whole-system|-"}));
    const MeterDomain &domain = meter->domains().front();
    QVERIFY(domain.kind == ReadingKind::Power && domain.boundary == PowerBoundary::Model);
    QVERIFY(domain.provenance == Provenance::Estimated);
    const auto warnings = meter->warnings();
    QCOMPARE(warnings.size(), std::size_t{1});
    QCOMPARE(warnings.front().sentence(),
             std::string("The power is estimated from the load of the CPUs and the published power curve of "
                         "m5.large (Teads); nothing was metered."));
}

void TestModelMeter::leavesOutTheAccelerator()
{
    const FakeStat stat;
    stat.ticks("0 0 0 0 0 0 0 0 0 0");
    const auto meter = openModel(instance(AcceleratorCounted::Omitted), stat.root());
    QVERIFY(meter);
    QVERIFY((*meter)->domains().front().covers == Coverage::wholeSystem().without({Part::Accelerator}));
    const auto warnings = (*meter)->warnings();
    QCOMPARE(warnings.size(), std::size_t{2});
    QVERIFY(warnings.back().sentence().find("leaves out the accelerator") != std::string::npos);
}

void TestModelMeter::refusesCurvesOfAccelerators()
{
    const FakeStat stat;
    stat.ticks("0 0 0 0 0 0 0 0 0 0");
    const auto meter = openModel(instance(AcceleratorCounted::Yes), stat.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::ModelNotForDevice);
    QVERIFY(describe(meter.error()).find("The power curve of m5.large includes") == 0);
}

void TestModelMeter::refusesAnEmptyCurve()
{
    const FakeStat stat;
    stat.ticks("0 0 0 0 0 0 0 0 0 0");
    ModelledInstance without = instance();
    without.power.curve = PowerCurve();
    QVERIFY(openModel(without, stat.root()).error().code == ErrorCode::PowerAbsent);
    without = instance();
    without.power.source.reset();
    QCOMPARE((*openModel(without, stat.root()))->domains().front().name, std::string("m5.large"));
}

void TestModelMeter::firstReadingIsAbsent()
{
    const FakeStat stat;
    stat.ticks("50 0 0 50 0 0 0 0 0 0");
    const auto meter = opened(stat);
    stat.ticks("60 0 0 60 0 0 0 0 0 0"); // nobody asked for the time since it was opened
    Values values{1.0};
    QVERIFY(meter->read(values));
    QVERIFY(!values.front());
}

void TestModelMeter::watts_data()
{
    QTest::addColumn<QByteArray>("ticks");
    QTest::addColumn<double>("watts");
    // all after "100 100 100 100 100 100 100 100 100 100"
    QTest::newRow("idle") << QByteArray("100 100 100 300 100 100 100 100 100 100") << 10.0;
    QTest::newRow("waiting for a disk") << QByteArray("100 100 100 100 300 100 100 100 100 100") << 10.0;
    QTest::newRow("a quarter") << QByteArray("125 100 100 175 100 100 100 100 100 100") << 20.0;
    QTest::newRow("half") << QByteArray("100 150 100 150 100 100 100 100 100 100") << 30.0;
    QTest::newRow("three quarters") << QByteArray("125 110 120 125 100 110 110 100 100 100") << 35.0;
    QTest::newRow("full") << QByteArray("300 100 100 100 100 100 100 100 100 100") << 40.0;
    QTest::newRow("guests are in user") << QByteArray("150 100 100 150 100 100 100 100 150 100") << 30.0;
    QTest::newRow("stolen") << QByteArray("100 100 100 150 100 100 100 150 100 100") << 30.0;
}

void TestModelMeter::watts()
{
    QFETCH(QByteArray, ticks);
    QFETCH(double, watts);
    const FakeStat stat;
    stat.ticks("100 100 100 100 100 100 100 100 100 100");
    const auto meter = opened(stat);
    valuesOf(*meter);
    stat.ticks(ticks.toStdString());
    QCOMPARE(valuesOf(*meter).front().value_or(-1), watts);
}

void TestModelMeter::withoutATick()
{
    const FakeStat stat;
    stat.ticks("100 0 0 100 0 0 0 0 0 0");
    const auto meter = opened(stat);
    valuesOf(*meter);
    Values values{1.0};
    QVERIFY(meter->read(values));
    QVERIFY(!values.front());
    stat.ticks("101 0 0 101 0 0 0 0 0 0");
    QCOMPARE(valuesOf(*meter).front().value_or(-1), 30.0);
}

void TestModelMeter::countersThatFall()
{
    const FakeStat stat;
    stat.ticks("1000 0 0 1000 0 0 0 0 0 0");
    const auto meter = opened(stat);
    valuesOf(*meter);
    stat.ticks("500 0 0 1200 0 0 0 0 0 0"); // a CPU was taken offline, with all that it had counted
    Values values{1.0};
    QVERIFY(meter->read(values) && !values.front());
    stat.ticks("600 0 0 1100 0 0 0 0 0 0"); // idle alone
    QVERIFY(meter->read(values) && !values.front());
    stat.ticks("650 0 0 1150 0 0 0 0 0 0");
    QVERIFY(meter->read(values) && values == Values{30.0});
}

void TestModelMeter::manyCpus()
{
    const FakeStat stat;
    const auto write = [&stat](const std::string &total) {
        std::string text = "cpu  " + total + '\n';
        for (int i = 0; i < 512; ++i)
            text += "cpu" + std::to_string(i) + " 1844674407370955 0 0 1844674407370955 0 0 0 0 0 0\n";
        stat.write("proc/stat", text);
    };
    write("9000000000000000 0 0 8000000000000000 0 0 0 0 0 0");
    const auto meter = opened(stat);
    valuesOf(*meter);
    write("9000000000025600 0 0 8000000000025600 0 0 0 0 0 0");
    QCOMPARE(valuesOf(*meter).front().value_or(-1), 30.0);
}

void TestModelMeter::missing()
{
    const FakeStat stat;
    const auto meter = openModel(instance(), stat.root());
    QVERIFY(!meter && meter.error().code == ErrorCode::MeterUnreadable);
    QVERIFY(meter.error().args.at("file").ends_with("/proc/stat"));
}

void TestModelMeter::garbage_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("cpu of the machine is fine, very fine indeed\nyes\n");
    QTest::newRow("no total") << QByteArray("cpu0 1 2 3 4 5 6 7 8 9 10\nintr 1\n");
    QTest::newRow("few fields") << QByteArray("cpu  1 2 3 4\ncpu0 1 2 3 4\n");
    QTest::newRow("negative") << QByteArray("cpu  1 2 3 -4 5 6 7 8 9 10\ncpu0 1\n");
    QTest::newRow("fraction") << QByteArray("cpu  1 2 3.5 4 5 6 7 8 9 10\ncpu0 1\n");
    QTest::newRow("cut off") << QByteArray("cpu  1 2 3 4 5 6 7 8");
    QTest::newRow("too large") << QByteArray("cpu  99999999999999999999 2 3 4 5 6 7 8 9 10\ncpu0 1\n");
    QTest::newRow("sum too large") << QByteArray(
        "cpu  9223372036854775807 2 3 4 5 6 7 9223372036854775807\ncpu0 1\n");
    QTest::newRow("long") << QByteArray("cpu  ") + QByteArray(2000, '1') + "\n";
    QTest::newRow("zero bytes") << QByteArray(800, '\0');
}

void TestModelMeter::garbage()
{
    QFETCH(QByteArray, content);
    const FakeStat stat;
    stat.write("proc/stat", content.toStdString());
    QVERIFY(openModel(instance(), stat.root()).error().code == ErrorCode::MeterUnreadable);
    stat.ticks("100 0 0 100 0 0 0 0 0 0");
    const auto meter = opened(stat);
    valuesOf(*meter);
    stat.write("proc/stat", content.toStdString());
    Values values{1.0};
    const auto read = meter->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::MeterUnreadable);
    QVERIFY(!values.front());
    stat.ticks("200 0 0 200 0 0 0 0 0 0"); // what lies before the gap is forgotten
    QVERIFY(meter->read(values) && !values.front());
}

QTEST_APPLESS_MAIN(TestModelMeter)
#include "tst_modelmeter.moc"
