// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/exporter.h"

#include "core/base/file.h"
#include "core/exchange/comparisoncsv.h"
#include "core/exchange/comparisonjson.h"
#include "core/exchange/comparisonxlsx.h"
#include "core/exchange/resultcsv.h"
#include "core/exchange/resultjson.h"
#include "core/record/runwriter.h"
#include "core/study/studyfile.h"
#include "widgets/charts/chartexport.h"
#include "widgets/report/reportdocument.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

namespace hakari {

Exporter::Exporter(StudyDocument &document, WorkbookDocument &workbook, const Appearance &appearance,
                   QWidget *window)
    : QObject(window), m_document(document), m_workbook(workbook), m_appearance(appearance), m_window(window)
{
}

void Exporter::fill(QMenu &menu)
{
    menu.clear();
    menu.addAction(tr("Report as PDF…"), this, [this] { saveReport(m_appearance.formatter().language()); });
    menu.addAction(tr("Chart as PDF, SVG or PNG…"), this, &Exporter::saveChart);
    menu.addAction(tr("Copy chart\tCtrl+Shift+C"), this, &Exporter::copyChart);
    menu.addSeparator();
    menu.addAction(tr("Figures as XLSX…"), this, [this] { saveFigures(QStringLiteral("xlsx")); });
    menu.addAction(tr("Figures as CSV…"), this, [this] { saveFigures(QStringLiteral("csv")); });
    menu.addAction(tr("Figures as JSON…"), this, [this] { saveFigures(QStringLiteral("json")); });
}

namespace {

std::string jsonOf(const std::vector<ResultRow> &rows, const std::vector<RunRecordRef> &records)
{
    auto out = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < rows.size(); ++i)
        out.push_back(resultToJson(rows[i], *records[i]));
    return out.dump(2) + '\n';
}

Expected<void> saveRecordedRun(const RunRecord &record, const std::string &workbook, const std::string &file)
{
    if (!record.data)
        return tl::unexpected(
            Error{ErrorCode::RunNotRecorded,
                  {{"file", workbook}, {"value", record.title}, {"harness", record.harness}}});
    std::string lines;
    writeRecordedRun(*record.data, [&lines](std::string_view line) { lines += line; });
    return writeFileAtomically(file, lines);
}

/// "csv" of "CSV (*.csv)"; of several kinds the first.
QString suffixOf(const QString &filter)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.(\w+))"));
    return pattern.match(filter).captured(1);
}

} // namespace

/// A name without a suffix gets that of the chosen kind, before the dialog asks whether a file is replaced.
QString Exporter::askForFile(const QString &title, const QString &name, const QString &filter)
{
    QFileDialog dialog(m_window, title, m_folder, filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    const auto follow = [&dialog](const QString &kind) { dialog.setDefaultSuffix(suffixOf(kind)); };
    follow(filter);
    connect(&dialog, &QFileDialog::filterSelected, &dialog, follow);
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString path = dialog.selectedFiles().constFirst();
    m_folder = QFileInfo(path).path();
    return path;
}

QString Exporter::ask(const QString &title, const QString &suffix, const QString &filter)
{
    return askForFile(title, QString::fromStdString(m_document.study().id) + suffix, filter);
}

QString Exporter::askForResults(const QString &format)
{
    const QString name = QString::fromStdString(m_workbook.path().stem().string()) + QLatin1Char('.')
                         + format;
    const QString filter = format == QLatin1String("jsonl")
                               ? tr("Recorded runs (*.jsonl)")
                               : QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format);
    return askForFile(tr("Save the results"), name, filter);
}

bool Exporter::finish(const Expected<void> &written, const QString &path)
{
    if (written)
        emit succeeded(tr("Saved: %1").arg(path));
    else
        emit failed(written.error());
    return written.has_value();
}

void Exporter::saveReport(Language language)
{
    const QString path = ask(tr("Save the report"),
                             QLatin1Char('-') + tagOf(language) + QStringLiteral(".pdf"),
                             QStringLiteral("PDF (*.pdf)"));
    if (path.isEmpty())
        return;
    const Formatter formatter(language);
    const auto pdf = ReportDocument(m_document.study(), m_document.comparison(), formatter).toPdf();
    finish(pdf ? writeFileAtomically(path.toStdString(), pdf->toStdString()) : tl::unexpected(pdf.error()),
           path);
}

void Exporter::saveChart()
{
    const QString path = ask(tr("Save the chart"), QStringLiteral(".pdf"),
                             QStringLiteral("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"));
    if (path.isEmpty())
        return;
    const Formatter &formatter = m_appearance.formatter();
    finish(exportChart(chartForExport(m_document.study(), m_document.comparison(), formatter),
                       formatter.text(m_document.study().title), formatter.language(), {}, path),
           path);
}

void Exporter::saveFigures(const QString &format)
{
    const QString path = ask(tr("Save the figures"), QLatin1Char('.') + format,
                             QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    if (path.isEmpty())
        return;
    const Study &study = m_document.study();
    const Comparison &comparison = m_document.comparison();
    if (format == QLatin1String("xlsx"))
        finish(writeComparisonXlsx(study, comparison, path.toStdString()), path);
    else if (format == QLatin1String("csv"))
        finish(writeFileAtomically(path.toStdString(), comparisonToCsv(study, comparison)), path);
    else
        finish(writeFileAtomically(path.toStdString(), comparisonToJson(study, comparison).dump(2) + '\n'),
               path);
}

void Exporter::copyChart()
{
    const Formatter &formatter = m_appearance.formatter();
    const BarChart chart = chartForExport(m_document.study(), m_document.comparison(), formatter);
    QGuiApplication::clipboard()->setMimeData(
        chartToMimeData(chart, formatter.text(m_document.study().title)));
    emit succeeded(tr("The chart is on the clipboard: as picture, as SVG and as a table."));
}

bool Exporter::saveStudy()
{
    const QString path = ask(tr("Save the study"), QStringLiteral(".json"), tr("Studies (*.json)"));
    if (path.isEmpty())
        return false;
    const auto written = writeFileAtomically(path.toStdString(),
                                             studyToJson(m_document.study()).dump(2) + '\n');
    if (written)
        m_document.history().setClean();
    return finish(written, path);
}

void Exporter::saveResults(const std::vector<ResultId> &results, const QString &format)
{
    const QString path = results.empty() ? QString() : askForResults(format);
    if (path.isEmpty())
        return;
    std::vector<ResultRow> rows;
    for (const ResultId id : results) {
        if (const ResultRow *row = m_workbook.row(id))
            rows.push_back(*row);
    }
    if (format == QLatin1String("csv")) {
        finish(writeFileAtomically(path.toStdString(), resultsToCsv(rows)), path);
        return;
    }
    m_workbook.loadAll(
        results,
        [=, workbook = displayPath(m_workbook.path())](const std::vector<RunRecordRef> &records) {
            const std::string file = path.toStdString();
            return format == QLatin1String("json") ? writeFileAtomically(file, jsonOf(rows, records))
                                                   : saveRecordedRun(*records.front(), workbook, file);
        },
        [=, this](const Expected<Expected<void>> &written) {
            finish(written ? *written : tl::unexpected(written.error()), path);
        });
}

} // namespace hakari
