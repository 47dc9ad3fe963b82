// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisonjson.h"

#include "tests/support/foreignlocale.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

#include <cmath>

using namespace hakari;
using namespace hakari::test;
using Json = nlohmann::ordered_json;

namespace {

Json jsonOf(const Study &study)
{
    return comparisonToJson(study, compared(study));
}

Json candidateOf(const Json &document, const std::string &id)
{
    for (const Json &candidate : document.at("candidates")) {
        if (candidate.at("id") == id)
            return candidate;
    }
    qFatal("no candidate %s", id.c_str());
}

QStringList missing(const Json &object, std::initializer_list<const char *> keys)
{
    QStringList absent;
    for (const char *name : keys) {
        if (!object.contains(name))
            absent.append(QLatin1String(name));
    }
    return absent;
}

/// Places that hold null or a number that is not finite.
QStringList unusable(const Json &value, const QString &place = {})
{
    if (value.is_null() || (value.is_number_float() && !std::isfinite(value.get<double>())))
        return {place};
    QStringList places;
    if (value.is_structured()) {
        for (const auto &[name, child] : value.items())
            places += unusable(child, place + QLatin1Char('/') + QString::fromStdString(name));
    }
    return places;
}

} // namespace

class TestComparisonJson : public QObject
{
    Q_OBJECT

private slots:
    void inferenceHasTheDocumentedKeys();
    void trainingHasTheDocumentedKeys();
    void valuesAreThoseOfTheComparison();
    void countsAreWholeNumbers();
    void figuresExplainThemselves();
    void keysNameTheCurrency();
    void assumptionsAreStated();
    void absentFiguresAreLeftOutWithTheirReason();
    void nothingIsNullOrNotFinite_data();
    void nothingIsNullOrNotFinite();
    void hiddenCandidatesAreLeftOut();
    void scopesAndWarningsAreStated();
    void borrowedCurveIsNamed();
    void claimsAndNotesComeAlong();
    void theLocaleChangesNothing();
};

void TestComparisonJson::inferenceHasTheDocumentedKeys()
{
    const Json document = jsonOf(shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(missing(document, {"study", "kind", "assumptions", "baseline", "candidates"}), QStringList());
    QVERIFY(document["study"] == "aws-2023-layoutlm");
    QVERIFY(document["kind"] == "inference");
    QVERIFY(document["baseline"] == "g4dn.2xlarge");
    QCOMPARE(missing(candidateOf(document, "inf1.2xlarge"),
                     {"id", "instances", "throughput_per_s", "cost_per_million_usd", "energy_per_million_kwh",
                      "carbon_per_million_kg", "change", "provenance"}),
             QStringList());
}

void TestComparisonJson::trainingHasTheDocumentedKeys()
{
    const Json document = jsonOf(shippedStudy("aws-2023-bert-large"));
    QVERIFY(document["kind"] == "training");
    const Json trn1 = candidateOf(document, "trn1.32xlarge");
    QCOMPARE(missing(trn1, {"instances", "throughput_per_s", "hours", "cost_usd", "energy_kwh", "carbon_kg"}),
             QStringList());
    QVERIFY(!trn1.contains("load"));
}

void TestComparisonJson::valuesAreThoseOfTheComparison()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const Json inf1 = candidateOf(jsonOf(study), "inf1.2xlarge");
    const CandidateFigures &figures = comparison.candidates[0];
    QVERIFY(inf1["instances"] == 6);
    QVERIFY(inf1["cost_per_million_usd"] == *figures.figure(Metric::Cost).value);
    QVERIFY(inf1["energy_per_million_kwh"] == reported(Unit::Joule, *figures.figure(Metric::Energy).value));
    QVERIFY(inf1["change"]["instances"] == *figures.change(Metric::Instances).value);
    QVERIFY(inf1["provenance"]["energy"] == "estimated");
}

void TestComparisonJson::countsAreWholeNumbers()
{
    const Json document = jsonOf(shippedStudy("aws-2023-layoutlm"));
    QVERIFY(candidateOf(document, "inf1.2xlarge")["instances"].is_number_integer());
    QVERIFY(candidateOf(document, "inf1.2xlarge")["throughput_per_s"].is_number_float());
}

void TestComparisonJson::figuresExplainThemselves()
{
    const Json cost = candidateOf(jsonOf(shippedStudy("aws-2023-layoutlm")),
                                  "inf1.2xlarge")["figures"]["cost"];
    QVERIFY(cost["formula"] == "n·p ÷ D × 10⁶");
    QVERIFY(cost["unit"] == "USD per million inferences");
    QVERIFY(cost["derived"] == true);
    const Json price = cost["inputs"][1];
    QVERIFY(price["symbol"] == "p");
    QVERIFY(price["value"] == 0.362);
    QVERIFY(price["unit"] == "USD/h");
    QVERIFY(price["provenance"] == "published");
    QVERIFY(price["source"]["licence"] == "Apache-2.0");
    QVERIFY(cost["inputs"][0]["computed"] == true);
    const Json energy = candidateOf(jsonOf(shippedStudy("aws-2023-layoutlm")),
                                    "inf1.2xlarge")["figures"]["energy"];
    QVERIFY(energy["interval"]["low"] < energy["value"] && energy["value"] < energy["interval"]["high"]);
    QVERIFY(energy["interval"]["kind"] == "bounds");
    QCOMPARE(energy["remarks"].size(), std::size_t{1});
}

void TestComparisonJson::keysNameTheCurrency()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2)});
    study.candidates[0].price->currency = "JPY";
    QVERIFY(candidateOf(jsonOf(study), "x").contains("cost_per_million_jpy"));
}

void TestComparisonJson::assumptionsAreStated()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2)});
    study.assumptions.latencyBound = Seconds{0.25};
    const Json a = jsonOf(study)["assumptions"];
    QVERIFY(a["demand_per_hour"] == 3.6e6);
    QVERIFY(a["latency_bound_ms"] == 250.0);
    QVERIFY(a["region"] == "us-east-1");
    QVERIFY(a["price_year"] == "2023");
    QVERIFY(a["pue"] == 1.25);
    QVERIFY(std::abs(a["grid_g_per_kwh"].get<double>() - 500) < 1e-9);
    QVERIFY(a["energy_boundary"] == "it");
    QVERIFY(a["embodied"] == false);
}

void TestComparisonJson::absentFiguresAreLeftOutWithTheirReason()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2)});
    const Json x = candidateOf(jsonOf(study), "x");
    QVERIFY(!x.contains("energy_per_million_kwh"));
    QVERIFY(!x["provenance"].contains("energy"));
    QVERIFY(
        x["absent"]["energy"].get<std::string>().starts_with("No power was measured or published for x."));
    QVERIFY(!x["absent"].contains("hours") && !x["absent"].contains("time"));
}

void TestComparisonJson::nothingIsNullOrNotFinite_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
    QTest::newRow("overflowing") << QStringLiteral("overflowing");
}

void TestComparisonJson::nothingIsNullOrNotFinite()
{
    QFETCH(QString, id);
    Study study = studyOf({meteredCandidate("x", 1e-308, 1, 1, 2)});
    study.assumptions.demand.value = {1e304};
    const Json document = jsonOf(id == QLatin1String("overflowing") ? study : shippedStudy(id.toStdString()));
    QCOMPARE(unusable(document), QStringList());
}

void TestComparisonJson::hiddenCandidatesAreLeftOut()
{
    const Json document = jsonOf(shippedStudy("mlperf-bert99-inf1-t4"));
    QCOMPARE(document["candidates"].size(), std::size_t{2});
}

void TestComparisonJson::scopesAndWarningsAreStated()
{
    const Json document = jsonOf(shippedStudy("aws-2023-layoutlm"));
    const Json inf1 = candidateOf(document, "inf1.2xlarge");
    QVERIFY((inf1["covers"]["energy"] == Json{"cpu", "dram", "network", "rest"}));
    QVERIFY(inf1["boundary"]["energy"] == "power model");
    QVERIFY(inf1["figures"]["fleet_power"]["covers"] == inf1["covers"]["energy"]);
    QVERIFY(inf1["figures"]["energy"]["boundary"] == "power model");
    QVERIFY(!inf1["figures"]["cost"].contains("covers"));
    QCOMPARE(document["warnings"].size(), std::size_t{1});
    QVERIFY(document["warnings"][0]["candidate"] == "inf1.2xlarge");
    QVERIFY(document["warnings"][0]["message"].get<std::string>().ends_with(
        "inf1.2xlarge is counted without accelerator."));
    const Json alike = jsonOf(
        studyOf({meteredCandidate("x", 9, 1, 1, 2), meteredCandidate("b", 9, 1, 1, 2)}));
    QVERIFY(!alike.contains("warnings"));
    const Json published = candidateOf(jsonOf(shippedStudy("gpt-3-training")), "patterson-2021");
    QVERIFY(!published.contains("covers")); // the source does not state it
}

void TestComparisonJson::borrowedCurveIsNamed()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2)});
    study.candidates[0].power = BorrowedPower{"g4dn.xlarge"};
    const Json energy = candidateOf(jsonOf(study), "x")["figures"]["energy"];
    QVERIFY(energy["power_borrowed_from"] == "g4dn.xlarge");
    QVERIFY(energy["provenance"] == "estimated");
    QVERIFY(energy["remarks"][0].get<std::string>().find("g4dn.xlarge") != std::string::npos);
}

void TestComparisonJson::claimsAndNotesComeAlong()
{
    const Json document = jsonOf(shippedStudy("aws-2023-layoutlm"));
    const Json claims = candidateOf(document, "inf1.2xlarge")["published_claims"];
    QCOMPARE(claims.size(), std::size_t{5});
    QVERIFY(claims[0]["metric"] == "instances" && claims[0]["value"] == 6.0);
    QVERIFY(claims[4]["metric"] == "energy" && claims[4]["change"] == -0.92);
    QVERIFY(document["notes"][0]["kind"] == "published");
}

void TestComparisonJson::theLocaleChangesNothing()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const std::string expected = jsonOf(study).dump(2);
    const ForeignLocale foreign("de_DE.UTF-8");
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QVERIFY(jsonOf(study).dump(2) == expected);
}

QTEST_GUILESS_MAIN(TestComparisonJson)
#include "tst_comparisonjson.moc"
