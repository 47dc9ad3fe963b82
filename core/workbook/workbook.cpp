// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/workbook.h"

#include "core/base/file.h"
#include "core/base/systemerror.h"
#include "core/workbook/opening.h"
#include "core/workbook/schema.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace hakari {

namespace {

/// The file that the path leads to, so that all ways to it share one lock.
Expected<std::filesystem::path> existingFile(const std::filesystem::path &path)
{
    const std::string shown = displayPath(path);
    std::error_code error;
    const auto file = std::filesystem::canonical(path, error);
    if (error == std::errc::no_such_file_or_directory)
        return tl::unexpected(Error{ErrorCode::FileNotFound, {{"file", shown}}});
    struct stat status {};
    if (!error && ::stat(file.c_str(), &status) != 0)
        error = {errno, std::generic_category()};
    if (!error && !S_ISREG(status.st_mode))
        return tl::unexpected(
            Error{ErrorCode::FileUnreadable, {{"file", shown}, {"cause", "not a regular file"}}});
    if (!error && ::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0)
        error = {errno, std::generic_category()};
    if (error)
        return tl::unexpected(
            Error{ErrorCode::FileUnreadable, {{"file", shown}, {"cause", systemMessage(error.value())}}});
    if (status.st_size == 0)
        return tl::unexpected(Error{ErrorCode::FileEmpty, {{"file", shown}}});
    return file;
}

std::optional<Error> whyUnwritable(const std::filesystem::path &file)
{
    if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0)
        return std::nullopt;
    return Error{ErrorCode::WorkbookReadOnly, {{"file", displayPath(file)}, {"cause", systemMessage(errno)}}};
}

std::filesystem::path newFile(const std::filesystem::path &path)
{
    std::error_code error;
    const auto file = std::filesystem::weakly_canonical(path, error);
    return error ? path : file;
}

} // namespace

Workbook::Workbook(std::unique_ptr<Connection> connection, std::optional<FileLock> lock)
    : m_lock(std::move(lock)),
      m_connection(std::move(connection)),
      m_results(*m_connection),
      m_studies(*m_connection),
      m_overrides(*m_connection),
      m_settings(*m_connection)
{
}

Expected<std::unique_ptr<Workbook>> Workbook::openLocked(const std::filesystem::path &file,
                                                         std::optional<FileLock> lock,
                                                         std::optional<Error> readOnlyReason)
{
    try {
        auto connection = openWorkbookFile(file, std::move(readOnlyReason));
        if (connection->readOnlyReason())
            lock.reset();
        std::unique_ptr<Workbook> workbook(new Workbook(std::move(connection), std::move(lock)));
        workbook->tidyUp();
        return workbook;
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

Expected<std::unique_ptr<Workbook>> Workbook::open(const std::filesystem::path &path, OpenMode mode)
{
    const auto file = existingFile(path);
    if (!file)
        return tl::unexpected(file.error());
    if (mode == OpenMode::ReadOnly)
        return openLocked(*file, std::nullopt,
                          Error{ErrorCode::WorkbookReadOnly,
                                {{"file", displayPath(*file)}, {"cause", "it was opened to be read"}}});
    if (auto reason = whyUnwritable(*file))
        return openLocked(*file, std::nullopt, std::move(reason));
    auto lock = FileLock::take(*file);
    if (!lock)
        return openLocked(*file, std::nullopt, lock.error());
    return openLocked(*file, *std::move(lock), std::nullopt);
}

Expected<std::unique_ptr<Workbook>> Workbook::create(const std::filesystem::path &path)
{
    const std::filesystem::path file = newFile(path);
    auto lock = FileLock::take(file);
    if (!lock) {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored) || lock.error().code == ErrorCode::WorkbookLocked)
            return tl::unexpected(Error{ErrorCode::WorkbookExists, {{"file", displayPath(file)}}});
        return tl::unexpected(Error{ErrorCode::WriteFailed,
                                    {{"file", displayPath(file)}, {"cause", lock.error().args["cause"]}}});
    }
    try {
        createWorkbookFile(file);
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
    return openLocked(file, *std::move(lock), std::nullopt);
}

/// What the last program left. Where this fails, on a full disk say, the workbook is as usable without it.
void Workbook::tidyUp()
{
    if (readOnlyReason())
        return;
    (void)m_results.recover();
    (void)m_results.abandonRemoved();
}

/// sqlite.org/fileformat2.html, "The Database Header".
bool isWorkbook(const std::filesystem::path &file)
{
    constexpr std::string_view format("SQLite format 3", 16); // with its zero
    constexpr std::size_t applicationIdAt = 68;
    std::array<char, applicationIdAt + 4> header{};
    std::ifstream in(file, std::ios::binary);
    if (!in.read(header.data(), header.size())
        || !std::string_view(header.data(), header.size()).starts_with(format))
        return false;
    std::uint32_t id = 0; // big-endian
    for (std::size_t i = applicationIdAt; i < header.size(); ++i)
        id = id << 8 | static_cast<std::uint8_t>(header[i]);
    return id == static_cast<std::uint32_t>(workbookApplicationId);
}

} // namespace hakari
