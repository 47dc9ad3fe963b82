// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/instancebox.h"
#include "widgets/controls/numberedit.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>

class QDialogButtonBox;
class QFormLayout;

namespace hakari {

/// Adds a candidate, an instance of the catalogue or something typed by hand, or changes one of the study.
/// What a person types must name its source. What a run measured is shown and kept. Where no power is known,
/// the power curve of another instance stands in only if the person says so.
class CandidateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `edited`: one of the study's candidates, which is copied; null for a new one.
    CandidateDialog(const StudyDocument &document, const Appearance &appearance, const Candidate *edited,
                    QWidget *parent);

    /// What was entered; an error if it does not make a candidate.
    Expected<Candidate> candidate() const;

private:
    enum PowerChoice { Kept, FromCatalogue, Typed, Borrowed, NotKnown };

    void build();
    void buildRate(QFormLayout *form);
    void buildPrice(QFormLayout *form);
    void buildPower(QFormLayout *form);
    void buildWattRows(QFormLayout *form);
    void buildLender(QFormLayout *form);
    void buildCluster(QFormLayout *form);
    void fillIn();
    void fillInPower();
    void enablePowerFields();
    void suggest();
    void accept() override;

    const StatedPower *statedPower() const;
    bool rateIsMeasured() const;
    bool powerIsMeasured() const;
    bool powerIsKept() const;
    QString keptPower() const;
    QString shownName() const;
    QString shownSource() const;
    SourceRef source() const;
    QString currency() const;
    PowerChoice powerChoice() const;
    void choosePower(PowerChoice choice);
    bool sourceIsChanged() const;
    bool isKept(bool sameValue, Provenance provenance) const;
    bool keepsRate() const;
    bool keepsPrice() const;
    bool keepsWatts() const;
    bool keepsCluster() const;
    bool needsSource() const;

    std::optional<Error> commitFields();
    std::optional<Error> missingField() const;
    Expected<Candidate> startingCandidate() const;
    void applyName(Candidate &candidate) const;
    SourceRef typedSource() const;
    Sourced<PerSecond> typedRate() const;
    std::optional<StatedPrice> typedPrice() const;
    Expected<PowerBasis> power(const Candidate &candidate) const;
    PowerBoundary typedBoundary() const;
    StatedPower typedPower() const;

    const StudyDocument &m_document;
    const Appearance &m_appearance;
    std::optional<Candidate> m_edited;
    InstanceBox *m_instance;
    QLineEdit *m_name;
    NumberEdit *m_rate;
    QLineEdit *m_source;
    NumberEdit *m_price;
    QComboBox *m_power;
    NumberEdit *m_idle;
    NumberEdit *m_limit;
    QComboBox *m_boundary;
    QComboBox *m_lender;
    NumberEdit *m_cluster;
    QLabel *m_hint;
    QLabel *m_error;
    QDialogButtonBox *m_buttons;
};

} // namespace hakari
