// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"
#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/support/pdfreader.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"

#include "core/exchange/comparisonjson.h"
#include "widgets/report/reportdocument.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTimer>

using namespace hakari;
using namespace hakari::test;

namespace {

using Json = nlohmann::ordered_json;

Json candidateOf(const Json &comparison, const std::string &id)
{
    for (const Json &candidate : comparison["candidates"]) {
        if (candidate["id"] == id)
            return candidate;
    }
    qFatal("no candidate %s", id.c_str());
}

/// All that a candidate's numbers are, but for where they come from.
Json numbersOf(const Json &candidate)
{
    Json out = candidate["change"];
    for (const auto &[key, value] : candidate.items()) {
        if (value.is_number())
            out[key] = value;
    }
    return out;
}

} // namespace

/// A person's way through the whole product, with the real engine and a real model.
class TestEndToEnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void layoutLmIsMeasuredOnThisMachine();
    void resultIsInTheWorkbook();
    void resultStandsBesideThePublishedOnes();
    void reportHoldsAllThree();
    void engineAloneGivesTheSameNumbers();
    void cleanupTestCase();

private:
    QPushButton *button(const char *objectName) const
    {
        return m_window->findChild<QPushButton *>(QLatin1String(objectName));
    }
    void choose(const char *backend) const
    {
        for (QRadioButton *radio : m_window->runPage().findChildren<QRadioButton *>()) {
            if (radio->isEnabled() && radio->accessibleName().contains(QLatin1String(backend)))
                return radio->click();
        }
        qFatal("%s is not offered", backend);
    }
    void type(const char *field, const char *text) const
    {
        for (QLineEdit *edit : m_window->runPage().findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == QLatin1String(field))
                return edit->setText(QLatin1String(text));
        }
        qFatal("no field %s", field);
    }
    void pick(const char *field, const char *start) const
    {
        for (QComboBox *box : m_window->runPage().findChildren<QComboBox *>()) {
            if (box->accessibleName() == QLatin1String(field))
                return box->setCurrentIndex(box->findText(QLatin1String(start), Qt::MatchStartsWith));
        }
        qFatal("no field %s", field);
    }
    /// The label of the Run page that begins like this.
    QString shown(const char *start) const
    {
        for (const QLabel *label : m_window->runPage().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(QString::fromUtf8(start)))
                return label->text();
        }
        return {};
    }
    Json comparison() const { return comparisonToJson(m_document->study(), m_document->comparison()); }

    QTemporaryDir m_folder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<StudyDocument> m_document;
    std::unique_ptr<WorkbookDocument> m_workbook;
    std::unique_ptr<MainWindow> m_window;
};

void TestEndToEnd::initTestCase()
{
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_document = std::make_unique<StudyDocument>(std::make_shared<const Catalogue>(shippedCatalogue()));
    m_workbook = std::make_unique<WorkbookDocument>();
    m_window = std::make_unique<MainWindow>(
        *m_document, *m_workbook, *m_appearance, resourceFolder() / "studies",
        RunPlaces{{QStringLiteral(HAKARI_ENGINE), {}}, resourceFolder() / "workloads", {}});
    QVERIFY(!m_document->open(shippedStudy("aws-2023-layoutlm")));
    m_window->workbookFiles().openUsual(m_folder.path().toStdString());
    m_window->resize(1440, 900);
    m_window->show();
    m_workbook->wait();
    QVERIFY(m_workbook->isWritable());
}

/// Short sequences, one at a time, so that a slow machine measures enough of them and has no batch to search.
void TestEndToEnd::layoutLmIsMeasuredOnThisMachine()
{
    m_window->showPage(MainWindow::Run);
    m_window->settle();
    m_window->runPage().form().choose(QStringLiteral("layoutlm-base"));
    choose("libtorch");
    type("Sequence length", "16");
    type("Batch", "1");
    pick("Profile", "Quick");
    QVERIFY2(button("run")->isEnabled(), qPrintable(button("run")->toolTip()));
    std::vector<ResultState> states;
    const auto note = [&] {
        for (const ResultRow &row : m_workbook->rows())
            states.push_back(row.state);
    };
    const QObject listener;
    connect(m_workbook.get(), &WorkbookDocument::rowsChanged, &listener, note);
    connect(m_workbook.get(), &WorkbookDocument::rowChanged, &listener, note);
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QVERIFY(m_window->runPage().isRunning());
    constexpr int patience = 4 * longWait; // the limit of the function is raised as well
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->runPage().isRunning(), patience);
    QVERIFY(!states.empty());
    QCOMPARE(states.front(), ResultState::Running); // it is there while it goes on
    QCOMPARE(shown("Verdict: "), QStringLiteral("Verdict: mistrusted"));
    QVERIFY2(shown("• ").contains(QStringLiteral("A quick run is for a look")), qPrintable(shown("• ")));
}

void TestEndToEnd::resultIsInTheWorkbook()
{
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().size(), std::size_t(1));
    const ResultRow &row = m_workbook->rows().front();
    QCOMPARE(row.state, ResultState::Complete);
    QCOMPARE(row.verdict, VerdictState::Mistrusted);
    QCOMPARE(row.backend, std::string("torch"));
    QVERIFY(row.throughput && row.throughput->value > 0);
    QTest::mouseClick(button("showResult"), Qt::LeftButton);
    m_window->settle();
    QVERIFY(m_window->resultsPage().isVisible());
    QCOMPARE(m_window->resultsPage().selection(), std::vector{row.id});
}

void TestEndToEnd::resultStandsBesideThePublishedOnes()
{
    QTimer answers;
    connect(&answers, &QTimer::timeout, this, [] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    });
    answers.start(50);
    QTest::mouseClick(button("compareResults"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_document->study().candidates.size(), std::size_t(3), longWait);
    QVERIFY(m_window->findChild<ComparePage *>()->isVisible());
    const Candidate &own = m_document->study().candidates.back();
    QCOMPARE(own.throughput->provenance, Provenance::Measured);
    QCOMPARE(own.throughput->value.value, m_workbook->rows().front().throughput->value);
    const Json figures = candidateOf(comparison(), own.id);
    QVERIFY(figures["instances"].get<double>() >= 1);
}

void TestEndToEnd::reportHoldsAllThree()
{
    const auto pdf =
        ReportDocument(m_document->study(), m_document->comparison(), Formatter(Language::English)).toPdf();
    QVERIFY(pdf);
    const QString text = withoutSpaces(PdfReader(*pdf).text());
    for (const Candidate &candidate : m_document->study().candidates)
        QVERIFY2(text.contains(withoutSpaces(QString::fromStdString(candidate.name.en))),
                 candidate.name.en.c_str());
}

void TestEndToEnd::engineAloneGivesTheSameNumbers()
{
    const QString workbook = m_folder.filePath(QStringLiteral("results.hakari"));
    const QString run = m_folder.filePath(QStringLiteral("run.jsonl"));
    const Outcome exported = runProgram(QStringLiteral(HAKARI_ENGINE),
                                        {QStringLiteral("results"), QStringLiteral("--workbook"), workbook,
                                         QStringLiteral("--id"), QStringLiteral("1"),
                                         QStringLiteral("--format"), QStringLiteral("jsonl"),
                                         QStringLiteral("--output"), run});
    QVERIFY2(exported.status == 0, exported.err.constData());
    const Outcome compared = runProgram(QStringLiteral(HAKARI_ENGINE),
                                        {QStringLiteral("compare"), QStringLiteral("--study"),
                                         QStringLiteral("aws-2023-layoutlm"), QStringLiteral("--result"), run,
                                         QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(compared.status == 0, compared.err.constData());
    const Json alone = Json::parse(compared.out.toStdString());
    const Json window = comparison();
    QCOMPARE(alone["candidates"].size(), window["candidates"].size());
    for (std::size_t i = 0; i < window["candidates"].size(); ++i) {
        QVERIFY(numbersOf(window["candidates"][i]).contains("instances"));
        QCOMPARE(toQt(numbersOf(alone["candidates"][i]).dump()),
                 toQt(numbersOf(window["candidates"][i]).dump()));
    }
}

void TestEndToEnd::cleanupTestCase()
{
    m_document->history().setClean();
    m_window.reset();
}

HAKARI_GUI_TEST_MAIN(TestEndToEnd)
#include "tst_endtoend.moc"
