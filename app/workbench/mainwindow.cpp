// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"

#include "core/base/file.h"
#include "core/exchange/mlperf.h"
#include "core/record/recordedrun.h"
#include "widgets/controls/elements.h"
#include "widgets/format/summary.h"
#include "widgets/style/icons.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QShortcut>
#include <QTimer>

namespace hakari {

namespace {

constexpr int railWidth = 76;
constexpr int headerHeight = 64;
constexpr int markSize = 40;

/// Every file is named, by the sentence or before it.
QString failureText(const ImportFailure &failure, const Formatter &formatter)
{
    const QString sentence = formatter.sentence(failure.error);
    const QString file = QString::fromStdString(displayPath(failure.file));
    return file.isEmpty() || sentence.contains(file) ? sentence : file + QStringLiteral(": ") + sentence;
}

} // namespace

MainWindow::MainWindow(StudyDocument &document, WorkbookDocument &workbook, Appearance &appearance,
                       std::filesystem::path studies, const RunPlaces &runs)
    : m_document(document),
      m_workbook(workbook),
      m_appearance(appearance),
      m_pages(new QStackedWidget(this)),
      m_compare(new ComparePage(document, appearance, this)),
      m_run(new RunPage(workbook, appearance, runs, this)),
      m_results(new ResultsPage(workbook, appearance, this)),
      m_report(new ReportPage(document, appearance, this)),
      m_exporter(new Exporter(document, workbook, appearance, this)),
      m_studyFiles(new StudyFiles(document, workbook, appearance, *m_exporter, std::move(studies), this)),
      m_workbookFiles(new WorkbookFiles(workbook, runs.runs, this)),
      m_mark(new QLabel(this)),
      m_title(new QToolButton(this)),
      m_pageTitle(makeLabel("title", this)),
      m_subtitle(makeLabel("note", this)),
      m_undo(makeQuietButton(QStringLiteral("undo"), this)),
      m_redo(makeQuietButton(QStringLiteral("redo"), this)),
      m_theme(makeQuietButton(QStringLiteral("theme"), this)),
      m_languages(new Segments({QStringLiteral("日本語"), QStringLiteral("English")}, this)),
      m_export(new QToolButton(this)),
      m_studyMenu(new QMenu(this)),
      m_exportMenu(new QMenu(this)),
      m_banner(new Banner(appearance, this))
{
    m_pages->addWidget(m_compare);
    m_pages->addWidget(m_run);
    m_pages->addWidget(m_results);
    m_pages->addWidget(m_report);
    auto *main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(buildHeader());
    main->addWidget(m_banner);
    main->addWidget(m_pages, 1);
    auto *central = new QWidget(this);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildRail());
    layout->addLayout(main, 1);
    setCentralWidget(central);
    setAcceptDrops(true);
    setMinimumSize(1024, 640);
    buildActions();
    connectAll();
    retranslate();
}

QWidget *MainWindow::buildRail()
{
    auto *rail = new QFrame(this);
    setRole(rail, "rail");
    rail->setFixedWidth(railWidth);
    auto *layout = new QVBoxLayout(rail);
    layout->setContentsMargins(6, 12, 6, 12);
    layout->setSpacing(4);
    m_mark->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_mark);
    layout->addSpacing(14);
    layout->addWidget(addRailButton(rail, Compare));
    layout->addWidget(addRailButton(rail, Run));
    layout->addWidget(addRailButton(rail, Results));
    layout->addWidget(addRailButton(rail, Report));
    layout->addStretch(1);
    layout->addWidget(m_theme, 0, Qt::AlignHCenter);
    return rail;
}

QToolButton *MainWindow::addRailButton(QWidget *rail, Page page)
{
    auto *button = new QToolButton(rail);
    setRole(button, "rail");
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({20, 20});
    button->setFixedSize(railWidth - 12, 54);
    button->setFocusPolicy(Qt::StrongFocus);
    m_railButtons.addButton(button, page);
    return button;
}

QWidget *MainWindow::buildHeader()
{
    auto *header = new QFrame(this);
    setRole(header, "header");
    header->setFixedHeight(headerHeight);
    setRole(m_title, "title");
    m_title->setPopupMode(QToolButton::InstantPopup);
    m_title->setMenu(m_studyMenu);
    m_title->setFocusPolicy(Qt::StrongFocus);
    setRole(m_export, "main");
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exportMenu);
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_subtitle->setIndent(6);
    m_pageTitle->setIndent(6);
    m_subtitle->setMinimumWidth(1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch(1);
    texts->addWidget(m_title, 0, Qt::AlignLeft);
    texts->addWidget(m_pageTitle, 0, Qt::AlignLeft);
    texts->addWidget(m_subtitle);
    texts->addStretch(1);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(margin - 6, 0, margin, 0);
    layout->setSpacing(halfGap);
    layout->addLayout(texts, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addSpacing(halfGap);
    layout->addWidget(m_languages, 0, Qt::AlignVCenter);
    layout->addSpacing(halfGap);
    layout->addWidget(m_export);
    layout->addWidget(m_run->actions());
    layout->addWidget(m_results->actions());
    return header;
}

void MainWindow::buildActions()
{
    const auto shortcut = [this](const QKeySequence &keys, auto &&action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    shortcut(QKeySequence::Undo, [this] { m_history.undo(); });
    shortcut(QKeySequence::Redo, [this] { m_history.redo(); });
    shortcut(QKeySequence::Open, [this] { m_studyFiles->askToOpen(); });
    shortcut(QKeySequence::Save, [this] { m_studyFiles->save(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { m_studyFiles->saveAs(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askToImport(false); });
    shortcut(QKeySequence::Quit, [this] { close(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { showExportMenu(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyChart(); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_1), [this] { showPage(Compare); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_2), [this] { showPage(Run); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_3), [this] { showPage(Results); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_4), [this] { showPage(Report); });
}

void MainWindow::connectAll()
{
    connect(&m_document, &StudyDocument::changed, this, &MainWindow::showStudy);
    connect(&m_document.history(), &QUndoStack::cleanChanged, this, &MainWindow::showStudy);
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::retranslate);
    connect(&m_railButtons, &QButtonGroup::idClicked, this,
            [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_undo, &QToolButton::clicked, &m_history, &QUndoGroup::undo);
    connect(m_redo, &QToolButton::clicked, &m_history, &QUndoGroup::redo);
    connect(&m_history, &QUndoGroup::canUndoChanged, m_undo, &QToolButton::setEnabled);
    connect(&m_history, &QUndoGroup::canRedoChanged, m_redo, &QToolButton::setEnabled);
    m_history.addStack(&m_document.history());
    m_history.addStack(&m_workbook.history());
    m_history.setActiveStack(&m_document.history());
    connect(m_theme, &QToolButton::clicked, this,
            [this] { m_appearance.setDark(!m_appearance.theme().dark); });
    connect(m_languages, &Segments::chosen, this,
            [this](int index) { m_appearance.setLanguage(static_cast<Language>(index)); });
    connect(m_compare, &ComparePage::studyMade, m_studyFiles, &StudyFiles::openMade);
    connect(m_compare, &ComparePage::exportRequested, m_exporter, &Exporter::saveChart);
    connect(m_compare, &ComparePage::copyRequested, m_exporter, &Exporter::copyChart);
    connect(m_run, &RunPage::addRequested, this,
            [this](const RunRecordRef &record) { addRecords({record}); });
    connect(m_run, &RunPage::showRequested, this, [this](ResultId result) {
        showPage(Results);
        m_results->select({result});
    });
    connect(m_run, &RunPage::failed, this, &MainWindow::report);
    connect(m_run, &RunPage::headerChanged, this, &MainWindow::showHeader);
    connectFiles();
    connectResults();
    connect(m_report, &ReportPage::saveRequested, m_exporter, &Exporter::saveReport);
}

void MainWindow::connectFiles()
{
    connect(m_exporter, &Exporter::succeeded, m_banner, &Banner::announce);
    connect(m_exporter, &Exporter::failed, this, &MainWindow::report);
    connect(m_studyFiles, &StudyFiles::opened, this, [this] {
        if (!m_opensPaths)
            m_banner->clear();
    });
    connect(m_studyFiles, &StudyFiles::succeeded, m_banner, &Banner::announce);
    connect(m_studyFiles, &StudyFiles::failed, this, &MainWindow::report);
    connect(m_workbookFiles, &WorkbookFiles::succeeded, m_banner, &Banner::announce);
    connect(m_workbookFiles, &WorkbookFiles::failed, this, &MainWindow::report);
    connect(m_workbookFiles, &WorkbookFiles::keptFound, m_banner, &Banner::add);
    connect(m_workbookFiles, &WorkbookFiles::importing, m_banner, &Banner::clear);
    connect(&m_workbook, &WorkbookDocument::failed, this, &MainWindow::report);
    connect(&m_workbook, &WorkbookDocument::imported, this, &MainWindow::showImported);
    connect(m_studyMenu, &QMenu::aboutToShow, this, [this] { m_studyFiles->fill(*m_studyMenu); });
    connect(m_exportMenu, &QMenu::aboutToShow, this, [this] { m_exporter->fill(*m_exportMenu); });
}

void MainWindow::connectResults()
{
    connect(m_results, &ResultsPage::headerChanged, this, &MainWindow::showHeader);
    connect(m_results, &ResultsPage::compareRequested, this, &MainWindow::addRecords);
    connect(m_results, &ResultsPage::importRequested, this, [this] { askToImport(false); });
    connect(m_results, &ResultsPage::exportRequested, this, &MainWindow::exportResults);
    connect(m_results, &ResultsPage::failed, this, &MainWindow::report);
    connect(m_results, &ResultsPage::announced, m_banner, &Banner::announce);
    connect(&m_results->workbookMenu(), &QMenu::aboutToShow, this, [this] {
        m_workbookFiles->fill(m_results->workbookMenu());
        m_results->workbookMenu().addSeparator();
        m_results->workbookMenu().addAction(tr("Import an MLPerf result folder…"), this,
                                            [this] { askToImport(true); });
    });
}

void MainWindow::retranslate()
{
    const Theme &theme = m_appearance.theme();
    setWindowIcon(QIcon(QStringLiteral(":/icons/hakari.svg")));
    m_mark->setPixmap(mark(theme, markSize, devicePixelRatioF()));
    m_mark->setAccessibleName(QStringLiteral("Hakari"));
    const auto label = [](QAbstractButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(tip);
        button->setToolTip(tip);
    };
    label(m_railButtons.button(Compare), tr("Compare"), tr("Compare"));
    label(m_railButtons.button(Run), tr("Run"), tr("Run"));
    label(m_railButtons.button(Results), tr("Results"), tr("Results"));
    label(m_railButtons.button(Report), tr("Report"), tr("Report"));
    m_railButtons.button(Compare)->setIcon(icon(QStringLiteral("compare"), theme));
    m_railButtons.button(Run)->setIcon(icon(QStringLiteral("run"), theme));
    m_railButtons.button(Results)->setIcon(icon(QStringLiteral("results"), theme));
    m_railButtons.button(Report)->setIcon(icon(QStringLiteral("report"), theme));
    label(m_undo, {}, tr("Undo (Ctrl+Z)"));
    label(m_redo, {}, tr("Redo (Ctrl+Shift+Z)"));
    label(m_theme, {}, theme.dark ? tr("Light theme") : tr("Dark theme"));
    m_undo->setIcon(icon(QStringLiteral("undo"), theme));
    m_redo->setIcon(icon(QStringLiteral("redo"), theme));
    m_theme->setIcon(icon(QStringLiteral("theme"), theme));
    label(m_export, tr("Export"), tr("Export (Ctrl+E)"));
    m_languages->setCurrent(static_cast<int>(m_appearance.formatter().language()));
    m_languages->setAccessibleName(tr("Language"));
    setLocale(QLocale());
    showStudy();
}

void MainWindow::showStudy()
{
    if (m_document.study().candidates.empty())
        return;
    const Formatter &formatter = m_appearance.formatter();
    const QString title = formatter.text(m_document.study().title);
    m_title->setText(title + (m_document.isModified() ? QStringLiteral(" *") : QString()));
    m_title->setAccessibleName(tr("Study: %1").arg(title));
    m_title->setToolTip(formatter.text(m_document.study().summary));
    setWindowTitle(QStringLiteral("%1[*] — Hakari").arg(title));
    setWindowModified(m_document.isModified());
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_railButtons.button(m_pages->currentIndex())->setChecked(true);
    showHeader();
}

/// The header speaks of the study, on the Run page of the run, on the Results page of the workbook.
void MainWindow::showHeader()
{
    if (m_document.study().candidates.empty())
        return;
    const int page = m_pages->currentIndex();
    const bool ofStudy = page != Run && page != Results;
    for (QWidget *each : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_export)})
        each->setVisible(ofStudy);
    for (QWidget *each : {m_undo, m_redo})
        each->setVisible(page != Run);
    m_pageTitle->setVisible(!ofStudy);
    m_run->actions()->setVisible(page == Run);
    m_results->actions()->setVisible(page == Results);
    m_pageTitle->setText(page == Run ? m_run->title() : m_results->title());
    const QString line = page == Run       ? m_run->subtitle()
                         : page == Results ? m_results->subtitle()
                                           : assumptionsLine(m_document.study(), m_document.comparison(),
                                                             m_appearance.formatter());
    m_subtitle->setText(line);
    m_subtitle->setToolTip(line);
}

void MainWindow::showPage(Page page)
{
    if (page != m_pages->currentIndex())
        m_banner->leavePage();
    m_pages->setCurrentIndex(page);
    m_railButtons.button(page)->setChecked(true);
    m_history.setActiveStack(page == Run       ? nullptr // nothing there is a step
                             : page == Results ? &m_workbook.history()
                                               : &m_document.history());
    showHeader();
}

void MainWindow::settle()
{
    if (m_pages->currentIndex() == Compare)
        m_compare->settle();
    else if (m_pages->currentIndex() == Run)
        m_run->settle();
    else if (m_pages->currentIndex() == Results)
        m_results->settle();
    else
        m_report->settle();
}

/// That of the page in sight.
void MainWindow::showExportMenu()
{
    if (m_pages->currentIndex() == Results)
        m_results->showExportMenu();
    else if (m_export->isVisible())
        m_export->showMenu();
}

void MainWindow::copyChart()
{
    if (m_export->isVisible()) // else no chart is in sight
        m_exporter->copyChart();
}

void MainWindow::report(const Error &error)
{
    m_banner->report(m_appearance.formatter().sentence(error));
}

void MainWindow::openPaths(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_banner->clear();
    m_opensPaths = true;
    std::vector<std::filesystem::path> results;
    for (const QString &path : paths)
        openPath(path, results);
    m_opensPaths = false;
    if (!results.empty())
        import(results);
}

/// Once the first workbook is there, which takes a moment.
void MainWindow::import(const std::vector<std::filesystem::path> &results)
{
    if (!m_workbook.isOpen() && m_workbook.isBusy()) {
        connect(
            &m_workbook, &WorkbookDocument::opened, this, [=, this] { import(results); },
            Qt::SingleShotConnection);
        return;
    }
    m_opensPaths = m_workbook.isOpen(); // else nothing comes
    m_workbook.import(results);
}

/// What is a result is put to the others, which are stored together.
void MainWindow::openPath(const QString &path, std::vector<std::filesystem::path> &results)
{
    const std::filesystem::path file(path.toStdString());
    if (!QFileInfo::exists(path))
        report({ErrorCode::FileNotFound, {{"file", path.toStdString()}}});
    else if (QFileInfo(path).isDir() || isMlperfRun(file) || isRecordedRun(file))
        results.push_back(file);
    else if (WorkbookFiles::isWorkbook(path))
        m_workbookFiles->open(path);
    else if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        m_studyFiles->openFile(path);
    else
        report({ErrorCode::FormatUnknown, {{"file", path.toStdString()}}});
}

void MainWindow::askToImport(bool folders)
{
    const QString title = tr("Import results");
    const QStringList paths =
        folders ? QStringList{QFileDialog::getExistingDirectory(this, title)}
                : QFileDialog::getOpenFileNames(
                    this, title, {}, tr("Recorded runs and MLPerf summaries (*.jsonl *.txt);;All files (*)"));
    openPaths(folders && paths.front().isEmpty() ? QStringList() : paths);
}

void MainWindow::showImported(const ImportReport &report)
{
    if (!std::exchange(m_opensPaths, false))
        m_banner->clear();
    if (!report.results.empty()) {
        showPage(Results);
        m_results->select(report.results);
        const auto count = static_cast<int>(report.results.size());
        m_banner->add(report.known == report.results.size()
                          ? tr("%n results were in the workbook already.", nullptr, count)
                          : tr("%n results are in the workbook.", nullptr, count));
    }
    for (const ImportFailure &failure : report.failures)
        m_banner->report(failureText(failure, m_appearance.formatter()));
}

void MainWindow::addRecords(const std::vector<RunRecordRef> &records)
{
    m_banner->clear();
    showPage(Compare);
    m_compare->addResults(records);
}

void MainWindow::exportResults(const QString &format)
{
    m_exporter->saveResults(m_results->selection(), format);
}

/// Goes on once no run does, so that what one measured is kept.
void MainWindow::endRun(const std::function<void()> &then)
{
    if (!m_run->isRunning())
        return then();
    QMessageBox box(QMessageBox::Question, tr("A run is going on"), tr("A run is going on."),
                    QMessageBox::Yes | QMessageBox::No, this);
    QString loss = tr("What it has measured so far is kept.");
    if (const int waiting = m_run->waiting(); waiting > 0)
        loss += QLatin1Char(' ') + tr("%n runs that wait are lost.", nullptr, waiting);
    box.setInformativeText(loss);
    box.button(QMessageBox::Yes)->setText(tr("Cancel the run and close"));
    box.button(QMessageBox::No)->setText(tr("Keep running"));
    box.setDefaultButton(QMessageBox::No);
    if (box.exec() != QMessageBox::Yes)
        return;
    if (!m_run->isRunning())
        return then();
    constexpr int patience = 10'000; // ms: a long run takes a moment to be judged
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(
        m_run, &RunPage::idle, timer, [timer] { timer->start(0); }, Qt::SingleShotConnection);
    connect(
        timer, &QTimer::timeout, this,
        [=] {
            timer->deleteLater();
            then();
        },
        Qt::SingleShotConnection);
    timer->start(patience);
    m_run->cancelAll();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    openPaths(paths);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || (!m_document.isModified() && !m_run->isRunning()))
        return;
    event->ignore();
    const auto closeNow = [this] {
        m_mayClose = true;
        QTimer::singleShot(0, this, &QWidget::close); // not from within this event
    };
    m_studyFiles->settle([=, this] {
        endRun([=, this, settled = m_document.revision()] {
            if (m_document.revision() == settled)
                closeNow();
            else
                m_studyFiles->settle(closeNow); // it was changed while the run ended
        });
    });
}

} // namespace hakari
