// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/controls/numberedit.h"

#include "core/base/number.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <QStyle>

namespace hakari {

NumberEdit::NumberEdit(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::returnPressed, this, &NumberEdit::commit);
    connect(this, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
}

void NumberEdit::setRange(double low, double high)
{
    m_low = low;
    m_high = high;
}

void NumberEdit::setUnit(const QString &unit)
{
    if (placeholderText().isEmpty() || placeholderText() == m_unit)
        setPlaceholderText(unit);
    m_unit = unit;
    show();
}

void NumberEdit::setFormatter(const Formatter &formatter)
{
    m_formatter = formatter;
    show();
}

void NumberEdit::setValue(std::optional<double> value)
{
    m_value = value;
    if (!isModified() || !hasFocus())
        show();
}

std::optional<double> NumberEdit::parse(QString text)
{
    text = text.normalized(QString::NormalizationForm_KC);
    text.replace(QChar(0x2212), QLatin1Char('-'));
    QString number;
    for (const QChar c : text) {
        if (c.isDigit() || QStringLiteral("+-.,eE").contains(c))
            number += c;
        else if (!c.isSpace())
            break; // the unit begins
    }
    // Commas stand between groups of three digits only: "1,5" is not 15.
    static const QRegularExpression grouped(QStringLiteral("^[+-]?\\d{1,3}(,\\d{3})+(?!\\d)[^,]*$"));
    if (number.contains(QLatin1Char(',')) && !number.contains(grouped))
        return std::nullopt;
    return parseNumber(number.remove(QLatin1Char(',')).toStdString());
}

bool NumberEdit::accepts(double value) const
{
    return (m_lowIncluded ? value >= m_low : value > m_low) && value <= m_high;
}

void NumberEdit::commit()
{
    if (!isModified())
        return;
    const bool empty = text().trimmed().isEmpty();
    const auto typed = parse(text());
    if ((empty && !m_optional) || (!empty && (!typed || !accepts(*typed)))) {
        setInvalid(true);
        return;
    }
    m_value = typed;
    show();
    emit committed(m_value);
}

void NumberEdit::show()
{
    QString text;
    if (m_value) {
        text = m_formatter.number(*m_value, m_decimals);
        while (text.contains(QLatin1Char('.'))
               && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.')))) {
            const bool point = text.endsWith(QLatin1Char('.'));
            text.chop(1);
            if (point)
                break;
        }
        if (!m_unit.isEmpty())
            text += QLatin1Char(' ') + m_unit;
    }
    setText(text);
    setModified(false);
    setInvalid(false);
}

void NumberEdit::setInvalid(bool invalid)
{
    if (isInvalid() == invalid)
        return;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isModified())
        show();
    else
        QLineEdit::keyPressEvent(event);
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    commit();
    QLineEdit::focusOutEvent(event);
}

} // namespace hakari
