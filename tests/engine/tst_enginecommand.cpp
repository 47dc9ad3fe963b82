// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/foreignlocale.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hakari::test;
using nlohmann::json;

namespace {

Outcome run(const QStringList &arguments, const QList<Variable> &environment = {})
{
    return runProgram(QStringLiteral(HAKARI_ENGINE), arguments, environment);
}

/// Splits at blanks; {fixture} and {dir} stand for folders.
QStringList words(QString line, const QString &dir = {})
{
    line.replace(QStringLiteral("{dir}"), dir);
    line.replace(QStringLiteral("{fixture}"), QString::fromStdString(fixture("mlperf").string()));
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

json parsed(const QByteArray &text)
{
    return json::parse(text.toStdString(), nullptr, false);
}

const QString inf1 = QStringLiteral("{fixture}/v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Offline");
const QString a100 = QStringLiteral("{fixture}/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");

} // namespace

class TestEngineCommand : public QObject
{
    Q_OBJECT

private slots:
    void succeeds_data();
    void succeeds();
    void reportsFailuresInOneLine_data();
    void reportsFailuresInOneLine();
    void reportsWrongUsage_data();
    void reportsWrongUsage();

    void comparesTheReferenceStudy();
    void optionsChangeTheAssumptions();
    void measuredResultsBecomeCandidates();
    void powerIsBorrowedWhenToldTo();
    void studiesAreFoundBesideTheProgram();
    void catalogueListsWhatIsShipped();
    void localeAndTimeZoneChangeNothing_data();
    void localeAndTimeZoneChangeNothing();

    void writesFiles_data();
    void writesFiles();
    void keepsAnExistingFileWhenItFails();
    void saysSoWhenTheOutputCannotBeWritten();
};

void TestEngineCommand::succeeds_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"--help", "--version", "compare --help", "catalogue", "catalogue --format json",
          "compare --study aws-2023-layoutlm", "compare --study aws-2023-bert-large",
          "compare --study aws-graviton3-boosting", "compare --study gpt-3-training",
          "compare --study mlperf-bert99-inf1-t4"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestEngineCommand::succeeds()
{
    QFETCH(QString, command);
    const Outcome outcome = run(words(command));
    QCOMPARE(outcome.status, 0);
    QVERIFY(!outcome.out.isEmpty());
    QCOMPARE(outcome.err, QByteArray());
}

void TestEngineCommand::reportsFailuresInOneLine_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("named");
    const auto row = [](const QString &command, const char *named) {
        QTest::newRow(qPrintable(command)) << command << QString::fromLatin1(named);
    };
    row(QStringLiteral("compare --study nothing"), "aws-2023-layoutlm");
    row(QStringLiteral("compare --study /nonexistent/study.json"), "/nonexistent/study.json");
    row(QStringLiteral("compare"), "--study");
    row(QStringLiteral("compare --study aws-2023-layoutlm --format pdf"), "pdf");
    row(QStringLiteral("compare --study aws-2023-layoutlm --format xlsx"), "-o FILE");
    row(QStringLiteral("compare --study aws-2023-layoutlm --demand 0"), "--demand");
    row(QStringLiteral("compare --study aws-2023-layoutlm --demand 1,5"), "1,5");
    row(QStringLiteral("compare --study aws-2023-layoutlm --demand 5/min"), "5/min");
    row(QStringLiteral("compare --study aws-2023-layoutlm --demand NaN"), "NaN");
    row(QStringLiteral("compare --study aws-2023-bert-large --demand 5/s"), "--demand");
    row(QStringLiteral("compare --study aws-2023-layoutlm --utilisation 1.1"), "--utilisation");
    row(QStringLiteral("compare --study aws-2023-layoutlm --pue 0.9"), "--pue");
    row(QStringLiteral("compare --study aws-2023-layoutlm --region mars-1"), "mars-1");
    row(QStringLiteral("compare --study aws-2023-layoutlm --baseline z"), "z");
    for (const char *borrowing : {"inf1.2xlarge", "nobody=g4dn.xlarge", "inf1.2xlarge=g4dn.xlarge"})
        row(QStringLiteral("compare --study aws-2023-layoutlm --borrow-power ") + QLatin1String(borrowing),
            borrowing);
    row(QStringLiteral("compare --study aws-2023-bert-large --borrow-power trn1.32xlarge=inf9.huge"),
        "--borrow-power"); // its energy is a published ratio
    for (const char *lender : {"inf9.huge", "trn1.32xlarge"})
        row(QStringLiteral("compare --result ") + inf1
                + QStringLiteral("=inf1.2xlarge --borrow-power inf1.2xlarge=") + QLatin1String(lender),
            lender);
    row(QStringLiteral("compare --result /nonexistent/run"), "/nonexistent/run");
    row(QStringLiteral("compare --result ") + inf1 + QStringLiteral("=inf9.huge"), "inf9.huge");
    row(QStringLiteral("compare --study aws-2023-layoutlm -o /nonexistent/out.csv"), "/nonexistent/out.csv");
    row(QStringLiteral("catalogue --format yaml"), "yaml");
}

void TestEngineCommand::reportsFailuresInOneLine()
{
    QFETCH(QString, command);
    QFETCH(QString, named);
    const Outcome outcome = run(words(command));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith("hakari-engine: "), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY(outcome.err.endsWith('\n'));
    QVERIFY2(outcome.err.contains(named.toUtf8()), outcome.err.constData());
    QVERIFY2(!outcome.err.contains('{'), outcome.err.constData());
}

void TestEngineCommand::reportsWrongUsage_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"", "frobnicate", "compare --nonsense", "compare --study", "catalogue extra",
                                "--study aws-2023-layoutlm"})
        QTest::newRow(*command ? command : "no command") << QString::fromLatin1(command);
}

void TestEngineCommand::reportsWrongUsage()
{
    QFETCH(QString, command);
    const Outcome outcome = run(words(command));
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!outcome.err.isEmpty());
}

void TestEngineCommand::comparesTheReferenceStudy()
{
    const json document = parsed(
        run(words(QStringLiteral("compare --study aws-2023-layoutlm --format json"))).out);
    QVERIFY(document.is_object());
    const json &inf1Candidate = document["candidates"][0];
    QVERIFY(inf1Candidate["id"] == "inf1.2xlarge");
    QVERIFY(inf1Candidate["instances"] == 6);
    QVERIFY(std::abs(inf1Candidate["cost_per_million_usd"].get<double>() - 2.172) < 1e-9);
    QVERIFY(document["candidates"][1]["instances"] == 33);
}

void TestEngineCommand::optionsChangeTheAssumptions()
{
    const auto assumptions = [](const char *options) {
        const QString command = QStringLiteral("compare --study aws-2023-layoutlm --format json ");
        return parsed(run(words(command + QLatin1String(options))).out)["assumptions"];
    };
    QVERIFY(assumptions("--demand 2e6/h")["demand_per_hour"] == 2e6);
    QVERIFY(assumptions("--demand 2e6")["demand_per_hour"] == 2e6);
    QVERIFY(assumptions("--demand 500/s")["demand_per_hour"] == 1.8e6);
    QVERIFY(assumptions("--region ap-northeast-1")["region"] == "ap-northeast-1");
    QVERIFY(assumptions("--prices 2026-07")["price_year"] == "2026-07");
    QVERIFY(assumptions("--utilisation 0.7")["utilisation_ceiling"] == 0.7);
    QVERIFY(assumptions("--pue 1.5")["pue"] == 1.5);
    const Outcome other = run(
        words(QStringLiteral("compare --study aws-2023-layoutlm --format json --baseline inf1.2xlarge")));
    QVERIFY(parsed(other.out)["baseline"] == "inf1.2xlarge");
}

void TestEngineCommand::measuredResultsBecomeCandidates()
{
    const Outcome outcome = run(words(QStringLiteral("compare --format json --prices 2023 --result ") + inf1
                                      + QStringLiteral("=inf1.2xlarge --result ") + a100));
    QCOMPARE(outcome.status, 0);
    const json candidates = parsed(outcome.out)["candidates"];
    QCOMPARE(candidates.size(), std::size_t{2});
    QVERIFY(candidates[0]["throughput_per_s"] == 63.7585);
    QVERIFY(std::abs(candidates[0]["cost_per_million_usd"].get<double>() - 5 * 0.362) < 1e-9);
    QVERIFY2(!candidates[0].contains("energy_per_million_kwh"), "that run was not metered");
    QVERIFY(candidates[1].contains("energy_per_million_kwh"));
    QVERIFY2(!candidates[1].contains("cost_per_million_usd"), "no instance was named, so there is no price");
}

void TestEngineCommand::powerIsBorrowedWhenToldTo()
{
    const Outcome outcome = run(
        words(QStringLiteral("compare --format json --result ") + inf1
              + QStringLiteral("=inf1.2xlarge --borrow-power inf1.2xlarge=g4dn.xlarge")));
    QCOMPARE(outcome.status, 0);
    const json candidate = parsed(outcome.out)["candidates"][0];
    QVERIFY(candidate.contains("energy_per_million_kwh"));
    QVERIFY(candidate["provenance"]["energy"] == "estimated");
    QVERIFY(candidate["figures"]["energy"]["power_borrowed_from"] == "g4dn.xlarge");
}

void TestEngineCommand::studiesAreFoundBesideTheProgram()
{
    const Outcome outcome = run(words(QStringLiteral("compare --study aws-2023-layoutlm")),
                                {{QStringLiteral("HAKARI_DATA"), QString()}});
    QCOMPARE(outcome.status, 0);
    const Outcome elsewhere = run(words(QStringLiteral("catalogue")),
                                  {{QStringLiteral("HAKARI_DATA"), QStringLiteral("/nonexistent")}});
    QCOMPARE(elsewhere.status, 1);
    QVERIFY(elsewhere.err.contains("/nonexistent/catalogue/"));
}

void TestEngineCommand::catalogueListsWhatIsShipped()
{
    const json catalogue = parsed(run(words(QStringLiteral("catalogue --format json"))).out);
    QVERIFY(catalogue.is_object());
    QVERIFY(catalogue["instances"].size() > 300);
    bool found = false;
    for (const json &instance : catalogue["instances"]) {
        if (instance["id"] != "p4d.24xlarge")
            continue;
        for (const json &price : instance["prices"])
            found = found || (price["year"] == "2026-07" && price["per_hour"] == 21.957642);
        QVERIFY(instance["power"]["points"][3]["w"] == 5245.0);
        QVERIFY(instance["accelerator_count"] == 8);
    }
    QVERIFY(found);
    for (const char *part : {"grid", "pue", "sources"})
        QVERIFY2(!catalogue[part].empty(), part);
    QVERIFY(run(words(QStringLiteral("catalogue"))).out.contains("p4d.24xlarge"));
}

void TestEngineCommand::localeAndTimeZoneChangeNothing_data()
{
    QTest::addColumn<QString>("command");
    for (const char *format : {"table", "json", "csv"}) {
        for (const char *study : {"aws-2023-layoutlm", "aws-2023-bert-large"})
            QTest::addRow("%s %s", study, format) << QStringLiteral("compare --study %1 --format %2")
                                                         .arg(QLatin1String(study), QLatin1String(format));
    }
    QTest::newRow("results") << QStringLiteral("compare --format json --result ") + a100;
    QTest::newRow("demand") << QStringLiteral(
        "compare --study aws-2023-layoutlm --format csv --demand 1.5e6/h");
    QTest::newRow("catalogue") << QStringLiteral("catalogue");
    QTest::newRow("catalogue json") << QStringLiteral("catalogue --format json");
    QTest::newRow("failure") << QStringLiteral("compare --study /nonexistent/study.json");
}

void TestEngineCommand::localeAndTimeZoneChangeNothing()
{
    QFETCH(QString, command);
    const auto in = [&](const char *locale, const char *zone) {
        return run(words(command), {{QStringLiteral("LC_ALL"), QLatin1String(locale)},
                                    {QStringLiteral("TZ"), QLatin1String(zone)}});
    };
    const Outcome expected = in("C", "UTC");
    for (const char *locale : {"de_DE.UTF-8", "ja_JP.UTF-8"}) {
        if (!provideLocale(locale))
            QSKIP("the locale is not available");
        const Outcome outcome = in(locale, "Asia/Tokyo");
        QCOMPARE(outcome.status, expected.status);
        QCOMPARE(outcome.out, expected.out);
        QCOMPARE(outcome.err, expected.err);
    }
}

void TestEngineCommand::writesFiles_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("table") << QStringLiteral("table") << QByteArray("LayoutLM ");
    QTest::newRow("json") << QStringLiteral("json") << QByteArray("{\n");
    QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("\xEF\xBB\xBFstudy,");
    QTest::newRow("xlsx") << QStringLiteral("xlsx") << QByteArray("PK\x03\x04");
}

void TestEngineCommand::writesFiles()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, beginning);
    const QTemporaryDir dir;
    const QString command = QStringLiteral("compare --study aws-2023-layoutlm -o {dir}/out --format ")
                            + format;
    const Outcome outcome = run(words(command, dir.path()));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(readAll(dir.filePath(QStringLiteral("out"))).startsWith(beginning));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("out")});
}

void TestEngineCommand::keepsAnExistingFileWhenItFails()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("out"));
    writeAll(file, "old");
    for (const char *command :
         {"compare --study aws-2023-layoutlm --demand 0 -o {dir}/out",
          "compare --study aws-2023-layoutlm --format pdf -o {dir}/out",
          "compare --study aws-2023-layoutlm --region mars-1 --format xlsx -o {dir}/out"})
        QCOMPARE(run(words(QLatin1String(command), dir.path())).status, 1);
    QCOMPARE(readAll(file), QByteArray("old"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("out")});
}

void TestEngineCommand::saysSoWhenTheOutputCannotBeWritten()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("there is no /dev/full");
    const Outcome outcome = runProgram(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), QStringLiteral("exec " HAKARI_ENGINE " catalogue > /dev/full")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("No space left on device"), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestEngineCommand)
#include "tst_enginecommand.moc"
