// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "widgets/compare/comparepage.h"
#include "widgets/models/explanation.h"

#include <QDialog>
#include <QHeaderView>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimer>

#include <functional>

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

const QString dash = QStringLiteral("–");

/// What a person does in the dialog that is about to open.
void inDialog(std::function<void(QDialog *)> act)
{
    QTimer::singleShot(0, qApp, [act = std::move(act)] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            qFatal("there is no dialog");
        act(dialog);
    });
}

RunRecordRef resultOf(const std::string &title)
{
    RunRecord record;
    record.title = title;
    record.throughput = PerSecond{250};
    return std::make_shared<const RunRecord>(record);
}

} // namespace

/// The home page as a person uses it, by mouse and by keyboard.
class TestComparePage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyControlHasAName_data();
    void everyControlHasAName();
    void tabLeadsThroughTilesTableAndFields();

    void typedDemandRecomputesTheTiles();
    void twoTypedDemandsAreTwoSteps();
    void sliderRunIsOneStepAndUndoRestores();
    void embodiedAndBoundaryChangeTheFigures();
    void regionWithoutPricesShowsDashAndReason();
    void demandOutOfRangeChangesNothing();

    void enterOnACellExplainsIt();
    void enterOnATileExplainsIt();
    void spaceOnATileExplainsIt();
    void escapeClosesTheExplanation();
    void explanationHasFormulaValuesAndSource();

    void keyBMakesTheBaseline();
    void keyHHidesAndTheButtonBringsBack();
    void altArrowsMoveTheRow();
    void deleteRemovesTheRow();
    void baselineIsNeitherHiddenNorRemoved();
    void sortedRowsActOnTheirCandidate();
    void keySSortsBothWaysAndBack();
    void selectingARowMovesTheHeadline();
    void chartNameMovesTheHeadline();
    void headlineIsWarnedOfAnotherScope();
    void headlineIsWarnedOfRunsOnEitherSide();

    void keysAndDoubleClickOnTheNameEdit();
    void editIsOneStepOfTheHistory();
    void resultsAreOneStepOfTheHistory();
    void newStudyOfResultsIsHandedOut();
    void cancelledResultsChangeNothing();

    void sensitivityNamesLeversAndBreakEvens();
    void trainingStudyShowsSequencesInsteadOfDemand();
    void buttonsAskForExportAndCopy();
    void darkThemeReachesTheChart();

private:
    QString warnings() const;

    void open(const std::string &id)
    {
        QVERIFY(!m_document->open(shippedStudy(id)));
        m_page->settle();
    }

    template <class Widget>
    Widget *named(const QString &name) const
    {
        for (Widget *widget : m_page->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        qFatal("no %s", qPrintable(name));
    }

    void type(const QString &field, const QString &text)
    {
        auto *edit = named<NumberEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    QString tile(int i) const { return m_page->findChildren<HeadlineTile *>()[i]->accessibleName(); }
    ComparisonTable *table() const { return m_page->findChild<ComparisonTable *>(); }
    ExplanationPopup *popup() const { return m_page->window()->findChild<ExplanationPopup *>(); }
    QString explanation() const { return popup()->findChild<QTextBrowser *>()->toPlainText(); }

    void select(int row, int column = 0) const
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, column));
    }

    int costColumn() const
    {
        for (int column = 0; column < table()->model()->columnCount(); ++column) {
            const QModelIndex cell = table()->model()->index(0, column);
            if (cell.data(ComparisonModel::MetricRole).toInt() == static_cast<int>(Metric::Cost))
                return column;
        }
        return -1;
    }

    std::vector<std::string> order() const
    {
        std::vector<std::string> ids;
        for (const Candidate &candidate : m_document->study().candidates)
            ids.push_back(candidate.id);
        return ids;
    }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<StudyDocument> m_document;
    std::unique_ptr<ComparePage> m_page;
};

void TestComparePage::init()
{
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_document = std::make_unique<StudyDocument>(catalogue());
    m_page = std::make_unique<ComparePage>(*m_document, *m_appearance);
    open("aws-2023-layoutlm");
    m_page->resize(1440, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestComparePage::cleanup()
{
    m_page.reset();
    m_document.reset();
    m_appearance.reset();
}

void TestComparePage::everyControlHasAName_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestComparePage::everyControlHasAName()
{
    QFETCH(QString, id);
    open(id.toStdString());
    QCOMPARE(controlsWithoutName(m_page.get()).join(QLatin1Char('\n')), QString());
    QVERIFY(!m_page->findChild<ComparisonPlot *>()->accessibleName().isEmpty());
    QVERIFY(!m_page->findChild<ComparisonPlot *>()->accessibleDescription().isEmpty());
    QVERIFY(!m_page->findChild<TornadoPlot *>()->accessibleName().isEmpty());
    select(0, costColumn());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    QCOMPARE(controlsWithoutName(popup()).join(QLatin1Char('\n')), QString());
}

void TestComparePage::tabLeadsThroughTilesTableAndFields()
{
    const QList<QWidget *> chain = tabChain(m_page.get());
    QList<const QWidget *> wanted{table(),
                                  named<NumberEdit>(QStringLiteral("Demand")),
                                  named<LogSlider>(QStringLiteral("Demand")),
                                  named<NumberEdit>(QStringLiteral("Utilisation ceiling")),
                                  named<QComboBox>(QStringLiteral("Region")),
                                  named<QComboBox>(QStringLiteral("Prices")),
                                  named<NumberEdit>(QStringLiteral("PUE")),
                                  named<QComboBox>(QStringLiteral("Grid intensity")),
                                  named<QComboBox>(QStringLiteral("Energy boundary")),
                                  named<QCheckBox>(QStringLiteral("Embodied carbon"))};
    for (const HeadlineTile *tile : m_page->findChildren<HeadlineTile *>())
        wanted.prepend(tile);
    for (const QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->isVisible())
            wanted << button;
    }
    for (const QWidget *widget : wanted)
        QVERIFY2(chain.contains(widget), qPrintable(widget->accessibleName()));
    QWidget *first = m_page->findChildren<HeadlineTile *>()[0];
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_page->findChildren<HeadlineTile *>()[1]);
    select(0);
    QTest::keyClick(table(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != table()); // no trap
}

void TestComparePage::typedDemandRecomputesTheTiles()
{
    QVERIFY2(tile(0).contains(QStringLiteral("−82 %")), qPrintable(tile(0)));
    QVERIFY2(tile(0).contains(QStringLiteral("6 from 33")), qPrintable(tile(0)));
    type(QStringLiteral("Demand"), QStringLiteral("2e6"));
    QVERIFY2(tile(0).contains(QStringLiteral("11 from 65")), qPrintable(tile(0)));
    QCOMPARE(named<NumberEdit>(QStringLiteral("Demand"))->text(), QStringLiteral("2,000,000 /hour"));
    QCOMPARE(m_document->study().assumptions.demand.provenance, Provenance::Entered);
    m_document->history().undo();
    QVERIFY2(tile(0).contains(QStringLiteral("6 from 33")), qPrintable(tile(0)));
    QCOMPARE(named<NumberEdit>(QStringLiteral("Demand"))->text(), QStringLiteral("1,000,000 /hour"));
    QCOMPARE(m_document->study().assumptions.demand.provenance, Provenance::Published);
    m_document->history().redo();
    QVERIFY2(tile(0).contains(QStringLiteral("11 from 65")), qPrintable(tile(0)));
}

void TestComparePage::twoTypedDemandsAreTwoSteps()
{
    type(QStringLiteral("Demand"), QStringLiteral("2e6"));
    type(QStringLiteral("Demand"), QStringLiteral("3e6"));
    m_document->history().undo();
    QCOMPARE(named<NumberEdit>(QStringLiteral("Demand"))->text(), QStringLiteral("2,000,000 /hour"));
}

void TestComparePage::sliderRunIsOneStepAndUndoRestores()
{
    auto *slider = named<LogSlider>(QStringLiteral("Demand"));
    const QString before = tile(0);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(slider, Qt::Key_PageUp);
    QVERIFY(tile(0) != before);
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(tile(0), before);
    QCOMPARE(slider->value(), 300);
}

void TestComparePage::embodiedAndBoundaryChangeTheFigures()
{
    const QString carbon = tile(3);
    QTest::mouseClick(named<QCheckBox>(QStringLiteral("Embodied carbon")), Qt::LeftButton, {}, {8, 8});
    QVERIFY(!m_document->study().assumptions.embodied);
    QVERIFY(tile(3) != carbon);
    const QString energy = tile(2);
    auto *boundary = named<QComboBox>(QStringLiteral("Energy boundary"));
    boundary->setFocus();
    QTest::keyClick(boundary, Qt::Key_Down);
    QCOMPARE(m_document->study().assumptions.boundary, EnergyBoundary::Facility);
    QVERIFY(tile(2) != energy);
}

void TestComparePage::regionWithoutPricesShowsDashAndReason()
{
    auto *region = named<QComboBox>(QStringLiteral("Region"));
    const int column = costColumn();
    const auto isPriced = [this] {
        return m_document->comparison().candidates[0].figure(Metric::Cost).value.has_value();
    };
    int unpriced = -1;
    for (int i = 0; i < region->count() && unpriced < 0; ++i) {
        region->setCurrentIndex(i);
        emit region->activated(i);
        unpriced = isPriced() ? -1 : i;
    }
    QVERIFY2(unpriced >= 0, "every region has prices: choose another way to be without");
    const QModelIndex cell = table()->model()->index(0, column);
    QCOMPARE(cell.data().toString(), dash);
    QVERIFY2(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("price")),
             qPrintable(cell.data(Qt::ToolTipRole).toString()));
    const HeadlineTile *cost = m_page->findChildren<HeadlineTile *>()[1];
    QVERIFY2(cost->accessibleName().contains(dash), qPrintable(cost->accessibleName()));
    QVERIFY(cost->toolTip().size() > 10);
    select(0, column);
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY2(explanation().contains(QStringLiteral("price")), qPrintable(explanation()));
}

void TestComparePage::demandOutOfRangeChangesNothing()
{
    const QString before = tile(0);
    type(QStringLiteral("Demand"), QStringLiteral("-5"));
    QCOMPARE(tile(0), before);
    QCOMPARE(m_document->history().count(), 0);
    QVERIFY(named<NumberEdit>(QStringLiteral("Demand"))->property("invalid").toBool());
}

void TestComparePage::enterOnACellExplainsIt()
{
    select(0, costColumn());
    QVERIFY(!popup()->isVisible());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    QVERIFY2(explanation().startsWith(QStringLiteral("Cost · inf1.2xlarge")), qPrintable(explanation()));
    QVERIFY(m_page->rect().contains(popup()->geometry()));
}

void TestComparePage::enterOnATileExplainsIt()
{
    QWidget *energy = m_page->findChildren<HeadlineTile *>()[2];
    energy->setFocus();
    QTest::keyClick(energy, Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    QVERIFY2(explanation().startsWith(QStringLiteral("Energy · inf1.2xlarge")), qPrintable(explanation()));
}

void TestComparePage::spaceOnATileExplainsIt()
{
    QWidget *carbon = m_page->findChildren<HeadlineTile *>()[3];
    QTest::keyClick(carbon, Qt::Key_Space);
    QVERIFY(popup()->isVisible());
    QVERIFY(explanation().startsWith(QStringLiteral("Carbon")));
}

void TestComparePage::escapeClosesTheExplanation()
{
    select(0, costColumn());
    QTest::keyClick(table(), Qt::Key_Return);
    QWidget *text = popup()->findChild<QTextBrowser *>();
    QCOMPARE(QApplication::focusWidget(), text);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(QApplication::focusWidget(), table());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    QTest::mouseClick(m_page->findChild<AssumptionsPanel *>(), Qt::LeftButton, {}, {4, 4});
    QVERIFY(!popup()->isVisible());
}

void TestComparePage::explanationHasFormulaValuesAndSource()
{
    select(0, costColumn());
    QTest::keyClick(table(), Qt::Key_Return);
    const Figure &cost = m_document->comparison().candidates[0].figure(Metric::Cost);
    const Formatter formatter(Language::English);
    for (const QString &part : {formulaWithLetters(cost), formulaWithValues(cost, formatter, "USD"),
                                QStringLiteral("0.362 USD/h"), QStringLiteral("2.172")})
        QVERIFY2(explanation().contains(part), qPrintable(part));
    for (const Input &input : cost.inputs) {
        if (input.source)
            QVERIFY(explanation().contains(formatter.text(input.source->title)));
    }
}

void TestComparePage::keyBMakesTheBaseline()
{
    select(0);
    QTest::keyClick(table(), Qt::Key_B);
    QCOMPARE(m_document->study().baseline, std::string("inf1.2xlarge"));
    QVERIFY2(tile(0).contains(QStringLiteral("+450 %")), qPrintable(tile(0)));
    m_document->history().undo();
    QCOMPARE(m_document->study().baseline, std::string("g4dn.2xlarge"));
}

void TestComparePage::keySSortsBothWaysAndBack()
{
    select(0);
    const auto first = [this] { return table()->model()->index(0, 0).data().toString(); };
    const QString own = first();
    const QModelIndex cost = table()->model()->index(0, 5);
    table()->setCurrentIndex(cost);
    QTest::keyClick(table(), Qt::Key_S);
    QCOMPARE(first(), QStringLiteral("inf1.2xlarge"));
    QTest::keyClick(table(), Qt::Key_S);
    QCOMPARE(first(), QStringLiteral("g4dn.2xlarge"));
    QTest::keyClick(table(), Qt::Key_S);
    QCOMPARE(first(), own);
}

void TestComparePage::keyHHidesAndTheButtonBringsBack()
{
    select(0);
    QTest::keyClick(table(), Qt::Key_H);
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(m_page->chart().rows.size(), std::size_t{1});
    QPushButton *show = nullptr;
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Show 1 hidden"))
            show = button;
    }
    QVERIFY(show && show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(!show->isVisible());
}

void TestComparePage::altArrowsMoveTheRow()
{
    const std::vector<std::string> before = order();
    select(0);
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(order(), (std::vector<std::string>{before[1], before[0]}));
    QCOMPARE(table()->currentIndex().row(), 1); // the row stays chosen
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(order(), (std::vector<std::string>{before[1], before[0]}));
    QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(order(), before);
}

void TestComparePage::deleteRemovesTheRow()
{
    select(0);
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(order(), std::vector<std::string>{"g4dn.2xlarge"});
    QVERIFY(m_page->findChildren<HeadlineTile *>()[0]->isVisible());
    m_document->history().undo();
    QCOMPARE(order().size(), std::size_t{2});
}

void TestComparePage::baselineIsNeitherHiddenNorRemoved()
{
    select(1);
    for (const Qt::Key key : {Qt::Key_H, Qt::Key_Delete})
        QTest::keyClick(table(), key);
    QCOMPARE(order().size(), std::size_t{2});
    QVERIFY(!m_document->study().candidates[1].hidden);
    QCOMPARE(m_document->history().count(), 0);
}

void TestComparePage::sortedRowsActOnTheirCandidate()
{
    table()->sortByColumn(costColumn(), Qt::DescendingOrder);
    const QModelIndex first = table()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("g4dn.2xlarge"));
    select(1);
    QTest::keyClick(table(), Qt::Key_H);
    QVERIFY(m_document->study().candidates[0].hidden);
}

void TestComparePage::selectingARowMovesTheHeadline()
{
    open("gpt-3-training");
    QVERIFY(!m_document->edit(QStringLiteral("third"), [](Study &study) {
        study.candidates.push_back(study.candidates[0]);
        study.candidates.back().id = "third";
        study.candidates.back().name = {"third", {}};
    }));
    select(2);
    QCOMPARE(m_document->focused(), std::size_t{2});
}

QString TestComparePage::warnings() const
{
    QStringList shown;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->property("role").toString() == QLatin1String("warning") && label->isVisible())
            shown << label->text();
    }
    return shown.join(QLatin1Char(' '));
}

void TestComparePage::headlineIsWarnedOfRunsOnEitherSide()
{
    open("mlperf-bert99-inf1-t4");
    QVERIFY(!m_document->edit(QStringLiteral("judge"), [](Study &study) {
        for (Candidate &candidate : study.candidates)
            candidate.verdict = Verdict{VerdictState::Mistrusted, {{"Drift of the rate", {}}}};
    }));
    const Study &study = m_document->study();
    const Candidate &baseline = *study.candidate(study.baseline);
    const Candidate &focused = study.candidates[m_document->focused()];
    QVERIFY(focused.id != baseline.id);
    for (const Candidate *candidate : {&focused, &baseline}) {
        const QString sentence = QStringLiteral("The run of %1 was judged mistrusted")
                                     .arg(QString::fromStdString(candidate->name.en));
        QCOMPARE(warnings().count(sentence), 1);
    }
}

void TestComparePage::headlineIsWarnedOfAnotherScope()
{
    open("aws-2023-layoutlm");
    QVERIFY2(warnings().contains(QStringLiteral("without accelerator")), qPrintable(warnings()));
    m_appearance->setLanguage(Language::Japanese);
    QVERIFY2(warnings().contains(QStringLiteral("アクセラレーター")), qPrintable(warnings()));
    m_appearance->setLanguage(Language::English);
    QVERIFY(!m_document->edit(QStringLiteral("alike"), [](Study &study) {
        study.candidates[0].power = BorrowedPower{"g4dn.2xlarge"};
    }));
    QCOMPARE(warnings(), QString());
    m_document->history().undo();
    QVERIFY(!warnings().isEmpty());
}

void TestComparePage::chartNameMovesTheHeadline()
{
    QVERIFY(!m_document->edit(QStringLiteral("third"), [](Study &study) {
        study.candidates.push_back(study.candidates[0]);
        study.candidates.back().id = "third";
    }));
    emit m_page->findChild<ComparisonPlot *>()->candidateActivated(2);
    QCOMPARE(m_document->focused(), std::size_t{2});
}

void TestComparePage::keysAndDoubleClickOnTheNameEdit()
{
    QSignalSpy asked(table(), &ComparisonTable::editRequested);
    disconnect(table(), &ComparisonTable::editRequested, m_page.get(), nullptr); // no dialog
    select(1, costColumn());
    QTest::keyClick(table(), Qt::Key_F2);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().at(0).value<std::size_t>(), std::size_t{1});
    select(0);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked.last().at(0).value<std::size_t>(), std::size_t{0});
    const QPoint name = table()->visualRect(table()->model()->index(1, 0)).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(asked.count(), 2);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(asked.count(), 3);
    QVERIFY(!popup()->isVisible());
}

void TestComparePage::editIsOneStepOfTheHistory()
{
    const std::string before = m_document->study().candidates[0].name.en;
    inDialog([](QDialog *dialog) {
        dialog->findChildren<QLineEdit *>().at(1)->setText(QStringLiteral("renamed"));
        dialog->accept();
    });
    select(0);
    QTest::keyClick(table(), Qt::Key_F2);
    QCOMPARE(m_document->study().candidates[0].name.en, std::string("renamed"));
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(m_document->study().candidates[0].name.en, before);
}

void TestComparePage::resultsAreOneStepOfTheHistory()
{
    const std::vector<std::string> before = order();
    inDialog([](QDialog *dialog) { dialog->accept(); });
    m_page->addResults({resultOf("one"), resultOf("two")});
    QCOMPARE(order().size(), before.size() + 2);
    QCOMPARE(order().back(), std::string("two"));
    QCOMPARE(m_document->study().candidates[m_document->focused()].id, std::string("two"));
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(order(), before);
}

void TestComparePage::newStudyOfResultsIsHandedOut()
{
    std::optional<Study> handedOut;
    connect(m_page.get(), &ComparePage::studyMade, this, [&](const Study &study) { handedOut = study; });
    inDialog([](QDialog *dialog) {
        dialog->findChildren<QRadioButton *>().at(1)->click();
        dialog->accept();
    });
    m_page->addResults({resultOf("one"), resultOf("two")});
    QVERIFY(handedOut.has_value());
    QCOMPARE(handedOut->candidates.size(), std::size_t{2});
    QCOMPARE(m_document->history().count(), 0);
}

void TestComparePage::cancelledResultsChangeNothing()
{
    QSignalSpy made(m_page.get(), &ComparePage::studyMade);
    inDialog([](QDialog *dialog) { dialog->reject(); });
    m_page->addResults({resultOf("one")});
    QCOMPARE(m_document->history().count(), 0);
    QCOMPARE(made.count(), 0);
}

void TestComparePage::sensitivityNamesLeversAndBreakEvens()
{
    const QString texts = textsOf(m_page->findChild<SensitivityCard *>()).join(QLatin1Char('\n'));
    QVERIFY2(texts.contains(QStringLiteral("reak-even")), qPrintable(texts));
    QVERIFY(m_page->findChild<TornadoPlot *>()->isVisibleTo(m_page.get()));
    QVERIFY(!m_document->edit(QStringLiteral("alone"),
                              [](Study &s) { s.candidates.erase(s.candidates.begin()); }));
    m_page->settle();
    QVERIFY(!m_page->findChild<TornadoPlot *>()->isVisibleTo(m_page.get()));
}

void TestComparePage::trainingStudyShowsSequencesInsteadOfDemand()
{
    QVERIFY(named<NumberEdit>(QStringLiteral("Demand"))->isVisibleTo(m_page.get()));
    QVERIFY(!named<NumberEdit>(QStringLiteral("Sequences to train on"))->isVisibleTo(m_page.get()));
    open("aws-2023-bert-large");
    QVERIFY(!named<NumberEdit>(QStringLiteral("Demand"))->isVisibleTo(m_page.get()));
    QVERIFY(named<NumberEdit>(QStringLiteral("Sequences to train on"))->isVisibleTo(m_page.get()));
    QVERIFY(!named<NumberEdit>(QStringLiteral("Latency bound (p99)"))->isVisibleTo(m_page.get()));
}

void TestComparePage::buttonsAskForExportAndCopy()
{
    QSignalSpy exported(m_page.get(), &ComparePage::exportRequested);
    QSignalSpy copied(m_page.get(), &ComparePage::copyRequested);
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("chart")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(exported.count(), 1);
    QCOMPARE(copied.count(), 1);
}

void TestComparePage::darkThemeReachesTheChart()
{
    const auto corner = [this] { return m_page->grab().toImage().pixelColor(2, 2); };
    const QColor light = corner();
    m_appearance->setDark(true);
    m_page->settle();
    QVERIFY(corner().lightness() < light.lightness() - 100);
    m_appearance->setDark(false);
    m_page->settle();
    QCOMPARE(corner(), light);
}

HAKARI_GUI_TEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
