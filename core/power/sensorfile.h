// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace hakari {

/// A small file of the kernel's, kept open and read again from its beginning. Move-only; for one thread.
class SensorFile
{
public:
    /// What the system says where it cannot be opened: no such file, no permission, ...
    static tl::expected<SensorFile, std::error_code> open(const std::filesystem::path &path);
    ~SensorFile();
    SensorFile(SensorFile &&other) noexcept;
    SensorFile &operator=(SensorFile &&other) noexcept;

    /// What it says now, trimmed; empty where it cannot be read. A view of `buffer`; allocates nothing.
    std::string_view text(std::span<char> buffer) const;

    /// The integer that it holds now; absent where it cannot be read or holds something else.
    std::optional<long long> integer() const;

private:
    explicit SensorFile(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

/// The trimmed content of a one-line file; empty where there is none.
std::string lineOfFile(const std::filesystem::path &path);

/// The entries of a folder in the order of their names; empty where it cannot be read.
std::vector<std::filesystem::path> entriesOf(const std::filesystem::path &folder);

/// A domain and the file that gives its value in millionths of its unit, as the kernel's power files do.
struct FileDomain {
    MeterDomain domain;
    std::filesystem::path path;
    SensorFile file;
};

/// A meter of nothing but such files. Its read() fails with MeterUnreadable.
std::unique_ptr<PowerMeter> fileMeter(std::string id, std::string name, std::vector<FileDomain> files,
                                      Seconds shortestInterval);

} // namespace hakari
