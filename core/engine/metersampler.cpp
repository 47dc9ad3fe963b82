// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/metersampler.h"

#include "core/energy/wholeenergy.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace hakari {

namespace {

constexpr double unreadShare = 0.2; ///< of a window, at its end
constexpr double readingsPerWindow = 6.0;
constexpr Seconds longestWindow{10.0};
constexpr Seconds longestLateness{60.0};
constexpr std::chrono::milliseconds waitStep{20};

std::chrono::steady_clock::duration durationOf(Seconds seconds)
{
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(seconds.value));
}

/// When the last reading came that counts; of a counter that never moved, the last one.
Seconds newestOf(const PowerTrace &trace)
{
    const auto counted = countedReadings(trace.domain, trace.readings);
    return counted.empty() ? trace.readings.back().at : counted.back().at;
}

/// The domain's energy over the window, cut off at its last reading where that lies near the window's end.
Expected<DomainEnergy> readSoFar(const PowerTrace &trace, Window window)
{
    if (!trace.readings.empty()) {
        const Seconds last = newestOf(trace);
        if (last < window.end && window.end - last <= window.length() * unreadShare)
            window.end = last;
    }
    return integrate(trace.domain, trace.readings, window);
}

/// Whether the domain may yet turn out to have used energy in the window.
bool undecided(const MeteredDomain &domain)
{
    using enum ErrorCode;
    constexpr std::array decided{PowerZero, PowerInPercent, PowerBadReading, PowerDisorder};
    return !domain.energy && std::ranges::find(decided, domain.energy.error().code) == decided.end();
}

/// How far apart the readings came that count; nothing for fewer than two.
Seconds spacingOf(const PowerTrace &trace)
{
    const auto counted = countedReadings(trace.domain, trace.readings);
    if (counted.size() < 2)
        return {};
    return (counted.back().at - counted.front().at) / static_cast<double>(counted.size() - 1);
}

} // namespace

/// One meter, its thread and what it has read.
class MeterSampler::Station
{
public:
    Station(std::unique_ptr<PowerMeter> meter, const Clock &clock, Seconds interval)
        : m_meter(std::move(meter)),
          m_clock(clock),
          m_interval(std::max(interval, m_meter->shortestInterval())),
          m_values(m_meter->domains().size()),
          m_taken(m_values.size())
    {
        for (const MeterDomain &domain : m_meter->domains())
            m_traces.push_back({m_meter->id(), domain, {}});
    }

    Seconds windowNeeded() const
    {
        const std::lock_guard lock(m_mutex);
        Seconds longest;
        for (const PowerTrace &trace : m_traces) {
            const Seconds mean = trace.domain.averagedOver.value_or(Seconds{});
            const Seconds needed = std::max({m_interval, spacingOf(trace), mean}) * readingsPerWindow;
            if (needed <= longestWindow)
                longest = std::max(longest, needed);
        }
        return longest;
    }

    void startThread()
    {
        m_thread = std::jthread([this](const std::stop_token &stop) { sampleUntil(stop); });
    }

    void sample()
    {
        const std::lock_guard meterLock(m_meterMutex);
        while (readOnce() && m_meter->hasMore()) {}
    }

    template <class Ask>
    auto ask(Ask question)
    {
        const std::lock_guard lock(m_meterMutex);
        return question(*m_meter);
    }

    std::vector<PowerTrace> domains() const
    {
        std::vector<PowerTrace> out;
        for (const PowerTrace &trace : m_traces)
            out.push_back({trace.meter, trace.domain, {}});
        return out;
    }

    std::vector<PowerTrace> takeNew()
    {
        const std::lock_guard lock(m_mutex);
        std::vector<PowerTrace> out;
        for (std::size_t i = 0; i < m_traces.size(); ++i) {
            const auto &readings = m_traces[i].readings;
            const auto first = readings.begin() + static_cast<std::ptrdiff_t>(m_taken[i]);
            if (first != readings.end())
                out.push_back({m_traces[i].meter, m_traces[i].domain, {first, readings.end()}});
            m_taken[i] = readings.size();
        }
        return out;
    }

    std::optional<Error> takeFailure()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_failure, std::nullopt);
    }

    void addSoFar(const Window &window, std::vector<MeteredDomain> &out) const
    {
        const std::lock_guard lock(m_mutex);
        for (const PowerTrace &trace : m_traces)
            out.push_back({trace.meter, trace.domain, readSoFar(trace, window)});
    }

    bool hasFirstReadings() const
    {
        const std::lock_guard lock(m_mutex);
        return std::ranges::all_of(m_traces, [](const PowerTrace &trace) { return !trace.readings.empty(); });
    }

    /// Whether no reading has to be waited for that brackets `time`.
    bool hasReadingsAfter(Seconds time) const
    {
        const std::lock_guard lock(m_mutex);
        return std::ranges::all_of(m_traces, [this, time](const PowerTrace &trace) {
            if (trace.readings.empty())
                return true;
            const Seconds newest = newestOf(trace);
            return newest >= time || newest + patienceWith(trace.domain) < time;
        });
    }

    /// How long a reading may be in coming.
    Seconds patience() const
    {
        const std::lock_guard lock(m_mutex);
        Seconds longest;
        for (const PowerTrace &trace : m_traces)
            longest = std::max(longest, patienceWith(trace.domain));
        return longest;
    }

private:
    Seconds patienceWith(const MeterDomain &domain) const
    {
        return allowedGap(domain) + m_interval * 2.0 + m_lateness;
    }

    bool readOnce()
    {
        const Seconds begin = secondsOf(m_clock.now());
        const auto read = m_meter->read(m_values);
        const Seconds end = secondsOf(m_clock.now());
        const std::lock_guard lock(m_mutex);
        if (read)
            keep((begin + end) / 2.0 - m_meter->age());
        else if (!std::exchange(m_failed, true))
            m_failure = read.error();
        return read.has_value();
    }

    void sampleUntil(const std::stop_token &stop)
    {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        auto next = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            sample();
            next = std::max(next + durationOf(m_interval), std::chrono::steady_clock::now());
            wake.wait_until(lock, stop, next, [&stop] { return stop.stop_requested(); });
        }
    }

    /// A value that is older than the one before it is no reading of its own.
    void keep(Seconds at)
    {
        for (std::size_t i = 0; i < m_traces.size(); ++i) {
            auto &readings = m_traces[i].readings;
            if (!m_values[i] || (!readings.empty() && at < readings.back().at))
                continue;
            readings.push_back({at, *m_values[i]});
            m_lateness = std::min(std::max(m_lateness, m_meter->age()), longestLateness);
        }
    }

    std::mutex m_meterMutex; ///< guards the meter and m_values
    std::unique_ptr<PowerMeter> m_meter;
    const Clock &m_clock;
    Seconds m_interval;
    std::vector<std::optional<double>> m_values;

    mutable std::mutex m_mutex; ///< guards all below
    std::vector<PowerTrace> m_traces;
    std::vector<std::size_t> m_taken; ///< readings of each trace
    Seconds m_lateness;               ///< of the readings so far, the longest
    std::optional<Error> m_failure;
    bool m_failed = false;
    std::jthread m_thread; ///< last: it ends before what it uses
};

MeterSampler::MeterSampler(std::vector<std::unique_ptr<PowerMeter>> meters, const Clock &clock,
                           Seconds interval, bool ownThreads)
    : m_ownThreads(ownThreads)
{
    for (auto &meter : meters)
        m_stations.push_back(std::make_unique<Station>(std::move(meter), clock, interval));
    for (const auto &station : m_stations) {
        if (m_ownThreads)
            station->startThread();
    }
}

MeterSampler::~MeterSampler() = default;

std::vector<PowerTrace> MeterSampler::domains() const
{
    std::vector<PowerTrace> out;
    for (const auto &station : m_stations)
        std::ranges::move(station->domains(), std::back_inserter(out));
    return out;
}

std::vector<PowerTrace> MeterSampler::takeNew()
{
    std::vector<PowerTrace> out;
    for (const auto &station : m_stations)
        std::ranges::move(station->takeNew(), std::back_inserter(out));
    return out;
}

std::vector<Error> MeterSampler::takeFailures()
{
    std::vector<Error> out;
    for (const auto &station : m_stations) {
        if (auto failure = station->takeFailure())
            out.push_back(std::move(*failure));
    }
    return out;
}

std::optional<Watts> MeterSampler::meanPower(const Window &window) const
{
    std::vector<MeteredDomain> domains;
    for (const auto &station : m_stations)
        station->addSoFar(window, domains);
    const auto whole = wholeOf(domains);
    for (MeteredDomain &each : domains) {
        if (undecided(each))
            each.energy = DomainEnergy{};
    }
    const bool complete = whole && wholeOf(domains)->counted == whole->counted;
    return complete ? std::optional(whole->mean) : std::nullopt;
}

Seconds MeterSampler::windowNeeded() const
{
    Seconds longest;
    for (const auto &station : m_stations)
        longest = std::max(longest, station->windowNeeded());
    return longest;
}

Seconds MeterSampler::patience() const
{
    Seconds longest;
    for (const auto &station : m_stations)
        longest = std::max(longest, station->patience());
    return longest;
}

template <class Condition>
void MeterSampler::await(Condition condition, const std::atomic<bool> &stop)
{
    if (!m_ownThreads)
        return sample();
    const auto begin = std::chrono::steady_clock::now();
    for (const auto &station : m_stations) {
        const auto end = begin + durationOf(station->patience());
        while (!stop && !condition(*station) && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(waitStep);
    }
}

void MeterSampler::awaitFirstReadings(const std::atomic<bool> &stop)
{
    await([](const Station &station) { return station.hasFirstReadings(); }, stop);
}

void MeterSampler::awaitReadingsAfter(Seconds time, const std::atomic<bool> &stop)
{
    await([time](const Station &station) { return station.hasReadingsAfter(time); }, stop);
}

std::map<std::string, std::string> MeterSampler::facts()
{
    std::map<std::string, std::string> out;
    for (const auto &station : m_stations)
        out.merge(station->ask([](PowerMeter &meter) { return meter.facts(); }));
    return out;
}

std::vector<Notice> MeterSampler::warnings()
{
    std::vector<Notice> out;
    for (const auto &station : m_stations)
        std::ranges::move(station->ask([](PowerMeter &meter) { return meter.warnings(); }),
                          std::back_inserter(out));
    return out;
}

std::vector<std::string> MeterSampler::takeThrottling()
{
    std::vector<std::string> out;
    for (const auto &station : m_stations)
        std::ranges::move(station->ask([](PowerMeter &meter) { return meter.takeThrottling(); }),
                          std::back_inserter(out));
    return out;
}

void MeterSampler::sample()
{
    for (const auto &station : m_stations)
        station->sample();
}

} // namespace hakari
