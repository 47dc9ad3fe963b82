// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resulttable.h"

#include "widgets/controls/elements.h"
#include "widgets/controls/tabulartext.h"
#include "widgets/results/resultdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QtMath>

#include <algorithm>
#include <iterator>
#include <utility>

namespace hakari {

namespace {

constexpr int rowPixels = 40;
constexpr int headerPixels = 40;
constexpr int headerSpare = 28; // padding and the arrow of the order
constexpr int cellSpare = ResultDelegate::leftPadding + ResultDelegate::rightPadding;
constexpr int narrowestTitle = 240;
constexpr int fullTitle = 360;
constexpr int widestText = 160;
constexpr int measuredRows = 100; // of which the widths of the columns are taken

/// The columns beside those that are always shown, the most important first.
constexpr std::array addedFirst{ResultColumn::Measured, ResultColumn::LatencyP99};
/// Those that are there to sort by: the second line of the title tells of them, and it needs its room.
constexpr std::array addedLast{ResultColumn::Device, ResultColumn::Tags, ResultColumn::Scenario,
                               ResultColumn::Precision};

/// Rows that open on Enter as on a double click. Letters search nowhere: that would word every cell of a
/// column of all results.
class ResultView : public QTableView
{
public:
    using QTableView::QTableView;

    void keyboardSearch(const QString &) override {}

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && currentIndex().isValid())
            emit doubleClicked(currentIndex());
        else
            QTableView::keyPressEvent(event);
    }
};

/// Numbers are never cut.
bool mayBeCut(int column)
{
    using enum ResultColumn;
    const auto which = static_cast<ResultColumn>(column);
    return which == Device || which == Precision || which == Scenario || which == Tags;
}

std::vector<ResultId> sorted(std::vector<ResultId> results)
{
    std::ranges::sort(results);
    return results;
}

} // namespace

ResultTable::ResultTable(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_workbook(workbook),
      m_appearance(appearance),
      m_model(workbook, appearance),
      m_search(new ResultSearch(appearance, this)),
      m_view(new ResultView(this)),
      m_stack(new QStackedWidget(this))
{
    buildView();
    QFrame *card = makeCard(this);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(halfGap, 4, halfGap, halfGap);
    inside->addWidget(m_stack);
    m_stack->addWidget(m_view);
    m_stack->addWidget(buildEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_search);
    layout->addWidget(card, 1);
    connectAll();
    retranslate();
    takeWorkbook();
}

void ResultTable::buildView()
{
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ResultDelegate(this));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setCornerButtonEnabled(false);
    m_view->installEventFilter(this);
    QHeaderView *rows = m_view->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(rowPixels);
    QHeaderView *header = m_view->horizontalHeader();
    header->setFixedHeight(headerPixels);
    header->setMinimumSectionSize(48);
    header->setHighlightSections(false);
    header->setSectionResizeMode(static_cast<int>(ResultColumn::Title), QHeaderView::Stretch);
    header->setSortIndicator(static_cast<int>(ResultColumn::Measured), Qt::DescendingOrder);
    m_view->setSortingEnabled(true);
}

QWidget *ResultTable::buildEmpty()
{
    auto *page = new QWidget(this);
    m_emptyTitle = makeLabel("section", page);
    m_emptyText = makeLabel("secondary", page);
    m_clear = new QPushButton(page);
    m_clear->setObjectName(QStringLiteral("clearSearch"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(halfGap);
    column->addStretch(2); // a little above the middle
    for (QWidget *part : std::initializer_list<QWidget *>{m_emptyTitle, m_emptyText, m_clear})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

void ResultTable::connectAll()
{
    connect(&m_appearance, &Appearance::changed, this, &ResultTable::retranslate);
    connect(&m_workbook, &WorkbookDocument::opened, this, &ResultTable::takeWorkbook);
    connect(&m_workbook, &WorkbookDocument::rowsChanged, this, &ResultTable::takeRows);
    connect(&m_workbook, &WorkbookDocument::rowChanged, this, &ResultTable::takeRow);
    connect(&m_workbook, &WorkbookDocument::failed, this, &ResultTable::showCount);
    connect(&m_model, &ResultsModel::modelAboutToBeReset, this, &ResultTable::beforeReset);
    connect(&m_model, &ResultsModel::modelReset, this, &ResultTable::takeReset);
    connect(m_search, &ResultSearch::changed, this, &ResultTable::applyFilter);
    connect(m_search, &ResultSearch::left, this, [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
    connect(m_clear, &QPushButton::clicked, m_search, &ResultSearch::clear);
    connect(m_clear, &QPushButton::clicked, this, &ResultTable::focusSearch);
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &ResultTable::scrollToCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultTable::takeSelection);
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        emit activated(m_model.list().idAt(static_cast<std::size_t>(index.row())));
    });
}

void ResultTable::retranslate()
{
    m_search->retranslate();
    m_view->setAccessibleName(tr("Results"));
    m_clear->setText(tr("Clear the search"));
    m_clear->setAccessibleName(m_clear->text());
    showCount();
    fitColumns(true);
}

/// What was chosen in the workbook before means nothing here, even where the ids are the same.
void ResultTable::takeWorkbook()
{
    m_search->offer(m_workbook.rows());
    m_search->clear();
    showCount();
    m_selected.clear();
    m_current.reset();
    m_ids.clear();
    m_gone.clear();
    noteIds();
    put({});
    fitColumns(true);
    scrollToCurrent();
}

void ResultTable::takeRows()
{
    m_search->offer(m_workbook.rows());
    fitColumns(false);
    select(noteIds());
}

/// A run that goes on keeps its workload and its tags, and has no figures yet.
void ResultTable::takeRow(ResultId id)
{
    const ResultRow *row = m_workbook.row(id);
    if (!row || row->state == ResultState::Running)
        return;
    m_search->offer(m_workbook.rows());
    if (const auto place = m_model.list().placeOf(id)) {
        for (int column = static_cast<int>(ResultColumn::Device); column < resultColumnCount; ++column)
            growColumn(column, cellWidth(static_cast<int>(*place), column));
        hideColumns();
    }
}

/// The results that were removed since the workbook was opened and are there again.
std::vector<ResultId> ResultTable::noteIds()
{
    std::vector<ResultId> ids;
    ids.reserve(m_workbook.rows().size());
    for (const ResultRow &row : m_workbook.rows())
        ids.push_back(row.id);
    std::ranges::set_difference(m_ids, ids, std::inserter(m_gone, m_gone.end()));
    std::vector<ResultId> back;
    std::ranges::set_intersection(m_gone, ids, std::back_inserter(back));
    for (const ResultId id : back)
        m_gone.erase(id);
    m_ids = std::move(ids);
    return back;
}

void ResultTable::beforeReset()
{
    m_sawCurrent = seesCurrent();
    m_firstSelected = m_model.rowCount();
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection())
        m_firstSelected = std::min(m_firstSelected, range.top());
}

/// Whether all that was selected was removed from the workbook, not hidden by a filter.
bool ResultTable::lostSelection() const
{
    return !m_selected.empty()
           && std::ranges::none_of(m_selected, [this](ResultId id) { return m_workbook.row(id); });
}

void ResultTable::takeReset()
{
    showCount();
    put(m_selected, lostSelection() ? m_firstSelected : 0);
    if (m_sawCurrent)
        scrollToCurrent();
}

void ResultTable::applyFilter()
{
    const ResultFilter filter = m_search->filter();
    if (filter == m_model.list().filter())
        return;
    m_model.setFilter(filter);
    fitColumns(false);
    scrollToCurrent();
}

/// How many are shown, or why none is.
void ResultTable::showCount()
{
    m_search->showCount(m_model.list().size(), m_workbook.rows().size());
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    m_search->setEnabled(!m_workbook.rows().empty());
    m_clear->setVisible(!m_workbook.rows().empty());
    if (!m_workbook.isOpen())
        m_workbook.isBusy() ? setEmpty(tr("Opening the workbook…"), {})
                            : setEmpty(tr("No workbook is open"), tr("Open a workbook, or make a new one."));
    else if (m_workbook.rows().empty())
        setEmpty(tr("No results yet"), tr("Drop result files here, or run a workload."));
    else
        setEmpty(tr("No result matches the search"), tr("Try fewer words or another choice."));
}

void ResultTable::setEmpty(const QString &title, const QString &text)
{
    m_emptyTitle->setText(title);
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
}

std::vector<ResultId> ResultTable::selection() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    std::vector<ResultId> results;
    results.reserve(rows.size());
    for (const int row : rows)
        results.push_back(m_model.list().idAt(static_cast<std::size_t>(row)));
    return results;
}

void ResultTable::takeSelection()
{
    if (m_restoring)
        return;
    m_selected = sorted(selection());
    m_current = currentResult();
    emit selectionChanged();
}

std::optional<ResultId> ResultTable::currentResult() const
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return std::nullopt;
    return m_model.list().idAt(static_cast<std::size_t>(current.row()));
}

void ResultTable::select(const std::vector<ResultId> &results)
{
    std::vector<ResultId> known = results;
    std::erase_if(known, [this](ResultId id) { return !m_workbook.row(id); });
    if (known.empty())
        return;
    m_current = known.front();
    if (!std::ranges::all_of(known, [this](ResultId id) { return m_model.list().placeOf(id).has_value(); }))
        m_search->clear();
    put(known);
    scrollToCurrent();
}

/// The rows of the results that are shown, neighbours in one range.
QItemSelection ResultTable::rowsOf(const std::vector<ResultId> &sorted) const
{
    QItemSelection rows;
    const int last = resultColumnCount - 1;
    int begin = -1;
    for (int row = 0; row <= m_model.rowCount(); ++row) {
        const bool in = row < m_model.rowCount()
                        && std::ranges::binary_search(sorted,
                                                      m_model.list().idAt(static_cast<std::size_t>(row)));
        if (in && begin < 0)
            begin = row;
        if (!in && begin >= 0)
            rows.append({m_model.index(std::exchange(begin, -1), 0), m_model.index(row - 1, last)});
    }
    return rows;
}

/// Selects the results; where none of them is shown the row `otherwise`, or the last one above it.
void ResultTable::put(const std::vector<ResultId> &results, int otherwise)
{
    const std::vector<ResultId> before = m_selected;
    {
        const QScopedValueRollback<bool> quiet(m_restoring, true);
        QItemSelection rows = rowsOf(sorted(results));
        if (rows.isEmpty() && m_model.rowCount() > 0) {
            const int row = std::min(otherwise, m_model.rowCount() - 1);
            rows.append({m_model.index(row, 0), m_model.index(row, resultColumnCount - 1)});
        }
        QItemSelectionModel *selection = m_view->selectionModel();
        selection->select(rows, QItemSelectionModel::ClearAndSelect);
        const auto place = m_current ? m_model.list().placeOf(*m_current) : std::nullopt;
        const int current = place ? static_cast<int>(*place) : rows.isEmpty() ? -1 : rows.first().top();
        if (current >= 0)
            selection->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
        m_current = currentResult();
    }
    m_selected = sorted(selection());
    if (m_selected != before)
        emit selectionChanged();
}

void ResultTable::focusSearch()
{
    m_search->takeFocus();
}

/// By now a workbook may be on its way.
void ResultTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showCount();
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        focusSearch();
    else
        QWidget::keyPressEvent(event);
}

bool ResultTable::seesCurrent() const
{
    return m_view->visualRect(m_view->currentIndex()).intersects(m_view->viewport()->rect());
}

void ResultTable::scrollToCurrent()
{
    if (m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
}

bool ResultTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        hideColumns();
    return QWidget::eventFilter(watched, event);
}

/// What the title of the column and some of its texts need.
int ResultTable::widthFor(int column) const
{
    const QHeaderView *header = m_view->horizontalHeader();
    int width = header->fontMetrics().horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString())
                + headerSpare;
    const int step = std::max(1, m_model.rowCount() / measuredRows);
    for (int row = 0; row < m_model.rowCount(); row += step)
        width = std::max(width, cellWidth(row, column));
    return width;
}

int ResultTable::cellWidth(int row, int column) const
{
    const QModelIndex cell = m_model.index(row, column);
    const auto needed = [](const QFont &font, const QString &text) {
        return qCeil(tabularWidth(QFontMetricsF(font), text)) + cellSpare;
    };
    const int text = needed(m_view->font(), cell.data().toString());
    const int detail = needed(ResultDelegate::detailFont(), cell.data(ResultsModel::DetailRole).toString());
    return std::max(mayBeCut(column) ? std::min(text, widestText) : text, std::min(detail, widestText));
}

/// Unless anew, columns only grow: those that a person made wider stay, and none jumps.
void ResultTable::fitColumns(bool anew)
{
    if (anew)
        m_widths.fill(0);
    for (int column = static_cast<int>(ResultColumn::Device); column < resultColumnCount; ++column)
        growColumn(column, widthFor(column));
    hideColumns();
}

void ResultTable::growColumn(int column, int needed)
{
    int &width = m_widths[static_cast<std::size_t>(column)];
    if (needed <= width)
        return;
    width = needed;
    m_view->setColumnWidth(column, width);
}

/// Shows what there is room for, whether or not the rows need a scroll bar.
void ResultTable::hideColumns()
{
    const auto widthOf = [this](ResultColumn column) { return m_widths[static_cast<std::size_t>(column)]; };
    int room = m_view->width() - m_view->verticalScrollBar()->sizeHint().width() - narrowestTitle;
    for (const ResultColumn column :
         {ResultColumn::Throughput, ResultColumn::EnergyPerSample, ResultColumn::Verdict})
        room -= widthOf(column);
    const auto add = [&](ResultColumn column) {
        room -= widthOf(column);
        m_view->setColumnHidden(static_cast<int>(column), room < 0);
    };
    std::ranges::for_each(addedFirst, add);
    room -= fullTitle - narrowestTitle;
    std::ranges::for_each(addedLast, add);
}

} // namespace hakari
