// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <filesystem>

namespace hakari {

/// The right to write a file, held by one process of all that ask for it: an open-file-description lock
/// (fcntl(2), F_OFD_SETLK) on ".~lock.<name>#" beside the file, which also says who holds it. The kernel
/// releases the lock of a process that dies, so a lock file that is left behind means nothing.
class FileLock
{
public:
    /// Errors: WorkbookLocked with the holder; WorkbookReadOnly where no lock file can be made. Does not
    /// wait.
    static Expected<FileLock> take(const std::filesystem::path &file);

    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    FileLock(std::filesystem::path path, int fd);

    std::filesystem::path m_path;
    int m_fd = -1;
};

} // namespace hakari
