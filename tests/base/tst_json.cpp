// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/json.h"

#include "tests/support/resources.h"

#include <QTest>

#include <functional>

using namespace hakari;
using namespace hakari::test;

using Extraction = std::function<void(const JsonNode &)>;
Q_DECLARE_METATYPE(Extraction)

namespace {

/// The error that a reading throws; Cancelled where it throws none.
Error errorOf(const nlohmann::json &document, const Extraction &reading)
{
    try {
        reading(JsonNode(document, "f.json"));
    } catch (const Error &error) {
        return error;
    }
    return Error{ErrorCode::Cancelled};
}

std::string nested(int depth)
{
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void parsesValidJson();
    void refusesSyntaxErrorsWithTheirPosition_data();
    void refusesSyntaxErrorsWithTheirPosition();
    void refusesEmptyText();
    void refusesAKeyThatAppearsTwice();
    void theSameKeyInTwoObjectsIsFine();
    void refusesDeepNesting();
    void refusesHostileNestingQuickly();

    void readsValuesByPlace();
    void absentAndNullAreNotFound();
    void textIsOneLanguageOrBoth();
    void wrongValuesNameFileAndPlace_data();
    void wrongValuesNameFileAndPlace();
};

void TestJson::parsesValidJson()
{
    const auto document = parseJson(R"({"a": [1, 2.5, null, true, "秤"]})", "f.json");
    QVERIFY2(document, qPrintable(sentence(document)));
    QCOMPARE((*document)["a"][1].get<double>(), 2.5);
    QVERIFY((*document)["a"][4] == "秤");
}

void TestJson::refusesSyntaxErrorsWithTheirPosition_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("firstColumn");
    QTest::addColumn<int>("lastColumn");
    const auto row = [](const char *name, const char *text, int line, int first, int last) {
        QTest::newRow(name) << QByteArray(text) << QString::number(line) << first << last;
    };
    row("missing value", "{\n  \"a\": 1,\n  \"b\": ,\n}", 3, 8, 8);
    row("trailing comma", "[1,\n2,\n]", 3, 1, 1);
    row("first character", "x", 1, 1, 1);
    row("NaN", "{\"a\":\n NaN}", 2, 2, 4);
    row("Infinity", "[\n\n-Infinity]", 3, 1, 2);
    row("comment", "[1, // one\n2]", 1, 5, 6);
    row("single quotes", "{'a': 1}", 1, 2, 2);
    row("cut off", "{\n\"a\": [1, 2", 2, 10, 12);
    row("text after the end", "{}\n{}", 2, 1, 1);
    row("leading zero", "[\n01]", 2, 2, 2);
    row("decimal comma", "{\"a\": 1,5}", 1, 9, 9);
    row("number too large", "{\n \"a\": 1,\n \"b\": 1e400\n}", 3, 7, 11);
    row("negative number too large", "[1,\n-1e999]", 2, 1, 6);
    row("nothing but a number too large", "1e400", 1, 1, 5);
}

void TestJson::refusesSyntaxErrorsWithTheirPosition()
{
    QFETCH(QByteArray, text);
    QFETCH(int, firstColumn);
    QFETCH(int, lastColumn);
    const auto document = parseJson(text.toStdString(), "f.json");
    QVERIFY(!document);
    QVERIFY(document.error().code == ErrorCode::JsonSyntax);
    QCOMPARE(argument(document.error(), "file"), QStringLiteral("f.json"));
    QTEST(argument(document.error(), "line"), "line");
    const int column = argument(document.error(), "column").toInt();
    QVERIFY2(column >= firstColumn && column <= lastColumn, qPrintable(sentence(document)));
}

void TestJson::refusesEmptyText()
{
    for (const char *text : {"", " \n\t"}) {
        const auto document = parseJson(text, "f.json");
        QVERIFY(!document);
        QCOMPARE(document.error(), (Error{ErrorCode::FileEmpty, {{"file", "f.json"}}}));
    }
}

void TestJson::refusesAKeyThatAppearsTwice()
{
    const auto document = parseJson(R"({"a": 1, "b": {"c": 1, "c": 2}})", "f.json");
    QVERIFY(!document);
    QCOMPARE(document.error(), (Error{ErrorCode::JsonDuplicateKey, {{"file", "f.json"}, {"place", "c"}}}));
    QVERIFY(!parseJson(R"({"a": 1, "\u0061": 2})", "f.json"));
}

void TestJson::theSameKeyInTwoObjectsIsFine()
{
    QVERIFY(parseJson(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})", "f.json"));
}

void TestJson::refusesDeepNesting()
{
    QVERIFY(parseJson(nested(60), "f.json"));
    const auto document = parseJson(nested(70), "f.json");
    QVERIFY(!document);
    QCOMPARE(document.error(), (Error{ErrorCode::JsonTooDeep, {{"file", "f.json"}}}));
}

void TestJson::refusesHostileNestingQuickly()
{
    const auto document = parseJson(std::string(5'000'000, '['), "f.json");
    QVERIFY(!document);
    QVERIFY(document.error().code == ErrorCode::JsonTooDeep);
}

void TestJson::readsValuesByPlace()
{
    const auto document = nlohmann::json::parse(
        R"({"list": [{"x": 1.5}, {"x": -2}], "yes": true, "word": "w"})");
    const JsonNode root(document, "f.json");
    const auto items = root.at("list").items();
    QCOMPARE(items.size(), std::size_t{2});
    QCOMPARE(items[1].at("x").place(), std::string("list[1].x"));
    QCOMPARE(items[1].at("x").number(), -2.0);
    QCOMPARE(items[0].at("x").numberAbove(1), 1.5);
    QCOMPARE(items[0].at("x").numberAtLeast(1.5), 1.5);
    QCOMPARE(items[0].at("x").numberWithin(1, 1.5), 1.5);
    QVERIFY(root.at("yes").boolean());
    QCOMPARE(root.at("word").string(), std::string("w"));
}

void TestJson::absentAndNullAreNotFound()
{
    const auto document = nlohmann::json::parse(R"({"a": null, "b": 0})");
    const JsonNode root(document, "f.json");
    QVERIFY(!root.find("a"));
    QVERIFY(!root.find("c"));
    QVERIFY(root.find("b"));
}

void TestJson::textIsOneLanguageOrBoth()
{
    const auto document = nlohmann::json::parse(R"({"one": "scale", "both": {"en": "scale", "ja": "秤"}})");
    const JsonNode root(document, "f.json");
    QVERIFY((root.at("one").text() == LocalizedText{"scale", ""}));
    QVERIFY((root.at("both").text() == LocalizedText{"scale", "秤"}));
    QCOMPARE(root.at("one").text().in(true), std::string("scale"));
    QCOMPARE(root.at("both").text().in(true), std::string("秤"));
    QCOMPARE(root.at("both").text().in(false), std::string("scale"));
}

void TestJson::wrongValuesNameFileAndPlace_data()
{
    QTest::addColumn<Extraction>("reading");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, Extraction reading, ErrorCode code, const char *place) {
        QTest::newRow(name) << std::move(reading) << static_cast<int>(code) << QString::fromLatin1(place);
    };
    using Node = const JsonNode &;
    row(
        "missing", [](Node n) { n.at("no"); }, ErrorCode::FieldMissing, "no");
    row(
        "missing inside", [](Node n) { n.at("list").items()[2].at("no"); }, ErrorCode::FieldMissing,
        "list[2].no");
    row(
        "text for a number", [](Node n) { n.at("word").number(); }, ErrorCode::FieldType, "word");
    row(
        "number for text", [](Node n) { n.at("one").string(); }, ErrorCode::FieldType, "one");
    row(
        "number for a truth", [](Node n) { n.at("one").boolean(); }, ErrorCode::FieldType, "one");
    row(
        "number for a list", [](Node n) { n.at("one").items(); }, ErrorCode::FieldType, "one");
    row(
        "list for an object", [](Node n) { n.at("list").at("a"); }, ErrorCode::FieldType, "list");
    row(
        "list for text", [](Node n) { n.at("list").text(); }, ErrorCode::FieldType, "list");
    row(
        "not above", [](Node n) { n.at("one").numberAbove(1); }, ErrorCode::FieldRange, "one");
    row(
        "below", [](Node n) { n.at("one").numberAtLeast(1.5); }, ErrorCode::FieldRange, "one");
    row(
        "at the open end", [](Node n) { n.at("one").numberWithin(1, 2); }, ErrorCode::FieldRange, "one");
    row(
        "above the closed end", [](Node n) { n.at("list").items()[1].numberWithin(0, 1); },
        ErrorCode::FieldRange, "list[1]");
    row(
        "fraction for a count", [](Node n) { n.at("list").items()[1].integerAtLeast(1); },
        ErrorCode::FieldRange, "list[1]");
    row(
        "huge count", [](Node n) { n.at("huge").integerAtLeast(1); }, ErrorCode::FieldRange, "huge");
}

void TestJson::wrongValuesNameFileAndPlace()
{
    static const auto document = nlohmann::json::parse(
        R"({"one": 1, "word": "1", "list": [1, 2.5, {}], "huge": 1e300})");
    QFETCH(Extraction, reading);
    const Error error = errorOf(document, reading);
    QTEST(static_cast<int>(error.code), "code");
    QCOMPARE(argument(error, "file"), QStringLiteral("f.json"));
    QTEST(argument(error, "place"), "place");
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
