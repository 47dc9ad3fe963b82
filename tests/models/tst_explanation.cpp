// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"
#include "widgets/models/explanation.h"

#include <QTextDocument>

using namespace hakari;
using namespace hakari::test;

/// What a person reads who asks how a figure was computed.
class TestExplanation : public QObject
{
    Q_OBJECT

private slots:
    void formulaIsShownWithLettersAndWithValues();
    void everyInputNamesItsSource();
    void intervalAndClaimsAreShown();
    void scopeAndItsDifferenceAreShown();
    void powerBetweenTwoReadingsIsComputed();
    void verdictOfTheRunIsACaveatOfEveryFigure();
    void borrowedCurveIsNamed();
    void absentFigureGivesItsReason();
    void everyFigureIsExplainedInBothLanguages_data();
    void everyFigureIsExplainedInBothLanguages();
    void namesWithMarkupStayText();

private:
    static QString explain(const Study &study, std::size_t candidate, Metric metric,
                           Language language = Language::English)
    {
        QTextDocument document;
        document.setHtml(
            explanationHtml(study, compared(study), candidate, metric, Formatter(language), Theme::light()));
        return document.toPlainText();
    }
};

void TestExplanation::formulaIsShownWithLettersAndWithValues()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const Figure &cost = comparison.candidates[0].figure(Metric::Cost);
    const QString letters = formulaWithLetters(cost);
    const QString values = formulaWithValues(cost, Formatter(Language::English), comparison.currency);
    QVERIFY2(!letters.contains(QLatin1Char('{')) && !values.contains(QLatin1Char('{')), qPrintable(values));
    QVERIFY2(values.contains(QStringLiteral("0.362 USD/h")), qPrintable(values));
    QVERIFY2(values.contains(QStringLiteral("1,000,000 /h")), qPrintable(values));
    const QString text = explain(study, 0, Metric::Cost);
    QVERIFY(text.contains(letters));
    QVERIFY(text.contains(values));
    QVERIFY(text.contains(QStringLiteral("2.172")));
}

void TestExplanation::everyInputNamesItsSource()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const Formatter formatter(Language::English);
    for (const Metric metric : allMetrics()) {
        const QString text = explain(study, 0, metric);
        for (const Input &input : comparison.candidates[0].figure(metric).inputs) {
            QVERIFY2(text.contains(formatter.name(input.symbol)), qPrintable(text));
            if (input.source)
                QVERIFY2(text.contains(formatter.text(input.source->title)), qPrintable(text));
        }
    }
}

void TestExplanation::intervalAndClaimsAreShown()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const QString rate = explain(study, 0, Metric::Throughput);
    QVERIFY2(rate.contains(QStringLiteral("52.61 to 55.12")), qPrintable(rate));
    const QString cost = explain(study, 0, Metric::Cost);
    QVERIFY2(cost.contains(QStringLiteral("−91 %")), qPrintable(cost));
    QVERIFY2(cost.contains(QStringLiteral("−91.2 %")), qPrintable(cost));
}

void TestExplanation::scopeAndItsDifferenceAreShown()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    for (const Language language : {Language::English, Language::Japanese}) {
        const Formatter formatter(language);
        const Comparison comparison = compared(study);
        const QString warning = formatter.sentence(*comparison.scopeDifference(0), study);
        QVERIFY2(!warning.contains(QLatin1Char('{')), qPrintable(warning));
        for (const Metric metric : {Metric::FleetPower, Metric::Energy, Metric::Carbon}) {
            const QString text = explain(study, 0, metric, language);
            QVERIFY2(text.contains(formatter.scope(comparison.candidates[0].figure(metric).scope)),
                     qPrintable(text));
            QVERIFY2(text.contains(warning), qPrintable(text));
            QVERIFY(!explain(study, 1, metric, language).contains(warning));
        }
        QVERIFY(!explain(study, 0, Metric::Cost, language).contains(warning));
    }
    QVERIFY(explain(shippedStudy("gpt-3-training"), 0, Metric::Energy)
                .contains(QStringLiteral("what it includes is not stated")));
}

void TestExplanation::powerBetweenTwoReadingsIsComputed()
{
    const Study study = studyOf({meteredCandidate("x", 300, 2, 50, 100)}); // 4 instances at 5/6
    const QString text = explain(study, 0, Metric::FleetPower);
    QVERIFY2(text.contains(QStringLiteral("P = P0 + (P1 − P0)·l = 50")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("idle power per instance")), qPrintable(text));
    QVERIFY(!explain(study, 0, Metric::Cost).contains(QStringLiteral("P0")));
}

void TestExplanation::verdictOfTheRunIsACaveatOfEveryFigure()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].verdict = Verdict{VerdictState::Mistrusted, {{"Drift of the rate", {}}}};
    for (const Metric metric : {Metric::Throughput, Metric::Cost, Metric::Energy, Metric::EmbodiedCarbon}) {
        QVERIFY(explain(study, 0, metric).contains(QStringLiteral("not met: Drift of the rate.")));
        QVERIFY(!explain(study, 1, metric).contains(QStringLiteral("not met")));
    }
    study.baseline = study.candidates[0].id; // then the change of the other rests on it as well
    QVERIFY(explain(study, 1, Metric::Cost).contains(QStringLiteral("not met: Drift of the rate.")));
}

void TestExplanation::borrowedCurveIsNamed()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].power = BorrowedPower{"g4dn.xlarge"};
    for (const Language language : {Language::English, Language::Japanese}) {
        const QString text = explain(study, 0, Metric::Energy, language);
        QVERIFY2(text.contains(QStringLiteral("g4dn.xlarge")), qPrintable(text));
        QVERIFY(text.contains(Formatter(language).name(Provenance::Estimated)));
    }
}

void TestExplanation::absentFigureGivesItsReason()
{
    const Study study = shippedStudy("aws-graviton3-boosting");
    const Comparison comparison = compared(study);
    const Figure &cost = comparison.candidates[0].figure(Metric::Cost);
    QVERIFY(cost.absence);
    for (const Language language : {Language::English, Language::Japanese}) {
        const QString text = explain(study, 0, Metric::Cost, language);
        QVERIFY2(text.contains(Formatter(language).sentence(*cost.absence)), qPrintable(text));
    }
}

void TestExplanation::everyFigureIsExplainedInBothLanguages_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestExplanation::everyFigureIsExplainedInBothLanguages()
{
    QFETCH(QString, id);
    const Study study = shippedStudy(id.toStdString());
    const Comparison comparison = compared(study);
    for (std::size_t i = 0; i < study.candidates.size(); ++i) {
        for (const Metric metric : allMetrics()) {
            const QString english = explain(study, i, metric);
            const QString japanese = explain(study, i, metric, Language::Japanese);
            QVERIFY2(!english.contains(QLatin1Char('{'))
                         && !english.contains(QLatin1Char('%') + QString("1")),
                     qPrintable(english));
            QVERIFY(english.startsWith(toQt(name(metric))));
            QVERIFY(japanese.startsWith(Formatter(Language::Japanese).name(metric)));
            const Figure &figure = comparison.candidates[i].figure(metric);
            for (const Remark remark : figure.remarks)
                QVERIFY(english.contains(toQt(sentence(remark, figure))));
        }
    }
}

void TestExplanation::namesWithMarkupStayText()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].name = {"<b>a</b> & <img src=x>", {}};
    QVERIFY(explain(study, 0, Metric::Cost).contains(QStringLiteral("<b>a</b> & <img src=x>")));
}

HAKARI_GUI_TEST_MAIN(TestExplanation)
#include "tst_explanation.moc"
