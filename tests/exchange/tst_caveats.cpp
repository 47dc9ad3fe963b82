// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/caveat.h"

#include "core/exchange/comparisonjson.h"
#include "core/exchange/comparisontable.h"
#include "core/exchange/figuretable.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QTest>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr const char *judged = "The run of x was judged mistrusted; not met: Drift of the rate, Publishable "
                               "profile.";
constexpr const char *otherWork = "A sample of x has 16 tokens and one of b 512: they did not do the same "
                                  "work.";

SampleWork tokens(int count)
{
    return {count, {}, {}};
}

SampleWork flops(double count)
{
    return {{}, count, {}};
}

Study studyWith(const SampleWork &candidate, const SampleWork &baseline)
{
    Study study = studyOf({madeUpCandidate("x", 100, 2), madeUpCandidate("b", 100, 2)});
    study.candidates[0].sample = candidate;
    study.candidates[1].sample = baseline;
    return study;
}

Study suspectStudy()
{
    Study study = studyWith(tokens(16), tokens(512));
    study.candidates[0].verdict = Verdict{VerdictState::Mistrusted,
                                          {{"Drift of the rate", {}}, {"Publishable profile", {}}}};
    return study;
}

std::string said(const Study &study)
{
    std::string all;
    for (const std::string &each : caveatSentences(study, compared(study), 0))
        all += each;
    return all;
}

} // namespace

class TestCaveats : public QObject
{
    Q_OBJECT

private slots:
    void candidatesWithoutARunHaveNone();
    void verdictNamesTheRulesThatDidNotHold();
    void workIsHeldAgainstTheBaselines_data();
    void workIsHeldAgainstTheBaselines();
    void everyFileSaysThem();
    void hiddenCandidatesAreNotWarnedOf();
};

void TestCaveats::candidatesWithoutARunHaveNone()
{
    for (const std::string &id : shippedStudyIds()) {
        for (const CandidateFigures &candidate : compared(shippedStudy(id)).candidates)
            QVERIFY2(candidate.caveats.empty(), id.c_str());
    }
}

void TestCaveats::verdictNamesTheRulesThatDidNotHold()
{
    Study study = suspectStudy();
    QCOMPARE(said(study), std::string(judged) + otherWork);
    study.candidates[0].sample = {};
    study.candidates[1].sample = {};
    QCOMPARE(said(study), std::string(judged));
    study.candidates[0].verdict = Verdict{VerdictState::Aborted, {}};
    QCOMPARE(said(study), std::string("The run of x was judged aborted."));
}

void TestCaveats::workIsHeldAgainstTheBaselines_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("neither stated") << 0 << QString();
    QTest::newRow("same tokens") << 1 << QString();
    QTest::newRow("other tokens") << 2 << toQt(otherWork);
    QTest::newRow("candidate alone") << 3
                                     << "A sample of x has 16 tokens; how large one of b is, is not stated: "
                                        "they may not have done the same work.";
    QTest::newRow("baseline alone") << 4
                                    << "A sample of b takes 97 × 10⁹ floating-point operations; how large "
                                       "one of x is, is not stated: they may not have done the same work.";
    QTest::newRow("other operations") << 5
                                      << "A sample of x takes 2.5 × 10⁹ floating-point operations and one "
                                         "of b 97 × 10⁹: they did not do the same work.";
    QTest::newRow("same operations, rounded otherwise") << 6 << QString();
    QTest::newRow("same tokens of another model") << 7
                                                  << "A sample of x takes 2 × 10⁹ floating-point operations "
                                                     "and one of b 3 × 10⁹: they did not do the same work.";
    QTest::newRow("other quantities") << 8
                                      << "A sample of x has 16 tokens; how large one of b is, is not "
                                         "stated: they may not have done the same work.";
}

void TestCaveats::workIsHeldAgainstTheBaselines()
{
    QFETCH(const int, which);
    QFETCH(const QString, sentence);
    const std::vector<std::pair<SampleWork, SampleWork>> works{
        {{}, {}},
        {tokens(16), tokens(16)},
        {tokens(16), tokens(512)},
        {tokens(16), {}},
        {{}, flops(97e9)},
        {flops(2.5e9), flops(97e9)},
        {flops(97e9), flops(97e9 * (1 + 1e-12))},
        {SampleWork{512, 2e9, {}}, SampleWork{512, 3e9, {}}},
        {tokens(16), flops(97e9)},
    };
    const auto &[candidate, baseline] = works.at(static_cast<std::size_t>(which));
    QCOMPARE(toQt(said(studyWith(candidate, baseline))), sentence);
}

void TestCaveats::everyFileSaysThem()
{
    const Study study = suspectStudy();
    const Comparison comparison = compared(study);
    const std::string table = comparisonToText(study, comparison);
    const auto document = comparisonToJson(study, comparison);
    for (const char *sentence : {judged, otherWork}) {
        QVERIFY2(table.find(std::string("  x: Warning: ") + sentence) != std::string::npos, table.c_str());
        for (const FigureRow &row : figureRows(study, comparison))
            QCOMPARE(row.remarks.find(sentence) != std::string::npos, row.candidate == "x");
    }
    QCOMPARE(document["warnings"].size(), std::size_t{2});
    QVERIFY(document["warnings"][0]["kind"] == "verdict" && document["warnings"][0]["message"] == judged);
    QVERIFY(document["warnings"][1]["kind"] == "work" && document["warnings"][1]["message"] == otherWork);
    QVERIFY(document["candidates"][0]["verdict"]["state"] == "mistrusted");
    QVERIFY(document["candidates"][0]["verdict"]["not_met"][1] == "Publishable profile");
    QVERIFY(document["candidates"][0]["sample"]["tokens"] == 16);
    QVERIFY(!document["candidates"][1].contains("verdict"));
}

void TestCaveats::hiddenCandidatesAreNotWarnedOf()
{
    Study study = suspectStudy();
    study.candidates[0].hidden = true;
    const Comparison comparison = compared(study);
    QVERIFY(!comparisonToJson(study, comparison).contains("warnings"));
    QVERIFY(comparisonToText(study, comparison).find("Warning") == std::string::npos);
}

QTEST_APPLESS_MAIN(TestCaveats)
#include "tst_caveats.moc"
