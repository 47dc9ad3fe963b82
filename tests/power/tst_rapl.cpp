// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/integration.h"
#include "core/power/rapl.h"
#include "tests/power/countedallocations.h"
#include "tests/power/fakesystem.h"
#include "tests/support/unprivileged.h"

#include <fmt/format.h>

#include <cmath>

using namespace hakari;
using namespace hakari::test;

namespace {

const std::string folder = "sys/class/powercap/";
constexpr const char *range = "262143328850\n"; // of an Intel Xeon

class FakeRapl : public FakeSystem
{
public:
    void zone(const std::string &zone, const std::string &name, const std::string &microjoules) const
    {
        write(folder + zone + "/name", name + '\n');
        write(folder + zone + "/max_energy_range_uj", range);
        energy(zone, microjoules);
    }
    void energy(const std::string &zone, const std::string &microjoules) const
    {
        write(folder + zone + "/energy_uj", microjoules + '\n');
    }
    std::unique_ptr<PowerMeter> meter() const
    {
        auto found = openRapl(root());
        if (!found)
            qFatal("%s", describe(found.error()).c_str());
        return std::move(*found);
    }
};

QStringList shown(const PowerMeter &meter)
{
    QStringList out;
    for (const std::string &line : lines(meter))
        out.append(QString::fromStdString(line));
    return out;
}

} // namespace

class TestRapl : public QObject
{
    Q_OBJECT

private slots:
    void absent();
    void server();
    void laptop();
    void amd();
    void foreignZonesAreLeftOut();
    void domainsSayWhatTheyAre();
    void withoutRange();
    void readsAgain();
    void readingAllocatesNothing();
    void wrapsThroughIntegration();
    void vanishingIsAbsent();
    void garbage_data();
    void garbage();
    void forbidden();
};

void TestRapl::absent()
{
    const FakeSystem empty;
    auto found = openRapl(empty.root());
    QVERIFY(!found && found.error().code == ErrorCode::RaplAbsent);
    empty.write(folder + "dtpm/name", "dtpm\n"); // Arm's frameworks use the folder as well
    empty.write(folder + "intel-rapl/enabled", "1\n");
    // a container sees links whose zones are hidden
    std::filesystem::create_symlink("../../devices/none", empty.root() / (folder + "intel-rapl:0"));
    found = openRapl(empty.root());
    QVERIFY(!found && found.error().code == ErrorCode::RaplAbsent);
}

void TestRapl::server()
{
    const FakeRapl rapl;
    for (const char *socket : {"0", "1", "10"})
        rapl.zone(fmt::format("intel-rapl:{}", socket), fmt::format("package-{}", socket), "5");
    rapl.zone("intel-rapl:0:0", "dram", "5");
    rapl.zone("intel-rapl:1:0", "dram", "5");
    QCOMPARE(shown(*rapl.meter()), (QStringList{"rapl:0|package-0|cpu|-", "rapl:0:0|package-0 dram|dram|-",
                                                "rapl:1|package-1|cpu|-", "rapl:1:0|package-1 dram|dram|-",
                                                "rapl:10|package-10|cpu|-"}));
}

void TestRapl::laptop()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "5");
    rapl.zone("intel-rapl:0:0", "core", "5");
    rapl.zone("intel-rapl:0:1", "uncore", "5");
    rapl.zone("intel-rapl:0:2", "dram", "5");
    rapl.zone("intel-rapl:1", "psys", "5");
    rapl.zone("intel-rapl-mmio:0", "package-0", "5");
    QCOMPARE(shown(*rapl.meter()),
             (QStringList{"rapl:0|package-0|cpu|rapl:1", "rapl:0:0|package-0 core|unknown|rapl:0",
                          "rapl:0:1|package-0 uncore|unknown|rapl:0", "rapl:0:2|package-0 dram|dram|rapl:1",
                          "rapl:1|psys|cpu, dram, rest|-"}));
}

void TestRapl::amd()
{
    const FakeRapl rapl; // the same driver, under Intel's name
    rapl.zone("intel-rapl:0", "package-0-die-0", "65535999999");
    rapl.zone("intel-rapl:0:0", "core", "7");
    QCOMPARE(shown(*rapl.meter()),
             (QStringList{"rapl:0|package-0-die-0|cpu|-", "rapl:0:0|package-0-die-0 core|unknown|rapl:0"}));
    QCOMPARE(valuesOf(*rapl.meter()).front().value_or(-1), 65535.999999);
}

void TestRapl::foreignZonesAreLeftOut()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "5");
    rapl.zone("intel-rapl:x", "package-1", "5");
    rapl.zone("intel-rapl:", "package-1", "5");
    rapl.zone("intel-rapl:2:", "package-1", "5");
    rapl.zone("intel-rapl:3", "", "5");
    rapl.write(folder + "intel-rapl:4/name", "package-4\n"); // limits the power, counts nothing
    QCOMPARE(shown(*rapl.meter()), QStringList{"rapl:0|package-0|cpu|-"});
}

void TestRapl::domainsSayWhatTheyAre()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "5");
    rapl.zone("intel-rapl:1", "psys", "5");
    const auto meter = rapl.meter();
    QCOMPARE(meter->id(), std::string("rapl"));
    QVERIFY(meter->shortestInterval().value > 0);
    const MeterDomain &package = meter->domains()[0];
    QVERIFY(package.kind == ReadingKind::Energy && package.provenance == Provenance::Measured);
    QVERIFY(package.boundary == PowerBoundary::Chip);
    QCOMPARE(package.range.value_or(Joules{}).value, 262143.328850);
    QVERIFY(meter->domains()[1].boundary == PowerBoundary::Board);
}

void TestRapl::withoutRange()
{
    for (const char *text : {"", "0\n", "-5\n", "many\n"}) {
        const FakeRapl rapl;
        rapl.zone("intel-rapl:0", "package-0", "5");
        rapl.write(folder + "intel-rapl:0/max_energy_range_uj", text);
        QVERIFY2(!rapl.meter()->domains()[0].range, text);
    }
}

void TestRapl::readsAgain()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "262143328850");
    const auto meter = rapl.meter();
    QCOMPARE(valuesOf(*meter).front().value_or(-1), 262143.328850);
    rapl.energy("intel-rapl:0", "61");
    QCOMPARE(valuesOf(*meter).front().value_or(-1), 61e-6);
    rapl.energy("intel-rapl:0", "0"); // a counter may stand at zero
    QCOMPARE(valuesOf(*meter).front().value_or(-1), 0.0);
}

void TestRapl::readingAllocatesNothing()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "1000000");
    rapl.zone("intel-rapl:1", "package-1", "");
    const auto meter = rapl.meter();
    Values values(2);
    const int before = allocations;
    QVERIFY(before > 0);
    const bool read = meter->read(values).has_value();
    const int after = allocations;
    QVERIFY(read);
    QCOMPARE(after, before);
}

void TestRapl::wrapsThroughIntegration()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "0");
    const auto meter = rapl.meter();
    std::vector<Reading> readings;
    constexpr double watts = 120;
    for (int second = 0; second <= 60; ++second) {
        const double joules = std::fmod(260000 + watts * second, 262143.328850);
        rapl.energy("intel-rapl:0", fmt::format("{:.0f}", joules * 1e6));
        readings.push_back({Seconds{static_cast<double>(second)}, valuesOf(*meter).front().value_or(-1)});
    }
    const auto energy = integrate(meter->domains()[0], readings, {Seconds{0.5}, Seconds{59.5}});
    QVERIFY2(energy, energy ? "" : describe(energy.error()).c_str());
    QVERIFY(std::abs(energy->energy.value - watts * 59) < 0.001);
}

void TestRapl::vanishingIsAbsent()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "1000000");
    rapl.zone("intel-rapl:1", "package-1", "2000000");
    const auto meter = rapl.meter();
    rapl.write(folder + "intel-rapl:0/energy_uj", ""); // as a zone whose device is gone reads
    const Values values = valuesOf(*meter);
    QVERIFY(!values[0]);
    QCOMPARE(values[1].value_or(-1), 2.0);

    rapl.write(folder + "intel-rapl:1/energy_uj", "");
    Values none{1.0, 1.0};
    const auto read = meter->read(none);
    QVERIFY(!read && read.error().code == ErrorCode::MeterUnreadable);
    QVERIFY(!none[0] && !none[1]); // no zero, and nothing of before
    QVERIFY(read.error().args.at("file").ends_with("intel-rapl:0/energy_uj"));
}

void TestRapl::garbage_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("many\n");
    QTest::newRow("negative") << QByteArray("-1\n");
    QTest::newRow("fraction") << QByteArray("12.5\n");
    QTest::newRow("unit") << QByteArray("12 uj\n");
    QTest::newRow("two lines") << QByteArray("1\n2\n");
    QTest::newRow("too large") << QByteArray("99999999999999999999\n");
    QTest::newRow("long") << QByteArray(5000, '1');
    QTest::newRow("zero bytes") << QByteArray(8, '\0');
}

void TestRapl::garbage()
{
    QFETCH(QByteArray, content);
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "1");
    rapl.zone("intel-rapl:1", "package-1", "1000000");
    rapl.write(folder + "intel-rapl:0/energy_uj", content.toStdString());
    const auto meter = rapl.meter();
    const Values values = valuesOf(*meter);
    QCOMPARE(values.size(), std::size_t{2}); // the domain stays, so that its absence shows
    QVERIFY(!values[0] && values[1]);
    rapl.write(folder + "intel-rapl:1/energy_uj", content.toStdString());
    const auto none = openRapl(rapl.root());
    QVERIFY(!none && none.error().code == ErrorCode::MeterUnreadable);
}

void TestRapl::forbidden()
{
    const FakeRapl rapl;
    rapl.zone("intel-rapl:0", "package-0", "5");
    rapl.zone("intel-rapl:0:0", "dram", "5");
    const auto file = rapl.root() / (folder + "intel-rapl:0/energy_uj");
    std::filesystem::permissions(file, std::filesystem::perms(0));
    const Unprivileged somebody;
    const auto found = openRapl(rapl.root());
    QVERIFY(!found && found.error().code == ErrorCode::RaplForbidden);
    const std::string sentence = describe(found.error());
    QVERIFY2(sentence.find("SUBSYSTEM==\"powercap\"") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("/etc/udev/rules.d/") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find(file.string()) != std::string::npos, sentence.c_str());
}

QTEST_APPLESS_MAIN(TestRapl)
#include "tst_rapl.moc"
