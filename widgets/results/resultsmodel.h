// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"
#include "widgets/results/resultlist.h"

#include <QAbstractTableModel>

#include <functional>

namespace hakari {

/// The results of the workbook as a table in the words of the window: a row for each that the filter lets
/// through, a ResultColumn for each column; newest first. It follows the workbook and the appearance. Filter,
/// order and rows that come or go reset the model; who selects results keeps them by id. GUI thread.
class ResultsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Beside those of Qt: the smaller text under that of a cell, if there is one, and its colour.
    enum Role { DetailRole = Qt::UserRole, DetailColourRole };

    /// Both outlive the model.
    ResultsModel(const WorkbookDocument &workbook, const Appearance &appearance, QObject *parent = nullptr);

    void setFilter(const ResultFilter &filter);
    const ResultList &list() const { return m_list; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString text(ResultColumn column, const ResultRow &row) const;
    QString figureText(ResultColumn column, const ResultRow &row) const; ///< empty: absent
    QString detail(ResultColumn column, const ResultRow &row) const;
    QString accessibleText(ResultColumn column, const ResultRow &row) const;
    QString energyText(const ResultRow &row) const;
    QString energyDetail(const ResultRow &row) const;
    QString verdictText(const ResultRow &row) const;
    QString startText(const ResultRow &row, const QString &japanese, const QString &english) const;
    QString toolTip(ResultColumn column, const ResultRow &row) const;
    QString titleToolTip(const ResultRow &row) const;
    QString figureToolTip(ResultColumn column, const ResultRow &row) const;
    QString absence(ResultColumn column, const ResultRow &row) const;
    QColor colour(ResultColumn column, const ResultRow &row) const;
    QColor verdictColour(const ResultRow &row) const;
    QString listedTags(const ResultRow &row) const;
    void reset(const std::function<void()> &change);
    void refresh(ResultId id);
    void reword();

    const Appearance &m_appearance;
    ResultList m_list;
};

} // namespace hakari
