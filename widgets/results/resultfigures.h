// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"
#include "widgets/controls/elements.h"
#include "widgets/format/formatter.h"
#include "widgets/results/resultview.h"

#include <QGridLayout>

#include <array>
#include <optional>

namespace hakari {

/// One of the figures, in words.
struct FigureText {
    QString caption;
    QString value;                        ///< an en dash where there is none
    std::optional<Provenance> provenance; ///< absent with the value
    QString note;                         ///< what it includes, how sure it is; or why there is none
    QString reason;                       ///< why there is none
};

/// Throughput, latency, mean power and energy per sample. `view` is null until the result is loaded: then
/// only what the row says is known. Pure.
std::array<FigureText, 4> figureTexts(const ResultRow &row, const ResultView *view,
                                      const Formatter &formatter);

/// The figures of a result, two by two.
class ResultFigures : public QFrame
{
    Q_OBJECT

public:
    explicit ResultFigures(QWidget *parent = nullptr);

    void setFigures(const std::array<FigureText, 4> &figures, const Formatter &formatter);

private:
    struct Cell {
        QLabel *caption, *value, *basis, *note;
    };
    Cell addCell(QGridLayout &grid, int row, int column);

    std::array<Cell, 4> m_cells;
};

} // namespace hakari
