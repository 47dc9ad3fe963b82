// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/openrun.h"

namespace hakari {

bool OpenRun::beganAnew(const RunData &soFar) const
{
    const std::uint64_t written = m_content.queries();
    if (written == 0)
        return false;
    return soFar.measurementBegin != m_begin || soFar.queries.size() < written
           || soFar.queries[written - 1] != m_last;
}

void OpenRun::write(SQLite::Database &database, const RunData &soFar)
{
    if (beganAnew(soFar))
        m_content.forgetQueries(database);
    m_content.write(database, contentOf(soFar, m_source));
    m_begin = soFar.measurementBegin;
    if (!soFar.queries.empty())
        m_last = soFar.queries.back();
}

} // namespace hakari
