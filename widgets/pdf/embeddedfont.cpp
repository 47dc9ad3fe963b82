// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#include "widgets/pdf/embeddedfont.h"

#include <algorithm>
#include <vector>

#include <QByteArray>
#include <QStringDecoder>
#include <QStringEncoder>

namespace hakari {

namespace {

constexpr int lastCid = 0xFFFF;

QString fromUtf16(const std::string &bytes)
{
    QStringDecoder decode(QStringConverter::Utf16BE, QStringConverter::Flag::ConvertInitialBom);
    return decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

QByteArray hexOfText(const QString &text)
{
    QStringEncoder encode(QStringConverter::Utf16BE);
    const QByteArray bytes = encode(text);
    return bytes.toHex().toUpper();
}

QByteArray hexOfCode(int code)
{
    return QByteArray::number(code, 16).rightJustified(4, '0').toUpper();
}

int codeOf(QPDFObjectHandle string)
{
    int code = 0;
    for (const char byte : string.getStringValue()) {
        code = (code << 8 | static_cast<unsigned char>(byte)) & lastCid;
    }
    return code;
}

/// Reads bfchar and bfrange of a ToUnicode map; its syntax is that of a content stream.
class ToUnicodeReader final : public QPDFObjectHandle::ParserCallbacks
{
public:
    std::map<int, QString> texts;

    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override
    {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string op = object.getOperatorValue();
        const std::size_t step = op == "endbfchar" ? 2 : op == "endbfrange" ? 3 : 0;
        for (std::size_t i = 0; step != 0 && i + step <= m_operands.size(); i += step) {
            add(m_operands[i], m_operands[i + step - 2], m_operands[i + step - 1]);
        }
        m_operands.clear();
    }

    void handleEOF() override {}

private:
    void add(QPDFObjectHandle firstCode, QPDFObjectHandle lastCode, QPDFObjectHandle text)
    {
        const int first = codeOf(firstCode);
        const int count = codeOf(lastCode) - first + 1;
        if (text.isArray()) {
            for (int i = 0; i < std::min(count, text.getArrayNItems()); ++i) {
                texts[first + i] = fromUtf16(text.getArrayItem(i).getStringValue());
            }
        } else if (text.isString()) {
            addRun(first, count, fromUtf16(text.getStringValue()));
        }
    }

    void addRun(int first, int count, QString text)
    {
        for (int i = 0; i < count && !text.isEmpty(); ++i) {
            texts[first + i] = text;
            text.back().unicode()++; // the last unit counts up along the range
        }
    }

    std::vector<QPDFObjectHandle> m_operands;
};

QPDFObjectHandle descendantOf(QPDFObjectHandle font)
{
    QPDFObjectHandle fonts = font.getKeyIfDict("/DescendantFonts");
    const bool isOne = fonts.isArray() && fonts.getArrayNItems() == 1;
    return isOne ? fonts.getArrayItem(0) : QPDFObjectHandle::newNull();
}

bool hasName(QPDFObjectHandle dictionary, const std::string &key, const std::string &name)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isName() && value.getName() == name;
}

bool isInteger(const QPDFObjectHandle &array, int index)
{
    QPDFObjectHandle items = array;
    return index < items.getArrayNItems() && items.getArrayItem(index).isInteger();
}

} // namespace

EmbeddedFont::EmbeddedFont(QPDFObjectHandle font) : m_font(font), m_descendant(descendantOf(font))
{
    m_isMendable = m_descendant.isDictionary() && hasName(font, "/Encoding", "/Identity-H")
                   && font.getKey("/ToUnicode").isStream();
    if (!m_isMendable) {
        return;
    }
    m_allowsNewCodes = hasName(m_descendant, "/CIDToGIDMap", "/Identity");
    ToUnicodeReader reader;
    QPDFObjectHandle::parseContentStream(font.getKey("/ToUnicode"), &reader);
    m_original = std::move(reader.texts);
}

bool EmbeddedFont::isMendable() const
{
    return m_isMendable;
}

void EmbeddedFont::noteShown(int cid)
{
    m_lastShown = std::max(m_lastShown, cid);
}

QString EmbeddedFont::textOf(int cid) const
{
    const auto learned = m_learned.find(cid);
    if (learned != m_learned.end()) {
        return learned->second;
    }
    const auto original = m_original.find(cid);
    return original == m_original.end() ? QString() : original->second;
}

int EmbeddedFont::codeFor(int cid, const QString &text)
{
    const QString &first = m_learned.try_emplace(cid, text).first->second;
    const int nextCode = m_lastShown + 1 + static_cast<int>(m_newCodes.size());
    if (first == text || !m_allowsNewCodes || nextCode > lastCid) {
        return cid;
    }
    return m_newCodes.try_emplace({cid, text}, nextCode).first->second;
}

void EmbeddedFont::write(QPDF &pdf)
{
    m_font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, toUnicodeMap()));
    if (m_newCodes.empty()) {
        return;
    }
    m_descendant.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newStream(&pdf, glyphMap()));
    QPDFObjectHandle widths = m_descendant.getKey("/W");
    if (!widths.isArray()) {
        return; // one width for all
    }
    for (const auto &[glyphAndText, code] : m_newCodes) {
        widths.appendItem(QPDFObjectHandle::newInteger(code));
        widths.appendItem(QPDFObjectHandle::newArray({widthOf(glyphAndText.first)}));
    }
}

// /W holds "first [w w w]" and "first last w".
QPDFObjectHandle EmbeddedFont::widthOf(int cid) const
{
    QPDFObjectHandle descendant = m_descendant;
    QPDFObjectHandle widths = descendant.getKey("/W");
    for (int i = 0; isInteger(widths, i);) {
        const int first = widths.getArrayItem(i).getIntValueAsInt();
        const bool isRange = isInteger(widths, i + 1);
        QPDFObjectHandle item = widths.getArrayItem(i + 1);
        if (isRange && first <= cid && cid <= item.getIntValueAsInt()) {
            return widths.getArrayItem(i + 2);
        }
        if (!isRange && first <= cid && cid < first + item.getArrayNItems()) {
            return item.getArrayItem(cid - first);
        }
        i += isRange ? 3 : 2;
    }
    constexpr int defaultByStandard = 1000;
    QPDFObjectHandle width = descendant.getKey("/DW");
    return width.isNumber() ? width : QPDFObjectHandle::newInteger(defaultByStandard);
}

std::string EmbeddedFont::toUnicodeMap() const
{
    std::map<int, QString> texts = m_original;
    for (const auto &[cid, text] : m_learned) {
        texts[cid] = text;
    }
    for (const auto &[glyphAndText, code] : m_newCodes) {
        texts[code] = glyphAndText.second;
    }
    QByteArray map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr qsizetype mostPerBlock = 100; // a limit of the CMap format
    auto next = texts.cbegin();
    for (auto left = static_cast<qsizetype>(texts.size()); left > 0; left -= mostPerBlock) {
        const qsizetype count = std::min(left, mostPerBlock);
        map += QByteArray::number(count) + " beginbfchar\n";
        for (qsizetype i = 0; i < count; ++i, ++next) {
            map += '<' + hexOfCode(next->first) + "> <" + hexOfText(next->second) + ">\n";
        }
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return map.toStdString();
}

std::string EmbeddedFont::glyphMap() const
{
    const int count = m_lastShown + 1 + static_cast<int>(m_newCodes.size());
    std::vector<int> glyphs(static_cast<std::size_t>(count));
    for (int cid = 0; cid < count; ++cid) {
        glyphs[static_cast<std::size_t>(cid)] = cid;
    }
    for (const auto &[glyphAndText, code] : m_newCodes) {
        glyphs[static_cast<std::size_t>(code)] = glyphAndText.first;
    }
    std::string bytes;
    for (const int glyph : glyphs) {
        bytes.push_back(static_cast<char>(glyph >> 8));
        bytes.push_back(static_cast<char>(glyph & 0xFF));
    }
    return bytes;
}

} // namespace hakari
