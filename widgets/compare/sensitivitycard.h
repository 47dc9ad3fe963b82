// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/tornadoplot.h"
#include "widgets/controls/segments.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QFrame>
#include <QLabel>
#include <QTimer>

#include <array>

namespace hakari {

/// "What would change the answer?": a tornado of the assumptions for cost, energy or carbon, and the
/// break-even values in words. Computed a moment after the last change, so that dragging stays smooth.
class SensitivityCard : public QFrame
{
    Q_OBJECT

public:
    SensitivityCard(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    void refresh(); ///< at once
    void refreshSoon();

private:
    void showTornado();
    void showBreakEvens();
    QString sentenceFor(const BreakEven &breakEven) const;

    StudyDocument &m_document;
    Appearance &m_appearance;
    QLabel *m_title;
    QLabel *m_explanation;
    Segments *m_metrics;
    TornadoPlot *m_plot;
    QLabel *m_empty;
    QLabel *m_breakEvens;
    QTimer m_soon;
    std::size_t m_metric = 0;
};

} // namespace hakari
