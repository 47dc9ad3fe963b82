// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/numberedit.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>

class QDialogButtonBox;
class QFormLayout;

namespace hakari {

/// Adds a candidate: an instance of the catalogue or something typed by hand, or a measured result whose
/// rate and power are given. What a person types must name its source. Where no power is known, the power
/// curve of another instance stands in only if the person says so.
class CandidateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `record` null: everything is typed. Otherwise its rate and power are shown and kept.
    CandidateDialog(StudyDocument &document, const Appearance &appearance, RunRecordRef record,
                    QWidget *parent);

    /// What was entered; an error if it does not make a candidate.
    Expected<Candidate> candidate() const;

private:
    enum PowerChoice { FromCatalogue, Typed, Borrowed, NotKnown };

    void build();
    void buildRecordRows(QFormLayout *form);
    void buildPowerRows(QFormLayout *form);
    void buildTypedRows(QFormLayout *form);
    void buildWattRows(QFormLayout *form);
    void buildLender(QFormLayout *form);
    void enablePowerFields();
    QString meteredPower(const MeanPower &power) const;
    void suggest();
    void accept() override;
    std::optional<Error> commitFields();
    std::string instance() const;
    Expected<Candidate> typedCandidate() const;
    SourceRef typedSource() const;
    bool borrowsPower() const;
    Expected<Candidate> withPower(Candidate candidate) const;
    StatedPower typedPower() const;

    StudyDocument &m_document;
    const Appearance &m_appearance;
    RunRecordRef m_record;
    QComboBox *m_instance;
    QLineEdit *m_name;
    NumberEdit *m_rate;
    QLineEdit *m_source;
    NumberEdit *m_price;
    QComboBox *m_power;
    NumberEdit *m_idle;
    NumberEdit *m_limit;
    QComboBox *m_boundary;
    QCheckBox *m_borrow;
    QComboBox *m_lender;
    NumberEdit *m_cluster;
    QLabel *m_hint;
    QLabel *m_error;
    QDialogButtonBox *m_buttons;
};

} // namespace hakari
