// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

#include "tests/support/resources.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace hakari;
using namespace hakari::test;

namespace {

struct DocumentedCode {
    QString name;
    QSet<QString> arguments;
};

/// The codes in the order of the enum, each with the arguments that its comment in error.h lists.
QList<DocumentedCode> documentedCodes()
{
    QFile header(QStringLiteral(HAKARI_TEST_SOURCE "/core/base/error.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression line(QStringLiteral("^    (\\w+), +///< (.+)$"),
                                         QRegularExpression::MultilineOption);
    QList<DocumentedCode> codes;
    auto matches = line.globalMatch(QString::fromUtf8(header.readAll()));
    while (matches.hasNext()) {
        const auto match = matches.next();
        QSet<QString> arguments;
        if (match.captured(2) != QLatin1String("(nothing)")) {
            const QStringList names = match.captured(2).split(QStringLiteral(", "));
            arguments = QSet<QString>(names.begin(), names.end());
        }
        codes.append({match.captured(1), arguments});
    }
    return codes;
}

QSet<QString> placeholders(std::string_view sentence)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^}]*)\\}"));
    QSet<QString> names;
    auto matches = placeholder.globalMatch(toQt(sentence));
    while (matches.hasNext())
        names.insert(matches.next().captured(1));
    return names;
}

constexpr int codeCount = static_cast<int>(ErrorCode::Cancelled) + 1;

} // namespace

class TestError : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeDocumentsItsArguments();
    void everySentenceUsesExactlyTheDocumentedArguments_data();
    void everySentenceUsesExactlyTheDocumentedArguments();
    void sentencesDiffer();
    void argumentsReplacePlaceholders();
    void missingArgumentsStayVisible();
    void textOfArgumentsIsNotExpandedAgain();
    void loneBracesAreText();
    void errorsCompareByCodeAndArguments();
};

void TestError::everyCodeDocumentsItsArguments()
{
    QCOMPARE(documentedCodes().size(), codeCount);
}

void TestError::everySentenceUsesExactlyTheDocumentedArguments_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QSet<QString>>("arguments");
    const auto codes = documentedCodes();
    for (int i = 0; i < codes.size(); ++i)
        QTest::newRow(qPrintable(codes[i].name)) << i << codes[i].arguments;
}

void TestError::everySentenceUsesExactlyTheDocumentedArguments()
{
    QFETCH(int, code);
    const std::string_view sentence = messageTemplate(static_cast<ErrorCode>(code));
    QVERIFY(!sentence.empty());
    QVERIFY2(sentence.ends_with('.'), "not a whole sentence");
    QTEST(placeholders(sentence), "arguments");
}

void TestError::sentencesDiffer()
{
    QSet<QString> sentences;
    for (int i = 0; i < codeCount; ++i)
        sentences.insert(toQt(messageTemplate(static_cast<ErrorCode>(i))));
    QCOMPARE(sentences.size(), codeCount);
}

void TestError::argumentsReplacePlaceholders()
{
    QCOMPARE(fillTemplate("{file}, line {line}: {file}", {{"file", "a.csv"}, {"line", "3"}}),
             std::string("a.csv, line 3: a.csv"));
    QCOMPARE(describe({ErrorCode::FileNotFound, {{"file", "x/y.csv"}}}),
             std::string("x/y.csv does not exist. Check the path."));
}

void TestError::missingArgumentsStayVisible()
{
    QCOMPARE(fillTemplate("{file}: {cause}", {{"file", "a"}}), std::string("a: {cause}"));
}

void TestError::textOfArgumentsIsNotExpandedAgain()
{
    QCOMPARE(fillTemplate("{a} {b}", {{"a", "{b}"}, {"b", "x"}}), std::string("{b} x"));
}

void TestError::loneBracesAreText()
{
    QCOMPARE(fillTemplate("a { b", {}), std::string("a { b"));
    QCOMPARE(fillTemplate("a } b", {}), std::string("a } b"));
    QCOMPARE(fillTemplate("", {}), std::string());
}

void TestError::errorsCompareByCodeAndArguments()
{
    const Error error{ErrorCode::FileEmpty, {{"file", "a"}}};
    QVERIFY((error == Error{ErrorCode::FileEmpty, {{"file", "a"}}}));
    QVERIFY((error != Error{ErrorCode::FileEmpty, {{"file", "b"}}}));
    QVERIFY((error != Error{ErrorCode::FileNotFound, {{"file", "a"}}}));
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
