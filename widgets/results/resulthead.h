// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"
#include "widgets/controls/elements.h"
#include "widgets/format/formatter.h"

#include <QPushButton>

namespace hakari {

/// What a result is, what a person may do with it, and the one thing to be done where it may not be compared.
class ResultHead : public QWidget
{
    Q_OBJECT

public:
    explicit ResultHead(QWidget *parent = nullptr);

    /// `details` stand beside the time at which it was measured. An empty title: it has none.
    void show(const ResultRow &row, const QString &title, const QStringList &details, bool writable,
              const Formatter &formatter);
    using QWidget::show;

signals:
    void accepted();

private:
    void makeBanner();
    void showState(const ResultRow &row, const Formatter &formatter);
    void showBanner(const ResultRow &row, bool writable, const Formatter &formatter);

    QLabel *m_title, *m_state, *m_accepted, *m_work, *m_time;
    QFrame *m_banner;
    QLabel *m_sentence = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace hakari
