// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"

#include <QByteArray>
#include <QImage>
#include <QList>

namespace hakari {

/// The report of a comparison: headline and charts, table and assumptions, method and provenance. A4
/// landscape, in the language of the formatter, always in the print style. GUI thread.
class ReportDocument
{
public:
    ReportDocument(const Study &study, const Comparison &comparison, const Formatter &formatter);

    /// Vector PDF with fonts embedded, text that can be searched, bookmarks, and the comparison as JSON
    /// attached. Error: WriteFailed.
    Expected<QByteArray> toPdf() const;

    /// The pages as they will print, for the preview.
    QList<QImage> toImages(double dotsPerInch) const;

private:
    const Study &m_study;
    const Comparison &m_comparison;
    const Formatter &m_formatter;
};

} // namespace hakari
