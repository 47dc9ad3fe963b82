// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/studyfile.h"
#include "core/workbook/connection.h"

#include <string>
#include <vector>

namespace hakari {

/// A study as the list of studies shows it.
struct StudyRow {
    std::string key; ///< Study::id
    LocalizedText title;
    std::string changedUtc;
    bool damaged = false; ///< it is not what was stored; load() says so
};

/// The studies of a workbook, each in the format of a study file. Blocking; for one thread at a time. Errors
/// of all functions as in ResultStore.
class StudyStore
{
public:
    explicit StudyStore(Connection &connection) : m_connection(connection) {}

    Expected<std::vector<StudyRow>> rows(); ///< sorted by key
    /// Errors: StudyUnknown, WorkbookDamaged, those of parseStudy.
    Expected<Study> load(const std::string &key, const Catalogue &catalogue);
    /// The study as it is stored, and the same into another workbook, whether a catalogue has what it names
    /// or not. Errors: StudyUnknown, WorkbookDamaged.
    Expected<std::string> text(const std::string &key);
    Expected<void> put(const StudyRow &row, const std::string &text);
    /// Stores the study in the place of the one with its id, if there is one. Errors: FieldMissing for a
    /// study without an id; FieldRange for a number that is not finite.
    Expected<void> save(const Study &study);
    /// Error: StudyUnknown.
    Expected<void> remove(const std::string &key);

private:
    Error unknown(const std::string &key);

    Connection &m_connection;
};

} // namespace hakari
