// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/wholeenergy.h"

#include <algorithm>
#include <numeric>
#include <set>

using namespace hakari;

using Domains = std::vector<MeteredDomain>;
Q_DECLARE_METATYPE(Domains)

namespace {

const tl::unexpected<Error> notMetered(Error{ErrorCode::PowerZero});

MeteredDomain domain(const std::string &meter, const std::string &id, Coverage covers, double joules,
                     std::optional<std::string> parent = {}, PowerBoundary boundary = PowerBoundary::Chip)
{
    MeteredDomain out;
    out.meter = meter;
    out.domain.id = out.domain.name = id;
    out.domain.covers = covers;
    out.domain.boundary = boundary;
    out.domain.parent = std::move(parent);
    if (joules > 0)
        out.energy = DomainEnergy{Joules{joules}, Watts{joules / 10}, Seconds{1}, 10};
    else
        out.energy = notMetered;
    return out;
}

constexpr double refused = 0;
const Coverage cpu{Part::Cpu};
const Coverage dram{Part::Dram};
const Coverage gpu{Part::Accelerator};
const Coverage platform{Part::Cpu, Part::Dram, Part::Rest};

/// A processor with everything that RAPL can have.
Domains rapl(double psys = 200)
{
    return {domain("rapl", "psys", platform, psys, {}, PowerBoundary::Board),
            domain("rapl", "package", cpu, 100, "psys"), domain("rapl", "core", {}, 60, "package"),
            domain("rapl", "uncore", {}, 20, "package"), domain("rapl", "dram", dram, 30, "psys")};
}

const std::string &idOf(const MeteredDomain &domain)
{
    return domain.domain.id;
}

QString counted(const WholeEnergy &whole)
{
    QStringList ids;
    for (const std::string &id : whole.counted)
        ids.append(QString::fromStdString(id));
    return ids.join(QLatin1Char(' '));
}

} // namespace

class TestWholeEnergy : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsNoMeasurement();
    void childrenAreNeverAdded();
    void platformContainsAll();
    void grandchildrenOfARefusedParent();
    void socketsAreAdded();
    void aRefusedSocketLeavesTheCpuMissing();
    void whatLiesInARefusedShareDoesNotStandForTheWhole();
    void differentPartsOfDifferentMetersAreAdded();
    void theLargerBoundaryWins();
    void overlapsCompareLikeWithLikeOnly();
    void ofTwoEqualMetersTheOneThatSawMoreWins();
    void aCounterWinsOverSamples();
    void whatCoversMorePartsWins_data();
    void whatCoversMorePartsWins();
    void aMeterWithRefusedDomainsGivesWayToACompleteOne();
    void anIncompleteMeterCountsWhereNothingElseDoes();
    void aMeasurementWinsOverALargerModel();
    void theOrderOfTheMetersDecidesNothing_data();
    void theOrderOfTheMetersDecidesNothing();
    void unknownCoverageIsNotAdded();
    void theWeakestProvenance();
    void aParentThatDoesNotExist();
    void circlesEnd();
};

void TestWholeEnergy::nothingIsNoMeasurement()
{
    QVERIFY(!wholeOf({}));
    QVERIFY(!wholeOf(Domains{domain("rapl", "package", cpu, refused)}));
}

void TestWholeEnergy::childrenAreNeverAdded()
{
    const Domains domains{domain("rapl", "core", {}, 60, "package"), domain("rapl", "package", cpu, 100),
                          domain("rapl", "uncore", {}, 20, "package")};
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 100.0);
    QCOMPARE(whole->mean.value, 10.0);
    QCOMPARE(counted(*whole), QStringLiteral("package"));
    QVERIFY(whole->scope.covers == cpu);
    QCOMPARE(text(whole->missing), std::string("dram, accelerator, network, rest"));
    QVERIFY(whole->overlaps.empty());
}

void TestWholeEnergy::platformContainsAll()
{
    const auto whole = wholeOf(rapl());
    QCOMPARE(whole->total.value, 200.0);
    QCOMPARE(counted(*whole), QStringLiteral("psys"));
    QVERIFY(whole->scope.covers == platform);
}

void TestWholeEnergy::grandchildrenOfARefusedParent()
{
    const auto whole = wholeOf(rapl(refused));
    QCOMPARE(whole->total.value, 130.0);
    QCOMPARE(counted(*whole), QStringLiteral("package dram"));
    QCOMPARE(text(whole->scope.covers), std::string("cpu, dram"));

    Domains noPackage = rapl();
    noPackage[1].energy = notMetered; // core lies inside psys still
    QCOMPARE(wholeOf(noPackage)->total.value, 200.0);
    QVERIFY(wholeOf(noPackage)->scope.covers == platform);
}

void TestWholeEnergy::socketsAreAdded()
{
    const Domains domains{domain("rapl", "package-0", cpu, 100), domain("rapl", "package-1", cpu, 110)};
    QCOMPARE(wholeOf(domains)->total.value, 210.0);
    QVERIFY(wholeOf(domains)->overlaps.empty());
}

void TestWholeEnergy::aRefusedSocketLeavesTheCpuMissing()
{
    Domains domains{domain("rapl", "package-0", cpu, 100), domain("rapl", "package-1", cpu, refused),
                    domain("rapl", "dram", dram, 30)};
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 130.0);
    QVERIFY(whole->scope.covers == dram);
    QVERIFY(whole->missing.contains(Part::Cpu));

    domains.push_back(domain("wall", "wall", Coverage::wholeSystem(), 500, {}, PowerBoundary::AcWall));
    QVERIFY(wholeOf(domains)->missing.empty());
}

void TestWholeEnergy::whatLiesInARefusedShareDoesNotStandForTheWhole()
{
    Domains domains = rapl(); // a socket, and another whose platform domain was refused
    domains.push_back(domain("rapl", "psys-1", platform, refused, {}, PowerBoundary::Board));
    domains.push_back(domain("rapl", "package-1", cpu, 110, "psys-1"));
    domains.push_back(domain("rapl", "dram-1", dram, 35, "psys-1"));
    const auto whole = wholeOf(domains);
    QCOMPARE(counted(*whole), QStringLiteral("psys"));
    QVERIFY(whole->scope.covers.empty());
}

void TestWholeEnergy::differentPartsOfDifferentMetersAreAdded()
{
    Domains domains = rapl();
    domains.push_back(domain("nvml", "gpu-0", {Part::Accelerator}, 700, {}, PowerBoundary::Board));
    domains.push_back(domain("nvml", "gpu-1", {Part::Accelerator}, 600, {}, PowerBoundary::Board));
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 1500.0);
    QVERIFY(whole->missing == Coverage{Part::Network});
}

void TestWholeEnergy::theLargerBoundaryWins()
{
    Domains domains{domain("rapl", "package", cpu, 100), domain("rapl", "dram", dram, 30)};
    domains.push_back(domain("acpi", "acpi", Coverage::wholeSystem(), 400, {}, PowerBoundary::DcSupply));
    domains.push_back(domain("wall", "wall", Coverage::wholeSystem(), 500, {}, PowerBoundary::AcWall));
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 500.0);
    QCOMPARE(counted(*whole), QStringLiteral("wall"));
    QVERIFY(whole->missing.empty());
    const Coverage all = Coverage::wholeSystem();
    const std::vector<Overlap> expected{
        {"acpi", Joules{400}, Joules{500}, all, all, true},
        {"rapl", Joules{130}, Joules{500}, {Part::Cpu, Part::Dram}, all, true}};
    QVERIFY(whole->overlaps == expected);
}

void TestWholeEnergy::overlapsCompareLikeWithLikeOnly()
{
    Domains domains{domain("rapl", "package", cpu, 100), domain("other", "cpu", cpu, 120)};
    QCOMPARE(wholeOf(domains)->overlaps.front().difference()->value, 20.0);
    domains.push_back(domain("wall", "wall", Coverage::wholeSystem(), 500, {}, PowerBoundary::AcWall));
    const auto unlike = wholeOf(domains);
    for (const Overlap &overlap : unlike->overlaps)
        QVERIFY(!overlap.difference());

    const Domains half{domain("nvml", "nvml:0", gpu, refused), domain("nvml", "nvml:1", gpu, 100),
                       domain("smi", "smi:0", gpu, 100), domain("smi", "smi:1", gpu, 100)};
    const Overlap overlap = wholeOf(half)->overlaps.front();
    QVERIFY(overlap.covers == overlap.countedCovers && !overlap.complete && !overlap.difference());
}

void TestWholeEnergy::ofTwoEqualMetersTheOneThatSawMoreWins()
{
    const Domains domains{domain("feed:1", "feed:1", cpu, 100), domain("feed:2", "feed:2", cpu, 250)};
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 250.0);
    QCOMPARE(whole->overlaps.front().difference()->value, 150.0);
}

void TestWholeEnergy::aCounterWinsOverSamples()
{
    Domains domains{domain("nvml", "nvml:0", gpu, 100), domain("smi", "smi:0", gpu, 101)};
    QCOMPARE(counted(*wholeOf(domains)), QStringLiteral("smi:0"));
    domains[0].domain.kind = ReadingKind::Energy;
    QCOMPARE(counted(*wholeOf(domains)), QStringLiteral("nvml:0"));
}

void TestWholeEnergy::whatCoversMorePartsWins_data()
{
    QTest::addColumn<Domains>("domains");
    QTest::addColumn<QString>("expected"); // ids of what is counted
    const Coverage all = Coverage::wholeSystem();
    const auto outlet = [](const char *id, Coverage covers, double joules) {
        return domain(id, id, covers, joules, {}, PowerBoundary::AcWall);
    };
    const MeteredDomain bmc = domain("ipmi", "bmc", all, 500, {}, PowerBoundary::DcSupply);
    QTest::newRow("outlet of the chassis, outlet of the rack")
        << Domains{outlet("chassis", gpu, 200), outlet("rack", all, 500)} << "rack";
    QTest::newRow("outlet of the chassis, supply of the system")
        << Domains{outlet("chassis", gpu, 200), bmc} << "bmc";
    QTest::newRow("two outlets that are the system, its supply")
        << Domains{bmc, outlet("chassis", gpu, 300), outlet("host", all.without(gpu), 250)} << "chassis host";
    QTest::newRow("two outlets that lack the network, the supply")
        << Domains{bmc, outlet("chassis", gpu, 300), outlet("host", platform, 250)} << "bmc";
    QTest::newRow("the same parts at the wall and at the chip")
        << Domains{domain("rapl", "package", cpu, 100), domain("rapl", "dram", dram, 30),
                   outlet("socket", cpu, 150)}
        << "dram socket";
    QTest::newRow("a share each, the larger boundary")
        << Domains{domain("board", "board", {Part::Dram, Part::Rest}, 90, {}, PowerBoundary::Board),
                   outlet("outlet", {Part::Cpu, Part::Dram}, 80)}
        << "outlet";
}

void TestWholeEnergy::whatCoversMorePartsWins()
{
    QFETCH(Domains, domains);
    QFETCH(QString, expected);
    std::ranges::sort(domains, {}, idOf);
    QCOMPARE(counted(*wholeOf(domains)), expected);
    std::ranges::reverse(domains);
    QStringList ids = counted(*wholeOf(domains)).split(QLatin1Char(' '));
    ids.sort();
    QCOMPARE(ids.join(QLatin1Char(' ')), expected);
}

void TestWholeEnergy::aMeterWithRefusedDomainsGivesWayToACompleteOne()
{
    const Domains domains{domain("nvml", "nvml:0", gpu, refused, {}, PowerBoundary::Board),
                          domain("nvml", "nvml:1", gpu, 120, {}, PowerBoundary::Board),
                          domain("smi", "smi:0", gpu, 100, {}, PowerBoundary::Board),
                          domain("smi", "smi:1", gpu, 100, {}, PowerBoundary::Board)};
    const auto whole = wholeOf(domains);
    QCOMPARE(counted(*whole), QStringLiteral("smi:0 smi:1"));
    QVERIFY(whole->scope.covers == gpu);

    const Domains supplies{
        domain("ipmi", "psu1", Coverage::wholeSystem(), refused, {}, PowerBoundary::DcSupply),
        domain("ipmi", "psu2", Coverage::wholeSystem(), 250, {}, PowerBoundary::DcSupply),
        domain("rapl", "package", cpu, 100)};
    QCOMPARE(counted(*wholeOf(supplies)), QStringLiteral("package"));
    QVERIFY(wholeOf(supplies)->scope.covers == cpu);
}

void TestWholeEnergy::anIncompleteMeterCountsWhereNothingElseDoes()
{
    const Domains domains{domain("nvml", "nvml:0", gpu, refused), domain("nvml", "nvml:1", gpu, 120),
                          domain("rapl", "package", cpu, 100)};
    QCOMPARE(wholeOf(domains)->total.value, 220.0);
    QVERIFY(wholeOf(domains)->scope.covers == cpu);
}

void TestWholeEnergy::aMeasurementWinsOverALargerModel()
{
    Domains domains{domain("model", "model", Coverage::wholeSystem(), 300, {}, PowerBoundary::Model),
                    domain("rapl", "package", cpu, 100)};
    domains[0].domain.provenance = Provenance::Estimated;
    QCOMPARE(counted(*wholeOf(domains)), QStringLiteral("package"));
}

void TestWholeEnergy::theOrderOfTheMetersDecidesNothing_data()
{
    QTest::addColumn<Domains>("domains");
    const Coverage all = Coverage::wholeSystem();
    Domains large = rapl();
    large.push_back(domain("nvml", "nvml:0", gpu, 300, {}, PowerBoundary::Board));
    large.push_back(domain("feed:1", "feed:1", gpu, 350, {}, PowerBoundary::AcWall));
    QTest::newRow("parts of a system") << large;
    QTest::newRow("equal outlets") << Domains{domain("feed:1", "feed:1", all, 500, {}, PowerBoundary::AcWall),
                                              domain("feed:2", "feed:2", all, 501, {}, PowerBoundary::AcWall),
                                              domain("ipmi", "bmc", all, 480, {}, PowerBoundary::DcSupply),
                                              domain("rapl", "package", cpu, 100)};
    QTest::newRow("refused") << Domains{
        domain("nvml", "nvml:0", gpu, refused), domain("nvml", "nvml:1", gpu, 120),
        domain("smi", "smi:0", gpu, 90),        domain("smi", "smi:1", gpu, 90),
        domain("feed", "feed", cpu, 50),        domain("rapl", "package", cpu, 51)};
    QTest::newRow("shares of each other")
        << Domains{domain("a", "a", {Part::Cpu, Part::Dram}, 10, {}, PowerBoundary::AcWall),
                   domain("b", "b", {Part::Dram, Part::Rest}, 20, {}, PowerBoundary::Board),
                   domain("c", "c", {Part::Rest, Part::Cpu}, 30, {}, PowerBoundary::Board),
                   domain("d", "d", all, 40), domain("e", "e", gpu, 50, {}, PowerBoundary::AcWall)};
}

void TestWholeEnergy::theOrderOfTheMetersDecidesNothing()
{
    QFETCH(Domains, domains);
    std::vector<std::size_t> order(domains.size());
    std::iota(order.begin(), order.end(), 0);
    const auto expected = wholeOf(domains);
    const std::set<std::string> ids(expected->counted.begin(), expected->counted.end());
    while (std::ranges::next_permutation(order).found) {
        Domains shuffled;
        for (const std::size_t i : order)
            shuffled.push_back(domains[i]);
        const auto whole = wholeOf(shuffled);
        QCOMPARE(whole->total.value, expected->total.value);
        QVERIFY((std::set<std::string>(whole->counted.begin(), whole->counted.end()) == ids));
        QVERIFY(whole->scope == expected->scope && whole->overlaps == expected->overlaps);
    }
}

void TestWholeEnergy::unknownCoverageIsNotAdded()
{
    Domains domains{domain("hwmon", "ina", {}, 40, {}, PowerBoundary::Board)};
    QVERIFY(!wholeOf(domains));
    domains.push_back(domain("rapl", "package", cpu, 100));
    QCOMPARE(wholeOf(domains)->total.value, 100.0);
}

void TestWholeEnergy::theWeakestProvenance()
{
    Domains domains{domain("rapl", "package", cpu, 100),
                    domain("model", "fan", {Part::Rest}, 10, {}, PowerBoundary::Model)};
    domains[1].domain.provenance = Provenance::Estimated;
    QVERIFY(wholeOf(domains)->provenance == Provenance::Estimated);
    domains.pop_back();
    QVERIFY(wholeOf(domains)->provenance == Provenance::Measured);
}

void TestWholeEnergy::aParentThatDoesNotExist()
{
    const Domains domains{domain("rapl", "package", cpu, 100, "psys")};
    QCOMPARE(wholeOf(domains)->total.value, 100.0);
}

void TestWholeEnergy::circlesEnd()
{
    const Domains domains{domain("x", "a", cpu, 100, "b"), domain("x", "b", cpu, 100, "a")};
    QVERIFY(!wholeOf(domains));
}

QTEST_APPLESS_MAIN(TestWholeEnergy)
#include "tst_wholeenergy.moc"
