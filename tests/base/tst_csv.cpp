// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csv.h"

#include "tests/support/resources.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace hakari;
using namespace hakari::test;

namespace {

/// The error that a reading of a field throws; Cancelled where it throws none.
template <class Reading>
Error errorOf(Reading reading)
{
    try {
        reading();
    } catch (const Error &error) {
        return error;
    }
    return Error{ErrorCode::Cancelled};
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void readsFieldsByTheNameOfTheirColumn();
    void acceptsEveryLineEnd_data();
    void acceptsEveryLineEnd();
    void ignoresAByteOrderMark();
    void quotedFieldsHoldCommasQuotesAndLineFeeds();
    void unknownColumnsAreEmpty();
    void readsNumbers();
    void badNumbersNameLineAndColumn_data();
    void badNumbersNameLineAndColumn();
    void requiredNumbersMustBeThere();
    void linesAreCountedThroughFieldsAndBlankLines_data();
    void linesAreCountedThroughFieldsAndBlankLines();
    void shortRowsNameTheirLine_data();
    void shortRowsNameTheirLine();
    void shortRowsAreKeptWhereTheReaderWantsThem();
    void missingColumnIsNamed();
    void emptyFileIsAnError();
    void headerAloneIsATableWithoutRows();
    void missingFileIsAnError();
    void misplacedQuotesAreRefused_data();
    void misplacedQuotesAreRefused();

private:
    Expected<CsvTable> parse(std::string_view text, const std::vector<std::string_view> &required = {});

    QTemporaryDir m_dir;
    const std::string m_file = m_dir.filePath(QStringLiteral("t.csv")).toStdString();
};

Expected<CsvTable> TestCsv::parse(std::string_view text, const std::vector<std::string_view> &required)
{
    std::ofstream(m_file, std::ios::binary) << text;
    return CsvTable::read(m_file, required);
}

void TestCsv::readsFieldsByTheNameOfTheirColumn()
{
    const auto table = parse("b,a,extra\n1,2,3\nx,y,z\n", {"a", "b"});
    QVERIFY2(table, qPrintable(sentence(table)));
    QCOMPARE(table->rowCount(), std::size_t{2});
    QVERIFY(table->field(0, "a") == "2");
    QVERIFY(table->field(1, "b") == "x");
}

void TestCsv::acceptsEveryLineEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("LF") << QByteArray("a,b\n1,2\n3,4\n");
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n3,4\r\n");
    QTest::newRow("no line end at the end") << QByteArray("a,b\n1,2\n3,4");
    QTest::newRow("blank line at the end") << QByteArray("a,b\n1,2\n3,4\n\n");
}

void TestCsv::acceptsEveryLineEnd()
{
    QFETCH(QByteArray, text);
    const auto table = parse(text.toStdString());
    QVERIFY(table);
    QCOMPARE(table->rowCount(), std::size_t{2});
    QVERIFY(table->field(0, "b") == "2");
    QVERIFY(table->field(1, "b") == "4");
}

void TestCsv::ignoresAByteOrderMark()
{
    const auto table = parse("\xEF\xBB\xBF"
                             "a,b\n1,2\n",
                             {"a"});
    QVERIFY2(table, qPrintable(sentence(table)));
    QVERIFY(table->field(0, "a") == "1");
}

void TestCsv::quotedFieldsHoldCommasQuotesAndLineFeeds()
{
    const auto table = parse("a,b,c\n\"x, y\",\"say \"\"go\"\"\",\"one\ntwo\"\n秤,,\" kept \"\n");
    QVERIFY(table);
    QVERIFY(table->field(0, "a") == "x, y");
    QVERIFY(table->field(0, "b") == "say \"go\"");
    QVERIFY(table->field(0, "c") == "one\ntwo");
    QVERIFY(table->field(1, "a") == "秤");
    QVERIFY(table->field(1, "b").empty());
    QVERIFY(table->field(1, "c") == " kept ");
}

void TestCsv::unknownColumnsAreEmpty()
{
    const auto table = parse("a\n1\n");
    QVERIFY(table);
    QVERIFY(table->field(0, "nope").empty());
    QVERIFY(!table->number(0, "nope"));
}

void TestCsv::readsNumbers()
{
    const auto table = parse("a,b\n 1.5 ,\n");
    QVERIFY(table);
    QVERIFY(table->number(0, "a") == 1.5);
    QVERIFY(!table->number(0, "b"));
    QCOMPARE(table->requiredNumber(0, "a"), 1.5);
}

void TestCsv::badNumbersNameLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("decimal comma") << QByteArray("\"1,5\"") << QStringLiteral("1,5");
    for (const char *text : {"NaN", "inf", "1e999", "5 W", "-", "#REF!"})
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(text);
}

void TestCsv::badNumbersNameLineAndColumn()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, value);
    const auto table = parse("name,watts\na,1\nb," + field.toStdString() + "\n");
    QVERIFY(table);
    const Error error = errorOf([&] { (void)table->number(1, "watts"); });
    QCOMPARE(error,
             (Error{ErrorCode::CsvBadNumber,
                    {{"file", m_file}, {"line", "3"}, {"column", "watts"}, {"value", value.toStdString()}}}));
}

void TestCsv::requiredNumbersMustBeThere()
{
    const auto table = parse("a,b\n1,\n");
    QVERIFY(table);
    const Error error = errorOf([&] { (void)table->requiredNumber(0, "b"); });
    QVERIFY(error.code == ErrorCode::CsvBadNumber);
    QCOMPARE(argument(error, "line"), QStringLiteral("2"));
}

void TestCsv::linesAreCountedThroughFieldsAndBlankLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QByteArray("a,b\n1,2\nbad,2\n") << QStringLiteral("3");
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\nbad,2\r\n") << QStringLiteral("3");
    QTest::newRow("line feeds in a field")
        << QByteArray("a,b\n1,\"x\ny\nz\"\nbad,2\n") << QStringLiteral("5");
    QTest::newRow("line feed in the header") << QByteArray("a,\"b\nc\"\n1,2\nbad,2\n") << QStringLiteral("4");
    QTest::newRow("blank lines") << QByteArray("a,b\n\n1,2\n\n\nbad,2\n") << QStringLiteral("6");
    QTest::newRow("blank first line") << QByteArray("\na,b\n1,2\nbad,2\n") << QStringLiteral("4");
}

void TestCsv::linesAreCountedThroughFieldsAndBlankLines()
{
    QFETCH(QByteArray, text);
    const auto table = parse(text.toStdString());
    QVERIFY(table);
    const Error error = errorOf([&] { (void)table->number(1, "a"); });
    QTEST(argument(error, "line"), "line");
}

void TestCsv::shortRowsNameTheirLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("second row") << QByteArray("a,b\n1,2\n3\n") << QStringLiteral("3");
    QTest::newRow("after a long field") << QByteArray("a,b\n1,\"x\ny\"\n3\n") << QStringLiteral("4");
    QTest::newRow("starts before its end") << QByteArray("a,b,c\n1,\"x\ny\"\n") << QStringLiteral("2");
    QTest::newRow("after a blank line") << QByteArray("a,b\n\n3\n") << QStringLiteral("3");
}

void TestCsv::shortRowsNameTheirLine()
{
    QFETCH(QByteArray, text);
    const auto table = parse(text.toStdString());
    QVERIFY(!table);
    QVERIFY(table.error().code == ErrorCode::CsvRowShort);
    QCOMPARE(argument(table.error(), "file"), QString::fromStdString(m_file));
    QTEST(argument(table.error(), "line"), "line");
}

void TestCsv::shortRowsAreKeptWhereTheReaderWantsThem()
{
    const auto table = CsvTable::parse("a,b,c\n1,2,3\n\n4\n", "x.csv", {"a"}, CsvTable::ShortRows::Kept);
    QVERIFY2(table, qPrintable(sentence(table)));
    QCOMPARE(table->columns(), (std::vector<std::string>{"a", "b", "c"}));
    QCOMPARE(table->fieldCount(1), 1U);
    QCOMPARE(table->line(1), 4U);
    QVERIFY(table->field(1, "a") == "4" && table->field(1, "c").empty());
    QVERIFY(!table->number(1, "b"));
    const auto refused = CsvTable::parse("a,b\n1\n", "x.csv", {});
    QCOMPARE(refused.error(), (Error{ErrorCode::CsvRowShort, {{"file", "x.csv"}, {"line", "2"}}}));
}

void TestCsv::missingColumnIsNamed()
{
    const auto table = parse("a,b\n1,2\n", {"a", "price"});
    QVERIFY(!table);
    QCOMPARE(table.error(), (Error{ErrorCode::CsvColumnMissing, {{"file", m_file}, {"column", "price"}}}));
}

void TestCsv::emptyFileIsAnError()
{
    for (const char *text : {"", "\n\n"}) {
        const auto table = parse(text);
        QVERIFY(!table);
        QCOMPARE(table.error(), (Error{ErrorCode::FileEmpty, {{"file", m_file}}}));
    }
}

void TestCsv::headerAloneIsATableWithoutRows()
{
    const auto table = parse("a,b\n", {"a"});
    QVERIFY(table);
    QCOMPARE(table->rowCount(), std::size_t{0});
}

void TestCsv::missingFileIsAnError()
{
    const auto table = CsvTable::read(m_file + ".none", {});
    QVERIFY(!table);
    QVERIFY(table.error().code == ErrorCode::FileNotFound);
}

void TestCsv::misplacedQuotesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("never closed") << QByteArray("a,b\n1,2\n3,\"4\n5,6\n7,8\n") << QStringLiteral("3");
    QTest::newRow("never closed at all") << QByteArray("\"a,b\n1,2\n") << QStringLiteral("1");
    QTest::newRow("inside a field") << QByteArray("a,b\n1,2\"3\n") << QStringLiteral("2");
    QTest::newRow("text after the closing quote") << QByteArray("a,b\n\n\"1\"2,3\n") << QStringLiteral("3");
}

void TestCsv::misplacedQuotesAreRefused()
{
    QFETCH(QByteArray, text);
    const auto table = parse(text.toStdString());
    QVERIFY2(!table, "the rows after an open quote would be lost in silence");
    QTEST(argument(table.error(), "line"), "line");
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
