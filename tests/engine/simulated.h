// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"
#include "core/engine/clock.h"

#include <functional>
#include <stdexcept>
#include <vector>

namespace hakari::test {

/// Time that passes only when something is done.
class SimulatedClock final : public Clock
{
public:
    std::int64_t now() const override { return m_now; }
    void sleepUntil(std::int64_t time) override { pass(std::max<std::int64_t>(0, time - m_now)); }
    ClockReading reading() const override
    {
        return {secondsOf(m_now), secondsOf(m_now), {1e9 + secondsOf(m_now).value}, {}};
    }
    void pass(std::int64_t nanoseconds)
    {
        m_now += nanoseconds;
        if (onPass)
            onPass();
    }

    std::function<void()> onPass;

private:
    std::int64_t m_now = 0;
};

/// A device whose batches take as long as `service` says, in ns.
class SimulatedSession final : public Session
{
public:
    using Service = std::function<std::int64_t(std::size_t batch)>;
    SimulatedSession(SimulatedClock &clock, Service service) : m_clock(clock), m_service(std::move(service))
    {
    }

    std::uint32_t librarySize() const override { return 16; }
    void execute(std::span<const std::uint32_t> samples) override
    {
        if (executions++ >= failsAfter)
            throw std::runtime_error("the device fell off the bus");
        batches.push_back(samples.size());
        drawn.insert(drawn.end(), samples.begin(), samples.end());
        m_clock.pass(m_service(samples.size()));
        if (onExecute)
            onExecute();
    }
    void synchronize() override {}
    std::vector<float> output() override { return {}; }
    Facts facts() const override { return {{"parameters", "7"}}; }

    std::size_t executions = 0;
    std::size_t failsAfter = SIZE_MAX;
    std::vector<std::size_t> batches;
    std::vector<std::uint32_t> drawn;
    std::function<void()> onExecute;

private:
    SimulatedClock &m_clock;
    Service m_service;
};

} // namespace hakari::test
