// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#pragma once

#include <map>
#include <string>
#include <utility>

#include <QString>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace hakari {

/// A font inside a PDF and the characters its CIDs stand for. All functions throw what qpdf throws.
/// Ownership: shares the font object with the QPDF it came from, which must outlive it.
class EmbeddedFont
{
public:
    /// `font` is an entry of a page's /Font resources. Any font is accepted; see isMendable().
    explicit EmbeddedFont(QPDFObjectHandle font);

    /// Whether this is a composite font with two-byte CIDs and a ToUnicode map, as Qt embeds them.
    [[nodiscard]] bool isMendable() const;

    /// Tells that a page shows `cid`. REQUIRES: called for all shown CIDs before the first codeFor().
    void noteShown(int cid);

    /// What `cid` is thought to stand for: as learned by codeFor(), otherwise as the file said; or empty.
    [[nodiscard]] QString textOf(int cid) const;

    /// The CID that shows the glyph of `cid` and stands for `text`. The first text of a glyph gets `cid`
    /// itself, each other text gets a new CID. Returns `cid` where the font allows no new one.
    [[nodiscard]] int codeFor(int cid, const QString &text);

    /// Puts the learned texts, and widths and glyphs of new CIDs, into `pdf`.
    void write(QPDF &pdf);

private:
    [[nodiscard]] QPDFObjectHandle widthOf(int cid) const;
    [[nodiscard]] std::string toUnicodeMap() const;
    [[nodiscard]] std::string glyphMap() const;

    QPDFObjectHandle m_font;
    QPDFObjectHandle m_descendant;
    bool m_isMendable = false;
    bool m_allowsNewCodes = false;
    int m_lastShown = 0;
    std::map<int, QString> m_original;
    std::map<int, QString> m_learned;
    std::map<std::pair<int, QString>, int> m_newCodes; // (CID of the glyph, text) to new CID
};

} // namespace hakari
