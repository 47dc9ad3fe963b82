// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QPointer>
#include <QTextBrowser>

namespace hakari {

/// A card over the window that explains one figure, next to where it was asked for. Closes on Escape and on
/// a click elsewhere, and gives the focus back.
class ExplanationPopup : public QFrame
{
    Q_OBJECT

public:
    explicit ExplanationPopup(QWidget *parent);

    /// `at` in global coordinates.
    void popUp(const QString &html, const QPoint &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place(const QPoint &at);

    QTextBrowser *m_text;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace hakari
