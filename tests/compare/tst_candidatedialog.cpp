// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/study/candidates.h"
#include "core/study/studyfile.h"
#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "widgets/compare/candidatedialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

/// What a metered run gave; 300 W at the limit.
Candidate measuredCandidate(const Study &study)
{
    RunRecord record;
    record.title = "mine";
    record.throughput = PerSecond{250};
    record.averagePower = MeanPower{
        .mean = {300}, .interval = {}, .idle = Watts{100}, .scope = {{Part::Cpu}, PowerBoundary::Chip}};
    record.source = std::make_shared<const Source>(Source{"mine", {"Mine", {}}, {}, {}, {}, {}});
    return candidateFromRecord(study, *catalogue(), record, {}).value();
}

} // namespace

class TestCandidateDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void typedValuesBecomeACandidate();
    void instanceGivesPriceAndPower();
    void sourceMustBeNamed();
    void rateMustBeGiven();
    void nameOrInstanceMustBeGiven();
    void unknownInstanceIsNamedInTheSentence();
    void unreadablePriceIsNotPassedOver();
    void wattsAreAsked();
    void wattsWithoutALimitAreNotPassedOver();
    void trainingAsksForTheCluster();
    void hintSaysWhatTheCatalogueKnows();
    void typedCandidateMayBorrow();
    void lenderMustBeChosen();
    void typedWattsSayWhereTheyWereRead();
    void untouchedCandidateStaysAsItWas_data();
    void untouchedCandidateStaysAsItWas();
    void newNameLeavesTheRest();
    void newRateNeedsASource();
    void newSourceIsThatOfTheEnteredValues();
    void newPriceOfAPublishedCandidateLeavesItsRate();
    void clearedPriceIsThatOfTheCatalogueAgain();
    void typedWattsAreEditedInPlace();
    void measuredRateAndPowerAreShownAndKept();
    void hintOfAMeasuredCandidateIsSilentOnPower();
    void unmeasuredPowerOfAResultMayBeBorrowed();
    void otherInstanceBringsItsHardware();
    void unknownInstanceIsRefusedWhenEdited();
    void clusterIsEdited();
    void everyControlHasAName();
    void cancelAddsNothing();

private:
    void make(const Candidate *edited = nullptr)
    {
        m_dialog = std::make_unique<CandidateDialog>(*m_document, *m_appearance, edited, nullptr);
        m_dialog->show();
    }

    /// As the candidate is stored: what the dialog made of it, in the study's place of the old one.
    Candidate made() const
    {
        const auto candidate = m_dialog->candidate();
        if (!candidate)
            qFatal("%s", describe(candidate.error()).c_str());
        return *candidate;
    }

    /// The candidate as a file of the study has it.
    std::string stored(const Candidate &candidate) const
    {
        Study study = m_document->study();
        study.candidates = {candidate};
        return studyToJson(study).dump();
    }

    Candidate typedCandidate()
    {
        make();
        fillIn();
        type("Price", QStringLiteral("0.5"));
        choose("Power", 1);
        type("Power at the limit", QStringLiteral("300"));
        accept();
        return made();
    }

    QWidget *field(const QString &caption) const
    {
        const auto *form = m_dialog->findChild<QFormLayout *>();
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole);
            if (label && qobject_cast<QLabel *>(label->widget())->text() == caption)
                return form->itemAt(row, QFormLayout::FieldRole)->widget();
        }
        qFatal("no %s", qPrintable(caption));
    }

    void type(const char *caption, const QString &text)
    {
        QWidget *widget = field(QString::fromLatin1(caption));
        if (auto *box = qobject_cast<QComboBox *>(widget))
            widget = box->lineEdit();
        auto *edit = qobject_cast<QLineEdit *>(widget);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    void choose(const char *caption, int index)
    {
        qobject_cast<QComboBox *>(field(QString::fromLatin1(caption)))->setCurrentIndex(index);
    }

    void accept() const { m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click(); }
    bool isAccepted() const { return m_dialog->result() == QDialog::Accepted; }

    QString shown() const
    {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            texts << (label->isVisible() ? label->text() : QString());
        return texts.join(QLatin1Char('\n'));
    }

    void fillIn()
    {
        type("Name", QStringLiteral("mine"));
        type("Throughput per instance", QStringLiteral("1,250"));
        type("Source of the values", QStringLiteral("own measurement, 2024-05"));
    }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<StudyDocument> m_document;
    std::unique_ptr<CandidateDialog> m_dialog;
};

void TestCandidateDialog::init()
{
    m_dialog.reset();
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_document = std::make_unique<StudyDocument>(catalogue());
    QVERIFY(!m_document->open(shippedStudy("aws-2023-layoutlm")));
}

void TestCandidateDialog::typedValuesBecomeACandidate()
{
    make();
    fillIn();
    type("Price", QStringLiteral("0.5"));
    accept();
    QVERIFY(isAccepted());
    const Candidate candidate = m_dialog->candidate().value();
    QCOMPARE(candidate.name.en, std::string("mine"));
    QCOMPARE(candidate.throughput->value.value, 1250.0);
    QCOMPARE(candidate.throughput->provenance, Provenance::Entered);
    QCOMPARE(candidate.throughput->source->title.en, std::string("own measurement, 2024-05"));
    QCOMPARE(candidate.price->perHour.value, 0.5);
    QCOMPARE(candidate.price->currency, std::string("USD"));
    QVERIFY(candidate.price->source);
    for (const Candidate &other : m_document->study().candidates)
        QVERIFY(candidate.colour != other.colour && candidate.id != other.id);
}

void TestCandidateDialog::instanceGivesPriceAndPower()
{
    make();
    type("Instance", QStringLiteral("g4dn.xlarge"));
    type("Throughput per instance", QStringLiteral("100"));
    type("Source of the values", QStringLiteral("vendor"));
    accept();
    QVERIFY(isAccepted());
    const Candidate candidate = m_dialog->candidate().value();
    QCOMPARE(candidate.instance, std::string("g4dn.xlarge"));
    QVERIFY(std::holds_alternative<CataloguePower>(candidate.power));
    Study study = m_document->study();
    study.candidates.push_back(candidate);
    const CandidateFigures figures = compared(study).candidates.back();
    QVERIFY(figures.figure(Metric::Cost).value && figures.figure(Metric::Energy).value);
}

void TestCandidateDialog::sourceMustBeNamed()
{
    make();
    type("Name", QStringLiteral("mine"));
    type("Throughput per instance", QStringLiteral("10"));
    accept();
    QVERIFY(!isAccepted() && m_dialog->isVisible());
    QVERIFY2(shown().contains(QStringLiteral("who measured or stated")), qPrintable(shown()));
    type("Source of the values", QStringLiteral("me"));
    accept();
    QVERIFY(isAccepted());
}

void TestCandidateDialog::rateMustBeGiven()
{
    make();
    type("Name", QStringLiteral("mine"));
    type("Source of the values", QStringLiteral("me"));
    for (const char *text : {"", "0", "-3", "fast"}) {
        type("Throughput per instance", QString::fromLatin1(text));
        accept();
        QVERIFY2(!isAccepted(), text);
        QVERIFY2(shown().contains(QStringLiteral("Throughput per instance: \"%1\"").arg(QLatin1String(text)))
                     || shown().contains(QStringLiteral("a rate per second above 0")),
                 qPrintable(shown()));
    }
}

void TestCandidateDialog::nameOrInstanceMustBeGiven()
{
    make();
    type("Throughput per instance", QStringLiteral("10"));
    type("Source of the values", QStringLiteral("me"));
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("a name or an instance")), qPrintable(shown()));
}

void TestCandidateDialog::unknownInstanceIsNamedInTheSentence()
{
    m_appearance->setLanguage(Language::Japanese);
    make();
    m_dialog->findChild<QComboBox *>()->lineEdit()->setText(QStringLiteral("inf9.huge"));
    const auto lines = m_dialog->findChildren<NumberEdit *>();
    lines.first()->setText(QStringLiteral("5"));
    lines.first()->setModified(true);
    for (QLineEdit *line : m_dialog->findChildren<QLineEdit *>()) {
        if (!qobject_cast<NumberEdit *>(line) && line->placeholderText() != QString()
            && line->text().isEmpty())
            line->setText(QStringLiteral("me"));
    }
    accept();
    QVERIFY(!isAccepted());
    const Error error(ErrorCode::InstanceUnknown, {{"value", "inf9.huge"}});
    QVERIFY2(shown().contains(Formatter(Language::Japanese).sentence(error)), qPrintable(shown()));
}

/// A price that cannot be read must not silently become that of the catalogue.
void TestCandidateDialog::unreadablePriceIsNotPassedOver()
{
    make();
    fillIn();
    type("Price", QStringLiteral("0,5"));
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("Price: \"0,5\"")), qPrintable(shown()));
    type("Price", QStringLiteral("0.5"));
    accept();
    QVERIFY(isAccepted());
}

void TestCandidateDialog::wattsAreAsked()
{
    make();
    fillIn();
    QVERIFY(!field(QStringLiteral("Power at the limit"))->isEnabled());
    choose("Power", 1);
    type("Power when idle", QStringLiteral("100"));
    type("Power at the limit", QStringLiteral("300"));
    accept();
    QVERIFY(isAccepted());
    const Candidate candidate = m_dialog->candidate().value();
    const auto &power = std::get<StatedPower>(candidate.power);
    QCOMPARE(power.curve.at(0).value, 100.0);
    QCOMPARE(power.curve.at(1).value, 300.0);
    QVERIFY(power.idleKnown);
    QVERIFY(power.source);
}

void TestCandidateDialog::wattsWithoutALimitAreNotPassedOver()
{
    make();
    fillIn();
    choose("Power", 1);
    type("Power when idle", QStringLiteral("100"));
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("power at the limit")), qPrintable(shown()));
}

void TestCandidateDialog::trainingAsksForTheCluster()
{
    QVERIFY(!m_document->open(shippedStudy("aws-2023-bert-large")));
    make();
    fillIn();
    type("Instances in the cluster", QStringLiteral("16"));
    accept();
    QVERIFY(isAccepted());
    QCOMPARE(m_dialog->candidate()->clusterSize->value, 16.0);
}

void TestCandidateDialog::hintSaysWhatTheCatalogueKnows()
{
    make();
    type("Instance", QStringLiteral("inf1.2xlarge"));
    QVERIFY2(shown().contains(QStringLiteral("0.362 USD/h")), qPrintable(shown()));
    QVERIFY2(shown().contains(QStringLiteral(" W")), qPrintable(shown()));
}

void TestCandidateDialog::typedCandidateMayBorrow()
{
    make();
    fillIn();
    auto *lender = qobject_cast<QComboBox *>(field(QStringLiteral("Power curve of")));
    QVERIFY(!lender->isEnabled());
    QCOMPARE(lender->findText(QStringLiteral("trn1.32xlarge")), -1); // has no curve
    choose("Power", 2);
    QVERIFY(lender->isEnabled());
    lender->setCurrentText(QStringLiteral("g4dn.xlarge"));
    accept();
    QVERIFY(isAccepted());
    QCOMPARE(std::get<BorrowedPower>(m_dialog->candidate()->power).instance, std::string("g4dn.xlarge"));
}

void TestCandidateDialog::typedWattsSayWhereTheyWereRead()
{
    make();
    fillIn();
    choose("Power", 1);
    type("Power at the limit", QStringLiteral("300"));
    const auto scope = [this] { return std::get<StatedPower>(m_dialog->candidate()->power).scope; };
    QTest::keyClick(field(QStringLiteral("Power at the limit")), Qt::Key_Return);
    QVERIFY((scope() == PowerScope{Coverage::wholeSystem(), PowerBoundary::AcWall}));
    choose("Read at", 2);
    QVERIFY((scope() == PowerScope{{}, PowerBoundary::Board}));
}

void TestCandidateDialog::lenderMustBeChosen()
{
    make();
    fillIn();
    choose("Power", 2);
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("the instance that it is borrowed from")), qPrintable(shown()));
}

void TestCandidateDialog::untouchedCandidateStaysAsItWas_data()
{
    QTest::addColumn<QString>("study");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

/// Whatever a study may hold, pressing Apply without an edit changes nothing.
void TestCandidateDialog::untouchedCandidateStaysAsItWas()
{
    QFETCH(const QString, study);
    QVERIFY(!m_document->open(shippedStudy(study.toStdString())));
    std::vector<Candidate> candidates = m_document->study().candidates;
    candidates.push_back(measuredCandidate(m_document->study()));
    candidates.push_back(typedCandidate());
    for (const Language language : {Language::English, Language::Japanese}) {
        m_appearance->setLanguage(language);
        for (const Candidate &candidate : candidates) {
            make(&candidate);
            accept();
            QVERIFY2(isAccepted(), candidate.id.c_str());
            QCOMPARE(stored(made()), stored(candidate));
        }
    }
}

void TestCandidateDialog::newNameLeavesTheRest()
{
    Candidate candidate = m_document->study().candidates[0];
    make(&candidate);
    QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Edit a candidate"));
    type("Name", QStringLiteral("renamed"));
    accept();
    candidate.name = {"renamed", {}};
    QCOMPARE(stored(made()), stored(candidate));
}

void TestCandidateDialog::newRateNeedsASource()
{
    const Candidate &published = m_document->study().candidates[0];
    make(&published);
    type("Throughput per instance", QStringLiteral("77"));
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("who measured or stated")), qPrintable(shown()));
    type("Source of the values", QStringLiteral("own estimate"));
    accept();
    QVERIFY(isAccepted());
    QCOMPARE(made().throughput->value.value, 77.0);
    QCOMPARE(made().throughput->provenance, Provenance::Entered);
    QCOMPARE(made().throughput->source->title.en, std::string("own estimate"));
    QCOMPARE(made().id, published.id);
    QCOMPARE(made().colour, published.colour);
    QCOMPARE(made().claims.size(), published.claims.size());
}

void TestCandidateDialog::newSourceIsThatOfTheEnteredValues()
{
    const Candidate typed = typedCandidate();
    make(&typed);
    type("Source of the values", QStringLiteral("vendor, 2025"));
    accept();
    for (const SourceRef &source :
         {made().throughput->source, made().price->source, std::get<StatedPower>(made().power).source})
        QCOMPARE(source->title.en, std::string("vendor, 2025"));
}

void TestCandidateDialog::newPriceOfAPublishedCandidateLeavesItsRate()
{
    const Candidate &published = m_document->study().candidates[0];
    make(&published);
    type("Price", QStringLiteral("0.25"));
    type("Source of the values", QStringLiteral("own contract"));
    accept();
    QCOMPARE(made().price->perHour.value, 0.25);
    QCOMPARE(made().price->source->title.en, std::string("own contract"));
    QVERIFY(made().throughput->provenance == published.throughput->provenance);
    QVERIFY(made().throughput->source == published.throughput->source);
}

void TestCandidateDialog::clearedPriceIsThatOfTheCatalogueAgain()
{
    const Candidate typed = typedCandidate();
    make(&typed);
    auto *price = qobject_cast<QLineEdit *>(field(QStringLiteral("Price")));
    price->selectAll();
    QTest::keyClick(price, Qt::Key_Delete);
    accept();
    QVERIFY(isAccepted());
    QVERIFY(!made().price);
}

void TestCandidateDialog::typedWattsAreEditedInPlace()
{
    const Candidate typed = typedCandidate();
    make(&typed);
    QVERIFY(field(QStringLiteral("Power at the limit"))->isEnabled());
    type("Power when idle", QStringLiteral("50"));
    choose("Read at", 2);
    accept();
    const auto power = std::get<StatedPower>(made().power);
    QCOMPARE(power.curve.at(0).value, 50.0);
    QCOMPARE(power.curve.at(1).value, 300.0);
    QVERIFY(power.scope.boundary == PowerBoundary::Board);
    choose("Power", 3);
    QVERIFY(std::holds_alternative<std::monostate>(made().power));
}

void TestCandidateDialog::measuredRateAndPowerAreShownAndKept()
{
    const Candidate measured = measuredCandidate(m_document->study());
    make(&measured);
    for (const char *text : {"250.0 /s · measured", "300.0 W · idle 100.0 W · measured"})
        QVERIFY2(shown().contains(QString::fromUtf8(text)), qPrintable(shown()));
    for (const NumberEdit *edit : m_dialog->findChildren<NumberEdit *>())
        QVERIFY(!edit->isVisible() || edit == field(QStringLiteral("Price")));
    type("Instance", QStringLiteral("g4dn.xlarge"));
    type("Name", QStringLiteral("renamed"));
    accept();
    QVERIFY2(isAccepted(), qPrintable(shown()));
    QVERIFY(made().throughput->provenance == Provenance::Measured);
    QCOMPARE(std::get<StatedPower>(made().power).curve.at(1).value, 300.0);
    QCOMPARE(made().instance, std::string("g4dn.xlarge"));
    QCOMPARE(made().name.en, std::string("renamed"));
}

void TestCandidateDialog::hintOfAMeasuredCandidateIsSilentOnPower()
{
    const Candidate measured = measuredCandidate(m_document->study());
    make(&measured);
    QVERIFY(shown().contains(QStringLiteral("Without an instance, the price is what you enter.")));
    type("Instance", QStringLiteral("g4dn.xlarge"));
    const QStringList hint = shown().split(QLatin1Char('\n')).filter(QStringLiteral("0.526 USD/h"));
    QCOMPARE(hint.size(), 1);
    QVERIFY2(!hint[0].contains(QStringLiteral(" W")), qPrintable(hint[0]));
}

void TestCandidateDialog::unmeasuredPowerOfAResultMayBeBorrowed()
{
    Candidate measured = measuredCandidate(m_document->study());
    measured.power = std::monostate{};
    make(&measured);
    choose("Power", 2);
    qobject_cast<QComboBox *>(field(QStringLiteral("Power curve of")))
        ->setCurrentText(QStringLiteral("g4dn.2xlarge"));
    accept();
    QVERIFY(isAccepted());
    const Candidate borrowing = made();
    QCOMPARE(std::get<BorrowedPower>(borrowing.power).instance, std::string("g4dn.2xlarge"));
    make(&borrowing);
    QCOMPARE(qobject_cast<QComboBox *>(field(QStringLiteral("Power curve of")))->currentText(),
             QStringLiteral("g4dn.2xlarge"));
}

void TestCandidateDialog::otherInstanceBringsItsHardware()
{
    const Candidate candidate = m_document->study().candidates[0];
    make(&candidate);
    type("Instance", QStringLiteral("g4dn.xlarge"));
    accept();
    QVERIFY(isAccepted());
    QCOMPARE(made().instance, std::string("g4dn.xlarge"));
    QVERIFY(made().hardware.en != candidate.hardware.en && !made().hardware.empty());
    QCOMPARE(made().id, candidate.id); // others may refer to it
}

void TestCandidateDialog::unknownInstanceIsRefusedWhenEdited()
{
    const Candidate candidate = m_document->study().candidates[0];
    make(&candidate);
    type("Instance", QStringLiteral("inf9.huge"));
    accept();
    QVERIFY(!isAccepted());
    const Error error(ErrorCode::InstanceUnknown, {{"value", "inf9.huge"}});
    QVERIFY(shown().contains(Formatter(Language::English).sentence(error)));
}

void TestCandidateDialog::clusterIsEdited()
{
    QVERIFY(!m_document->open(shippedStudy("aws-2023-bert-large")));
    const Candidate candidate = m_document->study().candidates[0];
    make(&candidate);
    type("Instances in the cluster", QStringLiteral("4"));
    accept();
    QCOMPARE(made().clusterSize->value, 4.0);
    QVERIFY(made().clusterSize->provenance == Provenance::Entered);
}

void TestCandidateDialog::everyControlHasAName()
{
    const Candidate published = m_document->study().candidates[0];
    const Candidate measured = measuredCandidate(m_document->study());
    for (const Candidate *edited : {static_cast<const Candidate *>(nullptr), &published, &measured}) {
        make(edited);
        QCOMPARE(controlsWithoutName(m_dialog.get()).join(QLatin1Char('\n')), QString());
    }
}

void TestCandidateDialog::cancelAddsNothing()
{
    make();
    fillIn();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!isAccepted());
    QVERIFY(!m_dialog->isVisible());
}

HAKARI_GUI_TEST_MAIN(TestCandidateDialog)
#include "tst_candidatedialog.moc"
