// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/copying.h"

namespace hakari {

namespace {

/// Copies from one open workbook, which others use as well, into another. Functions throw Error where the new
/// one cannot be written.
class Copier
{
public:
    Copier(SharedWorkbook &from, Workbook &to) : m_from(from), m_to(to) {}

    CopyReport copy()
    {
        results();
        studies();
        overrides();
        settings();
        sayWhetherPartial();
        return std::move(m_report);
    }

private:
    template <class T>
    bool readable(const Expected<T> &read)
    {
        if (!read)
            m_report.lost.push_back(read.error());
        return read.has_value();
    }
    template <class T>
    static void require(const Expected<T> &written)
    {
        if (!written)
            throw written.error();
    }

    void results()
    {
        const auto rows = m_from.use([](Workbook &from) { return from.results().rows(); });
        if (!readable(rows))
            return;
        for (const ResultRow &row : *rows) {
            const auto record = m_from.use([&](Workbook &from) { return from.results().load(row.id); });
            if (!readable(record))
                continue;
            require(m_to.results().addAs(row, *record));
            ++m_report.results;
        }
    }

    /// A study is copied as text: it need not fit the catalogue of today.
    void studies()
    {
        const auto rows = m_from.use([](Workbook &from) { return from.studies().rows(); });
        if (!readable(rows))
            return;
        for (const StudyRow &row : *rows) {
            const auto text = m_from.use([&](Workbook &from) { return from.studies().text(row.key); });
            if (readable(text))
                require(m_to.studies().put(row, *text));
        }
    }

    void overrides()
    {
        const auto all = m_from.use([](Workbook &from) { return from.overrides().all(); });
        if (!readable(all))
            return;
        for (const CatalogueOverride &each : *all)
            require(m_to.overrides().set(each));
    }

    void settings()
    {
        const auto keys = m_from.use([](Workbook &from) { return from.settings().keys(); });
        if (!readable(keys))
            return;
        for (const std::string &key : *keys) {
            const auto value = m_from.use([&](Workbook &from) { return from.settings().value(key); });
            if (readable(value) && *value)
                require(m_to.settings().set(key, **value));
        }
    }

    /// Nobody knows what else a damaged workbook held.
    void sayWhetherPartial()
    {
        const auto reason = m_from.use(
            [](Workbook &from) { return from.isPartial() ? from.readOnlyReason() : std::nullopt; });
        if (reason)
            m_report.lost.push_back(*reason);
    }

    SharedWorkbook &m_from;
    Workbook &m_to;
    CopyReport m_report;
};

} // namespace

Expected<CopyReport> copyReadable(SharedWorkbook &from, const std::filesystem::path &to)
{
    auto made = Workbook::create(to);
    if (!made)
        return tl::unexpected(made.error());
    try {
        return Copier(from, **made).copy();
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

} // namespace hakari
