// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"

#include <QSize>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <optional>

#include <tl/expected.hpp>

namespace hakari {

/// The command line of the workbench.
struct Options {
    QString study;       ///< id or path; empty: the first study
    QStringList results; ///< FOLDER[=INSTANCE]
    QStringList paths;   ///< files and folders to open
    std::optional<Language> language;
    std::optional<bool> dark;
    QString page = QStringLiteral("compare");
    QString report;               ///< PDF to write
    QString chart;                ///< PDF, SVG or PNG to write
    QSizeF chartSize{180.0, 0.0}; ///< [mm]; height 0: as tall as the rows need
    QString screenshot;           ///< PNG to write
    QSize size{1440, 900};
    bool resetSettings = false;
    QString message; ///< help or version, to be printed instead of a start

    /// Then no window stays open and no display is needed.
    bool writesFiles() const { return !report.isEmpty() || !chart.isEmpty() || !screenshot.isEmpty(); }
};

/// The error is one or two lines for stderr (wrong usage).
tl::expected<Options, QString> parseOptions(const QStringList &arguments);

/// To be called before QApplication: files are written without a display, whatever the environment says.
void useOffscreenWithoutDisplay(int argc, char **argv);

} // namespace hakari
