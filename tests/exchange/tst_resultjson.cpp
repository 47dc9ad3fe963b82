// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/exchange/resultjson.h"
#include "core/record/rules.h"
#include "core/record/runenergy.h"
#include "tests/support/foreignlocale.h"

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

using Json = nlohmann::ordered_json;

Json whole(const RunRecord &record)
{
    return resultToJson(rowOf(record), record);
}

/// A run without queries, whose meter read once.
RunRecord emptyRecord()
{
    RunData data = *ownRecord().data;
    data.queries.clear();
    data.warnings.clear();
    data.setup.latencyBound.reset();
    return summarise(data);
}

/// Whether a null, which a number that is none is written as, stands anywhere in it.
bool holdsNull(const Json &json)
{
    return json.is_null() || (json.is_structured() && std::any_of(json.begin(), json.end(), holdsNull));
}

} // namespace

class TestResultJson : public QObject
{
    Q_OBJECT

private slots:
    void theWholeResultSaysWhatTheListSays();
    void theWholeResultHoldsAllButTheSamples();
    void eachDomainHasItsEnergyOrWhyItHasNone();
    void theRulesAreThoseOfTheVerdict();
    void whatIsNotKnownIsLeftOut();
    void aRunThatGoesOnIsNotJudged();
    void aResultOfAnotherHarnessHasItsPublishedFigures();
    void theLocaleChangesNothing_data();
    void theLocaleChangesNothing();
};

void TestResultJson::theWholeResultSaysWhatTheListSays()
{
    for (const RunRecord &record : {ownRecord(), mlperfRecord(), emptyRecord()}) {
        ResultRow row = rowOf(record);
        row.id = ResultId{7};
        row.tags = {"a", "b"};
        row.note = "n";
        const Json listed = resultsToJson(std::span(&row, 1)).at(0);
        const Json json = resultToJson(row, record);
        QVERIFY(json.size() > listed.size());
        for (const auto &[key, value] : listed.items())
            QVERIFY2(json.at(key) == value, key.c_str());
    }
}

void TestResultJson::theWholeResultHoldsAllButTheSamples()
{
    const RunRecord record = ownRecord();
    const Json json = whole(record);
    QVERIFY(json["throughput_per_s"] == record.throughput->value);
    QVERIFY(json["mean_power_w"] == record.averagePower->mean.value);
    QVERIFY(json["energy_per_sample_j"] == record.energyPerSample()->value);
    QVERIFY(json["window_s"] == Json({record.window->begin.value, record.window->end.value}));
    QCOMPARE(json["latency_s"].size(), record.latencyPercentiles.size());
    QVERIFY(json["latency_s"]["p99.9"] == record.latencyPercentiles.at(99.9).value);
    QVERIFY(json["latency_bound_s"] == 0.3);
    QVERIFY(json["world"] == 2 && json["samples_per_query"] == 8);
    QVERIFY(json["facts"] == Json(record.host));
    QVERIFY(json["warnings"] == Json({"4 cores share a clock", "the fan is off"}));
    QVERIFY(json["source"]["locator"] == record.source->locator);
    QVERIFY(json["source"]["title"] == record.source->title.en);
    for (const char *samples : {"queries", "power", "windows", "readings"})
        QVERIFY2(!json.contains(samples), samples);
}

void TestResultJson::eachDomainHasItsEnergyOrWhyItHasNone()
{
    const RunRecord record = ownRecord();
    const Json json = whole(record)["energy"];
    QVERIFY(json["gross_j"] == record.energy->whole->total.value);
    QCOMPARE(json["domains"].size(), std::size_t{2});
    const Json &wall = json["domains"][0];
    QVERIFY(wall["energy_j"] == record.energy->domains[0].energy->energy.value);
    QVERIFY(wall["provenance"] == "measured" && !wall.contains("absent") && !wall.contains("reason"));
    const Json &refused = json["domains"][1];
    const Error &error = record.energy->domains[1].energy.error();
    QVERIFY(refused["absent"] == describe(error));
    QVERIFY(refused["reason"]["text"] == messageTemplate(error.code));
    QVERIFY(refused["reason"]["args"] == Json(error.args));
    QVERIFY(!refused.contains("energy_j") && !refused.contains("readings"));
}

void TestResultJson::theRulesAreThoseOfTheVerdict()
{
    const RunRecord record = ownRecord();
    const Json json = whole(record);
    QVERIFY(json["verdict"] == name(record.verdict.state));
    QCOMPARE(json["reasons"].size(), record.verdict.reasons.size());
    QVERIFY(json["reasons"][0] == record.verdict.reasons[0].sentence());
    const auto checks = checkRules(record);
    QCOMPARE(json["rules"].size(), checks.size());
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const Json &rule = json["rules"][i];
        QVERIFY(rule["rule"] == name(checks[i].rule));
        QVERIFY(rule.contains("value") == checks[i].value.has_value());
        QVERIFY(!checks[i].value || rule["value"].get<double>() == *checks[i].value);
        QVERIFY(rule.contains("limit") == checks[i].limit.has_value());
        QVERIFY(!checks[i].limit || rule["limit"].get<double>() == *checks[i].limit);
        QVERIFY(rule.contains("held") == checks[i].held.has_value());
        QVERIFY(!checks[i].held || rule["held"] == *checks[i].held);
    }
    const Json &queries = json["rules"][2];
    QVERIFY(queries
            == Json({{"rule", "Minimum queries"},
                     {"value", 40},
                     {"sense", "at least"},
                     {"limit", 459},
                     {"held", false},
                     {"reason", "minimum queries (early stopping): 40 of at least 459"}}));
}

void TestResultJson::whatIsNotKnownIsLeftOut()
{
    for (const RunRecord &record : {ownRecord(), mlperfRecord(), emptyRecord()})
        QVERIFY(!holdsNull(Json::parse(whole(record).dump())));
    const Json json = whole(emptyRecord());
    for (const char *key : {"throughput_per_s", "throughput_interval", "latency_p99_s", "latency_s",
                            "latency_bound_s", "samples", "duration_s", "window_s", "mean_power_w",
                            "energy_per_sample_j", "energy", "warnings", "source"})
        QVERIFY2(!json.contains(key), key);
    QVERIFY(json["verdict"] == "failed");
}

void TestResultJson::aRunThatGoesOnIsNotJudged()
{
    const RunRecord record = ownRecord();
    const Json json = resultToJson(runningRowOf(*record.data), record);
    for (const char *key : {"verdict", "reasons", "rules", "throughput_per_s", "latency_s", "energy"})
        QVERIFY2(!json.contains(key), key);
    QVERIFY(json["state"] == "running" && json["samples"] == 320);
}

void TestResultJson::aResultOfAnotherHarnessHasItsPublishedFigures()
{
    const RunRecord record = mlperfRecord();
    const Json json = whole(record);
    QVERIFY(json["harness"] == record.harness && json["workload"] == "bert-99");
    QVERIFY(json["throughput_per_s"] == 22396.7);
    QVERIFY(json["latency_s"]["p99"] == 799.375069741);
    QVERIFY(json["boundary"] == "AC wall" && json["provenance"] == "measured");
    QVERIFY(json["facts"]["accelerator"] == "NVIDIA A100-PCIe-80GB");
    QVERIFY(json["source"]["title"] == "MLPerf LoadGen 3.0 log, BERT SERVER");
    QVERIFY(json["reasons"].empty());
    for (const char *key : {"rules", "energy", "world", "samples_per_query", "profile", "idle_power_w",
                            "unit", "device", "precision", "note"})
        QVERIFY2(!json.contains(key), key);
}

void TestResultJson::theLocaleChangesNothing_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::newRow("German") << QByteArray("de_DE.UTF-8");
    QTest::newRow("Japanese") << QByteArray("ja_JP.UTF-8");
}

void TestResultJson::theLocaleChangesNothing()
{
    QFETCH(QByteArray, locale);
    const RunRecord record = ownRecord();
    const std::string expected = whole(record).dump(2);
    const ForeignLocale foreign(locale);
    if (!foreign.isActive())
        QSKIP("the locale is not available");
    QCOMPARE(whole(record).dump(2), expected);
}

QTEST_GUILESS_MAIN(TestResultJson)
#include "tst_resultjson.moc"
