// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/workbookdocument.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QMenu;
class QWidget;

namespace hakari {

/// Which workbook is open: makes, opens and copies workbook files, and remembers those of late.
class WorkbookFiles : public QObject
{
    Q_OBJECT

public:
    WorkbookFiles(WorkbookDocument &workbook, QWidget *window);

    void fill(QMenu &menu); ///< with one action for each thing to do, and the workbooks of late
    /// The newest workbook that is still there, else one in `folder`, which is made on the first start.
    void openUsual(const std::filesystem::path &folder);
    void open(const QString &path);

    const QStringList &recent() const { return m_recent; } ///< the last one first
    void setRecent(const QStringList &paths) { m_recent = paths; }

    static bool isWorkbook(const QString &path); ///< by its name, or by its first bytes

signals:
    void succeeded(const QString &sentence);
    void failed(const hakari::Error &error);

private:
    void askToMake();
    void askToOpen();
    void askToCopy();
    void remember();

    WorkbookDocument &m_workbook;
    QWidget *m_window;
    QStringList m_recent;
};

} // namespace hakari
