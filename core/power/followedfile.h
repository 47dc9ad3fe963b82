// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/power/linebuffer.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace hakari {

/// A regular file that another program appends lines to, read from what was its end at opening, as tail -F
/// does. Where the path names another file by now, that one is read from its beginning after the rest of the
/// old one; so is a file that became shorter. Lines are numbered from the beginning of the file that they
/// stand in. A file that vanishes and does not come back has nothing new.
class FollowedFile final : public LineSource
{
public:
    struct Comment {
        std::size_t number;
        std::string line;
    };

    /// Reads the file once to its end. Blocking. Errors: FileNotFound, FileUnreadable.
    static Expected<std::unique_ptr<FollowedFile>> open(const std::filesystem::path &path);
    ~FollowedFile() override;

    /// The lines of the file at opening that were comments, beginning with '#'.
    const std::vector<Comment> &comments() const { return m_comments; }

    std::optional<std::string> next() override;
    std::size_t number() const override { return m_lines.count(); }
    void wait(Seconds timeout) override;
    std::string end() const override { return {}; }

private:
    FollowedFile(std::filesystem::path path, int descriptor)
        : m_path(std::move(path)), m_descriptor(descriptor)
    {
    }
    void readOld();
    bool readBlock(std::size_t most);
    bool changed();
    void restart();

    std::filesystem::path m_path;
    int m_descriptor;
    off_t m_offset = 0;
    LineBuffer m_lines;
    std::vector<Comment> m_comments;
};

} // namespace hakari
