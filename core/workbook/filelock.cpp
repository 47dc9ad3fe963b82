// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/filelock.h"

#include "core/base/file.h"
#include "core/base/systemerror.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hakari {

namespace {

constexpr std::size_t longestHolder = 300;
constexpr int tries = 100;

std::string userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return found->pw_name;
    return fmt::format("user {}", ::geteuid());
}

std::string thisProcess()
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{} on {} (process {})", userName(), host.data(), ::getpid());
}

/// What the lock file says, made fit for a message: any program may have written it.
std::string holderIn(int fd)
{
    std::string text(longestHolder, '\0');
    const ssize_t got = ::pread(fd, text.data(), text.size(), 0);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
    return text.empty() ? "another program" : displayPath(text);
}

bool lockWhole(int fd)
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(fd, F_OFD_SETLK, &lock) == 0;
}

/// Whether the path still names the file that is open: a holder that ended may have removed it meanwhile.
bool isStillThere(const std::filesystem::path &path, int fd)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(fd, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev
           && opened.st_ino == named.st_ino;
}

/// A regular file at the path, made if need be; -1 with errno where something else is in its place.
int openLock(const std::filesystem::path &path)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    struct stat status {};
    if (fd < 0 || (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)))
        return fd;
    ::close(fd);
    errno = EEXIST;
    return -1;
}

bool writeHolder(int fd)
{
    const std::string holder = thisProcess();
    return ::ftruncate(fd, 0) == 0
           && ::pwrite(fd, holder.data(), holder.size(), 0) == static_cast<ssize_t>(holder.size());
}

Error notLockable(const std::filesystem::path &file, int cause)
{
    return {ErrorCode::WorkbookReadOnly,
            {{"file", displayPath(file)},
             {"cause", fmt::format("no lock beside it ({})", systemMessage(cause))}}};
}

Error refusal(const std::filesystem::path &file, int fd, int cause)
{
    if (cause != EAGAIN && cause != EACCES)
        return notLockable(file, cause);
    return {ErrorCode::WorkbookLocked, {{"file", displayPath(file)}, {"value", holderIn(fd)}}};
}

} // namespace

FileLock::FileLock(std::filesystem::path path, int fd) : m_path(std::move(path)), m_fd(fd) {}

FileLock::FileLock(FileLock &&other) noexcept
    : m_path(std::move(other.m_path)), m_fd(std::exchange(other.m_fd, -1))
{
}

FileLock::~FileLock()
{
    if (m_fd < 0)
        return;
    ::unlink(m_path.c_str()); // before the lock goes, so that nobody else's lock file is removed
    ::close(m_fd);
}

Expected<FileLock> FileLock::take(const std::filesystem::path &file)
{
    const auto path = file.parent_path() / (".~lock." + file.filename().string() + '#');
    for (int i = 0; i < tries; ++i) {
        const int fd = openLock(path);
        if (fd < 0)
            return tl::unexpected(notLockable(file, errno));
        if (!lockWhole(fd)) {
            const Error refused = refusal(file, fd, errno);
            ::close(fd);
            return tl::unexpected(refused);
        }
        if (!isStillThere(path, fd)) {
            ::close(fd);
            continue;
        }
        FileLock lock(path, fd);
        if (!writeHolder(fd))
            return tl::unexpected(notLockable(file, errno));
        return lock;
    }
    return tl::unexpected(notLockable(file, EAGAIN));
}

} // namespace hakari
