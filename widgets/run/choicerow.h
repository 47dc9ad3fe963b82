// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>

namespace hakari {

/// One device or meter: a button to choose it by, what it is at the right, and under it why it cannot be
/// chosen. The whole row takes clicks.
class ChoiceRow : public QFrame
{
    Q_OBJECT

public:
    ChoiceRow(QAbstractButton *button, const QString &text, const QString &chip, QWidget *parent = nullptr);

    QAbstractButton *button() const { return m_button; }
    void setReason(const QString &reason); ///< it cannot be chosen because of it

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QAbstractButton *m_button;
    QLabel *m_reason;
};

} // namespace hakari
