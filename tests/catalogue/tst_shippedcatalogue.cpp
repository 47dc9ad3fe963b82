// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/resources.h"

#include "core/base/csv.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace hakari;
using namespace hakari::test;

namespace {

/// A data file as text, for what the loaded catalogue no longer shows.
CsvTable table(const QString &file)
{
    auto read = CsvTable::read(resourceFolder() / "catalogue" / file.toStdString(), {});
    if (!read)
        qFatal("%s", describe(read.error()).c_str());
    return std::move(*read);
}

} // namespace

class TestShippedCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void loads();
    void pricesAreThoseOfTheMethod_data();
    void pricesAreThoseOfTheMethod();
    void gridIntensityOfTheReferenceStudies();
    void powerOfTheReferenceStudies();
    void inferentiaIsMarkedAsNotCounted();
    void everyRowNamesALicensedSource_data();
    void everyRowNamesALicensedSource();
    void everySourceSaysWhatWhereAndWhen();
    void keysAreUnique_data();
    void keysAreUnique();
    void rowsReferToKnownInstancesAndRegions();
    void powerRisesWithLoad();
    void powerUsageEffectivenessIsAtLeastOne();
    void regionsAreNamedInBothLanguages();
    void whatIsNotKnownIsAbsent();
};

void TestShippedCatalogue::loads()
{
    const Catalogue &catalogue = shippedCatalogue();
    QVERIFY(catalogue.instances().size() > 300);
    QVERIFY(catalogue.benchmarks().size() > 800);
    QVERIFY(!catalogue.regions().empty());
    QCOMPARE(catalogue.priceLists().size(), std::size_t{2});
    QVERIFY((catalogue.priceLists().back() == PriceList{"on-demand", "2026-07"}));
    QVERIFY(std::ranges::is_sorted(catalogue.instances(), {}, &Instance::id));
}

void TestShippedCatalogue::pricesAreThoseOfTheMethod_data()
{
    QTest::addColumn<QByteArray>("instance");
    QTest::addColumn<QByteArray>("year");
    QTest::addColumn<double>("perHour");
    const auto row = [](const char *instance, const char *year, double perHour) {
        QTest::addRow("%s %s", instance, year) << QByteArray(instance) << QByteArray(year) << perHour;
    };
    row("inf1.2xlarge", "2023", 0.362);
    row("g4dn.2xlarge", "2023", 0.752);
    row("trn1.32xlarge", "2023", 21.50);
    row("p4d.24xlarge", "2023", 32.7726);
    row("inf1.2xlarge", "2026-07", 0.362);
    row("g4dn.2xlarge", "2026-07", 0.752);
    row("trn1.32xlarge", "2026-07", 21.50);
    row("p4d.24xlarge", "2026-07", 21.957642);
}

void TestShippedCatalogue::pricesAreThoseOfTheMethod()
{
    QFETCH(QByteArray, instance);
    QFETCH(QByteArray, year);
    const ListPrice *price = shippedCatalogue().price(instance.toStdString(), "us-east-1",
                                                      {"on-demand", year.toStdString()});
    QVERIFY(price);
    QTEST(price->price.value, "perHour");
    QCOMPARE(price->currency, std::string("USD"));
}

void TestShippedCatalogue::gridIntensityOfTheReferenceStudies()
{
    const GridFactor *grid = shippedCatalogue().grid("us-east-1", "ccf-grid-2024", "2024");
    QVERIFY(grid);
    QCOMPARE(toGramsPerKilowattHour(grid->intensity), 379.069);
    QVERIFY(!shippedCatalogue().grid("us-east-1", "ccf-grid-2024", "2031"));
    for (const GridFactor *factor : shippedCatalogue().gridOf("us-east-1"))
        QCOMPARE(factor->region, std::string("us-east-1"));
    QVERIFY(shippedCatalogue().gridOf("us-east-1").size() >= 4);
}

void TestShippedCatalogue::powerOfTheReferenceStudies()
{
    const InstancePower *power = shippedCatalogue().power("g4dn.2xlarge");
    QVERIFY(power);
    const std::vector<PowerCurve::Point> expected{
        {0.0, {24.7}}, {0.1, {49.0}}, {0.5, {100.0}}, {1.0, {136.7}}};
    QVERIFY(power->curve.points() == expected);
    QCOMPARE(shippedCatalogue().power("p4d.24xlarge")->curve.at(1.0).value, 5245.0);
    QCOMPARE(shippedCatalogue().embodied("g4dn.2xlarge")->mass.value, 250.867);
}

void TestShippedCatalogue::inferentiaIsMarkedAsNotCounted()
{
    const Catalogue &catalogue = shippedCatalogue();
    for (const char *instance : {"inf1.xlarge", "inf1.2xlarge", "inf1.6xlarge", "inf1.24xlarge"}) {
        QVERIFY2(catalogue.power(instance)->accelerator == AcceleratorCounted::Omitted, instance);
        QVERIFY2(catalogue.embodied(instance)->accelerator == AcceleratorCounted::Omitted, instance);
    }
    QVERIFY(catalogue.power("g4dn.2xlarge")->accelerator == AcceleratorCounted::Yes);
    QVERIFY(catalogue.power("a1.large")->accelerator == AcceleratorCounted::NoneFitted);
}

void TestShippedCatalogue::everyRowNamesALicensedSource_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"instances.csv", "prices.csv", "power.csv", "embodied.csv", "grid.csv",
                             "pue.csv", "benchmarks.csv", "tdp.csv"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestShippedCatalogue::everyRowNamesALicensedSource()
{
    QFETCH(QString, file);
    const CsvTable rows = table(file);
    QVERIFY(rows.rowCount() > 0);
    for (std::size_t row = 0; row < rows.rowCount(); ++row) {
        const SourceRef source = shippedCatalogue().source(std::string(rows.field(row, "source")));
        QVERIFY2(source && !source->licence.empty(), qPrintable(QStringLiteral("row %1").arg(row + 1)));
    }
}

void TestShippedCatalogue::everySourceSaysWhatWhereAndWhen()
{
    for (const auto &[id, source] : shippedCatalogue().sources()) {
        QCOMPARE(source->id, id);
        QVERIFY2(!source->title.en.empty() && !source->locator.empty() && !source->year.empty(), id.c_str());
    }
}

void TestShippedCatalogue::keysAreUnique_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("key");
    const auto row = [](const char *file, const QStringList &key) {
        QTest::newRow(file) << QString::fromLatin1(file) << key;
    };
    row("sources.csv", {"id"});
    row("instances.csv", {"instance"});
    row("prices.csv", {"instance", "region", "basis", "year"});
    row("power.csv", {"instance"});
    row("embodied.csv", {"instance"});
    row("grid.csv", {"region", "year", "method", "source"});
    row("pue.csv", {"scope", "year", "source"});
    row("regions.csv", {"region"});
}

void TestShippedCatalogue::keysAreUnique()
{
    QFETCH(QString, file);
    QFETCH(QStringList, key);
    const CsvTable rows = table(file);
    QSet<QString> seen;
    for (std::size_t row = 0; row < rows.rowCount(); ++row) {
        QString id;
        for (const QString &column : key)
            id += toQt(rows.field(row, column.toStdString())) + QLatin1Char('|');
        QVERIFY2(!seen.contains(id), qPrintable(id));
        seen.insert(id);
    }
}

void TestShippedCatalogue::rowsReferToKnownInstancesAndRegions()
{
    for (const char *file : {"prices.csv", "power.csv", "embodied.csv"}) {
        const CsvTable rows = table(QString::fromLatin1(file));
        for (std::size_t row = 0; row < rows.rowCount(); ++row)
            QVERIFY2(shippedCatalogue().instance(std::string(rows.field(row, "instance"))),
                     std::string(rows.field(row, "instance")).c_str());
    }
    for (const char *file : {"prices.csv", "grid.csv"}) {
        const CsvTable rows = table(QString::fromLatin1(file));
        for (std::size_t row = 0; row < rows.rowCount(); ++row)
            QVERIFY2(shippedCatalogue().region(rows.field(row, "region")),
                     std::string(rows.field(row, "region")).c_str());
    }
}

void TestShippedCatalogue::powerRisesWithLoad()
{
    for (const Instance &instance : shippedCatalogue().instances()) {
        const InstancePower *power = shippedCatalogue().power(instance.id);
        if (!power)
            continue;
        QVERIFY2(std::ranges::is_sorted(power->curve.points(), {}, &PowerCurve::Point::load),
                 instance.id.c_str());
        QVERIFY2(std::ranges::is_sorted(power->curve.points(), {}, &PowerCurve::Point::power),
                 instance.id.c_str());
    }
}

void TestShippedCatalogue::powerUsageEffectivenessIsAtLeastOne()
{
    QVERIFY(!shippedCatalogue().pueFactors().empty());
    for (const PueFactor &factor : shippedCatalogue().pueFactors())
        QVERIFY(factor.pue >= 1.0);
}

void TestShippedCatalogue::regionsAreNamedInBothLanguages()
{
    for (const Region &region : shippedCatalogue().regions())
        QVERIFY2(!region.name.en.empty() && !region.name.ja.empty(), region.id.c_str());
}

void TestShippedCatalogue::whatIsNotKnownIsAbsent()
{
    const Catalogue &catalogue = shippedCatalogue();
    QVERIFY(!catalogue.instance("inf9.huge"));
    QVERIFY(!catalogue.power("trn1.32xlarge"));
    QVERIFY(!catalogue.embodied("trn1.32xlarge"));
    QVERIFY(!catalogue.price("trn1.32xlarge", "ap-northeast-1", {"on-demand", "2023"}));
    QVERIFY(!catalogue.region("mars-1"));
    QVERIFY(!catalogue.source("nobody"));
}

QTEST_APPLESS_MAIN(TestShippedCatalogue)
#include "tst_shippedcatalogue.moc"
