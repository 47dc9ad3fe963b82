// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"
#include "app/workbench/settings.h"
#include "tests/support/guimain.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"
#include "tests/workbook/workbookfile.h"

#include "core/record/runwriter.h"
#include "core/study/studyfile.h"
#include "widgets/compare/comparepage.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include <functional>

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

/// Answers the next dialog, whatever asks; chain them for dialogs that follow one another.
void whenAsked(const std::function<void(QDialog &)> &answer)
{
    auto *timer = new QTimer(qApp);
    timer->setObjectName(QStringLiteral("answer"));
    QObject::connect(timer, &QTimer::timeout, timer, [=] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isVisible())
            return;
        delete timer;
        answer(*dialog);
    });
    timer->start(0);
}

void typeTitle(const QString &title)
{
    whenAsked([title](QDialog &dialog) {
        auto *edit = dialog.findChild<QLineEdit *>();
        if (!edit)
            qFatal("nobody asked for a title");
        edit->setText(title);
        dialog.accept();
    });
}

void choose(QDialog &question, QMessageBox::StandardButton button)
{
    qobject_cast<QMessageBox *>(&question)->button(button)->click();
}

void saveFileAs(QDialog &dialog, const QString &path)
{
    dialog.findChild<QLineEdit *>()->setText(path);
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
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
    void resultsWaitForTheFirstWorkbook();
    void resultFolderIsImportedAndCompared();
    void undoBelongsToThePage();
    void runPageHasNothingToUndo();
    void exportKeyOpensTheMenuOfThePage_data();
    void exportKeyOpensTheMenuOfThePage();
    void severalBadFilesAreAllNamed();
    void fileNameGetsTheSuffixOfItsKind();
    void studyIsSavedInTheWorkbook();
    void everyFirstSaveTakesAPlaceOfItsOwn();
    void savedStudyIsReplacedWithoutAQuestion();
    void titleThatIsLeftStaysInBothLanguages();
    void cancelledTitleSavesNothing();
    void menuTicksTheStudyThatIsOpen();
    void savedStudyIsDeletedAfterAQuestion();
    void changeDuringASaveStaysUnsaved();
    void runsKeptAsFilesAreOffered();
    void settingsAreSavedAsTheyChange();
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
    void changeWhileTheRunEndsIsAskedFor();
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

    /// Keys go to the active window, which a dialog or a menu was until it closed.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    void pressSave() const { press(Qt::Key_S); }

    /// Ctrl+S, and a title for the first time.
    void save(const QString &title) const
    {
        typeTitle(title);
        pressSave();
        m_workbook->wait();
    }

    QMenu &studyMenu() const
    {
        QMenu &menu = *button("Study:")->menu();
        emit menu.aboutToShow();
        return menu;
    }

    /// The first line of the menu that Ctrl+E opens; empty: it opens none.
    QString exportMenu() const
    {
        QString first;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&first] {
            if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
                first = menu->actions().constFirst()->text();
                menu->close();
            }
        });
        timer.start(0);
        press(Qt::Key_E);
        return first;
    }

    QStringList ticked() const
    {
        QStringList out;
        for (const QAction *action : studyMenu().actions()) {
            if (action->isChecked())
                out << action->text().section(QLatin1Char('\t'), 0, 0);
        }
        return out;
    }

    QStringList storedTitles() const
    {
        QStringList out;
        for (const StudyRow &row : m_workbook->studies())
            out << QString::fromStdString(row.title.en);
        return out;
    }

    void startMuteRun() const;

    QString written(const char *name, const QByteArray &bytes) const
    {
        writeAll(m_folder->filePath(QLatin1String(name)), bytes);
        return m_folder->filePath(QLatin1String(name));
    }

    std::filesystem::path runs() const { return m_folder->filePath(QStringLiteral("runs")).toStdString(); }

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
        RunPlaces{
            {QStringLiteral("/nonexistent/hakari-engine"), {}}, resourceFolder() / "workloads", runs()});
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
    const std::unique_ptr<QTimer> waiting(qApp->findChild<QTimer *>(QStringLiteral("answer")));
    m_window.reset();
    m_workbook.reset();
    m_document.reset();
    m_appearance.reset();
    QVERIFY2(!waiting, "nobody asked");
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
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
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
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
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

/// As at a start with files on the command line.
void TestMainWindow::resultsWaitForTheFirstWorkbook()
{
    WorkbookDocument workbook;
    MainWindow window(*m_document, workbook, *m_appearance, resourceFolder() / "studies",
                      RunPlaces{{QStringLiteral("/nonexistent/hakari-engine"), {}}, {}, {}});
    window.workbookFiles().openUsual(m_folder->filePath(QStringLiteral("first")).toStdString());
    window.openPaths({QString::fromStdString(fixture("mlperf").string()) + QLatin1Char('/') + a100});
    workbook.wait();
    QCOMPARE(workbook.rows().size(), std::size_t{1});
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

void TestMainWindow::runPageHasNothingToUndo()
{
    changeDemand();
    m_window->showPage(MainWindow::Run);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_document->study().assumptions.demand.value.value, 555.0);
    m_window->showPage(MainWindow::Compare);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_document->isModified());
}

void TestMainWindow::exportKeyOpensTheMenuOfThePage_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("first");
    QTest::newRow("compare") << int(MainWindow::Compare) << QStringLiteral("Report as PDF…");
    QTest::newRow("run") << int(MainWindow::Run) << QString();
    QTest::newRow("results") << int(MainWindow::Results) << QStringLiteral("Results as JSON…");
    QTest::newRow("report") << int(MainWindow::Report) << QStringLiteral("Report as PDF…");
}

void TestMainWindow::exportKeyOpensTheMenuOfThePage()
{
    QFETCH(int, page);
    QFETCH(QString, first);
    open(QString::fromStdString(fixture("mlperf").string()) + QLatin1Char('/') + a100);
    m_window->showPage(static_cast<MainWindow::Page>(page));
    QCOMPARE(exportMenu(), first);
}

void TestMainWindow::severalBadFilesAreAllNamed()
{
    QStringList paths{written("notes.txt", "hello"), QStringLiteral("/nonexistent/x.txt"),
                      written("bad.jsonl", R"({"v": 1, "event": "hello"})"
                                           "\n"),
                      written("bad.json", "{")};
    m_window->openPaths(paths);
    m_workbook->wait();
    for (const QString &path : paths)
        QVERIFY2(banner().contains(path), qPrintable(banner()));
    for (int i = 0; i < 4; ++i)
        paths << QStringLiteral("/nonexistent/%1.txt").arg(i);
    paths << QString::fromStdString(fixture("mlperf").string()) + QLatin1Char('/') + a100;
    m_window->openPaths(paths);
    m_workbook->wait();
    QVERIFY2(banner().startsWith(QStringLiteral("• 1 result is in the workbook.")), qPrintable(banner()));
    QCOMPARE(banner().count(QLatin1Char('\n')), 6); // five of eight, and how many more
    QVERIFY2(banner().contains(QLatin1Char('3')), qPrintable(banner()));
    open(written("notes.txt", "hello"));
    QVERIFY(!banner().contains(QStringLiteral("nonexistent")));
}

void TestMainWindow::fileNameGetsTheSuffixOfItsKind()
{
    Exporter exporter(*m_document, *m_workbook, *m_appearance, m_window.get());
    const QString one = m_folder->filePath(QStringLiteral("one"));
    whenAsked([=](QDialog &dialog) { saveFileAs(dialog, one); });
    exporter.saveFigures(QStringLiteral("csv"));
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("one.csv"))));
    written("one.csv", "mine");
    whenAsked([=](QDialog &dialog) {
        whenAsked([](QDialog &question) {
            choose(question, QMessageBox::No);
            whenAsked([](QDialog &again) { again.reject(); });
        });
        saveFileAs(dialog, one);
    });
    exporter.saveFigures(QStringLiteral("csv"));
    QCOMPARE(readAll(m_folder->filePath(QStringLiteral("one.csv"))), QByteArray("mine"));
}

void TestMainWindow::everyFirstSaveTakesAPlaceOfItsOwn()
{
    changeDemand();
    save(QStringLiteral("First"));
    m_window->studyFiles().openShipped(QStringLiteral("aws-2023-layoutlm"));
    QVERIFY(m_document->study().assumptions.demand.value.value != 555.0);
    save(QStringLiteral("Second"));
    QCOMPARE(storedTitles(), (QStringList{QStringLiteral("First"), QStringLiteral("Second")}));
    QCOMPARE(m_workbook->studies().front().key, std::string("aws-2023-layoutlm-2"));
    QCOMPARE(m_workbook->studies().back().key, std::string("aws-2023-layoutlm-3"));
    m_window->studyFiles().openStored("aws-2023-layoutlm-2");
    m_workbook->wait();
    QCOMPARE(m_document->study().assumptions.demand.value.value, 555.0);
}

void TestMainWindow::savedStudyIsReplacedWithoutAQuestion()
{
    save(QStringLiteral("Mine"));
    changeDemand();
    pressSave();
    m_workbook->wait();
    QVERIFY(!m_document->isModified());
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
    m_window->studyFiles().openStored("aws-2023-layoutlm-2");
    m_workbook->wait();
    QCOMPARE(m_document->study().assumptions.demand.value.value, 555.0);
    m_document->history().undo(); // nothing: it was opened
    changeDemand();
    pressSave();
    m_workbook->wait();
    QCOMPARE(storedTitles(), QStringList{QStringLiteral("Mine")});
    typeTitle(QStringLiteral("Other"));
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    m_workbook->wait();
    QCOMPARE(storedTitles(), (QStringList{QStringLiteral("Mine"), QStringLiteral("Other")}));
}

void TestMainWindow::titleThatIsLeftStaysInBothLanguages()
{
    const LocalizedText before = m_document->study().title;
    whenAsked([](QDialog &dialog) { dialog.accept(); });
    pressSave();
    m_workbook->wait();
    QCOMPARE(m_document->study().title, before);
    typeTitle(QStringLiteral("Mine"));
    m_window->studyFiles().saveAs();
    m_workbook->wait();
    QCOMPARE(m_document->study().title, (LocalizedText{"Mine", "Mine"}));
}

void TestMainWindow::cancelledTitleSavesNothing()
{
    changeDemand();
    whenAsked([](QDialog &dialog) { dialog.reject(); });
    pressSave();
    m_workbook->wait();
    QVERIFY(m_workbook->studies().empty());
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->study().id, std::string("aws-2023-layoutlm"));
}

void TestMainWindow::menuTicksTheStudyThatIsOpen()
{
    m_window->studyFiles().openShipped(QStringLiteral("aws-2023-layoutlm"));
    const QString shipped = QString::fromStdString(m_document->study().title.en);
    QCOMPARE(ticked(), QStringList{shipped});
    save(shipped);
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
    m_window->studyFiles().openStored("aws-2023-layoutlm-2");
    m_workbook->wait();
    QCOMPARE(ticked(), QStringList{shipped}); // one of two with this title
    const QAction *last = nullptr;
    for (const QAction *action : studyMenu().actions())
        last = action->isChecked() ? action : last;
    QVERIFY2(
        last->text().contains(QLatin1Char('\t') + QDate::currentDate().toString(QStringLiteral("yyyy-"))),
        qPrintable(last->text()));
    open(written("own.json", QByteArray::fromStdString(studyToJson(m_document->study()).dump())));
    QCOMPARE(ticked(), QStringList()); // a file, whatever its id
}

void TestMainWindow::savedStudyIsDeletedAfterAQuestion()
{
    save(QStringLiteral("Mine"));
    const auto remove = [this](QMessageBox::StandardButton how) {
        const auto *menu = studyMenu().findChild<QMenu *>();
        answer(how);
        menu->actions().constFirst()->trigger();
        m_workbook->wait();
    };
    remove(QMessageBox::No);
    QCOMPARE(storedTitles(), QStringList{QStringLiteral("Mine")});
    remove(QMessageBox::Yes);
    QCOMPARE(storedTitles(), QStringList());
    QVERIFY(m_document->isModified()); // it is kept nowhere now
    QVERIFY(!studyMenu().findChild<QMenu *>());
    m_document->history().setClean();
}

/// A step back and another change lead to the same place of the history.
void TestMainWindow::changeDuringASaveStaysUnsaved()
{
    save(QStringLiteral("Mine"));
    changeDemand();
    pressSave(); // waits for its turn
    m_document->history().undo();
    QVERIFY(
        !m_document->edit(QStringLiteral("demand"), [](Study &s) { s.assumptions.demand.value = {777.0}; }));
    m_workbook->wait();
    QVERIFY(m_document->isModified());
    pressSave();
    m_workbook->wait();
    QVERIFY(!m_document->isModified());
}

void TestMainWindow::runsKeptAsFilesAreOffered()
{
    std::filesystem::create_directories(runs());
    std::string lines;
    writeRecordedRun(*workbooktest::ownRecord().data, [&lines](std::string_view line) { lines += line; });
    workbooktest::writeBytes(runs() / "a.jsonl", lines);
    m_window->workbookFiles().openUsual(m_folder->path().toStdString());
    m_workbook->wait();
    QVERIFY2(banner().contains(QStringLiteral("kept as")), qPrintable(banner()));
    QMenu &menu = m_window->resultsPage().workbookMenu();
    emit menu.aboutToShow();
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(
        actions, [](const QAction *action) { return action->text().contains(QStringLiteral("kept as")); });
    QVERIFY(found != actions.end());
    (*found)->trigger();
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().size(), std::size_t{1});
    QCOMPARE(banner(), QStringLiteral("1 result is in the workbook."));
    QVERIFY(std::filesystem::is_empty(runs()));
    emit menu.aboutToShow();
    for (const QAction *action : menu.actions())
        QVERIFY(!action->text().contains(QStringLiteral("kept as")));
}

void TestMainWindow::settingsAreSavedAsTheyChange()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    const Settings settings(false);
    settings.follow(*m_window, *m_appearance);
    const QString other = m_folder->filePath(QStringLiteral("other.hakari"));
    QVERIFY(Workbook::create(other.toStdString()));
    open(other);
    m_window->runPage().setLauncher(QStringLiteral("/nonexistent/launcher"));
    m_appearance->setLanguage(Language::Japanese);
    m_appearance->setDark(true);
    const QByteArray file = readAll(m_folder->filePath(QStringLiteral("hakari/workbench.ini")));
    for (const char *each : {"other.hakari", "/nonexistent/launcher", "language=ja", "theme=dark"})
        QVERIFY2(file.contains(each), file.constData());
}

void TestMainWindow::studyIsSavedInTheWorkbook()
{
    changeDemand();
    save(QStringLiteral("Mine"));
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
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
    QCOMPARE(m_document->study().id, std::string("aws-2023-layoutlm"));
    answer(QMessageBox::Discard);
    m_window->studyFiles().openShipped(QStringLiteral("gpt-3-training"));
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
    whenAsked([](QDialog &question) {
        choose(question, QMessageBox::Save);
        typeTitle(QStringLiteral("Mine"));
    });
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
void TestMainWindow::startMuteRun() const
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
}

void TestMainWindow::closingAsksWhileARunGoesOn()
{
    const RunPage &page = m_window->runPage();
    startMuteRun();
    m_window->runPage().run();
    QString question;
    QTimer::singleShot(0, qApp, [&question] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        question = box->informativeText();
        QTest::keyClick(box, Qt::Key_Return);
    });
    m_window->close();
    QVERIFY2(question.contains(QStringLiteral(" kept. 1 run")), qPrintable(question));
    QVERIFY(page.isRunning()); // nothing is lost by a hasty Return
    QCOMPARE(page.waiting(), 1);
    answer(QMessageBox::No);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QVERIFY(page.isRunning());
    answer(QMessageBox::Yes);
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(!page.isRunning());
}

void TestMainWindow::changeWhileTheRunEndsIsAskedFor()
{
    startMuteRun();
    answer(QMessageBox::Yes);
    m_window->close();
    changeDemand();
    bool asked = false;
    whenAsked([&](QDialog &question) {
        asked = true;
        choose(question, QMessageBox::Cancel);
    });
    QTRY_VERIFY(asked);
    QVERIFY(!m_window->runPage().isRunning());
    QVERIFY(m_window->isVisible());
    m_document->history().setClean();
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
