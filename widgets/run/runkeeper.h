// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/filelock.h"
#include "core/workbook/sharedworkbook.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>

namespace hakari {

/// Keeps a run while it goes on. A disk that is full or gone costs what would have been kept, never the run:
/// failure() then says why. Blocking; for one thread at a time.
class RunKeeper
{
public:
    virtual ~RunKeeper() = default;

    /// A line of the stream, without its newline; `run` has taken it.
    virtual void takeLine(std::string_view line, const RunData &run) = 0;
    /// Makes safe what was taken. False: others use what it is kept in, and nothing was done; to be called
    /// again soon.
    virtual bool keep(const RunData &run) = 0;
    /// The whole run, judged.
    virtual void finish(const RunRecord &record) = 0;

    virtual std::filesystem::path file() const = 0;               ///< that holds the run; empty: nothing yet
    virtual std::optional<ResultId> result() const { return {}; } ///< in a workbook
    const std::optional<Error> &failure() const { return m_failure; } ///< why not all of it is kept

protected:
    std::optional<Error> m_failure;
};

/// Keeps the stream as it is, in a file of its own: a recorded run.
class FileKeeper : public RunKeeper
{
public:
    /// `folder` is made where it is missing.
    explicit FileKeeper(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void takeLine(std::string_view line, const RunData &run) override;
    bool keep(const RunData &run) override;
    void finish(const RunRecord &record) override;
    std::filesystem::path file() const override { return m_file; }

private:
    void open(const RunData &run);
    void noteFailure();

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    std::ofstream m_out;
    std::optional<FileLock> m_lock; ///< as long as the file is written, see keptRuns
};

/// Keeps the run as a result of a workbook, to which others write as well. What could not be written is
/// tried again the next time.
class WorkbookKeeper : public RunKeeper
{
public:
    explicit WorkbookKeeper(SharedWorkbookRef workbook);

    void takeLine(std::string_view, const RunData &) override {}
    bool keep(const RunData &run) override;
    void finish(const RunRecord &record) override;
    std::filesystem::path file() const override { return m_workbook->path(); }
    std::optional<ResultId> result() const override { return m_result; }

private:
    SharedWorkbookRef m_workbook;
    std::optional<ResultId> m_result;
};

/// In the workbook where it can be written, else in the folder; null where neither is given.
std::unique_ptr<RunKeeper> makeRunKeeper(SharedWorkbookRef workbook, const std::filesystem::path &folder);

} // namespace hakari
