// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/rules.h"
#include "core/study/sensitivity.h"
#include "core/study/study.h"
#include "widgets/format/formatter.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <functional>

using namespace hakari;

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\w+\\}|%L?\\d|%n"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

bool hasJapanese(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("[\\x{3040}-\\x{30FF}\\x{4E00}-\\x{9FFF}]"));
    return text.contains(pattern);
}

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each plural form
    bool unfinished = false;
};

QList<Message> messagesOf(const char *tag)
{
    QFile file(QStringLiteral(HAKARI_TEST_SOURCE "/translations/hakari_%1.ts").arg(QLatin1String(tag)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            messages.append({context, xml.readElementText(), {}, false});
        else if (xml.name() == QLatin1String("numerusform"))
            messages.last().translations << xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().value(QLatin1String("type"))
                                         == QLatin1String("unfinished");
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                messages.last().translations << xml.text().toString();
        }
    }
    return messages;
}

} // namespace

/// Each text that core marks comes out in Japanese with the placeholders of the English one.
class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void termsAreTranslated_data();
    void termsAreTranslated();
    void errorsAreTranslated_data();
    void errorsAreTranslated();
    void argumentsOfErrorsAreTranslated();
    void englishIsTheSourceText();
    void filesAreCompleteAndKeepPlaceholders_data();
    void filesAreCompleteAndKeepPlaceholders();

private:
    Formatter m_japanese{Language::Japanese};
    Formatter m_english{Language::English};
};

void TestTranslations::termsAreTranslated_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("japanese");
    const auto row = [](const char *context, std::string_view english, const QString &japanese) {
        QTest::addRow("%s: %s", context, english.data()) << toQString(english) << japanese;
    };
    const auto marked = [&](const char *context, std::string_view english) {
        row(context, english, m_japanese.translate(context, english.data()));
    };
    for (const Metric metric : allMetrics())
        row("Metric", name(metric), m_japanese.name(metric));
    for (int i = 0; i <= static_cast<int>(Provenance::Estimated); ++i)
        row("Provenance", name(static_cast<Provenance>(i)), m_japanese.name(static_cast<Provenance>(i)));
    for (int i = 0; i <= static_cast<int>(IntervalKind::Confidence95); ++i)
        row("Interval", name(static_cast<IntervalKind>(i)), m_japanese.name(static_cast<IntervalKind>(i)));
    for (int i = 0; i <= static_cast<int>(Symbol::LimitPower); ++i)
        row("Symbol", name(static_cast<Symbol>(i)), m_japanese.name(static_cast<Symbol>(i)));
    for (int i = 0; i <= static_cast<int>(Remark::IdleAboveLimit); ++i)
        marked("Remark", messageTemplate(static_cast<Remark>(i)));
    for (int i = 0; i <= static_cast<int>(Lever::Sequences); ++i)
        marked("Lever", name(static_cast<Lever>(i)));
    for (int i = 0; i <= static_cast<int>(VerdictState::Unsupported); ++i)
        marked("Verdict", name(static_cast<VerdictState>(i)));
    for (int i = 0; i <= static_cast<int>(Rule::PublishableProfile); ++i)
        marked("RuleName", name(static_cast<Rule>(i)));
    for (int i = 0; i <= static_cast<int>(PowerBoundary::Model); ++i)
        marked("PowerBoundary", name(static_cast<PowerBoundary>(i)));
    for (int i = 0; i <= static_cast<int>(StudyNote::Kind::Disagrees); ++i)
        marked("StudyNote", key(static_cast<StudyNote::Kind>(i)));
}

void TestTranslations::termsAreTranslated()
{
    QFETCH(QString, english);
    QFETCH(QString, japanese);
    QVERIFY(!english.isEmpty());
    if (english == QLatin1String("PUE"))
        return; // an abbreviation in both
    QVERIFY2(hasJapanese(japanese), qPrintable(japanese));
    QCOMPARE(placeholdersOf(japanese), placeholdersOf(english));
}

void TestTranslations::errorsAreTranslated_data()
{
    QTest::addColumn<int>("code");
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i)
        QTest::addRow("%s", messageTemplate(static_cast<ErrorCode>(i)).data()) << i;
}

void TestTranslations::errorsAreTranslated()
{
    QFETCH(int, code);
    const Error error(static_cast<ErrorCode>(code));
    const QString english = m_english.sentence(error);
    const QString japanese = m_japanese.sentence(error);
    QCOMPARE(english, toQString(messageTemplate(error.code)));
    QVERIFY2(hasJapanese(japanese), qPrintable(japanese));
    QCOMPARE(placeholdersOf(japanese), placeholdersOf(english));
}

void TestTranslations::argumentsOfErrorsAreTranslated()
{
    const Error error(ErrorCode::ArgumentInvalid,
                      {{"argument", "demand"}, {"value", "0"}, {"expected", "a number per hour above 0"}});
    const QString japanese = m_japanese.sentence(error);
    QVERIFY2(!japanese.contains(QRegularExpression(QStringLiteral("[a-z]{4,}"))), qPrintable(japanese));
    QVERIFY(japanese.contains(QLatin1Char('0')));
    QVERIFY(!japanese.contains(QLatin1Char('{')));
}

void TestTranslations::englishIsTheSourceText()
{
    for (const Metric metric : allMetrics())
        QCOMPARE(m_english.name(metric), toQString(name(metric)));
    QCOMPARE(m_english.sentence(Remark::ConstantPower, {}), toQString(sentence(Remark::ConstantPower, {})));
}

void TestTranslations::filesAreCompleteAndKeepPlaceholders_data()
{
    QTest::addColumn<int>("forms");
    QTest::newRow("ja") << 1;
    QTest::newRow("en") << 2;
}

void TestTranslations::filesAreCompleteAndKeepPlaceholders()
{
    QFETCH(int, forms);
    const QList<Message> messages = messagesOf(QTest::currentDataTag());
    QVERIFY(messages.size() > 200);
    for (const Message &message : messages) {
        const QByteArray where = (message.context + QStringLiteral(": ") + message.source).toUtf8();
        const bool plural = message.source.contains(QLatin1String("%n"));
        if (plural)
            QVERIFY2(message.translations.size() == forms, where.constData());
        if (forms == 2 && !plural)
            continue; // English needs plural forms only
        QVERIFY2(!message.unfinished && !message.translations.isEmpty(), where.constData());
        for (const QString &translation : message.translations)
            QVERIFY2(placeholdersOf(translation) == placeholdersOf(message.source), where.constData());
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
