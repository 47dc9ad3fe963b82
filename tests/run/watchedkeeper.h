// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/run/runkeeper.h"

#include <functional>
#include <utility>

namespace hakari::test {

/// Tells, in the thread that keeps, what has been kept of a run: after each time, whether it went well.
class WatchedKeeper final : public RunKeeper
{
public:
    using Kept = std::function<void(const RunData &run, bool well)>;
    WatchedKeeper(std::unique_ptr<RunKeeper> keeper, Kept kept)
        : m_keeper(std::move(keeper)), m_kept(std::move(kept))
    {
    }

    void takeLine(std::string_view line, const RunData &run) override { m_keeper->takeLine(line, run); }
    bool keep(const RunData &run) override
    {
        if (!m_keeper->keep(run))
            return false;
        m_failure = m_keeper->failure();
        m_kept(run, !m_failure);
        return true;
    }
    void finish(const RunRecord &record) override
    {
        m_keeper->finish(record);
        m_failure = m_keeper->failure();
    }
    std::filesystem::path file() const override { return m_keeper->file(); }
    std::optional<ResultId> result() const override { return m_keeper->result(); }

private:
    std::unique_ptr<RunKeeper> m_keeper;
    Kept m_kept;
};

} // namespace hakari::test
