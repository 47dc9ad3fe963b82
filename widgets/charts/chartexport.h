// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "widgets/charts/barchart.h"

#include <QByteArray>
#include <QImage>
#include <QMimeData>

namespace hakari {

/// Size of an exported chart [mm]: the width of a text column, and as tall as its rows need unless a height
/// is given.
struct ChartSize {
    double width = 180.0;
    double height = 0.0;
};

/// Each draws off screen with the print style, whatever the window's theme, and touches no visible widget.
/// GUI thread.
Expected<QByteArray> chartToPdf(const BarChart &chart, const QString &title, Language language,
                                const ChartSize &size);
QByteArray chartToSvg(const BarChart &chart, const QString &title, const ChartSize &size);
QImage chartToImage(const BarChart &chart, const ChartSize &size, double dotsPerInch);

/// PNG (2x), SVG and tab-separated numbers for the clipboard; the caller owns it.
QMimeData *chartToMimeData(const BarChart &chart, const QString &title);

/// Writes by the file's extension: pdf, svg or png. The old file stays if it fails. Errors: WriteFailed,
/// FormatNotWritable.
Expected<void> exportChart(const BarChart &chart, const QString &title, Language language,
                           const ChartSize &size, const QString &path);

} // namespace hakari
