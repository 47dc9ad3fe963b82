// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/feed.h"

#include "core/energy/integration.h"
#include "core/energy/powerline.h"
#include "core/power/followedfile.h"
#include "core/power/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>

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
        if (m_waiting.empty()) {
            if (const auto collected = collect(); !collected)
                return collected;
        }
        if (m_waiting.empty())
            return m_source->end().empty() ? Expected<void>() : tl::unexpected(ended());
        values.front() = m_waiting.front().value;
        m_given = m_waiting.front().time;
        if (m_given)
            m_age = ageOf(*m_given, m_clock);
        m_waiting.pop_front();
        return {};
    }

    bool hasMore() const override { return !m_waiting.empty(); }

    /// Waits for the first reading, which says what the feed gives.
    Expected<void> begin(Seconds patience)
    {
        const auto start = Time::now();
        std::optional<Error> cause;
        for (;;) {
            if (const auto collected = collect(); !collected)
                return collected;
            if (!m_waiting.empty())
                cause = misdating(m_waiting.back());
            if (!m_waiting.empty() && !cause)
                break;
            m_waiting.clear();
            if (!m_source->end().empty())
                return tl::unexpected(cause.value_or(ended()));
            const Seconds longest = patience + meanInterval();
            if (Time::now() - start > std::chrono::duration<double>(longest.value))
                return tl::unexpected(cause.value_or(silent(longest)));
            m_source->wait(std::min(patience, pollEvery));
        }
        m_waiting.clear();
        m_domains.push_back(m_reader.domain());
        return {};
    }

private:
    /// Whether the newest that waits tells nothing beside the one that has come: without a time, both are of
    /// now; with one, it follows the one before it too closely.
    bool dispensable() const
    {
        const auto time = m_waiting.back().time;
        const auto before = m_waiting.size() > 1 ? (m_waiting.end() - 2)->time : m_given;
        return !time || (before && *time - *before < interval);
    }

    /// Takes the lines that have arrived.
    Expected<void> collect()
    {
        for (int i = 0; i < linesAtOnce; ++i) {
            const auto line = m_source->next();
            if (!line)
                break;
            const auto reading = m_reader.take(*line, m_source->number());
            if (!reading)
                return tl::unexpected(reading.error());
            if (!*reading)
                continue;
            if ((*reading)->time && *(*reading)->time > m_clock() + clockDifference)
                return tl::unexpected(misdated(*line, *(*reading)->time - m_clock()));
            if (!m_waiting.empty() && dispensable())
                m_waiting.pop_back();
            m_waiting.push_back(**reading);
            m_line = *line;
        }
        return {};
    }

    /// Of a mean, over how long it is taken.
    Seconds meanInterval() const { return m_reader.domain().averagedOver.value_or(Seconds{}); }

    /// Why the time of the newest reading cannot be that of this machine's clock.
    std::optional<Error> misdating(const PowerLine &newest) const
    {
        if (!newest.time)
            return std::nullopt;
        const Seconds ahead = *newest.time - m_clock();
        if (ahead <= longestGap && ahead + longestGap + meanInterval() >= Seconds{})
            return std::nullopt;
        return misdated(m_line, ahead);
    }

    Error misdated(const std::string &line, Seconds ahead) const
    {
        return m_reader.badLine(line, m_source->number(),
                                fmt::format("its time is {:.1f} s {} this machine's clock; set both clocks, "
                                            "or write each line at once and without a time",
                                            std::abs(ahead.value),
                                            ahead > Seconds{} ? "ahead of" : "behind"));
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
    std::deque<PowerLine> m_waiting; ///< not given yet, oldest first
    std::string m_line;              ///< of the newest
    std::optional<Seconds> m_given;  ///< the time of the last that was
    Seconds m_age;
};

Expected<std::unique_ptr<LineSource>> openCommand(const std::string &command)
{
    auto program = Program::startScript(command);
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
