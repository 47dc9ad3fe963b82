// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/comparisontable.h"

#include "widgets/compare/figuredelegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace hakari {

namespace {

constexpr int plainRow = 34;
constexpr int namePadding = 40; // with the colour
constexpr int cellPadding = 14;
constexpr int headerPadding = 24; // bold text within its margins
constexpr int headerPixels = 44;
constexpr int nameShare = 3; // of the width, against 2 for each other column

} // namespace

ComparisonTable::ComparisonTable(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QTableView(parent),
      m_document(document),
      m_appearance(appearance),
      m_model(appearance.formatter(), appearance.theme())
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(ComparisonModel::SortRole);
    setModel(&m_sorted);
    setItemDelegate(new FigureDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalHeader()->hide();
    horizontalHeader()->setFixedHeight(headerPixels);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(this, &QTableView::doubleClicked, this, &ComparisonTable::activate);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.data(ComparisonModel::MetricRole).toInt() >= 0)
            activate(index);
    });
}

void ComparisonTable::refresh()
{
    m_model.setLook(m_appearance.formatter(), m_appearance.theme());
    m_model.setComparison(m_document.study(), m_document.comparisonRef());
    setAccessibleName(tr("Comparison table"));
    verticalHeader()->setDefaultSectionSize(rowPixels());
    spreadColumns();
    updateGeometry();
}

QSize ComparisonTable::sizeHint() const
{
    return {600, headerPixels + m_model.rowCount() * rowPixels() + 4};
}

/// All rows alike: with room for the note where one has it.
int ComparisonTable::rowPixels() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.index(row, 0).data(ComparisonModel::NoteRole).toString().isEmpty())
            return plainRow + QFontMetrics(hakari::font(FontRole::Note)).height();
    }
    return plainRow;
}

void ComparisonTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    spreadColumns();
}

void ComparisonTable::spreadColumns()
{
    const int count = m_model.columnCount();
    if (count == 0)
        return;
    // What the text of each column needs, and the rest shared out evenly.
    QList<int> widths;
    int total = 0;
    for (int column = 0; column < count; ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = 0;
        for (const QString &line : title.split(QLatin1Char('\n')))
            width = std::max(width,
                             horizontalHeader()->fontMetrics().horizontalAdvance(line) + headerPadding);
        for (int row = 0; row < m_model.rowCount(); ++row)
            width = std::max(width,
                             fontMetrics().horizontalAdvance(m_model.index(row, column).data().toString())
                                 + (column == 0 ? namePadding : cellPadding));
        widths << width;
        total += width;
    }
    const int spare = std::max(0, viewport()->width() - total);
    for (int column = 0; column < count; ++column)
        setColumnWidth(column, widths[column] + spare * (column == 0 ? nameShare : 2) / (2 * count + 1));
}

std::size_t ComparisonTable::candidateOf(const QModelIndex &index) const
{
    return static_cast<std::size_t>(index.data(ComparisonModel::CandidateRole).toInt());
}

void ComparisonTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && candidateOf(current) < m_document.study().candidates.size())
        m_document.focus(m_document.study().candidates[candidateOf(current)].id);
}

void ComparisonTable::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const int metric = index.data(ComparisonModel::MetricRole).toInt();
    if (index.column() == 0)
        emit editRequested(candidateOf(index));
    else if (metric >= 0)
        emit figureActivated(candidateOf(index), static_cast<Metric>(metric),
                             viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void ComparisonTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex()
                                                                             : indexAt(event->pos());
    if (index.isValid())
        showMenu(index, event->globalPos());
}

void ComparisonTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid()) {
        QTableView::keyPressEvent(event);
        return;
    }
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(index);
    else if (event->key() == Qt::Key_F2)
        emit editRequested(candidateOf(index));
    else if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        moveCandidate(candidateOf(index), event->key() == Qt::Key_Up ? -1 : 1);
    else if (event->key() == Qt::Key_Delete)
        removeCandidate(candidateOf(index));
    else if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier)
        makeBaseline(candidateOf(index));
    else if (event->key() == Qt::Key_H && event->modifiers() == Qt::NoModifier)
        hideCandidate(candidateOf(index));
    else if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier)
        sortByCurrentColumn();
    else
        QTableView::keyPressEvent(event);
}

void ComparisonTable::showMenu(const QModelIndex &index, const QPoint &at)
{
    const std::size_t candidate = candidateOf(index);
    const bool baseline = candidate == m_document.comparison().baseline;
    QMenu menu(this);
    if (index.data(ComparisonModel::MetricRole).toInt() >= 0)
        menu.addAction(tr("How was this computed?"), this, [this, index] { activate(index); });
    menu.addAction(tr("Edit…\tF2"), this, [this, candidate] { emit editRequested(candidate); });
    menu.addAction(tr("Make the baseline\tB"), this, [this, candidate] { makeBaseline(candidate); })
        ->setDisabled(baseline);
    menu.addAction(tr("Move up\tAlt+Up"), this, [this, candidate] { moveCandidate(candidate, -1); });
    menu.addAction(tr("Move down\tAlt+Down"), this, [this, candidate] { moveCandidate(candidate, 1); });
    menu.addAction(tr("Sort by this column\tS"), this, &ComparisonTable::sortByCurrentColumn);
    menu.addAction(tr("Hide\tH"), this, [this, candidate] { hideCandidate(candidate); })
        ->setDisabled(baseline);
    menu.addAction(tr("Remove\tDel"), this, [this, candidate] { removeCandidate(candidate); })
        ->setDisabled(baseline);
    menu.exec(at);
}

/// Ascending, then descending, then the study's own order: what a click on the header does.
void ComparisonTable::sortByCurrentColumn()
{
    const int column = currentIndex().column();
    if (m_sorted.sortColumn() != column)
        sortByColumn(column, Qt::AscendingOrder);
    else if (m_sorted.sortOrder() == Qt::AscendingOrder)
        sortByColumn(column, Qt::DescendingOrder);
    else
        sortByColumn(-1, Qt::AscendingOrder);
}

void ComparisonTable::makeBaseline(std::size_t candidate)
{
    m_document.edit(tr("Change the baseline"), [candidate](Study &study) {
        study.baseline = study.candidates[candidate].id;
        study.candidates[candidate].hidden = false;
    });
}

void ComparisonTable::hideCandidate(std::size_t candidate)
{
    if (candidate == m_document.comparison().baseline)
        return;
    m_document.edit(tr("Hide a candidate"),
                    [candidate](Study &study) { study.candidates[candidate].hidden = true; });
}

void ComparisonTable::moveCandidate(std::size_t candidate, int by)
{
    const auto &candidates = m_document.study().candidates;
    auto other = static_cast<std::ptrdiff_t>(candidate) + by;
    while (other >= 0 && other < std::ssize(candidates) && candidates[static_cast<std::size_t>(other)].hidden)
        other += by;
    if (other < 0 || other >= std::ssize(candidates))
        return;
    sortByColumn(-1, Qt::AscendingOrder); // a moved row shows its place only in the study's own order
    m_document.edit(tr("Move a candidate"), [candidate, other](Study &study) {
        std::swap(study.candidates[candidate], study.candidates[static_cast<std::size_t>(other)]);
    });
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.candidateAt(row) == static_cast<std::size_t>(other))
            setCurrentIndex(m_sorted.mapFromSource(m_model.index(row, std::max(0, currentIndex().column()))));
    }
}

void ComparisonTable::removeCandidate(std::size_t candidate)
{
    if (candidate == m_document.comparison().baseline)
        return;
    m_document.edit(tr("Remove a candidate"), [candidate](Study &study) {
        study.candidates.erase(study.candidates.begin() + static_cast<std::ptrdiff_t>(candidate));
    });
}

} // namespace hakari
