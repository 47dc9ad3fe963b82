// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/resources.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/file.h"
#include "core/base/presets.h"
#include "core/workload/workloadfile.h"

#include <cmath>
#include <set>

using namespace hakari;
using namespace hakari::test;

namespace {

using nlohmann::json;

const std::vector<std::string> presets{"bert-large-inference", "bert-large-pretraining",
                                       "layoutlm-base",        "null",
                                       "xgboost-inference",    "xgboost-training"};

std::filesystem::path presetFolder()
{
    return resourceFolder() / "workloads";
}

json jsonOf(const std::filesystem::path &file)
{
    const auto text = readTextFile(file);
    if (!text)
        qFatal("%s", describe(text.error()).c_str());
    return json::parse(*text);
}

json encoderDocument()
{
    return json::parse(R"({"format": 1, "id": "mine", "title": {"en": "Mine", "ja": "私の"},
        "note": "A note", "task": "inference",
        "model": {"kind": "encoder", "hidden": 96, "layers": 2, "heads": 12, "positions": 64,
                  "sequence_length": 64, "optimizer": "adamw", "masked_share": 0.15},
        "precision": "bf16", "scenario": "server", "batch": 4, "latency_bound_s": 0.25,
        "references": ["a", "b"]})");
}

json scriptDocument()
{
    return json::parse(R"({"format": 1, "id": "script", "title": "Script", "task": "inference",
        "model": {"kind": "torchscript", "file": "model.pt",
                  "inputs": [{"name": "ids", "type": "int64", "shape": [128], "low": 0, "high": 100},
                             {"name": "mask", "type": "bool", "shape": []}]}})");
}

json boostingDocument()
{
    return json::parse(R"({"format": 1, "id": "trees", "title": "Trees", "task": "training",
        "model": {"kind": "boosting", "rows": 1000, "columns": 4, "depth": 3, "trees": 10}})");
}

Expected<Workload> parsed(const json &document)
{
    return parseWorkload(document.dump(), "w.json");
}

/// The texts under `key`, wherever it lies: one, a list of them, or the keys of an object.
void collect(const json &node, const std::string &key, std::set<std::string> &texts)
{
    if (!node.is_structured())
        return;
    const json value = node.is_object() ? node.value(key, json()) : json();
    for (const auto &[name, item] : value.items()) {
        if (value.is_object())
            texts.insert(name);
        else if (item.is_string())
            texts.insert(item.get<std::string>());
    }
    for (const json &child : node)
        collect(child, key, texts);
}

std::set<std::string> schemaStrings(const char *key)
{
    std::set<std::string> strings;
    collect(jsonOf(presetFolder() / "workload.schema.json"), key, strings);
    return strings;
}

/// The names that an error's "Use one of" lists.
std::vector<std::string> listed(const Error &error)
{
    std::vector<std::string> names;
    for (const QString &name : argument(error, "expected").split(QStringLiteral(", ")))
        names.push_back(name.toStdString());
    return names;
}

} // namespace

class TestWorkload : public QObject
{
    Q_OBJECT

private slots:
    void parameterCountsAreThePublishedOnes();
    void flopsAreThoseOfTheMatrixProducts();
    void aSampleHasItsUnit();
    void scenariosHaveTwoSpellings();
    void precisionsReadBack();

    void presetsAreListed();
    void presetIsGood_data();
    void presetIsGood();
    void presetsHaveThePublishedShapes();

    void everyKeyIsInTheSchema();
    void everyChoiceIsInTheSchema_data();
    void everyChoiceIsInTheSchema();

    void documentReadsBack_data();
    void documentReadsBack();
    void absentFieldsTakeTheirDefaults();
    void nullIsAbsent();
    void limitsAreInside_data();
    void limitsAreInside();
    void brokenDocumentIsRefused_data();
    void brokenDocumentIsRefused();
    void brokenTextIsRefused_data();
    void brokenTextIsRefused();

    void modelFileLiesBesideTheWorkload();
    void findsPresetsById();
    void findsFilesByPath();
    void anUnknownNameListsTheKnownOnes();
    void aFolderThatIsNotThereHasNoWorkloads();
};

void TestWorkload::parameterCountsAreThePublishedOnes()
{
    EncoderModel layoutLm;
    layoutLm.layoutPositions = 1024;
    QCOMPARE(layoutLm.parameterCount(), std::uint64_t{112'627'968});
    EncoderModel bertLarge;
    bertLarge.hidden = 1024;
    bertLarge.layers = 24;
    bertLarge.heads = 16;
    bertLarge.intermediate = 4096;
    QCOMPARE(bertLarge.parameterCount(), std::uint64_t{335'141'888});
    QCOMPARE(EncoderModel{}.parameterCount(), std::uint64_t{109'482'240}); // BERT base
}

void TestWorkload::flopsAreThoseOfTheMatrixProducts()
{
    EncoderModel model; // base, 512 tokens
    // A layer: Q, K, V and output of 512x768x768, two attention products of 512x512x768, two of 512x768x3072.
    const double layer = 4.0 * 512 * 768 * 768 + 2.0 * 512 * 512 * 768 + 2.0 * 512 * 768 * 3072;
    QCOMPARE(model.forwardFlops(), 2 * 12 * layer);
    QVERIFY(std::abs(model.forwardFlops() / 96.6e9 - 1) < 0.01);
    const double atOnce = model.forwardFlops();
    model.layers = 24;
    QCOMPARE(model.forwardFlops(), 2 * atOnce);
    model.layoutPositions = 1024; // tables are looked up, not multiplied
    QCOMPARE(model.forwardFlops(), 2 * atOnce);
    model.sequenceLength = 256; // attention falls with the square
    QVERIFY(model.forwardFlops() < atOnce);
}

void TestWorkload::aSampleHasItsUnit()
{
    Workload workload;
    workload.model = EncoderModel{};
    QCOMPARE(workload.unit(), std::string_view("inference"));
    workload.task = Task::Training;
    QCOMPARE(workload.unit(), std::string_view("sequence"));
    workload.model = BoostingModel{};
    QCOMPARE(workload.unit(), std::string_view("boosting round"));
    workload.task = Task::Inference;
    QCOMPARE(workload.unit(), std::string_view("row"));
}

void TestWorkload::scenariosHaveTwoSpellings()
{
    const std::vector<std::pair<std::string, std::string>> spellings{{"Offline", "offline"},
                                                                     {"Server", "server"},
                                                                     {"SingleStream", "single-stream"},
                                                                     {"MultiStream", "multi-stream"}};
    for (const auto &[loadGen, option] : spellings) {
        const auto scenario = scenarioNamed(loadGen);
        QVERIFY(scenario.has_value());
        QVERIFY(scenarioFromOption(option) == scenario);
        QCOMPARE(name(*scenario), std::string_view(loadGen));
        QCOMPARE(optionName(*scenario), std::string_view(option));
        QVERIFY(!scenarioNamed(option).has_value());
        QVERIFY(!scenarioFromOption(loadGen).has_value());
    }
    QVERIFY(!scenarioNamed("").has_value());
    QVERIFY(!scenarioFromOption("online").has_value());
}

void TestWorkload::precisionsReadBack()
{
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8})
        QVERIFY(precisionNamed(name(precision)) == precision);
    QVERIFY(!precisionNamed("fp16").has_value());
}

void TestWorkload::presetsAreListed()
{
    QVERIFY(presetsIn(presetFolder()) == presets);
}

void TestWorkload::presetIsGood_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : presetsIn(presetFolder()))
        QTest::newRow(id.c_str()) << toQt(id);
}

void TestWorkload::presetIsGood()
{
    QFETCH(QString, id);
    const auto workload = readWorkload(presetFolder() / (id.toStdString() + ".json"));
    QVERIFY2(workload, qPrintable(sentence(workload)));
    QCOMPARE(toQt(workload->id), id);
    QVERIFY(!workload->title.en.empty());
    QVERIFY(!workload->title.ja.empty());
    QCOMPARE(workload->note.en.empty(), workload->note.ja.empty());
    QVERIFY(workload->latencyBound.has_value() || workload->task == Task::Training);
    const auto again = parsed(workloadToJson(*workload));
    QVERIFY2(again, qPrintable(sentence(again)));
    QVERIFY(*again == *workload);
}

void TestWorkload::presetsHaveThePublishedShapes()
{
    const auto parameters = [](const std::string &id) {
        const auto workload = findWorkload(id, presetFolder());
        return workload ? std::get<EncoderModel>(workload->model).parameterCount() : 0;
    };
    QCOMPARE(parameters("layoutlm-base"), std::uint64_t{112'627'968});
    QCOMPARE(parameters("bert-large-inference"), std::uint64_t{335'141'888});
    QCOMPARE(parameters("bert-large-pretraining"), std::uint64_t{335'141'888});
}

void TestWorkload::everyKeyIsInTheSchema()
{
    const std::set<std::string> described = schemaStrings("properties");
    QVERIFY(described.contains("latency_bound_s"));
    std::vector<json> documents{encoderDocument(), scriptDocument(), boostingDocument()};
    std::set<std::string> used;
    for (const json &document : documents) {
        const auto workload = parsed(document);
        QVERIFY2(workload, qPrintable(sentence(workload)));
        const json written = workloadToJson(*workload).flatten();
        for (const auto &[path, value] : written.items()) {
            for (const QString &key : toQt(path).split(QLatin1Char('/'), Qt::SkipEmptyParts))
                used.insert(key.toStdString());
        }
    }
    for (const std::string &key : used) {
        const bool index = key.find_first_not_of("0123456789") == std::string::npos;
        QVERIFY2(index || described.contains(key), key.c_str());
    }
    // And the other way round: what the schema describes is read.
    for (const std::string &key : described)
        QVERIFY2(used.contains(key) || key == "$schema", key.c_str());
}

void TestWorkload::everyChoiceIsInTheSchema_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("document");
    const auto row = [](const char *name, const char *pointer, const json &document) {
        QTest::newRow(name) << QByteArray(pointer) << QByteArray::fromStdString(document.dump());
    };
    row("task", "/task", encoderDocument());
    row("kind", "/model/kind", encoderDocument());
    row("precision", "/precision", encoderDocument());
    row("scenario", "/scenario", encoderDocument());
    row("optimizer", "/model/optimizer", encoderDocument());
    row("input type", "/model/inputs/0/type", scriptDocument());
}

void TestWorkload::everyChoiceIsInTheSchema()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, document);
    json broken = json::parse(document.toStdString());
    broken[json::json_pointer(pointer.toStdString())] = "another";
    const auto refused = parsed(broken);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FieldUnknownValue);
    std::set<std::string> described = schemaStrings("enum");
    described.merge(schemaStrings("const"));
    const auto choices = listed(refused.error());
    QVERIFY(choices.size() >= 2);
    for (const std::string &choice : choices)
        QVERIFY2(described.contains(choice), choice.c_str());
}

void TestWorkload::documentReadsBack_data()
{
    QTest::addColumn<QByteArray>("document");
    const auto row = [](const char *name, const json &document) {
        QTest::newRow(name) << QByteArray::fromStdString(document.dump());
    };
    row("encoder", encoderDocument());
    row("TorchScript", scriptDocument());
    row("boosting", boostingDocument());
    row("nothing",
        {{"format", 1}, {"id", "n"}, {"title", "N"}, {"task", "inference"}, {"model", {{"kind", "null"}}}});
    json hostile = encoderDocument();
    hostile["id"] = "a \"quoted\"\nid";
    hostile["title"] = "秤\t\u0001";
    row("hostile text", hostile);
    json layout = encoderDocument();
    layout["model"]["layout_positions"] = 1024;
    layout["model"]["layer_norm_epsilon"] = 1e-5;
    row("LayoutLM", layout);
}

void TestWorkload::documentReadsBack()
{
    QFETCH(QByteArray, document);
    const auto workload = parseWorkload(document.toStdString(), "w.json");
    QVERIFY2(workload, qPrintable(sentence(workload)));
    const auto again = parsed(workloadToJson(*workload));
    QVERIFY2(again, qPrintable(sentence(again)));
    QVERIFY(*again == *workload);
    // Nothing that the document says is lost.
    const json given = json::parse(document.toStdString()).flatten();
    const json written = workloadToJson(*workload).flatten();
    for (const auto &[path, value] : given.items())
        QVERIFY2(written.value(path, json()) == value || value.is_structured(), path.c_str());
}

void TestWorkload::absentFieldsTakeTheirDefaults()
{
    const auto workload = parsed({{"format", 1},
                                  {"id", "least"},
                                  {"title", "Least"},
                                  {"task", "inference"},
                                  {"model", {{"kind", "encoder"}}}});
    QVERIFY2(workload, qPrintable(sentence(workload)));
    Workload expected;
    expected.id = "least";
    expected.title = {"Least", {}};
    expected.model = EncoderModel{};
    QVERIFY(*workload == expected);
    const json defaults = jsonOf(presetFolder() / "workload.schema.json");
    const json written = workloadToJson(*workload);
    for (const auto &[key, property] : defaults["$defs"]["encoder"]["properties"].items()) {
        if (property.contains("default"))
            QVERIFY2(written["model"][key] == property["default"], key.c_str());
    }
    for (const auto &[key, property] : defaults["properties"].items()) {
        if (property.contains("default"))
            QVERIFY2(written[key] == property["default"], key.c_str());
    }
}

void TestWorkload::nullIsAbsent()
{
    json document = boostingDocument();
    document["latency_bound_s"] = nullptr;
    document["note"] = nullptr;
    const auto workload = parsed(document);
    QVERIFY2(workload, qPrintable(sentence(workload)));
    QVERIFY(!workload->latencyBound.has_value());
    QVERIFY(workload->note.empty());
}

void TestWorkload::limitsAreInside_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *pointer, const char *value) {
        QTest::addRow("%s = %s", pointer, value) << QByteArray(pointer) << QByteArray(value);
    };
    row("/batch", "1");
    row("/batch", "65536");
    row("/model/vocabulary", "8");
    row("/model/hidden", "12");
    row("/model/hidden", "65532");
    row("/model/layers", "1024");
    row("/model/heads", "1");
    row("/model/heads", "96");
    row("/model/sequence_length", "1");
    row("/model/masked_share", "1");
    row("/model/layout_positions", "0");
    row("/latency_bound_s", "1e-9");
}

void TestWorkload::limitsAreInside()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    json document = encoderDocument();
    document[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
    const auto workload = parsed(document);
    QVERIFY2(workload, qPrintable(sentence(workload)));
    const json written = workloadToJson(*workload);
    QVERIFY(written[json::json_pointer(pointer.toStdString())] == json::parse(value.toStdString()));
}

void TestWorkload::brokenDocumentIsRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: the field is taken away
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("place");
    const auto rows = [](const json &document) {
        return [text = QByteArray::fromStdString(document.dump())](const char *pointer, const char *value,
                                                                   ErrorCode code, const char *place) {
            QTest::addRow("%s = %s", pointer, value)
                << text << QByteArray(pointer) << QByteArray(value) << code << QString::fromLatin1(place);
        };
    };
    using enum ErrorCode;
    const auto encoder = rows(encoderDocument());
    for (const char *field : {"format", "id", "title", "task", "model"})
        encoder(qPrintable(QStringLiteral("/") + QLatin1String(field)), "", FieldMissing, field);
    encoder("/model/kind", "", FieldMissing, "model.kind");
    encoder("/title/en", "", FieldMissing, "title.en");
    encoder("/latency_bound_s", "", FieldMissing, "latency_bound_s"); // which server needs

    encoder("", "[]", FieldType, "the document");
    encoder("", "7", FieldType, "the document");
    encoder("/format", "\"1\"", FieldType, "format");
    encoder("/id", "7", FieldType, "id");
    encoder("/title", "7", FieldType, "title");
    encoder("/title/ja", "[]", FieldType, "title.ja");
    encoder("/note", "[]", FieldType, "note");
    encoder("/task", "true", FieldType, "task");
    encoder("/model", "\"encoder\"", FieldType, "model");
    encoder("/model/kind", "1", FieldType, "model.kind");
    encoder("/model/hidden", "\"768\"", FieldType, "model.hidden");
    encoder("/model/layers", "[2]", FieldType, "model.layers");
    encoder("/batch", "true", FieldType, "batch");
    encoder("/latency_bound_s", "\"1 s\"", FieldType, "latency_bound_s");
    encoder("/references", "\"a\"", FieldType, "references");
    encoder("/references/1", "2", FieldType, "references[1]");

    encoder("/format", "0", FieldRange, "format");
    encoder("/format", "1.5", FieldRange, "format");
    encoder("/format", "2", FormatNewer, "");
    encoder("/id", "\"\"", FieldRange, "id");
    encoder("/batch", "0", FieldRange, "batch");
    encoder("/batch", "65537", FieldRange, "batch");
    encoder("/batch", "2.5", FieldRange, "batch");
    encoder("/batch", "1e300", FieldRange, "batch");
    encoder("/latency_bound_s", "0", FieldRange, "latency_bound_s");
    encoder("/latency_bound_s", "-1", FieldRange, "latency_bound_s");
    encoder("/model/vocabulary", "7", FieldRange, "model.vocabulary");
    encoder("/model/hidden", "0", FieldRange, "model.hidden");
    encoder("/model/hidden", "65537", FieldRange, "model.hidden");
    encoder("/model/layers", "1025", FieldRange, "model.layers");
    encoder("/model/heads", "0", FieldRange, "model.heads");
    encoder("/model/heads", "7", FieldRange, "model.heads"); // does not divide 96
    encoder("/model/intermediate", "0", FieldRange, "model.intermediate");
    encoder("/model/positions", "16777217", FieldRange, "model.positions");
    encoder("/model/token_types", "0", FieldRange, "model.token_types");
    encoder("/model/layout_positions", "-1", FieldRange, "model.layout_positions");
    encoder("/model/sequence_length", "0", FieldRange, "model.sequence_length");
    encoder("/model/sequence_length", "65", FieldRange, "model.sequence_length"); // of 64 positions
    encoder("/model/layer_norm_epsilon", "0", FieldRange, "model.layer_norm_epsilon");
    encoder("/model/masked_share", "0", FieldRange, "model.masked_share");
    encoder("/model/masked_share", "1.01", FieldRange, "model.masked_share");

    encoder("/colour", "1", FieldUnknownValue, "the document");
    encoder("/Batch", "1", FieldUnknownValue, "the document");
    encoder("/title/jp", "\"x\"", FieldUnknownValue, "title");
    encoder("/note", "{\"en\": \"x\", \"de\": \"y\"}", FieldUnknownValue, "note");
    encoder("/model/sequence", "64", FieldUnknownValue, "model");
    encoder("/model", "{\"kind\": \"null\", \"hidden\": 1}", FieldUnknownValue, "model");
    encoder("/model/kind", "\"decoder\"", FieldUnknownValue, "model.kind");
    encoder("/task", "\"Inference\"", FieldUnknownValue, "task");
    encoder("/precision", "\"fp16\"", FieldUnknownValue, "precision");
    encoder("/scenario", "\"Server\"", FieldUnknownValue, "scenario");
    encoder("/model/optimizer", "\"sgd\"", FieldUnknownValue, "model.optimizer");
    encoder("/task", "\"training\"", FieldUnknownValue, "scenario"); // which is server

    const auto script = rows(scriptDocument());
    script("/task", "\"training\"", FieldUnknownValue, "task");
    script("/model/file", "", FieldMissing, "model.file");
    script("/model/inputs", "", FieldMissing, "model.inputs");
    script("/model/inputs", "{}", FieldType, "model.inputs");
    script("/model/inputs", "[]", FieldRange, "model.inputs");
    script("/model/inputs/1", "7", FieldType, "model.inputs[1]");
    script("/model/inputs/1/name", "", FieldMissing, "model.inputs[1].name");
    script("/model/inputs/1/type", "\"float64\"", FieldUnknownValue, "model.inputs[1].type");
    script("/model/inputs/0/shape", "", FieldMissing, "model.inputs[0].shape");
    script("/model/inputs/0/shape", "128", FieldType, "model.inputs[0].shape");
    script("/model/inputs/0/shape/0", "0", FieldRange, "model.inputs[0].shape[0]");
    script("/model/inputs/0/shape/0", "16777217", FieldRange, "model.inputs[0].shape[0]");
    script("/model/inputs/0/high", "-1", FieldRange, "model.inputs[0].high"); // below low
    script("/model/inputs/1/low", "2", FieldMissing, "model.inputs[1].high"); // which is 1
    script("/model/inputs/0/dtype", "\"x\"", FieldUnknownValue, "model.inputs[0]");

    const auto boosting = rows(boostingDocument());
    boosting("/scenario", "\"single-stream\"", FieldUnknownValue, "scenario");
    boosting("/model/rows", "15", FieldRange, "model.rows");
    boosting("/model/columns", "0", FieldRange, "model.columns");
    boosting("/model/depth", "17", FieldRange, "model.depth");
    boosting("/model/trees", "0", FieldRange, "model.trees");
    boosting("/model/hidden", "768", FieldUnknownValue, "model");
}

void TestWorkload::brokenDocumentIsRefused()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(ErrorCode, code);
    QFETCH(QString, place);
    json broken = json::parse(document.toStdString());
    const json::json_pointer field(pointer.toStdString());
    if (value.isEmpty())
        broken[field.parent_pointer()].erase(field.back());
    else
        broken[field] = json::parse(value.toStdString());
    const auto refused = parsed(broken);
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == code, qPrintable(sentence(refused)));
    QCOMPARE(argument(refused.error(), "place"), place);
    QCOMPARE(argument(refused.error(), "file"), QStringLiteral("w.json"));
    QVERIFY2(!sentence(refused).contains(QLatin1String("{file}")), qPrintable(sentence(refused)));
}

void TestWorkload::brokenTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, ErrorCode code, const char *says) {
        QTest::newRow(name) << text << code << QString::fromLatin1(says);
    };
    row("empty", "", ErrorCode::FileEmpty, "w.json is empty");
    row("blank", " \n", ErrorCode::FileEmpty, "w.json is empty");
    row("syntax", "{\n \"format\": 1,\n \"id\": ,\n}", ErrorCode::JsonSyntax, "line 3");
    row("cut", R"({"format": 1, "id": "a)", ErrorCode::JsonSyntax, "line 1");
    row("NaN", R"({"format": 1, "batch": NaN})", ErrorCode::JsonSyntax, "line 1");
    row("infinite", R"({"format": 1, "batch": 1e999})", ErrorCode::JsonSyntax, "line 1");
    row("key twice", R"({"format": 1, "format": 1})", ErrorCode::JsonDuplicateKey,
        "\"format\" appears twice");
    row("key twice inside", R"({"format": 1, "model": {"kind": "null", "kind": "encoder"}})",
        ErrorCode::JsonDuplicateKey, "\"kind\" appears twice");
    row("nested", QByteArray(1000, '['), ErrorCode::JsonTooDeep, "nested");
}

void TestWorkload::brokenTextIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const auto refused = parseWorkload(text.toStdString(), "w.json");
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == code, qPrintable(sentence(refused)));
    QVERIFY2(sentence(refused).contains(says), qPrintable(sentence(refused)));
}

void TestWorkload::modelFileLiesBesideTheWorkload()
{
    const auto fileOf = [](const char *model, const std::filesystem::path &workload) {
        json document = scriptDocument();
        document["model"]["file"] = model;
        const auto script = parseWorkload(document.dump(), workload);
        return script ? std::get<ScriptModel>(script->model).file : std::filesystem::path();
    };
    QVERIFY(fileOf("model.pt", "/data/mine/w.json") == "/data/mine/model.pt");
    QVERIFY(fileOf("sub/model.pt", "mine/w.json") == "mine/sub/model.pt");
    QVERIFY(fileOf("model.pt", "w.json") == "model.pt");
    QVERIFY(fileOf("/models/model.pt", "/data/mine/w.json") == "/models/model.pt");
}

void TestWorkload::findsPresetsById()
{
    const auto workload = findWorkload("layoutlm-base", presetFolder());
    QVERIFY2(workload, qPrintable(sentence(workload)));
    QCOMPARE(workload->id, std::string("layoutlm-base"));
}

void TestWorkload::findsFilesByPath()
{
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("秤.json")).toStdString();
    QVERIFY(writeFileAtomically(file, encoderDocument().dump()));
    const auto workload = findWorkload(file.string(), presetFolder());
    QVERIFY2(workload, qPrintable(sentence(workload)));
    QCOMPARE(workload->id, std::string("mine"));
    QCOMPARE(findWorkload("absent.json", presetFolder()).error().code, ErrorCode::FileNotFound);
    QCOMPARE(findWorkload("./layoutlm-base", presetFolder()).error().code, ErrorCode::FileNotFound);
    QVERIFY(presetsIn(folder.path().toStdString()) == std::vector<std::string>{"秤"});
}

void TestWorkload::anUnknownNameListsTheKnownOnes()
{
    for (const char *stranger : {"layoutlm", "", "workload.schema", "LAYOUTLM-BASE"}) {
        const auto refused = findWorkload(stranger, presetFolder());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::WorkloadUnknown);
        QCOMPARE(argument(refused.error(), "value"), QLatin1String(stranger));
        QVERIFY(listed(refused.error()) == presets);
    }
}

void TestWorkload::aFolderThatIsNotThereHasNoWorkloads()
{
    QVERIFY(presetsIn(presetFolder() / "absent").empty());
    QCOMPARE(findWorkload("null", presetFolder() / "absent").error().code, ErrorCode::WorkloadUnknown);
}

QTEST_APPLESS_MAIN(TestWorkload)
#include "tst_workload.moc"
