// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/eventfile.h"

#include "core/base/error.h"
#include "core/base/systemerror.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace hakari {

namespace {

Error failed(const std::string &name)
{
    return {ErrorCode::WriteFailed, {{"file", name}, {"cause", systemMessage(errno)}}};
}

} // namespace

EventFile::EventFile(const std::string &path)
    : m_name(path.empty() ? "standard output" : path),
      m_fd(path.empty() ? STDOUT_FILENO : open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
      m_owned(!path.empty())
{
    if (m_fd < 0)
        throw failed(m_name);
}

EventFile::~EventFile()
{
    if (m_owned && m_fd >= 0)
        ::close(m_fd);
}

void EventFile::write(std::string_view line)
{
    while (!line.empty()) {
        const ssize_t count = ::write(m_fd, line.data(), line.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw failed(m_name);
        line.remove_prefix(static_cast<std::size_t>(count));
    }
}

void EventFile::close()
{
    if (!m_owned)
        return;
    const int fd = m_fd;
    m_fd = -1;
    if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS) {
        ::close(fd);
        throw failed(m_name);
    }
    if (::close(fd) != 0)
        throw failed(m_name);
}

} // namespace hakari
