// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/backend.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
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
        constexpr std::chrono::milliseconds step{5};
        constexpr std::chrono::milliseconds steady{4600}; // by then a quick run is warmed up and found steady
        std::this_thread::sleep_for(step);
        if (fault("throw"))
            throw std::runtime_error("out of device memory");
        if (++m_executions < steady / step)
            return;
        if (fault("crash")) {
            std::signal(SIGSEGV, SIG_DFL); // a sanitizer would take it for its own
            std::raise(SIGSEGV);
        }
        if (fault("exit"))
            std::exit(3); // a driver that ends the process behind its caller's back
        if (fault("hang")) {
            if (const char *note = std::getenv("HAKARI_TEST_NOTE"))
                std::ofstream(note) << "hangs\n"; // nothing in the stream could say it
            std::this_thread::sleep_for(std::chrono::hours(1));
        }
    }
    void synchronize() override {}
    std::vector<float> output() override { return {}; }
    Facts facts() const override { return {}; }

private:
    int m_executions = 0;
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
