// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runkeeper.h"

#include "core/base/file.h"
#include "core/base/systemerror.h"

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace hakari {

namespace {

/// The run's id with what no file system takes replaced, and the workload for those who look into the folder.
std::string fileName(const RunData &run)
{
    std::string name = run.id + "-" + run.setup.workload;
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0 && c != '-' && c != '.'; }, '-');
    constexpr std::size_t longest = 120;
    return name.substr(0, longest) + ".jsonl";
}

} // namespace

void FileKeeper::open(const RunData &run)
{
    std::error_code failure;
    std::filesystem::create_directories(m_folder, failure);
    m_file = m_folder / fileName(run);
    if (auto lock = FileLock::take(m_file)) // before anybody can find the file
        m_lock.emplace(*std::move(lock));
    m_out.open(m_file, std::ios::binary | std::ios::trunc);
}

void FileKeeper::takeLine(std::string_view line, const RunData &run)
{
    if (m_file.empty())
        open(run);
    if (m_failure)
        return;
    m_out.write(line.data(), static_cast<std::streamsize>(line.size())).put('\n');
    noteFailure();
}

bool FileKeeper::keep(const RunData &)
{
    if (!m_failure) {
        m_out.flush();
        noteFailure();
    }
    return true;
}

void FileKeeper::finish(const RunRecord &)
{
    keep({});
    m_out.close();
    m_lock.reset();
}

void FileKeeper::noteFailure()
{
    if (!m_out)
        m_failure = Error{ErrorCode::WriteFailed,
                          {{"file", displayPath(m_file)}, {"cause", systemMessage(errno)}}};
}

WorkbookKeeper::WorkbookKeeper(SharedWorkbookRef workbook) : m_workbook(std::move(workbook)) {}

bool WorkbookKeeper::keep(const RunData &run)
{
    const auto failure = m_workbook->tryUse([&](Workbook &open) -> std::optional<Error> {
        if (m_result) {
            const auto written = open.results().append(*m_result, run);
            return written ? std::nullopt : std::optional(written.error());
        }
        const auto begun = open.results().beginRun(run);
        if (!begun)
            return begun.error();
        m_result = *begun;
        return std::nullopt;
    });
    if (failure)
        m_failure = *failure;
    return failure.has_value();
}

void WorkbookKeeper::finish(const RunRecord &record)
{
    m_failure = m_workbook->use([&](Workbook &open) -> std::optional<Error> {
        if (m_result) {
            const auto written = open.results().finishRun(*m_result, record);
            return written ? std::nullopt : std::optional(written.error());
        }
        const auto added = open.results().add(record);
        if (!added)
            return added.error();
        m_result = added->id;
        return std::nullopt;
    });
}

std::unique_ptr<RunKeeper> makeRunKeeper(SharedWorkbookRef workbook, const std::filesystem::path &folder)
{
    if (workbook)
        return std::make_unique<WorkbookKeeper>(std::move(workbook));
    if (folder.empty())
        return nullptr;
    return std::make_unique<FileKeeper>(folder);
}

} // namespace hakari
