// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/presets.h"
#include "core/study/studyfile.h"

#include "core/study/compare.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace hakari;
using namespace hakari::test;
using nlohmann::json;

namespace {

const json &goodStudy()
{
    static const json study = json::parse(R"({
        "format": "hakari-study", "version": 1, "id": "s", "kind": "inference", "title": "S",
        "sources": {"me": {"title": {"en": "Mine", "ja": "私"}, "year": "2024"}},
        "assumptions": {
            "demand": {"per_hour": 3600000}, "utilisation_ceiling": 0.9, "latency_bound_ms": 100,
            "region": "us-east-1", "prices": {"basis": "on-demand", "year": "2023"},
            "pue": {"value": 1.2}, "grid": {"g_per_kwh": 400}, "embodied": true,
            "lifetime": {"hours": 1000}, "energy_boundary": "facility"},
        "baseline": "b",
        "candidates": [
            {"id": "x", "name": "X", "instance": "g4dn.xlarge",
             "throughput": {"per_second": 300, "interval": [290, 310], "interval_kind": "95",
                            "provenance": "measured", "source": "me"},
             "latency_p99": {"ms": 80}, "price": {"per_hour": 2, "currency": "USD"},
             "power": {"idle_w": 100, "limit_w": 400, "boundary": "board", "interval": [390, 410]},
             "verdict": {"state": "mistrusted", "not_met": ["Drift of the rate"]},
             "sample": {"tokens": 16, "flops": 2.5e9, "source": "me"},
             "claims": [{"metric": "cost", "value": 5, "source": "me"}]},
            {"id": "b", "throughput": {"per_second": 100}, "power": "unpublished"},
            {"id": "r", "throughput": "unpublished", "power": {"energy_change": -0.4, "against": "x"}},
            {"id": "e", "throughput": "unpublished", "power": {"energy_kwh": 2}},
            {"id": "l", "throughput": {"per_second": 100}, "power": {"borrow": "g4dn.xlarge"}}],
        "notes": [{"kind": "published", "text": "T", "source": "me"}]})");
    return study;
}

const json &goodTraining()
{
    static const json study = [] {
        json training = goodStudy();
        training["kind"] = "training";
        training["assumptions"]["sequences"] = {{"count", 1000}};
        training["candidates"][0]["cluster"] = {{"instances", 4}, {"scaling_efficiency", 0.9}};
        return training;
    }();
    return study;
}

Expected<Study> parsed(const json &document)
{
    return parseStudy(document.dump(), "s.json", shippedCatalogue());
}

/// Places where two documents differ by more than the last bits of a number.
QStringList differences(const json &a, const json &b, const QString &place = {})
{
    if (a.is_number() && b.is_number()) {
        const double limit = 1e-15 * std::abs(b.get<double>());
        return std::abs(a.get<double>() - b.get<double>()) <= limit ? QStringList() : QStringList{place};
    }
    if (a.type() != b.type() || a.size() != b.size())
        return {place};
    if (!a.is_structured())
        return a == b ? QStringList() : QStringList{place};
    QStringList found;
    const json flatA = a.flatten();
    const json flatB = b.flatten();
    for (const auto &[pointer, value] : flatB.items())
        found += flatA.contains(pointer) ? differences(flatA[pointer], value, toQt(pointer))
                                         : QStringList{toQt(pointer)};
    return found;
}

std::vector<std::string> sentencesOf(const CandidateFigures &figures)
{
    std::vector<std::string> sentences;
    for (const Caveat &caveat : figures.caveats)
        sentences.push_back(hakari::sentence(caveat, figures.id, {}));
    return sentences;
}

void compareFigures(const Comparison &actual, const Comparison &expected)
{
    QCOMPARE(actual.candidates.size(), expected.candidates.size());
    QCOMPARE(actual.baseline, expected.baseline);
    for (std::size_t i = 0; i < expected.candidates.size(); ++i) {
        QCOMPARE(actual.candidates[i].id, expected.candidates[i].id);
        QVERIFY(sentencesOf(actual.candidates[i]) == sentencesOf(expected.candidates[i]));
        for (const Metric metric : allMetrics()) {
            const Figure &a = actual.candidates[i].figure(metric);
            const Figure &e = expected.candidates[i].figure(metric);
            QCOMPARE(a.absence, e.absence);
            QCOMPARE(a.value.value_or(0), e.value.value_or(0));
            QCOMPARE(a.interval.has_value(), e.interval.has_value());
            QVERIFY(a.provenance == e.provenance);
            QVERIFY(a.remarks == e.remarks && a.scope == e.scope && a.lender == e.lender);
            QVERIFY(a.where == e.where);
            QCOMPARE(actual.candidates[i].change(metric).value.value_or(0),
                     expected.candidates[i].change(metric).value.value_or(0));
        }
    }
}

} // namespace

class TestStudyFile : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryField();
    void readsATrainingStudy();
    void absentOptionalFieldsHaveDefaults();
    void claimsAreReadInTheUnitsOfTheirMetric();
    void coverageOfPowerIsReadOrPresumed();
    void roundTripKeepsEveryFigure_data();
    void roundTripKeepsEveryFigure();
    void roundTripKeepsTextsAndSources();
    void writtenStudyIsStable_data();
    void writtenStudyIsStable();
    void wrongFieldsNameFileAndPlace_data();
    void wrongFieldsNameFileAndPlace();
    void otherFilesAreNoStudy_data();
    void otherFilesAreNoStudy();
    void studiesAreFoundByIdOrPath();
    void unknownStudyListsThoseThatExist();
    void blankStudyWaitsForCandidates();
};

void TestStudyFile::readsEveryField()
{
    const auto study = parsed(goodStudy());
    QVERIFY2(study, qPrintable(sentence(study)));
    const Assumptions &a = study->assumptions;
    QCOMPARE(a.demand.value.value, 1000.0);
    QCOMPARE(a.utilisationCeiling, 0.9);
    QCOMPARE(a.latencyBound->value, 0.1);
    QCOMPARE(a.pue.value, 1.2);
    QCOMPARE(toGramsPerKilowattHour(std::get<Sourced<KilogramsPerJoule>>(a.grid).value), 400.0);
    QCOMPARE(a.lifetime.value.value, 3.6e6);
    QVERIFY(a.embodied && a.boundary == EnergyBoundary::Facility);
    const Candidate &x = study->candidates[0];
    QCOMPARE(x.throughput->value.value, 300.0);
    QVERIFY((x.throughput->interval == Interval{290, 310, IntervalKind::Confidence95}));
    QVERIFY(x.throughput->provenance == Provenance::Measured);
    QCOMPARE(x.throughput->source->title.ja, std::string("私"));
    QCOMPARE(x.latencyP99->value.value, 0.08);
    QCOMPARE(x.price->perHour.value, 2.0);
    const auto &power = std::get<StatedPower>(x.power);
    QCOMPARE(power.curve.at(0.5).value, 250.0);
    QVERIFY((power.scope == PowerScope{{}, PowerBoundary::Board}) && power.idleKnown);
    QVERIFY((power.interval == Interval{390, 410, IntervalKind::Bounds}));
    QVERIFY((x.verdict == Verdict{VerdictState::Mistrusted, {{"Drift of the rate", {}}}}));
    QVERIFY(x.sample.tokens == 16 && x.sample.flops == 2.5e9 && x.sample.source);
    QVERIFY(!study->candidates[1].verdict && !study->candidates[1].sample.known());
    QCOMPARE(std::get<PowerRatio>(study->candidates[2].power).ratio, 0.6);
    QCOMPARE(std::get<StatedEnergy>(study->candidates[3].power).energy.value, 7.2e6);
    QCOMPARE(std::get<BorrowedPower>(study->candidates[4].power).instance, std::string("g4dn.xlarge"));
    QCOMPARE(study->notes.front().text.en, std::string("T"));
}

void TestStudyFile::readsATrainingStudy()
{
    const auto study = parsed(goodTraining());
    QVERIFY2(study, qPrintable(sentence(study)));
    QCOMPARE(study->assumptions.sequences.value, 1000.0);
    QCOMPARE(study->candidates[0].clusterSize->value, 4.0);
    QCOMPARE(study->candidates[0].scalingEfficiency.value, 0.9);
    QVERIFY(!study->candidates[1].clusterSize);
}

void TestStudyFile::absentOptionalFieldsHaveDefaults()
{
    json minimal = goodStudy();
    minimal.erase("notes");
    for (const char *field :
         {"utilisation_ceiling", "latency_bound_ms", "embodied", "lifetime", "energy_boundary"})
        minimal["assumptions"].erase(field);
    const auto study = parsed(minimal);
    QVERIFY2(study, qPrintable(sentence(study)));
    const Assumptions &a = study->assumptions;
    QCOMPARE(a.utilisationCeiling, 1.0);
    QVERIFY(!a.latencyBound && a.embodied);
    QVERIFY(a.boundary == EnergyBoundary::ItEquipment);
    QCOMPARE(study->candidates[1].name.en, std::string("b"));
    QCOMPARE(study->unitName.en, std::string("inferences"));
}

void TestStudyFile::claimsAreReadInTheUnitsOfTheirMetric()
{
    json document = goodStudy();
    document["candidates"][0]["claims"] = json::parse(R"([
        {"metric": "energy", "value": 2}, {"metric": "time", "value": 3}, {"metric": "instances", "value": 6},
        {"metric": "energy", "change": -0.9}, {"metric": "energy", "change_at_best": -0.6}])");
    const auto study = parsed(document);
    QVERIFY2(study, qPrintable(sentence(study)));
    const auto &claims = study->candidates[0].claims;
    QCOMPARE(claims[0].value, 7.2e6);
    QCOMPARE(claims[1].value, 10800.0);
    QCOMPARE(claims[2].value, 6.0);
    QVERIFY(claims[3].kind == Claim::Kind::Change && claims[3].value == -0.9);
    QVERIFY(claims[4].kind == Claim::Kind::ChangeAtBest && claims[4].value == -0.6);
}

void TestStudyFile::coverageOfPowerIsReadOrPresumed()
{
    const auto scope = [](const json &boundary, const json &covers) {
        json document = goodStudy();
        json &power = document["candidates"][0]["power"];
        power["boundary"] = boundary;
        power["covers"] = covers;
        const Study study = parsed(document).value();
        const Study again = parsed(studyToJson(study)).value();
        const PowerScope read = std::get<StatedPower>(study.candidates[0].power).scope;
        return std::get<StatedPower>(again.candidates[0].power).scope == read ? std::optional(read)
                                                                              : std::nullopt;
    };
    using enum PowerBoundary;
    const json absent;
    QVERIFY((scope("AC wall", absent) == PowerScope{Coverage::wholeSystem(), AcWall}));
    QVERIFY((scope("DC supply", absent) == PowerScope{Coverage::wholeSystem(), DcSupply}));
    QVERIFY((scope("board", absent) == PowerScope{{}, Board}));
    QVERIFY((scope("chip", {"cpu", "dram"}) == PowerScope{{Part::Cpu, Part::Dram}, Chip}));
    QVERIFY((scope("board", "whole-system") == PowerScope{Coverage::wholeSystem(), Board}));
    QVERIFY((scope("AC wall", "unknown") == PowerScope{{}, AcWall}));
}

void TestStudyFile::roundTripKeepsEveryFigure_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
    QTest::newRow("good study") << QStringLiteral("(inference)");
    QTest::newRow("good training") << QStringLiteral("(training)");
}

namespace {

Study studyNamed(const QString &id)
{
    if (id == QLatin1String("(inference)"))
        return parsed(goodStudy()).value();
    return id == QLatin1String("(training)") ? parsed(goodTraining()).value()
                                             : shippedStudy(id.toStdString());
}

} // namespace

void TestStudyFile::roundTripKeepsEveryFigure()
{
    QFETCH(QString, id);
    const Study study = studyNamed(id);
    const auto again = parsed(studyToJson(study));
    QVERIFY2(again, qPrintable(sentence(again)));
    compareFigures(compared(*again), compared(study));
}

void TestStudyFile::roundTripKeepsTextsAndSources()
{
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        const auto again = parsed(studyToJson(study));
        QVERIFY2(again, qPrintable(sentence(again)));
        QVERIFY(again->title == study.title && again->summary == study.summary);
        QVERIFY(again->unitName == study.unitName);
        QCOMPARE(again->notes.size(), study.notes.size());
        for (std::size_t i = 0; i < study.notes.size(); ++i) {
            QVERIFY(again->notes[i].text == study.notes[i].text
                    && again->notes[i].kind == study.notes[i].kind);
            QCOMPARE(bool(again->notes[i].source), bool(study.notes[i].source));
        }
        for (std::size_t i = 0; i < study.candidates.size(); ++i) {
            const Candidate &a = again->candidates[i];
            const Candidate &b = study.candidates[i];
            QVERIFY(a.name == b.name && a.hardware == b.hardware && a.instance == b.instance);
            QVERIFY(a.hidden == b.hidden && a.colour == b.colour);
            QCOMPARE(a.claims.size(), b.claims.size());
            for (std::size_t k = 0; k < b.claims.size(); ++k) {
                QCOMPARE(a.claims[k].value, b.claims[k].value);
                QCOMPARE(a.claims[k].source->locator, b.claims[k].source->locator);
                QVERIFY(a.claims[k].source->title == b.claims[k].source->title);
            }
        }
    }
}

void TestStudyFile::writtenStudyIsStable_data()
{
    roundTripKeepsEveryFigure_data();
}

void TestStudyFile::writtenStudyIsStable()
{
    QFETCH(QString, id);
    const json once = studyToJson(studyNamed(id));
    const json twice = studyToJson(parsed(once).value());
    QCOMPARE(differences(twice, once), QStringList());
}

void TestStudyFile::wrongFieldsNameFileAndPlace_data()
{
    QTest::addColumn<bool>("training");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("place");
    // an empty value removes the field
    const auto row = [](const char *pointer, const char *value, ErrorCode code, const char *place,
                        bool training = false) {
        QTest::addRow("%s = %s", pointer, *value ? value : "nothing")
            << training << QByteArray(pointer) << QByteArray(value) << static_cast<int>(code)
            << QString::fromLatin1(place);
    };
    using enum ErrorCode;
    row("/id", "", FieldMissing, "id");
    row("/id", "7", FieldType, "id");
    row("/kind", "\"guessing\"", FieldUnknownValue, "kind");
    row("/version", "\"1\"", FieldType, "version");
    row("/version", "0", FieldRange, "version");
    row("/version", "1.5", FieldRange, "version");
    row("/title", "", FieldMissing, "title");
    row("/title", "[]", FieldType, "title");
    row("/baseline", "", FieldMissing, "baseline");
    row("/baseline", "\"z\"", FieldUnknownValue, "baseline");
    row("/candidates", "", FieldMissing, "candidates");
    row("/candidates", "{}", FieldType, "candidates");
    row("/assumptions", "[]", FieldType, "assumptions");
    row("/assumptions/demand", "", FieldMissing, "assumptions.demand");
    row("/assumptions/demand/per_hour", "", FieldMissing, "assumptions.demand.per_hour");
    row("/assumptions/demand/per_hour", "0", FieldRange, "assumptions.demand.per_hour");
    row("/assumptions/demand/per_hour", "-1", FieldRange, "assumptions.demand.per_hour");
    row("/assumptions/demand/per_hour", "\"NaN\"", FieldType, "assumptions.demand.per_hour");
    row("/assumptions/demand/per_hour", "\"1,000\"", FieldType, "assumptions.demand.per_hour");
    row("/assumptions/demand/source", "\"nobody\"", FieldUnknownValue, "assumptions.demand.source");
    row("/assumptions/demand/provenance", "\"guessed\"", FieldUnknownValue, "assumptions.demand.provenance");
    row("/assumptions/sequences/count", "0", FieldRange, "assumptions.sequences.count", true);
    row("/assumptions/sequences", "", FieldMissing, "assumptions.sequences", true);
    row("/assumptions/utilisation_ceiling", "0", FieldRange, "assumptions.utilisation_ceiling");
    row("/assumptions/utilisation_ceiling", "1.01", FieldRange, "assumptions.utilisation_ceiling");
    row("/candidates/0/verdict", "7", FieldType, "candidates[0].verdict");
    row("/candidates/0/verdict/state", "\"valid\"", FieldUnknownValue, "candidates[0].verdict.state");
    row("/candidates/0/verdict/not_met", "\"all\"", FieldType, "candidates[0].verdict.not_met");
    row("/candidates/0/sample", "{}", FieldType, "candidates[0].sample");
    row("/candidates/0/sample/tokens", "0", FieldRange, "candidates[0].sample.tokens");
    row("/candidates/0/sample/flops", "-1", FieldRange, "candidates[0].sample.flops");
    row("/assumptions/latency_bound_ms", "-5", FieldRange, "assumptions.latency_bound_ms");
    row("/assumptions/region", "\"mars-1\"", FieldUnknownValue, "assumptions.region");
    row("/assumptions/prices/year", "2023", FieldType, "assumptions.prices.year");
    row("/assumptions/pue/value", "0.9", FieldRange, "assumptions.pue.value");
    row("/assumptions/pue/value", "true", FieldType, "assumptions.pue.value");
    row("/assumptions/grid/g_per_kwh", "-1", FieldRange, "assumptions.grid.g_per_kwh");
    row("/assumptions/grid/g_per_kwh", "", FieldMissing, "assumptions.grid.source");
    row("/assumptions/embodied", "\"yes\"", FieldType, "assumptions.embodied");
    row("/assumptions/lifetime/hours", "0", FieldRange, "assumptions.lifetime.hours");
    row("/assumptions/energy_boundary", "\"wall\"", FieldUnknownValue, "assumptions.energy_boundary");
    row("/candidates/0/id", "", FieldMissing, "candidates[0].id");
    row("/candidates/0/instance", "\"inf9.huge\"", FieldInstance, "candidates[0].instance");
    row("/candidates/0/throughput", "", FieldMissing, "candidates[0].throughput");
    row("/candidates/0/throughput", "\"fast\"", FieldType, "candidates[0].throughput");
    row("/candidates/0/throughput", "12", FieldType, "candidates[0].throughput");
    row("/candidates/0/throughput/per_second", "", FieldMissing, "candidates[0].throughput.per_second");
    row("/candidates/0/throughput/per_second", "0", FieldRange, "candidates[0].throughput.per_second");
    row("/candidates/0/throughput/interval", "[3, 2]", FieldType, "candidates[0].throughput.interval");
    row("/candidates/0/throughput/interval", "[3]", FieldType, "candidates[0].throughput.interval");
    row("/candidates/0/throughput/interval/1", "\"x\"", FieldType, "candidates[0].throughput.interval[1]");
    row("/candidates/0/throughput/interval_kind", "\"99\"", FieldUnknownValue,
        "candidates[0].throughput.interval_kind");
    row("/candidates/0/latency_p99/ms", "0", FieldRange, "candidates[0].latency_p99.ms");
    row("/candidates/0/price/per_hour", "-2", FieldRange, "candidates[0].price.per_hour");
    row("/candidates/0/price/per_hour", "\"2\"", FieldType, "candidates[0].price.per_hour");
    row("/candidates/0/price/currency", "\"dollars\"", FieldType, "candidates[0].price.currency");
    row("/candidates/0/power", "\"plenty\"", FieldUnknownValue, "candidates[0].power");
    row("/candidates/0/power/limit_w", "", FieldMissing, "candidates[0].power.limit_w");
    row("/candidates/0/power/limit_w", "0", FieldRange, "candidates[0].power.limit_w");
    row("/candidates/0/power/idle_w", "-1", FieldRange, "candidates[0].power.idle_w");
    row("/candidates/0/power/boundary", "\"sun\"", FieldUnknownValue, "candidates[0].power.boundary");
    row("/candidates/0/power/covers", "\"sun\"", FieldUnknownValue, "candidates[0].power.covers");
    row("/candidates/0/power/covers", "[\"cpu\", \"sun\"]", FieldUnknownValue,
        "candidates[0].power.covers[1]");
    row("/candidates/0/power/covers", "7", FieldType, "candidates[0].power.covers");
    row("/candidates/4/power/borrow", "\"inf9.huge\"", FieldUnknownValue, "candidates[4].power.borrow");
    row("/candidates/4/power/borrow", "\"trn1.32xlarge\"", FieldUnknownValue, "candidates[4].power.borrow");
    row("/candidates/4/power/borrow", "true", FieldType, "candidates[4].power.borrow");
    row("/candidates/2/power/energy_change", "-1", FieldRange, "candidates[2].power.energy_change");
    row("/candidates/2/power/against", "\"z\"", FieldUnknownValue, "candidates[2].power.against");
    row("/candidates/2/power/against", "", FieldMissing, "candidates[2].power.against");
    row("/candidates/3/power/energy_kwh", "0", FieldRange, "candidates[3].power.energy_kwh");
    row("/candidates/0/claims/0/metric", "\"fun\"", FieldUnknownValue, "candidates[0].claims[0].metric");
    row("/candidates/0/claims/0/value", "", FieldMissing, "candidates[0].claims[0].value");
    row("/candidates/0/cluster/instances", "0", FieldRange, "candidates[0].cluster.instances", true);
    row("/candidates/0/cluster/instances", "1.5", FieldRange, "candidates[0].cluster.instances", true);
    row("/candidates/0/cluster/scaling_efficiency", "2", FieldRange,
        "candidates[0].cluster.scaling_efficiency", true);
    row("/notes/0/kind", "\"opinion\"", FieldUnknownValue, "notes[0].kind");
    row("/sources/me/title", "", FieldMissing, "sources.me.title");
    row("/sources", "[1]", FieldType, "sources");
    row("/version", "2", FormatNewer, "");
    row("/format", "\"other\"", FormatUnknown, "");
    row("/candidates", "[]", NoCandidates, "");
    row("/candidates/1/id", "\"x\"", CandidateTwice, "");
}

void TestStudyFile::wrongFieldsNameFileAndPlace()
{
    QFETCH(bool, training);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    json document = training ? goodTraining() : goodStudy();
    QVERIFY(parsed(document));
    const json::json_pointer at(pointer.toStdString());
    if (value.isEmpty())
        document[at.parent_pointer()].erase(at.back());
    else
        document[at] = json::parse(value.toStdString());
    const auto study = parsed(document);
    QVERIFY(!study);
    QTEST(static_cast<int>(study.error().code), "code");
    QCOMPARE(argument(study.error(), "file"), QStringLiteral("s.json"));
    QTEST(argument(study.error(), "place"), "place");
    QVERIFY2(!sentence(study).contains(QLatin1Char('{')), qPrintable(sentence(study)));
}

void TestStudyFile::otherFilesAreNoStudy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    using enum ErrorCode;
    const auto row = [](const char *text, ErrorCode code) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(code);
    };
    row("[]", FormatUnknown);
    row("42", FormatUnknown);
    row("{}", FormatUnknown);
    row("\"hakari-study\"", FormatUnknown);
    row("{\"format\": 1}", FormatUnknown);
    row("{\"format\": null, \"version\": 1}", FormatUnknown);
    row("{\"format\": \"hakari-study\"}", FieldMissing);
    row("", FileEmpty);
    row("candidate;price\nx;1", JsonSyntax);
    row("{\"format\": \"hakari-study\", \"format\": \"hakari-study\"}", JsonDuplicateKey);
}

void TestStudyFile::otherFilesAreNoStudy()
{
    QFETCH(QByteArray, text);
    const auto study = parseStudy(text.toStdString(), "s.json", shippedCatalogue());
    QVERIFY(!study);
    QTEST(static_cast<int>(study.error().code), "code");
    QCOMPARE(argument(study.error(), "file"), QStringLiteral("s.json"));
}

void TestStudyFile::studiesAreFoundByIdOrPath()
{
    const QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("mine.json")).toStdString();
    std::ofstream(path) << goodStudy().dump();
    const std::filesystem::path folder = dir.path().toStdString();
    QCOMPARE(presetsIn(folder), std::vector<std::string>{"mine"});
    QVERIFY(findStudy("mine", folder, shippedCatalogue()));
    QVERIFY(findStudy(path, "/nonexistent", shippedCatalogue()));
    const auto missing = findStudy(path + "x.json", folder, shippedCatalogue());
    QVERIFY(!missing);
    QVERIFY(missing.error().code == ErrorCode::FileNotFound);
    QVERIFY(presetsIn("/nonexistent").empty());
}

void TestStudyFile::unknownStudyListsThoseThatExist()
{
    const auto study = findStudy("nothing", resourceFolder() / "studies", shippedCatalogue());
    QVERIFY(!study);
    QVERIFY(study.error().code == ErrorCode::StudyUnknown);
    QVERIFY(argument(study.error(), "expected")
                .startsWith(QStringLiteral("aws-2023-bert-large, aws-2023-layoutlm")));
}

void TestStudyFile::blankStudyWaitsForCandidates()
{
    Study study = blankStudy(shippedCatalogue());
    QVERIFY(study.candidates.empty());
    QCOMPARE(reported(Unit::HourlyRate, study.assumptions.demand.value.value), 1e6);
    QCOMPARE(study.assumptions.prices.year, std::string("2026-07"));
    const auto empty = compare(study, shippedCatalogue());
    QVERIFY(!empty);
    QVERIFY(empty.error().code == ErrorCode::NoCandidates);
    study.candidates.push_back(meteredCandidate("x", 300, 2, 100, 400));
    study.baseline = "x";
    const Comparison c = compared(study);
    QVERIFY(c.intensity);
    QCOMPARE(*c.candidates[0].figure(Metric::Instances).value, 1.0);
    QVERIFY(c.candidates[0].figure(Metric::Carbon).value);
}

QTEST_APPLESS_MAIN(TestStudyFile)
#include "tst_studyfile.moc"
