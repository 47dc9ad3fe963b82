// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace hakari {

/// Where the event stream of a run goes: a file, or stdout for an empty name. Every line is written at once,
/// so that a reader sees it and a kill loses none. A full disk or a reader that left throws WriteFailed.
class EventFile
{
public:
    explicit EventFile(const std::string &path);
    ~EventFile();
    EventFile(const EventFile &) = delete;
    EventFile &operator=(const EventFile &) = delete;

    const std::string &name() const { return m_name; }
    void write(std::string_view line);
    void close();

private:
    std::string m_name;
    int m_fd;
    bool m_owned;
};

} // namespace hakari
