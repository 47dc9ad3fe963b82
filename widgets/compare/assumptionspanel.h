// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/logslider.h"
#include "widgets/controls/numberedit.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace hakari {

/// What the analyst assumes, each change an undoable edit of the document. The notes of the study stand
/// below.
class AssumptionsPanel : public QFrame
{
    Q_OBJECT

public:
    AssumptionsPanel(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    void refresh();

private:
    /// A caption over a field, and below it where the value comes from.
    struct Row {
        QLabel *caption = nullptr;
        QWidget *field = nullptr;
        QLabel *source = nullptr;
        void setVisible(bool visible) const;
        void setSource(const QString &text) const; ///< in one line; the tool tip has all of it
    };

    void build();
    Row addRow(QWidget *field, bool withSource = false);
    QWidget *withSlider(NumberEdit *edit, QSlider *slider);
    void connectFields();

    void retranslate();
    void showValues();
    void fillRegions();
    void fillPrices();
    void showChoices();
    void showGrid();
    void showNotes();

    void edit(const QString &text, const std::function<void(Study &)> &change,
              EditKind kind = EditKind::Single);
    void editDemand(double perHour);
    void editUtilisation(double percent);
    void chooseRegion(int index);
    void choosePrices(int index);
    void chooseGrid(int index);

    StudyDocument &m_document;
    Appearance &m_appearance;
    QVBoxLayout *m_rows = nullptr;
    QLabel *m_heading;
    QLabel *m_error;
    QLabel *m_notes;
    NumberEdit *m_demand, *m_sequences, *m_latency, *m_utilisation, *m_pue, *m_intensity, *m_lifetime;
    LogSlider *m_demandSlider;
    QSlider *m_utilisationSlider;
    QComboBox *m_region, *m_prices, *m_grid, *m_boundary;
    QCheckBox *m_embodied;
    Row m_demandRow, m_sequencesRow, m_latencyRow, m_utilisationRow, m_regionRow, m_pricesRow, m_pueRow,
        m_gridRow, m_intensityRow, m_embodiedRow, m_lifetimeRow, m_boundaryRow;
};

} // namespace hakari
