// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/integration.h"
#include "core/power/rapl.h"
#include "tests/power/fakesystem.h"

#include <fmt/format.h>

#include <chrono>

using namespace hakari;
using Clock = std::chrono::steady_clock;

namespace {

double since(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
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
    const auto begin = Clock::now();
    const auto energy = integrate(domain, readings, window);
    fmt::print("integrate {} readings of {}: {:.0f} ms, off by {:.3g} of the energy\n", count, name(kind),
               since(begin) * 1e3, energy ? energy->energy.value / (watts * window.length().value) - 1 : 1);
}

void readMany()
{
    const test::FakeSystem system;
    for (int i = 0; i < 4; ++i) {
        const std::string zone = fmt::format("sys/class/powercap/intel-rapl:{}/", i);
        system.write(zone + "name", fmt::format("package-{}\n", i));
        system.write(zone + "energy_uj", "123456789012\n");
    }
    const auto meter = openRapl(system.root());
    test::Values values(meter ? (*meter)->domains().size() : 0);
    constexpr int count = 100'000;
    const auto begin = Clock::now();
    for (int i = 0; meter && i < count; ++i) {
        if (!(*meter)->read(values))
            return;
    }
    fmt::print("read {} counters: {:.2f} us (plain files)\n", values.size(), since(begin) / count * 1e6);
}

} // namespace

int main()
{
    integrateMany(ReadingKind::Power);
    integrateMany(ReadingKind::Energy);
    readMany();
    return 0;
}
