// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultsearch.h"

#include "widgets/controls/combobox.h"
#include "widgets/controls/elements.h"
#include "widgets/results/resultsmodel.h"
#include "widgets/results/resultwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalBlocker>

namespace hakari {

namespace {

constexpr int narrowestSearch = 140; // px
constexpr int widestSearch = 360;
constexpr int narrowestChoice = 96;
constexpr int choiceLetters = 10;

// What an entry of the verdicts stands for: a verdict, a state behind the verdicts, or damage.
constexpr int firstState = 100;
constexpr int damage = 200;

void setChoice(ResultFilter &filter, const QVariant &choice)
{
    if (!choice.isValid())
        return;
    const int number = choice.toInt();
    if (number == damage)
        filter.damaged = true;
    else if (number >= firstState)
        filter.states = {static_cast<ResultState>(number - firstState)};
    else
        filter.verdicts = {static_cast<VerdictState>(number)};
}

std::optional<std::string> chosen(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional(data.toByteArray().toStdString()) : std::nullopt;
}

/// Refills a box of values behind its first entry, which stands for all of them.
void fill(QComboBox &box, const std::set<std::string_view> &values)
{
    const QSignalBlocker quiet(box);
    const QVariant before = box.currentData();
    while (box.count() > 1)
        box.removeItem(box.count() - 1);
    for (const std::string_view value : values) {
        const QByteArray bytes(value.data(), static_cast<qsizetype>(value.size()));
        box.addItem(QString::fromUtf8(bytes).simplified(), bytes);
    }
    box.setCurrentIndex(before.isValid() ? std::max(0, box.findData(before)) : 0);
}

} // namespace

ResultSearch::ResultSearch(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_text(new QLineEdit(this)),
      m_verdicts(new ComboBox(this)),
      m_workloads(new ComboBox(this)),
      m_tags(new ComboBox(this)),
      m_count(makeLabel("secondary", this))
{
    m_text->setObjectName(QStringLiteral("searchResults"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(narrowestSearch);
    m_text->setMaximumWidth(widestSearch);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(halfGap);
    row->addWidget(m_text, 1);
    for (QComboBox *box : {m_verdicts, m_workloads, m_tags}) {
        box->addItem(QString()); // all
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(choiceLetters);
        box->setMinimumWidth(narrowestChoice);
        row->addWidget(box);
    }
    row->addStretch();
    row->addWidget(m_count);
    fillVerdicts();
    connectAll();
    retranslate();
}

void ResultSearch::connectAll()
{
    connect(m_text, &QLineEdit::textChanged, this, &ResultSearch::changed);
    for (QComboBox *box : {m_verdicts, m_workloads, m_tags})
        connect(box, &QComboBox::currentIndexChanged, this, &ResultSearch::changed);
    const auto onKey = [this](Qt::Key key, auto act) {
        connect(new QShortcut(key, m_text, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                act);
    };
    onKey(Qt::Key_Escape, [this] { m_text->clear(); });
    onKey(Qt::Key_Down, [this] { emit left(); });
}

void ResultSearch::fillVerdicts()
{
    using enum VerdictState;
    for (const VerdictState verdict : {Valid, Mistrusted, Failed, Aborted, Unsupported})
        m_verdicts->addItem(QString(), static_cast<int>(verdict));
    for (const ResultState state : {ResultState::Running, ResultState::Interrupted, ResultState::Accepted})
        m_verdicts->addItem(QString(), firstState + static_cast<int>(state));
    m_verdicts->addItem(QString(), damage);
}

ResultFilter ResultSearch::filter() const
{
    ResultFilter filter;
    filter.text = m_text->text();
    setChoice(filter, m_verdicts->currentData());
    filter.workload = chosen(*m_workloads);
    filter.tag = chosen(*m_tags);
    return filter;
}

void ResultSearch::clear()
{
    {
        const QSignalBlocker quiet(this);
        m_text->clear();
        for (QComboBox *box : {m_verdicts, m_workloads, m_tags})
            box->setCurrentIndex(0);
    }
    emit changed();
}

void ResultSearch::takeFocus()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void ResultSearch::offer(const std::vector<ResultRow> &rows)
{
    std::set<std::string_view> workloads, tags;
    for (const ResultRow &row : rows) {
        if (!row.workload.empty())
            workloads.insert(row.workload);
        tags.insert(row.tags.begin(), row.tags.end());
    }
    fill(*m_workloads, workloads);
    fill(*m_tags, tags);
    emit changed();
}

void ResultSearch::showCount(std::size_t shown, std::size_t all)
{
    m_shown = shown;
    m_all = all;
    const Formatter &formatter = m_appearance.formatter();
    const int total = static_cast<int>(all);
    m_count->setVisible(all > 0);
    m_count->setText(shown == all ? formatter.translate("ResultSearch", "%n results", nullptr, total)
                                  //: %1 of them are shown
                                  : formatter.translate("ResultSearch", "%1 of %n results", nullptr, total)
                                        .arg(formatter.number(static_cast<double>(shown), 0)));
}

void ResultSearch::retranslate()
{
    const Formatter &formatter = m_appearance.formatter();
    m_text->setPlaceholderText(tr("Search results"));
    m_text->setAccessibleName(tr("Search results"));
    m_text->setToolTip(tr("Ctrl+F. Words in any order: title, workload, device, tag, note and more."));
    m_verdicts->setAccessibleName(tr("Verdict"));
    m_workloads->setAccessibleName(tr("Workload"));
    m_tags->setAccessibleName(tr("Tag"));
    m_verdicts->setItemText(0, tr("All verdicts"));
    m_workloads->setItemText(0, tr("All workloads"));
    m_tags->setItemText(0, tr("All tags"));
    for (int i = 1; i < m_verdicts->count(); ++i) {
        ResultFilter filter;
        setChoice(filter, m_verdicts->itemData(i));
        m_verdicts->setItemText(i, filter.damaged          ? damageWord(formatter)
                                   : filter.states.empty() ? wordOf(*filter.verdicts.begin(), formatter)
                                                           : wordOf(*filter.states.begin(), formatter));
    }
    showCount(m_shown, m_all);
}

} // namespace hakari
