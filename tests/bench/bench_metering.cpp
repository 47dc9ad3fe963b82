// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/registry.h"
#include "core/energy/integration.h"
#include "core/engine/load.h"
#include "core/engine/metersampler.h"
#include "core/power/nvml.h"
#include "core/power/rapl.h"
#include "core/study/uncertainty.h"
#include "tests/power/fakenvml.h"
#include "tests/power/fakesystem.h"

#include <fmt/format.h>

#include <chrono>

using namespace hakari;
using Stopwatch = std::chrono::steady_clock;

namespace {

double since(Stopwatch::time_point begin)
{
    return std::chrono::duration<double>(Stopwatch::now() - begin).count();
}

void integrateMany(ReadingKind kind)
{
    constexpr std::size_t count = 10'000'000;
    constexpr double watts = 250;
    std::vector<Reading> readings(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double at = static_cast<double>(i) * 0.01;
        readings[i] = {Seconds{at}, kind == ReadingKind::Power ? watts : watts * at};
    }
    MeterDomain domain;
    domain.kind = kind;
    const Window window{Seconds{1}, Seconds{99'001}};
    const auto begin = Stopwatch::now();
    const auto energy = integrate(domain, readings, window);
    fmt::print("integrate {} readings of {}: {:.0f} ms, off by {:.3g} of the energy\n", count, name(kind),
               since(begin) * 1e3, energy ? energy->energy.value / (watts * window.length().value) - 1 : 1);
}

/// Four packages with a child each, as a server with as many sockets has.
class FakeServer
{
public:
    FakeServer()
    {
        for (int i = 0; i < 4; ++i) {
            const std::string zone = fmt::format("sys/class/powercap/intel-rapl:{}/", i);
            m_system.write(zone + "name", fmt::format("package-{}\n", i));
            m_system.write(zone + "energy_uj", "123456789012\n");
        }
    }
    std::unique_ptr<PowerMeter> meter() const { return *openRapl(m_system.root()); }

private:
    test::FakeSystem m_system;
};

void readMany(PowerMeter &meter, const char *what)
{
    test::Values values(meter.domains().size());
    constexpr int count = 100'000;
    const auto begin = Stopwatch::now();
    for (int i = 0; i < count; ++i) {
        if (!meter.read(values))
            return;
    }
    fmt::print("read {} {}: {:.2f} us of at most 50 us\n", values.size(), what, since(begin) / count * 1e6);
}

void readGpus()
{
    const test::FakeNvml nvml(HAKARI_FAKENVML);
    nvml->count = 8;
    if (const auto meter = openNvml(nvml.path()))
        readMany(**meter, "GPUs (a library that stands in for NVML)");
}

/// Queries a second that the engine issues to a backend that does nothing, for one second.
double rateOf(Session &session, Clock &clock)
{
    const std::atomic<bool> stop = false;
    LoadGenerator load(session, clock, {}, 1, stop);
    const Extent extent{.least = 1'000'000'000};
    return load.backToBack(1, extent, nullptr).window(Phase::Measurement, 1).rate().value;
}

/// Stretches with and without meters take turns, so that a machine that warms up favours neither.
void sampleBesideLoad(const FakeServer &server)
{
    const auto backend = loadBackend("null");
    const auto session = (*backend)->prepare({}, {});
    MonotonicClock clock;
    std::vector<double> ratios;
    for (int i = 0; i < 21; ++i) {
        const double alone = rateOf(**session, clock);
        std::vector<std::unique_ptr<PowerMeter>> meters;
        meters.push_back(server.meter());
        const MeterSampler sampler(std::move(meters), clock, usualMeterInterval, true);
        ratios.push_back(rateOf(**session, clock) / alone);
    }
    fmt::print("rate of the null backend with meters at 10 Hz: {:+.2f} % (median of {}, at most 1 %; "
               "quartiles {:+.2f} % and {:+.2f} %)\n",
               100 * quantile(ratios, 0.5) - 100, ratios.size(), 100 * quantile(ratios, 0.25) - 100,
               100 * quantile(ratios, 0.75) - 100);
}

} // namespace

int main()
{
    const FakeServer server;
    integrateMany(ReadingKind::Power);
    integrateMany(ReadingKind::Energy);
    readMany(*server.meter(), "counters (plain files)");
    readGpus();
    sampleBesideLoad(server);
    return 0;
}
