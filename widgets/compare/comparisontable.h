// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/comparisonmodel.h"
#include "widgets/models/studydocument.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace hakari {

/// Every figure of the comparison. Sortable; a row can be edited, made the baseline, hidden, moved or removed
/// by menu and keyboard; a cell explains its figure.
class ComparisonTable : public QTableView
{
    Q_OBJECT

public:
    ComparisonTable(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    void refresh();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void figureActivated(std::size_t candidate, hakari::Metric metric, const QPoint &at);
    void editRequested(std::size_t candidate);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void activate(const QModelIndex &index);
    void showMenu(const QModelIndex &index, const QPoint &at);
    std::size_t candidateOf(const QModelIndex &index) const;
    void sortByCurrentColumn();
    void makeBaseline(std::size_t candidate);
    void hideCandidate(std::size_t candidate);
    void moveCandidate(std::size_t candidate, int by);
    void removeCandidate(std::size_t candidate);
    void spreadColumns();
    int rowPixels() const;

    StudyDocument &m_document;
    Appearance &m_appearance;
    ComparisonModel m_model;
    QSortFilterProxyModel m_sorted;
};

} // namespace hakari
