// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"
#include "tests/support/guimain.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"

#include "core/study/studyfile.h"
#include "widgets/compare/comparepage.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace hakari;
using namespace hakari::test;

namespace {

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto shared = std::make_shared<const Catalogue>(shippedCatalogue());
    return shared;
}

/// Answers the next message box or dialog, as a person would.
void answer(QMessageBox::StandardButton button)
{
    QTimer::singleShot(0, qApp, [button] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            qFatal("nobody asked");
        box->button(button)->click();
    });
}

void acceptDialog()
{
    QTimer::singleShot(0, qApp, [] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            qFatal("there is no dialog");
        dialog->accept();
    });
}

const QString a100 = QStringLiteral("v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");

} // namespace

/// The window as a whole: pages, languages, files dropped on it, unsaved changes.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void languageSwitchLeavesNothingBehind_data();
    void languageSwitchLeavesNothingBehind();
    void everyControlHasAName();
    void everythingIsReachedByKeyboard();
    void menusListEveryStudyAndExport();
    void titleNamesTheStudyAndMarksChanges();
    void undoAndRedoHaveKeysAndButtons();

    void studyFileIsOpened();
    void brokenStudyIsExplainedAndChangesNothing();
    void unknownFileIsExplained();
    void missingFileIsExplained();
    void resultFolderIsImportedAndCompared();
    void undoBelongsToThePage();
    void studyIsSavedInTheWorkbook();
    void workbookIsOpenedAndRemembered();
    void brokenWorkbookIsExplainedAndTheOpenOneStays();
    void studyMadeOfResultsIsOpenedAndUnsaved();
    void folderWithoutAResultIsExplained();
    void droppedFileIsOpened();
    void onlyFilesMayBeDropped();
    void bannerIsClosedByItsButton();

    void unsavedChangesAreAskedFor();
    void closingAsksForUnsavedChanges();
    void closingSavesTheStudyFirst();
    void headerOfTheRunPageSpeaksOfTheRun();
    void closingAsksWhileARunGoesOn();
    void chartIsCopied();
    void reportPageShowsItsPages();

private:
    QString banner() const
    {
        for (const QFrame *frame : m_window->findChildren<QFrame *>()) {
            if (frame->property("role").toByteArray() == "banner" && frame->isVisibleTo(m_window.get()))
                return frame->findChild<QLabel *>()->text();
        }
        return {};
    }

    QString sentence(const Error &error) const { return m_appearance->formatter().sentence(error); }

    QToolButton *button(const char *start) const
    {
        for (QToolButton *candidate : m_window->findChildren<QToolButton *>()) {
            if (candidate->accessibleName().startsWith(QLatin1String(start)))
                return candidate;
        }
        qFatal("no button %s", start);
    }

    void open(const QString &path) const
    {
        m_window->openPaths({path});
        m_workbook->wait();
    }

    void changeDemand() const
    {
        QVERIFY(!m_document->edit(QStringLiteral("demand"),
                                  [](Study &s) { s.assumptions.demand.value = {555.0}; }));
    }

    QString written(const char *name, const QByteArray &bytes) const
    {
        writeAll(m_folder->filePath(QLatin1String(name)), bytes);
        return m_folder->filePath(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<StudyDocument> m_document;
    std::unique_ptr<WorkbookDocument> m_workbook;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_document = std::make_unique<StudyDocument>(catalogue());
    m_folder = std::make_unique<QTemporaryDir>();
    m_workbook = std::make_unique<WorkbookDocument>();
    m_window = std::make_unique<MainWindow>(
        *m_document, *m_workbook, *m_appearance, resourceFolder() / "studies",
        RunPlaces{{QStringLiteral("/nonexistent/hakari-engine"), {}}, resourceFolder() / "workloads", {}});
    QVERIFY(!m_document->open(shippedStudy("aws-2023-layoutlm")));
    m_window->workbookFiles().openUsual(m_folder->path().toStdString());
    m_workbook->wait();
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->settle();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_workbook.reset();
    m_document.reset();
    m_appearance.reset();
}

void TestMainWindow::languageSwitchLeavesNothingBehind_data()
{
    QTest::addColumn<bool>("japanese");
    QTest::addColumn<int>("page");
    QTest::newRow("compare ja") << true << int(MainWindow::Compare);
    QTest::newRow("compare en") << false << int(MainWindow::Compare);
    QTest::newRow("run ja") << true << int(MainWindow::Run);
    QTest::newRow("run en") << false << int(MainWindow::Run);
    QTest::newRow("results ja") << true << int(MainWindow::Results);
    QTest::newRow("results en") << false << int(MainWindow::Results);
    QTest::newRow("report ja") << true << int(MainWindow::Report);
    QTest::newRow("report en") << false << int(MainWindow::Report);
}

void TestMainWindow::languageSwitchLeavesNothingBehind()
{
    QFETCH(bool, japanese);
    QFETCH(int, page);
    const Language language = japanese ? Language::Japanese : Language::English;
    m_appearance->setLanguage(japanese ? Language::English : Language::Japanese);
    m_window->showPage(static_cast<MainWindow::Page>(page));
    m_window->settle();
    m_appearance->setLanguage(language);
    m_window->settle();
    for (QMenu *menu : m_window->findChildren<QMenu *>())
        emit menu->aboutToShow();
    const auto texts = [this] {
        QStringList all = textsOf(m_window.get());
        all.removeIf([](const QString &text) { return text.endsWith(QStringLiteral(": 日本語")); }); // a name
        return all;
    };
    // what would change the answer is computed a moment later where it is not in sight
    QTRY_COMPARE(textsNotIn(language, texts()).join(QLatin1Char('\n')), QString());
    const QString title = m_appearance->formatter().text(m_document->study().title);
    QVERIFY(texts().join(QLatin1Char('\n')).contains(title));
}

void TestMainWindow::everyControlHasAName()
{
    for (const auto page : {MainWindow::Compare, MainWindow::Run, MainWindow::Results, MainWindow::Report}) {
        m_window->showPage(page);
        m_window->settle();
        QCOMPARE(controlsWithoutName(m_window.get()).join(QLatin1Char('\n')), QString());
    }
    open(QStringLiteral("/nonexistent.json"));
    QCOMPARE(controlsWithoutName(m_window.get()).join(QLatin1Char('\n')), QString());
}

void TestMainWindow::everythingIsReachedByKeyboard()
{
    changeDemand();
    m_document->history().undo();
    changeDemand(); // so that undo is enabled
    const QList<QWidget *> chain = tabChain(m_window.get());
    for (const char *name : {"Compare", "Run", "Results", "Report", "Undo", "Export", "Study:", "Dark theme"})
        QVERIFY2(chain.contains(button(name)), name);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(button("Run")->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(button("Results")->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(button("Report")->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(button("Compare")->isChecked());
}

void TestMainWindow::menusListEveryStudyAndExport()
{
    QStringList actions;
    for (QMenu *menu : m_window->findChildren<QMenu *>()) {
        emit menu->aboutToShow();
        for (const QAction *action : menu->actions())
            actions << action->text();
    }
    const QString all = actions.join(QLatin1Char('\n'));
    for (const std::string &id : shippedStudyIds())
        QVERIFY2(all.contains(QString::fromStdString(shippedStudy(id).title.en)), id.c_str());
    for (const char *text : {"PDF", "SVG", "XLSX", "CSV", "JSON", "MLPerf", "Copy"})
        QVERIFY2(all.contains(QLatin1String(text)), text);
}

void TestMainWindow::titleNamesTheStudyAndMarksChanges()
{
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("LayoutLM")));
    QVERIFY(!m_window->isWindowModified());
    changeDemand();
    QVERIFY(m_window->isWindowModified());
    m_document->history().undo();
    QVERIFY(!m_window->isWindowModified());
    m_window->openStudy(QStringLiteral("gpt-3-training"));
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("LayoutLM")));
}

void TestMainWindow::undoAndRedoHaveKeysAndButtons()
{
    QVERIFY(!button("Undo")->isEnabled());
    changeDemand();
    QVERIFY(button("Undo")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_document->history().canUndo());
    QTest::mouseClick(button("Redo"), Qt::LeftButton);
    QCOMPARE(m_document->study().assumptions.demand.value.value, 555.0);
}

void TestMainWindow::studyFileIsOpened()
{
    Study study = shippedStudy("gpt-3-training");
    study.title = {"My own study", {}};
    open(written("own.json", QByteArray::fromStdString(studyToJson(study).dump())));
    QCOMPARE(banner(), QString());
    QCOMPARE(m_document->study().title.en, std::string("My own study"));
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("My own study")));
}

void TestMainWindow::brokenStudyIsExplainedAndChangesNothing()
{
    const QString path = written("broken.json", "{\"format\": ");
    open(path);
    QVERIFY2(banner().contains(path), qPrintable(banner()));
    QCOMPARE(m_document->study().id, std::string("aws-2023-layoutlm"));
    m_appearance->setLanguage(Language::Japanese);
    open(path);
    QVERIFY2(banner().contains(QChar(0x3002)), qPrintable(banner())); // 。
    m_window->openStudy(QStringLiteral("gpt-3-training"));
    QCOMPARE(banner(), QString());
}

void TestMainWindow::unknownFileIsExplained()
{
    const QString path = written("notes.txt", "hello");
    open(path);
    QCOMPARE(banner(), sentence({ErrorCode::FormatUnknown, {{"file", path.toStdString()}}}));
}

void TestMainWindow::missingFileIsExplained()
{
    open(QStringLiteral("/nonexistent/x.txt"));
    QCOMPARE(banner(), sentence({ErrorCode::FileNotFound, {{"file", "/nonexistent/x.txt"}}}));
}

void TestMainWindow::resultFolderIsImportedAndCompared()
{
    open(QString::fromStdString(fixture("mlperf").string()) + QLatin1Char('/') + a100);
    QCOMPARE(banner(), QStringLiteral("1 result is in the workbook."));
    QVERIFY(m_window->resultsPage().isVisible());
    QCOMPARE(m_window->resultsPage().selection().size(), std::size_t{1});
    acceptDialog();
    m_window->resultsPage().compare();
    m_workbook->wait();
    QCOMPARE(banner(), QString());
    QCOMPARE(m_document->study().candidates.size(), std::size_t{3});
    QCOMPARE(m_document->study().candidates.back().throughput->provenance, Provenance::Measured);
    QCOMPARE(m_document->focused(), std::size_t{2});
    m_document->history().undo();
    QCOMPARE(m_document->study().candidates.size(), std::size_t{2});
    m_document->history().setClean();
}

void TestMainWindow::undoBelongsToThePage()
{
    open(QString::fromStdString(fixture("mlperf").string()) + QLatin1Char('/') + a100);
    changeDemand();
    m_workbook->remove({m_workbook->rows().front().id});
    m_workbook->wait();
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().size(), std::size_t{1});
    QCOMPARE(m_document->study().assumptions.demand.value.value, 555.0);
    m_window->showPage(MainWindow::Compare);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_document->study().assumptions.demand.value.value != 555.0);
    QCOMPARE(m_workbook->rows().size(), std::size_t{1});
}

void TestMainWindow::studyIsSavedInTheWorkbook()
{
    changeDemand();
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    m_workbook->wait();
    QVERIFY(!m_document->isModified());
    QVERIFY2(banner().contains(QStringLiteral("results.hakari")), qPrintable(banner()));
    QCOMPARE(m_workbook->studies().size(), std::size_t{1});
}

void TestMainWindow::workbookIsOpenedAndRemembered()
{
    const QString other = m_folder->filePath(QStringLiteral("other.hakari"));
    QVERIFY(Workbook::create(other.toStdString()));
    open(other);
    QCOMPARE(banner(), QString());
    QCOMPARE(m_window->resultsPage().title(), QStringLiteral("other"));
    QCOMPARE(m_window->workbookFiles().recent(),
             (QStringList{other, m_folder->filePath(QStringLiteral("results.hakari"))}));
}

void TestMainWindow::brokenWorkbookIsExplainedAndTheOpenOneStays()
{
    open(written("broken.hakari", "this is no workbook at all, whatever its name says"));
    QVERIFY2(banner().contains(QStringLiteral("broken.hakari")), qPrintable(banner()));
    QCOMPARE(m_window->resultsPage().title(), QStringLiteral("results"));
    QVERIFY(m_workbook->isWritable());
}

void TestMainWindow::studyMadeOfResultsIsOpenedAndUnsaved()
{
    Study made = m_document->study();
    made.candidates.erase(made.candidates.begin());
    made.baseline = made.candidates[0].id;
    emit m_window->findChild<ComparePage *>()->studyMade(made);
    QCOMPARE(m_document->study().candidates.size(), std::size_t{1});
    QVERIFY(m_document->isModified());
    answer(QMessageBox::Cancel); // the next one would throw it away
    emit m_window->findChild<ComparePage *>()->studyMade(shippedStudy("gpt-3-training"));
    QCOMPARE(m_document->study().candidates.size(), std::size_t{1});
    m_document->history().setClean();
}

void TestMainWindow::folderWithoutAResultIsExplained()
{
    const QTemporaryDir empty;
    open(empty.path());
    QVERIFY2(banner().contains(empty.path()), qPrintable(banner()));
    QCOMPARE(m_document->study().candidates.size(), std::size_t{2});
}

void TestMainWindow::droppedFileIsOpened()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(written("notes.txt", "hello"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    m_workbook->wait();
    QVERIFY2(banner().contains(QStringLiteral("notes.txt")), qPrintable(banner()));
}

void TestMainWindow::onlyFilesMayBeDropped()
{
    QMimeData data;
    data.setText(QStringLiteral("text"));
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestMainWindow::bannerIsClosedByItsButton()
{
    open(QStringLiteral("/nonexistent/x.txt"));
    QCOMPARE(QApplication::focusWidget(), button("Close"));
    QTest::keyClick(button("Close"), Qt::Key_Space);
    QCOMPARE(banner(), QString());
}

void TestMainWindow::unsavedChangesAreAskedFor()
{
    changeDemand();
    answer(QMessageBox::Cancel);
    m_window->openStudy(QStringLiteral("gpt-3-training"));
    QCOMPARE(m_document->study().id, std::string("aws-2023-layoutlm"));
    answer(QMessageBox::Discard);
    m_window->openStudy(QStringLiteral("gpt-3-training"));
    QCOMPARE(m_document->study().id, std::string("gpt-3-training"));
    QVERIFY(!m_window->isWindowModified());
}

void TestMainWindow::closingAsksForUnsavedChanges()
{
    changeDemand();
    answer(QMessageBox::Cancel);
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    answer(QMessageBox::Discard);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
}

void TestMainWindow::closingSavesTheStudyFirst()
{
    changeDemand();
    answer(QMessageBox::Save);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_workbook->studies().size(), std::size_t{1});
    QVERIFY(!m_document->isModified());
}

void TestMainWindow::headerOfTheRunPageSpeaksOfTheRun()
{
    QVERIFY(button("Study:")->isVisible());
    QVERIFY(!m_window->runPage().actions()->isVisible());
    m_window->showPage(MainWindow::Run);
    QVERIFY(!button("Study:")->isVisible());
    QVERIFY(!button("Undo")->isVisible());
    QVERIFY(m_window->runPage().actions()->isVisible());
    m_window->showPage(MainWindow::Compare);
    QVERIFY(button("Undo")->isVisible());
    QVERIFY(!m_window->runPage().actions()->isVisible());
}

/// A shell stands in for an engine that says nothing and is still there.
void TestMainWindow::closingAsksWhileARunGoesOn()
{
    RunPage &page = m_window->runPage();
    page.form().choose(QStringLiteral("null"));
    writeAll(m_folder->filePath(QStringLiteral("mute")),
             "case \"$2\" in run) exec sleep 600 ;; backends) echo '{\"backends\": []}' ;; "
             "*) echo '{\"meters\": []}' ;; esac\n");
    page.setLauncher(QStringLiteral("/bin/sh ") + m_folder->filePath(QStringLiteral("mute")));
    page.settle();
    page.run();
    QVERIFY(page.isRunning());
    answer(QMessageBox::No);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QVERIFY(page.isRunning());
    answer(QMessageBox::Yes);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(!page.isRunning());
}

void TestMainWindow::chartIsCopied()
{
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage() && data->hasFormat(QStringLiteral("image/svg+xml")));
    QVERIFY(data->text().contains(QStringLiteral("inf1.2xlarge")));
    QVERIFY(!banner().isEmpty());
}

void TestMainWindow::reportPageShowsItsPages()
{
    m_window->showPage(MainWindow::Report);
    const auto pages = [this] {
        const auto labels = m_window->findChild<ReportPage *>()->findChildren<QLabel *>();
        return std::ranges::count_if(labels, [](const QLabel *label) { return !label->pixmap().isNull(); });
    };
    QTRY_VERIFY(pages() >= 3);
}

HAKARI_GUI_TEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
