// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/sensorfile.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace hakari {

namespace {

constexpr std::size_t longestLine = 4096;
constexpr double millionth = 1e-6;

class FileMeter final : public PowerMeter
{
public:
    FileMeter(std::string id, std::string name, std::vector<FileDomain> files, Seconds shortestInterval)
        : m_id(std::move(id)), m_name(std::move(name)), m_interval(shortestInterval)
    {
        m_firstFile = displayPath(files.front().path);
        for (FileDomain &each : files) {
            m_domains.push_back(std::move(each.domain));
            m_files.push_back(std::move(each.file));
        }
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return m_interval; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        bool any = false;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const auto millionths = m_files[i].integer();
            const bool usable = millionths && *millionths >= 0;
            values[i] = usable ? std::optional(static_cast<double>(*millionths) * millionth) : std::nullopt;
            any = any || usable;
        }
        if (any)
            return {};
        return tl::unexpected(Error{ErrorCode::MeterUnreadable, {{"meter", m_name}, {"file", m_firstFile}}});
    }

private:
    std::string m_id;
    std::string m_name;
    std::string m_firstFile;
    Seconds m_interval;
    std::vector<MeterDomain> m_domains;
    std::vector<SensorFile> m_files;
};

} // namespace

tl::expected<SensorFile, std::error_code> SensorFile::open(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return tl::unexpected(std::error_code(errno, std::generic_category()));
    return SensorFile(descriptor);
}

SensorFile::~SensorFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

SensorFile::SensorFile(SensorFile &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

SensorFile &SensorFile::operator=(SensorFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

std::string_view SensorFile::text(std::span<char> buffer) const
{
    ssize_t length = -1;
    do {
        length = ::pread(m_descriptor, buffer.data(), buffer.size(), 0);
    } while (length < 0 && errno == EINTR);
    return length <= 0 ? std::string_view{}
                       : trimmed(std::string_view(buffer.data(), static_cast<std::size_t>(length)));
}

std::optional<long long> SensorFile::integer() const
{
    std::array<char, 32> buffer{}; // longer than any integer: what fills it is none
    return parseInteger(text(buffer));
}

std::string lineOfFile(const std::filesystem::path &path)
{
    const auto content = readTextFile(path, longestLine);
    return content ? std::string(trimmed(*content)) : std::string();
}

std::vector<std::filesystem::path> entriesOf(const std::filesystem::path &folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> entries;
    std::filesystem::directory_iterator at(folder, error);
    for (; !error && at != std::filesystem::directory_iterator(); at.increment(error))
        entries.push_back(at->path());
    std::ranges::sort(entries);
    return entries;
}

std::unique_ptr<PowerMeter> fileMeter(std::string id, std::string name, std::vector<FileDomain> files,
                                      Seconds shortestInterval)
{
    return std::make_unique<FileMeter>(std::move(id), std::move(name), std::move(files), shortestInterval);
}

} // namespace hakari
