// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/workbookfiles.h"

#include "widgets/controls/elements.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace hakari {

namespace {

constexpr int mostRecent = 10;
const QString suffix = QStringLiteral(".hakari");

QString withSuffix(const QString &path)
{
    return path.endsWith(suffix, Qt::CaseInsensitive) ? path : path + suffix;
}

} // namespace

WorkbookFiles::WorkbookFiles(WorkbookDocument &workbook, std::filesystem::path runs, QWidget *window)
    : QObject(window), m_workbook(workbook), m_runs(std::move(runs)), m_window(window)
{
    connect(&m_workbook, &WorkbookDocument::opened, this, &WorkbookFiles::remember);
    connect(&m_workbook, &WorkbookDocument::opened, this, [this] { findKept(true); });
    connect(&m_workbook, &WorkbookDocument::imported, this, [this] { findKept(false); });
}

bool WorkbookFiles::isWorkbook(const QString &path)
{
    return path.endsWith(suffix, Qt::CaseInsensitive) || hakari::isWorkbook(path.toStdString());
}

void WorkbookFiles::fill(QMenu &menu)
{
    menu.clear();
    menu.addAction(tr("New workbook…"), this, &WorkbookFiles::askToMake);
    menu.addAction(tr("Open a workbook…"), this, &WorkbookFiles::askToOpen);
    menu.addAction(tr("Save a copy…"), this, &WorkbookFiles::askToCopy)->setEnabled(m_workbook.isOpen());
    addImportOfKept(menu);
    if (!m_recent.isEmpty()) {
        menu.addSeparator();
        addMenuTitle(menu, tr("Recent workbooks"));
    }
    for (const QString &path : m_recent) {
        QString name = QFileInfo(path).completeBaseName() + QStringLiteral(" — ") + QFileInfo(path).path();
        QAction *action = menu.addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                         [this, path] { open(path); });
        action->setCheckable(true);
        action->setChecked(m_workbook.isOpen() && path == QString::fromStdString(m_workbook.path().string()));
        action->setEnabled(QFileInfo::exists(path));
    }
}

void WorkbookFiles::openUsual(const std::filesystem::path &folder)
{
    for (const QString &path : m_recent) {
        if (QFileInfo::exists(path))
            return open(path);
    }
    m_workbook.open(folder / "results.hakari", WorkbookDocument::Make::IfMissing);
}

void WorkbookFiles::open(const QString &path)
{
    m_workbook.open(QFileInfo(path).absoluteFilePath().toStdString());
}

void WorkbookFiles::askToMake()
{
    const QString path = QFileDialog::getSaveFileName(m_window, tr("New workbook"), {},
                                                      tr("Workbooks (*.hakari)"), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty())
        m_workbook.open(withSuffix(path).toStdString(), WorkbookDocument::Make::Always);
}

void WorkbookFiles::askToOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a workbook"), {},
                                                      tr("Workbooks (*.hakari);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void WorkbookFiles::askToCopy()
{
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save a copy"), {},
                                                      tr("Workbooks (*.hakari)"), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return;
    const QString target = withSuffix(path);
    m_workbook.copyTo(target.toStdString(), [this, target](const Expected<CopyReport> &report) {
        if (!report)
            emit failed(report.error());
        else if (report->lost.empty())
            emit succeeded(tr("Saved: %1").arg(target));
        else
            emit failed(Error{ErrorCode::CopyIncomplete,
                              {{"file", target.toStdString()},
                               {"count", std::to_string(report->lost.size())},
                               {"cause", describe(report->lost.front())}}});
    });
}

void WorkbookFiles::remember()
{
    const QString path = QString::fromStdString(m_workbook.path().string());
    m_recent.removeAll(path);
    m_recent.prepend(path);
    while (m_recent.size() > mostRecent)
        m_recent.removeLast();
    emit remembered();
}

void WorkbookFiles::addImportOfKept(QMenu &menu)
{
    if (m_kept.empty() || !m_workbook.isWritable())
        return;
    menu.addSeparator();
    menu.addAction(importTitle(), this, &WorkbookFiles::importKept);
}

QString WorkbookFiles::importTitle() const
{
    return tr("Import %n runs kept as files", nullptr, static_cast<int>(m_kept.size()));
}

void WorkbookFiles::importKept()
{
    emit importing();
    m_workbook.importKept(m_kept);
}

void WorkbookFiles::findKept(bool tells)
{
    m_kept.clear();
    if (m_runs.empty() || !m_workbook.isWritable())
        return;
    m_workbook.findKept(m_runs, [=, this](const std::vector<std::filesystem::path> &found) {
        m_kept = found;
        if (tells && !m_kept.empty())
            emit keptFound(tr("%n runs lie in files, because no workbook could be written at the time. "
                              "Choose “%1” in the workbook menu of the Results page.",
                              nullptr, static_cast<int>(m_kept.size()))
                               .arg(importTitle()));
    });
}

} // namespace hakari
