// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/workbench/exporter.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"
#include "widgets/models/workbookdocument.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

class QMenu;
class QWidget;

namespace hakari {

/// Which study is open and where it is kept: opens studies that are shipped, that lie in files or in the
/// workbook, saves the open one in the workbook, and asks before changes are lost.
class StudyFiles : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>; ///< what is to follow; not called where a person cancels

    /// Where a study was opened from or saved to. A shipped one has no workbook, one from elsewhere no key.
    struct Place {
        std::filesystem::path workbook;
        std::string key;
    };

    /// `shipped`: the folder of the shipped studies.
    StudyFiles(StudyDocument &document, WorkbookDocument &workbook, const Appearance &appearance,
               Exporter &exporter, std::filesystem::path shipped, QWidget *window);

    void fill(QMenu &menu); ///< with one action for each study and each thing to do

    /// Replaces the study without a question. An error leaves everything as it was.
    std::optional<Error> open(const Study &study, const Place &place);
    void openShipped(const QString &id);
    void openFile(const QString &path);
    void openStored(const std::string &key); ///< from the workbook
    void openMade(const Study &study);       ///< that nobody has saved yet
    void askToOpen();

    /// In its place in the workbook; the first time a title is asked for. In a file where the workbook cannot
    /// be written.
    void save(const Next &then = {});
    void saveAs(const Next &then = {}); ///< in a new place of the workbook
    void settle(const Next &then);      ///< goes on once changes are saved or given up

signals:
    void opened(); ///< another study
    void succeeded(const QString &sentence);
    void failed(const hakari::Error &error);

private:
    QString nameOf(const StudyRow &row) const;
    void addShipped(QMenu &menu);
    void addStored(QMenu &menu);
    void addRemoval(QMenu &menu);
    bool tell(const Expected<Study> &study, const Place &place);
    std::string storedKey() const;
    std::string freeKey() const;
    std::optional<LocalizedText> askForTitle() const;
    void store(const Next &then);
    void askToRemove(const StudyRow &row);
    void remove(const std::string &key);

    StudyDocument &m_document;
    WorkbookDocument &m_workbook;
    const Appearance &m_appearance;
    Exporter &m_exporter;
    std::filesystem::path m_shipped;
    QWidget *m_window;
    Place m_place;
};

} // namespace hakari
