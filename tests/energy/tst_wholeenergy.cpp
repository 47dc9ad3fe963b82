// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/energy/wholeenergy.h"

using namespace hakari;

namespace {

using Domains = std::vector<MeteredDomain>;

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
const Coverage platform{Part::Cpu, Part::Dram, Part::Rest};

/// A processor with everything that RAPL can have.
Domains rapl(double psys = 200)
{
    return {domain("rapl", "psys", platform, psys, {}, PowerBoundary::Board),
            domain("rapl", "package", cpu, 100, "psys"), domain("rapl", "core", {}, 60, "package"),
            domain("rapl", "uncore", {}, 20, "package"), domain("rapl", "dram", dram, 30, "psys")};
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
    void differentPartsOfDifferentMetersAreAdded();
    void theLargerBoundaryWins();
    void theFirstOfTwoMetersWins();
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
    const std::vector<Overlap> expected{{"acpi", Joules{400}, Joules{500}},
                                        {"rapl", Joules{130}, Joules{500}}};
    QVERIFY(whole->overlaps == expected);
    QCOMPARE(whole->overlaps[1].difference().value, 370.0);
}

void TestWholeEnergy::theFirstOfTwoMetersWins()
{
    const Domains domains{domain("rapl", "package-0", cpu, 100), domain("rapl", "package-1", cpu, 100),
                          domain("other", "cpu", cpu, 250)};
    const auto whole = wholeOf(domains);
    QCOMPARE(whole->total.value, 200.0);
    QCOMPARE(whole->overlaps.front().difference().value, -50.0);
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
