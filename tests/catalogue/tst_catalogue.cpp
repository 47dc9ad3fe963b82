// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalogue/catalogue.h"

#include "tests/support/resources.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <map>

using namespace hakari;
using namespace hakari::test;

namespace {

/// The smallest catalogue that loads, file by file.
const std::map<std::string, std::string> smallCatalogue{
    {"sources.csv", "id,title,locator,year,licence,note\ns,Title,here,2023,MIT,\n"},
    {"instances.csv", "instance,family,vcpus,memory_gib,cpu,accelerator,accelerator_count,source\n"
                      "b.large,b,8,32,Xeon,T4,1,s\na.large,a,2,4,Arm,,,s\n"},
    {"prices.csv", "instance,region,basis,year,currency,per_hour,source\n"
                   "a.large,r-1,on-demand,2023,USD,0.1,s\na.large,r-1,on-demand,2024,USD,0.2,s\n"},
    {"power.csv",
     "instance,idle_w,load10_w,load50_w,load100_w,accelerator_counted,source\na.large,0,2,3,4,none,s\n"},
    {"embodied.csv", "instance,kg_co2e,accelerator_counted,source\na.large,100,none,s\n"},
    {"grid.csv", "region,year,g_per_kwh,method,source\nr-1,2023,0,location-average,s\n"},
    {"pue.csv", "scope,year,pue,source\naws,2023,1.2,s\n"},
    {"regions.csv", "region,name_en,name_ja\nr-1,Here,ここ\n"},
    {"benchmarks.csv", "model,instance_or_hw,throughput,unit,source\nBERT,a.large,10,inferences/s,s\n"},
};

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void smallCatalogueLoads();
    void columnsMayComeInAnyOrder();
    void brokenFilesAreReportedWithTheirPlace_data();
    void brokenFilesAreReportedWithTheirPlace();
    void everyFileIsRequired_data();
    void everyFileIsRequired();
    void missingFolderIsAnError();

private:
    /// Loads the small catalogue with one file's text replaced; an empty name replaces none.
    Expected<Catalogue> load(const std::string &file = {}, const std::string &text = {});
    void write(const QTemporaryDir &dir, const std::string &file, const std::string &text) const;
};

void TestCatalogue::write(const QTemporaryDir &dir, const std::string &file, const std::string &text) const
{
    std::ofstream(dir.filePath(QString::fromStdString(file)).toStdString(), std::ios::binary) << text;
}

Expected<Catalogue> TestCatalogue::load(const std::string &file, const std::string &text)
{
    const QTemporaryDir dir;
    for (const auto &[name, content] : smallCatalogue)
        write(dir, name, name == file ? text : content);
    return Catalogue::load(dir.path().toStdString());
}

void TestCatalogue::smallCatalogueLoads()
{
    const auto catalogue = load();
    QVERIFY2(catalogue, qPrintable(sentence(catalogue)));
    QCOMPARE(catalogue->instances().size(), std::size_t{2});
    QCOMPARE(catalogue->instances().front().id, std::string("a.large"));
    QCOMPARE(catalogue->instance("b.large")->acceleratorCount, 1);
    QVERIFY(catalogue->instance("a.large")->accelerator.empty());
    QCOMPARE(catalogue->price("a.large", "r-1", {"on-demand", "2024"})->price.value, 0.2);
    QVERIFY(!catalogue->price("b.large", "r-1", {"on-demand", "2024"}));
    QCOMPARE(catalogue->grid("r-1", "s", "2023")->intensity.value, 0.0);
    QCOMPARE(catalogue->power("a.large")->curve.at(0.5).value, 3.0);
    QCOMPARE(catalogue->power("a.large")->source->title.en, std::string("Title"));
    QCOMPARE(catalogue->region("r-1")->name.ja, std::string("ここ"));
    QCOMPARE(catalogue->benchmarks().front().throughput, 10.0);
}

void TestCatalogue::columnsMayComeInAnyOrder()
{
    const auto catalogue = load("pue.csv", "source,comment,pue,year,scope\ns,x,1.5,2020,me\n");
    QVERIFY2(catalogue, qPrintable(sentence(catalogue)));
    QCOMPARE(catalogue->pueFactors().front().pue, 1.5);
    QCOMPARE(catalogue->pueFactors().front().scope, std::string("me"));
}

void TestCatalogue::brokenFilesAreReportedWithTheirPlace_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("column");
    const auto row = [](const char *name, const char *file, const char *text, ErrorCode code,
                        const char *line = "", const char *column = "") {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromUtf8(text) << static_cast<int>(code)
                            << QString::fromLatin1(line) << QString::fromLatin1(column);
    };
    row("unknown source", "embodied.csv",
        "instance,kg_co2e,accelerator_counted,source\na,1,none,s\nb,1,none,nobody\n",
        ErrorCode::CsvUnknownSource, "3", "source");
    row("negative price", "prices.csv",
        "instance,region,basis,year,currency,per_hour,source\na,r-1,on-demand,2023,USD,-0.1,s\n",
        ErrorCode::CsvBadNumber, "2", "per_hour");
    row("price of zero", "prices.csv",
        "instance,region,basis,year,currency,per_hour,source\na,r-1,on-demand,2023,USD,0,s\n",
        ErrorCode::CsvBadNumber, "2", "per_hour");
    row("price with a decimal comma", "prices.csv",
        "instance,region,basis,year,currency,per_hour,source\na,r-1,on-demand,2023,USD,\"0,1\",s\n",
        ErrorCode::CsvBadNumber, "2", "per_hour");
    row("power that is missing", "power.csv",
        "instance,idle_w,load10_w,load50_w,load100_w,accelerator_counted,source\na,1,2,,4,none,s\n",
        ErrorCode::CsvBadNumber, "2", "load50_w");
    row("negative idle power", "power.csv",
        "instance,idle_w,load10_w,load50_w,load100_w,accelerator_counted,source\na,-1,2,3,4,none,s\n",
        ErrorCode::CsvBadNumber, "2", "idle_w");
    row("PUE that is no number", "pue.csv", "scope,year,pue,source\naws,2023,NaN,s\n",
        ErrorCode::CsvBadNumber, "2", "pue");
    row("missing column", "grid.csv", "region,year,method,source\nr-1,2023,average,s\n",
        ErrorCode::CsvColumnMissing, "", "g_per_kwh");
    row("short row", "regions.csv", "region,name_en,name_ja\nr-1,Here\n", ErrorCode::CsvRowShort, "2");
    row("empty file", "instances.csv", "", ErrorCode::FileEmpty);
}

void TestCatalogue::brokenFilesAreReportedWithTheirPlace()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    const auto catalogue = load(file.toStdString(), text.toStdString());
    QVERIFY(!catalogue);
    QTEST(static_cast<int>(catalogue.error().code), "code");
    QVERIFY2(argument(catalogue.error(), "file").endsWith(file), qPrintable(sentence(catalogue)));
    QTEST(argument(catalogue.error(), "line"), "line");
    QTEST(argument(catalogue.error(), "column"), "column");
}

void TestCatalogue::everyFileIsRequired_data()
{
    QTest::addColumn<QString>("file");
    for (const auto &[name, unused] : smallCatalogue)
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestCatalogue::everyFileIsRequired()
{
    QFETCH(QString, file);
    const QTemporaryDir dir;
    for (const auto &[name, content] : smallCatalogue) {
        if (file.toStdString() != name)
            write(dir, name, content);
    }
    const auto catalogue = Catalogue::load(dir.path().toStdString());
    QVERIFY(!catalogue);
    QVERIFY(catalogue.error().code == ErrorCode::FileNotFound);
    QCOMPARE(argument(catalogue.error(), "file"), dir.filePath(file));
}

void TestCatalogue::missingFolderIsAnError()
{
    const auto catalogue = Catalogue::load("/nonexistent/catalogue");
    QVERIFY(!catalogue);
    QVERIFY(catalogue.error().code == ErrorCode::FileNotFound);
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
