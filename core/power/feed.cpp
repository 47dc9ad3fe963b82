// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/feed.h"

#include "core/energy/powerline.h"
#include "core/power/followedfile.h"
#include "core/power/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace hakari {

namespace {

using Time = std::chrono::steady_clock;

constexpr Seconds interval{0.05};
constexpr Seconds pollEvery{0.1};
constexpr Seconds clockDifference{60.0}; // that another machine's clock may run ahead
constexpr int linesAtOnce = 10'000;      // a program may print faster than it can be read

class FeedMeter final : public PowerMeter
{
public:
    FeedMeter(std::string id, std::string command, std::unique_ptr<LineSource> source, PowerLineReader reader,
              WallClock clock)
        : m_id(std::move(id)),
          m_command(std::move(command)),
          m_source(std::move(source)),
          m_reader(std::move(reader)),
          m_clock(std::move(clock))
    {
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }
    Seconds age() const override { return m_age; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        values.front().reset();
        m_age = {};
        const auto newest = newestReading();
        if (!newest)
            return tl::unexpected(newest.error());
        if (!*newest)
            return m_source->end().empty() ? Expected<void>() : tl::unexpected(ended());
        values.front() = (*newest)->value;
        if ((*newest)->time)
            m_age = ageOf(*(*newest)->time, m_clock);
        return {};
    }

    /// Waits for the first reading, which says what the feed gives.
    Expected<void> begin(Seconds patience)
    {
        const auto deadline = Time::now() + std::chrono::duration<double>(patience.value);
        for (;;) {
            const auto reading = newestReading();
            if (!reading)
                return tl::unexpected(reading.error());
            if (*reading)
                break;
            if (!m_source->end().empty())
                return tl::unexpected(ended());
            if (Time::now() > deadline)
                return tl::unexpected(silent(patience));
            m_source->wait(std::min(patience, pollEvery));
        }
        m_domains.push_back(m_reader.domain());
        return {};
    }

private:
    Expected<std::optional<PowerLine>> newestReading()
    {
        std::optional<PowerLine> newest;
        for (int i = 0; i < linesAtOnce; ++i) {
            const auto line = m_source->next();
            if (!line)
                break;
            const auto reading = m_reader.take(*line, m_source->number());
            if (!reading)
                return reading;
            if (!*reading)
                continue;
            if ((*reading)->time && *(*reading)->time > m_clock() + clockDifference)
                return tl::unexpected(
                    m_reader.badLine(*line, m_source->number(), "its time lies in the future"));
            newest = *reading;
        }
        return newest;
    }

    Error ended() const
    {
        return {ErrorCode::FeedEnded,
                {{"meter", m_id}, {"cause", m_source->end()}, {"command", shownText(m_command)}}};
    }

    Error silent(Seconds patience) const
    {
        return {ErrorCode::FeedSilent,
                {{"meter", m_id},
                 {"value", fmt::format("{:g} s", patience.value)},
                 {"command", shownText(m_command)}}};
    }

    std::string m_id;
    std::string m_command; ///< what shows the same in a terminal
    std::unique_ptr<LineSource> m_source;
    PowerLineReader m_reader;
    WallClock m_clock;
    std::vector<MeterDomain> m_domains;
    Seconds m_age;
};

Expected<std::unique_ptr<LineSource>> openCommand(const std::string &command)
{
    auto program = Program::start({"/bin/sh", {"-c", command}});
    if (!program)
        return tl::unexpected(program.error());
    return std::make_unique<LineProgram>(std::move(*program));
}

/// A file's headers may have been written long ago.
Expected<std::unique_ptr<LineSource>> openFile(const std::filesystem::path &path, PowerLineReader &reader)
{
    auto file = FollowedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    for (const FollowedFile::Comment &comment : (*file)->comments()) {
        if (const auto taken = reader.take(comment.line, comment.number); !taken)
            return tl::unexpected(taken.error());
    }
    return std::move(*file);
}

} // namespace

Expected<std::unique_ptr<PowerMeter>> openFeed(const std::string &id, const FeedSource &source,
                                               const FeedOptions &options)
{
    const bool file = source.kind == FeedSource::Kind::File;
    PowerLineReader reader(id);
    auto lines = file ? openFile(source.text, reader) : openCommand(source.text);
    if (!lines)
        return tl::unexpected(lines.error());
    auto meter = std::make_unique<FeedMeter>(id, (file ? "tail -F " : "") + source.text, std::move(*lines),
                                             std::move(reader), options.clock);
    if (const auto begun = meter->begin(options.patience); !begun)
        return tl::unexpected(begun.error());
    return meter;
}

} // namespace hakari
