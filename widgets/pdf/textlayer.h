// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointF>
#include <QString>

#include <tl/expected.hpp>

namespace hakari {

/// One text item as QPainter gave it to the PDF engine, in the order of drawing.
struct DrawnText {
    int page;         ///< from 0
    QPointF origin;   ///< start of the baseline in device units, before the page's own scale
    QString text;     ///< what was drawn, in one font
    bool rightToLeft; ///< glyphs stand in the reverse order of the text
};

struct PdfOutlineEntry {
    QString title;
    int page; ///< from 0
};

struct PdfDocumentFacts {
    QString language; ///< BCP 47 tag for the catalog; empty: none is written
    QList<PdfOutlineEntry> outline;
};

/// Gives a PDF written by Qt 6.4 a text layer that holds the characters that were drawn.
///
/// Qt maps each glyph to the lowest code point that shares it (力 becomes U+2F12) or to nothing. Here each
/// text object of a page is paired with the drawn text at its place, glyph by glyph, and ToUnicode is
/// rewritten. A glyph drawn for several characters (space and no-break space) gets one more CID for each. A
/// glyph that cannot be paired keeps Qt's mapping. Control and format characters (soft hyphen, zero-width
/// space) are not part of the text layer. The picture and the PDF version stay the same. In the same pass
/// the catalog gets language, outline and "show the document title".
///
/// Most callers want PdfDocument, which gathers `drawn`. Pure; any thread; blocks some 20 ms per page of
/// text, and 1 s per million tokens in the pages' contents.
/// Errors are technical details in English: the bytes are no intact PDF, or an outline page does not exist.
[[nodiscard]] tl::expected<QByteArray, QString> mendTextLayer(const QByteArray &pdf,
                                                              const QList<DrawnText> &drawn,
                                                              const PdfDocumentFacts &facts);

} // namespace hakari
