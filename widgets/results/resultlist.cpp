// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultlist.h"

#include "core/exchange/powerlogtime.h"
#include "widgets/format/runwords.h"
#include "widgets/results/resulttitle.h"
#include "widgets/results/resultwords.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

namespace hakari {

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr char fieldEnd = '\n';

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

void appendFolded(std::string &out, std::string_view text)
{
    const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii) // most texts are, and folding takes most of the time that a workbook needs to be shown
        std::ranges::transform(text, std::back_inserter(out),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    else
        out += folded(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
    out += fieldEnd;
}

std::vector<std::string> wordsOf(const QString &text)
{
    std::vector<std::string> words;
    for (const QString &word : folded(text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    return words;
}

/// The place of a column among Entry::textEnds or Entry::numbers.
std::optional<std::size_t> placeAmong(std::initializer_list<ResultColumn> columns, ResultColumn column)
{
    const auto found = std::ranges::find(columns, column);
    return found == columns.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<std::size_t> textPlace(ResultColumn column)
{
    using enum ResultColumn;
    return placeAmong({Title, Device, Precision, Tags}, column);
}

std::optional<std::size_t> numberPlace(ResultColumn column)
{
    using enum ResultColumn;
    return placeAmong({Scenario, Throughput, LatencyP99, EnergyPerSample, Verdict, Measured}, column);
}

template <class Q>
double numberOf(const std::optional<Q> &quantity)
{
    return quantity ? quantity->value : absent;
}

/// Verdicts in their order, each with its states; then what has none yet, then what is damaged.
double verdictNumber(const ResultRow &row)
{
    constexpr double states = 4;
    constexpr double unjudged = 100;
    if (row.damage)
        return 2 * unjudged;
    return (row.verdict ? states * static_cast<double>(*row.verdict) : unjudged)
           + static_cast<double>(row.state);
}

double startNumber(const ResultRow &row)
{
    const auto start = startOf(row);
    return start ? static_cast<double>(start->time_since_epoch().count()) : absent;
}

} // namespace

const std::string &deviceOf(const ResultRow &row)
{
    return row.hardware.empty() ? row.device : row.hardware;
}

std::optional<std::chrono::sys_time<std::chrono::milliseconds>> startOf(const ResultRow &row)
{
    const auto stamp = parseLogStamp(row.startUtc);
    return stamp ? std::optional(stamp->shown - stamp->zone.value_or(ZoneOffset(0))) : std::nullopt;
}

ResultList::ResultList(const std::vector<ResultRow> &rows) : m_rows(rows)
{
    makeWords();
    reload();
}

/// What is searched and is the same for many rows is folded once.
void ResultList::makeWords()
{
    for (const Language language : {Language::English, Language::Japanese}) {
        const Formatter formatter(language);
        for (std::size_t i = 0; i < m_scenarioWords.size(); ++i)
            m_scenarioWords[i] += nameOf(static_cast<Scenario>(i), formatter).toStdString() + ' ';
    }
    for (std::size_t i = 0; i < m_scenarioWords.size(); ++i) {
        std::string words;
        appendFolded(words, m_scenarioWords[i] + std::string(name(static_cast<Scenario>(i))));
        m_scenarioWords[i] = words;
    }
    for (const auto &[id, title] : presetTitles())
        appendFolded(m_presetWords[id], title.ja);
    const auto worded = [](const QString &one) {
        const QStringList around = folded(one).split(QLatin1Char('1'));
        return CountWords{around.first().toStdString(), around.last().toStdString()};
    };
    for (const Language language : {Language::English, Language::Japanese}) {
        const Formatter formatter(language);
        const auto place = 2 * static_cast<std::size_t>(language);
        m_countWords[place] = worded(batchText(1, formatter));
        m_countWords[place + 1] = worded(sequenceText(1, formatter));
    }
}

/// Whether it is a count in these words.
bool ResultList::CountWords::word(std::string_view text) const
{
    if (text.size() <= before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after))
        return false;
    text.remove_prefix(before.size());
    text.remove_suffix(after.size());
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The words of a search; a count with its word is one, to be found as a field of its own: a 4 stands in many
/// texts, "batch 4" in few.
std::vector<std::string> ResultList::neededWords(const QString &text) const
{
    std::vector<std::string> words = wordsOf(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string pair = words[i] + ' ' + words[i + 1];
        if (std::ranges::none_of(m_countWords, [&](const CountWords &each) { return each.word(pair); }))
            continue;
        words[i] = fieldEnd + pair + fieldEnd;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return words;
}

ResultList::Entry ResultList::entryOf(const ResultRow &row) const
{
    Entry entry;
    entry.id = row.id;
    const std::string tags = listed(row.tags);
    std::size_t column = 0;
    for (const std::string *text : {&row.title, &deviceOf(row), &row.precision, &tags}) {
        appendFolded(entry.searched, *text);
        entry.textEnds[column++] = static_cast<std::uint32_t>(entry.searched.size() - 1);
    }
    for (const std::string *text :
         {&row.workload, &row.device, &row.backend, &row.harness, &row.note, &row.record})
        appendFolded(entry.searched, *text);
    appendFolded(entry.searched, backendName(row.backend).toStdString());
    if (presetTitle(row))
        entry.searched += m_presetWords.find(row.workload)->second;
    for (std::size_t i = 0; i < m_countWords.size(); ++i) {
        if (const auto count = i % 2 == 0 ? row.batch : row.sequenceLength)
            entry.searched += m_countWords[i].before + std::to_string(*count) + m_countWords[i].after
                              + fieldEnd;
    }
    const auto scenario = static_cast<std::size_t>(row.scenario);
    if (!row.damage)
        entry.searched += m_scenarioWords[scenario];
    entry.numbers = {row.damage ? absent : static_cast<double>(scenario),
                     numberOf(row.throughput),
                     numberOf(row.latencyP99),
                     numberOf(row.energyPerSample),
                     verdictNumber(row),
                     startNumber(row)};
    return entry;
}

void ResultList::reload()
{
    m_entries.clear();
    m_entries.reserve(m_rows.size());
    for (const ResultRow &row : m_rows)
        m_entries.push_back(entryOf(row));
    putInOrder();
    applyFilter();
}

/// Nothing where rows came or went and it was not told yet.
std::optional<std::size_t> ResultList::indexOf(ResultId id) const
{
    const auto found = std::ranges::lower_bound(m_entries, id, {}, &Entry::id);
    if (m_rows.size() != m_entries.size() || found == m_entries.end() || found->id != id)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_entries.begin());
}

bool ResultList::keepsPlace(ResultId id) const
{
    const auto index = indexOf(id);
    if (!index)
        return false;
    const ResultRow &row = m_rows[*index];
    const Entry entry = entryOf(row);
    return sortsAlike(m_entries[*index], entry) && placeOf(id).has_value() == matches(row, entry);
}

void ResultList::update(ResultId id)
{
    const auto index = indexOf(id);
    if (!index) {
        reload();
        return;
    }
    const bool keeps = keepsPlace(id);
    m_entries[*index] = entryOf(m_rows[*index]);
    if (keeps)
        return;
    putInOrder();
    applyFilter();
}

void ResultList::setFilter(ResultFilter filter)
{
    m_filter = std::move(filter);
    m_words = neededWords(m_filter.text);
    if (m_rows.size() == m_entries.size())
        applyFilter();
    else
        reload(); // it was not told yet that rows came or went
}

void ResultList::sort(ResultColumn column, bool descending)
{
    m_column = column;
    m_descending = descending;
    putInOrder();
    if (m_rows.size() == m_entries.size())
        applyFilter();
    else
        reload();
}

const ResultRow *ResultList::rowAt(std::size_t place) const
{
    const std::size_t index = m_shown[place];
    return index < m_rows.size() && m_rows[index].id == m_entries[index].id ? &m_rows[index] : nullptr;
}

std::optional<std::size_t> ResultList::placeOf(ResultId id) const
{
    const auto found = std::ranges::find(m_shown, id, [this](std::uint32_t i) { return m_entries[i].id; });
    return found == m_shown.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - m_shown.begin()));
}

namespace {

std::string_view slice(const std::string &searched, std::span<const std::uint32_t> ends, std::size_t column)
{
    const std::size_t begin = column == 0 ? 0 : ends[column - 1] + 1;
    return std::string_view(searched).substr(begin, ends[column] - begin);
}

/// For each text its place among the different ones; absent for an empty one. Comparing numbers is far faster
/// than comparing texts, of which most are alike.
std::vector<double> placesOf(const std::vector<std::string_view> &texts)
{
    std::unordered_map<std::string_view, double> places;
    places.reserve(texts.size());
    std::vector<const double *> found; // a map's values stay where they are
    found.reserve(texts.size());
    for (const std::string_view text : texts)
        found.push_back(&places.try_emplace(text, absent).first->second);
    std::vector<std::pair<std::string_view, double *>> different;
    different.reserve(places.size());
    for (auto &[text, place] : places) {
        if (!text.empty())
            different.emplace_back(text, &place);
    }
    std::ranges::sort(different, {}, [](const auto &each) { return each.first; });
    for (std::size_t i = 0; i < different.size(); ++i)
        *different[i].second = static_cast<double>(i);
    std::vector<double> out;
    out.reserve(texts.size());
    for (const double *place : found)
        out.push_back(*place);
    return out;
}

} // namespace

std::vector<double> ResultList::sortValues() const
{
    if (const auto number = numberPlace(*m_column)) {
        std::vector<double> out;
        out.reserve(m_entries.size());
        for (const Entry &entry : m_entries)
            out.push_back(entry.numbers[*number]);
        return out;
    }
    std::vector<std::string_view> texts;
    texts.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        texts.push_back(slice(entry.searched, entry.textEnds, *textPlace(*m_column)));
    return placesOf(texts);
}

bool ResultList::sortsAlike(const Entry &a, const Entry &b) const
{
    if (!m_column)
        return true;
    if (const auto text = textPlace(*m_column))
        return slice(a.searched, a.textEnds, *text) == slice(b.searched, b.textEnds, *text);
    const double before = a.numbers[*numberPlace(*m_column)];
    const double after = b.numbers[*numberPlace(*m_column)];
    return before == after || (std::isnan(before) && std::isnan(after));
}

void ResultList::putInOrder()
{
    m_sorted.resize(m_entries.size());
    std::iota(m_sorted.begin(), m_sorted.end(), 0U);
    if (!m_column)
        return;
    const std::vector<double> values = sortValues();
    const auto last = std::stable_partition(m_sorted.begin(), m_sorted.end(),
                                            [&](std::uint32_t i) { return !std::isnan(values[i]); });
    std::stable_sort(m_sorted.begin(), last,
                     [&, descending = m_descending](std::uint32_t a, std::uint32_t b) {
                         return descending ? values[b] < values[a] : values[a] < values[b];
                     });
}

bool ResultList::matches(const ResultRow &row, const Entry &entry) const
{
    const auto contains = [](const auto &set, const auto &value) {
        return set.empty() || set.contains(value);
    };
    const bool judged = !m_filter.states.empty() || !m_filter.verdicts.empty();
    if ((m_filter.damaged && !row.damage) || (judged && row.damage) || !contains(m_filter.states, row.state))
        return false;
    if (!m_filter.verdicts.empty() && !(row.verdict && m_filter.verdicts.contains(*row.verdict)))
        return false;
    if ((m_filter.workload && row.workload != *m_filter.workload)
        || (m_filter.device && deviceOf(row) != *m_filter.device))
        return false;
    if (m_filter.tag && !std::ranges::binary_search(row.tags, *m_filter.tag))
        return false;
    return std::ranges::all_of(
        m_words, [&](const std::string &word) { return entry.searched.find(word) != std::string::npos; });
}

/// In the rows' order first, in which they lie in memory.
void ResultList::applyFilter()
{
    std::vector<char> matching(m_entries.size());
    for (std::size_t i = 0; i < matching.size(); ++i)
        matching[i] = matches(m_rows[i], m_entries[i]) ? 1 : 0;
    m_shown.clear();
    std::ranges::copy_if(m_sorted, std::back_inserter(m_shown),
                         [&](std::uint32_t i) { return matching[i] != 0; });
}

} // namespace hakari
