// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#include "widgets/pdf/textlayer.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "widgets/pdf/embeddedfont.h"
#include "widgets/pdf/glyphruns.h"

namespace hakari {

namespace {

/// Gives every glyph of a document its text, font by font.
class TextLayer
{
public:
    explicit TextLayer(QPDF &pdf) : m_pdf(pdf)
    {
        for (const QPDFPageObjectHelper &page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            readPage(page);
        }
    }

    void mend(const QList<DrawnText> &drawn)
    {
        pairWithText(drawn);
        mendRuns(true);  // one character for each glyph: certain, so the others can learn from them
        mendRuns(false); // ligatures
        write();
    }

private:
    struct Run {
        GlyphRun shown;
        EmbeddedFont &font;
        QStringList characters;
    };

    using RunIterator = std::vector<Run>::iterator;

    struct Page {
        QPDFObjectHandle contents;
        std::vector<Run> runs;
        std::map<std::size_t, int> newCodes; // by offset in the contents
    };

    void readPage(QPDFPageObjectHelper helper)
    {
        Page &page = m_pages.emplace_back();
        page.contents = helper.getObjectHandle().getKey("/Contents");
        if (!page.contents.isStream()) {
            return; // not from Qt
        }
        QPDFObjectHandle fonts = helper.getAttribute("/Resources", false).getKeyIfDict("/Font");
        for (GlyphRun &shown : readGlyphRuns(helper)) {
            QPDFObjectHandle object = fonts.getKeyIfDict(shown.font);
            EmbeddedFont &font = m_fonts.try_emplace(object.getObjGen(), object).first->second;
            if (font.isMendable()) {
                for (const ShownGlyph &glyph : shown.glyphs) {
                    font.noteShown(glyph.cid);
                }
                page.runs.push_back({std::move(shown), font, {}});
            }
        }
    }

    void pairWithText(const QList<DrawnText> &drawn)
    {
        std::vector<QList<DrawnText>> textOfPage(m_pages.size());
        for (const DrawnText &item : drawn) {
            const auto number = static_cast<std::size_t>(item.page);
            if (number < m_pages.size()) {
                textOfPage[number].append(item);
            }
        }
        for (std::size_t number = 0; number < m_pages.size(); ++number) {
            pairPage(m_pages[number].runs, textOfPage[number]);
        }
    }

    // Both sides are in the order of drawing. Text outside an empty clip or without a pen leaves no run, and
    // a run may come from bare glyphs without text: both are stepped over, as nothing stands at their place.
    static void pairPage(std::vector<Run> &runs, const QList<DrawnText> &drawn)
    {
        auto nextItem = drawn.cbegin();
        for (auto run = runs.begin(); run != runs.end();) {
            const GlyphRun &here = run->shown;
            const auto isHere = [&](const DrawnText &item) { return isAt(here, item.origin); };
            const auto isRunHere = [&](const Run &other) { return isAt(here, other.shown.origin); };
            const auto lastRun = std::find_if_not(run, runs.end(), isRunHere);
            const auto item = std::find_if(nextItem, drawn.cend(), isHere);
            if (item != drawn.cend()) {
                nextItem = std::find_if_not(item, drawn.cend(), isHere);
                pairPlace(run, lastRun, QList<DrawnText>(item, nextItem));
            }
            run = lastRun;
        }
    }

    // Text without width stands where the next text does, and leaves a run in some fonts but not in others.
    static void pairPlace(RunIterator run, RunIterator lastRun, QList<DrawnText> items)
    {
        const auto isInvisible = [](const DrawnText &item) {
            return drawnCharacters(item.text, item.rightToLeft, 0).isEmpty();
        };
        if (lastRun - run != items.size()) {
            items.removeIf(isInvisible);
        }
        if (lastRun - run != items.size()) {
            return; // no telling which is which
        }
        for (const DrawnText &item : std::as_const(items)) {
            run->characters = drawnCharacters(item.text, item.rightToLeft, run->shown.glyphs.size());
            ++run;
        }
    }

    static bool isAt(const GlyphRun &run, const QPointF &point)
    {
        const QPointF distance = run.origin - point;
        return std::hypot(distance.x(), distance.y()) <= run.slack;
    }

    void mendRuns(bool oneToOne)
    {
        for (Page &page : m_pages) {
            for (Run &run : page.runs) {
                const auto glyphs = static_cast<qsizetype>(run.shown.glyphs.size());
                if (!run.characters.isEmpty() && (glyphs == run.characters.size()) == oneToOne) {
                    mendRun(page, run);
                }
            }
        }
    }

    static void mendRun(Page &page, Run &run)
    {
        QStringList known;
        for (const ShownGlyph &glyph : run.shown.glyphs) {
            known.append(run.font.textOf(glyph.cid));
        }
        const QStringList shares = shareOut(run.characters, known);
        for (qsizetype i = 0; i < shares.size(); ++i) {
            const ShownGlyph &glyph = run.shown.glyphs[static_cast<std::size_t>(i)];
            const int code = shares[i].isEmpty() ? glyph.cid : run.font.codeFor(glyph.cid, shares[i]);
            if (code != glyph.cid) {
                page.newCodes[glyph.offset] = code;
            }
        }
    }

    void write()
    {
        for (auto &[id, font] : m_fonts) {
            if (font.isMendable()) {
                font.write(m_pdf);
            }
        }
        for (Page &page : m_pages) {
            if (!page.newCodes.empty()) {
                writeContents(page);
            }
        }
    }

    static void writeContents(Page &page)
    {
        const std::shared_ptr<Buffer> buffer = page.contents.getStreamData();
        std::string bytes(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
        for (const auto &[offset, code] : page.newCodes) {
            const QByteArray hex = QByteArray::number(code, 16).rightJustified(4, '0');
            bytes.replace(offset + 1, 4, hex.constData(), 4); // <hhhh>, see ShownGlyph
        }
        page.contents.replaceStreamData(bytes, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }

    QPDF &m_pdf;
    std::vector<Page> m_pages;
    std::map<QPDFObjGen, EmbeddedFont> m_fonts;
};

QPDFObjectHandle unicodeString(const QString &text)
{
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

QPDFObjectHandle topOfPage(QPDF &pdf, int number)
{
    const std::vector<QPDFObjectHandle> &pages = pdf.getAllPages();
    QPDFObjectHandle page = pages.at(static_cast<std::size_t>(number)); // throws for a page that is not there
    QPDFObjectHandle same = QPDFObjectHandle::newNull();
    return QPDFObjectHandle::newArray({page, QPDFObjectHandle::newName("/XYZ"), same, same, same});
}

QPDFObjectHandle outlineOf(QPDF &pdf, const QList<PdfOutlineEntry> &entries)
{
    QPDFObjectHandle outline = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    outline.replaceKey("/Count", QPDFObjectHandle::newInteger(entries.size()));
    QPDFObjectHandle previous = QPDFObjectHandle::newNull();
    for (const PdfOutlineEntry &entry : entries) {
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", unicodeString(entry.title));
        item.replaceKey("/Parent", outline);
        item.replaceKey("/Dest", topOfPage(pdf, entry.page));
        if (previous.isNull()) {
            outline.replaceKey("/First", item);
        } else {
            item.replaceKey("/Prev", previous);
            previous.replaceKey("/Next", item);
        }
        previous = item;
    }
    outline.replaceKey("/Last", previous);
    return outline;
}

void writeFacts(QPDF &pdf, const PdfDocumentFacts &facts)
{
    QPDFObjectHandle catalog = pdf.getRoot();
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    catalog.replaceKey("/ViewerPreferences", preferences);
    if (!facts.language.isEmpty()) {
        catalog.replaceKey("/Lang", unicodeString(facts.language));
    }
    if (!facts.outline.isEmpty()) {
        catalog.replaceKey("/Outlines", outlineOf(pdf, facts.outline));
        catalog.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    }
}

void failOnWarning(QPDF &pdf)
{
    const std::vector<QPDFExc> warnings = pdf.getWarnings();
    if (!warnings.empty()) {
        throw std::runtime_error(warnings.front().what());
    }
}

QByteArray written(QPDF &pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()),
                      static_cast<qsizetype>(buffer->getSize()));
}

} // namespace

tl::expected<QByteArray, QString> mendTextLayer(const QByteArray &pdf, const QList<DrawnText> &drawn,
                                                const PdfDocumentFacts &facts)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false); // a damaged file is an error, not something to guess at
        document.processMemoryFile("pdf", pdf.constData(), static_cast<std::size_t>(pdf.size()));
        TextLayer(document).mend(drawn);
        writeFacts(document, facts);
        QByteArray mended = written(document);
        failOnWarning(document);
        return mended;
    } catch (const std::exception &failure) {
        return tl::unexpected(QString::fromUtf8(failure.what()));
    }
}

} // namespace hakari
