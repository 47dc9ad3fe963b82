// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"

#include <QString>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// The columns of the table of results, in their order.
enum class ResultColumn {
    Title,
    Device,
    Precision,
    Scenario,
    Throughput,
    LatencyP99,
    EnergyPerSample,
    Verdict,
    Measured,
    Tags
};
inline constexpr int resultColumnCount = 10;

/// Which results are to be shown: those that meet all that is set.
struct ResultFilter {
    /// Each word must occur in title, workload, hardware, device, backend, precision, harness, scenario (in
    /// any language), sequence length and batch, tags, note or record id; neither case nor width (NFKC)
    /// counts. "batch 4" and "16 tokens" (in any language) mean that batch and that length.
    QString text{};
    std::set<ResultState> states{};    ///< empty: any
    std::set<VerdictState> verdicts{}; ///< empty: any
    bool damaged = false;              ///< only what is damaged; states and verdicts show nothing of that
    std::optional<std::string> workload{};
    std::optional<std::string> device{}; ///< as deviceOf() names it
    std::optional<std::string> tag{};

    bool operator==(const ResultFilter &) const = default;
};

/// The name under which people know where it ran: the hardware, else the device.
const std::string &deviceOf(const ResultRow &row);

/// When the run began; nothing where that is not known.
std::optional<std::chrono::sys_time<std::chrono::milliseconds>> startOf(const ResultRow &row);

/// Which results are shown, and in which order. Texts sort by folded characters, scenario and verdict in the
/// order of their enumerators, everything else by value; what is absent stands last in both directions, and
/// ties keep the order of adding. Sorting keys and searched texts are made once, so that 100,000 rows filter
/// and sort while a person types. One thread.
class ResultList
{
public:
    /// `rows` sorted by id; they outlive the list and may change as long as it is told of it.
    explicit ResultList(const std::vector<ResultRow> &rows);

    void reload();            ///< rows came or went
    void update(ResultId id); ///< its row says something else
    /// Whether an update() would change neither which results are shown nor their order.
    bool keepsPlace(ResultId id) const;
    void setFilter(ResultFilter filter);
    const ResultFilter &filter() const { return m_filter; }
    void sort(ResultColumn column, bool descending); ///< at first: as they were added

    std::size_t size() const { return m_shown.size(); }
    ResultId idAt(std::size_t place) const { return m_entries[m_shown[place]].id; }
    /// Null where the row went and reload() is still to come.
    const ResultRow *rowAt(std::size_t place) const;
    std::optional<std::size_t> placeOf(ResultId id) const; ///< nothing: it is not shown

private:
    /// What a row is searched and sorted by. The first texts are those of the columns that sort by text.
    struct Entry {
        ResultId id{};
        std::string searched; ///< folded texts, each with a line feed behind it
        std::array<std::uint32_t, 4> textEnds{};
        std::array<double, 6> numbers{}; ///< NaN: absent
    };

    /// How a count is worded, folded: "batch " and "", "" and " tokens".
    struct CountWords {
        std::string before, after;
        bool word(std::string_view text) const;
    };

    void makeWords();
    std::vector<std::string> neededWords(const QString &text) const;
    Entry entryOf(const ResultRow &row) const;
    std::vector<double> sortValues() const;
    bool sortsAlike(const Entry &a, const Entry &b) const;
    bool matches(const ResultRow &row, const Entry &entry) const;
    std::optional<std::size_t> indexOf(ResultId id) const;
    void putInOrder();
    void applyFilter();

    const std::vector<ResultRow> &m_rows;
    std::array<std::string, 4> m_scenarioWords;
    std::map<std::string, std::string, std::less<>> m_presetWords; ///< titles in Japanese, by workload
    std::array<CountWords, 4> m_countWords; ///< batch and sequence length, in each language
    std::vector<Entry> m_entries;           ///< of the rows, in their order
    std::vector<std::uint32_t> m_sorted;    ///< all, as indexes into the rows
    std::vector<std::uint32_t> m_shown;     ///< those that meet the filter
    std::optional<ResultColumn> m_column;
    bool m_descending = false;
    ResultFilter m_filter;
    std::vector<std::string> m_words; ///< of the filter, folded
};

} // namespace hakari
