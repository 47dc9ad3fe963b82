// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/power/fakesystem.h"

namespace hakari::test {

/// A shell script that stands for another program; its path.
inline std::string fakeProgram(const FakeSystem &system, const std::string &name, const std::string &script)
{
    system.write(name, "#!/bin/sh\n" + script + '\n');
    const auto path = system.root() / name;
    std::filesystem::permissions(path, std::filesystem::perms(0755));
    return path.string();
}

/// Whether a process of that number is there, a zombie included.
inline bool processExists(const std::string &number)
{
    return std::filesystem::exists("/proc/" + number);
}

} // namespace hakari::test
