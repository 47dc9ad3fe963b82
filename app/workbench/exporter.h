// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"
#include "widgets/models/workbookdocument.h"

#include <QObject>

class QMenu;
class QWidget;

namespace hakari {

/// Everything that leaves the window: report, chart, figures, clipboard, and the study itself. Asks for the
/// file, writes it in one step, and says how it went.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(StudyDocument &document, WorkbookDocument &workbook, const Appearance &appearance,
             QWidget *window);

    void fill(QMenu &menu); ///< with one action for each export

    void saveReport(Language language);
    void saveChart();
    void saveFigures(const QString &format); ///< "xlsx", "csv" or "json"
    void copyChart();
    bool saveStudy(); ///< false: cancelled or failed
    /// "json": all but the samples, "csv": the rows of the table, "jsonl": one run with its samples.
    void saveResults(const std::vector<ResultId> &results, const QString &format);

signals:
    void succeeded(const QString &sentence);
    void failed(const hakari::Error &error);

private:
    QString askForFile(const QString &title, const QString &name, const QString &filter);
    QString ask(const QString &title, const QString &suffix, const QString &filter);
    QString askForResults(const QString &format);
    bool finish(const Expected<void> &written, const QString &path);

    StudyDocument &m_document;
    WorkbookDocument &m_workbook;
    const Appearance &m_appearance;
    QWidget *m_window;
    QString m_folder; ///< where something was saved last
};

} // namespace hakari
