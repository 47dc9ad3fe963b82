// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/record/rundata.h"
#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "widgets/compare/resultsdialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

RunRecord resultOf(const std::string &title, std::map<std::string, std::string> facts = {})
{
    auto data = std::make_shared<RunData>();
    data->setup.unit = "inference";
    RunRecord record;
    record.title = title;
    record.workload = "layoutlm-base";
    record.throughput = PerSecond{250};
    record.host = std::move(facts);
    record.data = std::move(data);
    return record;
}

RunRecordRef shared(RunRecord record)
{
    return std::make_shared<const RunRecord>(std::move(record));
}

RunRecord meteredResult()
{
    RunRecord record = resultOf("metered");
    record.averagePower = MeanPower{
        .mean = {300}, .interval = {}, .idle = {}, .scope = {{Part::Cpu, Part::Dram}, PowerBoundary::Chip}};
    return record;
}

RunRecord failedResult()
{
    RunRecord record = resultOf("broken");
    record.verdict = {VerdictState::Failed, {{"nothing was measured", {}}}};
    return record;
}

} // namespace

class TestResultsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void resultsGoIntoTheOpenStudy();
    void resultsMakeAStudyOfTheirOwn();
    void uncheckedResultsAreLeftOut();
    void withoutAResultThereIsNothingToAdd();
    void rowSaysWhatWasMeasured();
    void powerOfARunSaysWhatItIncludes();
    void namedInstanceIsSuggestedAndSaidToBe();
    void unnamedInstanceIsNotGuessed();
    void instanceSaysItsPriceOrThatThereIsNone();
    void unknownInstanceIsNamedAndFocused();
    void curveIsOfferedOnlyWhereThereIsOne();
    void curveIsLostWithItsInstance();
    void failedResultCannotBeChosenAndSaysWhy();
    void resultWithoutARateCannotBeChosenAndSaysWhy();
    void mistrustedResultSaysSoAndCanBeChosen();
    void rowSaysHowLargeSamplesAndBatchesAre();
    void differencesAreSaidAndNotRefused();
    void differencesOfUncheckedResultsAreNot();
    void resultsThatDoNotFitPreferAStudyOfTheirOwn();
    void keyboardReachesEveryControl();
    void everyControlHasAName();
    void escapeAddsNothing();

private:
    void make(std::vector<RunRecordRef> records)
    {
        m_dialog = std::make_unique<ResultsDialog>(*m_document, *m_appearance, std::move(records), nullptr);
        m_dialog->show();
    }

    QPushButton *ok() const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    bool isAccepted() const { return m_dialog->result() == QDialog::Accepted; }
    QRadioButton *target(int at) const { return m_dialog->findChildren<QRadioButton *>().at(at); }
    InstanceBox *instance(int row) const { return m_dialog->findChildren<InstanceBox *>().at(row); }

    QCheckBox *check(const QString &text) const
    {
        for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains(text))
                return box;
        }
        return nullptr;
    }
    QCheckBox *curve() const { return check(QStringLiteral("curve")); }

    void type(InstanceBox *box, const char *id)
    {
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), QString::fromLatin1(id));
    }

    QString shown() const
    {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            texts << (label->isVisible() ? label->text() : QString());
        return texts.join(QLatin1Char('\n'));
    }

    bool shows(const char *text) const { return shown().contains(QString::fromUtf8(text)); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<StudyDocument> m_document;
    std::unique_ptr<ResultsDialog> m_dialog;
};

void TestResultsDialog::init()
{
    m_dialog.reset();
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_document = std::make_unique<StudyDocument>(catalogue());
    QVERIFY(!m_document->open(shippedStudy("aws-2023-layoutlm")));
}

void TestResultsDialog::resultsGoIntoTheOpenStudy()
{
    make({shared(resultOf("one")), shared(resultOf("two"))});
    QVERIFY(target(0)->text().contains(QStringLiteral("LayoutLM")));
    QVERIFY(!m_dialog->makesNewStudy());
    type(instance(1), "g4dn.xlarge");
    ok()->click();
    QVERIFY(isAccepted());
    const auto candidates = m_dialog->candidates().value();
    QCOMPARE(candidates.size(), std::size_t{2});
    QCOMPARE(candidates[0].name.en, std::string("one"));
    QCOMPARE(candidates[0].throughput->provenance, Provenance::Measured);
    QVERIFY(candidates[0].instance.empty());
    QCOMPARE(candidates[1].instance, std::string("g4dn.xlarge"));
}

void TestResultsDialog::resultsMakeAStudyOfTheirOwn()
{
    make({shared(resultOf("one")), shared(resultOf("two"))});
    QTest::mouseClick(target(1), Qt::LeftButton, {}, {8, target(1)->height() / 2});
    QVERIFY(m_dialog->makesNewStudy());
    ok()->click();
    QVERIFY(isAccepted());
    const Study study = m_dialog->newStudy().value();
    QCOMPARE(study.candidates.size(), std::size_t{2});
    QCOMPARE(study.assumptions.region, m_document->study().assumptions.region);
    QVERIFY(!m_document->open(study));
}

void TestResultsDialog::uncheckedResultsAreLeftOut()
{
    make({shared(resultOf("one")), shared(resultOf("two"))});
    check(QStringLiteral("one"))->setFocus();
    QTest::keyClick(check(QStringLiteral("one")), Qt::Key_Space);
    QVERIFY(!instance(0)->isEnabled() && instance(1)->isEnabled());
    const auto candidates = m_dialog->candidates().value();
    QCOMPARE(candidates.size(), std::size_t{1});
    QCOMPARE(candidates[0].name.en, std::string("two"));
}

void TestResultsDialog::withoutAResultThereIsNothingToAdd()
{
    make({shared(resultOf("one"))});
    QVERIFY(ok()->isEnabled());
    check(QStringLiteral("one"))->setChecked(false);
    QVERIFY(!ok()->isEnabled());
    m_dialog->done(QDialog::Rejected);
    QMetaObject::invokeMethod(m_dialog.get(), "accept");
    QVERIFY(!isAccepted());
    check(QStringLiteral("one"))->setChecked(true);
    QVERIFY(ok()->isEnabled());
}

void TestResultsDialog::rowSaysWhatWasMeasured()
{
    RunRecord record = resultOf("one", {{"precision", "int8"}});
    record.scenario = Scenario::Server;
    make({shared(record)});
    for (const char *text :
         {"layoutlm-base · Server · int8 · valid", "250 inferences/s", "no power measured"})
        QVERIFY2(shows(text), qPrintable(shown()));
}

void TestResultsDialog::powerOfARunSaysWhatItIncludes()
{
    make({shared(meteredResult())});
    for (const char *text : {"300.0 W · measured", "cpu, dram · chip"})
        QVERIFY2(shows(text), qPrintable(shown()));
    QVERIFY(!curve());
    type(instance(0), "g4dn.xlarge"); // gives price, not power
    QVERIFY(std::get<StatedPower>(m_dialog->candidates().value()[0].power).curve.at(1).value == 300.0);
}

void TestResultsDialog::namedInstanceIsSuggestedAndSaidToBe()
{
    make({shared(resultOf("one", {{"machine", "Amazon EC2 g4dn.xlarge"}}))});
    QCOMPARE(instance(0)->instance(), std::string("g4dn.xlarge"));
    QVERIFY2(shows("suggested · 0.526 USD/h"), qPrintable(shown()));
    type(instance(0), "g4dn.2xlarge");
    QVERIFY2(!shows("suggested") && shows("0.752 USD/h"), qPrintable(shown()));
}

void TestResultsDialog::unnamedInstanceIsNotGuessed()
{
    make({shared(resultOf("one", {{"cpu", "Chip"}}))});
    QCOMPARE(instance(0)->instance(), std::string());
    QVERIFY2(shows("without an instance no cost") && !shows("suggested"), qPrintable(shown()));
}

void TestResultsDialog::instanceSaysItsPriceOrThatThereIsNone()
{
    make({shared(meteredResult())});
    type(instance(0), "inf1.2xlarge");
    QVERIFY2(shows("0.362 USD/h") && !shows("curve"), qPrintable(shown()));
    QVERIFY(!m_document->edit(QString(), [](Study &study) { study.assumptions.prices.year = "1999"; }));
    type(instance(0), "g4dn.xlarge");
    QVERIFY2(shows("no price in this region and year"), qPrintable(shown()));
}

void TestResultsDialog::unknownInstanceIsNamedAndFocused()
{
    make({shared(resultOf("one")), shared(resultOf("two"))});
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    type(instance(1), "inf9.huge");
    target(0)->setFocus();
    ok()->click();
    QVERIFY(!isAccepted() && m_dialog->isVisible());
    const Error error(ErrorCode::InstanceUnknown, {{"value", "inf9.huge"}});
    QVERIFY2(shown().contains(Formatter(Language::English).sentence(error)), qPrintable(shown()));
    QVERIFY(instance(1)->hasFocus());
}

void TestResultsDialog::curveIsOfferedOnlyWhereThereIsOne()
{
    make({shared(resultOf("one"))});
    QVERIFY(curve()->isVisible() && !curve()->isEnabled() && !curve()->toolTip().isEmpty());
    type(instance(0), "trn1.32xlarge"); // has no curve
    QVERIFY(!curve()->isEnabled());
    type(instance(0), "g4dn.xlarge");
    QVERIFY(curve()->isEnabled() && !curve()->isChecked());
    QVERIFY(std::holds_alternative<std::monostate>(m_dialog->candidates().value()[0].power));
    curve()->click();
    QVERIFY(std::holds_alternative<CataloguePower>(m_dialog->candidates().value()[0].power));
}

void TestResultsDialog::curveIsLostWithItsInstance()
{
    make({shared(resultOf("one"))});
    type(instance(0), "g4dn.xlarge");
    curve()->click();
    instance(0)->lineEdit()->clear();
    QVERIFY(!curve()->isEnabled() && !curve()->isChecked());
    QVERIFY(m_dialog->candidates().has_value());
}

void TestResultsDialog::failedResultCannotBeChosenAndSaysWhy()
{
    make({shared(failedResult()), shared(resultOf("good"))});
    QCheckBox *broken = check(QStringLiteral("broken"));
    QVERIFY(!broken->isEnabled() && !broken->isChecked() && !instance(0)->isEnabled());
    QVERIFY2(shows("failed: nothing was measured"), qPrintable(shown()));
    QVERIFY2(shows("broken cannot be compared"), qPrintable(shown()));
    QCOMPARE(m_dialog->candidates().value().size(), std::size_t{1});
    make({shared(failedResult())});
    QVERIFY(!ok()->isEnabled());
}

void TestResultsDialog::resultWithoutARateCannotBeChosenAndSaysWhy()
{
    RunRecord record = resultOf("bare");
    record.throughput.reset();
    make({shared(record)});
    QVERIFY(!check(QStringLiteral("bare"))->isEnabled());
    QVERIFY2(shows("No throughput is known for bare") && shows("–"), qPrintable(shown()));
}

void TestResultsDialog::mistrustedResultSaysSoAndCanBeChosen()
{
    RunRecord record = resultOf("shaky");
    record.verdict = {VerdictState::Mistrusted, {{"too short", {}}}};
    make({shared(record)});
    QVERIFY2(shows("mistrusted: too short"), qPrintable(shown()));
    QVERIFY(check(QStringLiteral("shaky"))->isChecked() && ok()->isEnabled());
}

void TestResultsDialog::rowSaysHowLargeSamplesAndBatchesAre()
{
    const char *workload = "{\"model\": {\"sequence_length\": 16}}";
    RunRecord record = resultOf("mine", {{"precision", "int8"}, {"workload_json", workload}});
    auto data = std::make_shared<RunData>(*record.data);
    data->samplesPerQuery = 4;
    data->queries = {{0, 1}};
    record.data = data;
    make({shared(record)});
    QVERIFY2(shows("int8 · sequence length 16 · batch 4 · valid"), qPrintable(shown()));
    QVERIFY2(shows("does not say how large a sample of it is"), qPrintable(shown()));
    QVERIFY(!m_dialog->makesNewStudy());
}

void TestResultsDialog::differencesAreSaidAndNotRefused()
{
    RunRecord other = resultOf("two");
    other.scenario = Scenario::Server;
    other.workload = "bert-99";
    make({shared(resultOf("one")), shared(other)});
    QVERIFY2(shows("different workloads: bert-99, layoutlm-base.") && shows("different scenarios"),
             qPrintable(shown()));
    ok()->click();
    QVERIFY(isAccepted());
}

void TestResultsDialog::differencesOfUncheckedResultsAreNot()
{
    RunRecord other = resultOf("two");
    other.scenario = Scenario::Server;
    make({shared(resultOf("one")), shared(other)});
    QVERIFY(shows("different scenarios"));
    check(QStringLiteral("two"))->click();
    QVERIFY2(!shows("different"), qPrintable(shown()));
}

void TestResultsDialog::resultsThatDoNotFitPreferAStudyOfTheirOwn()
{
    make({shared(resultOf("learner", {{"task", "training"}}))});
    QVERIFY(m_dialog->makesNewStudy());
    QVERIFY2(!shows("about inference"), qPrintable(shown()));
    target(0)->click();
    QVERIFY2(shows("The open study is about inference"), qPrintable(shown()));
    target(1)->click();
    ok()->click();
    QVERIFY(isAccepted());
    QVERIFY(m_dialog->newStudy()->kind == StudyKind::Training);
}

void TestResultsDialog::keyboardReachesEveryControl()
{
    make({shared(resultOf("one", {{"machine", "g4dn.xlarge"}}))});
    const QList<QWidget *> chain = tabChain(m_dialog.get());
    for (QWidget *control :
         std::initializer_list<QWidget *>{check(QStringLiteral("one")), curve(), instance(0), ok()})
        QVERIFY2(chain.contains(control), qPrintable(control->accessibleName()));
    QVERIFY(chain.indexOf(check(QStringLiteral("one"))) < chain.indexOf(instance(0)));
    QVERIFY(chain.indexOf(instance(0)) < chain.indexOf(ok()));
}

void TestResultsDialog::everyControlHasAName()
{
    make({shared(resultOf("one")), shared(meteredResult()), shared(failedResult())});
    QCOMPARE(controlsWithoutName(m_dialog.get()).join(QLatin1Char('\n')), QString());
}

void TestResultsDialog::escapeAddsNothing()
{
    make({shared(resultOf("one"))});
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!isAccepted() && !m_dialog->isVisible());
}

HAKARI_GUI_TEST_MAIN(TestResultsDialog)
#include "tst_resultsdialog.moc"
