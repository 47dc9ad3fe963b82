// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/unprivileged.h"

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace hakari::test {

namespace {

constexpr uid_t nobody = 65534;

unsigned long setSoftLimit(unsigned long bytes)
{
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    const unsigned long before = limit.rlim_cur;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
    return before;
}

} // namespace

Unprivileged::Unprivileged() : m_dropped(geteuid() == 0 && seteuid(nobody) == 0) {}

Unprivileged::~Unprivileged()
{
    if (m_dropped && seteuid(0) != 0)
        _exit(1);
}

FileSizeLimit::FileSizeLimit(unsigned long bytes)
    : m_previous(setSoftLimit(bytes)), m_handler(std::signal(SIGXFSZ, SIG_IGN))
{
}

FileSizeLimit::~FileSizeLimit()
{
    setSoftLimit(m_previous);
    std::signal(SIGXFSZ, m_handler);
}

} // namespace hakari::test
