// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/file.h"

#include "core/base/systemerror.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <locale.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace hakari {

namespace {

/// Closes a descriptor when it goes out of scope.
struct Descriptor {
    int fd;
    explicit Descriptor(int descriptor) : fd(descriptor) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
};

/// Length of the UTF-8 sequence that starts at `at`, or 0 where the bytes are no valid UTF-8 (RFC 3629).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    }
    if (length < 3)
        return length;
    const unsigned second = byte(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = static_cast<unsigned char>(text[at]) < 0x80 ? 1 : sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

Expected<std::string> readBytes(const std::filesystem::path &path, std::size_t limit)
{
    const std::string shown = displayPath(path);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0 && errno == ENOENT)
        return tl::unexpected(Error{ErrorCode::FileNotFound, {{"file", shown}}});
    struct stat status {};
    if (file.fd < 0 || ::fstat(file.fd, &status) != 0)
        return tl::unexpected(
            Error{ErrorCode::FileUnreadable, {{"file", shown}, {"cause", systemMessage(errno)}}});
    if (S_ISDIR(status.st_mode))
        return tl::unexpected(
            Error{ErrorCode::FileUnreadable, {{"file", shown}, {"cause", systemMessage(EISDIR)}}});
    std::string bytes;
    std::string block(std::size_t{256} * 1024, '\0');
    for (;;) {
        const ssize_t got = ::read(file.fd, block.data(), block.size());
        if (got < 0)
            return tl::unexpected(
                Error{ErrorCode::FileUnreadable, {{"file", shown}, {"cause", systemMessage(errno)}}});
        if (got == 0)
            return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(got));
        if (bytes.size() > limit)
            return tl::unexpected(
                Error{ErrorCode::FileTooLarge,
                      {{"file", shown}, {"limit", std::to_string(limit / 1024 / 1024) + " MiB"}}});
    }
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// The file that a link leads to, so that the link stays.
std::filesystem::path linkTarget(const std::filesystem::path &path)
{
    std::error_code error;
    const auto target = std::filesystem::canonical(path, error);
    return error ? path : target;
}

} // namespace

std::string displayPath(const std::filesystem::path &path)
{
    std::string text = path.string();
    while (const auto bad = firstInvalidUtf8(text))
        text.replace(*bad, 1, "\xEF\xBF\xBD"); // U+FFFD
    return text;
}

std::size_t lineOf(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

Expected<std::string> readTextFile(const std::filesystem::path &path, std::size_t limit)
{
    auto bytes = readBytes(path, limit);
    if (!bytes)
        return bytes;
    if (bytes->starts_with("\xEF\xBB\xBF"))
        bytes->erase(0, 3);
    if (const auto bad = firstInvalidUtf8(*bytes))
        return tl::unexpected(
            Error{ErrorCode::NotUtf8,
                  {{"file", displayPath(path)}, {"line", std::to_string(lineOf(*bytes, *bad))}}});
    return bytes;
}

Expected<void> writeFileThrough(const std::filesystem::path &path, const FileWriter &writer)
{
    const auto failed = [&path](const std::string &cause) -> Expected<void> {
        return tl::unexpected(Error{ErrorCode::WriteFailed, {{"file", displayPath(path)}, {"cause", cause}}});
    };
    const std::filesystem::path target = linkTarget(path);
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode)) // a rename would take the place of a device
        return failed(S_ISDIR(old.st_mode) ? systemMessage(EISDIR) : "not a regular file");
    std::string temporary = target.string() + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.fd < 0)
        return failed(systemMessage(errno));
    auto cause = writer(temporary);
    const mode_t mode = exists ? old.st_mode & 07777 : 0644;
    if (!cause
        && (::chmod(temporary.c_str(), mode) != 0 || ::fsync(file.fd) != 0
            || ::rename(temporary.c_str(), target.c_str()) != 0))
        cause = systemMessage(errno);
    if (!cause)
        return {};
    ::unlink(temporary.c_str());
    return failed(*cause);
}

Expected<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes)
{
    return writeFileThrough(path,
                            [bytes](const std::filesystem::path &temporary) -> std::optional<std::string> {
                                const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CLOEXEC));
                                if (file.fd < 0 || !writeAll(file.fd, bytes) || ::fsync(file.fd) != 0)
                                    return systemMessage(errno);
                                return std::nullopt;
                            });
}

} // namespace hakari
