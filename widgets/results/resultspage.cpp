// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultspage.h"

#include "core/base/file.h"
#include "widgets/controls/elements.h"

#include <QAction>
#include <QShortcut>
#include <QSplitter>

#include <algorithm>
#include <functional>
#include <utility>

namespace hakari {

namespace {

constexpr int leastTableWidth = 480;
constexpr int leastPanelWidth = 440;
constexpr int mostPanelWidth = 760;
constexpr int tableShare = 5;
constexpr int panelShare = 4;

} // namespace

ResultsPage::ResultsPage(WorkbookDocument &workbook, Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_workbook(workbook),
      m_appearance(appearance),
      m_actions(buildActions()),
      m_notice(new QFrame(this)),
      m_noticeText(makeParagraph("", this)),
      m_table(new ResultTable(workbook, appearance, this)),
      m_panel(new ResultPanel(workbook, appearance, this))
{
    build();
    buildTableActions();
    connectAll();
    retranslate();
}

QWidget *ResultsPage::buildActions()
{
    auto *actions = new QWidget(this);
    m_import = new QPushButton(actions);
    m_export = new QToolButton(actions);
    m_workbookButton = new QToolButton(actions);
    m_compare = new QPushButton(actions);
    m_exportMenu = new QMenu(actions);
    m_workbookMenu = new QMenu(actions);
    m_import->setObjectName(QStringLiteral("importResults"));
    m_compare->setObjectName(QStringLiteral("compareResults"));
    setRole(m_compare, "main");
    for (const auto &[button, menu] :
         {std::pair(m_export, m_exportMenu), {m_workbookButton, m_workbookMenu}}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(menu);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(halfGap);
    for (QWidget *each : {static_cast<QWidget *>(m_workbookButton), static_cast<QWidget *>(m_import),
                          static_cast<QWidget *>(m_export), static_cast<QWidget *>(m_compare)})
        layout->addWidget(each);
    return actions;
}

void ResultsPage::showExportMenu()
{
    if (m_export->isEnabled())
        m_export->showMenu();
}

void ResultsPage::build()
{
    setRole(m_notice, "banner");
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(14, 8, 14, 8);
    notice->addWidget(m_noticeText);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(gap);
    m_table->setMinimumWidth(leastTableWidth);
    m_panel->setMinimumWidth(leastPanelWidth);
    m_panel->setMaximumWidth(mostPanelWidth);
    split->addWidget(m_table);
    split->addWidget(m_panel);
    split->setStretchFactor(0, tableShare);
    split->setStretchFactor(1, panelShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 20, margin, 20);
    layout->setSpacing(gap);
    layout->addWidget(m_notice);
    layout->addWidget(split, 1);
}

void ResultsPage::buildTableActions()
{
    QTableView *view = m_table->view();
    const auto action = [&](const QKeySequence &keys, auto handler) {
        auto *out = new QAction(view);
        out->setShortcut(keys);
        out->setShortcutContext(Qt::WidgetShortcut);
        connect(out, &QAction::triggered, this, handler);
        view->addAction(out);
        return out;
    };
    m_compareAction = action({}, [this] { compare(); });
    m_acceptAction = action({}, [this] { acceptSelected(); });
    m_removeAction = action(QKeySequence::Delete, [this] { removeSelected(); });
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ResultsPage::connectAll()
{
    connect(&m_appearance, &Appearance::changed, this, &ResultsPage::retranslate);
    connect(m_table, &ResultTable::selectionChanged, this, &ResultsPage::showSelection);
    connect(m_table, &ResultTable::activated, this, &ResultsPage::compare);
    connect(m_compare, &QPushButton::clicked, this, &ResultsPage::compare);
    connect(m_import, &QPushButton::clicked, this, &ResultsPage::importRequested);
    connect(&m_workbook, &WorkbookDocument::opened, this, [this] {
        m_removed.clear(); // their ids name others now
        m_removedAreGone = false;
        retranslate();
    });
    connect(&m_workbook, &WorkbookDocument::rowsChanged, this, [this] {
        showSelection();
        announceRemoval();
        emit headerChanged();
    });
    connect(&m_workbook, &WorkbookDocument::rowChanged, this, &ResultsPage::showSelection);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_table,
            &ResultTable::focusSearch);
}

void ResultsPage::retranslate()
{
    m_import->setText(tr("Import…"));
    m_import->setToolTip(
        tr("Recorded runs and MLPerf result folders; they can be dropped on the window too"));
    m_export->setText(tr("Export"));
    m_workbookButton->setText(tr("Workbook"));
    m_acceptAction->setText(tr("Accept for comparisons"));
    m_removeAction->setText(tr("Delete"));
    m_exportMenu->clear();
    const auto add = [this](const QString &text, const char *format) {
        return m_exportMenu->addAction(text, this,
                                       [this, format] { emit exportRequested(QString::fromLatin1(format)); });
    };
    add(tr("Results as JSON…"), "json");
    add(tr("Table rows as CSV…"), "csv");
    m_exportRun = add(tr("Recorded run with all samples…"), "jsonl");
    for (QAbstractButton *button :
         std::initializer_list<QAbstractButton *>{m_import, m_export, m_workbookButton})
        button->setAccessibleName(button->text());
    showNotice();
    showSelection();
    emit headerChanged();
}

void ResultsPage::showNotice()
{
    const auto &reason = m_workbook.readOnlyReason();
    m_notice->setVisible(reason.has_value());
    if (reason)
        m_noticeText->setText(m_appearance.formatter().sentence(*reason));
    m_import->setEnabled(m_workbook.isWritable());
}

std::vector<ResultId> ResultsPage::usable() const
{
    std::vector<ResultId> out = m_table->selection();
    std::erase_if(out, [this](ResultId id) {
        const ResultRow *row = m_workbook.row(id);
        return !row || !row->usable();
    });
    return out;
}

void ResultsPage::showSelection()
{
    const std::vector<ResultId> selected = m_table->selection();
    const auto count = static_cast<int>(usable().size());
    const auto has = [&](auto condition) {
        return std::ranges::any_of(selected, [&](ResultId id) {
            const ResultRow *row = m_workbook.row(id);
            return row && condition(*row);
        });
    };
    m_panel->setVisible(!m_workbook.rows().empty());
    if (selected.size() > 1)
        m_panel->showSeveral(static_cast<int>(selected.size()));
    else
        m_panel->show(selected.empty() ? std::nullopt : std::optional(selected.front()));
    m_compare->setText(count > 1 ? tr("Compare %n results", nullptr, count) : tr("Compare"));
    m_compare->setAccessibleName(m_compare->text());
    m_compare->setEnabled(count > 0);
    m_compare->setToolTip(count > 0 || selected.empty()
                              ? QString()
                              : tr("A run that goes on, was interrupted or is damaged is not compared."));
    m_compareAction->setText(m_compare->text());
    m_compareAction->setEnabled(count > 0);
    m_export->setEnabled(!selected.empty());
    m_exportRun->setEnabled(selected.size() == 1);
    const bool writable = m_workbook.isWritable();
    m_acceptAction->setVisible(
        writable && has([](const ResultRow &row) { return row.state == ResultState::Interrupted; }));
    m_removeAction->setEnabled(writable && !selected.empty() && !has([](const ResultRow &row) {
                                   return row.state == ResultState::Running;
                               }));
}

void ResultsPage::compare()
{
    const std::vector<ResultId> results = usable();
    if (results.empty())
        return;
    m_workbook.loadAll(results, std::identity(), [this](const Expected<std::vector<RunRecordRef>> &records) {
        if (records)
            emit compareRequested(*records);
        else
            emit failed(records.error());
    });
}

void ResultsPage::removeSelected()
{
    m_removed = m_table->selection();
    m_removedAreGone = false;
    m_workbook.remove(m_removed);
}

/// Once it is done, undone or done again.
void ResultsPage::announceRemoval()
{
    const bool gone = !m_removed.empty()
                      && std::ranges::none_of(m_removed, [this](ResultId id) { return m_workbook.row(id); });
    if (gone == std::exchange(m_removedAreGone, gone))
        return;
    const auto count = static_cast<int>(m_removed.size());
    emit announced(gone ? tr("%n results deleted. %1 brings them back.", nullptr, count)
                              .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText))
                        : tr("%n results are back.", nullptr, count));
}

void ResultsPage::acceptSelected()
{
    for (const ResultId id : m_table->selection()) {
        const ResultRow *row = m_workbook.row(id);
        if (row && row->state == ResultState::Interrupted)
            m_workbook.accept(id);
    }
}

QString ResultsPage::title() const
{
    return m_workbook.isOpen() ? QString::fromStdString(m_workbook.path().stem().string()) : tr("Results");
}

QString ResultsPage::subtitle() const
{
    if (!m_workbook.isOpen())
        return tr("No workbook is open");
    const Formatter &formatter = m_appearance.formatter();
    const auto count = static_cast<int>(m_workbook.rows().size());
    QString out = tr("%n results", nullptr, count);
    out.replace(QString::number(count), formatter.number(count, 0));
    return out + QStringLiteral(" · ") + QString::fromStdString(displayPath(m_workbook.path()));
}

void ResultsPage::settle()
{
    m_workbook.wait();
    retranslate();
}

} // namespace hakari
