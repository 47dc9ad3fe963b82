// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"
#include "app/workbench/options.h"
#include "app/workbench/settings.h"

#include "core/base/datafolder.h"
#include "core/base/file.h"
#include "core/exchange/resultoption.h"
#include "core/study/studyfile.h"
#include "widgets/charts/chartexport.h"
#include "widgets/report/reportdocument.h"

#include <QApplication>
#include <QStandardPaths>

#include <algorithm>
#include <clocale>
#include <cstdio>

namespace hakari {

namespace {

constexpr int failed = 1;
constexpr const char *firstStudy = "aws-2023-layoutlm";

int fail(const Error &error, const Formatter &formatter)
{
    std::fprintf(stderr, "hakari: %s\n", formatter.sentence(error).toUtf8().constData());
    return failed;
}

/// The id or the path.
std::string chosenId(const Options &options)
{
    return options.study.isEmpty() ? firstStudy : options.study.toStdString();
}

Expected<Study> chosenStudy(const Options &options, const Catalogue &catalogue)
{
    auto study = findStudy(chosenId(options), dataFolder() / "studies", catalogue);
    for (const QString &option : options.results) {
        if (!study)
            break;
        auto candidate = candidateFromResultOption(*study, catalogue, option.toStdString());
        if (!candidate)
            return tl::unexpected(candidate.error());
        study->candidates.push_back(std::move(*candidate));
    }
    return study;
}

/// --report, --chart and --screenshot: written without anybody watching.
Expected<void> writeFiles(const Options &options, StudyDocument &document, MainWindow &window,
                          const Formatter &formatter)
{
    if (!options.report.isEmpty()) {
        const auto pdf = ReportDocument(document.study(), document.comparison(), formatter).toPdf();
        if (!pdf)
            return tl::unexpected(pdf.error());
        if (auto written = writeFileAtomically(options.report.toStdString(), pdf->toStdString()); !written)
            return written;
    }
    if (!options.chart.isEmpty()) {
        const auto written = exportChart(chartForExport(document.study(), document.comparison(), formatter),
                                         formatter.text(document.study().title), formatter.language(),
                                         {options.chartSize.width(), options.chartSize.height()},
                                         options.chart);
        if (!written)
            return written;
    }
    if (options.screenshot.isEmpty())
        return {};
    window.resize(options.size);
    window.show();
    window.settle();
    QApplication::processEvents();
    window.settle();
    QApplication::processEvents(); // what changed is laid out anew
    if (!window.grab().save(options.screenshot))
        return tl::unexpected(
            Error{ErrorCode::WriteFailed,
                  {{"file", options.screenshot.toStdString()}, {"cause", "the picture was refused"}}});
    return {};
}

/// Where this person's data are kept.
std::filesystem::path ownFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdString();
}

RunPlaces runPlaces(const Settings &settings, const Catalogue &catalogue)
{
    return {
        {engineProgram(), settings.launcher()}, dataFolder() / "workloads", ownFolder() / "runs", &catalogue};
}

MainWindow::Page pageNamed(const QString &name)
{
    if (name == QLatin1String("run"))
        return MainWindow::Run;
    if (name == QLatin1String("results"))
        return MainWindow::Results;
    return name == QLatin1String("report") ? MainWindow::Report : MainWindow::Compare;
}

/// A workbook that is named is the one that takes the results; else it is that of the last time.
void openFiles(MainWindow &window, const QStringList &paths, const QStringList &recentWorkbooks)
{
    window.workbookFiles().setRecent(recentWorkbooks);
    if (std::none_of(paths.begin(), paths.end(), WorkbookFiles::isWorkbook))
        window.workbookFiles().openUsual(ownFolder());
    window.openPaths(paths);
}

int run(QApplication &application, const Options &options)
{
    const Settings settings(options.resetSettings);
    const bool unattended = options.writesFiles();
    const Language language = options.language.value_or(settings.language());
    Appearance appearance(language, options.dark.value_or(!unattended && settings.dark()));
    auto catalogue = Catalogue::load(dataFolder() / "catalogue");
    if (!catalogue)
        return fail(catalogue.error(), appearance.formatter());
    const auto shared = std::make_shared<const Catalogue>(std::move(*catalogue));
    StudyDocument document(shared);
    const auto study = chosenStudy(options, *shared);
    if (!study)
        return fail(study.error(), appearance.formatter());
    WorkbookDocument workbook;
    MainWindow window(document, workbook, appearance, dataFolder() / "studies", runPlaces(settings, *shared));
    if (const auto error = window.studyFiles().open(*study, {{}, chosenId(options)}))
        return fail(*error, appearance.formatter());
    window.showPage(pageNamed(options.page));
    if (unattended) {
        window.openPaths(options.paths);
        workbook.wait();
        const auto written = writeFiles(options, document, window, appearance.formatter());
        return written ? 0 : fail(written.error(), appearance.formatter());
    }
    settings.restore(window);
    settings.follow(window, appearance);
    window.show();
    openFiles(window, options.paths, settings.workbooks());
    const int status = application.exec();
    settings.savePlace(window);
    return status;
}

} // namespace

} // namespace hakari

int main(int argc, char **argv)
{
    hakari::useOffscreenWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the environment's; libraries below write numbers with it
    QApplication::setApplicationName(QStringLiteral("hakari"));
    QApplication::setDesktopFileName(QStringLiteral("hakari")); // by which Wayland finds icon and name
    QApplication::setApplicationVersion(QStringLiteral(HAKARI_VERSION));
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setFont(hakari::font(hakari::FontRole::Text));
    const auto options = hakari::parseOptions(application.arguments());
    if (!options) {
        std::fprintf(stderr, "%s\n", options.error().toUtf8().constData());
        constexpr int wrongUsage = 2;
        return wrongUsage;
    }
    if (!options->message.isEmpty()) {
        std::fprintf(stdout, "%s\n", options->message.toUtf8().constData());
        return 0;
    }
    return hakari::run(application, *options);
}
