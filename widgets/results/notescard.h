// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/elements.h"
#include "widgets/models/workbookdocument.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include <optional>
#include <string>
#include <vector>

namespace hakari {

/// The tags in what a person typed, separated by commas of any width: each once, sorted by bytes as the
/// workbook keeps them.
std::vector<std::string> tagsIn(const QString &text);

/// A person's own words on a result. What is typed becomes a step of the history when the field is left or
/// with Ctrl+Enter.
class NotesCard : public QFrame
{
    Q_OBJECT

public:
    NotesCard(WorkbookDocument &workbook, QWidget *parent = nullptr);

    /// What is being typed stays, unless the workbook says something new.
    void show(const ResultRow &row);
    using QFrame::show;
    void commit(); ///< of the result that is shown
    void forget(); ///< another workbook was opened: what was typed belongs to no result there
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    WorkbookDocument &m_workbook;
    QLabel *m_title, *m_tagsCaption, *m_noteCaption;
    QLineEdit *m_tags;
    QPlainTextEdit *m_note;
    ResultId m_id{};
    struct {
        std::vector<std::string> tags;
        std::string note;
    } m_shown;                                          ///< as the workbook says
    std::optional<std::vector<std::string>> m_sentTags; ///< to the workbook, which has not answered yet
    std::optional<std::string> m_sentNote;
};

} // namespace hakari
