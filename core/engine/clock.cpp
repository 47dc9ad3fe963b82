// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/clock.h"

#include "core/engine/host/host.h"

#include <cerrno>
#include <ctime>

namespace hakari {

namespace {

constexpr std::int64_t perSecond = 1'000'000'000;
constexpr std::int64_t spinTime = 150'000; ///< ns before the time to stop sleeping

std::int64_t read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return time.tv_sec * perSecond + time.tv_nsec;
}

void pauseSpinning()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

} // namespace

MonotonicClock::MonotonicClock() : m_origin(read(CLOCK_MONOTONIC)) {}

std::int64_t MonotonicClock::now() const
{
    return read(CLOCK_MONOTONIC) - m_origin;
}

void MonotonicClock::sleepUntil(std::int64_t time)
{
    if (const std::int64_t wake = time - spinTime; wake > now()) {
        const std::int64_t absolute = wake + m_origin;
        const timespec until{absolute / perSecond, absolute % perSecond};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {}
    }
    while (now() < time)
        pauseSpinning();
}

ClockReading MonotonicClock::reading() const
{
    return {secondsOf(now()), secondsOf(read(CLOCK_BOOTTIME) - m_origin),
            secondsOf(read(CLOCK_REALTIME) - m_origin), throttleEvents()};
}

} // namespace hakari
