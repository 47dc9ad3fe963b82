// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"

#include <QLineEdit>

namespace hakari {

/// A field for one number with a unit behind it. Accepts thousands separators, full-width digits and
/// "2e6"; commits on Enter or when it loses the focus. Something unreadable or out of range turns the border
/// red, is never committed, and Escape brings the old value back.
class NumberEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit NumberEdit(QWidget *parent = nullptr);

    void setRange(double low, double high); ///< low < value <= high, or low <= value with setLowIncluded
    void setLowIncluded(bool included) { m_lowIncluded = included; }
    void setDecimals(int decimals) { m_decimals = decimals; } ///< the most that are shown
    void setUnit(const QString &unit);
    void setOptional(bool optional) { m_optional = optional; } ///< empty means: no value

    void setFormatter(const Formatter &formatter);
    void setValue(std::optional<double> value); ///< emits nothing
    std::optional<double> value() const { return m_value; }
    bool isInvalid() const { return property("invalid").toBool(); } ///< shows something that is no value

    /// A number as people type it, or nothing.
    static std::optional<double> parse(QString text);

signals:
    void committed(std::optional<double> value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void commit();
    void show();
    void setInvalid(bool invalid);
    bool accepts(double value) const;

    Formatter m_formatter{Language::English};
    std::optional<double> m_value;
    QString m_unit;
    double m_low = 0.0;
    double m_high = 1e300;
    int m_decimals = 6;
    bool m_lowIncluded = false;
    bool m_optional = false;
};

} // namespace hakari
