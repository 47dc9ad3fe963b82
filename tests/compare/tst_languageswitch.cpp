// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "widgets/compare/candidatedialog.h"
#include "widgets/compare/comparepage.h"
#include "widgets/compare/resultsdialog.h"

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

/// A page with everything that belongs to it.
struct Desk {
    Desk(Language language, const Study &study) : appearance(language, false), document(catalogue())
    {
        page = std::make_unique<ComparePage>(document, appearance);
        if (const auto error = document.open(study))
            qFatal("%s", describe(*error).c_str());
        page->resize(1440, 900);
        page->show();
        page->settle();
    }

    void switchTo(Language language)
    {
        appearance.setLanguage(language);
        page->settle();
    }

    QStringList texts() const { return textsOf(page.get()); }

    Appearance appearance;
    StudyDocument document;
    std::unique_ptr<ComparePage> page;
};

Language otherThan(Language language)
{
    return language == Language::Japanese ? Language::English : Language::Japanese;
}

QString joined(const QStringList &lines)
{
    return lines.join(QLatin1Char('\n'));
}

/// The lines of `now` that `wanted` has not.
QString surplus(const QStringList &now, const QStringList &wanted)
{
    QStringList lines = now;
    for (const QString &line : wanted)
        lines.removeOne(line);
    return joined(lines);
}

/// Hidden candidates, an entered grid value and a value of the user's own: texts that are seldom seen.
Study rarelySeen()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates.push_back(study.candidates[0]);
    study.candidates.back().id = "hidden";
    study.candidates.back().hidden = true;
    study.assumptions.grid = Sourced<KilogramsPerJoule>{
        gramsPerKilowattHour(500), Provenance::Entered, nullptr, {}};
    study.assumptions.latencyBound = Seconds{0.1};
    study.assumptions.embodied = false;
    return study;
}

} // namespace

/// A switch of the language leaves nothing behind of the one before.
class TestLanguageSwitch : public QObject
{
    Q_OBJECT

private slots:
    void pageIsLikeOneBuiltInThatLanguage_data();
    void pageIsLikeOneBuiltInThatLanguage();
    void noTextOfTheOtherLanguageIsShown_data() { pageIsLikeOneBuiltInThatLanguage_data(); }
    void noTextOfTheOtherLanguageIsShown();
    void switchingThereAndBackChangesNothing();
    void walkSeesEveryKindOfText();
    void walkFindsAForeignText();
    void dialogIsInTheLanguageOfTheWindow();
    void rejectedEditSpeaksTheLanguage();
};

void TestLanguageSwitch::pageIsLikeOneBuiltInThatLanguage_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("japanese");
    QStringList ids{QStringLiteral("rarely seen")};
    for (const std::string &id : shippedStudyIds())
        ids << QString::fromStdString(id);
    for (const QString &id : ids) {
        QTest::addRow("%s ja", qPrintable(id)) << id << true;
        QTest::addRow("%s en", qPrintable(id)) << id << false;
    }
}

void TestLanguageSwitch::pageIsLikeOneBuiltInThatLanguage()
{
    QFETCH(QString, id);
    QFETCH(bool, japanese);
    const Study study = id.contains(QLatin1Char(' ')) ? rarelySeen() : shippedStudy(id.toStdString());
    const Language language = japanese ? Language::Japanese : Language::English;
    QStringList switched;
    {
        Desk desk(otherThan(language), study);
        desk.switchTo(language);
        switched = desk.texts();
    }
    const Desk fresh(language, study);
    QCOMPARE(surplus(switched, fresh.texts()), QString());
    QCOMPARE(surplus(fresh.texts(), switched), QString());
}

void TestLanguageSwitch::noTextOfTheOtherLanguageIsShown()
{
    QFETCH(QString, id);
    QFETCH(bool, japanese);
    const Study study = id.contains(QLatin1Char(' ')) ? rarelySeen() : shippedStudy(id.toStdString());
    const Language language = japanese ? Language::Japanese : Language::English;
    Desk desk(otherThan(language), study);
    desk.switchTo(language);
    QCOMPARE(joined(textsNotIn(language, desk.texts())), QString());
}

void TestLanguageSwitch::switchingThereAndBackChangesNothing()
{
    Desk desk(Language::Japanese, shippedStudy("aws-2023-layoutlm"));
    const QStringList before = desk.texts();
    desk.switchTo(Language::English);
    QVERIFY(desk.texts() != before);
    desk.switchTo(Language::Japanese);
    QCOMPARE(surplus(desk.texts(), before), QString());
    QCOMPARE(surplus(before, desk.texts()), QString());
}

void TestLanguageSwitch::walkSeesEveryKindOfText()
{
    const Desk desk(Language::English, rarelySeen());
    const QString all = joined(desk.texts());
    for (const char *text :
         {"Add a candidate", "Show 1 hidden", "Demand", "Region", "vs base", "What would change the answer?",
          "Comparison table", "Charts: LayoutLM", "1,000,000", "g4dn.2xlarge", "Break-even", "−91.2 %"})
        QVERIFY2(all.contains(QString::fromUtf8(text)), text);
    QVERIFY(desk.texts().size() > 100);
}

/// The gauge itself: a text left in the other language is found.
void TestLanguageSwitch::walkFindsAForeignText()
{
    QLabel label(Formatter(Language::Japanese).name(Metric::Energy));
    QCOMPARE(textsNotIn(Language::English, textsOf(&label)).size(), 1);
    QCOMPARE(textsNotIn(Language::Japanese, textsOf(&label)), QStringList());
    label.setText(QStringLiteral("Add a candidate…"));
    label.setToolTip(
        QStringLiteral("No throughput is known for X. Measure it, or enter it with its source."));
    QVERIFY(textsNotIn(Language::Japanese, textsOf(&label)).size() >= 2);
    QCOMPARE(textsNotIn(Language::English, textsOf(&label)), QStringList());
}

void TestLanguageSwitch::dialogIsInTheLanguageOfTheWindow()
{
    for (const Language language : {Language::Japanese, Language::English}) {
        Desk desk(otherThan(language), shippedStudy("aws-2023-bert-large"));
        desk.switchTo(language);
        const Candidate &edited = desk.document.study().candidates[0];
        RunRecord failed;
        failed.verdict.state = VerdictState::Failed;
        const CandidateDialog adding(desk.document, desk.appearance, nullptr, desk.page.get());
        const CandidateDialog editing(desk.document, desk.appearance, &edited, desk.page.get());
        const ResultsDialog results(
            desk.document, desk.appearance,
            {std::make_shared<const RunRecord>(), std::make_shared<const RunRecord>(failed)},
            desk.page.get());
        for (const QWidget *dialog : std::initializer_list<const QWidget *>{&adding, &editing, &results})
            QCOMPARE(joined(textsNotIn(language, textsOf(dialog))), QString());
    }
}

void TestLanguageSwitch::rejectedEditSpeaksTheLanguage()
{
    Desk desk(Language::Japanese, shippedStudy("aws-2023-layoutlm"));
    const auto error = desk.document.edit(QString(), [](Study &s) { s.assumptions.demand.value = {-1.0}; });
    QVERIFY(error);
    QLabel label(desk.appearance.formatter().sentence(*error));
    QCOMPARE(joined(textsNotIn(Language::Japanese, textsOf(&label))), QString());
}

HAKARI_GUI_TEST_MAIN(TestLanguageSwitch)
#include "tst_languageswitch.moc"
