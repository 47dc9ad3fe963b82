// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/clock.h"
#include "core/power/powermeter.h"

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// How often meters are read where they allow it.
inline constexpr Seconds usualMeterInterval{0.1};

/// Reads power meters while a run goes on, each from a thread of its own, so that a slow one delays no other
/// and none of them the load. Thread-safe.
class MeterSampler
{
public:
    /// Begins to read. Each meter is read every `interval`, or as seldom as it needs. Without `ownThreads`
    /// the caller reads, by sample(). The clock is referred to and must outlive it.
    MeterSampler(std::vector<std::unique_ptr<PowerMeter>> meters, const Clock &clock, Seconds interval,
                 bool ownThreads);
    ~MeterSampler();
    MeterSampler(const MeterSampler &) = delete;
    MeterSampler &operator=(const MeterSampler &) = delete;

    /// The domains of all meters, without readings.
    std::vector<PowerTrace> domains() const;

    /// The readings since it was asked last, by domain; domains without any are left out.
    std::vector<PowerTrace> takeNew();

    /// Why meters could not be read, once for each meter; empty afterwards.
    std::vector<Error> takeFailures();

    /// The mean power of all parts that are metered over the window. Of each domain that counts beside the
    /// others, the readings may end a fifth of the window before it does; where one of them was not read that
    /// far, it is not known: no other may stand in for it, as windows are compared with each other.
    std::optional<Watts> meanPower(const Window &window) const;

    /// How long a window must be for its mean power to hold six readings of each domain, of those that give
    /// them often enough for a window of ten seconds. By the readings so far, where there are two.
    Seconds windowNeeded() const;

    /// How long a reading of the slowest meter may be in coming: the longest gap that is allowed, and what
    /// its readings came late so far.
    Seconds patience() const;

    /// Wait until every domain has its first reading, or one that counts at or after `time`, for as long as
    /// its meter may take. A domain that has been silent for longer than that, or never had a reading, is not
    /// waited for at `time`. Return early where `stop` tells them to.
    void awaitFirstReadings(const std::atomic<bool> &stop);
    void awaitReadingsAfter(Seconds time, const std::atomic<bool> &stop);

    /// Those of all meters. Blocking.
    std::map<std::string, std::string> facts();
    std::vector<Notice> warnings();
    std::vector<std::string> takeThrottling();

    /// Reads every meter now.
    void sample();

private:
    class Station;
    template <class Condition>
    void await(Condition condition, const std::atomic<bool> &stop);

    bool m_ownThreads;
    std::vector<std::unique_ptr<Station>> m_stations;
};

} // namespace hakari
