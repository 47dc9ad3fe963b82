// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <QPointF>
#include <QString>
#include <QStringList>

#include <qpdf/QPDFPageObjectHelper.hh>

namespace hakari {

/// A glyph shown by a page's content stream.
struct ShownGlyph {
    int cid;
    std::size_t offset; ///< of its token <hhhh> in the decoded content stream, in bytes
    QString text;       ///< the characters it stands for; empty until known
};

/// The glyphs of one text object (BT ... ET).
struct GlyphRun {
    std::string font; ///< name in the page's resources, "/F7"
    QPointF origin;   ///< of the first glyph, in device units of the painter
    double slack = 0; ///< how far rounding may have moved the origin, in device units
    std::vector<ShownGlyph> glyphs;
};

/// Text objects of a page that Qt wrote, in the order of drawing. Throws what qpdf throws.
[[nodiscard]] std::vector<GlyphRun> readGlyphRuns(QPDFPageObjectHelper page);

/// The characters of drawn text, one code point each, in the order of the glyphs. Control and format
/// characters are no text to be found or copied: they are left out, or stand as an empty string where
/// `glyphCount` says that each left a glyph (some fonts draw an empty one).
[[nodiscard]] QStringList drawnCharacters(const QString &text, bool rightToLeft, std::size_t glyphCount);

/// Shares `characters` out to glyphs, of which `known` tells what they are thought to stand for (empty: no
/// idea). Several characters go to one glyph where a ligature was drawn. Glyphs for which two answers are
/// equally good stay empty. Time and space grow with the product of both counts.
[[nodiscard]] QStringList shareOut(const QStringList &characters, const QStringList &known);

} // namespace hakari
