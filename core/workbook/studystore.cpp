// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/studystore.h"

#include "core/base/utcnow.h"
#include "core/workbook/sealedtable.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace hakari {

namespace {

using nlohmann::json;

const SealedTable &studyTable()
{
    static const SealedTable table("study", 1, {"key", "title_en", "title_ja", "changed_utc", "body"});
    return table;
}

/// JSON knows no infinity and would store null.
void requireFinite(const json &value, const std::string &file, const std::string &place)
{
    if (value.is_number_float() && !std::isfinite(value.get<double>()))
        throw Error{
            ErrorCode::FieldRange,
            {{"file", file}, {"place", place}, {"value", "not finite"}, {"expected", "a finite number"}}};
    if (!value.is_structured())
        return;
    for (const auto &[key, member] : value.items())
        requireFinite(member, file, place.empty() ? key : fmt::format("{}.{}", place, key));
}

/// In strict UTF-8.
std::string textOf(const Study &study, const std::string &file)
{
    const json document = studyToJson(study);
    requireFinite(document, file, {});
    try {
        return document.dump();
    } catch (const json::exception &) {
        throw Error{ErrorCode::NotUtf8, {{"file", file}, {"line", "1"}}};
    }
}

} // namespace

Expected<std::vector<StudyRow>> StudyStore::rows()
{
    return m_connection.read([this] {
        std::vector<StudyRow> out;
        const auto take = [&out](RowReader row, bool sealed) {
            StudyRow study;
            study.key = row.text();
            study.title.en = row.text();
            study.title.ja = row.text();
            study.changedUtc = row.text();
            study.damaged = !sealed;
            out.push_back(std::move(study));
        };
        m_connection.scan([&] { studyTable().read(m_connection.database(), "ORDER BY key", {}, take); });
        return out;
    });
}

Error StudyStore::unknown(const std::string &key)
{
    std::string known;
    SQLite::Statement query(m_connection.database(), "SELECT key FROM study ORDER BY key");
    while (query.executeStep())
        known += (known.empty() ? "" : ", ") + query.getColumn(0).getString();
    return {ErrorCode::StudyUnknown, {{"value", key}, {"expected", known}}};
}

Expected<std::string> StudyStore::text(const std::string &key)
{
    return m_connection.read([&] {
        std::optional<std::string> body;
        const std::array<Field, 1> where{key};
        studyTable().read(m_connection.database(), "WHERE key=?", where, [&](RowReader row, bool sealed) {
            if (!sealed)
                throw Error{ErrorCode::WorkbookDamaged,
                            {{"file", m_connection.file()},
                             {"cause", "the study " + key + " is not what was stored (SHA-256)"}}};
            for (int i = 0; i < 4; ++i)
                (void)row.text();
            body = row.text();
        });
        if (!body)
            throw unknown(key);
        return *std::move(body);
    });
}

Expected<Study> StudyStore::load(const std::string &key, const Catalogue &catalogue)
{
    const auto stored = text(key);
    if (!stored)
        return tl::unexpected(stored.error());
    return parseStudy(*stored, m_connection.file(), catalogue);
}

Expected<void> StudyStore::put(const StudyRow &row, const std::string &text)
{
    return m_connection.write([&] {
        const std::array<Field, 5> values{row.key, row.title.en, row.title.ja, row.changedUtc, text};
        studyTable().put(m_connection.database(), values);
    });
}

Expected<void> StudyStore::save(const Study &study)
{
    return m_connection.write([&] {
        if (study.id.empty())
            throw Error{ErrorCode::FieldMissing, {{"file", m_connection.file()}, {"place", "id"}}};
        const std::array<Field, 5> values{study.id, study.title.en, study.title.ja, utcNow(),
                                          textOf(study, m_connection.file())};
        studyTable().put(m_connection.database(), values);
    });
}

Expected<void> StudyStore::remove(const std::string &key)
{
    return m_connection.write([&] {
        SQLite::Statement statement(m_connection.database(), "DELETE FROM study WHERE key=?");
        statement.bind(1, key);
        if (statement.exec() == 0)
            throw unknown(key);
    });
}

} // namespace hakari
