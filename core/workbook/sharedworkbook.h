// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/workbook.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace hakari {

/// A workbook that several threads of one program use by turns. Safe for all of them.
class SharedWorkbook
{
public:
    explicit SharedWorkbook(std::unique_ptr<Workbook> workbook)
        : m_workbook(std::move(workbook)), m_path(m_workbook->path())
    {
    }

    const std::filesystem::path &path() const { return m_path; } ///< at any time

    /// Runs `work(Workbook &)` when no other thread uses the workbook. What it returns must not refer into
    /// it.
    template <class Work>
    auto use(Work &&work)
    {
        const std::lock_guard turn(m_turn);
        return std::forward<Work>(work)(*m_workbook);
    }

    /// The same where no other thread uses the workbook just now; else nothing is done or returned.
    template <class Work>
    auto tryUse(Work &&work) -> std::optional<std::invoke_result_t<Work, Workbook &>>
    {
        const std::unique_lock turn(m_turn, std::try_to_lock);
        if (!turn)
            return std::nullopt;
        return std::forward<Work>(work)(*m_workbook);
    }

private:
    std::mutex m_turn;
    std::unique_ptr<Workbook> m_workbook;
    const std::filesystem::path m_path;
};
using SharedWorkbookRef = std::shared_ptr<SharedWorkbook>;

} // namespace hakari
