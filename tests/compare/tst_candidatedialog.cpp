// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperf.h"
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

RunRecordRef meteredRun(std::optional<MeanPower> power)
{
    RunRecord record;
    record.title = "mine";
    record.throughput = PerSecond{250};
    record.averagePower = std::move(power);
    record.source = std::make_shared<const Source>(Source{"mine", {"Mine", {}}, {}, {}, {}, {}});
    return std::make_shared<const RunRecord>(record);
}

RunRecordRef meteredRun()
{
    const auto record = readMlperfRun(fixture("mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline"));
    if (!record)
        qFatal("%s", describe(record.error()).c_str());
    return std::make_shared<const RunRecord>(*record);
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
    void measuredResultKeepsItsRateAndPower();
    void powerOfAResultSaysWhatItIncludes();
    void resultWithoutPowerBorrowsOnlyWhenTold();
    void lenderMustBeChosen();
    void typedCandidateMayBorrowToo();
    void typedWattsSayWhereTheyWereRead();
    void everyControlHasAName();
    void cancelAddsNothing();

private:
    void make(const RunRecordRef &record = nullptr)
    {
        m_dialog = std::make_unique<CandidateDialog>(*m_document, *m_appearance, record, nullptr);
        m_dialog->show();
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

void TestCandidateDialog::measuredResultKeepsItsRateAndPower()
{
    const RunRecordRef run = meteredRun();
    make(run);
    const Formatter formatter(Language::English);
    QVERIFY2(shown().contains(formatter.withUnit(Unit::Rate, run->throughput->value, {})),
             qPrintable(shown()));
    QVERIFY2(shown().contains(formatter.withUnit(Unit::Watt, run->averagePower->mean.value, {})),
             qPrintable(shown()));
    accept();
    QVERIFY(isAccepted());
    const Candidate candidate = m_dialog->candidate().value();
    QCOMPARE(candidate.throughput->value.value, run->throughput->value);
    QCOMPARE(candidate.throughput->provenance, Provenance::Measured);
    QCOMPARE(std::get<StatedPower>(candidate.power).curve.at(1).value, run->averagePower->mean.value);
}

void TestCandidateDialog::powerOfAResultSaysWhatItIncludes()
{
    MeanPower power{
        .mean = {300}, .interval = {}, .idle = Watts{100}, .scope = {{Part::Cpu, Part::Dram}, {}}};
    power.scope.boundary = PowerBoundary::Chip;
    make(meteredRun(power));
    for (const char *part : {"300", "idle 100", "cpu, dram", "chip", "measured"})
        QVERIFY2(shown().contains(QLatin1String(part)), qPrintable(shown()));
    QVERIFY(!m_dialog->findChild<QCheckBox *>()->isVisible());
    accept();
    QCOMPARE(std::get<StatedPower>(m_dialog->candidate()->power).curve.at(0.5).value, 200.0);
    power.idle.reset();
    make(meteredRun(power));
    QVERIFY2(shown().contains(QStringLiteral("idle not metered")), qPrintable(shown()));
}

void TestCandidateDialog::resultWithoutPowerBorrowsOnlyWhenTold()
{
    make(meteredRun(std::nullopt));
    type("Instance", QStringLiteral("g4dn.xlarge"));
    auto *borrow = m_dialog->findChild<QCheckBox *>();
    auto *lender = qobject_cast<QComboBox *>(field(QStringLiteral("Power curve of")));
    QVERIFY(borrow->isVisible() && !borrow->isChecked() && !lender->isEnabled());
    QVERIFY(std::holds_alternative<std::monostate>(m_dialog->candidate()->power));
    borrow->setFocus();
    QTest::keyClick(borrow, Qt::Key_Space);
    QVERIFY(lender->isEnabled());
    QCOMPARE(lender->currentText(), QStringLiteral("g4dn.xlarge"));
    lender->setCurrentText(QStringLiteral("g4dn.2xlarge"));
    accept();
    QVERIFY(isAccepted());
    QCOMPARE(std::get<BorrowedPower>(m_dialog->candidate()->power).instance, std::string("g4dn.2xlarge"));
    QTest::keyClick(borrow, Qt::Key_Space);
    QVERIFY(std::holds_alternative<std::monostate>(m_dialog->candidate()->power));
}

void TestCandidateDialog::lenderMustBeChosen()
{
    make(meteredRun(std::nullopt));
    m_dialog->findChild<QCheckBox *>()->setChecked(true);
    accept();
    QVERIFY(!isAccepted());
    QVERIFY2(shown().contains(QStringLiteral("the instance that it is borrowed from")), qPrintable(shown()));
}

void TestCandidateDialog::typedCandidateMayBorrowToo()
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

void TestCandidateDialog::everyControlHasAName()
{
    for (const RunRecordRef &record : {RunRecordRef(), meteredRun(), meteredRun(std::nullopt)}) {
        make(record);
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
