// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/elements.h"
#include "widgets/format/formatter.h"
#include "widgets/results/resultview.h"

#include <QGridLayout>

#include <array>

namespace hakari {

/// The verdict with its reasons, and every rule that the run was held to: whether it held, and by how much.
class VerdictCard : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget *parent = nullptr);

    /// `harness` judged results of others.
    void show(const ResultView &view, const QString &harness, const Formatter &formatter);
    /// Of a run that goes on: what it warned of, and that nothing is judged yet.
    void showPending(const ResultView &view, const Formatter &formatter);
    using QFrame::show;

private:
    void showWarnings(const ResultView &view, const Formatter &formatter);
    void showReasons(const ResultView &view, const QString &harness, const Formatter &formatter);
    void dropRules();
    void showRules(const ResultView &view, const Formatter &formatter);
    void addRule(int row, const RuleCheck &check, const Formatter &formatter);
    void addHeader();

    QLabel *m_title, *m_verdict, *m_reasons, *m_warnings;
    QWidget *m_rules = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace hakari
