// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"
#include "widgets/models/studydocument.h"

#include "core/study/studyfile.h"

#include <QSignalSpy>

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

std::string written(const StudyDocument &document)
{
    return studyToJson(document.study()).dump();
}

double demandOf(const StudyDocument &document)
{
    return document.study().assumptions.demand.value.value;
}

void setDemand(StudyDocument &document, double perSecond, EditKind kind = EditKind::Demand)
{
    const auto error = document.edit(
        QStringLiteral("demand"), [&](Study &s) { s.assumptions.demand.value = {perSecond}; }, kind);
    QVERIFY(!error);
}

} // namespace

class TestStudyDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void editRecomputesAndTellsOnce();
    void undoAndRedoRestoreStudyAndComparison();
    void aSliderRunIsOneStep();
    void anotherKindEndsARun();
    void releasingTheSliderEndsARun();
    void singleEditsNeverMerge();
    void rejectedEditLeavesEverything();
    void rejectedStudyLeavesEverything();
    void openingForgetsTheHistory();
    void modifiedUntilSavedOrUndone();
    void revisionIsNeverTheSameAgain();
    void focusIsNeverTheBaselineIfAvoidable();
    void focusFollowsTheCandidateNotThePlace();
    void focusLeavesAHiddenOrRemovedCandidate();
    void focusIsToldOnlyWhenItChanges();

private:
    std::unique_ptr<StudyDocument> m_document;
};

void TestStudyDocument::init()
{
    m_document = std::make_unique<StudyDocument>(catalogue());
    QVERIFY(!m_document->open(shippedStudy("aws-2023-layoutlm")));
}

void TestStudyDocument::editRecomputesAndTellsOnce()
{
    QSignalSpy changed(m_document.get(), &StudyDocument::changed);
    setDemand(*m_document, 555.0, EditKind::Single);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(demandOf(*m_document), 555.0);
    QCOMPARE(*m_document->comparison().candidates[0].figure(Metric::Instances).value, 11.0);
    QCOMPARE(m_document->history().undoText(), QStringLiteral("demand"));
}

void TestStudyDocument::undoAndRedoRestoreStudyAndComparison()
{
    const std::string before = written(*m_document);
    const ComparisonRef comparison = m_document->comparisonRef();
    setDemand(*m_document, 555.0, EditKind::Single);
    const std::string after = written(*m_document);
    QSignalSpy changed(m_document.get(), &StudyDocument::changed);
    m_document->history().undo();
    QCOMPARE(written(*m_document), before);
    QCOMPARE(m_document->comparisonRef(), comparison);
    m_document->history().redo();
    QCOMPARE(written(*m_document), after);
    QCOMPARE(changed.count(), 2);
}

void TestStudyDocument::aSliderRunIsOneStep()
{
    const double before = demandOf(*m_document);
    for (const double demand : {300.0, 400.0, 500.0})
        setDemand(*m_document, demand);
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(demandOf(*m_document), before);
    m_document->history().redo();
    QCOMPARE(demandOf(*m_document), 500.0);
}

void TestStudyDocument::anotherKindEndsARun()
{
    setDemand(*m_document, 300);
    QVERIFY(!m_document->edit(
        QStringLiteral("ceiling"), [](Study &s) { s.assumptions.utilisationCeiling = 0.5; },
        EditKind::Utilisation));
    setDemand(*m_document, 400);
    QCOMPARE(m_document->history().count(), 3);
}

void TestStudyDocument::releasingTheSliderEndsARun()
{
    setDemand(*m_document, 300);
    m_document->endMerge();
    setDemand(*m_document, 400);
    QCOMPARE(m_document->history().count(), 2);
    m_document->history().undo();
    QCOMPARE(demandOf(*m_document), 300.0);
}

void TestStudyDocument::singleEditsNeverMerge()
{
    setDemand(*m_document, 300, EditKind::Single);
    setDemand(*m_document, 400, EditKind::Single);
    QCOMPARE(m_document->history().count(), 2);
}

void TestStudyDocument::rejectedEditLeavesEverything()
{
    const std::string before = written(*m_document);
    const ComparisonRef comparison = m_document->comparisonRef();
    QSignalSpy changed(m_document.get(), &StudyDocument::changed);
    const auto error = m_document->edit(QStringLiteral("nonsense"),
                                        [](Study &s) { s.assumptions.demand.value = {-1.0}; });
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::ArgumentInvalid);
    QCOMPARE(written(*m_document), before);
    QCOMPARE(m_document->comparisonRef(), comparison);
    QCOMPARE(m_document->history().count(), 0);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!m_document->isModified());
}

void TestStudyDocument::rejectedStudyLeavesEverything()
{
    setDemand(*m_document, 300, EditKind::Single);
    const std::string before = written(*m_document);
    Study broken = shippedStudy("gpt-3-training");
    broken.baseline = "nobody";
    const auto error = m_document->open(broken);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::CandidateUnknown);
    QCOMPARE(written(*m_document), before);
    QCOMPARE(m_document->history().count(), 1);
}

void TestStudyDocument::openingForgetsTheHistory()
{
    setDemand(*m_document, 300, EditKind::Single);
    m_document->focus("g4dn.2xlarge");
    QVERIFY(!m_document->open(shippedStudy("mlperf-bert99-inf1-t4")));
    QCOMPARE(m_document->history().count(), 0);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->comparison().candidates.size(), m_document->study().candidates.size());
}

void TestStudyDocument::modifiedUntilSavedOrUndone()
{
    QVERIFY(!m_document->isModified());
    setDemand(*m_document, 300, EditKind::Single);
    QVERIFY(m_document->isModified());
    m_document->history().undo();
    QVERIFY(!m_document->isModified());
    setDemand(*m_document, 400);
    m_document->history().setClean();
    QVERIFY(!m_document->isModified());
    setDemand(*m_document, 500); // the same slider run, but past the saved state
    QVERIFY(m_document->isModified());
}

/// As the place in the history is after a step back and another change.
void TestStudyDocument::revisionIsNeverTheSameAgain()
{
    setDemand(*m_document, 300, EditKind::Single);
    const auto saved = m_document->revision();
    const int place = m_document->history().index();
    m_document->history().undo();
    setDemand(*m_document, 400, EditKind::Single);
    QCOMPARE(m_document->history().index(), place);
    QVERIFY(m_document->revision() > saved);
}

void TestStudyDocument::focusIsNeverTheBaselineIfAvoidable()
{
    const std::size_t baseline = m_document->comparison().baseline;
    QVERIFY(m_document->focused() != baseline);
    m_document->focus(m_document->study().baseline);
    QVERIFY(m_document->focused() != baseline);
    QVERIFY(!m_document->open(studyOf({madeUpCandidate("alone", 10, 1)})));
    QCOMPARE(m_document->focused(), std::size_t{0});
}

void TestStudyDocument::focusFollowsTheCandidateNotThePlace()
{
    QVERIFY(!m_document->open(
        studyOf({madeUpCandidate("a", 10, 1), madeUpCandidate("b", 20, 1), madeUpCandidate("c", 30, 1)})));
    QCOMPARE(m_document->focused(), std::size_t{0});
    m_document->focus("b");
    QCOMPARE(m_document->focused(), std::size_t{1});
    QVERIFY(!m_document->edit(QStringLiteral("move"),
                              [](Study &s) { std::swap(s.candidates[0], s.candidates[1]); }));
    QCOMPARE(m_document->focused(), std::size_t{0});
    m_document->focus("nobody");
    QCOMPARE(m_document->focused(), std::size_t{0});
}

void TestStudyDocument::focusLeavesAHiddenOrRemovedCandidate()
{
    QVERIFY(!m_document->open(
        studyOf({madeUpCandidate("a", 10, 1), madeUpCandidate("b", 20, 1), madeUpCandidate("c", 30, 1)})));
    m_document->focus("a");
    QVERIFY(!m_document->edit(QStringLiteral("hide"), [](Study &s) { s.candidates[0].hidden = true; }));
    QCOMPARE(m_document->focused(), std::size_t{1});
    m_document->history().undo();
    QCOMPARE(m_document->focused(), std::size_t{0});
    QVERIFY(!m_document->edit(QStringLiteral("remove"),
                              [](Study &s) { s.candidates.erase(s.candidates.begin()); }));
    QCOMPARE(m_document->study().candidates[m_document->focused()].id, std::string("b"));
}

void TestStudyDocument::focusIsToldOnlyWhenItChanges()
{
    QSignalSpy told(m_document.get(), &StudyDocument::focusChanged);
    m_document->focus("inf1.2xlarge");
    m_document->focus("inf1.2xlarge");
    QCOMPARE(told.count(), 1);
}

HAKARI_GUI_TEST_MAIN(TestStudyDocument)
#include "tst_studydocument.moc"
