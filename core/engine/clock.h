// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

#include <cstdint>

namespace hakari {

/// The time of a run, in ns since it began. Tests give one of their own.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    virtual std::int64_t now() const = 0;

    /// Returns at `time` or as soon after it as can be; at once where it has passed.
    virtual void sleepUntil(std::int64_t time) = 0;

    /// The clocks that show a suspend or a clock that was set, and the host's count of throttling. Reads
    /// files: not for the timed path.
    virtual ClockReading reading() const = 0;
};

/// CLOCK_MONOTONIC. Sleeps until shortly before the time and then spins, for a wake-up by the kernel comes
/// tens of microseconds late. Thread-safe.
class MonotonicClock final : public Clock
{
public:
    MonotonicClock();

    std::int64_t now() const override;
    void sleepUntil(std::int64_t time) override;
    ClockReading reading() const override;

private:
    std::int64_t m_origin;
};

inline constexpr double nanosecond = 1e-9;

constexpr Seconds secondsOf(std::int64_t nanoseconds)
{
    return {static_cast<double>(nanoseconds) * nanosecond};
}
constexpr std::int64_t nanosecondsOf(Seconds seconds)
{
    return static_cast<std::int64_t>(seconds.value / nanosecond);
}

} // namespace hakari
