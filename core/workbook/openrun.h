// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/content.h"

#include <optional>

namespace hakari {

/// What of a run that goes on is in the workbook already. A value, like ContentWriter.
class OpenRun
{
public:
    OpenRun(std::int64_t result, SourceRef source) : m_content(result), m_source(std::move(source)) {}

    /// Writes what the run told since the last call. A measurement that was opened again takes the place of
    /// the one before, as in RunAssembler.
    void write(SQLite::Database &database, const RunData &soFar);

    DigestValue digest() const { return m_content.digest(); }
    void setSource(SourceRef source) { m_source = std::move(source); }

private:
    bool beganAnew(const RunData &soFar) const;

    ContentWriter m_content;
    SourceRef m_source;
    std::optional<ClockReading> m_begin;
    QueryTime m_last;
};

} // namespace hakari
