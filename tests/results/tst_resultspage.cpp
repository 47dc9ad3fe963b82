// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "tests/workbook/workbookfile.h"

#include "widgets/results/resultspage.h"

#include <QAction>
#include <QTableView>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

/// Table and panel together, and what is done with what is selected.
class TestResultsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void chosenResultIsShown();
    void selectedResultsAreCompared();
    void interruptedRunIsComparedOnceItIsAccepted();
    void deleteKeyDeletesAndUndoBringsBack();
    void readOnlyWorkbookSaysWhyAndChangesNothing();
    void subtitleTellsHowManyAndWhere();
    void noTextOfTheOtherLanguageIsShown_data();
    void noTextOfTheOtherLanguageIsShown();
    void everyControlHasAName();

private:
    void open()
    {
        m_workbook->open(m_file->path(), WorkbookDocument::Make::IfMissing);
        m_workbook->wait();
        m_page = std::make_unique<ResultsPage>(*m_workbook, *m_appearance);
        connect(m_page.get(), &ResultsPage::compareRequested, this,
                [this](const std::vector<RunRecordRef> &records) { m_compared = records; });
        m_page->resize(1300, 800);
        m_page->show();
        m_page->settle();
    }
    QPushButton *button(const char *name) const
    {
        return m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    QAction *action(const QString &text) const
    {
        for (QAction *each : m_page->findChild<QTableView *>()->actions()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no action %s", qPrintable(text));
    }

    std::optional<WorkbookFile> m_file;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WorkbookDocument> m_workbook;
    std::unique_ptr<ResultsPage> m_page;
    std::vector<RunRecordRef> m_compared;
};

void TestResultsPage::init()
{
    m_file.emplace();
    m_compared.clear();
    const auto workbook = m_file->create();
    (void)must(workbook->results().add(ownRecord(40, "own")));
    (void)must(workbook->results().add(mlperfRecord()));
    RunData data = *ownRecord(40, "stopped").data;
    data.ended = false;
    (void)must(workbook->results().beginRun(data));
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_workbook = std::make_unique<WorkbookDocument>();
}

void TestResultsPage::cleanup()
{
    m_page.reset();
    m_workbook.reset();
    m_appearance.reset();
}

void TestResultsPage::chosenResultIsShown()
{
    open();
    const ResultId mlperf = m_workbook->rows()[1].id;
    m_page->select({mlperf});
    m_workbook->wait();
    const QString texts = textsOf(m_page->findChild<ResultPanel *>()).join(QLatin1Char('\n'));
    QVERIFY2(texts.contains(QStringLiteral("bert-99")), qPrintable(texts));
}

void TestResultsPage::selectedResultsAreCompared()
{
    open();
    m_page->select({m_workbook->rows()[0].id, m_workbook->rows()[1].id, m_workbook->rows()[2].id});
    QCOMPARE(button("compareResults")->text(), QStringLiteral("Compare 2 results")); // one was interrupted
    QTest::mouseClick(button("compareResults"), Qt::LeftButton);
    m_workbook->wait();
    QCOMPARE(m_compared.size(), std::size_t(2));
}

void TestResultsPage::interruptedRunIsComparedOnceItIsAccepted()
{
    open();
    const ResultId stopped = m_workbook->rows()[2].id;
    m_page->select({stopped});
    QCOMPARE(m_workbook->row(stopped)->state, ResultState::Interrupted);
    QVERIFY(!button("compareResults")->isEnabled());
    QVERIFY(!button("compareResults")->toolTip().isEmpty());
    action(QStringLiteral("Accept for comparisons"))->trigger();
    m_workbook->wait();
    QVERIFY(button("compareResults")->isEnabled());
    m_page->compare();
    m_workbook->wait();
    QCOMPARE(m_compared.size(), std::size_t(1));
}

void TestResultsPage::deleteKeyDeletesAndUndoBringsBack()
{
    open();
    const ResultId id = m_workbook->rows()[0].id;
    m_page->select({id});
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto *view = m_page->findChild<QTableView *>();
    view->setFocus();
    QStringList said;
    connect(m_page.get(), &ResultsPage::announced, this, [&](const QString &text) { said << text; });
    QTest::keyClick(view, Qt::Key_Delete);
    m_workbook->wait();
    QVERIFY(!m_workbook->row(id));
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].startsWith(QLatin1Char('1')) && said[0].contains(QStringLiteral("Ctrl+Z")),
             qPrintable(said[0]));
    QCOMPARE(m_workbook->history().undoText(), QStringLiteral("Delete 1 result"));
    m_workbook->history().undo();
    m_workbook->wait();
    QVERIFY(m_workbook->row(id));
    QCOMPARE(m_page->selection(), std::vector<ResultId>{id});
    QCOMPARE(said.size(), 2);
}

void TestResultsPage::readOnlyWorkbookSaysWhyAndChangesNothing()
{
    const auto holder = m_file->open();
    open();
    const QString texts = textsOf(m_page.get()).join(QLatin1Char('\n'));
    QVERIFY2(texts.contains(QStringLiteral("is open for writing by")), qPrintable(texts));
    QVERIFY(!button("importResults")->isEnabled());
    m_page->select({m_workbook->rows()[0].id});
    QVERIFY(!action(QStringLiteral("Delete"))->isEnabled());
    QVERIFY(button("compareResults")->isEnabled());
}

void TestResultsPage::subtitleTellsHowManyAndWhere()
{
    open();
    QCOMPARE(m_page->title(), QStringLiteral("test"));
    QVERIFY2(m_page->subtitle().startsWith(QStringLiteral("3 results · ")), qPrintable(m_page->subtitle()));
    QVERIFY(m_page->subtitle().contains(QStringLiteral("test.hakari")));
}

void TestResultsPage::noTextOfTheOtherLanguageIsShown_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("ja") << Language::Japanese;
    QTest::newRow("en") << Language::English;
}

void TestResultsPage::noTextOfTheOtherLanguageIsShown()
{
    QFETCH(Language, language);
    open();
    m_page->select({m_workbook->rows()[2].id});
    m_workbook->wait();
    m_appearance->setLanguage(language);
    QCOMPARE(textsNotIn(language, textsOf(m_page.get())).join(QLatin1Char('\n')), QString());
}

void TestResultsPage::everyControlHasAName()
{
    open();
    m_page->select({m_workbook->rows()[0].id});
    m_workbook->wait();
    QCOMPARE(controlsWithoutName(m_page.get()).join(QLatin1Char('\n')), QString());
}

HAKARI_GUI_TEST_MAIN(TestResultsPage)
#include "tst_resultspage.moc"
