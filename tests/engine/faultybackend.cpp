// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/backend.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace hakari::test {

namespace {

/// $HAKARI_TEST_FAULT says what is wrong with it.
bool fault(std::string_view name)
{
    const char *chosen = std::getenv("HAKARI_TEST_FAULT");
    return chosen != nullptr && name == chosen;
}

class FaultySession final : public Session
{
public:
    std::uint32_t librarySize() const override { return 4; }
    void execute(std::span<const std::uint32_t>) override
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (fault("throw"))
            throw std::runtime_error("out of device memory");
        if (std::chrono::steady_clock::now() - m_begin < std::chrono::milliseconds(4600))
            return; // until then a quick run has been warmed up and found steady
        if (fault("crash")) {
            std::signal(SIGSEGV, SIG_DFL); // a sanitizer would take it for its own
            std::raise(SIGSEGV);
        }
        if (fault("exit"))
            std::exit(3); // a driver that ends the process behind its caller's back
        if (fault("hang"))
            std::this_thread::sleep_for(std::chrono::hours(1));
    }
    void synchronize() override {}
    std::vector<float> output() override { return {}; }
    Facts facts() const override { return {}; }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace

/// A driver that goes wrong, in the place of the backend "null".
class FaultyBackend final : public Backend
{
public:
    FaultyBackend()
    {
        if (fault("create"))
            throw std::runtime_error("no driver is loaded");
    }
    Facts libraries() const override { return {}; }
    std::vector<Device> devices() const override { return {{"cpu", "a faulty device", 0, {}}}; }
    Expected<void> supports(const Workload &, const std::string &) const override { return {}; }
    std::uint64_t memoryNeeded(const Workload &, const SessionOptions &) const override
    {
        return fault("memory") ? std::uint64_t{1} << 50 : 0;
    }
    Expected<std::unique_ptr<Session>> prepare(const Workload &, const SessionOptions &) override
    {
        if (fault("prepare"))
            throw std::runtime_error("the firmware does not answer");
        return std::make_unique<FaultySession>();
    }
};

} // namespace hakari::test

HAKARI_BACKEND_MODULE(hakari::test::FaultyBackend)
