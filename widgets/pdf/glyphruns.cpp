// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#include "widgets/pdf/glyphruns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QByteArray>
#include <QTransform>

#include <qpdf/QPDFObjectHandle.hh>

namespace hakari {

namespace {

/// Follows just the operators Qt uses for text: q Q cm BT Tf Tm Td Tj ET.
class RunReader final : public QPDFObjectHandle::ParserCallbacks
{
public:
    std::vector<GlyphRun> runs;

    void handleObject(QPDFObjectHandle object, std::size_t offset, std::size_t length) override
    {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            m_lastOffset = offset;
            m_lastLength = length;
            return;
        }
        execute(object.getOperatorValue());
        m_operands.clear();
    }

    void handleEOF() override {}

private:
    void execute(const std::string &op)
    {
        if (op == "q" || op == "Q" || op == "cm") {
            changeState(op);
        } else if (op == "BT") {
            m_run = {};
            m_pen = {};
        } else if (op == "Tf" && m_operands.size() == 2) {
            m_run.font = m_operands[0].getName();
        } else if (op == "Tm") {
            m_textMatrix = matrix();
        } else if (op == "Td" && m_operands.size() == 2) {
            m_pen += QPointF(number(0), number(1));
        } else if (op == "Tj") {
            show();
        } else if (op == "ET" && !m_run.glyphs.empty()) {
            runs.push_back(m_run);
        }
    }

    void changeState(const std::string &op)
    {
        if (op == "q") {
            m_stack.push_back(m_matrix);
        } else if (op == "cm") {
            // Qt opens each page with the scale from device units to points: leaving it out keeps ours.
            m_matrix = m_sawPageMatrix ? matrix() * m_matrix : m_matrix;
            m_sawPageMatrix = true;
        } else if (!m_stack.empty()) {
            m_matrix = m_stack.back();
            m_stack.pop_back();
        }
    }

    void show()
    {
        constexpr std::size_t tokenLength = 6; // <hhhh>
        if (m_operands.size() != 1 || !m_operands[0].isString() || m_lastLength != tokenLength) {
            return;
        }
        const std::string code = m_operands[0].getStringValue();
        if (code.size() != 2) {
            return;
        }
        if (m_run.glyphs.empty()) {
            m_run.origin = (m_textMatrix * m_matrix).map(m_pen);
            m_run.slack = slack();
        }
        const int cid = static_cast<unsigned char>(code[0]) << 8 | static_cast<unsigned char>(code[1]);
        m_run.glyphs.push_back({cid, m_lastOffset, {}});
    }

    // Qt cuts glyph positions to 1/64 unit before the painter's own scale, and writes nine digits.
    double slack() const
    {
        constexpr double step = 1.0 / 32;
        const double across = std::hypot(m_matrix.m11(), m_matrix.m12());
        const double down = std::hypot(m_matrix.m21(), m_matrix.m22());
        return step * (1 + across + down);
    }

    // Not getNumericValue(): it reads with atof(), and so depends on the decimal point of the locale.
    double number(std::size_t index)
    {
        QPDFObjectHandle operand = m_operands[index];
        return operand.isReal() ? QByteArray::fromStdString(operand.getRealValue()).toDouble()
                                : static_cast<double>(operand.getIntValue());
    }

    QTransform matrix()
    {
        if (m_operands.size() != 6) {
            return {};
        }
        return {number(0), number(1), number(2), number(3), number(4), number(5)};
    }

    std::vector<QPDFObjectHandle> m_operands;
    std::size_t m_lastOffset = 0;
    std::size_t m_lastLength = 0;
    std::vector<QTransform> m_stack;
    QTransform m_matrix;
    bool m_sawPageMatrix = false;
    QTransform m_textMatrix;
    QPointF m_pen;
    GlyphRun m_run;
};

bool isText(char32_t codePoint)
{
    switch (QChar::category(codePoint)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// Without the differences between look-alikes that Qt's own mapping confuses: radicals, spaces, ligatures.
QStringList plain(const QStringList &texts)
{
    QStringList plainTexts;
    for (const QString &text : texts) {
        plainTexts.append(text == QLatin1String("\t") ? QStringLiteral(" ")
                                                      : text.normalized(QString::NormalizationForm_KC));
    }
    return plainTexts;
}

constexpr int longestLigature = 4;
constexpr int impossible = std::numeric_limits<int>::max() / 2;

/// Least-cost pairing of glyphs with consecutive groups of 0 to `longestLigature` characters.
class Pairing
{
public:
    Pairing(const QStringList &characters, const QStringList &known)
        : m_characters(characters),
          m_known(known),
          m_plainCharacters(plain(characters)),
          m_plainKnown(plain(known)),
          m_columns(characters.size() + 1),
          m_best(static_cast<std::size_t>((known.size() + 1) * m_columns), impossible)
    {
        at(0, 0) = 0;
        for (qsizetype glyph = 0; glyph < known.size(); ++glyph) {
            for (qsizetype character = 0; character <= characters.size(); ++character) {
                relax(glyph, character);
            }
        }
    }

    /// Start of each glyph's group, and the end of the last one, along one best path: that which leaves the
    /// last glyphs as few characters as possible, or as many.
    QList<qsizetype> groups(bool fewLast) const
    {
        QList<qsizetype> starts{m_characters.size()};
        for (qsizetype glyph = m_known.size() - 1; glyph >= 0; --glyph) {
            starts.prepend(starts.first() - lastGroup(glyph, starts.first(), fewLast));
        }
        return starts;
    }

    bool isPossible() const { return at(m_known.size(), m_characters.size()) < impossible; }

private:
    int &at(qsizetype glyph, qsizetype character)
    {
        return m_best[static_cast<std::size_t>(glyph * m_columns + character)];
    }

    int at(qsizetype glyph, qsizetype character) const
    {
        return m_best[static_cast<std::size_t>(glyph * m_columns + character)];
    }

    void relax(qsizetype glyph, qsizetype character)
    {
        const qsizetype left = m_characters.size() - character;
        for (int count = 0; count <= std::min<qsizetype>(longestLigature, left); ++count) {
            int &next = at(glyph + 1, character + count);
            next = std::min(next, at(glyph, character) + cost(glyph, character, count));
        }
    }

    int cost(qsizetype glyph, qsizetype character, int count) const
    {
        if (count == 1 && m_known[glyph] == m_characters[character]) {
            return 0;
        }
        if (count > 0 && m_plainKnown[glyph].startsWith(m_plainCharacters[character])
            && m_plainKnown[glyph] == m_plainCharacters.mid(character, count).join(QString())) {
            return 1;
        }
        constexpr int costOfCount[longestLigature + 1] = {4, 3, 5, 6, 7}; // one to one is the rule
        return costOfCount[count];
    }

    int lastGroup(qsizetype glyph, qsizetype end, bool few) const
    {
        int chosen = -1;
        for (int count = 0; count <= std::min<qsizetype>(longestLigature, end); ++count) {
            const int total = at(glyph, end - count) + cost(glyph, end - count, count);
            if (total == at(glyph + 1, end) && (chosen < 0 || !few)) {
                chosen = count;
            }
        }
        return std::max(chosen, 0);
    }

    const QStringList &m_characters;
    const QStringList &m_known;
    QStringList m_plainCharacters;
    QStringList m_plainKnown;
    qsizetype m_columns;
    std::vector<int> m_best;
};

} // namespace

std::vector<GlyphRun> readGlyphRuns(QPDFPageObjectHelper page)
{
    RunReader reader;
    page.parseContents(&reader);
    return std::move(reader.runs);
}

QStringList drawnCharacters(const QString &text, bool rightToLeft, std::size_t glyphCount)
{
    const QList<uint> codePoints = text.toUcs4();
    const bool all = static_cast<std::size_t>(codePoints.size()) == glyphCount;
    QStringList characters;
    for (const char32_t codePoint : codePoints) {
        if (isText(codePoint)) {
            characters.append(QString::fromUcs4(&codePoint, 1));
        } else if (all) {
            characters.append(QString());
        }
    }
    if (rightToLeft) {
        std::reverse(characters.begin(), characters.end());
    }
    return characters;
}

QStringList shareOut(const QStringList &characters, const QStringList &known)
{
    if (characters.size() == known.size()) {
        return characters;
    }
    QStringList shares(known.size());
    const Pairing pairing(characters, known);
    if (!pairing.isPossible()) {
        return shares;
    }
    // Where the two outermost of the best pairings agree, all best pairings agree.
    const QList<qsizetype> few = pairing.groups(true);
    const QList<qsizetype> many = pairing.groups(false);
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (few[i] == many[i] && few[i + 1] == many[i + 1]) {
            shares[i] = characters.mid(few[i], few[i + 1] - few[i]).join(QString());
        }
    }
    return shares;
}

} // namespace hakari
