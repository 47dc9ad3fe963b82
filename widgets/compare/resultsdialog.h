// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/resultstudy.h"
#include "widgets/controls/instancebox.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QRadioButton>

class QDialogButtonBox;
class QGridLayout;

namespace hakari {

/// Takes results into the open study, or into a new one made of them: which of them, the instance that each
/// ran on, and whether that instance's power curve stands in where a run metered no power. Says before it
/// is done what keeps the results from being alike, and of a result that cannot be compared why.
class ResultsDialog : public QDialog
{
    Q_OBJECT

public:
    /// REQUIRES: no null among the records.
    ResultsDialog(const StudyDocument &document, const Appearance &appearance,
                  std::vector<RunRecordRef> records, QWidget *parent);

    bool makesNewStudy() const { return m_newStudy->isChecked(); }
    /// For the open study, in the order of the records. Errors: see candidatesOf().
    Expected<std::vector<Candidate>> candidates() const;
    /// Errors: see studyOfResults().
    Expected<Study> newStudy() const;

private:
    struct Row {
        RunRecordRef record;
        QCheckBox *chosen;
        InstanceBox *instance;
        QLabel *known;              ///< what the catalogue has of the instance
        QCheckBox *curve = nullptr; ///< null where the run metered its power
        std::string suggested = {};
    };

    void build();
    QWidget *buildTargets();
    QWidget *buildRows();
    void addHeadings(QGridLayout *grid);
    void addRow(QGridLayout *grid, const RunRecordRef &record);
    QWidget *throughputCell(const RunRecord &record);
    QWidget *resultCell(Row &row);
    QWidget *powerCell(Row &row);
    QWidget *instanceCell(Row &row);
    void setUp(Row &row);
    void preferTarget();
    void refresh();
    void refreshRow(const Row &row);
    void refreshWarning();
    QString knownOf(const Row &row) const;
    QString describe(const RunRecord &record) const;
    std::vector<const Row *> chosenRows() const;
    std::vector<RunRecordRef> chosenRecords() const;
    std::vector<ResultChoice> choices() const;
    std::optional<Error> failure() const;
    void focusUnknownInstance();
    void accept() override;

    const StudyDocument &m_document;
    const Appearance &m_appearance;
    std::vector<RunRecordRef> m_records;
    std::vector<Row> m_rows;
    QRadioButton *m_openStudy;
    QRadioButton *m_newStudy;
    QLabel *m_warning;
    QLabel *m_error;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace hakari
