// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/record/rundata.h"
#include "core/study/resultstudy.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <set>

using namespace hakari;
using namespace hakari::test;

namespace {

using Facts = std::map<std::string, std::string>;

RunRecord resultOf(const std::string &title, const std::string &unit = "inference", Facts facts = {})
{
    auto data = std::make_shared<RunData>();
    data->setup.unit = unit;
    RunRecord record;
    record.title = title;
    record.workload = "null";
    record.throughput = PerSecond{250};
    record.host = std::move(facts);
    record.data = std::move(data);
    return record;
}

RunRecord trainingOf(const std::string &title)
{
    return resultOf(title, "sequence", {{"task", "training"}});
}

RunRecordRef shared(RunRecord record)
{
    return std::make_shared<const RunRecord>(std::move(record));
}

MeanPower hundredWatts()
{
    return {.mean = {100}, .interval = {}, .idle = {}, .scope = {{Part::Cpu}, PowerBoundary::Chip}};
}

std::string sentences(const std::vector<RunRecordRef> &records, const Study *study = nullptr)
{
    std::string all;
    for (const Notice &notice : differencesOf(records, study))
        all += notice.sentence() + '\n';
    return all;
}

Study made(const Study &open, const std::vector<ResultChoice> &choices)
{
    auto study = studyOfResults(open, shippedCatalogue(), choices, "2026-11-23");
    if (!study)
        qFatal("%s", describe(study.error()).c_str());
    return *study;
}

} // namespace

class TestResultStudy : public QObject
{
    Q_OBJECT

private slots:
    void alikeResultsHaveNoDifferences();
    void eachDifferenceIsOneSentence_data();
    void eachDifferenceIsOneSentence();
    void whatIsNotToldIsHeldAgainstNone();
    void resultsThatTheStudyDoesNotCountAreNamed();
    void resultsOfTheOtherKindAreNamed();
    void workThatTheStudyDoesNotDoIsSaid();
    void instanceIsTakenFromTheFactsOrTheTitle_data();
    void instanceIsTakenFromTheFactsOrTheTitle();
    void runsThatDidNotEndWellAreUnfit();
    void mistrustedAndAcceptedResultsAreFit();
    void candidatesHaveTheirOwnIdsAndColours();
    void namesTellCandidatesApart();
    void curveStandsInOnlyWhereAskedAndNotMetered();
    void unfitResultAddsNothing();
    void newStudyTakesTheAssumptionsOfTheOpenOne();
    void newStudyCountsWhatItsResultsCount();
    void trainingRunIsAClusterOfOne();
    void unknownExtentOfTrainingGetsAUsualOne();
};

void TestResultStudy::alikeResultsHaveNoDifferences()
{
    const Study study = madeUpStudy();
    QCOMPARE(sentences({}, &study), std::string());
    QCOMPARE(sentences({shared(resultOf("a")), shared(resultOf("b"))}, &study), std::string());
}

void TestResultStudy::eachDifferenceIsOneSentence_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("workload") << 0 << "The results are of different workloads: layoutlm, null.";
    QTest::newRow("unit") << 1
                          << "The results count different things (inferences, sequences, rows or boosting "
                             "rounds), so their throughputs say nothing about each other.";
    QTest::newRow("scenario") << 2 << "The results were measured in different scenarios.";
    QTest::newRow("precision") << 3 << "The results were computed in different precisions: fp32, int8.";
    QTest::newRow("work") << 4
                          << "A sample is not the same work in all of these results, as with other sequence "
                             "lengths.";
}

void TestResultStudy::eachDifferenceIsOneSentence()
{
    QFETCH(const int, which);
    QFETCH(const QString, sentence);
    RunRecord first = resultOf("a", "inference", {{"precision", "fp32"}});
    RunRecord other = resultOf("b", which == 1 ? "row" : "inference",
                               {{"precision", which == 3 ? "int8" : "fp32"}});
    first.host["flops_per_sample"] = "10";
    other.host["flops_per_sample"] = which == 4 ? "20" : "10";
    if (which == 0)
        other.workload = "layoutlm";
    if (which == 2)
        other.scenario = Scenario::Server;
    QCOMPARE(toQt(sentences({shared(first), shared(other), shared(first)})), sentence + QLatin1Char('\n'));
}

void TestResultStudy::whatIsNotToldIsHeldAgainstNone()
{
    RunRecord submission = resultOf("b");
    submission.workload.clear();
    submission.data.reset();
    QCOMPARE(sentences({shared(resultOf("a", "inference", {{"precision", "fp32"}})), shared(submission)}),
             std::string());
}

void TestResultStudy::resultsThatTheStudyDoesNotCountAreNamed()
{
    Study study = madeUpStudy();
    study.unitName = {"rows", {}};
    const std::string said = sentences({shared(resultOf("mine")), shared(resultOf("yours"))}, &study);
    QVERIFY2(said.starts_with("These results do not count what the open study counts"), said.c_str());
    QVERIFY2(said.ends_with(": mine, yours.\n"), said.c_str());
    QCOMPARE(sentences({shared(resultOf("trees", "row"))}, &study), std::string());
}

void TestResultStudy::resultsOfTheOtherKindAreNamed()
{
    const Study inference = madeUpStudy();
    QCOMPARE(sentences({shared(trainingOf("t"))}, &inference),
             std::string("The open study is about inference, and these results are of training: t.\n"));
    Study training = madeUpStudy(StudyKind::Training);
    training.unitName = {"sequences", {}};
    QCOMPARE(sentences({shared(trainingOf("t"))}, &training), std::string());
    QCOMPARE(sentences({shared(resultOf("i"))}, &training),
             std::string("The open study is about training, and these results are of inference: i.\n"));
}

void TestResultStudy::workThatTheStudyDoesNotDoIsSaid()
{
    const std::vector<RunRecordRef> records{
        shared(resultOf("mine", "inference", {{"flops_per_sample", "10"}}))};
    Study study = studyOf({madeUpCandidate("x", 1, 1), madeUpCandidate("b", 1, 1)});
    QCOMPARE(
        sentences(records, &study),
        std::string("The open study does not say how large a sample of it is, so these results may be of "
                    "other work: mine.\n"));
    QVERIFY(fits(records, study)); // which nobody knows
    study.candidates[0].sample.flops = 10;
    QCOMPARE(sentences(records, &study), std::string());
    study.candidates[1].sample.flops = 20;
    QCOMPARE(sentences(records, &study),
             std::string("A sample of these results is not the same work as one of the open study, as with "
                         "another sequence length: mine.\n"));
    QVERIFY(!fits(records, study));
    QVERIFY(!fits(std::vector{shared(trainingOf("t"))}, study));
}

void TestResultStudy::instanceIsTakenFromTheFactsOrTheTitle_data()
{
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("instance");
    QTest::newRow("firmware") << "machine"
                              << "Amazon EC2 g4dn.xlarge"
                              << "bert"
                              << "g4dn.xlarge";
    QTest::newRow("firmware before title") << "machine"
                                           << "Amazon EC2 g4dn.xlarge"
                                           << "inf1.2xlarge"
                                           << "g4dn.xlarge";
    QTest::newRow("submission") << "system"
                                << "inf1.2xlarge (1x Inferentia)"
                                << "x"
                                << "inf1.2xlarge";
    QTest::newRow("title") << "machine"
                           << "QEMU Standard PC"
                           << "g4dn.2xlarge/bert-99"
                           << "g4dn.2xlarge";
    QTest::newRow("several") << "cpu"
                             << "Chip"
                             << "g4dn.xlarge, g4dn.2xlarge" << QString();
    QTest::newRow("part of a word") << "cpu"
                                    << "Chip"
                                    << "g4dn.xlargest my-g4dn.xlarge" << QString();
    QTest::newRow("none") << "cpu"
                          << "Chip"
                          << "my run" << QString();
}

void TestResultStudy::instanceIsTakenFromTheFactsOrTheTitle()
{
    QFETCH(const QString, fact);
    QFETCH(const QString, text);
    QFETCH(const QString, title);
    QFETCH(const QString, instance);
    const RunRecord record = resultOf(title.toStdString(), "inference",
                                      {{fact.toStdString(), text.toStdString()}});
    QCOMPARE(toQt(namedInstance(record, shippedCatalogue())), instance);
}

void TestResultStudy::runsThatDidNotEndWellAreUnfit()
{
    RunRecord record = resultOf("mine");
    for (const VerdictState state : {VerdictState::Failed, VerdictState::Unsupported}) {
        record.verdict.state = state;
        QVERIFY((whyUnfit(record) == Error{ErrorCode::ResultUnfit, {{"candidate", "mine"}}}));
    }
    record.verdict.state = VerdictState::Valid;
    record.throughput.reset();
    QVERIFY((whyUnfit(record) == Error{ErrorCode::ThroughputAbsent, {{"candidate", "mine"}}}));
}

void TestResultStudy::mistrustedAndAcceptedResultsAreFit()
{
    RunRecord record = resultOf("mine");
    for (const VerdictState state : {VerdictState::Valid, VerdictState::Mistrusted, VerdictState::Aborted}) {
        record.verdict.state = state;
        QVERIFY(!whyUnfit(record));
    }
}

void TestResultStudy::candidatesHaveTheirOwnIdsAndColours()
{
    const Study study = studyOf({madeUpCandidate("mine", 100, 1)});
    const RunRecordRef record = shared(resultOf("mine"));
    const std::vector<ResultChoice> choices{
        {record, {}, false}, {record, {}, false}, {record, "g4dn.xlarge", false}};
    const auto candidates = candidatesOf(study, shippedCatalogue(), choices);
    QVERIFY2(candidates, qPrintable(sentence(candidates)));
    std::set<int> colours{study.candidates[0].colour};
    std::vector<std::string> ids;
    for (const Candidate &candidate : *candidates) {
        ids.push_back(candidate.id);
        colours.insert(candidate.colour);
    }
    QVERIFY((ids == std::vector<std::string>{"mine-2", "mine-3", "g4dn.xlarge"}));
    QCOMPARE(colours.size(), std::size_t{4});
}

void TestResultStudy::namesTellCandidatesApart()
{
    const auto namesOf = [](const std::vector<ResultChoice> &choices) {
        const auto candidates = candidatesOf(madeUpStudy(), shippedCatalogue(), choices).value();
        std::vector<std::string> names;
        for (const Candidate &candidate : candidates)
            names.push_back(candidate.name.en);
        return names;
    };
    RunRecord server = resultOf("bert", "inference", {{"precision", "int8"}});
    server.scenario = Scenario::Server;
    const RunRecordRef a = shared(resultOf("bert", "inference", {{"precision", "fp32"}}));
    const RunRecordRef b = shared(server);
    const RunRecordRef c = shared(resultOf("other"));
    using Names = std::vector<std::string>;
    QVERIFY((namesOf({{a, {}, false}, {c, {}, false}}) == Names{"bert", "other"}));
    QVERIFY((namesOf({{a, {}, false}, {b, {}, false}, {c, {}, false}})
             == Names{"bert (Offline, fp32)", "bert (Server, int8)", "other"}));
    QVERIFY((namesOf({{a, "g4dn.xlarge", false}, {c, "g4dn.xlarge", false}})
             == Names{"g4dn.xlarge (bert)", "g4dn.xlarge (other)"}));
    QVERIFY((namesOf({{a, {}, false}, {a, {}, false}}) == Names{"bert", "bert (2)"}));
}

void TestResultStudy::curveStandsInOnlyWhereAskedAndNotMetered()
{
    RunRecord metered = resultOf("metered");
    metered.averagePower = hundredWatts();
    const RunRecordRef bare = shared(resultOf("bare"));
    const std::vector<ResultChoice> choices{
        {bare, "g4dn.xlarge", false}, {bare, "g4dn.xlarge", true}, {shared(metered), "g4dn.xlarge", true}};
    const auto candidates = candidatesOf(madeUpStudy(), shippedCatalogue(), choices);
    QVERIFY2(candidates, qPrintable(sentence(candidates)));
    QVERIFY(std::holds_alternative<std::monostate>(candidates->at(0).power));
    QVERIFY(std::holds_alternative<CataloguePower>(candidates->at(1).power));
    QVERIFY(std::get<StatedPower>(candidates->at(2).power).provenance == Provenance::Measured);
    const Comparison c = compared(studyOf(*candidates));
    QVERIFY(!c.candidates[0].figure(Metric::Energy).value);
    QVERIFY(c.candidates[1].figure(Metric::Energy).provenance == Provenance::Estimated);
}

void TestResultStudy::unfitResultAddsNothing()
{
    RunRecord failed = resultOf("bad");
    failed.verdict.state = VerdictState::Failed;
    const RunRecordRef good = shared(resultOf("good"));
    const auto refused = [](const std::vector<ResultChoice> &choices) {
        return candidatesOf(madeUpStudy(), shippedCatalogue(), choices).error();
    };
    QVERIFY(refused({{good, {}, false}, {shared(failed), {}, false}}).code == ErrorCode::ResultUnfit);
    QVERIFY(refused({{good, "inf9.huge", false}}).code == ErrorCode::InstanceUnknown);
    QVERIFY(refused({{good, "trn1.32xlarge", true}}).code == ErrorCode::PowerCurveAbsent);
    QVERIFY(refused({{good, {}, true}}).code == ErrorCode::PowerCurveAbsent);
}

void TestResultStudy::newStudyTakesTheAssumptionsOfTheOpenOne()
{
    Study open = madeUpStudy();
    open.assumptions.latencyBound = Seconds{0.001};
    const RunRecordRef record = shared(resultOf("mine"));
    const Study study = made(open, {{record, {}, false}, {record, {}, false}});
    QCOMPARE(study.title.en, std::string("Results of 2026-11-23"));
    QVERIFY(!study.title.ja.empty() && study.title.ja != study.title.en);
    QCOMPARE(study.candidates.size(), std::size_t{2});
    QCOMPARE(study.baseline, std::string("mine"));
    QCOMPARE(study.assumptions.demand.value.value, open.assumptions.demand.value.value);
    QCOMPARE(study.assumptions.pue.value, open.assumptions.pue.value);
    QCOMPARE(study.assumptions.region, open.assumptions.region);
    QVERIFY(study.assumptions.prices == open.assumptions.prices);
    QVERIFY(std::holds_alternative<Sourced<KilogramsPerJoule>>(study.assumptions.grid));
    QVERIFY(!study.assumptions.latencyBound);
    QCOMPARE(*compared(study).candidates[1].figure(Metric::Instances).value, 4.0); // 1000/s at 250/s each
}

void TestResultStudy::newStudyCountsWhatItsResultsCount()
{
    const auto counts = [](const RunRecord &record) {
        return made(madeUpStudy(), {{shared(record), {}, false}}).unitName;
    };
    QCOMPARE(counts(resultOf("a")).en, std::string("inferences"));
    QCOMPARE(counts(resultOf("a", "row")).en, std::string("rows"));
    QCOMPARE(counts(resultOf("a", "boosting round")).en, std::string("boosting rounds"));
    QCOMPARE(counts(trainingOf("a")).en, std::string("sequences"));
    QVERIFY(!counts(trainingOf("a")).ja.empty());
}

void TestResultStudy::trainingRunIsAClusterOfOne()
{
    RunRecord record = trainingOf("mine");
    record.throughput = PerSecond{100};
    const Study open = madeUpStudy(StudyKind::Training); // 1,000,000 sequences
    const Study study = made(open, {{shared(record), {}, false}});
    QVERIFY(study.kind == StudyKind::Training);
    QCOMPARE(*compared(study).candidates[0].figure(Metric::Time).value, 10'000.0);
    auto ranked = std::make_shared<RunData>(*record.data);
    ranked->worldSize = 2; // how many instances the ranks stood on is not told
    record.data = ranked;
    QVERIFY(!made(open, {{shared(record), {}, false}}).candidates[0].clusterSize);
}

void TestResultStudy::unknownExtentOfTrainingGetsAUsualOne()
{
    Study open = madeUpStudy();
    open.assumptions.sequences.value = 0;
    QVERIFY(compared(made(open, {{shared(trainingOf("mine")), {}, false}}))
                .candidates[0]
                .figure(Metric::Time)
                .value);
    open.kind = StudyKind::Training;
    open.assumptions.demand.value = {};
    QVERIFY(compared(made(open, {{shared(resultOf("mine")), {}, false}}))
                .candidates[0]
                .figure(Metric::Instances)
                .value);
}

QTEST_GUILESS_MAIN(TestResultStudy)
#include "tst_resultstudy.moc"
