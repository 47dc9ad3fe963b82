// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/results/resultlist.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace hakari {

/// The row above the table of results: a field to search in, choices of verdict, workload and tag, and how
/// many results are left. GUI thread.
class ResultSearch : public QWidget
{
    Q_OBJECT

public:
    explicit ResultSearch(const Appearance &appearance, QWidget *parent = nullptr); ///< outlives it

    ResultFilter filter() const;
    void clear();
    void takeFocus();
    /// Offers the workloads and tags of these. What was chosen stays chosen as long as a row has it.
    void offer(const std::vector<ResultRow> &rows);
    void showCount(std::size_t shown, std::size_t all);
    void retranslate();

signals:
    void changed();
    void left(); ///< by the Down key: towards the results

private:
    void connectAll();
    void fillVerdicts();

    const Appearance &m_appearance;
    QLineEdit *m_text;
    QComboBox *m_verdicts;
    QComboBox *m_workloads;
    QComboBox *m_tags;
    QLabel *m_count;
    std::size_t m_shown = 0;
    std::size_t m_all = 0;
};

} // namespace hakari
