// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/followedfile.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/systemerror.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace hakari {

namespace {

constexpr std::size_t blockSize = 65536;
constexpr int blocksAtOnce = 16;
constexpr Seconds pollEvery{0.02};
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

int openToRead(const std::filesystem::path &path)
{
    return ::open(path.c_str(),
                  O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe's opening would wait for a writer
}

std::optional<struct stat> statusOf(int descriptor)
{
    struct stat status {};
    const bool regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    return regular ? std::optional(status) : std::nullopt;
}

bool isComment(std::string_view line)
{
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    return trimmed(line).starts_with('#');
}

tl::unexpected<Error> unreadable(const std::filesystem::path &path, std::string cause)
{
    return tl::unexpected(
        Error{ErrorCode::FileUnreadable, {{"file", displayPath(path)}, {"cause", std::move(cause)}}});
}

} // namespace

Expected<std::unique_ptr<FollowedFile>> FollowedFile::open(const std::filesystem::path &path)
{
    const int descriptor = openToRead(path);
    if (descriptor < 0 && errno == ENOENT)
        return tl::unexpected(Error{ErrorCode::FileNotFound, {{"file", displayPath(path)}}});
    if (descriptor < 0)
        return unreadable(path, systemMessage(errno));
    std::unique_ptr<FollowedFile> file(new FollowedFile(path, descriptor));
    if (!statusOf(descriptor))
        return unreadable(path, "it is not a regular file");
    file->readOld();
    return file;
}

FollowedFile::~FollowedFile()
{
    ::close(m_descriptor);
}

std::optional<std::string> FollowedFile::next()
{
    for (int i = 0; i < blocksAtOnce; ++i) {
        if (auto line = m_lines.next())
            return line;
        if (!readBlock(blockSize) && !changed())
            break;
    }
    return m_lines.next();
}

void FollowedFile::wait(Seconds timeout)
{
    std::this_thread::sleep_for(std::chrono::duration<double>(std::min(timeout, pollEvery).value));
}

/// What comes later than this belongs to the readings.
void FollowedFile::readOld()
{
    const auto status = statusOf(m_descriptor);
    const off_t size = status ? status->st_size : 0;
    while (m_offset < size && readBlock(static_cast<std::size_t>(size - m_offset))) {
        while (auto line = m_lines.next()) {
            if (isComment(*line))
                m_comments.push_back({m_lines.count(), std::move(*line)});
        }
    }
}

bool FollowedFile::readBlock(std::size_t most)
{
    std::string block(std::min(most, blockSize), '\0');
    ssize_t count = -1;
    do {
        count = ::pread(m_descriptor, block.data(), block.size(), m_offset);
    } while (count < 0 && errno == EINTR);
    if (count <= 0)
        return false;
    m_offset += count;
    m_lines.append(std::string_view(block).substr(0, static_cast<std::size_t>(count)));
    return true;
}

/// Whether there is another beginning to read from.
bool FollowedFile::changed()
{
    const auto status = statusOf(m_descriptor);
    if (status && status->st_size < m_offset) {
        restart();
        return true;
    }
    struct stat named {};
    const bool same = ::stat(m_path.c_str(), &named) != 0 || !status
                      || (named.st_ino == status->st_ino && named.st_dev == status->st_dev);
    int descriptor = same ? -1 : openToRead(m_path);
    if (descriptor < 0)
        return false;
    if (!statusOf(descriptor)) {
        ::close(descriptor);
        return false;
    }
    if (!readBlock(blockSize)) { // the last line may have come just before the other file
        std::swap(m_descriptor, descriptor);
        restart();
    }
    ::close(descriptor);
    return true;
}

void FollowedFile::restart()
{
    m_offset = 0;
    m_lines = {};
}

} // namespace hakari
