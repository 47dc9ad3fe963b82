// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/workbookdocument.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

class QMenu;
class QWidget;

namespace hakari {

/// Which workbook is open: makes, opens and copies workbook files, and remembers those of late.
class WorkbookFiles : public QObject
{
    Q_OBJECT

public:
    /// `runs`: where runs are kept as files while no workbook can be written; empty: nowhere.
    WorkbookFiles(WorkbookDocument &workbook, std::filesystem::path runs, QWidget *window);

    void fill(QMenu &menu); ///< with one action for each thing to do, and the workbooks of late
    /// The newest workbook that is still there, else one in `folder`, which is made on the first start.
    void openUsual(const std::filesystem::path &folder);
    void open(const QString &path);

    const QStringList &recent() const { return m_recent; } ///< the last one first
    void setRecent(const QStringList &paths) { m_recent = paths; }

    static bool isWorkbook(const QString &path); ///< by its name, or by its first bytes

signals:
    void remembered();                       ///< recent() is another list
    void keptFound(const QString &sentence); ///< runs that are still files
    void importing();                        ///< imported() of the workbook follows
    void succeeded(const QString &sentence);
    void failed(const hakari::Error &error);

private:
    void askToMake();
    void askToOpen();
    void askToCopy();
    void remember();
    void addImportOfKept(QMenu &menu);
    QString importTitle() const;
    void importKept();
    void findKept(bool tells);

    WorkbookDocument &m_workbook;
    std::filesystem::path m_runs;
    QWidget *m_window;
    QStringList m_recent;
    std::vector<std::filesystem::path> m_kept; ///< runs that the workbook may take
};

} // namespace hakari
